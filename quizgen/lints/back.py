"""F03: the back has 20 words at most.

The one that a front may hold, and that goes on and on to tell more than anybody could say again after a day or two => refused
The synchronous standby in another Availability Zone => passes
"""

from quizgen.lints._words import words
from quizgen.model import Card

ID = "F03"
MOST, LISTED = 20, 44


def check(card: Card) -> str:
    """Refuse a back that nobody could give again; counted lists and match tables may be longer."""
    if card.pairs:
        return ""
    count = len(words(card.answer))
    most = LISTED if card.fact.relation in ("members", "listed", "order") else MOST
    return "" if count <= most else f"the back has {count} words"
