"""Sheets for paper: one for the student, one with the key, alike in every browser that prints."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from quizgen.formats._files import refuse_other, replace, stamp
from quizgen.formats._question import Question, parts, questions
from quizgen.formats._render import OPENS, page
from quizgen.formats._words import WORDS, language
from quizgen.model import Deck

Answers = Literal["separate", "inline", "none"]
Paper = Literal["a4", "letter"]


def write_sheet(deck: Deck, path: Path, *, title: str, answers: Answers, paper: Paper, now: int) -> tuple[Path, ...]:
    """Write the student's sheet to `path`, and with "separate" the key beside it ("quiz.html" → "quiz-key.html").

    With "inline" each answer stands under its question; with "none" there is no key at all. `now` is seconds since
    1970, printed as a day (UTC); SOURCE_DATE_EPOCH wins over it. Returns the paths written, the sheet first.
    Raises QuizgenError.
    """
    asked = questions(deck)
    tongue = language(deck)
    values = {
        "title": title or deck.title,
        "lang": tongue,
        "words": WORDS[tongue],
        "asked": asked,
        "parts": list(parts(asked, deck.title)),
        "inline": answers == "inline",
        "size": {"a4": "A4", "letter": "letter"}[paper],
        "day": datetime.fromtimestamp(stamp(now), UTC).date().isoformat(),
        "seal": _seal(asked),
    }
    pages = {path: "print/sheet.html.j2"}
    if answers == "separate":
        pages[path.with_name(f"{path.stem}-key{path.suffix}")] = "print/key.html.j2"
    made = {target: page(template, values, style="sheet.css") for target, template in pages.items()}
    for target in made:
        refuse_other(target, OPENS)
    for target, data in made.items():
        replace(target, data, opens=OPENS)
    return tuple(made)


def _seal(asked: tuple[Question, ...]) -> str:
    """Six digits that a sheet shares with its key alone, in whatever month it is found again."""
    shown = ((entry.card.id, entry.card.prompt, *entry.card.options) for entry in asked)
    return sha256("\x1e".join("\x1f".join(one) for one in shown).encode(errors="replace")).hexdigest()[:6]
