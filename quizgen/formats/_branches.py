"""Decks by week, by topic or by exam: where a card hangs in Anki's tree."""

from dataclasses import replace
from typing import Literal

from quizgen.model import Card, Deck

By = Literal["week", "topic", "exam"]
# The first that a card serves names its deck, for a card can be in one alone, and an import never moves it.
_EXAMS = ("saa", "clf", "dva", "soa", "sap", "dop")
_ELSE = "Notes"


def placed(deck: Deck, by: By) -> Deck:
    """The deck with its cards under "AWS::Week 5", "AWS::Storage" or "AWS::SAA::Storage"."""
    if by == "week":
        return deck
    return replace(deck, cards=tuple(replace(card, deck=_branch(card, deck.title, by)) for card in deck.cards))


def _branch(card: Card, title: str, by: By) -> str:
    root = card.deck.partition("::")[0] or title
    levels = [root, _exam(card), _topic(card)] if by == "exam" else [root, _topic(card)]
    return "::".join(level for level in levels if level)


def _topic(card: Card) -> str:
    """The category of its concept, which its tags name."""
    names = [tag.removeprefix("category::") for tag in card.tags if tag.startswith("category::")]
    return names[0].replace("-", " ").replace("_", " ").capitalize() if names else _ELSE


def _exam(card: Card) -> str:
    served = sorted(card.exams, key=lambda exam: (_EXAMS.index(exam) if exam in _EXAMS else len(_EXAMS), exam))
    return served[0].upper() if served else ""
