"""The plain question: "What is Amazon SQS used for?".

Amazon SQS | serves | | decoupling of services
=> What is Amazon SQS used for? | Decoupling of services

Amazon SQS | trait | | keeps each message
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.model import Card, Fact
from quizgen.relations import opened, say

OTHERS = ("stands-for", "contrast", "order")


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card, where the relation can be asked for."""
    prompt = say(fact, "asks")
    chosen = fact.rule == "asked" and fact.foils
    if prompt and fact.relation not in OTHERS and not chosen:
        why = (fact.why,) if fact.why else ()
        yield Card("recall", fact, prompt, opened(say(fact, "answer")), why=why)
