"""What a format cannot hold is said, never cut."""

from quizgen.model import Card, Problem, Span

_SHOWN = 60


def left(card: Card, reason: str) -> Problem:
    """A card that a format leaves out, and why."""
    prompt = " ".join(card.prompt.split())
    shown = prompt if len(prompt) <= _SHOWN else f"{prompt[:_SHOWN].rstrip()} …"
    span = card.fact.sources[0] if card.fact.sources else Span("deck", 1, 1)
    return Problem(span, "left-out", f"{card.kind} “{shown}”: {reason}")
