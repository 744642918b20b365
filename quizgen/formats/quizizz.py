"""The deck as rows for the spreadsheet of Quizizz (Wayground): options, blanks and open questions."""

from collections.abc import Iterator
from pathlib import Path

from quizgen.formats._export import typed
from quizgen.formats._grid import cell, fill
from quizgen.formats._left import refused
from quizgen.formats._question import Question
from quizgen.model import Deck, Problem

SUFFIX = ".quizizz.csv"
_HEAD = (
    "Question Text",
    "Question Type",
    *(f"Option {place}" for place in range(1, 6)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)
_OPTIONS = 5
_TYPES = {"choice": "Multiple Choice", "true_false": "Multiple Choice", "multiple": "Checkbox"}


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write what fits; neither the time nor an earlier file changes what is written."""
    del now, previous
    fill(path, deck, _HEAD, _row, _reason)


def left_out(deck: Deck) -> Iterator[Problem]:
    """Questions that Quizizz does not take from a spreadsheet."""
    return refused(deck, _reason)


def _reason(entry: Question) -> str:
    """Why Quizizz does not take a question, empty where it does."""
    if entry.shape in ("match", "order"):
        return "the spreadsheet of Quizizz has no column for pairs and orders"
    if len(entry.options) > _OPTIONS:
        return f"{len(entry.options)} options, and Quizizz takes {_OPTIONS}"
    return ""


def _row(entry: Question) -> tuple[str, ...]:
    if entry.options:
        kind, texts = _TYPES[entry.shape], [option.text for option in entry.options]
        right = ",".join(str(place + 1) for place in entry.correct)
    else:
        texts, right = list(typed(entry))[:_OPTIONS], ""
        kind = "Fill-in-the-Blank" if texts else "Open-Ended"
    told = " ".join(filter(None, (*(option.why for option in entry.solved), entry.why, entry.source)))
    if kind == "Open-Ended":
        told = f"{entry.card.answer}. {told}"
    filled = [*map(cell, texts), *[""] * (_OPTIONS - len(texts))]
    return (cell(entry.asked), kind, *filled, right, "60" if entry.options else "120", "", cell(told))
