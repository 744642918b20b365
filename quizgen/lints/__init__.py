"""Lints refuse bad cards: one file, one check; a reason is the refusal."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from quizgen.discover import units
from quizgen.model import Card

__all__ = ["lints", "refusals"]


@cache
def lints() -> dict[str, ModuleType]:
    """Every lint by its id (F01, C04, M10 …)."""
    return dict(sorted((unit.ID, unit) for unit in units("quizgen.lints").values()))


def refusals(card: Card) -> Iterator[tuple[str, str]]:
    """The id and the reason of every lint that blocks the card."""
    for id_, lint in lints().items():
        if reason := lint.check(card):
            yield id_, reason
