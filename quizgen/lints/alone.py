"""F06: the front stands alone: nothing in it points to something that is not there.

What does this service do for messages? => refused
What does Amazon SQS do for messages? => passes
"""

import re

from quizgen.model import Card

ID = "F06"
POINTS = re.compile(
    r"\b(?:this|these|those|the above|above|below|aforementioned) (?:services?|features?|options?|tools?|types?|one|ones|concepts?|methods?)\b"
    r"|\b(?:the above|as above|see below|mentioned above|nói trên|ở trên|này|nó)\b|^(?:it|they|he|she)\b|\b(?:what|how|why|when|where) (?:is|are|does|do|can) (?:it|they|this|these)\b",
    re.IGNORECASE,
)
LOOSE = re.compile(r"\b(?:them|the settings|the above|the following|as follows|see above)\b", re.IGNORECASE)
VALUE = re.compile(r"^(?:it|they|this|these|those|nó|chúng)\b", re.IGNORECASE)


def check(card: Card) -> str:
    """Refuse a front that needs its neighbours, and an answer or subject that is a pronoun."""
    if card.kind not in ("scenario", "multiple") and POINTS.search(
        card.prompt.removeprefix("Which ").replace("is this:", "")
    ):
        return "the front points outside itself"
    if card.kind == "contrast" and re.search(r"which one \w+ (?:it|them)\b", card.prompt):
        return "the front points outside itself"
    if card.fact.origin == "notes" and LOOSE.search(card.answer):
        return "the answer points outside itself"
    return "the answer is a pronoun" if VALUE.match(card.answer) or VALUE.match(card.fact.subject.name) else ""
