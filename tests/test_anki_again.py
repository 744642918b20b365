"""What a second build knows of the first: what is kept, reworded, new and gone, as the real Anki takes it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from quizgen import formats
from quizgen.cli import main
from quizgen.errors import QuizgenError
from quizgen.formats._alike import alike
from tests import decks
from tests.anki_walk import WRONGS, ours, plain, walked
from tests.anki_wordings import CHANGED, REWORDED
from tests.decks import NOW, card, deck
from tests.test_anki import DAY, Profile


@pytest.fixture
def anki(tmp_path) -> Iterator[Profile]:
    profile = Profile(tmp_path)
    yield profile
    profile.collection.close()


def said(text: str) -> tuple[str, str]:
    asked, _, answer = text.partition(": ")
    return f"Amazon SQS: what is the {asked}?", answer


def noted(text: str, kind: str = "recall", **more):
    """A card whose id hangs on its wording, as that of a labelled line does."""
    prompt, answer = said(text)
    return card(kind, prompt, answer, relation="attribute", aspect=text.partition(":")[0], **more)


# ------------------------------------------------------------------------------------------------ reworded


@pytest.mark.parametrize(("old", "new"), REWORDED)
def test_another_wording_is_the_same_fact(old, new) -> None:
    assert alike(said(old), said(new))
    assert alike(said(new), said(old))


@pytest.mark.parametrize(("old", "new"), CHANGED)
def test_another_fact_is_not_the_same(old, new) -> None:
    assert not alike(said(old), said(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("from on-premises to AWS", "from AWS to on-premises"),
        ("runs once at first boot", "runs at every boot"),
        ("symmetric keys by default", "asymmetric keys by default"),
        ("latency in milliseconds", "latency in microseconds"),
        ("can be changed after creation", "cannot be changed after creation"),
        ("x", "x, and a long tale of other things that were never said before about it at all"),
        ("", ""),
    ],
)
def test_a_small_word_can_change_a_fact(old, new) -> None:
    assert not alike(("", old), ("", new))


def test_a_reworded_card_keeps_its_note_and_its_reviews_for_good(anki) -> None:
    old, new = noted("visibility timeout: hides a message"), noted("visibility timout of a queue: hides a message")
    assert old.id != new.id
    anki.take(deck((old, decks.CLOZE)))
    (number,) = anki.collection.find_notes("hides")
    assert anki.take(deck((new, decks.CLOZE)), now=NOW + DAY) == {"updated": 1, "duplicate": 1}
    assert anki.collection.get_note(number)["Key"] == new.id
    assert anki.take(deck((new, decks.CLOZE)), now=NOW + 2 * DAY) == {"duplicate": 2}
    assert anki.take(deck((decks.CLOZE,)), now=NOW + 3 * DAY) == {"duplicate": 1}
    assert anki.take(deck((new, decks.CLOZE)), now=NOW + 4 * DAY) == {"duplicate": 2}, "away for a build, and back"
    assert anki.take(deck((new, old, decks.CLOZE)), now=NOW + 5 * DAY) == {"new": 1, "duplicate": 2}, (
        "now both are said"
    )
    assert anki.collection.note_count() == 3


@pytest.mark.parametrize(
    "other",
    [
        noted("retention of messages: 4 days", kind="cloze"),
        noted("retention of messages: 4 days", name="Amazon SNS"),
        replace(noted("retention of messages: 4 days"), variant="long"),
        noted("retention of messages: 4 days", origin="catalogue"),
        noted("retention of messages: 14 days"),
    ],
)
def test_what_is_of_another_kind_or_subject_or_fact_is_new(other, tmp_path) -> None:
    path = tmp_path / "deck.apkg"
    formats.write("anki", deck((noted("retention: 4 days"),)), path, now=NOW)
    changes = formats.write("anki", deck((other,)), path, now=NOW + DAY)
    assert (changes.new, len(changes.gone), changes.reworded) == (1, 1, ())


def test_one_note_goes_to_one_card_the_most_alike(tmp_path) -> None:
    path = tmp_path / "deck.apkg"
    formats.write("anki", deck((noted("retention: 4 days"),)), path, now=NOW)
    near, far = noted("message retention: 4 days"), noted("message retention in a queue: 4 days")
    changes = formats.write("anki", deck((far, near)), path, now=NOW + DAY)
    assert changes.reworded == ((said("retention: 4 days")[0], near.prompt),)
    assert (changes.updated, changes.new) == (1, 1)


# ------------------------------------------------------------------------------------------------ kept and gone


def test_changes_are_counted(tmp_path) -> None:
    path = tmp_path / "deck.apkg"
    assert formats.write("anki", deck(decks.EVERY[:6]), path, now=NOW).first
    edited = replace(decks.EVERY[1], answer="Amazon Simple Notification Service")
    changes = formats.write("anki", deck((edited, *decks.EVERY[2:8])), path, now=NOW)
    assert (changes.kept, changes.updated, changes.new) == (4, 1, 2)
    assert [left.card for left in changes.gone] == [decks.EVERY[0].id]
    again = formats.write("anki", deck((edited, *decks.EVERY[2:8])), path, now=NOW)
    assert (again.kept, again.updated, again.new) == (7, 0, 0)
    assert again.gone == changes.gone, "Anki holds it until it is deleted there"


def test_the_list_of_what_is_gone_finds_it_in_anki(anki, tmp_path) -> None:
    anki.take(deck())
    anki.take(deck(decks.EVERY[3:]), now=NOW + DAY)
    text = (tmp_path / "gone.txt").read_text(encoding="utf-8")
    (search,) = [line for line in text.splitlines() if line.startswith('"Key:')]
    found = {anki.collection.get_note(number)["Key"] for number in anki.collection.find_notes(search)}
    assert found == {one.id for one in decks.EVERY[:3]}
    assert "____ keeps each message until a consumer deletes it." in text
    anki.take(deck(), now=NOW + 2 * DAY)
    assert not (tmp_path / "gone.txt").exists()


def test_a_student_keeps_own_words_on_a_card_that_was_away(anki) -> None:
    anki.take(deck())
    note = anki.collection.get_note(anki.collection.find_notes("Virtual")[0])
    note["Why"] = "my own mnemonic"
    anki.collection.update_note(note)
    anki.take(deck(decks.EVERY[:-1]), now=NOW + DAY)
    assert anki.take(deck(), now=NOW + 400 * DAY) == {"duplicate": 12}
    assert anki.collection.get_note(note.id)["Why"] == "my own mnemonic"


def test_somebody_elses_gone_txt_stays(tmp_path) -> None:
    mine = tmp_path / "gone.txt"
    mine.write_text("shopping")
    formats.write("anki", deck(), tmp_path / "deck.apkg", now=NOW)
    before = (tmp_path / "deck.apkg").read_bytes()
    with pytest.raises(QuizgenError, match=r"gone\.txt holds something that quizgen did not write"):
        formats.write("anki", deck(decks.EVERY[1:]), tmp_path / "deck.apkg", now=NOW)
    assert mine.read_text() == "shopping"
    assert (tmp_path / "deck.apkg").read_bytes() == before


def test_a_fresh_build_forgets_and_still_arrives_within_the_second(anki) -> None:
    anki.take(deck())
    path = anki.folder / "deck.apkg"
    changes = formats.write("anki", deck(decks.EVERY[1:]), path, now=NOW, fresh=True)
    assert changes.fresh
    assert changes.first
    assert changes.gone == ()
    formats.write("html", deck(), anki.folder / "quiz.html", now=NOW, fresh=True)
    edited = replace(decks.ACRONYM, answer="Virtual private cloud")
    formats.write("anki", deck((edited,)), path, now=NOW, fresh=True)
    elsewhere = anki.folder / "elsewhere.apkg"
    elsewhere.write_bytes(path.read_bytes())
    assert anki.take(deck((edited,)), path=elsewhere) == {"updated": 1}


@pytest.mark.parametrize("beside", [b"[]", b'{"gone": {"g": [1]}}', b'{"gone": {"g": [1,1,1,1,["a"],"",[]]}}', b"{"])
def test_a_spoilt_memory_is_not_trusted(beside, tmp_path) -> None:
    path, spoilt = tmp_path / "deck.apkg", tmp_path / "spoilt.apkg"
    formats.write("anki", deck(), path, now=NOW)
    with ZipFile(path) as old, ZipFile(spoilt, "w") as new:
        new.writestr("collection.anki2", old.read("collection.anki2"))
        new.writestr("quizgen.json", beside)
    with pytest.raises(QuizgenError, match=r"spoilt\.apkg is no package of an earlier build"):
        formats.write("anki", deck(), spoilt, now=NOW)


# ------------------------------------------------------------------------------------------------ a term of study


@pytest.mark.parametrize("seed", [1, 2])
def test_a_term_of_edits_and_study_loses_nothing(seed) -> None:
    with walked(seed, 8, ours()) as walk:
        assert {wrong: walk.count[wrong] for wrong in WRONGS} == dict.fromkeys(WRONGS, 0)
        assert min(walk.count["new"], walk.count["updated"], walk.count["student acts"]) > 3


def test_the_walk_sees_what_a_plain_exporter_loses() -> None:
    with walked(1, 8, plain()) as walk:
        assert walk.count["duplicates"] > 0
        assert walk.count["student edits lost"] > 0


# ------------------------------------------------------------------------------------------------ the command

NOTES = """# Week 3

### Amazon SQS
* **Amazon SQS**: decouples senders from receivers
* **VPC Peering**: private connection between two VPCs, not transitive
"""


def built(tmp_path: Path, *more: str) -> str:
    words = ["build", str(tmp_path / "week3.md"), "-o", str(tmp_path / "out"), "--to", "anki", *more]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    return result.output


def test_build_says_what_changed_since_the_last_one(tmp_path) -> None:
    (tmp_path / "week3.md").write_text(NOTES, encoding="utf-8")
    assert "Since the last build" not in built(tmp_path)
    assert "nothing has changed since the last build" in built(tmp_path)
    assert "0 updated, 0 new, 0 gone" in built(tmp_path, "--no-cache")
    fewer = built(tmp_path, "--per-concept", "1")
    assert "gone.txt has the search that finds it" in fewer
    assert "Change Deck" in built(tmp_path, "--decks-by", "topic")
    assert "overwrites what you edited in Anki" in built(tmp_path, "--fresh")


@pytest.mark.parametrize(
    ("by", "name"),
    [("week", "AWS::Week 6"), ("topic", "AWS::Machine learning"), ("exam", "AWS::SAA::Machine learning")],
)
def test_decks_by_week_topic_or_exam(by, name) -> None:
    one = replace(decks.RECALL, tags=("category::machine-learning",))
    assert formats.placed(deck((one,)), by).cards[0].deck == name


def test_a_card_of_no_topic_and_no_exam_still_has_a_deck() -> None:
    bare = replace(decks.ACRONYM, tags=(), exams={}, deck="")
    assert [formats.placed(deck((bare,)), by).cards[0].deck for by in ("topic", "exam")] == ["AWS worklog::Notes"] * 2


def test_build_names_what_was_reworded(tmp_path) -> None:
    table = (
        "# Notes\n\n| Feature | Amazon Polly | Amazon Neptune |\n|---|---|---|\n| {} | audio streams | graph edges |\n"
    )
    for label in ("Data model", "Main data model"):
        (tmp_path / "week3.md").write_text(table.format(label), encoding="utf-8")
        output = built(tmp_path, "--per-concept", "0")
    assert "0 new, 0 gone" in output
    assert (
        "reworded, reviews kept: What is the difference between Amazon Polly and Amazon Neptune in main data" in output
    )
