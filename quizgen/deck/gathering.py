"""Cards in their decks, tagged, in a stable order, no question twice."""

import re
from collections.abc import Iterable
from dataclasses import replace

from quizgen.catalogue import Catalogue
from quizgen.model import Card

KINDS = ("recall", "reverse", "acronym", "choice", "contrast", "scenario", "true_false", "cloze", "match", "order")


def gather(cards: Iterable[Card], catalogue: Catalogue, title: str) -> tuple[Card, ...]:
    """Place, tag and order cards; of two with the same question or id the first stays."""
    ordered = sorted((_placed(card, catalogue, title) for card in cards), key=_order)
    kept: dict[str, Card] = {}
    ids: set[str] = set()
    for card in ordered:
        question = " ".join(re.findall(r"\w+", card.prompt.casefold()))
        if question not in kept and card.id not in ids:
            kept[question] = card
            ids.add(card.id)
    return tuple(kept.values())


def _placed(card: Card, catalogue: Catalogue, title: str) -> Card:
    id_ = card.fact.subject.concept
    concept = catalogue.get(id_)
    deck = f"{title}::Week {card.fact.week}" if card.fact.week is not None else f"{title}::Notes"
    exams = concept.exams if concept else {}
    tags = [f"kind::{card.kind}", f"origin::{card.fact.origin}"]
    if concept:
        tags += [f"concept::{concept.id}", f"category::{concept.category}"]
        tags += [f"exam::{exam}::{task}" for exam, tasks in exams.items() for task in tasks]
    return replace(card, deck=deck, tags=tuple(sorted(tags)), exams=exams)


def _order(card: Card) -> tuple[object, ...]:
    fact = card.fact
    kind = KINDS.index(card.kind) if card.kind in KINDS else len(KINDS)
    week = fact.week if fact.week is not None else 10**6
    return week, fact.sources[:1], fact.origin != "notes", fact.subject.key, kind, fact.relation, card.id
