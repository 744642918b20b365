"""F10: no dates, week numbers or addresses of a log are left (example.com is nobody's).

What did you learn on 09/29/2025? => refused
What keeps the number of instances between a minimum and a maximum? => passes
"""

import re

from quizgen.model import Card

ID = "F10"
LOG = re.compile(
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(?:week|tuần|lab|module|day) ?\d+\b|https?://|www\.|\b(?!example\.)[\w-]+\.(?:com|org|io)\b|\[web:",
    re.IGNORECASE,
)


def check(card: Card) -> str:
    """Refuse what belongs to a diary."""
    return "a date, week or address is left" if any(map(LOG.search, (card.prompt, card.answer))) else ""
