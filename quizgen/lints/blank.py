"""C01: a cloze has exactly one blank.

____ is a queue and ____ is a topic. => refused
____ keeps each message until a consumer deletes it. => passes
"""

from quizgen.model import Card

ID = "C01"


def check(card: Card) -> str:
    """Refuse a cloze with no blank or several."""
    return "" if card.kind != "cloze" or card.prompt.count("____") == 1 else "not exactly one blank"
