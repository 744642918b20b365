"""Two neighbours told apart: "Amazon SQS or Amazon SNS: which one waits until consumers poll it?".

Amazon SQS | contrast | Amazon SNS or Amazon SQS | waits until consumers poll it
=> Amazon SNS or Amazon SQS: which one waits until consumers poll it? | Amazon SQS

Amazon SQS | purpose | | decouple services
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.model import Card, Fact
from quizgen.relations import opened, say


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card; the reason tells what the other one does."""
    if fact.relation == "contrast":
        yield Card(
            "contrast", fact, say(fact, "reverse"), opened(fact.subject.name), why=(fact.why,) if fact.why else ()
        )
