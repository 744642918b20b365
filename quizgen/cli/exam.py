"""`quizgen exam`: a mock exam by the blueprint, against the clock, marked by domain."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import past
from quizgen.cli.picking import load
from quizgen.cli.terminal import Clocked, Terminal
from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from quizgen.model import Card
    from quizgen.study.history import History
    from quizgen.study.marking import Marked
    from quizgen.study.paper import Blueprint, Item, Paper
    from quizgen.study.proctor import Keep

INTERRUPTED = 130
PER_CONCEPT = 8


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    paths: tuple[str, ...]
    exam: str
    questions: int | None
    minutes: float | None
    seed: int | None
    practice: bool
    pass_mark: int | None
    plain: bool
    no_color: bool
    as_json: bool
    history: Path | None


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--exam", required=True, metavar="NAME", help="The exam: saa, clf, … or its code.")
@click.option("--questions", type=click.IntRange(1, 500), help="How many; as many as the exam has when not given.")
@click.option("--minutes", type=click.FloatRange(0, 6000, min_open=True), help="How long; else as the exam.")
@click.option("--seed", type=int, help="The same paper again: the number stands below each result.")
@click.option("--practice", is_flag=True, help="Allow a pause of the clock (z).")
@click.option("--pass-mark", type=click.IntRange(0, 100), metavar="PERCENT", help="Exit 1 below this score.")
@click.option("--plain", is_flag=True, help="Lines in, lines out; chosen by itself in a pipe and where TERM=dumb.")
@click.option("--no-color", is_flag=True, help="No colour; NO_COLOR and TERM=dumb say so as well.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON; the questions go to stderr.")
@past.option
def command(**wishes: Any) -> None:
    """Sit a mock exam: from notes or a deck.json where they are given, filled up from the catalogue.

    Each domain gets the questions that its weight gives it. A question with several answers is right only as a
    whole; unanswered is wrong. Answers are kept for quizgen stats, but do not change what is due.

    \b
    Example: quizgen exam --exam saa
             quizgen exam build/deck.json --exam clf --questions 20 --practice
    """
    sys.exit(_exam(Wish(**wishes)))


def _exam(wish: Wish) -> int:
    """Draw the paper, have it sat, mark it and go through what was missed; the exit code."""
    from quizgen.study.proctor import Proctor, Timer

    plan = _blueprint(wish.exam)
    seed = wish.seed if wish.seed is not None else int.from_bytes(os.urandom(2), "big")
    drawn = _paper(wish, plan, wish.questions or plan.questions, seed)
    minutes = wish.minutes or plan.minutes * len(drawn.items) / plan.questions
    timer = Timer(60 * minutes)
    desk = Clocked(sys.stderr if wish.as_json else sys.stdout, timer, plain=wish.plain, no_color=wish.no_color)
    history = past.opened(wish.history)
    session, begun = os.urandom(12).hex(), int(1000 * time())
    _head(desk, drawn, minutes)
    marked = Proctor(drawn, desk, timer, _keeping(history, session), wish.practice).run()
    _keep(history, marked, session, begun)
    history.close()
    timer.hold()
    _told(marked, desk, wish, seed)
    if marked.stopped:
        return INTERRUPTED
    return int(wish.pass_mark is not None and marked.whole.percent < wish.pass_mark)


def _blueprint(name: str) -> "Blueprint":
    from quizgen import catalogue
    from quizgen.study.paper import blueprint

    exams = catalogue.load().data["exams"]
    for family, raw in exams.items():
        if name.strip().casefold() in (family, str(raw["code"]).casefold()):
            return blueprint(family, raw)
    some = ", ".join(f"{family} ({raw['code']})" for family, raw in exams.items())
    raise QuizgenError(f"no exam is called {name!r}; there are {some}")


def _paper(wish: Wish, plan: "Blueprint", count: int, seed: int) -> "Paper":
    """The paper, from what was given; where that is too little for a domain, from the catalogue too."""
    from quizgen.study.paper import paper

    cards = load(wish.paths).cards if wish.paths else ()
    drawn = paper(cards, plan, count, seed)
    if drawn.got != drawn.wanted:
        drawn = paper((*cards, *_more(cards, plan)), plan, count, seed)
    if not drawn.items:
        raise QuizgenError(f"{plan.code}: no question fits this exam; the catalogue does not cover it yet")
    return drawn


def _more(cards: Sequence["Card"], plan: "Blueprint") -> list["Card"]:
    """What the catalogue can ask for the exam, beyond the cards that are there; no note is behind it."""
    from datetime import date

    from quizgen import catalogue
    from quizgen.deck import Options, everything

    click.echo("Making questions from the catalogue; that takes some seconds.", err=True)
    had = {card.id for card in cards}
    known = catalogue.load(today=date.today())
    made = everything(known, Options(per_concept=PER_CONCEPT, exam=plan.family)).deck
    bare = [replace(card, fact=replace(card.fact, sources=())) for card in made.cards]
    return [card for card in bare if card.id not in had]


def _head(desk: Terminal, drawn: "Paper", minutes: float) -> None:
    """Say what is sat, and where the paper departs from the blueprint."""
    from quizgen.study.marking import clock
    from quizgen.study.screen import Line

    plan = drawn.blueprint
    desk.show([Line(f"{plan.code} {plan.name}: {len(drawn.items)} questions in {clock(60 * minutes)}", "strong")])
    if plan.status:
        desk.show([Line(f"This exam: {plan.status}.")])
    for domain in plan.domains:
        got, wanted = drawn.got[domain.id], drawn.wanted[domain.id]
        if got < wanted:
            desk.show([Line(f"{domain.name}: {got} questions, where the blueprint wants {wanted}; there are no more.")])


def _keeping(history: "History", session: str) -> "Keep":
    """Keeps each answer as it is given; an answer that is changed takes the place of the first."""

    def keep(place: int, item: "Item", taken: tuple[int, ...], took: int) -> None:
        from quizgen.study.history import Answer
        from quizgen.study.question import foil

        asked = item.question
        said = ", ".join(asked.shown[one] for one in taken)
        answer = Answer(
            asked.card.id,
            asked.right(taken),
            int(1000 * time()),
            took,
            said=said,
            foil=foil(asked, taken),
            session=session,
            mode="exam",
            id=f"{session}-{place + 1}",
        )
        history.record(asked.card, answer)

    return keep


def _keep(history: "History", marked: "Marked", session: str, begun: int) -> None:
    """Keep the result, if anything was answered."""
    from quizgen.study.history import Paper

    if marked.answers:
        whole, plan = marked.whole, marked.paper.blueprint
        counts = (whole.total, len(marked.answers), whole.right)
        history.sat(Paper(session, plan.family, marked.paper.seed, begun, 1000 * marked.took, *counts))


def _told(marked: "Marked", desk: Terminal, wish: Wish, seed: int) -> None:
    """The result, then every miss: one at a time where keys are read."""
    import json

    from quizgen.study.marking import missed, report, result
    from quizgen.study.screen import Line

    click.echo(file=desk.out)
    desk.show(report(marked, _again(wish, seed)))
    if wish.as_json:
        click.echo(json.dumps(result(marked), ensure_ascii=False, indent=1))
    misses = [place for place in marked.misses if not marked.stopped or place in marked.answers]
    if misses:
        desk.show([Line(f"What was missed ({len(misses)}):", "strong")])
    for number, place in enumerate(misses, 1):
        desk.show(missed(marked, place))
        if desk.keys and not marked.stopped and number < len(misses):
            desk.show([Line(f"{number} of {len(misses)}. any key: the next, q: end", "faint")])
            if _pressed(desk) == "q":
                return


def _pressed(desk: Terminal) -> str:
    try:
        return desk.key()
    except (EOFError, KeyboardInterrupt):
        return "q"


def _again(wish: Wish, seed: int) -> str:
    """The command for the same paper."""
    from shlex import join

    words = ["quizgen", "exam", *wish.paths, "--exam", wish.exam, "--seed", str(seed)]
    words += ["--questions", str(wish.questions)] if wish.questions else []
    words += ["--minutes", f"{wish.minutes:g}"] if wish.minutes else []
    return join(words)
