"""What a package changes in a student's collection, and what it leaves there."""

import re
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.formats._files import refuse_other, replace

NAME = "gone.txt"
_OPENS = b"quizgen:"
_HEAD = """quizgen: cards that left the deck. Anki never deletes on import, so it may still hold them.

To see them in Anki, open Browse and paste this line into its search:

{search}

To be rid of them, select all (Ctrl+A) and choose Notes > Delete. What the search does not find is deleted already.

"""


@dataclass(frozen=True)
class Left:
    """A card that Anki may still hold although no note says it any more."""

    card: str
    prompt: str
    deck: str


@dataclass(frozen=True)
class Changes:
    """Numbers of notes, compared with the package before; what was reworded counts as updated too.

    `first` says that there was none, `fresh` that it was forgotten. `reworded` has pairs of the wording before and now,
    `moved` ids of cards whose deck has another name now (Anki leaves them where they are), `gone` everything that
    left, in this build or an earlier one.
    """

    first: bool = True
    fresh: bool = False
    kept: int = 0
    updated: int = 0
    new: int = 0
    reworded: tuple[tuple[str, str], ...] = ()
    moved: tuple[str, ...] = ()
    gone: tuple[Left, ...] = ()


def shown(html: str) -> str:
    """A field in one line as a student sees it; a cloze with its blank."""
    text = re.sub(r"\{\{c1::.*?\}\}", "____", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def search(cards: tuple[str, ...]) -> str:
    """What to paste into Anki's browser to see the notes of these cards."""
    return f'"Key:re:^({"|".join(cards)})$"'


def beside(path: Path) -> Path:
    """Where the list of a package stands."""
    return path.with_name(NAME)


def leave(path: Path, gone: tuple[Left, ...]) -> None:
    """Write the list beside a package, or take away an old one when nothing is gone; raises QuizgenError."""
    if not gone:
        with suppress(OSError, QuizgenError):
            refuse_other(beside(path), _OPENS)
            beside(path).unlink(missing_ok=True)
        return
    lines, deck = [_HEAD.format(search=search(tuple(left.card for left in gone)))], ""
    for left in sorted(gone, key=lambda left: (left.deck, left.prompt, left.card)):
        if left.deck != deck:
            deck = left.deck
            lines.append(f"{deck}\n")
        lines.append(f"  {left.prompt}\n")
    replace(beside(path), "".join(lines).encode(), opens=_OPENS)
