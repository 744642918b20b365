"""Where keys stand among their options: at every place about as often, and never in a long row at one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

LONGEST, FEWEST, SLACK = 4, 20, 0.05
_T = TypeVar("_T")


@dataclass(frozen=True)
class Key:
    """The key of one question: its place among `size` options.

    `lot` are hex digits that say which of several moves, and where to; `fixed` keys stay, since their options have an
    order of their own.
    """

    place: int
    size: int
    lot: str
    fixed: bool = False


def spread(keys: Sequence[Key]) -> tuple[int, ...]:
    """A place for each key, in the order in which they are asked; a key moves by changing places with another option.

    Places are drawn by lot before they come here, so nearly all may stay. Which key moves depends on its own lot or
    on its neighbours alone: a question that is added or taken away moves the key of one or two others, not of all.
    """
    places = [key.place for key in keys]
    for size in sorted({key.size for key in keys}):
        _even(places, keys, size)
    _break(places, keys)
    return tuple(places)


def swapped(things: Sequence[_T], one: int, two: int) -> tuple[_T, ...]:
    """The same things, two of them in each other's place."""
    moved = list(things)
    moved[one], moved[two] = moved[two], moved[one]
    return tuple(moved)


def _even(places: list[int], keys: Sequence[Key], size: int) -> None:
    """Move keys from the place that has most to the one that has fewest, until no share is far from even."""
    own = [at for at, key in enumerate(keys) if key.size == size]
    while len(own) >= FEWEST:
        counts = Counter(places[at] for at in own)
        most, fewest = (pick(range(size), key=lambda place: counts[place]) for pick in (max, min))
        free = [at for at in own if places[at] == most and not keys[at].fixed]
        far = max(counts[most] - len(own) / size, len(own) / size - counts[fewest])
        if far <= SLACK * len(own) or not free:
            break
        places[min(free, key=lambda at: keys[at].lot)] = fewest


def _break(places: list[int], keys: Sequence[Key]) -> None:
    """Move the fifth key of a row, or the last before it that can move, to where the key after it does not stand."""
    row = 0
    for at in range(len(places)):
        row = row + 1 if at and places[at] == places[at - 1] else 1
        if row <= LONGEST:
            continue
        free = next((here for here in range(at, at - LONGEST, -1) if not keys[here].fixed), None)
        if free is not None:
            after = places[free + 1] if free + 1 < len(places) else None
            others = [place for place in range(keys[free].size) if place not in (places[free], after)]
            places[free] = others[int(keys[free].lot, 16) % len(others)]
            row = max(1, at - free)
