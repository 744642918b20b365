"""C05: no "a" or "an" stands before the blank.

The server stands behind an ____ of its own. => refused
The ____ chooses a target group by URL path. => passes
"""

import re

from quizgen.model import Card

ID = "C05"


def check(card: Card) -> str:
    """Refuse an article that gives the first letter away."""
    return (
        "an article before the blank"
        if card.kind == "cloze" and re.search(r"\ban? ____", card.prompt, re.IGNORECASE)
        else ""
    )
