"""F14: no learner's activity.

What is Amazon S3 used for? | Learned how to create a bucket => refused
What does AWS Backup centralise? | backup management => passes
"""

import re

from quizgen.model import Card

ID = "F14"
DONE = re.compile(
    r"^(?:learned|learnt|practi[cs]ed|understood|studied|we|i|my|our|successfully|completed|configured|created|implemented|deployed"
    r"|explored|gained|đã|thực hành|tìm hiểu|học cách|nắm|hiểu)\b",
    re.IGNORECASE,
)


def check(card: Card) -> str:
    """Refuse what tells what somebody did."""
    told = card.fact.origin == "notes" and any(map(DONE.match, (card.prompt, card.answer, card.fact.subject.name)))
    return "tells an activity" if told else ""
