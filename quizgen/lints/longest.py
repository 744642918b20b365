"""M03: the key does not stand out by its length; official names are exempt.

a key of 93 characters among options of 17 => refused
four phrases of 40 characters => passes
"""

from quizgen.model import Card

ID = "M03"
TIMES, MORE = 1.25, 8


def check(card: Card) -> str:
    """Refuse a key that is longer than the longest wrong option by a quarter and by eight characters."""
    named = card.kind == "multiple" or card.answer.casefold() == card.fact.subject.name.casefold()
    if not card.options or card.kind == "true_false" or named:
        return ""
    wrong = max((len(o) for i, o in enumerate(card.options) if i not in card.correct), default=0)
    key = max(len(card.options[i]) for i in card.correct)
    return "the key is the longest by far" if key > wrong * TIMES and key > wrong + MORE else ""
