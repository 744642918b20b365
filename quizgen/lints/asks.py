"""F01: the front asks for something: it ends with a question mark, has a blank, or opens with a request.

Amazon SQS (queue) => refused
What does Amazon SQS do with a message until a consumer deletes it? => passes
"""

import re

from quizgen.model import Card

ID = "F01"
REQUEST = re.compile(r"^(?:name|define|expand|match|true or false|đúng hay sai|hãy|nêu|kể tên)\b", re.IGNORECASE)


def check(card: Card) -> str:
    """Refuse a front that asks nothing."""
    if card.fact.relation == "differ":
        return ""
    asks = card.prompt.rstrip().endswith("?") or "____" in card.prompt or REQUEST.match(card.prompt)
    return "" if asks else "the front asks nothing"
