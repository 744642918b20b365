"""M16: the key is not one of the only two options that differ in one word.

a stateful filter (key) / a stateless filter / a queue / a topic => lowered
a stateful filter (key) / a stateless filter / a standard queue / a fair queue => passes
"""

from itertools import combinations

from quizgen.lints._words import SMALL, words
from quizgen.model import Card

ID = "M16"
LOWERS = True
FEWEST = 3


def check(card: Card) -> str:
    """Lower a card on which a guesser has to look at two options only."""
    if len(card.options) <= FEWEST or len(card.correct) != 1:
        return ""
    pairs = [pair for pair in combinations(range(len(card.options)), 2) if _close(*(card.options[at] for at in pair))]
    return (
        "two options differ in one word, and the key is one" if len(pairs) == 1 and card.correct[0] in pairs[0] else ""
    )


def _close(one: str, two: str) -> bool:
    """Whether two options of several words differ in one of them; "Amazon" and "AWS" are no words of a name."""
    first, second = ([word for word in words(text.casefold()) if word not in SMALL] for text in (one, two))
    differ = sum(a != b for a, b in zip(first, second, strict=False))
    return len(first) == len(second) > 1 and differ == 1
