"""M24: where no options are shown, one thing alone has what is asked for.

Which feature serves reads? | Read replica, one of three => refused
Which feature serves reads and takes over after a failure? | Aurora Replica, the only one => passes
"""

from quizgen.model import Card

ID = "M24"


def check(card: Card) -> str:
    """Refuse to ask openly for one of several that have a trait or answer a situation."""
    asked = not card.options and card.fact.relation in ("trait", "scenario")
    return "several have it, and none is shown" if asked and not card.fact.unique else ""
