"""M09: the key is not the only option that is hedged.

It may deliver more than once (key) / It delivers once / It delivers in order => refused
It delivers at least once (key) / It delivers once / It delivers in order => passes
"""

import re

from quizgen.model import Card

ID = "M09"
HEDGES = re.compile(
    r"\b(?:may|might|could|can be|in some cases|under some conditions|as a rule|có thể|tùy)\b", re.IGNORECASE
)


def check(card: Card) -> str:
    """Refuse a key that is careful where the wrong options are not."""
    if not card.options or card.kind == "true_false":
        return ""
    right = any(HEDGES.search(card.options[at]) for at in card.correct)
    wrong = any(HEDGES.search(option) for at, option in enumerate(card.options) if at not in card.correct)
    return "only the key is hedged" if right and not wrong else ""
