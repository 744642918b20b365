"""A deck held against the marks by which a guesser would beat it: long keys, favourite places, stems that tell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from quizgen.model import Card

CHOICES = ("choice", "contrast", "scenario")


@dataclass(frozen=True)
class Audit:
    """Shares from 0 to 1 over the choices of a deck: `places` maps (options, place) to the share of keys there.

    `run` is the longest row of keys at one place; `told` counts stems that name another card's key in full;
    `crowd` is the largest share of keys that one concept has.
    """

    choices: int
    longest: float
    places: dict[tuple[int, int], float]
    run: int
    told: int
    crowd: float


def audit(cards: Sequence[Card]) -> Audit:
    """Count over every card with one key among three or more options."""
    asked = [card for card in cards if card.kind in CHOICES and len(card.options) > 2 and len(card.correct) == 1]
    if not asked:
        return Audit(0, 0.0, {}, 0, 0, 0.0)
    longest = sum(len(card.answer) == max(map(len, card.options)) for card in asked)
    keys = Counter(card.fact.subject.key for card in asked)
    return Audit(
        len(asked),
        longest / len(asked),
        _places(asked),
        max(len(list(row)) for _, row in groupby(card.correct[0] for card in asked)),
        _told(asked),
        max(keys.values()) / len(asked),
    )


def _places(cards: Sequence[Card]) -> dict[tuple[int, int], float]:
    counts = Counter((len(card.options), card.correct[0]) for card in cards)
    sizes = Counter(len(card.options) for card in cards)
    return {(size, place): counts[size, place] / sizes[size] for size in sorted(sizes) for place in range(size)}


def _told(cards: Sequence[Card]) -> int:
    """Stems in which the key of another card stands as a whole name."""
    keys = {card.answer.casefold() for card in cards if len(card.answer.split()) > 1}
    found = (
        re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, keys), key=len, reverse=True)) + r")\b") if keys else None
    )
    return sum(bool(found.search(card.prompt.casefold())) for card in cards) if found else 0
