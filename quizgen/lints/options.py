"""M01: three or four options and one key; true or false has two.

a choice of two => refused
a choice of four with one key => passes
"""

from quizgen.model import Card

ID = "M01"
COUNTS = {"true_false": (2, 2), "choice": (3, 4), "scenario": (3, 4), "multiple": (5, 6)}


def check(card: Card) -> str:
    """Refuse a wrong number of options or keys."""
    if not card.options:
        return ""
    low, high = COUNTS.get(card.kind, (3, 4))
    keys = len(card.correct)
    if not low <= len(card.options) <= high or (keys != 1 if card.kind != "multiple" else keys < 2):
        return f"{len(card.options)} options, {keys} keys"
    return ""
