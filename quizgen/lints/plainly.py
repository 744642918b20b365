"""T01: a statement to judge holds no negation; what a thing does without is no denial.

True or false: Amazon SQS does not keep messages. => refused
True or false: AWS Lambda runs code without a server to manage. => passes
"""

import re

from quizgen.model import Card

ID = "T01"
NO = re.compile(r"\b(?:not|cannot|never|no|none|neither|nor)\b|n't\b", re.IGNORECASE)


def check(card: Card) -> str:
    """Refuse a statement that asks the reader to deny a denial."""
    return "a negation in the statement" if card.kind == "true_false" and NO.search(card.prompt) else ""
