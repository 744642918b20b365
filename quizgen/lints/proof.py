"""M21: every wrong option has its proof: a clause that says why it is wrong.

SQS (key) / SNS, which pushes / Amazon MQ, of which nothing is said => refused
SQS (key) / SNS, which pushes / EventBridge, which routes => passes
"""

from quizgen.model import Card

ID = "M21"


def check(card: Card) -> str:
    """Refuse a foil of which nothing says that it is wrong."""
    shown = {option.casefold() for option in card.options}
    bare = any(not foil.why.strip() for foil in card.fact.foils if foil.text.casefold() in shown)
    return "a wrong option has no proof" if bare else ""
