"""M29: wrong figures are those that students mix up: two of three are the figure of something near.

14 days (key) / 7 days / 21 days, of which nothing is told but that they are wrong => lowered
14 days (key) / 4 days, the default / 365 days, that of another service => passes
"""

from quizgen.model import Card

ID = "M29"
LOWERS = True
ENOUGH, WORDS = 2, 2


def check(card: Card) -> str:
    """Lower figures that are the figures of nothing."""
    if card.fact.relation != "number" or not card.options:
        return ""
    shown = [foil for foil in card.fact.foils if foil.text in card.options]
    real = [foil for foil in shown if len(foil.why.removeprefix(foil.text).removeprefix(" is ").split()) >= WORDS]
    return "" if len(real) >= ENOUGH else "the wrong figures are those of nothing"
