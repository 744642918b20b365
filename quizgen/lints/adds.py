"""F18: the answer adds something to what the front says: two words with meaning, or a figure.

When do you choose S3 One Zone-IA? | One zone data => refused
When do you choose S3 One Zone-IA? | Copies that can be made again => passes
"""

from quizgen.lints._words import stems
from quizgen.model import Card

ID = "F18"
FEWEST = 2
VAGUE = stems(
    "data large specialized special flexible application applications workload workloads rest general purpose storage service"
)
SIDES = ("attribute", "choose", "listed")


def check(card: Card) -> str:
    """Refuse what a student wrote of one side of a topic when it only says the side again."""
    if card.fact.relation not in SIDES or any(ch.isdigit() for ch in card.answer):
        return ""
    new = stems(card.answer) - stems(card.prompt) - VAGUE
    return "" if len(new) >= FEWEST else "the answer only says the front again"
