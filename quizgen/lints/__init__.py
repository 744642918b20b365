"""Lints refuse bad cards, or lower them where a better one is there: one file, one check; a reason is the refusal."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from quizgen.discover import units
from quizgen.model import Card

__all__ = ["lints", "lowers", "refusals", "warnings"]


@cache
def lints() -> dict[str, ModuleType]:
    """Every lint by its id (F01, C04, M10 …)."""
    return dict(sorted((unit.ID, unit) for unit in units("quizgen.lints").values()))


def refusals(card: Card) -> Iterator[tuple[str, str]]:
    """The id and the reason of every lint that blocks the card."""
    return ((id_, reason) for id_, lint in _of(lowering=False) if (reason := lint.check(card)))


def warnings(card: Card) -> Iterator[tuple[str, str]]:
    """The id and the reason of every lint that lowers the card: where there is a better one, that is taken."""
    return ((id_, reason) for id_, lint in _of(lowering=True) if (reason := lint.check(card)))


def lowers(lint: ModuleType) -> bool:
    """Whether a lint only lowers what it finds; it says so by LOWERS, and without it blocks."""
    return bool(getattr(lint, "LOWERS", False))


@cache
def _of(*, lowering: bool) -> tuple[tuple[str, ModuleType], ...]:
    return tuple((id_, lint) for id_, lint in lints().items() if lowers(lint) == lowering)
