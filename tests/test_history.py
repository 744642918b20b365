"""The history: nothing that was answered is lost, whatever happens to the process, the file or the machine."""

import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizgen import formats
from quizgen.cli import main
from quizgen.errors import QuizgenError
from quizgen.model import Card, Deck, Fact, Span, Subject
from quizgen.study import store, transfer
from quizgen.study.history import Answer, History, Paper
from quizgen.study.schedule import Schedule
from tests.quiz_kills import built, kills, quiz

DAY, KILLS = 86_400_000, 5
OPTIONS = ("Blue", "Green", "Red")


def card(number: int, prompt: str = "") -> Card:
    fact = Fact(Subject(f"s{number}", f"Thing {number}"), "definition", "v", sources=(Span("w.md", number, number),))
    return Card("choice", fact, prompt or f"Which is {number}?", "Green", OPTIONS, (1,), exams={"saa": ("2.1",)})


def opened(path: Path, told: list[str] | None = None) -> History:
    return History(path, Schedule(), (told if told is not None else []).append)


def answer(number: int, right: bool = True, at: int = DAY, session: str = "one", rating: int = 3) -> Answer:
    return Answer(card(number).id, right, at, 1500, rating if right else 1, said="Green", session=session)


def deck(path: Path, count: int) -> Path:
    formats.write("json", Deck("AWS", tuple(card(number) for number in range(count))), path, now=0)
    return path


def test_a_kill_at_any_moment_loses_no_answer(tmp_path: Path) -> None:
    found = list(kills(tmp_path, KILLS, seed=8))
    assert [held - heard in (0, 1) for heard, held in found] == [True] * KILLS, found
    assert sum(heard for heard, _ in found) > 0


def test_two_quizzes_at_once_both_count(tmp_path: Path, history: Path) -> None:
    path = built(tmp_path / "deck.json", 500)
    both = [quiz(path, history, 500) for _ in range(2)]
    for running in both:
        assert running.stdin
        running.stdin.write(b"1\n" * 500)
        running.stdin.close()
        running.stdin = None
    said = [running.communicate() for running in both]
    assert [running.returncode for running in both] == [0, 0], said[0][1] + said[1][1]
    kept = opened(history)
    assert kept.store.rows("SELECT count(*), count(DISTINCT session) FROM answer") == [(1000, 2)]
    assert len(kept.memories()) == 500


# What is kept, and taken back


def test_taking_back_and_overruling_leave_what_the_rest_would_have_made(tmp_path: Path) -> None:
    kept, plain = opened(tmp_path / "a.db"), opened(tmp_path / "b.db")
    for one in (kept, plain):
        one.record(card(1), answer(1))
    wrong = kept.record(card(1), answer(1, right=False, at=3 * DAY))
    assert kept.memories() != plain.memories()
    kept.turn(wrong, True, 3)
    plain.record(card(1), answer(1, at=3 * DAY))
    assert kept.memories() == plain.memories()
    for id_ in (wrong, "never there"):
        kept.forget(id_)
    assert [row[0] for row in kept.store.rows("SELECT at FROM answer")] == [DAY]
    kept.forget(str(kept.store.rows("SELECT id FROM answer")[0][0]))
    assert (kept.memories(), kept.seen()) == ({}, frozenset())


def test_a_card_keeps_its_history_when_it_is_reworded(tmp_path: Path) -> None:
    kept = opened(tmp_path / "a.db")
    kept.record(card(1), answer(1))
    kept.record(card(1, "In new words?"), answer(1, at=2 * DAY))
    assert kept.store.rows("SELECT prompt, count(*) FROM card JOIN answer ON card = card.id") == [("In new words?", 2)]


def test_missed_is_what_went_wrong_first_the_last_time_it_came_up(tmp_path: Path) -> None:
    kept = opened(tmp_path / "a.db")
    for number, right, at, session in (
        (1, False, 1, "old"),
        (1, True, 2, "new"),
        (2, True, 1, "old"),
        (2, False, 2, "new"),
        (2, True, 3, "new"),
        (3, True, 1, "old"),
    ):
        kept.record(card(number), answer(number, right, at * DAY, session))
    assert kept.missed() == {card(2).id}
    assert kept.seen() == {card(number).id for number in (1, 2, 3)}


def test_exam_answers_change_no_date_and_replace_each_other(tmp_path: Path) -> None:
    kept = opened(tmp_path / "a.db")
    for right in (False, True):
        kept.record(card(1), Answer(card(1).id, right, DAY, session="s", mode="exam", id="s-1"))
    assert kept.store.rows("SELECT correct FROM answer") == [(1,)]
    assert kept.memories() == {}


def test_buried_is_for_a_while(tmp_path: Path) -> None:
    kept = opened(tmp_path / "a.db")
    kept.bury("x", 5)
    kept.bury("y", 9)
    kept.bury("y", 0)
    assert (kept.buried(4), kept.buried(5)) == ({"x"}, frozenset())


def test_the_usual_time_is_told_from_enough_right_answers_alone(tmp_path: Path) -> None:
    kept = opened(tmp_path / "a.db")
    for number in range(7):
        kept.record(card(number), answer(number))
    kept.record(card(8), answer(8, right=False))
    assert kept.usual("choice") == 0
    kept.record(card(9), answer(9))
    assert (kept.usual("choice"), kept.usual("cloze")) == (1500, 0)


# The file


@pytest.mark.parametrize("spoil", ["header", "middle", "cut"])
def test_a_damaged_file_is_kept_aside_and_a_new_one_begins(tmp_path: Path, spoil: str) -> None:
    path, told = tmp_path / "history.db", list[str]()
    kept = opened(path)
    for number in range(60):
        kept.record(card(number), answer(number))
    kept.close()
    data = path.read_bytes()
    spoilt = {
        "header": b"\0" * 64 + data[64:],
        "middle": data[:4096] + b"\xff" * (len(data) - 4096),
        "cut": data[:6000],
    }
    path.write_bytes(spoilt[spoil])
    kept = opened(path, told)
    kept.record(card(1), answer(1))
    assert len(kept.seen()) == 1
    aside = next(tmp_path.glob("history.damaged-*.db"))
    assert aside.read_bytes() == spoilt[spoil]
    assert len(told) == 1
    assert aside.name in told[0]


def test_damage_that_is_met_while_writing_loses_not_the_answer_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = tmp_path / "history.db", list[str]()
    kept = opened(path)
    for number in range(60):
        kept.record(card(number), answer(number))
    kept.close()
    path.write_bytes(path.read_bytes()[:8192] + b"\xff" * 90_000)
    monkeypatch.setattr(store, "SMALL", 0)
    kept = opened(path, told)
    kept.record(card(7), answer(7))
    assert (kept.seen(), len(told)) == ({card(7).id}, 1)


def test_what_is_no_history_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "week5.md").write_text("my notes")
    foreign = sqlite3.connect(tmp_path / "foreign.db")
    foreign.execute("CREATE TABLE mine (x)")
    foreign.commit()
    foreign.close()
    for name, why in (("week5.md", "is no history"), ("foreign.db", "of another program"), (".", "cannot be kept")):
        before = sorted(tmp_path.iterdir())
        with pytest.raises(QuizgenError, match=why):
            opened(tmp_path / name)
        assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "week5.md").read_text() == "my notes"


def test_an_older_file_is_brought_up_to_date_and_a_newer_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    old = sqlite3.connect(path)
    for statement in store.STEPS[0]:
        old.execute(statement)
    old.execute("INSERT INTO card VALUES ('c', 'choice', 's', 'n', 'p', 'a', '[]', '{}', 9, 8, 1.5, 5.5, 2, NULL)")
    old.execute("INSERT INTO answer VALUES ('i', 's', 'quiz', 'c', 8, 1, 1, 3, 0, '', '', '')")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    kept = opened(path)
    assert (kept.seen(), kept.memories()["c"].stability, kept.buried(0)) == ({"c"}, 1.5, frozenset())
    assert kept.store.rows("PRAGMA journal_mode") == [("wal",)]
    assert kept.store.rows("PRAGMA synchronous") == [(2,)]
    kept.store.open.execute("PRAGMA user_version = 99")
    kept.close()
    with pytest.raises(QuizgenError, match="newer quizgen"):
        opened(path)


# Out and in


def test_an_export_comes_back_and_joins_with_what_is_there(tmp_path: Path) -> None:
    one, two = opened(tmp_path / "a.db"), opened(tmp_path / "b.db")
    one.record(card(1, "Hàng đợi?"), answer(1))
    one.record(card(1, "Hàng đợi?"), answer(1, right=False, at=5 * DAY))
    one.sat(Paper("s", "saa", 7, DAY, 60_000, 65, 60, 40))
    two.record(card(2), answer(2))
    lines = list(transfer.export(one))
    assert transfer.bring(two, lines, "x") == transfer.Joined(2, 0)
    assert transfer.bring(two, lines, "x") == transfer.Joined(0, 2)
    assert two.memories()[card(1).id] == one.memories()[card(1).id]
    assert two.seen() == {card(1).id, card(2).id}
    assert list(transfer.export(two))[1:] != lines[1:]
    back = opened(tmp_path / "c.db")
    transfer.bring(back, lines, "x")
    assert list(transfer.export(back)) == lines


BAD = (
    "",
    "[1]",
    "{",
    '{"quizgen": "1", "history": 2}',
    'GOOD\n{"type": "answer", "card": "nobody"}',
    'GOOD\n{"type": "riddle"}',
    "GOOD\n{}",
    "GOOD\n7",
)


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_export_changes_nothing(tmp_path: Path, text: str) -> None:
    kept = opened(tmp_path / "a.db")
    kept.record(card(1), answer(1))
    before = list(transfer.export(kept))
    good = "\n".join(before).replace(card(1).id, "another").replace('"id": "', '"id": "x')
    with pytest.raises(QuizgenError, match="x"):
        transfer.bring(kept, text.replace("GOOD", good).split("\n"), "x")
    assert list(transfer.export(kept)) == before


def test_the_command_exports_imports_and_names_its_file(tmp_path: Path, history: Path) -> None:
    run = CliRunner().invoke
    empty = run(main, ["history", "export"])
    assert (empty.exit_code, "nothing has been answered yet" in empty.stderr) == (2, True)
    assert not history.exists()
    assert run(main, ["history", "path"]).output.strip() == str(history)
    path = deck(tmp_path / "deck.json", 3)
    run(main, ["quiz", str(path), "--seed", "1"], input="Green\nRed\n")
    lines = run(main, ["history", "export"]).stdout
    assert [json.loads(line).get("right") for line in lines.splitlines()[-2:]] == [True, False]
    other = tmp_path / "other.db"
    assert "2 answers added" in run(main, ["history", "import", "-", "--history", str(other)], input=lines).output
    spoilt = run(main, ["history", "import", str(path), "--history", str(other)])
    assert (spoilt.exit_code, spoilt.stderr.count("\n")) == (2, 1)


def test_the_next_build_tags_what_was_missed_until_it_is_known(tmp_path: Path, history: Path) -> None:
    (tmp_path / "week6.md").write_text("# Week 6\n\n- Amazon SQS: stands for Simple Queue Service\n- Amazon SNS\n")

    def tagged(*words: str) -> set[str]:
        done = CliRunner().invoke(main, ["build", str(tmp_path / "week6.md"), "-o", str(tmp_path), *words])
        assert done.exit_code == 0, done.output
        cards = formats.load(tmp_path / "deck.json").cards
        assert (" tagged 'missed'" in done.stderr) == ("--mark-missed" in words)
        return {one.fact.subject.name for one in cards if "missed" in one.tags}

    def ask(said: str) -> None:
        words = ["quiz", str(tmp_path / "deck.json"), "--concept", "SQS", "--kind", "choice", "-n", "1"]
        assert CliRunner().invoke(main, words, input=said).exit_code == 0

    assert tagged("--mark-missed", "--to", "json") == set()
    assert not history.exists()
    ask("Amazon SNS\nAmazon SQS\n")
    assert tagged("--to", "json") == set()
    assert tagged("--mark-missed") == {"Amazon SQS"}
    with zipfile.ZipFile(tmp_path / "quizgen.apkg") as package:
        (tmp_path / "notes.db").write_bytes(package.read("collection.anki2"))
    anki = sqlite3.connect(tmp_path / "notes.db")
    assert dict(anki.execute("SELECT tags LIKE '% missed %', count(*) FROM notes GROUP BY 1")).keys() == {0, 1}
    anki.close()
    ask("Amazon SQS\n")
    assert tagged("--mark-missed", "--to", "json") == set()
