"""M07: no option means several others.

All of the above => refused
Amazon SQS => passes
"""

import re

from quizgen.model import Card

ID = "M07"
SEVERAL = re.compile(
    r"\b(?:all|none|both|any) of (?:the|these)\b|\b(?:both|neither) [A-D]\b|tất cả (?:các )?(?:đáp án|phương án)",
    re.IGNORECASE,
)


def check(card: Card) -> str:
    """Refuse all, none and both of the above."""
    return "an option means several" if any(map(SEVERAL.search, card.options)) else ""
