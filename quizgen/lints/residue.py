"""F08: no markup, emoji or mojibake is left.

What is <br>&emsp; + Multi-AZ deployments? => refused
What is a Multi-AZ deployment for? => passes
"""

import re

from quizgen.model import Card

ID = "F08"
MARKS = re.compile(
    r"\*\*|__(?!__)(?<!____)\w|<br|&\w+;|\]\(|\[\[|```|\{\{|\}\}|�|‚Ä|Ã.|á»|[\U0001F300-\U0001FAFF☀-➿]|==|^\s*[-+*•]\s"
)
ARROWS = re.compile(r"→|->|=>")


def check(card: Card) -> str:
    """Refuse what no person would have typed on a card."""
    for text in (card.prompt, card.answer, *card.options):
        plain = text.replace("____", "")
        if MARKS.search(plain):
            return "markup or damage is left"
        if card.kind != "order" and ARROWS.search(plain):
            return "an arrow is left"
        if plain.count("(") != plain.count(")"):
            return "a bracket is left open"
    return ""
