"""The paper of a mock exam: which cards may be asked, and a draw that follows the weights of the blueprint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import comb
from typing import Any

from quizgen.model import Card
from quizgen.places import Key, spread, swapped
from quizgen.study.drill import arranged, draw, lot
from quizgen.study.question import Question, pinned, question, shape

FEWEST = 3  # options; an exam never asks true or false
SHAPES = {"choice": "choice", "response": "several", "ordering": "order", "matching": "match"}


@dataclass(frozen=True)
class Domain:
    """One part of an exam; `weight` is its percent of the scored questions."""

    id: str
    name: str
    weight: int


@dataclass(frozen=True)
class Blueprint:
    """What the guide of an exam says: how many questions in how many minutes, of which shapes, about what."""

    family: str
    code: str
    name: str
    minutes: int
    questions: int
    shapes: frozenset[str]
    domains: tuple[Domain, ...]
    status: str = ""


@dataclass(frozen=True)
class Item:
    """A question of the paper, with the domain for which it was drawn."""

    question: Question
    domain: Domain


@dataclass(frozen=True)
class Paper:
    """A paper as it was drawn; `wanted` is how many questions the blueprint gives each domain, by domain id."""

    blueprint: Blueprint
    seed: int
    items: tuple[Item, ...]
    wanted: Mapping[str, int]

    @cached_property
    def got(self) -> dict[str, int]:
        """How many questions there are of each domain, by domain id."""
        ids = [item.domain.id for item in self.items]
        return {domain.id: ids.count(domain.id) for domain in self.blueprint.domains}

    @property
    def luck(self) -> float:
        """The share that somebody gets right who only guesses, 0 to 1."""
        return sum(map(_luck, self.items)) / len(self.items) if self.items else 0.0


def blueprint(family: str, raw: Mapping[str, Any]) -> Blueprint:
    """An entry of exams.yaml as a blueprint."""
    status = str(raw.get("status") or "")
    return Blueprint(
        family=family,
        code=str(raw["code"]),
        name=str(raw["name"]),
        minutes=int(raw["minutes"]),
        questions=int(raw["scored"]) + int(raw["unscored"]),
        shapes=frozenset(SHAPES[name] for name in raw["types"] if name in SHAPES),
        domains=tuple(Domain(str(key), str(one["name"]), int(one["weight"])) for key, one in raw["domains"].items()),
        status="" if status == "active" else status,
    )


def fits(card: Card, plan: Blueprint) -> bool:
    """Whether a card can stand in the exam: it is tagged for it, and asks as the exam asks."""
    if not homes(card, plan) or shape(card) not in plan.shapes:
        return False
    return len(card.options or card.pairs) >= FEWEST


def homes(card: Card, plan: Blueprint) -> tuple[str, ...]:
    """The ids of the domains to which a card belongs."""
    tagged = {task.partition(".")[0] for task in card.exams.get(plan.family, ())}
    return tuple(domain.id for domain in plan.domains if domain.id in tagged)


def paper(cards: Sequence[Card], plan: Blueprint, count: int, seed: int) -> Paper:
    """Draw up to `count` questions by the weights; where a domain has too few cards, the others fill up.

    The same cards and the same seed give the same paper.
    """
    left = {card.id: card for card in cards if fits(card, plan)}
    taken: list[tuple[Card, Domain]] = []
    while left and len(taken) < count:
        for domain, number in _round(plan, left, count - len(taken)):
            drawn = draw([card for card in left.values() if domain.id in homes(card, plan)], number, seed)
            taken += [(card, domain) for card in drawn]
            left = {id_: card for id_, card in left.items() if card not in drawn}
    places = {card.id: domain for card, domain in taken}
    mixed = arranged(sorted((card for card, _ in taken), key=lambda card: lot(seed, "paper", card.id)))
    items = tuple(
        Item(asked, places[asked.card.id]) for asked in _settled([question(card, seed) for card in mixed], seed)
    )
    return Paper(plan, seed, items, shares({domain.id: domain.weight for domain in plan.domains}, count))


def _settled(asked: Sequence[Question], seed: int) -> tuple[Question, ...]:
    """The questions with keys at every place alike."""
    chosen = [one for one in asked if one.shape == "choice"]
    keys = [Key(one.key[0], len(one.order), lot(seed, "key", one.card.id), pinned(one.card)) for one in chosen]
    moves = {one.card.id: (one.key[0], place) for one, place in zip(chosen, spread(keys), strict=True)}
    return tuple(
        replace(one, order=swapped(one.order, *moves[one.card.id])) if one.card.id in moves else one for one in asked
    )


def _round(plan: Blueprint, left: Mapping[str, Card], count: int) -> list[tuple[Domain, int]]:
    """How many to take of each domain that still has cards, the one with the fewest cards first."""
    room = {domain: sum(domain.id in homes(card, plan) for card in left.values()) for domain in plan.domains}
    quota = shares({domain.id: domain.weight for domain in plan.domains if room[domain]}, count)
    scarce = sorted((domain for domain in plan.domains if room[domain]), key=lambda domain: (room[domain], domain.id))
    return [(domain, quota[domain.id]) for domain in scarce if quota[domain.id]]


def shares(weights: Mapping[str, int], count: int) -> dict[str, int]:
    """`count` divided by weights in whole numbers, the largest remainders rounded up."""
    whole = sum(weights.values())
    exact = {key: count * weight / whole for key, weight in weights.items()}
    given = {key: int(value) for key, value in exact.items()}
    for key in sorted(exact, key=lambda key: given[key] - exact[key])[: count - sum(given.values())]:
        given[key] += 1
    return given


def _luck(item: Item) -> float:
    asked = item.question
    if asked.shape == "several":
        return 1 / comb(len(asked.shown), len(asked.key))
    if asked.shape == "choice":
        return 1 / len(asked.shown)
    ways = 1
    for number in range(2, len(asked.shown) + 1):
        ways *= number
    return 1 / ways
