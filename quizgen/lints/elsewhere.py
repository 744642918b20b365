"""C04: what the blank hides stands nowhere else in the sentence, under none of its names.

Windows Server Failover Clustering, called ____, moves a role to another node. | WSFC => refused
____ moves a Windows role to another node when a node fails. | WSFC => passes
"""

import re

from quizgen.model import Card

ID = "C04"


def check(card: Card) -> str:
    """Refuse a sentence that still holds the answer, or another name of it."""
    if card.kind != "cloze":
        return ""
    hidden = (card.answer, *card.fact.subject.names) if card.answer == card.fact.subject.name else (card.answer,)
    found = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", card.prompt, re.IGNORECASE) for name in hidden)
    return "the answer stands elsewhere in the sentence" if found else ""
