"""M17: the stem asks for what is so, not for what is not.

Which of these is NOT a load balancer? => refused
Which of these balances at layer 7? => passes
"""

import re

from quizgen.model import Card

ID = "M17"
NEGATIVE = re.compile(r"\b(?:NOT|EXCEPT|LEAST|KHÔNG|NGOẠI TRỪ)\b|\b[Ww]hich (?:\w+ ){0,4}(?:is|are|does|do) not\b")


def check(card: Card) -> str:
    """Refuse a negative stem."""
    return "a negative stem" if card.options and card.kind != "true_false" and NEGATIVE.search(card.prompt) else ""
