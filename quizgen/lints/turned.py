"""F15: a question that is turned round has one answer.

Which AWS service is a managed service? | Amazon EC2, which is one of many => refused
Which AWS service keeps each message until a consumer deletes it? | Amazon SQS, which alone does => passes
"""

from quizgen.model import Card

ID = "F15"


def check(card: Card) -> str:
    """Refuse to ask for a name that is not proved to be the only one."""
    short = card.kind == "acronym" and card.variant == "short"
    turned = card.kind == "reverse" or short
    return "others fit the question too" if turned and not card.fact.unique else ""
