"""`quizgen stats`: the figures of a history, as text, as a page and as JSON."""

import json
import os
import re
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from quizgen.cli import main
from quizgen.model import Card, Fact, Span, Subject
from quizgen.study.charts import bar, lines, spark
from quizgen.study.history import Answer, History, Paper
from quizgen.study.items import flaws
from quizgen.study.marking import Tally
from quizgen.study.schedule import Schedule
from quizgen.study.tally import Pair, numbers

if TYPE_CHECKING:
    from playwright.sync_api import Page

NOON = datetime(2026, 11, 18, 12)  # a Wednesday
NAMES = {("saa", "2"): "resilient architectures"}


def card(name: str, other: str, task: str = "2.1", kind: str = "choice") -> Card:
    fact = Fact(Subject(name, name), "definition", "v", sources=(Span("w.md", 1, 1),))
    return Card(kind, fact, f"Which is <{name}>?", name, (name, other, "Other"), (0,), exams={"saa": (task,)})


SQS, SNS = card("SQS", "SNS"), card("SNS", "SQS", "1.1")


def kept(path: Path, *given: tuple[Card, int, str]) -> History:
    """A history with answers: the card, days before NOON, and what was chosen."""
    history = History(path, Schedule(), print)
    for asked, back, chosen in sorted(given, key=lambda one: -one[1]):
        at = int((NOON - timedelta(days=back)).timestamp() * 1000)
        right = chosen == asked.answer
        foil = "" if right else chosen
        history.record(asked, Answer(asked.id, right, at, rating=3 if right else 1, foil=foil, session=str(back)))
    return history


def test_days_in_a_row_count_up_to_today_or_yesterday(tmp_path: Path) -> None:
    for number, (back, wanted) in enumerate(
        {(0, 1, 2): (3, 3), (1, 2): (2, 2), (2, 3): (0, 2), (0, 2, 3, 4): (1, 3), (): (0, 0)}.items()
    ):
        found = numbers(kept(tmp_path / f"{number}.db", *((SQS, day, "SQS") for day in back)), NOON.timestamp())
        assert (found.streak, found.longest) == wanted


def test_retention_counts_only_what_was_known_from_an_earlier_day(tmp_path: Path) -> None:
    given = ((SQS, 9, "SQS"), (SQS, 9, "SNS"), (SQS, 2, "SQS"), (SQS, 0, "SNS"), (SNS, 0, "SNS"))
    found = numbers(kept(tmp_path / "a.db", *given), NOON.timestamp())
    assert found.weeks == {date(2026, 11, 16): Tally(1, 2)}
    assert found.days[date(2026, 11, 9)] == Tally(1, 2)
    assert (found.answers, found.cards) == (Tally(3, 5), 2)


def test_pairs_count_both_ways_and_hard_cards_are_missed_twice(tmp_path: Path) -> None:
    given = ((SQS, 3, "SNS"), (SNS, 3, "SQS"), (SQS, 2, "SQS"), (SQS, 1, "Other"), (SNS, 1, "SNS"))
    found = numbers(kept(tmp_path / "a.db", *given), NOON.timestamp())
    assert found.pairs == (Pair("SNS", "SQS", 2, 5), Pair("Other", "SQS", 1, 3))
    assert [(hard.answer, hard.tally) for hard in found.hard] == [("SQS", Tally(1, 3))]
    assert found.domains == {("saa", "1"): Tally(1, 2), ("saa", "2"): Tally(1, 3)}


def test_true_and_false_are_not_mixed_up(tmp_path: Path) -> None:
    true = Card("true_false", SQS.fact, "Is it?", "True", ("True", "False"), (0,))
    assert numbers(kept(tmp_path / "a.db", (true, 1, "False")), NOON.timestamp()).pairs == ()


def answered(
    path: Path, answers: int, chosen: Callable[[int], str], others: Callable[[int], int]
) -> list[tuple[str, str]]:
    """What speaks against a question: `chosen` in each session, beside ten others of which some are right."""
    history = History(path, Schedule(), print)
    known = card("KMS", "ACM")
    for number in range(answers):
        for asked, said in [
            (SQS, chosen(number)),
            *((known, "KMS" if at < others(number) else "ACM") for at in range(10)),
        ]:
            right = said == asked.answer
            history.record(asked, Answer(asked.id, right, number + 1, foil="" if right else said, session=str(number)))
    return [(flaw.mark, flaw.reason) for flaw in flaws(history) if flaw.card == SQS.id]


@pytest.mark.parametrize(
    ("answers", "chosen", "others", "wanted"),
    [
        (29, lambda at: "SQS", lambda at: 5, []),
        (30, lambda at: ("SQS", "SNS", "Other")[at % 3], lambda at: 5, []),
        (30, lambda at: ("SQS", "SNS")[at % 2], lambda at: 5, [("M35", "“Other” was taken in 0 of 30 answers")]),
        (40, lambda at: "SNS" if at < 2 else ("SQS", "Other")[at % 2], lambda at: 5, []),
        (
            50,
            lambda at: ("SNS", "Other", "SNS", "Other", "SQS")[at % 5],
            lambda at: 5,
            [("M36", "20% of 50 answers are right")],
        ),
        (50, lambda at: ("SQS", "SNS", "SQS", "Other")[at % 4], lambda at: 9 if at % 2 == 0 else 2, []),
        (
            50,
            lambda at: ("SQS", "SNS", "SQS", "Other")[at % 4],
            lambda at: 2 if at % 2 == 0 else 9,
            [("M36", "who knows more is right less often: point-biserial -1.00")],
        ),
    ],
)
def test_questions_that_answers_speak_against(
    answers: int,
    chosen: Callable[[int], str],
    others: Callable[[int], int],
    wanted: list[tuple[str, str]],
    tmp_path: Path,
) -> None:
    assert answered(tmp_path / "a.db", answers, chosen, others) == wanted


def test_what_falls_due_is_counted_by_day(tmp_path: Path) -> None:
    found = numbers(kept(tmp_path / "a.db", (SQS, 30, "SQS"), (SNS, 0, "SQS")), NOON.timestamp() + 1)
    assert (found.due[0], sum(found.due), found.overdue) == (2, 2, 1)


def test_bars_and_sparks() -> None:
    assert bar(0.001, False, 4) == "█··· "
    assert (bar(0, False, 2), bar(1, False, 2), bar(0.5, True)) == ("·· ", "██ ", "")
    assert (spark([0, 1, 8]), spark([]), spark([0])) == (" ▁█", "", " ")


def test_plain_lines_have_no_marks_and_all_figures(tmp_path: Path) -> None:
    history = kept(tmp_path / "a.db", (SQS, 8, "SNS"), (SQS, 1, "SNS"), (SNS, 1, "SQS"))
    history.sat(Paper("p", "saa", 7, int(NOON.timestamp() * 1000), 60_000, 65, 60, 49))
    found = numbers(history, NOON.timestamp())
    plain = "\n".join(line.wrapped(80) for line in lines(found, NAMES, plain=True))
    assert plain.isascii()
    for told in (
        "3 answers to 2 cards, 0 % right",
        "Streak: 1 day",
        "from 16 Nov  0 % of 1",
        "resilient architectures: 0 % of 2",
        "SNS / SQS: 3 of 3",
        "Which is <SQS>? = SQS (0 of 2 right)",
        "2026-11-18 SAA: 49 of 65, 75 % (64 to 84 %), 60 answered",
    ):
        assert told in plain
    drawn = "\n".join(line.wrapped(80) for line in lines(found, NAMES, plain=False))
    assert "····" in drawn


def run(*words: str) -> str:
    done = CliRunner().invoke(main, ["stats", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_without_a_history_nothing_is_made(history: Path) -> None:
    assert "Nothing has been answered yet" in run()
    assert json.loads(run("--json"))["answers"] == {"right": 0, "total": 0}
    assert not history.exists()


def test_json_and_page_say_the_same(history: Path, tmp_path: Path, opened: "Callable[..., Page]") -> None:
    now = (datetime.fromtimestamp(time.time()) - NOON).days
    kept(history, (SQS, -now + 9, "SNS"), (SQS, -now + 1, "SNS"), (SNS, -now + 1, "SNS")).close()
    tree = json.loads(run("--json", "--html", str(tmp_path / "out" / "stats.html")))
    assert tree["answers"] == {"right": 1, "total": 3}
    assert [(pair["one"], pair["two"], pair["mixed"]) for pair in tree["pairs"]] == [("SNS", "SQS", 2)]
    page = opened(tmp_path / "out" / "stats.html", width=400)
    assert page.locator("h1").inner_text() == "3 answers to 2 cards, 33 % right"
    assert "Which is <SQS>?" in page.locator("#hard + ul").inner_text()
    assert page.locator("svg[role=img][aria-label]").count() == page.locator("svg").count() > 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for other in ("--exam", "zzz"), ("-n", "0"):
        assert CliRunner().invoke(main, ["stats", *other]).exit_code == 2


def test_stats_need_no_heavy_import(history: Path) -> None:
    import subprocess
    import sys

    kept(history, (SQS, 3, "SNS")).close()
    probe = (
        "import sys; from quizgen.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", probe, "stats"], capture_output=True, text=True, env=env, check=True, timeout=60
    )
    assert re.match(r"1 answers? to 1 cards?", done.stdout)
    assert {"rich", "jinja2", "fsrs", "markdown_it", "rapidfuzz"}.isdisjoint(done.stderr.split())
