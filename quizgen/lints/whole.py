"""F17: the answer is whole: it neither opens nor breaks off in the middle of a sentence.

What is Amazon S3 used for? | storing objects and => refused
What is Amazon S3 used for? | storing objects => passes
"""

import re

from quizgen.model import Card

ID = "F17"
BROKEN = re.compile(
    r"(?:\b(?:and|or|the|a|an|of|for|to|with|in|on|by|from|as|such as|including|và|của|cho|với|để|gồm|như)|[,(:–-])\s*\.?$",
    re.IGNORECASE,
)
OPENS = re.compile(r"^(?:and|or|but|which|that|because|so|then|also|và|hoặc|nhưng|mà|nên)\b|^[,;:)]", re.IGNORECASE)


def check(card: Card) -> str:
    """Refuse a torn answer."""
    if card.fact.origin == "catalogue":
        return ""
    return "the answer is torn" if BROKEN.search(card.answer) or OPENS.match(card.answer) else ""
