"""M32: no option is a combination of numbered statements.

I and II only => refused
Amazon SQS => passes
"""

import re

from quizgen.model import Card

ID = "M32"


def check(card: Card) -> str:
    """Refuse K-type options."""
    return (
        "a combination of numbers"
        if any(re.search(r"\bI+ (?:and|và) I+V?\b", option) for option in card.options)
        else ""
    )
