"""Every lint refuses what it is for, lets the mended card pass, and refuses one thing more."""

import pytest

from quizgen.lints import lints, refusals
from quizgen.model import Card, Fact, Foil, Reference, Span, Subject

SQS = Subject("sqs", "Amazon SQS", "sqs", "AWS messaging service")
LINE = (Span("notes/week5.md", 12, 12),)


def card(
    prompt: str, answer: str = "Amazon SNS", kind: str = "recall", relation: str = "purpose", **more: object
) -> Card:
    subject = more.pop("subject", SQS)
    parts = more.pop("parts", ())
    fact = Fact(subject, relation, answer, parts=parts, sources=more.pop("sources", LINE))  # type: ignore[arg-type]
    return Card(kind, fact, prompt, answer, **more)  # type: ignore[arg-type]


def choice(
    prompt: str, *options: str, key: int = 0, relation: str = "definition", why: tuple[str, ...] | None = None
) -> Card:
    reasons = tuple(f"{text}: a reason" for text in options) if why is None else why
    subject = Subject("x", "another name", "x", "AWS messaging service")
    return card(prompt, options[key], "choice", relation, options=options, correct=(key,), why=reasons, subject=subject)


def told(predicate: str) -> Card:
    fact = Fact(Subject("x", "Read replica"), "contrast", predicate, foils=(Foil("Snapshot", "no"),), sources=LINE)
    return Card("contrast", fact, f"Read replica or snapshot: which one {predicate}?", "Read replica")


ASKS = "Which AWS messaging service pushes one message to many subscribers?"
LONG = "the service that copies each message to each of the subscribers that have asked for it before"
REFUSED = [
    ("F01", card("Amazon SQS (queue)"), card("What does Amazon SQS do with a message until a consumer deletes it?")),
    ("F01", card("The queue that keeps messages"), card("True or false: SQS keeps messages.", "True", "true_false")),
    ("F02", card("SNS?"), card(ASKS)),
    ("F02", card(" ".join(["word"] * 33) + "?"), card(" ".join(["word"] * 33) + "?", kind="scenario")),
    ("F03", card(ASKS, " ".join(["word"] * 21)), card(ASKS, " ".join(["word"] * 20))),
    ("F03", card(ASKS, " ".join(["w"] * 45), relation="members"), card(ASKS, " ".join(["w"] * 30), relation="members")),
    ("F04", card(ASKS, "MySQL, PostgreSQL, MariaDB, Oracle"), card(ASKS, "Valkey and Redis OSS")),
    ("F04", card(ASKS, "a", relation="members", parts=tuple("abcdefghi")), card(ASKS, "a", relation="members", parts=("a",))),
    ("F05", card("Is a Multi-AZ standby readable?", "No"), card("What may a Multi-AZ standby be used for?", "Failover")),
    ("F05", card("Does Amazon SQS push messages?"), card("What does Amazon SQS do?")),
    ("F06", card("What does this service do for messages?"), card("What does Amazon SQS do for messages?")),
    ("F06", card("What is Amazon SQS used for?", "It decouples"), card("What is Amazon SQS used for?", "Decoupling")),
    ("F07", card("Which queue service decouples?", "A queue service"), card("Which one decouples?", "A queue service")),
    ("F07", card("Why is Amazon S3 durable?", "Amazon S3"), card("What does SNS stand for?", "Simple Notification Service")),
    ("F08", card("What is <br>&emsp; + Multi-AZ deployments?"), card("What is a Multi-AZ deployment for?")),
    ("F08", card(ASKS, "a topic (pub/sub"), card(ASKS, "a topic (pub/sub)")),
    ("F08", card(ASKS, "web tier → app tier"), card(ASKS, "a → b", "order", "order")),
    ("F09", card(ASKS, "AWS."), card(ASKS, "Amazon RDS")),
    ("F09", card(ASKS, "data"), card(ASKS, "a bucket")),
    ("F10", card("What did you learn on 09/29/2025?"), card("What keeps the number of instances in bounds?")),
    ("F10", card(ASKS, "see https://example.org"), card(ASKS, "a topic")),
    ("F13", card(ASKS, sources=()), card(ASKS)),
    ("F14", card(ASKS, "Learned how to use AWS Backup"), card("What does AWS Backup centralise?", "backups")),
    ("F14", card(ASKS, "Đã cấu hình topic"), card(ASKS, "gửi tin nhắn")),
    ("F17", card(ASKS, "storing objects and"), card(ASKS, "storing objects")),
    ("F17", card(ASKS, "which stores objects"), card(ASKS, "a store for objects")),
    ("F18", card("When do you choose S3 One Zone-IA?", "One zone data", relation="choose"), card("When do you choose S3 One Zone-IA?", "Copies that can be made again", relation="choose")),
    ("C01", card("____ is a queue and ____ is a topic.", kind="cloze"), card("____ keeps each message.", kind="cloze")),
    ("C01", card("The queue keeps each message.", kind="cloze"), card("The queue keeps each message.")),
    ("C02", card("Use ____ for caching.", kind="cloze"), card("____ keeps each message until a consumer deletes it.", kind="cloze")),
    ("C03", card("A ____ of networks.", "private connection between two or more", "cloze"), card("A ____.", "queue", "cloze")),
    ("C05", card("It stands behind an ____ of its own.", kind="cloze"), card("The ____ reads paths.", kind="cloze")),
    ("C06", card("ALB, NLB and ____ are balancers.", kind="cloze"), card("The one that reads paths is ____.", kind="cloze")),
    ("M01", choice(ASKS, "SNS", "SQS"), choice(ASKS, "SNS", "SQS", "MQ")),
    ("M01", choice(ASKS, "SNS", "SQS", "MQ", "S3", "EC2"), choice(ASKS, "SNS", "SQS", "MQ", "S3")),
    ("M02", choice(ASKS, "SNS", "Amazon SNS", "SQS"), choice(ASKS, "SNS", "SQS", "EventBridge")),
    ("M03", choice(ASKS, LONG, "a queue", "a bus"), choice(ASKS, LONG, LONG + " x", "a bus")),
    ("M07", choice(ASKS, "SNS", "SQS", "All of the above"), choice(ASKS, "SNS", "SQS", "MQ")),
    ("M07", choice(ASKS, "SNS", "SQS", "Both A and B"), choice(ASKS, "SNS", "SQS", "MQ")),
    ("M08", choice(ASKS, "It waits", "It always waits", "It pushes"), choice(ASKS, "It waits", "It polls", "It pushes")),
    ("M10", choice("Which one is a replica?", "Read replica", "SQS", "MQ"), choice("Which one is a copy?", "Read replica", "SQS", "MQ")),
    ("M10", told("keeps a replica in step"), told("keeps a copy in step")),
    ("M11", choice("The page is served by an", "ALB", "NLB", "CLB"), choice("Which one serves the page?", "ALB", "NLB", "CLB")),
    ("M12", choice(ASKS, "4 days", "forever", "7 days", relation="number"), choice(ASKS, "4 days", "7 days", "9 days", relation="number")),
    ("M13", choice(ASKS, "16 GB", "2 GB", "8 GB", relation="number"), choice(ASKS, "2 GB", "8 GB", "16 GB", relation="number")),
    ("M17", choice("Which of these is NOT a queue?", "SNS", "SQS", "MQ"), choice("Which of these is a topic?", "SNS", "SQS", "MQ")),
    ("M17", choice("Which service does not poll?", "SNS", "SQS", "MQ"), choice("Which service pushes?", "SNS", "SQS", "MQ")),
    ("M18", choice("Which of the following is true?", "a", "b", "c"), choice(ASKS, "a", "b", "c")),
    ("M28", choice(ASKS, "SNS", "SQS", "MQ", why=("SNS is right",)), choice(ASKS, "SNS", "SQS", "MQ")),
    ("M28", choice(ASKS, "SNS", "SQS", "MQ", why=("option B is not", "x", "y")), choice(ASKS, "SNS", "SQS", "MQ")),
    ("M31", choice(ASKS, "SNS", "usually Amazon SQS", "MQ"), choice(ASKS, "SNS", "Amazon SQS", "MQ")),
    ("M32", choice(ASKS, "SNS", "I and II only", "MQ"), choice(ASKS, "SNS", "Amazon SQS", "MQ")),
    ("T01", card("True or false: SQS does not keep messages.", "False", "true_false"), card("True or false: SQS keeps it.", "True", "true_false")),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "bad", "good"), REFUSED, ids=[f"{id_}-{n}" for n, (id_, _, _) in enumerate(REFUSED)])
def test_lint(id_: str, bad: Card, good: Card) -> None:
    assert id_ in dict(refusals(bad))
    assert id_ not in dict(refusals(good))


def test_every_lint_is_shown_here_and_in_its_docstring() -> None:
    assert {id_ for id_, _, _ in REFUSED} == set(lints())
    assert all((lint.__doc__ or "").startswith(f"{id_}: ") for id_, lint in lints().items())


def test_a_catalogue_card_needs_a_page_not_a_line() -> None:
    fact = Fact(SQS, "purpose", "decoupling", origin="catalogue", sources=LINE)
    assert "F13" in dict(refusals(Card("recall", fact, ASKS, "decoupling")))
    cited = Fact(SQS, "purpose", "decoupling", origin="catalogue", references=(Reference("https://x", "2026-11-24"),))
    assert "F13" not in dict(refusals(Card("recall", cited, ASKS, "decoupling")))
