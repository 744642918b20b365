"""M26: a figure that changes often was compared with its page within 180 days.

Which message size is the largest? | a figure that was compared three years ago => refused
Which message size is the largest? | the same, compared a month ago => passes
"""

from quizgen.model import Card

ID = "M26"


def check(card: Card) -> str:
    """Refuse what may have changed since somebody looked; the catalogue knows the day, a card does not."""
    return "compared with its page too long ago" if card.fact.stale else ""
