"""The quiz as one page that asks, checks and explains in any browser, and prints with its key at the end."""

from pathlib import Path

from quizgen.formats._files import replace
from quizgen.formats._question import Question, parts, questions
from quizgen.formats._render import OPENS, page
from quizgen.formats._words import WORDS, language
from quizgen.model import Deck

SUFFIX = ".html"
_SPOKEN = ("answered", "correct", "of", "right", "wrong", "yours")


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the page; neither the time nor an earlier file changes what is written."""
    del now, previous
    asked = questions(deck)
    tongue = language(deck)
    words = WORDS[tongue]
    spoken = {
        "words": {name: words[name] for name in _SPOKEN},
        "questions": [{"shape": entry.shape, "correct": _wanted(entry)} for entry in asked],
    }
    values = {
        "title": deck.title,
        "lang": tongue,
        "words": words,
        "said": WORDS,
        "asked": asked,
        "parts": list(parts(asked, deck.title)),
        "spoken": spoken,
    }
    made = page("web/quiz.html.j2", values, style="quiz.css", script="quiz.js")
    replace(path, made, opens=OPENS)


def _wanted(entry: Question) -> list[str]:
    """What the controls of a question say when it is answered right."""
    if entry.shape == "match":
        return [option.letter for option in entry.solved]
    if entry.shape == "order":
        return [str(entry.correct.index(option.place) + 1) for option in entry.options]
    return [str(place) for place in sorted(entry.correct)]
