"""The marks by which a guesser would beat a deck, counted on cards made by hand."""

from dataclasses import replace

import pytest

from quizgen.audit import audit
from quizgen.audit.marks import MARKS, Sheet, findings
from quizgen.cli.sources import drawn
from quizgen.model import Card, Deck, Fact, Subject


def choice(name: str, options: tuple[str, ...], place: int, prompt: str = "Which one keeps messages?") -> Card:
    fact = Fact(Subject(name, name), "definition", "a thing")
    return Card("choice", fact, prompt, options[place], options, (place,), ("why",) * len(options))


def test_a_deck_without_choices_has_nothing_to_count() -> None:
    assert audit([]).choices == 0


def test_shares_are_counted_over_the_choices_alone() -> None:
    fact = Fact(Subject("sqs", "Amazon SQS"), "trait", "keeps messages")
    judged = Card("true_false", fact, "True or false?", "True", ("True", "False"), (0,), ("a", "b"))
    found = audit(
        [
            choice("a", ("long key here", "b", "c"), 0),
            choice("b", ("a", "long foil here", "c"), 0),
            choice("c", ("a", "b", "c"), 1),
            choice("c", ("a", "bb", "c"), 1),
            judged,
        ]
    )
    assert (found.choices, found.longest, found.run, found.crowd) == (4, 0.75, 2, 0.5)
    assert found.places == {(3, 0): 0.5, (3, 1): 0.5, (3, 2): 0.0}


def test_a_card_that_names_a_key_and_says_what_is_asked_of_it_tells() -> None:
    asked = "Which one takes reads off a busy database?"
    key = choice("a", ("Read replica", "b", "c"), 0, asked)
    telling = choice(
        "b", ("a", "b", "c"), 1, "Which one is like a read replica, which takes reads off a busy database?"
    )
    naming = choice("c", ("a", "b", "c"), 1, "Which one copies a read replica to another place?")
    same = choice("d", ("a", "b", "c"), 1, "Which one takes no reads off a busy database?")
    assert audit([key, telling, naming, same]).told == 1


def test_a_question_that_shows_its_key_has_nothing_to_give_away() -> None:
    fact = Fact(Subject("rds", "Read replica"), "contrast", "takes reads off a busy database")
    shown = Card(
        "contrast", fact, "Read replica or standby: which one takes reads off a busy database?", "Read replica"
    )
    telling = choice(
        "b", ("a", "b", "c"), 1, "Which one is like a read replica, which takes reads off a busy database?"
    )
    assert audit([shown, telling]).told == 0


def test_a_sheet_is_drawn_without_the_card_that_tells_as_long_as_there_are_others() -> None:
    key = ask(f"Which one {SENDERS}?", "a queue")
    telling = ask(f"What is a queue that {SENDERS} for?", "work")
    deck = Deck("AWS", (key, telling, ask("What is a topic?", "a list"), ask("What is a bus?", "a route")))
    other = ask(f"Where is a queue that {SENDERS} kept?", "in a Region")
    for seed in range(12):
        taken = drawn(deck, 3, seed).cards
        assert len(taken) == 3
        assert not (key in taken and telling in taken)
        assert len(drawn(replace(deck, cards=(key, telling, other)), 2, seed).cards) == 2


# A sheet: each mark on one that bears it and one that is mended.

SENDERS = "decouples senders from receivers"


def many(count: int, *, key: str = "key", place: int | None = None, wrong: str = "", subject: str = "") -> list[Card]:
    """Choices that are well in order, but for what is given."""
    made = []
    for at in range(count):
        texts = [f"foil {at}a", f"foil {at}b", wrong or f"foil {at}c"]
        at_place = at % 4 if place is None else place
        texts.insert(at_place, f"{key} {at}x")
        made.append(choice(subject or f"{key}{wrong}{at}", tuple(texts), at_place, f"Which does {at}?"))
    return made


def judged(*said: str, true: bool) -> list[Card]:
    fact = Fact(Subject("sqs", "Amazon SQS"), "trait", "keeps messages")
    right = ("True", (0,)) if true else ("False", (1,))
    return [Card("true_false", fact, f"True or false: {text}.", right[0], ("True", "False"), right[1]) for text in said]


def statements(true: int, false: int, words: str = "", other: str = "") -> list[Card]:
    yes, no = ([f"thing {at} waits {text}" for at in range(n)] for n, text in ((true, words), (false, other)))
    return [*judged(*yes, true=True), *judged(*no, true=False)]


def homed(**domains: int) -> Sheet:
    """Cards of the domains of an exam that weighs two domains alike."""
    homes = [name for name, count in domains.items() for _ in range(count)]
    cards = [
        replace(card, exams={"saa": (f"{home[1:]}.1",)}) for card, home in zip(many(len(homes)), homes, strict=True)
    ]
    return Sheet(cards, "saa", {"1": 50, "2": 50})


def ask(prompt: str, answer: str) -> Card:
    return Card("recall", Fact(Subject(answer, answer), "purpose", answer), prompt, answer)


SHEETS = [
    ("F11", [ask("What is Amazon SQS?", "a queue"), ask("Amazon SQS is what?", "a queue")], [ask("What is Amazon SQS?", "a queue"), ask("What is Amazon SNS?", "a queue")]),
    ("F12", [ask("Which service decouples?", "SQS"), ask("Which services decoupled?", "SNS")], [ask("Which one makes speech from text?", "Polly"), ask("Which one makes text from speech?", "Transcribe")]),
    ("M05", many(20, key="a longer key"), many(20)),
    ("M05", [*many(8, key="a longer key"), *many(12)], [*many(7, key="a longer key"), *many(13)]),
    ("M06", [card for at in range(4) for card in many(5, place=at)], [card for at in range(4) for card in many(4, place=at)]),
    ("M06", [*many(16), *(card for _ in range(4) for card in (*many(2, place=0), *many(1)))][::-1], many(24)),
    ("M14", many(5, place=0), many(5)),
    ("M14", many(9, place=2), many(4, place=2)),
    ("M30", homed(d1=14, d2=6), homed(d1=11, d2=9)),
    ("M33", [ask(f"Which one {SENDERS}?", "a queue"), ask(f"What is a queue that {SENDERS} for?", "work")], [ask(f"Which one {SENDERS}?", "a queue"), ask("What is a queue for?", "work")]),
    ("M34", many(20, wrong="the same foil"), [*many(3, wrong="the same foil"), *many(17)]),
    ("M34", [*many(2, subject="sqs"), *many(18)], [*many(2, subject="sqs"), *many(38)]),
    ("T02", statements(7, 3), statements(6, 4)),
    ("T02", statements(3, 7), statements(0, 9)),
    ("T03", [*statements(0, 10, other="always"), *statements(10, 0)], [*statements(10, 10, "always", "never")]),
    ("T03", [*statements(10, 10, "always"), *statements(0, 1)], [*statements(9, 10, "always")]),
    ("T04", statements(5, 5, "for a very long time indeed"), statements(5, 5, "for long", "for ever")),
    ("T05", statements(5, 5, "because it must"), [*statements(5, 5, "because it must"), *statements(0, 1, other="because it may")]),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "bad", "good"), SHEETS, ids=[f"{id_}-{n}" for n, (id_, _, _) in enumerate(SHEETS)])
def test_mark(id_: str, bad: list[Card] | Sheet, good: list[Card] | Sheet) -> None:
    borne = [
        {mark.id for mark, _ in findings(sheet if isinstance(sheet, Sheet) else Sheet(sheet))} for sheet in (bad, good)
    ]
    assert (id_ in borne[0], id_ in borne[1]) == (True, False)


def test_every_mark_is_shown_here() -> None:
    assert {id_ for id_, _, _ in SHEETS} == {mark.id for mark in MARKS}
