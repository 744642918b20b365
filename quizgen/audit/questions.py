"""Two questions held against each other: whether they ask the same, and whether one gives the other away."""

from quizgen.lints._words import stem, stems, words
from quizgen.model import Card

CHOICES = ("choice", "contrast", "scenario")
SHARED = 3


def single(card: Card) -> bool:
    """Whether a card is a choice with one key among three or more options."""
    return card.kind in CHOICES and len(card.options) > 2 and len(card.correct) == 1


def asked(card: Card) -> str:
    """What a question says, whatever the endings of its words: two that say one thing should not want two answers."""
    return " ".join(map(stem, words(card.prompt)))


def same(card: Card) -> tuple[str, str]:
    """What two questions share that ask for one answer with the same words in another order."""
    return " ".join(sorted(asked(card).split())), card.answer.casefold()


def tells(card: Card, other: Card) -> bool:
    """Whether a card gives away the key of another: it names it, and says half of what the other says of it.

    A question that shows its key itself, as a contrast does, and a statement to judge have nothing to give away.
    """
    key = other.answer.casefold()
    shown = key in other.prompt.casefold() or other.kind == "true_false"
    if card.id == other.id or shown or key not in card.prompt.casefold():
        return False
    names = stems(f"{other.answer} {other.fact.subject.noun} {card.fact.subject.noun}")
    said, asked = stems(card.prompt) - names, stems(other.prompt) - names
    shared = len(said & asked)
    return shared >= SHARED and 2 * shared >= len(asked)
