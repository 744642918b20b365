"""`quizgen stats`: what the history tells, as text, as a page with charts, or as JSON."""

import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

import click

from quizgen.cli import past
from quizgen.cli.terminal import Terminal
from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from quizgen.study.tally import Numbers

Names = Mapping[tuple[str, str], str]


@click.command()
@click.option("-n", "count", type=click.IntRange(1), default=10, show_default=True, help="Length of the lists.")
@click.option("--exam", metavar="NAME", help="The domains of this exam alone.")
@click.option("--html", "page", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write a page.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--plain", is_flag=True, help="No bars; so in a pipe, and where NO_COLOR or TERM=dumb say so.")
@past.option
def command(count: int, exam: str | None, page: Path | None, as_json: bool, plain: bool, history: Path | None) -> None:
    """Show your streak, what falls due, what you retain, and where you are weak, from the answers of quiz and exam.

    \b
    Example: quizgen stats
             quizgen stats --html build/stats.html
    """
    import json

    found, names = _narrowed(_found(history, count), exam), _names()
    if page:
        _write(found, names, page)
        click.echo(page, err=as_json)
    if as_json:
        click.echo(json.dumps(_tree(found, names), ensure_ascii=False, indent=1))
    elif not page:
        from quizgen.study.charts import lines

        desk = Terminal(sys.stdout)
        bare = plain or not sys.stdout.isatty() or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        desk.show(lines(found, names, bare or not _drawable()))


def _found(history: Path | None, count: int) -> "Numbers":
    """The figures; looking at them makes no file where there is none."""
    from quizgen.study.tally import numbers

    kept = past.consulted(history)
    try:
        return numbers(kept, time(), count)
    finally:
        kept.close()


def _narrowed(found: "Numbers", exam: str | None) -> "Numbers":
    """Without the domains of exams for which fewer than half of the answers are, or of all but the one asked for."""
    totals: dict[str, int] = {}
    for (name, _), tally in found.domains.items():
        totals[name] = totals.get(name, 0) + tally.total
    if exam and exam.casefold() not in totals:
        raise QuizgenError(f"no answer is for the exam {exam!r}; there are answers for {', '.join(totals) or 'none'}")
    shown = {exam.casefold()} if exam else {name for name, total in totals.items() if 2 * total >= found.answers.total}
    return replace(found, domains={home: tally for home, tally in found.domains.items() if home[0] in shown})


def _drawable() -> bool:
    return (sys.stdout.encoding or "").lower().startswith("utf")


def _names() -> dict[tuple[str, str], str]:
    """The names of exam domains, by exam and id."""
    from quizgen import catalogue

    exams = catalogue.load().data["exams"].items()
    return {(exam, str(id_)): str(one["name"]) for exam, raw in exams for id_, one in raw["domains"].items()}


def _write(found: "Numbers", names: Names, page: Path) -> None:
    from quizgen.formats._stats import write_stats
    from quizgen.study.charts import recent, weeks
    from quizgen.study.tally import AHEAD

    first = found.today - timedelta(days=AHEAD - 1)
    daily = [
        (f"{first + timedelta(days=day):%d}", count, str(count)) for day, count in enumerate(recent(found)[-AHEAD:])
    ]
    ahead = [(f"{found.today + timedelta(days=day):%d}", count, str(count)) for day, count in enumerate(found.due)]
    kept = [(f"{monday:%d.%m}", tally.percent, f"{tally.percent} % of {tally.total}") for monday, tally in weeks(found)]
    values = {
        "found": found,
        "recent": daily,
        "most": max(count for _, count, _ in daily) or 1,
        "due": ahead,
        "peak": max(found.due) or 1,
        "kept": kept,
        "domains": [(exam.upper(), names.get((exam, id_), id_), tally) for (exam, id_), tally in found.domains.items()],
    }
    page.parent.mkdir(parents=True, exist_ok=True)
    write_stats(values, page)


def _tree(found: "Numbers", names: Names) -> dict[str, object]:
    """The figures as JSON has them: dates as text, lists for what has two keys."""
    return {
        "schema": 1,
        "today": str(found.today),
        "answers": asdict(found.answers),
        "cards": found.cards,
        "streak": found.streak,
        "longest": found.longest,
        "days": {str(day): asdict(tally) for day, tally in found.days.items()},
        "overdue": found.overdue,
        "due": list(found.due),
        "retained": {str(day): asdict(tally) for day, tally in found.weeks.items()},
        "domains": [
            {"exam": exam, "id": id_, "name": names.get((exam, id_), ""), **asdict(tally), "interval": tally.range}
            for (exam, id_), tally in found.domains.items()
        ],
        "pairs": [asdict(pair) for pair in found.pairs],
        "hardest": [asdict(hard) for hard in found.hard],
        "flaws": [asdict(flaw) for flaw in found.flaws],
        "exams": [
            {"exam": exam, "day": str(day), **asdict(tally), "answered": asked}
            for exam, day, tally, asked in found.papers
        ],
    }
