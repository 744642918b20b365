"""Three or four options, every wrong one proved wrong; a ready-made question of a note keeps its own.

Amazon SQS | definition | | A queue that keeps messages until they are deleted. | Amazon SNS; AWS Lambda
=> Which AWS term is this: a queue that keeps messages until they are deleted? | Amazon SQS

Amazon SQS | definition | | A queue that keeps messages until they are deleted. | Amazon SNS
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.kinds._options import chosen, units
from quizgen.model import Card, Fact, Foil
from quizgen.relations import RELATIONS, say

ENOUGH, MOST = 2, 3
OTHERS = ("scenario", "contrast", "stands-for", "members", "order", "attribute", "renamed")


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card, when two or three foils are proved, or a note has the options of a question of its own."""
    if fact.rule == "asked":
        if fact.foils and not fact.parts:
            yield chosen("choice", fact, say(fact, "asks"), fact.value, fact.foils, fact.why)
        return
    if fact.relation in OTHERS or len(fact.foils) < ENOUGH:
        return
    if RELATIONS[fact.relation].chooses == "value":
        alike = _alike(fact)
        if len(alike) >= ENOUGH:
            reason = fact.why or f"{fact.value} is the {fact.aspect}"
            yield chosen("choice", fact, _today(fact, say(fact, "asks")), fact.value, alike, reason)
    elif prompt := say(fact, "reverse"):
        answer = fact.subject.name
        yield chosen("choice", fact, prompt, answer, fact.foils[:MOST], say(fact, "states"))


def _alike(fact: Fact) -> tuple[Foil, ...]:
    """Near values of the key's own unit type, so that like stands beside like."""
    numeric = any(ch.isdigit() for ch in fact.value)
    wanted = bool(units(fact.value))
    near = [foil for foil in fact.foils if any(ch.isdigit() for ch in foil.text) == numeric]
    return tuple(foil for foil in near if bool(units(foil.text)) == wanted)[:MOST]


def _today(fact: Fact, prompt: str) -> str:
    """A figure that used to be another is asked for as of today."""
    return prompt.removesuffix("?") + " today?" if fact.why.startswith("older material") else prompt
