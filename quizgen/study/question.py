"""A card as it is asked: what shape of answer it wants, in which order it shows what, and how an answer is read."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from quizgen.model import Card
from quizgen.relations import opened
from quizgen.study.drill import lot

Shape = Literal["choice", "several", "match", "order", "typed", "open"]

BLANK = "____"
TYPED = frozenset(("reverse", "acronym", "number"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PINNED = re.compile(r"(?:all|none|both|neither)\b.*\b(?:above|these|them)|both [a-z] and [a-z]\b", re.IGNORECASE)
_FIGURE = re.compile(r"\b\d")


@dataclass(frozen=True)
class Question:
    """One asking of a card. `order` holds the places on the card of what is shown: option n stands at `order[n]`."""

    card: Card
    shape: Shape
    order: tuple[int, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """Options, or the right-hand column of a match, as they are shown."""
        texts = [right for _, right in self.card.pairs] if self.shape == "match" else self.card.options
        return tuple(texts[place] for place in self.order)

    @property
    def key(self) -> tuple[int, ...]:
        """Which of those shown are right: in any order for a choice, one for each left of a match, steps in order."""
        if self.shape == "match":
            return tuple(self.shown.index(right) for _, right in self.card.pairs)
        key = tuple(self.order.index(place) for place in correct(self.card))
        return key if self.shape == "order" else tuple(sorted(key))

    @property
    def why(self) -> tuple[str, ...]:
        """One reason for each option shown; empty where the card has none for each."""
        if self.shape == "match" or len(self.card.why) != len(self.order):
            return ()
        return tuple(self.card.why[place] for place in self.order)

    def right(self, chosen: tuple[int, ...]) -> bool:
        """Whether this is the key; twins in a right-hand column stand for each other."""
        if self.shape == "match":
            return [self.shown[place] for place in chosen] == [right for _, right in self.card.pairs]
        return (chosen if self.shape == "order" else tuple(sorted(chosen))) == self.key


def question(card: Card, seed: int = 0, times: int = 0) -> Question:
    """A card ready to be asked, what it shows shuffled by the seed and by how often it was asked before.

    Figures, true and false, the sides of a contrast, and "all of the above" stay where the card has them.
    """
    card = sided(card)
    form = shape(card)
    if form in ("typed", "open"):
        return Question(card, form)
    places = range(len(card.pairs or card.options))
    if not card.pairs and pinned(card):
        return Question(card, form, tuple(places))
    order = tuple(sorted(places, key=lambda place: lot(seed, card.id, str(times), str(place))))
    given = form in ("match", "order") and order == tuple(places)
    return Question(card, form, order[::-1] if given else order)


def pinned(card: Card) -> bool:
    """Whether the options must stand as they are."""
    fixed = card.kind in ("true_false", "contrast") or any(map(_PINNED.match, card.options))
    return fixed or (card.kind != "order" and all(map(_FIGURE.search, card.options)))


def shape(card: Card) -> Shape:
    """What sort of answer a card wants, told by what it holds."""
    card = sided(card)
    if card.pairs:
        return "match"
    if right := correct(card):
        if card.kind == "order" and len(right) == len(card.options) > 1:
            return "order"
        return "several" if len(right) > 1 else "choice"
    return "typed" if not card.options and (BLANK in card.prompt or card.kind in TYPED or _named(card)) else "open"


def _named(card: Card) -> bool:
    """Whether the answer is a figure or a name, which can be judged where it is typed."""
    figure = card.fact.relation == "number" and any(map(str.isdigit, card.answer))
    return figure or card.fact.relation == "renamed"


def sided(card: Card) -> Card:
    """A contrast with the two sides that its question names as options; any other card as it is."""
    named, answer = card.fact.aspect, card.answer.casefold()
    if card.kind != "contrast" or card.options:
        return card
    if named.casefold().startswith(f"{answer} or "):
        sides, place = (named[: len(answer)], named[len(answer) + 4 :]), 0
    elif named.casefold().endswith(f" or {answer}"):
        sides, place = (named[: -len(answer) - 4], named[-len(answer) :]), 1
    else:
        return card
    return replace(card, options=tuple(map(opened, sides)), correct=(place,))


def correct(card: Card) -> tuple[int, ...]:
    """The places of the right options, told by the answer where the card does not say."""
    if card.correct or card.answer not in card.options:
        return card.correct
    return (card.options.index(card.answer),)


def foil(question: Question, chosen: tuple[int, ...]) -> str:
    """The wrong option that was taken for the right one, the first of several; nothing for a match or an order."""
    if question.shape not in ("choice", "several"):
        return ""
    return next((question.shown[place] for place in chosen if place not in question.key), "")


def pressed(question: Question, text: str) -> int | None:
    """The option that one key stands for: its number, its letter, or t and f for true and false."""
    low = text.casefold()
    if len(low) != 1:
        return None
    if question.card.kind == "true_false" and low in "tf":
        return "tf".index(low)
    place = int(low) - 1 if low in "123456789" else LETTERS.find(low)
    return place if 0 <= place < len(question.shown) else None


def chosen(question: Question, text: str) -> tuple[int, ...] | None:
    """The options that a line names: "2", "b", "1 3", "a,c", an option's own text; nothing where it names none.

    For a match and an order it is one letter for each, all different: "bac", "1b 2a 3c".
    """
    if question.shape in ("match", "order"):
        return _lettered(question, text)
    whole = [place for place, option in enumerate(question.shown) if option.casefold() == text.strip().casefold()]
    if len(text.strip()) > 1 and len(whole) == 1 and question.shape == "choice":
        return (whole[0],)
    places = [pressed(question, mark) for mark in re.sub(r"[\s,;.)]+|\band\b", "", text.casefold())]
    if not places or None in places or (question.shape == "choice" and len(places) > 1):
        return None
    return tuple(dict.fromkeys(place for place in places if place is not None))


def _lettered(question: Question, text: str) -> tuple[int, ...] | None:
    """One letter for each; numbers before the letters say which is meant, without them they follow each other."""
    low, count = re.sub(r"[\s,;.:=>→-]+", "", text.casefold()), len(question.shown)
    pairs = re.findall(r"(\d+)([a-z])", low)
    if pairs and "".join(map("".join, pairs)) == low:
        low = "".join(letter for _, letter in sorted(pairs, key=lambda pair: int(pair[0])))
        if sorted(int(number) for number, _ in pairs) != list(range(1, count + 1)):
            return None
    places = tuple(LETTERS.find(letter) for letter in low)
    return places if sorted(places) == list(range(count)) else None
