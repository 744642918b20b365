"""M04: the options are about equally long: the longest has at most twice the words of the shortest, names three times.

a queue / a topic to which a publisher sends once what all of its subscribers are to get / a bus => lowered
a queue / a topic / a bus => passes
"""

from quizgen.lints._words import words
from quizgen.model import Card

ID = "M04"
LOWERS = True
SHORT, NAMES, PHRASES = 6, 3, 2


def check(card: Card) -> str:
    """Lower options of which one stands out by its length, be it the key or not."""
    if not card.options or card.kind == "true_false":
        return ""
    counts = [max(1, len(words(option))) for option in card.options]
    most = NAMES if max(counts) <= SHORT else PHRASES
    return "an option stands out by its length" if max(counts) > most * min(counts) else ""
