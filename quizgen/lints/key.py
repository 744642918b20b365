"""M22: every key is proved: it is the subject itself, the value that is asked for, or one that has the trait too.

a second key of which the catalogue does not say that it has the trait => refused
a second key that stands among those that have it => passes
"""

from quizgen.model import Card

ID = "M22"


def check(card: Card) -> str:
    """Refuse a right option that rests on nothing, and a situation that others would answer too."""
    if not card.options or card.kind == "true_false":
        return ""
    fact = card.fact
    if card.kind == "scenario" and not fact.unique:
        return "others would do as well"
    proved = {text.casefold() for text in (fact.subject.name, fact.value, *fact.parts)}
    return "" if all(card.options[at].casefold() in proved for at in card.correct) else "a key has no proof"
