"""A sentence with one word left out: the figure, or the name that alone fits.

Amazon SQS | number | longest time that a queue can keep a message | 14 days
=> Amazon SQS: the longest time that a queue can keep a message is ____. | 14 days

Amazon SQS | purpose | | decouple services
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.model import Card, Fact
from quizgen.relations import say


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card: a number blanked in its sentence, or a subject whose purpose or definition is its own alone."""
    states = say(fact, "states")
    if fact.relation == "number" and states:
        yield _blanked(fact, states, fact.value)
    elif fact.relation == "purpose" and fact.unique and states:
        yield _blanked(fact, states, fact.subject.name)


def _blanked(fact: Fact, states: str, answer: str) -> Card:
    low = states.casefold()
    at = low.rfind(answer.casefold()) if fact.relation == "number" else low.find(answer.casefold())
    at_start = fact.relation == "purpose" and states[:at].casefold() in ("a ", "an ")
    opening = "" if at_start else states[:at]
    prompt = f"{opening}____{states[at + len(answer) :]}." if at >= 0 else states
    return Card("cloze", fact, prompt, answer, why=(fact.why,) if fact.why else ())
