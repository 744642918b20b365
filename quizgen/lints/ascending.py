"""M13: figures stand in ascending order.

16 GB / 2 GB / 8 GB => refused
2 GB / 8 GB / 16 GB => passes
"""

import re

from quizgen.model import Card

ID = "M13"


def check(card: Card) -> str:
    """Refuse plain figures of one unit out of order."""
    if card.fact.relation != "number" or not card.options:
        return ""
    found = [re.fullmatch(r"(\d[\d,.]*)\s*(.*)", option) for option in card.options]
    if not all(found) or len({match[2].rstrip("s") for match in found if match}) > 1:
        return ""
    figures = [float(match[1].replace(",", "")) for match in found if match]
    return "" if figures == sorted(figures) else "the figures are out of order"
