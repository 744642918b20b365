"""F16: the front reads easily: at most grade 12 by Flesch and Kincaid, names not counted.

Notwithstanding organizational heterogeneity, characterize administrative prerequisites of availability? => lowered
What keeps the number of instances between two bounds? => passes
"""

import re
from functools import cache

from quizgen.lints._words import masked, words
from quizgen.model import Card

ID = "F16"
LOWERS = True
HARDEST, FEWEST = 12, 8


def check(card: Card) -> str:
    """Lower a hard sentence; the scale is made for English, and says nothing of a front of few words."""
    subject = card.fact.subject
    plain = masked(card.prompt, (*card.options, *subject.names, subject.name, subject.noun))
    said = words(plain)
    if card.fact.language != "en" or len(said) < FEWEST:
        return ""
    sentences = max(1, len(re.findall(r"[.?!:](?:\s|$)", plain)))
    grade = 0.39 * len(said) / sentences + 11.8 * sum(map(syllables, said)) / len(said) - 15.59
    return f"reads like grade {grade:.0f}" if grade > HARDEST else ""


@cache
def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouy])e[sd]?$", "", word.lower()))))
