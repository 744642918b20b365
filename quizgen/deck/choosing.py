"""Which cards a deck takes: the notes' own facts, and a few of the best that the catalogue has on each name."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from quizgen.catalogue import Catalogue
from quizgen.catalogue.knowing import facts as known
from quizgen.deck.settling import ASKED_AS
from quizgen.kinds import ask
from quizgen.model import Card, Fact

if TYPE_CHECKING:
    from quizgen.deck import Named, Refused

Passing = Callable[[Iterable[Card]], tuple[list[Card], "list[Refused]"]]
WHAT = ("choice", "reverse", "recall")
SPICE = ("scenario", "choice", "cloze", "true_false", "recall")


def choose(
    named: Mapping[str, "Named"], said: Sequence[Fact], catalogue: Catalogue, most: int, passing: Passing
) -> tuple[list[Card], "list[Refused]"]:
    """Up to `most` catalogue cards for each named concept, and a match table where three of a family are named."""
    told = {(fact.subject.key, _topic(fact)) for fact in said}
    facts = {id_: [_called(fact, named[id_]) for fact in known(catalogue, id_)] for id_ in sorted(named)}
    together = [fact for own in facts.values() for fact in own]
    chosen: list[Card] = []
    refused: list[Refused] = []
    for id_, own in facts.items():
        fresh = [fact for fact in own if (id_, _topic(fact)) not in told]
        cards, bad = passing(card for fact in fresh for card in ask(fact, together))
        refused += bad
        chosen += [card for card in cards if card.kind == "match"]
        chosen += _best([card for card in cards if card.kind != "match"], named, catalogue, id_, most)
    return chosen, refused


def _topic(fact: Fact) -> str:
    return ASKED_AS.get(fact.relation, f"{fact.relation}:{fact.aspect}" if fact.aspect else fact.relation)


def _called(fact: Fact, named: "Named") -> Fact:
    """The fact with the note lines that called it up."""
    return replace(fact, sources=named.spans, week=named.week)


def _best(cards: list[Card], named: Mapping[str, "Named"], catalogue: Catalogue, id_: str, most: int) -> list[Card]:
    """What it is, how it differs from a neighbour, what its letters mean, then one of another kind, then the rest."""
    wanted = [_what(cards), _neighbour(cards, named, catalogue, id_), _letters(cards, named[id_].text, catalogue, id_)]
    taken = [card for card in wanted if card]
    for card in sorted(cards, key=lambda card: (_dealt(card), card.id)):
        if all(_other(card, before) for before in taken):
            taken.append(card)
    return taken[:most]


def _other(card: Card, before: Card) -> bool:
    """Whether a card asks something else than one before it, and in another way."""
    one, two = card.fact, before.fact
    stated = {"definition", "purpose"}
    return (
        (one.relation, one.aspect) != (two.relation, two.aspect)
        and card.kind != before.kind
        and not {one.relation, two.relation} <= stated
    )


def _what(cards: Iterable[Card]) -> Card | None:
    what = [card for card in cards if card.fact.relation == "definition" and card.kind in WHAT]
    return min(what, key=lambda card: WHAT.index(card.kind), default=None)


def _neighbour(cards: Iterable[Card], named: Mapping[str, "Named"], catalogue: Catalogue, id_: str) -> Card | None:
    """The first contrast whose partner the notes name too and comes later in the catalogue; else any contrast."""
    told = [card for card in cards if card.kind == "contrast"]
    partners = {catalogue[c.partner].name: c.partner for c in catalogue[id_].contrasts if c.partner in catalogue}
    both = [card for card in told if partners.get(card.fact.foils[0].text) in named]
    return next(iter([*both, *told]), None)


def _letters(cards: Iterable[Card], written: str, catalogue: Catalogue, id_: str) -> Card | None:
    """What the abbreviation stands for, when the notes write the abbreviation."""
    if written.casefold() != catalogue[id_].acronym.casefold():
        return None
    return next((card for card in cards if card.kind == "acronym" and card.variant == "long"), None)


def _dealt(card: Card) -> tuple[int, str]:
    """A kind's turn, another one for each concept, so that a deck has some of all."""
    if card.kind not in SPICE or (card.kind == "true_false" and card.fact.relation != _judged(card)):
        return 1, card.id
    turn = sha256(f"{card.fact.subject.key}\x1f{card.kind}".encode()).hexdigest()
    return 0, turn


def _judged(card: Card) -> str:
    """Whether a concept's statement to judge is a true or a false one: as many of these as of those."""
    even = int(sha256(card.fact.subject.key.encode()).hexdigest(), 16) % 2
    return "misconception" if even else "trait"
