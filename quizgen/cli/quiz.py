"""`quizgen quiz`: questions in the terminal, one key an answer, the reason and the note line at once."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from quizgen.catalogue import Catalogue
    from quizgen.model import Card, Deck
    from quizgen.study.asking import Known
    from quizgen.study.screen import Line

Loader = Callable[[Sequence[str]], "Deck"]
STYLES: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "good": {"fg": "green"},
    "bad": {"fg": "red"},
    "faint": {"dim": True},
}
INTERRUPTED = 130
SUSPEND = "\x1a"


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    paths: tuple[str, ...]
    count: int
    seed: int | None
    kinds: tuple[str, ...]
    concepts: tuple[str, ...]
    plain: bool
    no_color: bool
    as_json: bool


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-n", "count", type=click.IntRange(min=1), default=10, show_default=True, help="How many questions.")
@click.option("--seed", type=int, help="Ask the same questions again: the number stands below each result.")
@click.option("--kind", "kinds", multiple=True, help="Only this way of asking (choice, cloze, …); may be repeated.")
@click.option("--concept", "concepts", multiple=True, help="Only this concept, by any of its names; may be repeated.")
@click.option("--plain", is_flag=True, help="Lines in, lines out; chosen by itself in a pipe and where TERM=dumb.")
@click.option("--no-color", is_flag=True, help="No colour; NO_COLOR and TERM=dumb say so as well.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON; the questions go to stderr.")
@click.pass_obj
def command(loader: Loader | None, /, **wishes: Any) -> None:
    """Ask questions from notes or from a deck.json; those missed come again before the end.

    \b
    Example: quizgen quiz notes/ -n 5
             quizgen quiz build/deck.json --kind choice --concept sqs
    """
    sys.exit(_quiz(Wish(**wishes), loader or _load))


def _quiz(wish: Wish, loader: Loader) -> int:
    """Load, draw, ask and sum up; the exit code."""
    import json

    from quizgen.study.asking import Sitting
    from quizgen.study.drill import Drill, draw
    from quizgen.study.result import result
    from quizgen.study.screen import summary

    deck = loader(wish.paths)
    seed = wish.seed if wish.seed is not None else int.from_bytes(os.urandom(2), "big")
    drill = Drill(draw(_wanted(deck.cards, wish), wish.count, seed))
    desk = Terminal(sys.stderr if wish.as_json else sys.stdout, wish)
    sitting = Sitting(drill, desk, seed, _knowing(deck))
    broken = False
    try:
        sitting.run()
    except EOFError:
        pass
    except KeyboardInterrupt:
        broken = True
    click.echo(file=desk.out)
    desk.show(summary(sitting.drill, _again(wish, seed)))
    if wish.as_json:
        click.echo(json.dumps(result(sitting.drill, seed), ensure_ascii=False, indent=1))
    return INTERRUPTED if broken or not sitting.drill.finished else _skipped(deck)


class Terminal:
    """The desk that people sit at: single keys where stdin and the questions are on a terminal, lines elsewhere."""

    def __init__(self, out: TextIO | None, wish: Wish) -> None:
        """Show questions on `out`; characters that it cannot show become question marks."""
        if out is None:
            raise QuizgenError("there is nowhere to show questions: the output is closed")
        dumb = os.environ.get("TERM") == "dumb"
        self.out = out
        self.live = sys.stdin is not None and sys.stdin.isatty() and out.isatty()
        self.keys = self.live and not (wish.plain or dumb)
        colored = out.isatty() or bool(os.environ.get("FORCE_COLOR"))
        self.color = colored and not (wish.no_color or dumb or os.environ.get("NO_COLOR"))
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        if self.keys:
            # The default would leave the terminal without echo when it comes while a key is read.
            signal.signal(signal.SIGTERM, signal.default_int_handler)

    def show(self, lines: Iterable["Line"]) -> None:
        """Print lines, wrapped to the terminal's width of this moment."""
        width = shutil.get_terminal_size().columns
        for line in lines:
            text = line.wrapped(width)
            styled = click.style(text, **STYLES[line.tone]) if line.tone else text
            try:
                click.echo(styled, file=self.out, color=self.color)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise QuizgenError(f"the output cannot be written to ({error.strerror})") from error

    def key(self) -> str:
        """Wait for one key, given small; keys pressed before it was asked for are dropped."""
        mark = click.getchar()
        if not mark:
            raise EOFError
        if mark == SUSPEND and hasattr(signal, "SIGTSTP"):
            os.kill(os.getpid(), signal.SIGTSTP)
            return self.key()
        return "\n" if mark == "\r" else mark.casefold()

    def line(self) -> str:
        """Wait for a line; it can be edited where it is typed."""
        if self.live and self.out is sys.stdout:
            _editing()
            return input("> ")
        if self.live:
            click.echo("> ", nl=False, file=self.out)
        text = sys.stdin.readline() if sys.stdin else ""
        if not text:
            raise EOFError
        return text


def _editing() -> None:
    """Arrow keys in typed lines, without a history that would give earlier answers away."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)
    readline.parse_and_bind("set enable-bracketed-paste off")


def _load(paths: Sequence[str]) -> "Deck":
    """The decks of *.json files and of the notes, as one."""
    from dataclasses import replace

    from quizgen.cli.sources import deck_of
    from quizgen.formats import load

    notes = [path for path in paths if not path.lower().endswith(".json")]
    decks = [load(Path(path)) for path in paths if path not in notes] + ([deck_of(notes)] if notes else [])
    cards = tuple(card for deck in decks for card in deck.cards)
    return replace(decks[0], cards=cards, problems=tuple(found for deck in decks for found in deck.problems))


def _wanted(cards: Sequence["Card"], wish: Wish) -> tuple["Card", ...]:
    """The cards of the kinds and concepts asked for; raises QuizgenError where there are none."""
    kinds = sorted({card.kind for card in cards})
    if not cards:
        raise QuizgenError(f"{', '.join(wish.paths)}: no card to ask; quizgen explain tells what became of each line")
    if unknown := [kind for kind in wish.kinds if kind not in kinds]:
        raise QuizgenError(f"no card of kind {unknown[0]!r}; there are {', '.join(kinds)}")
    about = [_about(cards, name) for name in wish.concepts]
    found = tuple(
        card
        for card in cards
        if (not wish.kinds or card.kind in wish.kinds)
        and (not about or any(card.fact.subject.key in keys for keys in about))
    )
    if not found:
        raise QuizgenError(f"no card of kind {', '.join(wish.kinds)} about {', '.join(wish.concepts)}")
    return found


def _about(cards: Sequence["Card"], name: str) -> frozenset[str]:
    """The keys of the subjects that a name stands for; raises QuizgenError where no card is about it."""
    from quizgen.study.answers import exact

    subjects = {card.fact.subject for card in cards}
    found = {one.key for one in subjects if exact(name, (one.key, one.concept, one.name))}
    if not found:
        from quizgen.catalogue import load

        named = load().named(name)
        found = {one.key for one in subjects if named and one.concept == named}
    if not found:
        some = ", ".join(sorted({one.name for one in subjects})[:6])
        raise QuizgenError(f"no card is about {name!r}; there are cards about {some} …")
    return frozenset(found)


def _knowing(deck: "Deck") -> Callable[["Card"], "Known"]:
    """What else counts as an answer, and what it could be mistaken for: from the deck and the catalogue."""
    from functools import cache

    from quizgen.study.question import shape

    answers = tuple(dict.fromkeys(card.answer for card in deck.cards if shape(card) == "typed"))

    @cache
    def catalogue() -> "Catalogue":
        from quizgen.catalogue import load

        return load()

    def known(card: "Card") -> "Known":
        from quizgen.study.asking import Known

        subject, open_ = card.fact.subject, catalogue()
        own = subject.concept if card.answer == subject.name and subject.concept in open_ else open_.named(card.answer)
        others = (" ".join(name) for name, other in open_.words.items() if other != own)
        written = subject.names if card.answer in (subject.name, *subject.names) else ()
        return Known((*written, *(open_[own].names if own else ())), (*answers, *others))

    return known


def _again(wish: Wish, seed: int) -> str:
    """The command that asks the same questions once more."""
    from shlex import join

    picked = [word for kind in wish.kinds for word in ("--kind", kind)]
    picked += [word for concept in wish.concepts for word in ("--concept", concept)]
    return join(["quizgen", "quiz", *wish.paths, "-n", str(wish.count), "--seed", str(seed), *picked])


def _skipped(deck: "Deck") -> int:
    """Say on stderr that the notes have problems; 1 where some of the input could not be read."""
    from quizgen.cli.build import SKIPPED

    if count := len(deck.problems):
        click.echo(f"{count} problem{'s'[: count > 1]} in the notes: quizgen check tells more", err=True)
    return 1 if any(problem.code in SKIPPED for problem in deck.problems) else 0
