"""M12: the options are of one sort: all figures or no figures.

14 days / 4 days / forever => refused
14 days / 7 days / 4 days => passes
"""

from quizgen.model import Card

ID = "M12"


def check(card: Card) -> str:
    """Refuse figures among words, unless the options are names."""
    if not card.options or card.fact.relation != "number":
        return ""
    figures = [any(ch.isdigit() for ch in option) for option in card.options]
    return "figures stand among words" if any(figures) != all(figures) else ""
