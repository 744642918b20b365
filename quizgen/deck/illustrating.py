"""Cards with the pictures of the lines that they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.model import Card, Deck, Picture, Span

_MOST = 2


def illustrate(deck: Deck, shown: Mapping[Span, Sequence[Picture]]) -> Deck:
    """The deck in which each card has the first pictures of its lines: two, for more would bury the answer."""
    return replace(deck, cards=tuple(_illustrated(card, shown) for card in deck.cards)) if shown else deck


def _illustrated(card: Card, shown: Mapping[Span, Sequence[Picture]]) -> Card:
    found = dict.fromkeys(picture for span in card.fact.sources for picture in shown.get(span, ()))
    return replace(card, pictures=tuple(found)[:_MOST]) if found else card
