"""C02: five words with meaning are left around the blank.

Use ____ for caching. => refused
____ keeps each message in the queue until a consumer processes and deletes it. => passes
"""

from quizgen.lints._words import stems
from quizgen.model import Card

ID = "C02"
FEWEST = 4


def check(card: Card) -> str:
    """Refuse a cloze that leaves nothing to go by."""
    return "too little is left around the blank" if card.kind == "cloze" and len(stems(card.prompt)) < FEWEST else ""
