"""What a format cannot hold is said, never cut."""

from collections.abc import Callable, Iterator

from quizgen.formats._question import Question, questions
from quizgen.model import Card, Deck, Problem, Span

_SHOWN = 60


def left(card: Card, reason: str) -> Problem:
    """A card that a format leaves out, and why."""
    prompt = " ".join(card.prompt.split())
    shown = prompt if len(prompt) <= _SHOWN else f"{prompt[:_SHOWN].rstrip()} …"
    span = card.fact.sources[0] if card.fact.sources else Span("deck", 1, 1)
    return Problem(span, "left-out", f"{card.kind} “{shown}”: {reason}")


def refused(deck: Deck, reason: Callable[[Question], str]) -> Iterator[Problem]:
    """The questions for which there is a reason (it is empty for all others) to leave them out."""
    for entry in questions(deck):
        if said := reason(entry):
            yield left(entry.card, said)
