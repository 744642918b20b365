"""M31: no option is hedged.

Usually Amazon SQS => refused
Amazon SQS => passes
"""

import re

from quizgen.model import Card

ID = "M31"
HEDGES = re.compile(
    r"\b(?:usually|often|sometimes|generally|probably|perhaps|typically|thường|đôi khi|có lẽ)\b", re.IGNORECASE
)


def check(card: Card) -> str:
    """Refuse options that are only now and then true."""
    return "an option is hedged" if any(map(HEDGES.search, card.options)) else ""
