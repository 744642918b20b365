"""M18: the stem asks one question that could be answered without the options.

Which of the following is true? => refused
Which AWS messaging service pushes one message to many subscribers? => passes
"""

import re

from quizgen.model import Card

ID = "M18"
VAGUE = re.compile(
    r"which (?:of (?:the following|these)(?: statements?)?|statement)s? (?:is|are) (?:true|correct)", re.IGNORECASE
)


def check(card: Card) -> str:
    """Refuse a stem that only points to its options."""
    if not card.options or card.kind == "true_false":
        return ""
    return (
        "the stem asks nothing of its own"
        if not card.prompt.rstrip().endswith("?") or VAGUE.search(card.prompt)
        else ""
    )
