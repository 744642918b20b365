"""C08: a cloze of the catalogue is worded anew: at most eight words in a row are those of the note.

____ keeps each message in the queue until a consumer polls and deletes it. | (the same words in the note) => lowered
____ holds a message until it is deleted. | (a note in words of its own) => passes
"""

import re

from quizgen.lints._words import words
from quizgen.model import Card

ID = "C08"
LOWERS = True
MOST = 8
QUOTED = re.compile("“([^”]+)”")


def check(card: Card) -> str:
    """Lower what is known by its shape; a note's own words may stay as the student knows them."""
    if card.kind != "cloze" or card.fact.origin == "notes":
        return ""
    told = f" {_plain(card.prompt)} "
    for quote in QUOTED.findall(" ".join(card.why)):
        said = _plain(quote).split()
        runs = (" ".join(said[at : at + MOST + 1]) for at in range(len(said) - MOST))
        if any(f" {run} " in told for run in runs):
            return "repeats the note word for word"
    return ""


def _plain(text: str) -> str:
    return " ".join(words(text)).casefold()
