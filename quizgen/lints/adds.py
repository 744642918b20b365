"""F18: the answer adds something to what the front says: two words with meaning, or a figure.

AWS CLI: what is “JSON output”? | Output JSON results => refused
AWS CLI: what is “JSON output”? | A form that scripts can read => passes
"""

from quizgen.lints._words import stems
from quizgen.model import Card

ID = "F18"
FEWEST = 2
SIDES = ("attribute", "choose", "side-is", "listed")


def check(card: Card) -> str:
    """Refuse what a student wrote of one side of a topic when it only says the side again."""
    if card.fact.relation not in SIDES or any(ch.isdigit() for ch in card.answer):
        return ""
    new = stems(card.answer) - stems(card.prompt)
    return "" if len(new) >= FEWEST else "the answer only says the front again"
