"""A deck held against the marks by which a guesser would beat it: long keys, favourite places, stems that tell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from quizgen.audit.questions import single, tells
from quizgen.model import Card


@dataclass(frozen=True)
class Audit:
    """Shares from 0 to 1 over the choices of a deck: `places` maps (options, place) to the share of keys there.

    `run` is the longest row of keys at one place; `told` counts cards that give away the key of another one;
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
    choices = list(filter(single, cards))
    if not choices:
        return Audit(0, 0.0, {}, 0, _told(cards), 0.0)
    longest = sum(len(card.answer) == max(map(len, card.options)) for card in choices)
    keys = Counter(card.fact.subject.key for card in choices)
    return Audit(
        len(choices),
        longest / len(choices),
        _places(choices),
        max(len(list(row)) for _, row in groupby(card.correct[0] for card in choices)),
        _told(cards),
        max(keys.values()) / len(choices),
    )


def _places(cards: Sequence[Card]) -> dict[tuple[int, int], float]:
    counts = Counter((len(card.options), card.correct[0]) for card in cards)
    sizes = Counter(len(card.options) for card in cards)
    return {(size, place): counts[size, place] / sizes[size] for size in sorted(sizes) for place in range(size)}


def _told(cards: Sequence[Card]) -> int:
    """Cards that give away the key of another card; only a card that names a key has to be held against its card."""
    keyed: dict[str, list[Card]] = {}
    for card in cards:
        keyed.setdefault(card.answer.casefold(), []).append(card)
    names = "|".join(sorted(map(re.escape, keyed), key=len, reverse=True))
    named = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    return sum(
        any(tells(card, other) for name in named.findall(card.prompt.casefold()) for other in keyed[name])
        for card in cards
    )
