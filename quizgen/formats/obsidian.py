"""The deck as a Markdown note of question::answer lines, which Obsidian's Spaced Repetition plugin asks."""

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from quizgen.formats._files import refuse_other, replace
from quizgen.formats._flat import back, front
from quizgen.formats._question import questions
from quizgen.formats._text import branch, tag
from quizgen.model import Deck

SUFFIX = ".md"
_OPENS = b"%%quizgen"
_HEAD = "%% quizgen wrote this note and writes it anew; the dates of the reviews in it are kept %%\n"
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~=$^%{}&]|^:|:(?=:|$)|(?<=:):)")
_DATES = re.compile(r"(?m)^(?P<front>.+?)::.*?\s*(?P<dates><!--SR:[^>\n]*-->)\s*$")


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the note. The dates of reviews that the plugin noted in the one before go along with their questions."""
    del now
    asked = questions(deck)
    dates = _dates(previous or path)
    lines = [_HEAD]
    for name, entries in groupby(asked, lambda entry: branch(entry.card.deck, deck.title)):
        lines.append(f"\n## {_marked(name)}\n\n#flashcards/{_place(name)}\n")
        for entry in entries:
            ask = _joined(front(entry))
            seen = f" {dates[ask]}" if ask in dates else ""
            lines.append(f"\n{ask}::{_joined(back(entry))}{seen}\n")
    replace(path, "".join(lines).encode(), opens=_OPENS)


def _place(name: str) -> str:
    """A deck's name as levels of a tag."""
    return "/".join(filter(None, map(tag, name.split("::")))) or "quizgen"


def _dates(path: Path) -> dict[str, str]:
    """What the plugin noted behind each question; raises QuizgenError where the note is not ours."""
    refuse_other(path, _OPENS)
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return {}
    return {found["front"]: found["dates"] for found in _DATES.finditer(re.sub(r"\n(?=<!--SR:)", " ", text))}


def _joined(lines: Iterable[str]) -> str:
    return "<br>".join(map(_marked, lines))


def _marked(text: str) -> str:
    """Markdown that shows the text as it is, and in which no pair of colons ends the question."""
    return _SPECIAL.sub(r"\\\1", text)
