"""A situation and what should be used in it; the setting is drawn from several by the card's id.

Amazon SQS | scenario | messaging:workers | Uploads arrive faster than workers can take them. | Amazon SNS; AWS Lambda
=> Uploads arrive faster than workers can take them. Which AWS term should be used? | Amazon SQS

Amazon SQS | definition | | A queue. | Amazon SNS; AWS Lambda
=>
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.kinds._options import chosen
from quizgen.model import Card, Fact
from quizgen.relations import say

ENOUGH, MOST = 2, 3


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card, when two or three foils are proved."""
    if fact.relation != "scenario" or len(fact.foils) < ENOUGH:
        return
    settings = fact.parts or (fact.value,)
    drawn = int(Card("scenario", fact, "", "").id, 16) % len(settings)
    set_ = replace(fact, value=settings[drawn])
    answer = fact.subject.name
    yield chosen("scenario", fact, say(set_, "reverse"), answer, fact.foils[:MOST], fact.why)
