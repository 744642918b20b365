"""C07: one name alone fills the blank.

____ is a managed AWS service. | Amazon SQS, and many others => refused
____ keeps each message until a consumer deletes it. | Amazon SQS, which alone does => passes
"""

from quizgen.model import Card

ID = "C07"


def check(card: Card) -> str:
    """Refuse a blank for a name that is not proved to be the only one; a figure is one already."""
    named = card.kind == "cloze" and card.answer.casefold() == card.fact.subject.name.casefold()
    return "others fill the blank too" if named and not card.fact.unique else ""
