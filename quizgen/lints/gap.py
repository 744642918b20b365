"""C03: the gap holds a name or a figure of at most five words.

A peering is a ____ of networks. | private connection between two or more => refused
A peering is a ____ of networks. | private connection => passes
"""

from quizgen.lints._words import words
from quizgen.model import Card

ID = "C03"
MOST = 5


def check(card: Card) -> str:
    """Refuse a gap that holds a clause."""
    count = len(words(card.answer))
    return f"the gap holds {count} words" if card.kind == "cloze" and not 1 <= count <= MOST else ""
