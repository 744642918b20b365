"""The question turned round, where only one answer is right: "Which AWS service is this: a managed queue …?".

Amazon SQS | definition | | A queue that keeps messages until they are deleted. | unique
=> Which AWS term is this: a queue that keeps messages until they are deleted? | Amazon SQS

Amazon SQS | definition | | A queue that keeps messages until they are deleted.
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.model import Card, Fact
from quizgen.relations import opened, say

OTHERS = ("stands-for", "contrast", "scenario")
TOLD = 3


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card, when the subject alone has the value: proved, or told by three or more characteristics at once."""
    told = fact.relation == "traits" and len(fact.parts) >= TOLD and bool(fact.subject.concept)
    prompt = say(fact, "reverse")
    if prompt and fact.relation not in OTHERS and (fact.unique or told):
        yield Card("reverse", fact, prompt, opened(fact.subject.name), why=(fact.why,) if fact.why else ())
