"""M10: the key does not repeat a word of the stem that no wrong option repeats.

Which one is an asynchronous replica for reads? | Read replica / Amazon SQS / AWS Lambda => refused
Which one is an asynchronously updated copy? | Read replica / Amazon SQS / AWS Lambda => passes
"""

from quizgen.lints._words import masked, stems
from quizgen.model import Card

ID = "M10"
COMMON = stems(
    "instance database server region zone vpc group network cloud application volume machine node device cluster policy"
)


def check(card: Card) -> str:
    """Refuse a key that sounds like its stem; words of the family's noun are no clue."""
    if card.kind == "contrast" and card.fact.foils:
        said = stems(card.fact.value)
        right, wrong = (len(said & stems(name)) for name in (card.fact.subject.name, card.fact.foils[0].text))
        return "a name answers the question" if right > wrong else ""
    if not card.options or card.kind == "true_false" or any(ch.isdigit() for ch in card.answer):
        return ""
    stem = stems(masked(card.prompt, (card.fact.subject.noun,))) - stems(card.fact.subject.noun) - COMMON
    key = len(stems(card.answer) & stem)
    wrong = max((len(stems(o) & stem) for i, o in enumerate(card.options) if i not in card.correct), default=0)
    return "the key sounds like the stem" if key > wrong else ""
