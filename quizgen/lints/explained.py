"""M28: every option has its reason, and no reason names a letter.

why: SNS is right. (one reason for four options) => refused
why: one clause an option => passes
"""

import re

from quizgen.model import Card

ID = "M28"


def check(card: Card) -> str:
    """Refuse options without a clause each."""
    if not card.options:
        return ""
    if len(card.why) != len(card.options) or not all(card.why):
        return "an option has no reason"
    return "a reason names a letter" if any(re.search(r"\boption [A-F]\b", clause) for clause in card.why) else ""
