"""Every kind asks as its docstring shows."""

import pytest

from quizgen.kinds import kinds
from quizgen.model import Fact, Foil, Span, Subject
from tests.examples import blocks

EXAMPLES = [(name, *example) for name, kind in kinds().items() for example in blocks(kind)]


def fact(line: str) -> Fact:
    """A fact from `subject | relation | aspect | value | unique or foils | parts`."""
    name, relation, aspect, value, *more = [part.strip() for part in line.split("|")]
    extra = more[0] if more else ""
    foils = () if extra in ("", "unique") else tuple(Foil(text, f"{text} differs") for text in extra.split("; "))
    subject = Subject(name, name, name)
    parts = tuple(part.strip() for part in value.split("→")) if relation == "order" else ()
    parts = tuple(more[1].split("; ")) if len(more) > 1 else parts
    return Fact(subject, relation, value, aspect, parts, foils, extra == "unique", sources=(Span("n.md", 1, 1),))


@pytest.mark.parametrize(("kind", "text", "wanted"), EXAMPLES, ids=lambda value: str(value)[:40])
def test_docstring(kind: str, text: str, wanted: list[str]) -> None:
    made = fact(text)
    asked = [f"{card.prompt} | {card.answer}" for card in kinds()[kind].ask(made, [made])]
    assert asked == wanted


def test_options_hold_the_key_once_and_a_reason_each() -> None:
    made = fact("Amazon SQS | definition | | A queue that keeps messages. | Amazon SNS; AWS Lambda; Amazon MQ")
    (card,) = kinds()["choice"].ask(made, [made])
    assert sorted(card.options) == ["AWS Lambda", "Amazon MQ", "Amazon SNS", "Amazon SQS"]
    assert card.options[card.correct[0]] == "Amazon SQS"
    assert [text for text, why in zip(card.options, card.why, strict=True) if "differs" not in why] == ["Amazon SQS"]


@pytest.mark.parametrize(
    ("noun", "asked"),
    [("architecture term", "What is the point of failover?"), ("network protocol", "What is failover used for?")],
)
def test_an_idea_has_a_point_and_a_thing_a_use(noun: str, asked: str) -> None:
    subject = Subject("failover", "failover", "failover", noun)
    made = Fact(subject, "purpose", "keep a service running", sources=(Span("n.md", 1, 1),))
    assert [card.prompt for card in kinds()["recall"].ask(made, [made])] == [asked]


def test_figures_ascend_whatever_their_unit() -> None:
    made = fact("Amazon SQS | number | longest visibility timeout | 12 hours | 14 days; 30 seconds; 15 minutes")
    (card,) = kinds()["choice"].ask(made, [made])
    assert card.options == ("30 seconds", "15 minutes", "12 hours", "14 days")


def test_match_needs_three_of_a_family() -> None:
    lines = [f"Service {name} | definition | | The one that is {name}. | unique" for name in ("a", "b", "c")]
    facts = [fact(line) for line in lines]
    assert list(kinds()["match"].ask(facts[0], facts[:2])) == []
    (card,) = kinds()["match"].ask(facts[0], facts)
    assert sorted(card.pairs) == [(f"Service {name}", f"The one that is {name}") for name in ("a", "b", "c")]
    assert list(kinds()["match"].ask(facts[1], facts)) == []


def test_choose_two_needs_two_holders_and_three_foils() -> None:
    foils = "Amazon MQ; AWS Lambda; AWS Step Functions"
    first = fact(f"Amazon SNS | trait | messaging:push | pushes messages to subscribers | {foils} | Amazon EventBridge")
    second = fact(
        f"Amazon EventBridge | trait | messaging:push | pushes messages to subscribers | {foils} | Amazon SNS"
    )
    other = fact(f"Amazon SQS | trait | messaging:poll | is polled by its consumers | {foils}")
    assert list(kinds()["multiple"].ask(first, [first, other])) == []
    assert list(kinds()["multiple"].ask(first, [first, second])) == []
    (card,) = kinds()["multiple"].ask(second, [first, second, other])
    assert card.prompt == "Which TWO of these AWS terms push messages to subscribers?"
    assert card.answer == "Amazon EventBridge and Amazon SNS"
    assert sorted(card.options[place] for place in card.correct) == ["Amazon EventBridge", "Amazon SNS"]
    assert len(card.options) == len(card.why) == 5
