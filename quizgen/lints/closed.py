"""F05: no yes-or-no question, except as true or false.

Is a Multi-AZ standby readable? => refused
What may a Multi-AZ standby be used for? => passes
"""

import re

from quizgen.model import Card

ID = "F05"
YESNO = re.compile(r"^(?:is|are|was|were|does|do|did|can|could|should|will|has|have|must)\s", re.IGNORECASE)


def check(card: Card) -> str:
    """Refuse a question that a nod answers."""
    return "a yes-or-no question" if card.kind != "true_false" and YESNO.match(card.prompt) else ""
