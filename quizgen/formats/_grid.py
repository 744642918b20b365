"""Rows that a spreadsheet opens and computes nothing from."""

import csv
from collections.abc import Iterable
from io import StringIO

from quizgen.formats._text import plain


def cell(text: str) -> str:
    """The text on one line; what a spreadsheet would take for a formula gets an apostrophe before it."""
    said = " ".join(plain(text).split())
    return f"'{said}" if said.startswith(("=", "+", "-", "@")) else said


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """The rows as CSV in UTF-8, with the mark by which spreadsheets know it."""
    held = StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return held.getvalue().encode("utf-8-sig")


def opens(head: tuple[str, ...]) -> bytes:
    """How a file of ours begins."""
    return "".join(",".join(head).split()).lower().encode("utf-8-sig")
