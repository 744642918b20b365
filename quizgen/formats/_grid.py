"""Rows that a spreadsheet opens and computes nothing from."""

import csv
from collections.abc import Callable, Iterable
from io import StringIO
from pathlib import Path

from quizgen.formats._files import replace
from quizgen.formats._question import Question, questions
from quizgen.formats._text import plain
from quizgen.model import Deck


def cell(text: str) -> str:
    """The text on one line; what a spreadsheet would take for a formula gets an apostrophe before it."""
    said = " ".join(plain(text).split())
    return f"'{said}" if said.startswith(("=", "+", "-", "@")) else said


def fill(
    path: Path,
    deck: Deck,
    head: tuple[str, ...],
    row: Callable[[Question], tuple[str, ...]],
    reason: Callable[[Question], str],
) -> None:
    """Write a row a question under `head`, but for those for which there is a reason to leave them out."""
    rows = [row(entry) for entry in questions(deck) if not reason(entry)]
    replace(path, _table(head, rows), opens="".join(",".join(head).split()).lower().encode("utf-8-sig"))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """The rows as CSV in UTF-8, with the mark by which spreadsheets know it."""
    held = StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return held.getvalue().encode("utf-8-sig")
