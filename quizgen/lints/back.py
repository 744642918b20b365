"""F03: the back has 20 words at most, in Vietnamese 30, where syllables are written apart.

The one that a front may hold, and that goes on and on to tell more than anybody could say again after a day or two => refused
The synchronous standby in another Availability Zone => passes
"""

from quizgen.lints._words import words
from quizgen.model import Card

ID = "F03"
MOST, LISTED = {"en": 20, "vi": 30}, 44


def check(card: Card) -> str:
    """Refuse a back that nobody could give again; counted lists and match tables may be longer."""
    if card.pairs:
        return ""
    count = len(words(card.answer))
    most = LISTED if card.fact.relation in ("members", "listed", "order") else MOST[card.fact.language]
    return "" if count <= most else f"the back has {count} words"
