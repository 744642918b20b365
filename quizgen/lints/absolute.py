"""M08: absolute words do not mark the wrong options.

It always waits. / It never waits. / It waits => refused
It waits. / It polls. / It pushes => passes
"""

import re

from quizgen.model import Card

ID = "M08"
WORDS = re.compile(r"\b(?:always|never|all|none|only|every|must|impossible|luôn|không bao giờ)\b", re.IGNORECASE)


def check(card: Card) -> str:
    """Refuse absolute words that stand in wrong options alone (names are not sentences, and are passed)."""
    if card.kind == "true_false" or not card.options or card.answer.casefold() == card.fact.subject.name.casefold():
        return ""
    wrong = any(WORDS.search(o) for i, o in enumerate(card.options) if i not in card.correct)
    right = any(WORDS.search(card.options[i]) for i in card.correct)
    return "absolute words mark the wrong options" if wrong and not right else ""
