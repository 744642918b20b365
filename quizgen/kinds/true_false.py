"""A statement to judge: what a cell of the catalogue proves, or a misconception.

Amazon SQS | trait | | keeps each message until it is deleted
=> True or false: Amazon SQS keeps each message until it is deleted. | True

Amazon SNS | lacks | | keeps each message until it is deleted
=> True or false: Amazon SNS keeps each message until it is deleted. | False

Amazon SQS | purpose | | decouple services
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.model import Card, Fact
from quizgen.relations import say

TRUTH = {"trait": True, "lacks": False, "misconception": False}
WORDS = {"en": ("True or false: ", "True", "False"), "vi": ("Đúng hay sai: ", "Đúng", "Sai")}


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card, True before False, with the reason on the right one."""
    if fact.relation not in TRUTH:
        return
    opening, true, false = WORDS[fact.language]
    answer = true if TRUTH[fact.relation] else false
    prompt = f"{opening}{say(fact, 'states').rstrip('.')}."
    right = 0 if TRUTH[fact.relation] else 1
    why = (fact.why, fact.why)
    yield Card("true_false", fact, prompt, answer, options=(true, false), correct=(right,), why=why)
