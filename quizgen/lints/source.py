"""F13: every card names its source: a line of a note, or a documentation page with its date.

a card without source or reference => refused
a card from notes/week5.md:12 => passes
"""

from quizgen.model import Card

ID = "F13"


def check(card: Card) -> str:
    """Refuse what nobody can look up."""
    named = card.fact.sources if card.fact.origin == "notes" else card.fact.references
    return "" if named else "no source"
