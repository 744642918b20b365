"""Kinds ask about facts: one file, one way of asking; a kind never sees a rule, a format or the catalogue."""

from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from quizgen.discover import units
from quizgen.model import Card, Fact

__all__ = ["ask", "kinds"]


@cache
def kinds() -> dict[str, ModuleType]:
    """Every kind by name."""
    return units("quizgen.kinds")


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """Every card that any kind makes of a fact; `facts` are all of the deck, for kinds that need several."""
    for kind in kinds().values():
        yield from kind.ask(fact, facts)
