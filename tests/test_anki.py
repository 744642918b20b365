"""Packages as the real Anki takes them, with the options of its import dialog as they are."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen import formats
from quizgen.errors import QuizgenError
from quizgen.model import Deck, Picture, Span
from tests import decks
from tests.decks import NOW, card, deck

DAY = 86_400


class Profile:
    """A student's Anki."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, made: Deck, now: int = NOW, path: Path | None = None, presets: bool = False) -> dict[str, int]:
        """Build over the last package and import: how many notes were new, updated, duplicate, conflicting."""
        target = path or self.folder / "deck.apkg"
        formats.write("anki", made, target, now=now)
        return self.import_(target, presets)

    def import_(self, target: Path, presets: bool = False) -> dict[str, int]:
        """What the import dialog does."""
        options = ImportAnkiPackageOptions(
            merge_notetypes=False, update_notes=0, update_notetypes=0, with_scheduling=False, with_deck_configs=presets
        )
        request = ImportAnkiPackageRequest(package_path=str(target), options=options)
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()
        found = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
        return {name: count for name, count in found.items() if count}

    def sides(self) -> Iterator[tuple[str, str]]:
        for number in self.collection.find_cards(""):
            shown = self.collection.get_card(number)
            yield shown.question(), shown.answer()

    def guid_rows(self) -> list[tuple[str, int]]:
        rows = self.collection.db.all("select guid, ord from notes join cards on nid = notes.id")
        return sorted((guid, place) for guid, place in rows)


@pytest.fixture
def anki(tmp_path) -> Iterator[Profile]:
    profile = Profile(tmp_path)
    yield profile
    profile.collection.close()


def text(html: str) -> str:
    """What is seen of a card: without style, script and tags."""
    html = re.sub(r"(?s)<(style|script)>.*?</\1>", "", html)
    return re.sub(r"<[^>]*>", "", html)


@contextmanager
def package(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as base, ZipFile(path) as file:
        base.deserialize(file.read("collection.anki2"))
        yield base


def test_anki_takes_every_kind(anki) -> None:
    assert anki.take(deck()) == {"new": 12}
    collection = anki.collection
    assert collection.card_count() == 12
    assert {found.name for found in collection.decks.all_names_and_ids()} == {
        "AWS",
        "AWS::Week 5",
        "AWS::Week 6",
        "Default",
    }
    assert len(collection.find_cards('deck:"AWS::Week 5"')) == 4
    assert len(collection.find_notes("tag:aws::sqs")) == 2
    assert len(collection.find_notes("tag:week_6")) == 1
    names = {found.name for found in collection.models.all_names_and_ids()}
    assert {"quizgen Recall", "quizgen Cloze", "quizgen Choice", "quizgen Match"} <= names
    assert not any(name.endswith("+") for name in names)


def test_anki_makes_the_same_cards_and_finds_none_empty(anki) -> None:
    anki.take(deck())
    before = anki.guid_rows()
    assert list(anki.collection.get_empty_cards().notes) == []
    anki.collection.db.execute("delete from cards")
    anki.collection.fix_integrity()
    assert anki.guid_rows() == before


def test_a_deck_of_the_whole_catalogue_is_taken_whole(anki, whole) -> None:
    made = deck(whole)
    assert len(made.cards) > 2_500
    assert anki.take(made) == {"new": len(made.cards)}
    before = anki.guid_rows()
    assert list(anki.collection.get_empty_cards().notes) == []
    assert anki.collection.fix_integrity() == ("Database rebuilt and optimized.", True)
    assert anki.guid_rows() == before
    assert anki.take(made, now=NOW + DAY) == {"duplicate": len(made.cards)}


def test_every_side_says_something_and_nothing_of_the_machinery(anki) -> None:
    anki.take(deck())
    for front, back in anki.sides():
        assert "{{" not in front + back
        assert "problem" not in (front + back).lower()
        assert len(text(front).strip()) > 10
        assert len(text(back).strip()) > len("From your notes")


def test_the_back_says_why_and_from_where(anki) -> None:
    anki.take(deck())
    backs = {text(front).strip()[:20]: back for front, back in anki.sides()}
    choice = text(backs["Which AWS service kee"[:20]])
    assert all(reason in choice for reason in decks.CHOICE.why)
    assert "From the catalogue, checked 2026-10-04; your notes name it: notes/week-6.md:43" in choice
    assert f'href="{decks.REFERENCE.url.replace("&", "&amp;")}"' in backs["Which AWS service kee"[:20]]
    recall = text(backs["What is Amazon SQS used for?"[:20]])
    assert "From your notes: notes/week-6.md:43" in recall
    assert "SAA 2.1, 3.2" in recall
    assert "A queue is a buffer" in recall


def test_the_front_of_an_open_card_has_a_hint_and_its_back_a_neighbour(anki) -> None:
    hinted = replace(decks.RECALL, unlike="Amazon SQS waits. Amazon SNS pushes <all>.")
    anki.take(deck((hinted, decks.REVERSE, decks.CHOICE)))
    sides = {text(front).strip()[:20]: (front, back) for front, back in anki.sides()}
    front, back = sides[hinted.prompt[:20]]
    assert 'class="hint"' in front
    assert "AWS service" in front
    assert "Amazon SNS" not in front
    assert "Amazon SQS waits. Amazon SNS pushes &lt;all&gt;.<br>CLF 3.8" in back
    assert 'class="hint"' not in sides[decks.REVERSE.prompt[:20]][0], (
        "the question says already what sort of thing it is"
    )
    assert 'class="hint"' not in sides[decks.CHOICE.prompt[:20]][0]


def test_short_answers_are_typed_where_that_is_wished(anki) -> None:
    path = anki.folder / "typed.apkg"
    formats.write("anki", deck((decks.ACRONYM, decks.CLOZE, decks.RECALL, decks.CHOICE)), path, now=NOW, type_in=True)
    anki.import_(path)
    asked = {text(front).strip()[:12]: front for front, _ in anki.sides()}
    assert [("[[type:" in front) for front in asked.values()] == [True, True, False, False]
    (number,) = anki.collection.find_notes("stand for")
    typed = anki.collection.get_note(number)["TypeIn"]
    assert "typeBad" not in anki.collection.compare_answer(typed, "Virtual Private Cloud")
    assert "typeBad" in anki.collection.compare_answer(typed, "Virtual Public Cloud")
    anki.take(deck((decks.ACRONYM, decks.CLOZE, decks.RECALL, decks.CHOICE)), now=NOW + DAY)
    assert not any("[[type:" in front for front, _ in anki.sides())


def test_the_front_gives_nothing_away(anki) -> None:
    anki.take(deck((decks.CHOICE, decks.MATCH, decks.ORDER, decks.CLOZE)))
    for front, _ in anki.sides():
        assert not any(word in front for word in ('class="right"', 'class="wrong"', "catalogue", "buffer"))
    cloze = next(front for front, _ in anki.sides() if "keeps each message until a consumer" in text(front))
    assert "Amazon SQS" not in text(cloze)


def test_a_second_import_changes_nothing(anki) -> None:
    anki.take(deck())
    assert anki.take(deck()) == {"duplicate": 12}
    assert anki.take(deck(), now=NOW + 90 * DAY) == {"duplicate": 12}


def test_one_edit_updates_one_note_and_loses_no_review(anki) -> None:
    anki.take(deck())
    anki.collection.decks.select(anki.collection.decks.id("AWS"))
    answered = anki.collection.sched.get_queued_cards().cards[0].card
    shown = anki.collection.get_card(answered.id)
    shown.start_timer()
    anki.collection.sched.answerCard(shown, 3)
    edited = tuple(replace(one, answer="Virtual private cloud") if one is decks.ACRONYM else one for one in decks.EVERY)
    assert anki.take(deck(edited), now=NOW + DAY) == {"updated": 1, "duplicate": 11}
    assert any("Virtual private cloud" in text(back) for _, back in anki.sides())
    assert anki.collection.get_card(answered.id).reps == 1
    assert anki.collection.card_count() == 12


def test_an_edit_arrives_even_from_a_clock_that_runs_behind(anki) -> None:
    anki.take(deck())
    edited = deck((*decks.EVERY[:-1], replace(decks.ACRONYM, answer="Virtual private cloud")))
    assert anki.take(edited, now=NOW - 5 * DAY) == {"updated": 1, "duplicate": 11}


def test_a_line_added_above_is_no_edit_and_a_students_own_words_stay(anki) -> None:
    anki.take(deck())
    number = anki.collection.find_notes("Virtual")[0]
    note = anki.collection.get_note(number)
    note["Why"] = "my own mnemonic"
    anki.collection.update_note(note)
    moved = [replace(one, fact=replace(one.fact, sources=(Span("renamed.md", 99, 99),))) for one in decks.EVERY]
    assert anki.take(deck(moved), now=NOW + DAY) == {"duplicate": 12}
    assert anki.collection.get_note(number)["Why"] == "my own mnemonic"


def test_a_card_moved_to_another_week_is_no_second_card(anki) -> None:
    anki.take(deck())
    assert anki.take(deck(replace(one, deck="AWS::Week 9") for one in decks.EVERY), now=NOW + DAY) == {"duplicate": 12}
    assert anki.collection.note_count() == 12


@pytest.mark.parametrize("presets", [False, True])
def test_the_options_that_a_student_chose_for_a_deck_stay(presets, anki) -> None:
    """With a preset of ours in the package, and the import's box for presets ticked, Anki would take theirs away."""
    anki.take(deck())
    own = anki.collection.decks.add_config("mine")
    week = anki.collection.decks.by_name("AWS::Week 5")
    week["conf"] = own["id"]
    anki.collection.decks.save(week)
    anki.take(deck((*decks.EVERY[:-1], replace(decks.ACRONYM, answer="Another"))), now=NOW + DAY, presets=presets)
    assert anki.collection.decks.config_dict_for_deck_id(week["id"])["name"] == "mine"
    assert {found["name"] for found in anki.collection.decks.all_config()} == {"Default", "mine"}


def test_a_card_put_in_is_shown_between_its_neighbours(anki) -> None:
    anki.take(deck(decks.EVERY[:4]))
    anki.take(deck((*decks.EVERY[:2], *decks.EVERY[5:8], *decks.EVERY[2:4], decks.ACRONYM)), now=NOW + DAY)
    with package(anki.folder / "deck.apkg") as base:
        dues = [due for (due,) in base.execute("select due from cards order by due")]
        kept = base.execute(
            "select flds, due from notes join cards on nid = notes.id order by due, notes.id"
        ).fetchall()
    assert dues == [10, 20, 22, 25, 27, 30, 40, 50]
    assert [row[0].split("\x1f")[0] for row in kept] == [
        one.id for one in (*decks.EVERY[:2], *decks.EVERY[5:8], *decks.EVERY[2:4], decks.ACRONYM)
    ]


def test_a_card_that_becomes_a_choice_is_not_lost_on_the_way(anki) -> None:
    """Anki never updates a note whose type changed: it must come as a note of its own, once."""
    opened = replace(decks.NUMBER, options=(), correct=(), why=())
    assert anki.take(deck((opened,))) == {"new": 1}
    assert anki.take(deck((decks.NUMBER,)), now=NOW + DAY) == {"new": 1}
    assert anki.take(deck((decks.NUMBER,)), now=NOW + 2 * DAY) == {"duplicate": 1}


def test_a_style_changes_its_note_types_alone(anki, monkeypatch) -> None:
    anki.take(deck())
    monkeypatch.setattr("quizgen.formats._package.style", lambda: ".card { color: teal; }")
    assert anki.take(deck(), now=NOW + DAY) == {"duplicate": 12}
    assert "teal" in anki.collection.models.by_name("quizgen Recall")["css"]


def test_note_types_are_frozen(anki) -> None:
    """These are in the collections of students: a change here forks them. See _types.py."""
    anki.take(deck())
    tail = ["Why", "Extra", "Hint", "Source", "Docs", "Lang", "Pictures", "TypeIn", "Spare1", "Spare2"]
    expected = {
        1732627496: ["Key", "Front", "Back", *tail],
        1371792103: ["Key", "Front", "Back", *tail],
        1335525066: ["Key", "Front", "Back", "Choose", "Options", "Answers", "Mode", "Fixed", *tail],
        1873125511: ["Key", "Front", "Back", "Choose", "Items", "Answers", *tail],
    }
    for number, names in expected.items():
        model = anki.collection.models.get(number)
        assert [entry["name"] for entry in model["flds"]] == names
        assert len(model["tmpls"]) == 1


def test_guids_come_from_ids_alone(tmp_path) -> None:
    def guids(made: Deck, name: str) -> list[str]:
        formats.write("anki", made, tmp_path / name, now=NOW)
        with package(tmp_path / name) as base:
            return sorted(guid for (guid,) in base.execute("select guid from notes"))

    other = [
        replace(one, prompt=f"Reworded: {one.prompt}", deck="Elsewhere", tags=(), why=(), exams={})
        for one in decks.EVERY
    ]
    assert guids(deck(), "a.apkg") == guids(deck(other, title="Another"), "b.apkg")


def test_hostile_text_shows_as_text(anki) -> None:
    made = decks.hostile()
    anki.take(made)
    assert anki.collection.card_count() == len(made.cards)
    anki.collection.fix_integrity()
    assert anki.collection.card_count() == len(made.cards)
    for front, back in anki.sides():
        for side in (front, back):
            assert "<script>alert" not in side
            assert "<img" not in side
            assert "[sound:" not in side
            assert "[anki:" not in side
            assert "[latex]" not in side.lower()
            assert "javascript:" not in side
            assert not re.search(r"\\[(\[]", re.sub(r"(?s)<script>.*?</script>", "", side))
    assert not anki.collection.get_card(anki.collection.find_cards("sound")[0]).question_av_tags()


def test_pictures_go_along_once_by_what_they_hold_and_only_on_the_back(anki, tmp_path) -> None:
    plan, copy = tmp_path / "plan.png", tmp_path / "copy.PNG"
    for path in (plan, copy):
        path.write_bytes(b"a plan")
    shown = (Picture(str(plan), 'The "plan" [sound:x.mp3]'), Picture(str(copy), "Again"))
    made = deck((replace(decks.CHOICE, pictures=shown), decks.CLOZE))
    assert anki.take(made) == {"new": 2}
    folder = Path(anki.collection.media.dir())
    (name,) = [path.name for path in folder.iterdir()]
    assert (folder / name).read_bytes() == b"a plan"
    front, back = next(sides for sides in anki.sides() if "quizgen-options" in sides[0])
    assert name not in front
    assert back.count(f'<img src="{name}"') == 2
    assert 'alt="The &quot;plan&quot; &#91;sound:x.mp3]"' in back
    assert anki.take(made, now=NOW + DAY) == {"duplicate": 2}
    plan.write_bytes(b"another plan")
    assert anki.take(made, now=NOW + 2 * DAY) == {"updated": 1, "duplicate": 1}
    assert {path.read_bytes() for path in folder.iterdir()} == {b"a plan", b"another plan"}
    plan.unlink()
    with pytest.raises(QuizgenError, match=r"cannot read .*plan\.png: No such file"):
        anki.take(made)


def test_a_blank_shows_an_arn_whole(anki) -> None:
    name = "arn:aws:s3:::bucket/AWS::EC2::Instance}}"
    anki.take(deck((card("cloze", "The bucket is {{ ____ }}, of course.", name),)))
    front, back = next(iter(anki.sides()))
    seen = text(back).replace("&#58;", ":").replace("&#123;", "{").replace("&#125;", "}")
    assert f"The bucket is {{{{ {name} }}}}, of course." in seen
    assert "[...]" in text(front)
    assert "bucket/AWS" not in text(front)


def test_decks_that_differ_by_case_are_one(anki) -> None:
    anki.take(deck((replace(decks.RECALL, deck="AWS::Week 5"), replace(decks.CHOICE, deck="aws::week 5"))))
    assert len(anki.collection.find_cards('deck:"AWS::Week 5"')) == 2


def test_the_package_is_small_clean_and_leaves_nothing_behind(tmp_path, monkeypatch, recwarn) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    formats.write("anki", decks.many(300), tmp_path / "deck.apkg", now=NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.apkg", "tmp"]
    assert list((tmp_path / "tmp").iterdir()) == []
    assert len(recwarn) == 0
    assert (tmp_path / "deck.apkg").stat().st_size < 60_000
    with ZipFile(tmp_path / "deck.apkg") as file:
        assert {member.date_time[0] for member in file.infolist()} == {1980}


def test_no_time_in_the_package_is_later_than_now(tmp_path) -> None:
    formats.write("anki", deck(), tmp_path / "deck.apkg", now=NOW)
    with package(tmp_path / "deck.apkg") as base:
        mods = {mod for (mod,) in base.execute("select mod from notes union select mod from cards")}
        models = json.loads(base.execute("select models from col").fetchone()[0])
    assert mods == {NOW}
    assert {model["mod"] for model in models.values()} == {NOW}


def test_an_earlier_package_may_lie_elsewhere(tmp_path) -> None:
    formats.write("anki", deck(), tmp_path / "old.apkg", now=NOW)
    formats.write("anki", deck(), tmp_path / "new.apkg", now=NOW + DAY, previous=tmp_path / "old.apkg")
    assert (tmp_path / "old.apkg").read_bytes() == (tmp_path / "new.apkg").read_bytes()


@pytest.mark.parametrize("spoil", ["cut", "other zip", "foreign package"])
def test_a_package_that_is_not_ours_is_left_alone(spoil, tmp_path, anki) -> None:
    path = tmp_path / "mine.apkg"
    if spoil == "cut":
        formats.write("anki", deck(), path, now=NOW)
        path.write_bytes(path.read_bytes()[:-200])
    elif spoil == "other zip":
        with ZipFile(path, "w") as file:
            file.writestr("essay.txt", "words")
    else:
        anki.collection.export_anki_package(out_path=str(path), limit=None, options=formats_options())
    before = path.read_bytes()
    with pytest.raises(QuizgenError, match=r"mine\.apkg is (no package|a package that quizgen did not make)"):
        formats.write("anki", deck(), path, now=NOW)
    assert path.read_bytes() == before


def formats_options():
    from anki.import_export_pb2 import ExportAnkiPackageOptions

    return ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=False, with_media=False, legacy=True)
