"""M02: the options are different things.

SNS / Amazon SNS / SQS => refused
SNS / SQS / EventBridge => passes
"""

from quizgen.model import Card

ID = "M02"


def check(card: Card) -> str:
    """Refuse options of which one is another in other words."""
    plain = [option.casefold().removeprefix("amazon ").removeprefix("aws ").strip(" .") for option in card.options]
    return "two options are one thing" if len(set(plain)) < len(plain) else ""
