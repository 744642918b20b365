"""The catalogue: its data is sound, every planted fault is caught, names are found and words left alone."""

import copy
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quizgen.catalogue import Catalogue, load
from quizgen.catalogue.checking import faults, sizes
from quizgen.catalogue.keeping import thaw
from quizgen.catalogue.knowing import facts
from quizgen.catalogue.loading import Compiled, compiled, read
from quizgen.catalogue.proofs import foils, negated, unique
from quizgen.errors import QuizgenError
from quizgen.kinds import ask
from quizgen.resources import folder

TODAY = date(2026, 11, 24)
CASES = Path(__file__).parent / "cases" / "names.md"


def source(key: str) -> dict[str, str]:
    return {"url": f"https://docs.example/{key}", "checked": "2026-11-24"}


def concept(id_: str, name: str, **more: object) -> dict[str, object]:
    return {
        "id": id_,
        "kind": "service",
        "name": name,
        "tier": 1,
        "exams": {"saa": ["2.1"]},
        "definition": {
            "text": f"A thing that does what only number {id_} does.",
            "asserts": [f"does-{id_}"],
            "src": "page",
        },
        "purpose": {"text": f"do {id_}", "asserts": [f"does-{id_}"], "src": "page"},
        "contrasts": [
            {
                "with": "two" if id_ == "one" else "one",
                "axis": "x",
                "self": "is it",
                "other": "is not it",
                "src": "page",
            }
        ],
        "misconceptions": [{"says": f"{name} is slow.", "truth": "It is fast.", "src": "page"}],
        "file": f"/c/{id_}.md",
        **more,
    }


@pytest.fixture
def small() -> Compiled:
    """Four siblings of which each alone does its own thing: a catalogue without a fault."""
    ids = {"one": "Amazon One", "two": "Amazon Two", "three": "AWS Three", "four": "AWS Four"}
    traits = {
        f"does-{id_}": {
            "need": f"{id_} must be done",
            "says": f"does {id_}",
            "cells": {other: ["has" if other == id_ else "lacks", "def", "page"] for other in ids},
        }
        for id_ in ids
    }
    scenario = {"id": "s", "needs": ["does-one"], "settings": ["One must be done.", "One is wanted.", "All want one."]}
    home = {
        "family": "f",
        "noun": "thing",
        "members": list(ids),
        "traits": traits,
        "scenarios": [scenario],
        "file": "/f/f.yaml",
    }
    return {
        "concepts": {id_: concept(id_, name) for id_, name in ids.items()},
        "families": {"f": home},
        "sources": {"page": source("page")},
        "exams": {},
    }


def test_the_small_catalogue_is_sound(small: Compiled) -> None:
    assert list(faults(small, TODAY)) == []


def wrong_cell(data: Compiled) -> None:
    data["families"]["f"]["traits"]["does-one"]["cells"]["two"] = ["perhaps", "def", "page"]


def no_source(data: Compiled) -> None:
    data["concepts"]["one"]["definition"]["src"] = "nowhere"


def second_name(data: Compiled) -> None:
    data["concepts"]["one"]["aliases"] = ["Amazon Two"]


def unprovable(data: Compiled) -> None:
    for member in ("two", "three"):
        data["families"]["f"]["traits"]["does-one"]["cells"][member] = ["part", "inf", "-"]


def two_answers(data: Compiled) -> None:
    data["families"]["f"]["traits"]["does-one"]["cells"]["two"] = ["has", "def", "page"]


def past_recheck(data: Compiled) -> None:
    data["concepts"]["one"]["status"] = {"lifecycle": "ga", "recheck_by": "2026-01-01"}


def torn(data: Compiled) -> None:
    data["concepts"]["one"]["purpose"] = {"text": "do one", "then two": None, "src": "page"}


def missing(data: Compiled) -> None:
    del data["concepts"]["one"]["tier"]


def few_settings(data: Compiled) -> None:
    data["families"]["f"]["scenarios"][0]["settings"] = ["One must be done."]


def bare_cell(data: Compiled) -> None:
    del data["families"]["f"]["traits"]["does-one"]["cells"]["two"]


def asked(data: Compiled, q: str, a: str) -> None:
    vi = {"q": "Amazon One làm gì?", "a": "Chờ việc"}
    data["concepts"]["one"]["questions"] = [{"id": "what", "q": q, "a": a, "vi": vi, "src": "page"}]


def nameless(data: Compiled) -> None:
    asked(data, "What does it do?", "It waits for work")


def bare_no(data: Compiled) -> None:
    asked(data, "Does Amazon One wait for work?", "No.")


def no_question(data: Compiled) -> None:
    asked(data, "What Amazon One waits for", "Work")


def one_language(data: Compiled) -> None:
    asked(data, "What does Amazon One wait for?", "Work")
    del data["concepts"]["one"]["questions"][0]["vi"]


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        (nameless, "names neither Amazon One"),
        (bare_no, "teaches nothing"),
        (no_question, "is no question"),
        (one_language, "vi is missing"),
        (wrong_cell, "perhaps"),
        (no_source, "no source nowhere"),
        (second_name, "is a name of"),
        (unprovable, "proved against 1 siblings"),
        (two_answers, "not exactly one member"),
        (past_recheck, "has passed"),
        (torn, "'then two' has no value"),
        (missing, "tier is missing"),
        (few_settings, "three settings"),
        (bare_cell, "a cell for every member"),
    ],
)
def test_a_planted_fault_is_caught(plant: Callable[[Compiled], None], said: str, small: Compiled) -> None:
    data = copy.deepcopy(small)
    plant(data)
    assert any(said in fault for fault in faults(data, TODAY)), list(faults(data, TODAY))


def test_a_question_is_asked_in_its_own_words(small: Compiled) -> None:
    asked(small, "What do several Amazon Ones wait for?", "Work")
    assert not any("question" in fault for fault in faults(small, TODAY))
    told = next(fact for fact in facts(Catalogue(small), "one") if fact.relation == "question")
    assert (told.aspect, told.question, told.value) == ("what", "What do several Amazon Ones wait for?", "Work")


def test_only_a_proved_lack_makes_a_foil(small: Compiled) -> None:
    catalogue = Catalogue(small)
    assert [foil.text for foil in foils(catalogue, "one", ["does-one"])] == ["Amazon Two", "AWS Four", "AWS Three"]
    assert unique(catalogue, "one", ["does-one"])
    small["families"]["f"]["traits"]["does-one"]["cells"]["two"] = ["lacks", "inf", "-"]
    guarded = Catalogue(small)
    assert [foil.text for foil in foils(guarded, "one", ["does-one"])] == ["AWS Four", "AWS Three"]
    assert not unique(guarded, "one", ["does-one"])


def test_a_part_is_never_offered_beside_its_whole(small: Compiled) -> None:
    small["concepts"]["two"]["part_of"] = ["one"]
    assert "Amazon Two" not in [foil.text for foil in foils(Catalogue(small), "one", ["does-one"])]


@pytest.mark.parametrize(
    ("volatility", "verified", "stale"),
    [("high", "2026-05-28", False), ("high", "2026-05-27", True), ("medium", "2020-01-01", False)],
)
def test_a_figure_that_changes_often_grows_old(small: Compiled, volatility: str, verified: str, stale: bool) -> None:
    number = {"id": "n", "q": "maximum size", "value": "1 MiB", "src": "page", "near": {"64 KiB": "a step"}}
    small["concepts"]["one"]["facts"] = [number | {"verified": verified, "volatility": volatility}]
    for day, wanted in ((TODAY, stale), (None, False)):
        (fact,) = [fact for fact in facts(Catalogue(small, day), "one") if fact.relation == "number"]
        assert fact.stale is wanted


def shown(data: Compiled) -> dict[tuple[str, str, str], set[tuple[object, ...]]]:
    """What the cards of a catalogue show, by concept, relation and kind."""
    catalogue = Catalogue(data)
    known = [fact for id_ in data["concepts"] for fact in facts(catalogue, id_)]
    found: dict[tuple[str, str, str], set[tuple[object, ...]]] = {}
    for card in (card for fact in known for card in ask(fact, known)):
        said = (card.fact.aspect, card.prompt, card.answer, card.options, card.correct, card.why, card.pairs)
        found.setdefault((card.fact.subject.key, card.fact.relation, card.kind), set()).add(said)
    return found


def test_one_cell_changes_exactly_the_questions_whose_proof_used_it(small: Compiled) -> None:
    before = shown(small)
    small["families"]["f"]["traits"]["does-three"]["cells"]["four"] = ["unk", "inf", "-"]
    after = shown(small)
    # That Four does not do three was a statement of its own, kept Four among the wrong options, and made Three the
    # only one to ask for by name; nothing else is told by it, and the open questions of Three show none of it.
    assert {key for key in before | after if before.get(key) != after.get(key)} == {
        ("four", "lacks", "true_false"),
        ("four", "definition", "match"),
        *(
            ("three", relation, kind)
            for relation in ("definition", "purpose", "trait")
            for kind in ("choice", "reverse")
        ),
        ("three", "purpose", "cloze"),
    }


@pytest.mark.parametrize(
    ("says", "denied"),
    [
        ("keeps each message", "does not keep each message"),
        ("pushes to subscribers", "does not push to subscribers"),
        ("carries data", "does not carry data"),
        ("can be read", "cannot be read"),
        ("is serverless", "is not serverless"),
        ("has a console", "does not have a console"),
        ("stores and serves files", "does not store and serve files"),
    ],
)
def test_a_predicate_is_denied_as_a_person_would(says: str, denied: str) -> None:
    assert negated(says) == denied


def test_the_shipped_catalogue_is_sound() -> None:
    assert list(faults(read([folder("decks") / "aws"]), TODAY)) == []


def test_the_shipped_catalogue_has_the_sizes_it_promises(catalogue: Catalogue) -> None:
    found = sizes(catalogue)
    assert found["concepts"] >= 320
    assert found["families"] >= 42
    assert found["numbers"] >= 150
    assert found["changes"] >= 60
    assert found["contrasts"] >= 150


def test_every_name_finds_its_own_concept(catalogue: Catalogue) -> None:
    lost = []
    for id_ in catalogue.ids:
        name = re.sub(r"\s*\([^)]*\)", "", catalogue[id_].name)
        found = [mention.concept for mention in catalogue.finder.find(f"about {name[:1].upper()}{name[1:]} here")]
        if found != [id_]:
            lost.append((id_, found))
    assert lost == []


def test_names_in_text(catalogue: Catalogue) -> None:
    """Lines of tests/cases/names.md: a text, and behind the arrow the concepts that it names."""
    hits = wanted_all = found_all = 0
    wrong = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        text, arrow, wanted_text = line.partition(" => ")
        if not arrow and not line.endswith(" =>"):
            continue
        wanted = wanted_text.split()
        found = [mention.concept for mention in catalogue.finder.find(text.removesuffix(" =>"))]
        hits += sum(id_ in found for id_ in wanted)
        wanted_all, found_all = wanted_all + len(wanted), found_all + len(found)
        if sorted(found) != sorted(wanted):
            wrong.append((text, found))
    assert wrong == []
    assert hits == wanted_all == found_all


def test_a_mention_says_where_it_stands(catalogue: Catalogue) -> None:
    text = "Use Amazon SQS, then S3 buckets."
    first = catalogue.finder.find(text)[0]
    assert (first.text, text[first.start : first.end]) == ("Amazon SQS", "Amazon SQS")


def test_a_damaged_cache_is_rebuilt_silently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, few = folder("decks") / "aws", tmp_path / "decks" / "aws"
    for part in ("concepts/integration", "sources"):
        shutil.copytree(shipped / part, few / part)
    monkeypatch.setattr("quizgen.catalogue.loading.folder", lambda name: tmp_path / name)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path)
    first = compiled()
    (kept,) = tmp_path.glob("catalogue-*")
    whole = kept.read_bytes()
    for damaged in (b'{"concepts": 3', b"", whole[:-40], whole.replace(b"queue", b"quart", 1)):
        kept.write_bytes(damaged)
        assert compiled() == first
        assert thaw(kept.read_bytes()) == first


def test_a_warm_start_reads_no_concept_file_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path)
    first = compiled()
    monkeypatch.setattr("quizgen.catalogue.loading.read", lambda folders: pytest.fail("read again"))
    assert compiled() == first


def own_concept(at: Path, text: str) -> Path:
    (at / "mine").mkdir(parents=True)
    (at / "mine" / "hudi.md").write_text(text, encoding="utf-8")
    (at / "sources.yaml").write_text(
        'hudi-docs: {url: "https://hudi.apache.org/docs", checked: 2026-11-24}\n', encoding="utf-8"
    )
    return at


def test_a_student_may_add_concepts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / "cache")
    text = (
        "---\nid: apache-hudi\nkind: technology\nname: Apache Hudi\ntier: 3\n"
        "definition: {text: A table format., src: hudi-docs}\n---\n"
    )
    grown = load([own_concept(tmp_path / "own", text)])
    assert [m.concept for m in grown.finder.find("Apache Hudi on Amazon S3")] == ["apache-hudi", "amazon-s3"]


def test_a_broken_concept_of_the_student_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / "cache")
    with pytest.raises(QuizgenError, match=r"hudi\.md: name is missing"):
        load([own_concept(tmp_path / "own", "---\nid: hudi\nkind: technology\ntier: 3\n---\n")])
    with pytest.raises(QuizgenError, match="no such catalogue folder"):
        load([tmp_path / "nowhere"])


def test_what_rests_on_an_unread_page_is_neither_asked_nor_proof(small: Compiled) -> None:
    del small["sources"]["page"]["checked"]
    catalogue = Catalogue(small)
    assert facts(catalogue, "one") == ()
    assert foils(catalogue, "one", ["does-one"]) == ()
    assert list(faults(small, TODAY)) == []
