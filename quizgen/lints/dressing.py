"""M20: no window dressing: before its question a stem has one sentence of setting and two needs at most.

The company was founded in 1999. It grew. It opened a shop. It moved. Logs must be kept. Which service fits? => lowered
A shop keeps its logs on one server. They must survive it. Reads must be fast. Which service fits? => passes
"""

import re

from quizgen.model import Card

ID = "M20"
LOWERS = True
MOST = 3
SENTENCE = re.compile(r"[.!?](?=\s|$)")


def check(card: Card) -> str:
    """Lower a story that is longer than what it asks for."""
    before = len(SENTENCE.findall(card.prompt)) - 1
    return f"{before} sentences before the question" if card.kind == "scenario" and before > MOST else ""
