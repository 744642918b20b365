"""Pictures for Anki, named by what they hold: the same picture is there once, and another never takes its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.formats._text import plain
from quizgen.model import Card


@dataclass(frozen=True)
class Media:
    """The files of a package by name, and the name of each path."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]

    def shown(self, card: Card) -> str:
        """A card's pictures as HTML."""
        return "".join(f'<img src="{self.names[one.path]}" alt="{_said(one.alt)}">' for one in card.pictures)


def _said(alt: str) -> str:
    """Words for those who do not see it, with no bracket that Anki would play."""
    return escape(plain(alt)).replace("[", "&#91;")


def packed(cards: Iterable[Card]) -> Media:
    """The pictures of all cards; raises QuizgenError for one that cannot be read any more."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for path in dict.fromkeys(one.path for card in cards for one in card.pictures):
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise QuizgenError(f"cannot read {path}: {error.strerror or error}") from error
        names[path] = f"quizgen-{sha256(data).hexdigest()[:16]}{Path(path).suffix.lower()}"
        files[names[path]] = data
    return Media(dict(sorted(files.items())), names)
