"""M19: a stem has at most 45 words, or 70 where the exam for practitioners does not ask it.

a story of 60 words in the exam for practitioners => lowered
a story of 60 words that only the architects' exam asks => passes
"""

from quizgen.lints._words import words
from quizgen.model import Card

ID = "M19"
LOWERS = True
MOST, ASSOCIATE = 45, 70


def check(card: Card) -> str:
    """Lower a stem that takes long to read."""
    most = ASSOCIATE if card.exams and "clf" not in card.exams else MOST
    count = len(words(card.prompt))
    return f"the stem has {count} words" if card.options and count > most else ""
