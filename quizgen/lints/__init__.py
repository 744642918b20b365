"""Lints refuse bad cards, or lower them where a better one is there: one file, one check; a reason is the refusal."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from quizgen.discover import units
from quizgen.model import Card

__all__ = ["lints", "lowers", "refusals", "warnings"]

# A ready-made question is taken as it is worded: only what would spoil it as a card is refused, and nothing lowers it.
READY = frozenset(("F07", "F08", "F13", "M02", "M22", "M23", "M28"))


@cache
def lints() -> dict[str, ModuleType]:
    """Every lint by its id (F01, C04, M10 …)."""
    return dict(sorted((unit.ID, unit) for unit in units("quizgen.lints").values()))


def refusals(card: Card) -> Iterator[tuple[str, str]]:
    """The id and the reason of every lint that blocks the card."""
    return ((id_, reason) for id_, lint in _of(card, lowering=False) if (reason := lint.check(card)))


def warnings(card: Card) -> Iterator[tuple[str, str]]:
    """The id and the reason of every lint that lowers the card: where there is a better one, that is taken."""
    return ((id_, reason) for id_, lint in _of(card, lowering=True) if (reason := lint.check(card)))


def lowers(lint: ModuleType) -> bool:
    """Whether a lint only lowers what it finds; it says so by LOWERS, and without it blocks."""
    return bool(getattr(lint, "LOWERS", False))


def _of(card: Card, *, lowering: bool) -> Iterator[tuple[str, ModuleType]]:
    """The lints that judge a card."""
    ready = card.fact.rule == "asked"
    return ((id_, lint) for id_, lint in _sorted(lowering=lowering) if not ready or id_ in READY)


@cache
def _sorted(*, lowering: bool) -> tuple[tuple[str, ModuleType], ...]:
    return tuple((id_, lint) for id_, lint in lints().items() if lowers(lint) == lowering)
