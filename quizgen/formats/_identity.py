"""Which note of an earlier build each card goes on: its own, else that of the wording that it replaces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from quizgen.formats._alike import alike, nearest
from quizgen.formats._memory import Kept, Memory


@dataclass(frozen=True)
class Asked:
    """What a note is known by: the card's id, its note type, its group, and question and answer as HTML."""

    card: str
    type: int
    name: str
    group: tuple[str, ...]
    said: tuple[str, str]


def guids(asked: Iterable[Asked], memory: Memory) -> tuple[list[str], dict[str, str]]:
    """A guid for each card, and by guid the id of the card that it replaces where it was reworded."""
    cards, known = tuple(asked), memory.known
    own = {(kept.card, kept.type): guid for guid, kept in known.items()}
    found = {one.card: own[one.card, one.type] for one in cards if (one.card, one.type) in own}
    free = {guid: known[guid] for guid in known.keys() - set(found.values())}
    reworded = _reworded([one for one in cards if one.card not in found], free)
    found |= reworded
    taken = {*known, *found.values()}
    for one in cards:
        if one.card not in found:
            found[one.card] = next(guid for guid in _names(one) if guid not in taken)
            taken.add(found[one.card])
    return [found[one.card] for one in cards], {guid: known[guid].card for guid in reworded.values()}


def _reworded(cards: list[Asked], free: Mapping[str, Kept]) -> dict[str, str]:
    """Card ids and the guids that they inherit: the most alike first, each once."""
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for guid, kept in free.items():
        if kept.group:
            groups[kept.type, kept.group].append(guid)
    pairs = [
        (-score, one.card, guid)
        for one in cards
        for guid in nearest(one.said, {guid: free[guid].said for guid in groups.get((one.type, one.group), ())})
        if (score := alike(free[guid].said, one.said))
    ]
    found: dict[str, str] = {}
    given: set[str] = set()
    for _, card, guid in sorted(pairs):
        if card not in found and guid not in given:
            found[card] = guid
            given.add(guid)
    return found


def _names(one: Asked) -> Iterator[str]:
    """From the card's id alone, but where a student has that guid as something else, which Anki would never update."""
    yield _hashed(one.card)
    yield _hashed(f"{one.card}\x1f{one.name}")
    for number in count(2):
        yield _hashed(f"{one.card}\x1f{one.name}\x1f{number}")


def _hashed(text: str) -> str:
    return "qg" + sha256(f"quizgen\x1f{text}".encode()).hexdigest()[:16]
