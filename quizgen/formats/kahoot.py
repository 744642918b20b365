"""The deck as rows for Kahoot's spreadsheet: questions with up to four answers, none longer than Kahoot shows."""

from collections.abc import Iterator
from pathlib import Path

from quizgen.formats._grid import cell, fill
from quizgen.formats._left import refused
from quizgen.formats._question import Question
from quizgen.model import Deck, Problem

SUFFIX = ".kahoot.csv"
_HEAD = ("Question", "Answer 1", "Answer 2", "Answer 3", "Answer 4", "Time limit", "Correct answer(s)")
_QUESTION, _ANSWER, _ANSWERS = 120, 75, 4


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write what fits; neither the time nor an earlier file changes what is written."""
    del now, previous
    fill(path, deck, _HEAD, _row, _reason)


def left_out(deck: Deck) -> Iterator[Problem]:
    """Questions that Kahoot does not take."""
    return refused(deck, _reason)


def _reason(entry: Question) -> str:
    """Why Kahoot does not take a question, empty where it does."""
    texts = [cell(option.text) for option in entry.options]
    if entry.shape not in ("choice", "multiple", "true_false"):
        return "Kahoot asks with options only"
    if len(texts) > _ANSWERS:
        return f"{len(texts)} answers, and Kahoot takes {_ANSWERS}"
    if (size := len(cell(entry.asked))) > _QUESTION:
        return f"the question has {size} characters, and Kahoot takes {_QUESTION}"
    if (size := max(map(len, texts))) > _ANSWER:
        return f"an answer has {size} characters, and Kahoot takes {_ANSWER}"
    return ""


def _row(entry: Question) -> tuple[str, ...]:
    texts = [cell(option.text) for option in entry.options]
    words = sum(len(text.split()) for text in (cell(entry.asked), *texts))
    seconds = next(limit for limit, most in ((20, 20), (30, 30), (60, words)) if words <= most)
    right = ",".join(str(place + 1) for place in entry.correct)
    return (cell(entry.asked), *texts, *[""] * (_ANSWERS - len(texts)), str(seconds), right)
