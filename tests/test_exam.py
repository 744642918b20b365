"""`quizgen exam`: a paper by the blueprint, the clock, the marks and what they are worth."""

import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen import formats
from quizgen.catalogue import Catalogue
from quizgen.cli import main
from quizgen.model import Card, Deck, Fact, Span, Subject
from quizgen.study import transfer
from quizgen.study.history import History
from quizgen.study.marking import Marked, Tally, band, clock, wilson
from quizgen.study.paper import Blueprint, Domain, Paper, blueprint, fits, paper, shares
from quizgen.study.proctor import Proctor, Timer
from quizgen.study.schedule import Schedule
from quizgen.study.screen import Line
from tests.test_quiz import Pty

WEIGHTS = {"1": 30, "2": 26, "3": 24, "4": 20}
PLAN = Blueprint(
    "saa",
    "SAA-C03",
    "Architect",
    130,
    65,
    frozenset({"choice", "several"}),
    tuple(Domain(key, f"domain {key}", weight) for key, weight in WEIGHTS.items()),
)


def card(number: int, *tasks: str, kind: str = "choice", correct: tuple[int, ...] = (1,)) -> Card:
    fact = Fact(Subject(f"s{number}", f"Thing {number}"), "definition", "v", sources=(Span("w.md", number, number),))
    options = ("Blue", "Green", "Red", "White", "Black")
    why = tuple(f"because of {option}" for option in options)
    answer = ", ".join(options[place] for place in correct)
    return Card(kind, fact, f"Which is {number}?", answer, options, correct, why, exams={"saa": tasks})


CARDS = tuple(card(number, f"{number % 4 + 1}.1") for number in range(200))


# The paper


def test_whole_questions_follow_the_weights() -> None:
    assert shares(WEIGHTS, 65) == {"1": 19, "2": 17, "3": 16, "4": 13}
    assert shares({"1": 24, "2": 30, "3": 34, "4": 12}, 65) == {"1": 16, "2": 19, "3": 22, "4": 8}
    assert sum(shares(WEIGHTS, 1).values()) == 1


def test_a_paper_is_told_by_its_seed_and_has_what_the_blueprint_wants() -> None:
    drawn = paper(CARDS, PLAN, 65, seed=4)
    assert drawn.got == drawn.wanted == shares(WEIGHTS, 65)
    assert len({item.question.card.id for item in drawn.items}) == 65
    assert paper(CARDS[::-1], PLAN, 65, seed=4) == drawn
    assert paper(CARDS, PLAN, 65, seed=5).items != drawn.items


def test_a_poor_domain_is_filled_up_from_the_others_and_seen() -> None:
    few = [one for one in CARDS if one.exams["saa"] != ("4.1",)] + [card(900, "4.2"), card(901, "4.2", "1.1")]
    drawn = paper(few, PLAN, 65, seed=4)
    assert len(drawn.items) == 65
    assert (drawn.got["4"], drawn.wanted["4"]) == (2, 13)
    assert paper([], PLAN, 65, seed=4).items == ()


@pytest.mark.parametrize("seed", range(6))
def test_keys_stand_at_every_place_alike_and_at_none_five_times_in_a_row(seed: int) -> None:
    asked = [item.question for item in paper(CARDS, PLAN, 65, seed).items]
    assert all(one.shown[one.key[0]] == one.card.answer for one in asked)
    places = "".join(str(one.key[0]) for one in asked)
    assert all(0.1 <= places.count(place) / 65 <= 0.3 for place in "01234")
    assert not re.search(r"(.)\1{4}", places)


def test_an_exam_asks_only_as_the_exam_does() -> None:
    assert fits(card(1, "2.1", kind="multiple", correct=(0, 2)), PLAN)
    true = Card("true_false", card(1).fact, "Is it?", "True", ("True", "False"), (0,), exams={"saa": ("1.1",)})
    typed = Card("reverse", card(1).fact, "Which?", "Thing", exams={"saa": ("1.1",)})
    match = Card("match", card(1).fact, "Match.", "x", pairs=(("a", "1"),) * 3, exams={"saa": ("1.1",)})
    for other in (true, typed, match, card(1), card(1, "7.1")):
        assert not fits(other, PLAN)


def test_every_exam_of_the_catalogue_has_a_blueprint(catalogue: Catalogue) -> None:
    for family, raw in catalogue.data["exams"].items():
        plan = blueprint(family, raw)
        assert sum(domain.weight for domain in plan.domains) == 100, family
        assert (plan.questions in (65, 75), "choice" in plan.shapes) == (True, True)


# The marks


def test_the_interval_is_wilson_s_and_the_band_goes_with_it() -> None:
    assert Tally(49, 65).range == (64, 84)
    assert Tally(15, 20).range == (53, 89)
    assert (wilson(0, 0), wilson(0, 9)[0], wilson(9, 9)[1]) == ((0.0, 1.0), 0.0, 1.0)
    assert [band(percent) for percent in (59, 60, 79, 80)] == ["chance", "close", "close", "ready"]
    assert Tally(15, 20).told == "close (chance to ready)"
    assert Tally(99, 100).told == "ready"
    assert [clock(seconds) for seconds in (-1, 59, 60, 6540)] == ["0 s", "59 s", "1 min", "1 h 49 min"]


def test_part_of_an_answer_is_no_answer_and_none_is_wrong() -> None:
    drawn = paper([card(1, "1.1", kind="multiple", correct=(0, 2)), card(2, "2.1"), card(3, "3.1")], PLAN, 3, seed=1)
    several = next(place for place, item in enumerate(drawn.items) if item.question.shape == "several")
    key = drawn.items[several].question.key
    others = {place: item.question.key for place, item in enumerate(drawn.items) if place != several}
    assert Marked(drawn, {several: key[:1], **others}, 9).whole == Tally(2, 3)
    assert Marked(drawn, {several: key[::-1], **others}, 9).whole == Tally(3, 3)
    assert Marked(drawn, {several: key}, 9).misses == tuple(sorted(others))
    assert dict(Marked(drawn, {several: key}, 9).domains)[PLAN.domains[3]] == Tally(0, 0)
    assert drawn.luck == pytest.approx((1 / 10 + 1 / 5 + 1 / 5) / 3)


# The course


class Script:
    """A desk at which lines are read from a list."""

    keys = False

    def __init__(self, *said: str) -> None:
        self.said, self.shown = list(said), list[str]()

    def show(self, lines: Iterable[Line]) -> None:
        self.shown += [line.wrapped(80) for line in lines]

    def key(self) -> str:
        raise AssertionError

    def line(self) -> str:
        if not self.said:
            raise EOFError
        return self.said.pop(0)


def sit(drawn: Paper, *said: str, practice: bool = False) -> tuple[Marked, Script, list[int]]:
    desk, kept = Script(*said), list[int]()
    proctor = Proctor(drawn, desk, Timer(600), lambda place, item, taken, took: kept.append(place), practice)
    return proctor.run(), desk, kept


def right(drawn: Paper, place: int) -> str:
    return str(drawn.items[place].question.key[0] + 1)


def test_answers_may_change_flags_are_told_and_the_review_leads_to_what_is_open() -> None:
    drawn = paper(CARDS, PLAN, 3, seed=1)
    wrong = "1" if right(drawn, 0) != "1" else "2"
    said = ["f", wrong, "n", "p", "7", "n", "", "", right(drawn, 1), right(drawn, 2), "1", right(drawn, 0), "e"]
    marked, desk, kept = sit(drawn, *said)
    text = "\n".join(desk.shown)
    assert (marked.whole, marked.stopped, kept) == (Tally(3, 3), False, [0, 1, 2, 0])
    assert "Unanswered: 2, 3\nFlagged: 1" in text
    assert f"Your answer so far: {wrong}" in text
    assert text.count("Please: 1-5") == 1


def test_handing_in_with_open_questions_is_asked_twice() -> None:
    drawn = paper(CARDS, PLAN, 2, seed=1)
    marked, desk, _ = sit(drawn, "r", "99", "e", "n", "e", "y")
    assert (marked.answers, marked.stopped) == ({}, False)
    assert sum("2 unanswered, which count as wrong" in line for line in desk.shown) == 2


def test_a_pause_is_for_practice_alone() -> None:
    drawn = paper(CARDS, PLAN, 2, seed=1)
    assert any("has no pause" in line for line in sit(drawn, "z", "q")[1].shown)
    assert any("Paused" in line for line in sit(drawn, "z", "", "q", practice=True)[1].shown)
    now = [0.0]
    timer = Timer(100, lambda: now[0])
    now[0] = 10
    timer.hold()
    now[0] = 60
    assert (timer.left, timer.held) == (90, True)
    timer.go_on()
    now[0] = 70
    assert (timer.left, timer.took) == (80, 20)
    now[0] = 999
    assert (timer.left, timer.took) == (0, 100)


# The command


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.json"
    formats.write("json", Deck("AWS", CARDS), path, now=0)
    return path


def exam(deck: Path, said: str, *args: str) -> Result:
    return CliRunner().invoke(main, ["exam", str(deck), "--exam", "saa", "--seed", "3", *args], input=said)


def test_a_paper_is_sat_marked_kept_and_its_misses_explained(deck: Path, history: Path) -> None:
    done = exam(deck, "Green\n" * 6 + "Red\n" * 3 + "n\ne\ny\n", "--questions", "10", "--pass-mark", "70")
    assert done.exit_code == 1
    assert "SAA-C03 AWS Certified Solutions Architect - Associate: 10 questions in 20 min" in done.output
    assert "6 of 10 right, 60 % (31 to 83 %): close (chance to ready)" in done.output
    assert "With 10 questions the figures say little" in done.output
    assert "secure architectures (30 %): " in done.output
    assert done.output.count("because of Green") == 4
    assert done.output.count(", unanswered") == 1
    assert not re.search(r"\b[2-9]\d\d\b", re.split("mock exam|The same", done.output)[1]), "no scaled score"
    kept = History(history, Schedule(), print)
    lines = [json.loads(line) for line in transfer.export(kept)]
    assert Counter(line["right"] for line in lines if line.get("type") == "answer") == {True: 6, False: 3}
    assert [(line["asked"], line["correct"]) for line in lines if line.get("type") == "paper"] == [(9, 6)]
    assert kept.memories() == {}


def test_the_same_seed_is_the_same_paper_and_json_goes_to_stdout(deck: Path) -> None:
    one, two = (exam(deck, "1\n" * 4 + "e\n", "--questions", "4", "--json") for _ in range(2))
    assert one.stderr.replace("19 min", "20 min") == two.stderr.replace("19 min", "20 min")
    told = json.loads(one.stdout)
    assert (told["exam"], told["answered"], told["total"], told["seed"]) == ("SAA-C03", 4, 4, 3)
    assert len(told["missed"]) == told["total"] - told["right"]
    assert (one.exit_code, "--seed 3 --questions 4" in one.stderr) == (0, True)


def test_stopping_is_130_and_says_so(deck: Path) -> None:
    for said in ("", "1\nq\n"):
        done = exam(deck, said, "--questions", "4")
        assert done.exit_code == 130
        assert "(stopped early)" in done.output


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--exam", "zzz"], "no exam is called 'zzz'; there are"),
        ([], "Missing option '--exam'"),
        (["--exam", "saa", "--minutes", "0"], "0 is not in the range"),
        (["--exam", "saa", "no/such/folder"], "no/such/folder"),
    ],
)
def test_what_cannot_be_sat_is_exit_2(args: list[str], told: str) -> None:
    done = CliRunner().invoke(main, ["exam", *args])
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr


def test_the_clock_ends_the_exam_while_a_key_is_awaited(deck: Path) -> None:
    for more in ({}, {"TERM": "dumb"}):
        terminal = Pty(deck, "--exam", "saa", "--questions", "3", "--minutes", "0.02", command="exam", **more)
        terminal.until("Question 1 of 3")
        started = time.monotonic()
        terminal.until("Time is up")
        assert time.monotonic() - started < 5
        terminal.until("unanswered counts as wrong")
        if not more:
            for number in (1, 2):
                terminal.until(f"{number} of 3. any key")
                terminal.press(" ")
        assert terminal.end() == 0


def test_ctrl_c_keeps_what_was_answered_and_gives_the_terminal_back(deck: Path, history: Path) -> None:
    terminal = Pty(deck, "--exam", "saa", "--questions", "3", command="exam")
    terminal.press("1")
    terminal.until("Question 2 of 3")
    terminal.until("1-5\n")
    terminal.press("\x03")
    terminal.until(r"\(stopped early\)")
    assert terminal.end() == 130
    kept = History(history, Schedule(), print)
    assert kept.store.rows("SELECT total, asked FROM paper") == [(3, 1)]


def test_an_exam_by_keys_in_forty_columns(deck: Path) -> None:
    terminal = Pty(deck, "--exam", "saa", "--questions", "1", "--practice", columns=40, command="exam", NO_COLOR="1")
    for key, told in (("f", "Flagged"), ("z", "Paused"), (" ", "Going on"), ("x", "Please"), ("1", "Answer: 1")):
        terminal.press(key)
        terminal.until(told)
        if key == "f":
            terminal.press("")
            terminal.resize(38, "Flagged.\n2 min left now")
    terminal.until("Flagged: 1")
    terminal.until("hand in\n> ")
    os.write(terminal.fd, b"e\r")
    terminal.until("By domain")
    assert terminal.end() == 0
    assert "\x1b[" not in terminal.raw
    assert "first unanswered" not in terminal.seen, "there is none"
    long = [line for line in terminal.seen.splitlines() if len(line) > 40]
    assert [line.split()[:2] for line in long] == [["quizgen", "exam"]], "one line is whole, to copy"
