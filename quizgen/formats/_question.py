"""A card as a page shows it: its shape, its letters and its key, alike in every format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Literal

from quizgen.errors import QuizgenError
from quizgen.formats._text import BLANK
from quizgen.formats._words import WORDS, exams, instruction, links, source
from quizgen.model import Card, Deck

Shape = Literal["open", "cloze", "choice", "multiple", "true_false", "match", "order"]


@dataclass(frozen=True)
class Option:
    """One thing to choose, place or match with; `place` is its index on the card, `why` speaks for or against it."""

    letter: str
    place: int
    text: str
    right: bool = False
    why: str = ""


@dataclass(frozen=True)
class Question:
    """A numbered card. `options` keep the card's order, but for a match, where they are the right-hand column."""

    number: int
    card: Card
    shape: Shape
    options: tuple[Option, ...]
    correct: tuple[int, ...]

    @property
    def ask(self) -> str:
        """What to do, in a few words."""
        return instruction(self.card, self.shape, len(self.correct))

    @property
    def asked(self) -> str:
        """The prompt with what to do, for formats that have one place for both."""
        return f"{self.card.prompt} ({self.ask})" if self.ask else self.card.prompt

    @property
    def lefts(self) -> tuple[str, ...]:
        """The left-hand column of a match."""
        return tuple(left for left, _ in self.card.pairs)

    @property
    def solved(self) -> tuple[Option, ...]:
        """The options in the order of the key: a match's beside their lefts, an order's from first to last."""
        return tuple(self.options[index] for index in self.correct)

    @property
    def letters(self) -> str:
        """The key in letters, empty for a question without: "B", "A, C", "1–B, 2–A", "C → A → B"."""
        found = [option.letter for option in self.solved]
        if self.shape == "match":
            return ", ".join(f"{row}–{letter}" for row, letter in enumerate(found, 1))
        return (" → " if self.shape == "order" else ", ").join(found)

    @property
    def why(self) -> str:
        """The reason that speaks of the whole question, not of one option."""
        return "" if any(option.why for option in self.options) else " ".join(dict.fromkeys(self.card.why)).strip()

    @cached_property
    def source(self) -> str:
        """Where it comes from."""
        return source(self.card)

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Documentation: (address, name)."""
        return links(self.card)

    @property
    def exams(self) -> str:
        """The exam tasks that it serves."""
        return exams(self.card)

    @property
    def hint(self) -> str:
        """What sort of thing is asked about, where the question has no options and does not say it."""
        noun, open_ = self.card.fact.subject.noun, self.shape in ("open", "cloze")
        said = f"{self.card.prompt} {self.card.answer}".casefold()
        return noun if open_ and self.card.fact.language == "en" and noun.casefold() not in said else ""

    @property
    def blank(self) -> tuple[str, str]:
        """What stands before and after the blank of a cloze."""
        before, after = BLANK.split(self.card.prompt)
        return before, after


def shape(card: Card) -> Shape:
    """How a card is shown: by what it holds, so that a kind nobody knew of yet is shown too."""
    options, correct = _choices(card)
    if card.pairs:
        return "match"
    if options and correct:
        if card.kind == "true_false":
            return "true_false"
        if card.kind == "order" and sorted(correct) == list(range(len(options))) and len(options) > 1:
            return "order"
        return "multiple" if len(correct) > 1 else "choice"
    return "cloze" if len(BLANK.findall(card.prompt)) == 1 else "open"


def question(card: Card, number: int = 1) -> Question:
    """A card with its number."""
    form = shape(card)
    if form == "match":
        return Question(number, card, form, *_columns(card))
    texts, correct = _choices(card) if form not in ("open", "cloze") else ((), ())
    apart = len(card.why) == len(texts) and len(set(card.why)) > 1
    reasons = card.why if apart else ("",) * len(texts)
    options = tuple(
        Option(letter(place), place, text, place in correct, reasons[place]) for place, text in enumerate(texts)
    )
    return Question(number, card, form, options, correct)


def questions(deck: Deck) -> tuple[Question, ...]:
    """Every card of a deck, numbered from 1; raises QuizgenError for a deck that cannot be asked."""
    distinct(deck)
    if not deck.cards:
        raise QuizgenError("the deck has no card")
    return tuple(question(_whole(card), number) for number, card in enumerate(deck.cards, 1))


def distinct(deck: Deck) -> None:
    """Refuse a deck in which two cards have one id."""
    seen: dict[str, Card] = {}
    for card in deck.cards:
        other = seen.setdefault(card.id, card)
        if other is not card:
            raise QuizgenError(f"two cards have the id {card.id}: “{other.prompt}” and “{card.prompt}”")


def parts(asked: tuple[Question, ...], title: str) -> Iterator[tuple[str, tuple[Question, ...]]]:
    """Questions by deck, decks in the order in which they first appear, under their names without what all share."""
    names = list(dict.fromkeys(entry.card.deck or title for entry in asked))
    paths = [name.split("::") for name in names]
    shared = 0
    while len(paths) > 1 and all(len(path) > shared + 1 and path[shared] == paths[0][shared] for path in paths):
        shared += 1
    for name, path in zip(names, paths, strict=True):
        yield " › ".join(path[shared:]), tuple(entry for entry in asked if (entry.card.deck or title) == name)


def letter(place: int) -> str:
    """A, B, C … and numbers after Z."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def _whole(card: Card) -> Card:
    if not card.prompt.strip() or not card.answer.strip():
        missing = "answer" if card.prompt.strip() else "prompt"
        raise QuizgenError(f"card {card.id} ({card.kind}, {card.fact.subject.name}) has no {missing}")
    return card


def _choices(card: Card) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Options and the indexes of those that are right, as far as the card says or its answer shows."""
    options, correct = card.options, card.correct
    if card.kind == "order" and not options:
        return _steps(card)
    if card.kind == "true_false" and not options:
        words = WORDS[card.fact.language]
        options = (words["true"], words["false"])
    if not correct and card.answer in options:
        correct = (options.index(card.answer),)
    return options, correct


def _steps(card: Card) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The steps of an answer that is a chain, out of order, and where each is found; nothing for another answer."""
    chain = tuple(step.strip() for step in card.answer.split("→"))
    if len(set(chain)) < max(len(chain), 2):
        return (), ()
    shown = _shuffled(card, chain)
    shown = shown[1:] + shown[:1] if shown == chain else shown
    return shown, tuple(shown.index(step) for step in chain)


def _shuffled(card: Card, texts: Iterable[str]) -> tuple[str, ...]:
    """Texts in an order that tells nothing and never changes for the same card."""
    return tuple(sorted(texts, key=lambda text: sha256(f"{card.id}\x1f{text}".encode(errors="replace")).hexdigest()))


def _columns(card: Card) -> tuple[tuple[Option, ...], tuple[int, ...]]:
    """The right-hand column of a match in an order that tells nothing, and where each left finds its own."""
    rights = _shuffled(card, {right for _, right in card.pairs})
    options = tuple(Option(letter(place), place, text) for place, text in enumerate(rights))
    return options, tuple(rights.index(right) for _, right in card.pairs)
