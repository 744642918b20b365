"""Ways of writing a deck down: one file a format, found by itself; the rest of the program asks for them by name."""

from pathlib import Path
from types import ModuleType

from quizgen.discover import units
from quizgen.errors import QuizgenError
from quizgen.formats._branches import By, placed
from quizgen.formats._cards import Flip, write_cards
from quizgen.formats._changes import Changes
from quizgen.formats._coverage import write_coverage
from quizgen.formats._explained import write_explained
from quizgen.formats._files import alone, stamp
from quizgen.formats._hugo import write_hugo
from quizgen.formats._pdf import Engine, browser, write_pdf
from quizgen.formats._sheet import Answers, Layout, Paper, write_sheet
from quizgen.model import Deck, Problem

__all__ = [
    "Answers",
    "By",
    "Changes",
    "Engine",
    "Flip",
    "Layout",
    "Paper",
    "alone",
    "browser",
    "left_out",
    "load",
    "names",
    "placed",
    "suffix",
    "write",
    "write_cards",
    "write_coverage",
    "write_explained",
    "write_hugo",
    "write_pdf",
    "write_sheet",
]


def names() -> tuple[str, ...]:
    """Every format's name, in name order."""
    return tuple(units(__name__))


def suffix(name: str) -> str:
    """What a file of this format ends in, dot included."""
    ending: str = _unit(name).SUFFIX
    return ending


def left_out(name: str, deck: Deck) -> tuple[Problem, ...]:
    """The cards that a format cannot hold, each with the reason: nothing is ever cut to fit."""
    unit = _unit(name)
    return tuple(unit.left_out(deck)) if hasattr(unit, "left_out") else ()


def write(
    name: str,
    deck: Deck,
    path: Path,
    *,
    now: int,
    previous: Path | None = None,
    templates: Path | None = None,
    fresh: bool = False,
    type_in: bool = False,
) -> Changes | None:
    """Write a deck in one format; one with a memory tells what has changed.

    `now` is the time in seconds since 1970; SOURCE_DATE_EPOCH wins over it. `previous` is the file of an earlier
    build, which tells a format with a memory what has changed; without it, what stands at `path` is that file.
    What else may be given counts in the formats whose MORE names it: `templates` is a folder of the user's own,
    `fresh` forgets what an earlier build remembers, `type_in` asks for short answers to be typed.
    Raises QuizgenError for an unknown format, a deck that cannot be written so, and a file that cannot be written.
    """
    unit = _unit(name)
    given = {"templates": templates, "fresh": fresh, "type_in": type_in}
    more = {key: value for key, value in given.items() if key in getattr(unit, "MORE", ())}
    changes: Changes | None = unit.write(deck, path, now=stamp(now), previous=previous, **more)
    return changes


def load(path: Path) -> Deck:
    """Read back a deck that was written as JSON; raises QuizgenError for anything else."""
    from quizgen.formats import json

    return json.load(path)


def _unit(name: str) -> ModuleType:
    found = units(__name__)
    if name not in found:
        raise QuizgenError(f"there is no format “{name}”; choose one of {', '.join(found)}")
    return found[name]
