"""F04: the back is no enumeration of more than three parts, unless the front says how many are wanted.

MySQL, PostgreSQL, MariaDB, Oracle, SQL Server => refused
Valkey and Redis OSS => passes
"""

import re

from quizgen.model import Card

ID = "F04"
MOST, COUNTED = 3, 8


def check(card: Card) -> str:
    """Refuse a set as an answer."""
    if card.pairs or (card.fact.origin == "catalogue" and card.fact.relation == "definition"):
        return ""
    if card.fact.relation in ("members", "listed", "order"):
        return "" if len(card.fact.parts) <= COUNTED else f"a list of {len(card.fact.parts)}"
    count = len([part for part in re.split(r",\s|;\s", card.answer) if part.strip()])
    return "" if count <= MOST else f"the back enumerates {count} parts"
