"""The deck as a text that Anki imports into its note type Basic, updating by guid."""

import csv
from collections.abc import Iterable
from hashlib import sha256
from io import StringIO
from pathlib import Path

from quizgen.formats._files import replace
from quizgen.formats._flat import back, front
from quizgen.formats._question import questions
from quizgen.formats._text import branch, field, tag
from quizgen.model import Deck

SUFFIX = ".csv"
_HEAD = (
    "#separator:Comma",
    "#html:true",
    "#notetype:Basic",
    "#columns:guid,Front,Back,tags,deck",
    "#guid column:1",
    "#tags column:4",
    "#deck column:5",
)


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the text; neither the time nor an earlier file changes what is written."""
    del now, previous
    rows = StringIO()
    writer = csv.writer(rows, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for entry in questions(deck):
        card = entry.card
        tags = " ".join(dict.fromkeys(filter(None, map(tag, card.tags))))
        writer.writerow((_guid(card.id), _html(front(entry)), _html(back(entry)), tags, branch(card.deck, deck.title)))
    text = "".join(f"{line}\n" for line in _HEAD) + rows.getvalue()
    replace(path, text.encode(), opens=b"#separator:comma")


def _html(lines: Iterable[str]) -> str:
    return "<br>".join(map(field, lines))


def _guid(card: str) -> str:
    """Another than in the package: Anki would never update a note of one type from a note of another."""
    return "qt" + sha256(f"quizgen\x1ftext\x1f{card}".encode()).hexdigest()[:16]
