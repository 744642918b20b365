"""M23: nothing unproved is shown: a wrong option is one of the foils that the fact brings along.

Amazon SQS (key) / Amazon SNS (a foil) / Amazon MemoryDB (no foil) => refused
Amazon SQS (key) / Amazon SNS (a foil) / Amazon EventBridge (a foil) => passes
"""

from quizgen.model import Card

ID = "M23"


def check(card: Card) -> str:
    """Refuse an option that may be right for all we know."""
    if not card.options or card.kind == "true_false":
        return ""
    foils = {foil.text.casefold() for foil in card.fact.foils}
    wrong = [option for at, option in enumerate(card.options) if at not in card.correct]
    return "" if all(option.casefold() in foils for option in wrong) else "an option is not proved wrong"
