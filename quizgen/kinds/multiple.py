"""Choose two of five: two members of a family have the trait, three are proved to lack it.

Amazon SQS | trait | messaging:poll | is polled by its consumers | SNS; EventBridge; Amazon MQ
=>

Amazon SQS | trait | messaging:poll | is polled by its consumers | SNS; EventBridge
=>
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.kinds._options import chosen
from quizgen.model import Card, Fact, Foil
from quizgen.relations import opened, say

WRONG = 3
# What reads wrong of two: a second verb in the singular, or a word that points at one thing.
SINGLE = re.compile(r"\b(?:and [a-z]+s|it|its|itself|one)\b")


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card a trait, asked of the first of its holders among the facts, or a note's question with several keys."""
    if fact.rule == "asked" and fact.parts:
        yield _all(fact, say(fact, "asks"), fact.parts, fact.foils)
    if fact.relation != "trait" or not fact.parts or len(fact.foils) < WRONG or SINGLE.search(fact.value):
        return
    holders = [other for other in facts if other.relation == "trait" and other.aspect == fact.aspect]
    wrong = fact.foils[:WRONG]
    second = next((other for other in holders if other.subject.name in fact.parts), None)
    first = all(other.subject.key >= fact.subject.key for other in holders)
    if second is None or not first or any(foil.text == second.subject.name for foil in wrong):
        return
    yield _two(fact, second, wrong)


def _all(fact: Fact, prompt: str, keys: Sequence[str], wrong: Sequence[Foil]) -> Card:
    """A card with several keys, each with the fact's reason."""
    right = [Foil(key, fact.why) for key in keys[1:]]
    card = chosen("multiple", fact, prompt, keys[0], (*right, *wrong), fact.why)
    shown = {opened(key) for key in keys}
    places = tuple(i for i, text in enumerate(card.options) if text in shown)
    return replace(card, answer=fact.value, correct=places)


def _two(fact: Fact, second: Fact, wrong: Sequence[Foil]) -> Card:
    """A card with two keys: a choice with one more right option."""
    right = Foil(second.subject.name, say(second, "states"))
    card = chosen("multiple", fact, say(fact, "several"), fact.subject.name, (right, *wrong), say(fact, "states"))
    keys = sorted((card.answer, *(text for text in card.options if text.casefold() == right.text.casefold())))
    return replace(card, answer=" and ".join(keys), correct=tuple(sorted(map(card.options.index, keys))))
