"""`quizgen quiz`: questions in the terminal, one key an answer, the reason and the note line at once."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import past
from quizgen.cli.picking import knowing, load, reading, wanted
from quizgen.cli.terminal import Terminal

if TYPE_CHECKING:
    from quizgen.model import Card, Deck
    from quizgen.study.asking import Sitting
    from quizgen.study.history import History

Loader = Callable[[Sequence[str]], "Deck"]
INTERRUPTED = 130


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    paths: tuple[str, ...]
    count: int
    seed: int | None
    kinds: tuple[str, ...]
    concepts: tuple[str, ...]
    exam: str
    due: bool
    new: bool
    missed: bool
    sureness: bool
    pass_mark: int | None
    plain: bool
    no_color: bool
    as_json: bool
    history: Path | None
    forgetful: bool


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-n", "count", type=click.IntRange(min=1), default=10, show_default=True, help="How many questions.")
@click.option("--due", is_flag=True, help="What is due by your history, the most forgotten first.")
@click.option("--new", is_flag=True, help="What you were never asked; with --due or --missed: after those.")
@click.option("--missed", is_flag=True, help="What you missed the last time it came up.")
@click.option("--concept", "concepts", multiple=True, help="Only this concept, by any of its names; may be repeated.")
@click.option("--exam", default="", metavar="NAME", help="Only what is for this exam: clf, saa, …")
@click.option("--kind", "kinds", multiple=True, help="Only this way of asking (choice, cloze, …); may be repeated.")
@click.option("--seed", type=int, help="Ask the same questions again: the number stands below each result.")
@click.option(
    "--confidence", "sureness", is_flag=True, help="First ask how sure you are; it counts for what is due when."
)
@click.option("--pass-mark", type=click.IntRange(0, 100), metavar="PERCENT", help="Exit 1 below this score.")
@click.option("--plain", is_flag=True, help="Lines in, lines out; chosen by itself in a pipe and where TERM=dumb.")
@click.option("--no-color", is_flag=True, help="No colour; NO_COLOR and TERM=dumb say so as well.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON; the questions go to stderr.")
@past.option
@click.option("--no-history", "forgetful", is_flag=True, help="Keep no answers, and read none.")
@click.pass_obj
def command(loader: Loader | None, /, **wishes: Any) -> None:
    """Ask questions from notes or from a deck.json; those missed come again before the end.

    Each answer is kept at once, so that --due knows when to ask again.

    \b
    Example: quizgen quiz notes/ -n 5
             quizgen quiz build/deck.json --due --new -n 20
             quizgen quiz build/deck.json --kind choice --concept sqs
    """
    wish = Wish(**wishes)
    if wish.forgetful and (wish.due or wish.missed or wish.new or wish.history):
        raise click.UsageError("--no-history goes with none of --due, --new, --missed and --history")
    sys.exit(_quiz(wish, loader or load))


def _quiz(wish: Wish, loader: Loader) -> int:
    """Load, draw, ask and sum up; the exit code."""
    from quizgen.study.asking import Sitting
    from quizgen.study.drill import Drill
    from quizgen.study.keeping import Keeper

    deck = loader(wish.paths)
    cards = wanted(deck.cards, wish.paths, wish.kinds, wish.concepts, wish.exam)
    history = None if wish.forgetful else past.opened(wish.history)
    seed = wish.seed if wish.seed is not None else int.from_bytes(os.urandom(2), "big")
    drawn = _drawn(cards, history, wish, seed)
    desk = Terminal(sys.stderr if wish.as_json else sys.stdout, plain=wish.plain, no_color=wish.no_color)
    if not drawn and history:
        return _nothing(cards, history, wish)
    keeper = Keeper(history)
    sitting = Sitting(Drill(drawn), desk, seed, knowing(deck), keeper, reading(wish.paths), wish.sureness)
    stopped = _asked(sitting)
    _told(sitting, desk, wish, seed)
    if history:
        history.close()
    if stopped or not sitting.drill.finished:
        return INTERRUPTED
    return max(_skipped(deck), int(wish.pass_mark is not None and sitting.drill.score.percent < wish.pass_mark))


def _drawn(cards: Sequence["Card"], history: "History | None", wish: Wish, seed: int) -> tuple["Card", ...]:
    """The cards to ask: what is due or missed, then what is new; without such a wish, a draw from all."""
    from quizgen.study.drill import arranged, draw

    if history is None:
        return draw(cards, wish.count, seed)
    now = int(1000 * time())
    buried = history.buried(now)
    by_id = {card.id: card for card in cards if card.id not in buried}
    if not (wish.due or wish.new or wish.missed):
        return draw(tuple(by_id.values()), wish.count, seed)
    memories = history.memories()
    first = dict.fromkeys(history.schedule.needed(memories, now) if wish.due else ())
    if wish.missed:
        first |= dict.fromkeys(sorted(history.missed()))
    taken = [by_id[id_] for id_ in first if id_ in by_id][: wish.count]
    if wish.new and len(taken) < wish.count:
        seen = history.seen() | memories.keys()
        fresh = tuple(card for id_, card in by_id.items() if id_ not in seen)
        taken += draw(fresh, wish.count - len(taken), seed)
    return arranged(taken)


def _asked(sitting: "Sitting") -> bool:
    """Ask until the end; whether it was broken off by Ctrl-C."""
    try:
        sitting.run()
    except EOFError:
        pass
    except KeyboardInterrupt:
        return True
    return False


def _told(sitting: "Sitting", desk: Terminal, wish: Wish, seed: int) -> None:
    """Sum up for people, and for a program where it was asked for."""
    import json

    from quizgen.study.result import result
    from quizgen.study.screen import summary

    click.echo(file=desk.out)
    desk.show(summary(sitting.drill, _again(wish, seed)))
    if wish.as_json:
        click.echo(json.dumps(result(sitting.drill, seed), ensure_ascii=False, indent=1))


def _nothing(cards: Sequence["Card"], history: "History", wish: Wish) -> int:
    """Say that nothing is to be asked now, and when something will be; that is no failure."""
    import json

    from quizgen.study.drill import Drill
    from quizgen.study.result import result

    memories = history.memories()
    waiting = sorted(memories[card.id].due for card in cards if card.id in memories)
    later = [due for due in waiting if due > 1000 * time()]
    told = "Nothing to ask: no card of these is " + " or ".join(_sorts(wish)) + "."
    if wish.due and later:
        told += f" The next is due {_moment(later[0])}."
    click.echo(told + ("" if wish.new else " --new asks what you were never asked."), err=wish.as_json)
    if wish.as_json:
        click.echo(json.dumps(result(Drill(()), wish.seed or 0), indent=1))
    return 0


def _sorts(wish: Wish) -> list[str]:
    sorts = {"due": wish.due, "new": wish.new, "missed": wish.missed}
    return [name for name, chosen in sorts.items() if chosen] or ["left today (all are buried)"]


def _moment(ms: int) -> str:
    from datetime import datetime

    return datetime.fromtimestamp(ms / 1000).strftime("on %Y-%m-%d at %H:%M")


def _again(wish: Wish, seed: int) -> str:
    """The command that asks the same questions once more; what the history chose would differ by then."""
    from shlex import join

    picked = [word for kind in wish.kinds for word in ("--kind", kind)]
    picked += [word for concept in wish.concepts for word in ("--concept", concept)]
    picked += ["--exam", wish.exam] if wish.exam else []
    return join(["quizgen", "quiz", *wish.paths, "-n", str(wish.count), "--seed", str(seed), *picked])


def _skipped(deck: "Deck") -> int:
    """Say on stderr that the notes have problems; 1 where some of the input could not be read."""
    from quizgen.cli.build import SKIPPED

    if count := len(deck.problems):
        click.echo(f"{count} problem{'s'[: count > 1]} in the notes: quizgen check tells more", err=True)
    return 1 if any(problem.code in SKIPPED for problem in deck.problems) else 0
