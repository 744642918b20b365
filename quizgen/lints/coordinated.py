"""C06: the blank is no member of a list.

ALB, NLB and ____ are the load balancers of that family. => refused
The load balancer that reads URL paths is the ____. => passes
"""

import re

from quizgen.model import Card

ID = "C06"


def check(card: Card) -> str:
    """Refuse a blank whose neighbours are its likes."""
    return (
        "the blank is a list member"
        if card.kind == "cloze" and re.search(r"(?:, |\b(?:and|or|và|hoặc) )____|____,? (?:and|or) [A-Z]", card.prompt)
        else ""
    )
