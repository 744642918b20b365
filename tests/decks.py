"""Decks made by hand from the nouns: one card of every kind, hostile texts, many cards."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from quizgen.model import Card, Deck, Fact, Passed, Problem, Reference, Span, Subject

NOW = 1_790_000_000
REFERENCE = Reference("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/dg/welcome.html?a=1&b=2", "2026-10-04")


def fact(name: str = "Amazon SQS", relation: str = "purpose", value: str = "…", **more: Any) -> Fact:
    subject = Subject(key=name.casefold(), name=name, concept=name.rsplit(maxsplit=1)[-1].lower(), noun="AWS service")
    return Fact(subject, relation, value, **{"sources": (Span("notes/week-6.md", 43, 43),), **more})


def card(kind: str, prompt: str, answer: str, **more: Any) -> Card:
    """A card; what belongs to its fact (name, relation, aspect, origin …) may be given beside what belongs to it."""
    names = ("name", "relation", "aspect", "origin", "sources", "references", "language", "week")
    about = {name: more.pop(name) for name in names if name in more}
    about.setdefault("aspect", f"{kind}: {prompt[:24]}")
    return Card(kind, fact(value=answer, **about), prompt, answer, **{"deck": "AWS::Week 6", **more})


RECALL = card(
    "recall",
    "What is Amazon SQS used for?",
    "To decouple a producer from its consumers",
    why=("A queue is a buffer: the sender does not wait.",),
    tags=("aws::sqs", "week 6"),
    exams={"saa": ("2.1", "3.2"), "clf": ("3.8",)},
)
REVERSE = card(
    "reverse",
    "Which AWS service pushes one message to every subscriber?",
    "Amazon SNS",
    name="Amazon SNS",
    tags=("aws::sns",),
)
CLOZE = card(
    "cloze",
    "____ keeps each message until a consumer deletes it.",
    "Amazon SQS",
    origin="catalogue",
    references=(REFERENCE,),
)
CHOICE = card(
    "choice",
    "Which AWS service keeps each message until one consumer has processed and deleted it?",
    "Amazon SQS",
    options=("Amazon Kinesis Data Streams", "Amazon SNS", "Amazon SQS", "Amazon EventBridge"),
    correct=(2,),
    why=(
        "Records stay until their retention ends; no consumer deletes them.",
        "It pushes each message at once and keeps none.",
        "A message stays until a consumer has fetched and deleted it.",
        "It routes events to targets and keeps no queue for a worker.",
    ),
    origin="catalogue",
    references=(REFERENCE,),
    exams={"saa": ("2.1",)},
    tags=("aws::sqs",),
)
MULTIPLE = card(
    "multiple",
    "Which services can start a Lambda function from an HTTP request?",
    "Amazon API Gateway and Application Load Balancer",
    options=("Amazon API Gateway", "Amazon SQS", "Application Load Balancer", "Network Load Balancer", "AWS Backup"),
    correct=(0, 2),
    why=(
        "It has a Lambda integration.",
        "Lambda polls it.",
        "A target may be a function.",
        "Its targets are connections.",
        "It copies data.",
    ),
    name="AWS Lambda",
    deck="AWS::Week 5",
)
TRUE_FALSE = card(
    "true_false",
    "True or false? The standby of a Multi-AZ DB instance deployment serves reads.",
    "False",
    options=("True", "False"),
    correct=(1,),
    why=("Its standby only waits for a failover.", "Reads need a read replica or a Multi-AZ DB cluster."),
    name="Amazon RDS",
    deck="AWS::Week 5",
)
MATCH = card(
    "match",
    "Match each service with what it does.",
    "Amazon SQS: holds messages; Amazon SNS: pushes messages; Amazon MQ: runs a broker",
    pairs=(
        ("Amazon SQS", "holds messages until they are deleted"),
        ("Amazon SNS", "pushes messages to subscribers"),
        ("Amazon MQ", "runs a RabbitMQ or ActiveMQ broker"),
    ),
    why=("All three pass messages on.",),
)
ORDER = card(
    "order",
    "What is the order of an AWS Lambda cold start?",
    "Download the code → Start the environment → Run the initialisation → Run the handler",
    options=("Run the handler", "Download the code", "Run the initialisation", "Start the environment"),
    correct=(1, 3, 2, 0),
    relation="order",
    name="AWS Lambda",
    deck="AWS::Week 5",
)
NUMBER = card(
    "number",
    "Amazon SQS: what is the longest time that a queue can keep a message?",
    "14 days",
    options=("4 days", "14 days", "365 days"),
    correct=(1,),
    why=("That is the default.", "That is the maximum.", "That is the maximum of a Kinesis data stream."),
    relation="number",
)
ACRONYM = card("acronym", "What does VPC stand for?", "Virtual Private Cloud", name="Amazon VPC", deck="AWS::Week 5")
CONTRAST = card(
    "contrast",
    "Amazon SQS or Amazon SNS: which one waits until consumers poll?",
    "Amazon SQS",
    options=("Amazon SNS", "Amazon SQS"),
    correct=(1,),
)
SCENARIO = card(
    "scenario",
    "A shop takes orders in bursts, and its billing servers take them one by one when they have time. No order may "
    "be lost before a server has dealt with it and removed it. Which AWS messaging service should be used?",
    "Amazon SQS",
    options=("Amazon SNS", "Amazon EventBridge", "Amazon SQS"),
    correct=(2,),
    why=(
        "It keeps nothing for a server that is busy.",
        "It routes events and holds no backlog.",
        "The queue holds every order until it is deleted.",
    ),
    exams={"saa": ("2.1",)},
)
EVERY = (RECALL, REVERSE, CLOZE, CHOICE, NUMBER, MATCH, CONTRAST, SCENARIO, MULTIPLE, TRUE_FALSE, ORDER, ACRONYM)

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "</style></script><b>bold & \"quoted\" 'twice'",
    "{{Front}} {{c1::no}} {{#Tags}} ${{ secrets.X }} {% raw %}",
    "[sound:beep.mp3] [latex]x[/latex] [$]5[/$] [anki:tts lang=en]x[/anki:tts] [[type:Back]]",
    r"\(a|b\) \[0-9\] $$x$$ C:\new\table",
    "arn:aws:s3:::bucket/AWS::EC2::Instance }} ::1 " + "x" * 180,
    "left \u202e turned \u2066 round \u200b zero\u200dwi\ufeffdth אבג (rtl) \\22 \\3c ;}",
    "nul \x00 unit \x1f half \ud800 line \u2028 end",
)


def deck(cards: Iterable[Card] = EVERY, title: str = "AWS worklog") -> Deck:
    made = tuple(cards)
    span = Span("notes/week-6.md", 12, 12)
    return Deck(
        title,
        made,
        problems=(Problem(span, "N101", "a line that cannot be read", "save it as UTF-8"),),
        passed=(Passed(Span("notes/week-6.md", 9, 9), "activity"),),
    )


def hostile() -> Deck:
    """Every shape of card filled with text that wants to be more than text."""
    cards = []
    for at, text in enumerate(HOSTILE):
        about: dict[str, Any] = {"aspect": f"hostile {at}", "deck": f"AWS::{text}", "tags": (text,), "why": (text,)}
        about["references"] = (Reference("javascript:alert(1)", text), Reference(f"https://example.org/{text}", text))
        about["sources"] = (Span(text, 1, 1),)
        cards += [
            card("recall", text, text, **about),
            card("cloze", f"{text} ____ {text}".replace("\x00", ""), text, **about),
            card("choice", text, text, options=("other", text), correct=(1,), **{**about, "why": ("", text)}),
            card("match", text, text, pairs=((text, text + "1"), ("b", "<i>c")), **about),
            card("order", text, text, options=(text, "b"), correct=(1, 0), **about),
        ]
    return deck(cards, title=HOSTILE[1])


def many(count: int) -> Deck:
    """Cards of every kind over and over, with ids of their own."""
    cards = []
    for at in range(count):
        one = EVERY[at % len(EVERY)]
        cards.append(replace(one, fact=replace(one.fact, aspect=f"{at}"), deck=f"AWS::Week {at // 20}"))
    return deck(cards)
