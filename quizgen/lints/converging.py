"""M15: the key is not where the options meet: its words are no more those of the others than a wrong option's are.

io1 and io2 (key) / io1 and gp3 / io2 and st1 => refused
io1 and io2 (key) / gp2 and gp3 / st1 and sc1 => passes
"""

from quizgen.lints._words import words
from quizgen.model import Card

ID = "M15"
MORE, FEWEST = 0.10, 3
JOINTS = frozenset("and or the a an of for in with và hoặc".split())  # noqa: SIM905


def check(card: Card) -> str:
    """Refuse a key that can be put together from the other options; names and figures are what they are, and pass."""
    given = card.answer.casefold() == card.fact.subject.name.casefold() or card.fact.relation == "number"
    if given or len(card.options) < FEWEST or len(card.correct) != 1:
        return ""
    said = [{word.casefold() for word in words(option)} - JOINTS for option in card.options]
    shared = [sum(_overlap(one, two) for two in said if two is not one) / (len(said) - 1) for one in said]
    key = card.correct[0]
    best = max(share for at, share in enumerate(shared) if at != key)
    return "the options meet in the key" if shared[key] > best + MORE else ""


def _overlap(one: set[str], two: set[str]) -> float:
    return len(one & two) / len(one | two) if one | two else 0.0
