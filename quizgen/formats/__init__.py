"""Ways of writing a deck down: one file a format, found by itself; the rest of the program asks for them by name."""

from pathlib import Path
from types import ModuleType

from quizgen.discover import units
from quizgen.errors import QuizgenError
from quizgen.formats._files import stamp
from quizgen.formats._sheet import Answers, Paper, write_sheet
from quizgen.model import Deck

__all__ = ["Answers", "Paper", "load", "names", "suffix", "write", "write_sheet"]


def names() -> tuple[str, ...]:
    """Every format's name, in name order."""
    return tuple(units(__name__))


def suffix(name: str) -> str:
    """What a file of this format ends in, dot included."""
    ending: str = _unit(name).SUFFIX
    return ending


def write(name: str, deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write a deck in one format.

    `now` is the time in seconds since 1970; SOURCE_DATE_EPOCH wins over it. `previous` is the file of an earlier
    build, which tells a format with a memory what has changed; without it, what stands at `path` is that file.
    Raises QuizgenError for an unknown format, a deck that cannot be written so, and a file that cannot be written.
    """
    _unit(name).write(deck, path, now=stamp(now), previous=previous)


def load(path: Path) -> Deck:
    """Read back a deck that was written as JSON; raises QuizgenError for anything else."""
    from quizgen.formats import json

    return json.load(path)


def _unit(name: str) -> ModuleType:
    found = units(__name__)
    if name not in found:
        raise QuizgenError(f"there is no format “{name}”; choose one of {', '.join(found)}")
    return found[name]
