"""M27: a figure that used to be right is never the key, and a wrong option only beside the word "today".

Which size is the largest? | 256 KiB, which was right until 2025 => refused
Which size is the largest today? | 1 MiB / 256 KiB / 64 KiB => passes
"""

import re

from quizgen.model import Card

ID = "M27"
OLDER = re.compile(r"older material says (.+?) \(until ")
TODAY = re.compile(r"\b(?:today|now|hiện nay|ngày nay)\b", re.IGNORECASE)


def check(card: Card) -> str:
    """Refuse an old figure as what is right, or as what is wrong without a word on the time."""
    old = {value.casefold() for value in OLDER.findall(card.fact.why)}
    if card.answer.casefold() in old:
        return "the answer is dated"
    shown = any(option.casefold() in old for option in card.options)
    return "an option was right once" if shown and not TODAY.search(card.prompt) else ""
