"""Steps to be put in order.

Policy evaluation | order | policy evaluation | deny → allow → default
=> What is the order of policy evaluation? | deny → allow → default

Policy evaluation | definition | | a set of steps
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.model import Card, Fact
from quizgen.relations import say


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card, its answer the chain."""
    if fact.relation == "order":
        yield Card("order", fact, say(fact, "asks"), fact.value)
