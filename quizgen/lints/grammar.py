"""M11: grammar gives no option away.

The page is served by an: | Application Load Balancer => refused
Which balancer serves the page? | Application Load Balancer => passes
"""

import re

from quizgen.model import Card

ID = "M11"


def check(card: Card) -> str:
    """Refuse an open article at the end of the stem."""
    return (
        "the stem ends in an article"
        if card.options and re.search(r"\ban?\s*[:?]?$", card.prompt, re.IGNORECASE)
        else ""
    )
