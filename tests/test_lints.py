"""Every lint refuses what it is for, lets the mended card pass, and refuses one thing more."""

from dataclasses import replace

import pytest

from quizgen.lints import lints, lowers, refusals, warnings
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


def known(made: Card, **more: object) -> Card:
    """The card with more known of its fact."""
    return replace(made, fact=replace(made.fact, **more))  # type: ignore[arg-type]


def foils(**why: str) -> tuple[Foil, ...]:
    return tuple(Foil(text, reason) for text, reason in why.items())


def figures(prompt: str, **why: str) -> Card:
    """A figure that is 64 and used to be 16, among others."""
    texts = ("64", *(text.removeprefix("_") for text in why))
    wrong = tuple(Foil(text, f"{text} is {reason}") for text, reason in zip(texts[1:], why.values(), strict=True))
    made = choice(prompt, *texts, relation="number")
    return known(made, foils=wrong, why="older material says 16 (until 2025)")


def recalled(quote: str) -> Card:
    """A cloze of the catalogue with a line of a note behind it."""
    prompt, why = "____ keeps each message in the queue until a consumer deletes it.", (f"In your notes: “{quote}”",)
    return known(card(prompt, "Amazon SQS", "cloze", why=why), origin="catalogue")


def several(one: str, two: str) -> Card:
    """A choice of two that have what SQS and MQ are known to have."""
    made = card(ASKS, f"{one} and {two}", "multiple", "trait", options=(one, two, "S3"), correct=(0, 1))
    return known(made, subject=Subject("sqs", "SQS"), parts=("MQ",))


ASKS = "Which AWS messaging service pushes one message to many subscribers?"
SHORT = "Which abbreviation stands for “Simple Notification Service”?"
HARD = "Notwithstanding organizational heterogeneity, which functionality characteristically facilitates administrative accountability requirements?"
WSFC = Subject("wsfc", "WSFC", names=("WSFC", "Failover Clustering"))
MULTI = Subject("multi", "Multi-AZ", variants=("Multi-AZ DB instance deployment", "Multi-AZ DB cluster deployment"))
LONG = "the service that copies each message to each of the subscribers that have asked for it before"
REFUSED = [
    ("F01", card("Amazon SQS (queue)"), card("What does Amazon SQS do with a message until a consumer deletes it?")),
    ("F01", card("The queue that keeps messages"), card("True or false: SQS keeps messages.", "True", "true_false")),
    ("F02", card("SNS?"), card(ASKS)),
    ("F02", card(" ".join(["word"] * 33) + "?"), card(" ".join(["word"] * 33) + "?", kind="scenario")),
    ("F03", card(ASKS, " ".join(["word"] * 21)), card(ASKS, " ".join(["word"] * 20))),
    ("F03", known(card(ASKS, " ".join(["w"] * 31)), language="vi"), known(card(ASKS, " ".join(["w"] * 30)), language="vi")),
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
    ("M10", told("is a replica of a snapshot's replica"), told("is newer than a snapshot")),
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
    ("F15", card(ASKS, kind="reverse"), known(card(ASKS, kind="reverse"), unique=True)),
    ("F15", card(SHORT, "SNS", "acronym", variant="short"), card("What does SNS stand for?", "Simple", "acronym", variant="long")),
    ("F16", card(HARD), card("What keeps the number of instances that are running between one bound and another?")),
    ("F16", card(f"{HARD[:-1]} administratively?"), card("What does Amazon Managed Service do with messages that nobody has read for some days?", subject=Subject("a", "Amazon Managed Service"))),
    ("C04", card("Failover Clustering, called ____, moves a role.", "WSFC", "cloze", subject=WSFC), card("____ moves a role to another node.", "WSFC", "cloze", subject=WSFC)),
    ("C04", card("The limit of 14 days is ____.", "14 days", "cloze", "number"), card("The limit of 140 days is ____.", "14 days", "cloze", "number")),
    ("C07", card("____ is a managed AWS service.", "Amazon SQS", "cloze"), known(card("____ keeps each message.", "Amazon SQS", "cloze"), unique=True)),
    ("C07", card("____ is a queue.", "amazon sqs", "cloze"), card("It keeps messages for ____.", "14 days", "cloze", "number")),
    ("C08", recalled("keeps each message in the queue until a consumer deletes it"), recalled("holds messages in a queue until a consumer deletes them")),
    ("C08", recalled("Keeps each message, in the queue, until a consumer DELETES it for good"), known(recalled("keeps each message in the queue until a consumer deletes it"), origin="notes")),
    ("M04", choice(ASKS, "a topic that each of the many subscribers gets every message from", "a queue", "a bus"), choice(ASKS, "a topic", "a queue", "a bus")),
    ("M04", choice(ASKS, "S3", "AWS Database Migration Service", "EC2"), choice(ASKS, "S3", "Amazon EC2", "Amazon MQ")),
    ("M09", choice(ASKS, "It may deliver more than once", "It delivers once", "It waits"), choice(ASKS, "It delivers at least once", "It delivers once", "It waits")),
    ("M09", choice(ASKS, "It waits", "Nó có thể gửi lại", "It pushes", key=1), choice(ASKS, "It might wait", "It may deliver twice", "It pushes", key=1)),
    ("M15", choice(ASKS, "io1 and io2", "io1 and gp3", "io2 and st1"), choice(ASKS, "io1 and io2", "gp2 and gp3", "st1 and sc1")),
    ("M15", choice(ASKS, "red queue", "red topic", "blue queue"), choice(ASKS, "red queue", "red topic", "red bus")),
    ("M16", choice(ASKS, "stateful filter", "stateless filter", "queue", "topic"), choice(ASKS, "stateful filter", "stateless filter", "standard queue", "fair queue")),
    ("M16", choice(ASKS, "cold disk store", "warm disk store", "queue", "topic", key=1), choice(ASKS, "cold store", "warm store", "queue", "topic", key=2)),
    ("M19", choice(f"{'word ' * 46}?", "SNS", "SQS", "MQ"), replace(choice(f"{'word ' * 46}?", "SNS", "SQS", "MQ"), exams={"saa": ("1.1",)})),
    ("M19", replace(choice(f"{'word ' * 71}?", "SNS", "SQS", "MQ"), exams={"saa": ("1.1",)}), choice(f"{'word ' * 45}?", "SNS", "SQS", "MQ")),
    ("M20", card("The shop is old. It grew. It moved. Logs are kept. Which service fits?", kind="scenario"), card("A shop keeps logs. They must stay. Reads are fast. Which service fits?", kind="scenario")),
    ("M20", card("It began! It grew. It moved. It was sold. What fits?", kind="scenario"), card("It began! It grew. It moved. It was sold. What fits?")),
    ("M21", known(choice(ASKS, "SQS", "SNS", "MQ"), foils=foils(SNS="it pushes", MQ="")), known(choice(ASKS, "SQS", "SNS", "MQ"), foils=foils(SNS="it pushes", MQ="it is a broker"))),
    ("M21", known(choice(ASKS, "SQS", "SNS", "MQ"), foils=foils(SNS="  ", MQ="it is a broker")), known(choice(ASKS, "SQS", "SNS", "S3"), foils=foils(SNS="it pushes", S3="it stores", MQ=""))),
    ("M22", several("SQS", "SNS"), several("SQS", "MQ")),
    ("M22", replace(choice(ASKS, "SQS", "SNS", "MQ"), kind="scenario"), known(replace(choice(ASKS, "SQS", "SNS", "MQ"), kind="scenario"), unique=True)),
    ("M23", known(choice(ASKS, "SQS", "SNS", "MemoryDB"), foils=foils(SNS="it pushes")), known(choice(ASKS, "SQS", "SNS", "MQ"), foils=foils(SNS="it pushes", MQ="it is a broker"))),
    ("M23", choice(ASKS, "SQS", "SNS", "MQ"), card("True or false: SQS polls.", "True", "true_false", options=("True", "False"), correct=(0,))),
    ("M24", card("Which feature serves reads?", "Read replica", relation="trait"), known(card("Which feature serves reads and takes over?", "Aurora Replica", relation="trait"), unique=True)),
    ("M24", card("Orders wait. Which service fits?", kind="scenario", relation="scenario"), card("Which service fits?", relation="purpose")),
    ("M25", card("What does Multi-AZ do?", "keeps a standby that nobody reads", subject=MULTI), card("What does a Multi-AZ DB cluster deployment do?", "keeps two standbys", subject=MULTI)),
    ("M25", card("What is Multi-AZ?", "one standby", relation="definition", subject=MULTI), known(card("What is Multi-AZ?", "a standby", subject=MULTI), origin="catalogue")),
    ("M26", known(card("How large is it?", "1 MiB", relation="number"), stale=True), card("How large is it?", "1 MiB", relation="number")),
    ("M27", known(card("How many are there?", "16", relation="number"), why="older material says 16 (until 2025)"), figures("How many are there today?", _32="the default", _16="the old limit")),
    ("M27", figures("How many are there?", _32="the default", _16="the old limit"), figures("How many are there?", _32="the default", _8="the lowest")),
    ("M29", figures(ASKS, _7="wrong", _21="wrong"), figures(ASKS, _4="the default", _365="that of a stream")),
    ("M29", figures(ASKS, _7="the default", _21="wrong"), choice(ASKS, "SNS", "SQS", "MQ")),
    ("T01", card("True or false: SQS is never slow.", "False", "true_false"), card("True or false: Lambda runs code without a server.", "True", "true_false")),
    ("T01", card("True or false: SQS does not keep messages.", "False", "true_false"), card("True or false: SQS keeps it.", "True", "true_false")),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "bad", "good"), REFUSED, ids=[f"{id_}-{n}" for n, (id_, _, _) in enumerate(REFUSED)])
def test_lint(id_: str, bad: Card, good: Card) -> None:
    judge = warnings if lowers(lints()[id_]) else refusals
    assert id_ in dict(judge(bad))
    assert id_ not in dict(judge(good))


def test_every_lint_is_shown_here_and_in_its_docstring() -> None:
    assert {id_ for id_, _, _ in REFUSED} == set(lints())
    assert all((lint.__doc__ or "").startswith(f"{id_}: ") for id_, lint in lints().items())


def test_a_catalogue_card_needs_a_page_not_a_line() -> None:
    fact = Fact(SQS, "purpose", "decoupling", origin="catalogue", sources=LINE)
    assert "F13" in dict(refusals(Card("recall", fact, ASKS, "decoupling")))
    cited = Fact(SQS, "purpose", "decoupling", origin="catalogue", references=(Reference("https://x", "2026-11-24"),))
    assert "F13" not in dict(refusals(Card("recall", cited, ASKS, "decoupling")))
