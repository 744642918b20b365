"""A drill over cards, pure: which cards, which one next, what came of each; answers are kept as a list of tries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from math import sqrt
from typing import Literal

from quizgen.model import Card

Outcome = Literal["right", "wrong", "skipped"]


@dataclass(frozen=True)
class Try:
    """What came of one asking; `note` is "typo" for a forgiven slip, "overruled" where the student knew better."""

    card: str
    outcome: Outcome
    said: str = ""
    note: str = ""


@dataclass(frozen=True)
class Score:
    """First tries, counted: `total` cards, of which `right + wrong + skipped` have been asked."""

    total: int
    right: int = 0
    wrong: int = 0
    skipped: int = 0

    @property
    def asked(self) -> int:
        """How many cards have had their first try."""
        return self.right + self.wrong + self.skipped

    @property
    def percent(self) -> int:
        """The share that was right of those asked, rounded half up; 0 before the first."""
        return (200 * self.right + self.asked) // (2 * self.asked) if self.asked else 0


@dataclass(frozen=True)
class Drill:
    """Cards and the tries so far; every step gives a new drill. A missed card waits at the end until it is right."""

    cards: tuple[Card, ...]
    tries: tuple[Try, ...] = ()

    @cached_property
    def queue(self) -> tuple[Card, ...]:
        """The cards still to be asked, the next one first."""
        waiting = {card.id: card for card in self.cards}
        for tried in self.tries:
            card = waiting.pop(tried.card, None)
            if card and tried.outcome == "wrong":
                waiting[tried.card] = card
        return tuple(waiting.values())

    @cached_property
    def first(self) -> dict[str, Try]:
        """The first try of each card that was asked, by card id."""
        return {tried.card: tried for tried in reversed(self.tries)}

    @property
    def card(self) -> Card | None:
        """The card to ask now, or nothing when the drill is done."""
        return self.queue[0] if self.queue else None

    @property
    def score(self) -> Score:
        """How the first tries went."""
        counts = Counter(tried.outcome for tried in self.first.values())
        return Score(len(self.cards), counts["right"], counts["wrong"], counts["skipped"])

    @property
    def missed(self) -> tuple[Card, ...]:
        """The cards whose first try was wrong."""
        return tuple(card for card in self.cards if card.id in self.first and self.first[card.id].outcome == "wrong")

    @property
    def finished(self) -> bool:
        """Whether every card has had its first try; missed ones may still wait."""
        return len(self.first) == len(self.cards)

    def times(self, card: Card) -> int:
        """How often a card was tried."""
        return sum(tried.card == card.id and tried.note != "buried" for tried in self.tries)

    def answer(self, right: bool, said: str = "", note: str = "") -> "Drill":
        """The drill after the card in turn was answered; unchanged when it is done."""
        return self._tried("right" if right else "wrong", said, note)

    def skip(self) -> "Drill":
        """The drill without the card in turn, which is not asked again."""
        return self._tried("skipped")

    def bury(self, card: Card) -> "Drill":
        """The drill without a card, which is not asked again; a card that was not tried yet counts as skipped."""
        return replace(self, tries=(*self.tries, Try(card.id, "skipped", note="buried")))

    def undo(self) -> "Drill":
        """The drill before its last try; unchanged when there was none."""
        return replace(self, tries=self.tries[:-1]) if self.tries else self

    def overrule(self) -> "Drill":
        """The drill with its last answer turned from wrong to right or back; unchanged when that was no answer."""
        if not self.tries or self.tries[-1].outcome == "skipped":
            return self
        last = self.tries[-1]
        return self.undo().answer(last.outcome == "wrong", last.said, "overruled")

    def _tried(self, outcome: Outcome, said: str = "", note: str = "") -> "Drill":
        if not self.card:
            return self
        return replace(self, tries=(*self.tries, Try(self.card.id, outcome, said, note)))


def draw(cards: Sequence[Card], count: int, seed: int) -> tuple[Card, ...]:
    """Draw up to `count` cards: the same for the same seed, concepts and kinds mixed, rare kinds seldom but not never.

    A card that is added or taken away hardly changes what else is drawn. Two cards of one concept, and then two of one
    kind, stand side by side only where there is no other way.
    """
    unique = {card.id: card for card in cards}
    by_lot = sorted(unique.values(), key=lambda card: lot(seed, card.id))
    return arranged(_picked(by_lot, count, seed))


def lot(seed: int, *texts: str) -> str:
    """A place in a shuffle: 64 hex digits that depend on the seed and the texts alone."""
    return sha256("\x1f".join((str(seed), *texts)).encode("utf-8", "replace")).hexdigest()


def _picked(by_lot: Sequence[Card], count: int, seed: int) -> list[Card]:
    """Cards taken one by one: a kind as often as the root of its number, and of it the concept least taken so far."""
    kinds: dict[str, list[Card]] = {}
    for card in by_lot:
        kinds.setdefault(card.kind, []).append(card)
    roots = {kind: sqrt(len(those)) for kind, those in kinds.items()}
    taken = {kind: int(lot(seed, kind)[:8], 16) / 16**8 for kind in kinds}
    used: Counter[str] = Counter()
    picked: list[Card] = []
    while kinds and len(picked) < count:
        kind = min(kinds, key=lambda kind: taken[kind] / roots[kind])
        left = kinds[kind]
        picked.append(left.pop(min(range(len(left)), key=lambda place: used[left[place].fact.subject.key])))
        used[picked[-1].fact.subject.key] += 1
        taken[kind] += 1
        if not left:
            del kinds[kind]
    return picked


def arranged(picked: Sequence[Card]) -> tuple[Card, ...]:
    """The same cards, neighbours of different concepts as far as that can be, then of different kinds."""
    left, placed = list(picked), list[Card]()
    counts = Counter(card.fact.subject.key for card in left)
    while left:
        key, most = counts.most_common(1)[0]
        last = placed[-1] if placed else None
        pressing = key if 2 * most > len(left) and not (last and last.fact.subject.key == key) else ""
        placed.append(left.pop(_next(left, last, pressing)))
        counts[placed[-1].fact.subject.key] -= 1
    return tuple(placed)


def _next(left: Sequence[Card], last: Card | None, pressing: str) -> int:
    """The place of the first card that goes best after the last one; a pressing concept must be used up in time."""
    best, lowest = 0, 8
    for place, card in enumerate(left):
        concept = card.fact.subject.key
        near = (concept == last.fact.subject.key, card.kind == last.kind) if last else (False, False)
        cost = 4 * (bool(pressing) and concept != pressing) + 2 * near[0] + near[1]
        if cost < lowest:
            best, lowest = place, cost
        if not lowest:
            break
    return best
