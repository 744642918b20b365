"""The quiz as one page that asks, checks and explains in any browser, and prints with its key at the end."""

from hashlib import sha256
from pathlib import Path

from quizgen.formats._files import replace
from quizgen.formats._question import Question, parts, questions
from quizgen.formats._render import OPENS, page
from quizgen.formats._words import WORDS, language
from quizgen.model import Deck

SUFFIX = ".html"
MORE = ("templates",)
_SHAPES = ("choice", "multiple", "true_false", "open", "cloze", "match", "order")
_SPOKEN = ("answered", "correct", "of", "right", "wrong", "yours")


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None, templates: Path | None = None) -> None:
    """Write the page; neither the time nor an earlier file changes what is written."""
    del now, previous
    asked = questions(deck)
    tongue = language(deck)
    words = WORDS[tongue]
    weeks = sorted({week for entry in asked if (week := entry.card.fact.week) is not None})
    topics = sorted({entry.card.fact.subject.name for entry in asked}, key=lambda name: (name.casefold(), name))
    places = {name: place for place, name in enumerate(topics)}
    spoken = {
        "words": {name: words[name] for name in _SPOKEN},
        "store": f"quizgen:1:{_mark(deck.title)}",
        "questions": [_spoken(entry, places) for entry in asked],
    }
    values = {
        "title": deck.title,
        "lang": tongue,
        "words": words,
        "said": WORDS,
        "asked": asked,
        "parts": list(parts(asked, deck.title)),
        "weeks": weeks,
        "topics": topics,
        "shapes": [shape for shape in _SHAPES if any(entry.shape == shape for entry in asked)],
        "spoken": spoken,
    }
    made = page("web/quiz.html.j2", values, style="quiz.css", script="quiz.js", templates=templates)
    replace(path, made, opens=OPENS)


def _spoken(entry: Question, topics: dict[str, int]) -> dict[str, object]:
    """What the script knows of a question; `id` changes with what is asked, so that no answer outlives its question."""
    texts = (entry.card.id, entry.card.prompt, *entry.lefts, *(option.text for option in entry.options))
    return {
        "id": _mark("\x1f".join(texts)),
        "shape": entry.shape,
        "week": entry.card.fact.week,
        "topic": topics[entry.card.fact.subject.name],
        "correct": _wanted(entry),
    }


def _mark(text: str) -> str:
    return sha256(text.encode(errors="replace")).hexdigest()[:12]


def _wanted(entry: Question) -> list[str]:
    """What the controls of a question say when it is answered right."""
    if entry.shape == "match":
        return [option.letter for option in entry.solved]
    if entry.shape == "order":
        return [str(entry.correct.index(option.place) + 1) for option in entry.options]
    return [str(place) for place in sorted(entry.correct)]
