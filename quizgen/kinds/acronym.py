"""What an abbreviation stands for, and the abbreviation of a name.

SQS | stands-for | | Simple Queue Service | unique
=> What does SQS stand for? | Simple Queue Service
=> Which abbreviation stands for “Simple Queue Service”? | SQS

SQS | purpose | | decouple services
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.model import Card, Fact
from quizgen.relations import say


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """Two cards, one each way; the way back only where no other abbreviation has the same words."""
    if fact.relation == "stands-for":
        yield Card("acronym", fact, say(fact, "asks"), fact.value, variant="long")
        if fact.unique:
            yield Card("acronym", fact, say(fact, "reverse"), fact.subject.name, variant="short")
