"""Cards in their decks, tagged, in a stable order, no question twice, siblings apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

from quizgen.audit.questions import asked, same, single
from quizgen.catalogue import Catalogue
from quizgen.catalogue.knowing import unlike
from quizgen.model import Card
from quizgen.places import Key, spread, swapped

KINDS = "recall reverse acronym choice multiple contrast scenario true_false cloze match order".split()  # noqa: SIM905


def gather(cards: Iterable[Card], catalogue: Catalogue, title: str) -> tuple[Card, ...]:
    """Place, tag and order cards, and their keys; of two with the same question or id the first stays."""
    ordered = sorted((_placed(card, catalogue, title) for card in cards), key=_order)
    kept: list[Card] = []
    seen: set[object] = set()
    for card in ordered:
        marks = {card.id, asked(card), same(card), _list(card)} - {None}
        if not marks & seen:
            kept.append(card)
        seen |= marks
    return _settled(_spaced(kept))


def _list(card: Card) -> tuple[str, ...] | None:
    """What a list or a difference holds: it is asked once, whatever it is called."""
    if card.fact.relation == "differ":
        return "differ", *sorted(card.fact.parts), " ".join(sorted(re.findall(r"\w+", card.answer.casefold())))
    if card.fact.relation not in ("members", "listed"):
        return None
    return tuple(sorted(re.sub(r"\W|s\b", "", part.casefold()) for part in card.fact.parts))


def _spaced(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Within a week the first card of every subject, then every second one, and so on: no two siblings side by side."""
    turns: Counter[tuple[int | None, str]] = Counter()
    placed: list[tuple[float, int, Card]] = []
    for card in cards:
        about = (card.fact.week, card.fact.subject.key)
        turns[about] += 1
        placed.append((_week(card), turns[about], card))
    return tuple(card for _, _, card in sorted(placed, key=lambda place: place[:2]))


def _settled(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards with keys at every place alike; figures stay as they ascend."""
    asked = [card for card in cards if single(card)]
    keys = [Key(card.correct[0], len(card.options), card.id, card.fact.relation == "number") for card in asked]
    places = {card.id: place for card, place in zip(asked, spread(keys), strict=True)}
    return tuple(_moved(card, places[card.id]) if card.id in places else card for card in cards)


def _moved(card: Card, place: int) -> Card:
    """The card with its key in another place, and what stood there in the key's."""
    options, why = (swapped(texts, card.correct[0], place) for texts in (card.options, card.why))
    return replace(card, options=options, why=why, correct=(place,))


def _placed(card: Card, catalogue: Catalogue, title: str) -> Card:
    id_ = card.fact.subject.concept
    concept = catalogue.get(id_)
    deck = f"{title}::Week {card.fact.week}" if card.fact.week is not None else f"{title}::Notes"
    if card.fact.rule == "asked":  # a practice exam may hold hundreds: the other cards stay in view
        deck = f"{title}::Your questions"
    exams = concept.exams if concept else {}
    tags = [f"kind::{card.kind}", f"origin::{card.fact.origin}"]
    if concept:
        tags += [f"concept::{concept.id}", f"category::{concept.category}"]
        tags += [f"exam::{exam}::{task}" for exam, tasks in exams.items() for task in tasks]
    beside = unlike(catalogue, id_) if concept and _lonely(card) else ""
    return replace(card, deck=deck, tags=tuple(sorted(tags)), exams=exams, unlike=beside)


def _lonely(card: Card) -> bool:
    """Whether nothing on the card speaks of the concept's neighbours, and the catalogue could, in its own language."""
    fact = card.fact
    return fact.language == "en" and not (card.options or card.pairs or fact.relation in ("contrast", "differ"))


def _week(card: Card) -> float:
    """The week of a card; what stands in no week comes last."""
    return card.fact.week if card.fact.week is not None else inf


def _order(card: Card) -> tuple[object, ...]:
    fact = card.fact
    kind = KINDS.index(card.kind) if card.kind in KINDS else len(KINDS)
    return _week(card), fact.sources[:1], fact.origin != "notes", fact.subject.key, kind, fact.relation, card.id
