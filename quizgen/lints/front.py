"""F02: the front has 4 to 30 words (a scenario, up to 70).

SNS? => refused
Which AWS service pushes one message to many subscribers? => passes
"""

from quizgen.lints._words import words
from quizgen.model import Card

ID = "F02"
FEWEST, MOST, SCENARIO = 3, 32, 70


def check(card: Card) -> str:
    """Refuse a front that is too short to be understood, or too long to be read."""
    count = len(words(card.prompt))
    most = SCENARIO if card.kind in ("scenario", "multiple") else MOST
    return "" if FEWEST <= count <= most else f"the front has {count} words"
