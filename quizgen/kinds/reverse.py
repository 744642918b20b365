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


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card, when it is proved that the subject alone has the value."""
    prompt = say(fact, "reverse")
    if prompt and fact.relation not in OTHERS and fact.unique:
        yield Card("reverse", fact, prompt, opened(fact.subject.name), why=(fact.why,) if fact.why else ())
