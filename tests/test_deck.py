"""Notes in, cards out: what is settled, what is a problem, what is chosen."""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from quizgen import notes
from quizgen.audit.marks import Sheet, findings
from quizgen.catalogue import Catalogue
from quizgen.deck import Made, Options, everything, make
from quizgen.deck.gathering import gather
from quizgen.deck.weighing import weights
from quizgen.lints import refusals
from quizgen.model import Card
from quizgen.rules import rules
from tests import decks

WEEK = """---
title: "Week 5 Worklog"
---
### Week 5 Achievements:

* Understood AWS database services:
  * Multi-AZ for high availability
  * RDS engines (MySQL, PostgreSQL, Oracle, SQL Server)
* **Amazon SQS**: decouples senders from receivers
* Successfully practiced:
  * Creating an Amazon EFS file system
"""


@pytest.fixture
def made(catalogue: Catalogue, tmp_path: Path):
    def build(*texts: str, per_concept: int = 3) -> Made:
        files = []
        for number, text in enumerate(texts):
            file = tmp_path / f"note{number}.md"
            file.write_text(text, encoding="utf-8")
            files.append(str(file))
        read = [(note, notes.outline(note)) for note in map(notes.read, files)]
        return make(read, catalogue, Options(per_concept))

    return build


def fronts(made: Made, origin: str) -> list[str]:
    return [card.prompt for card in made.deck.cards if card.fact.origin == origin]


def test_what_the_notes_say_comes_with_its_line(made) -> None:
    cards = made(WEEK).deck.cards
    (sqs,) = [card for card in cards if "“Amazon SQS: decouples senders from receivers”" in " ".join(card.why)]
    assert sqs.fact.subject.concept == "sqs"
    assert sqs.fact.relation == "purpose"
    assert sqs.fact.sources[0].first == 9
    assert sqs.deck == "AWS::Week 5"


def test_the_students_words_begin_a_sentence_behind_the_reason(made) -> None:
    said = (
        "SCP (service control policy): limits what the accounts of an organization may do, but grants nothing by itself"
    )
    told = [" ".join(card.why) for card in made(f"# Week 7\n\n- {said}\n- IAM policy\n").deck.cards]
    quoted = [why for why in told if "In your notes:" in why]
    assert quoted
    assert all(why.startswith("In your notes:") or ". In your notes:" in why for why in quoted), quoted


def test_a_list_that_is_not_complete_is_a_problem_and_the_card_teaches_the_whole(made) -> None:
    found = made(WEEK)
    (problem,) = [problem for problem in found.deck.problems if problem.code == "incomplete-list"]
    assert problem.span.first == 8
    assert "MariaDB" in problem.message
    (engines,) = [card for card in found.deck.cards if "engines that" in card.prompt]
    assert "MariaDB" in engines.answer
    assert engines.fact.origin == "catalogue"


def asked_by(made: Made, line: int) -> set[str]:
    """The questions in words of their own that a line called up, by concept and id."""
    return {
        f"{card.fact.subject.concept}:{card.fact.aspect}"
        for card in made.deck.cards
        if card.fact.relation == "question" and any(span.first == line for span in card.fact.sources[:1])
    }


@pytest.mark.parametrize(
    ("note", "line", "question", "called"),
    [
        (
            "# W\n\n- Internet gateway: one-to-one NAT of private and public IPv4 addresses",
            3,
            "internet-gateway:nat",
            True,
        ),
        (
            "# EBS\n\n- Snapshots are stored in S3, in buckets that you cannot access",
            3,
            "ebs-snapshot:stored-where",
            True,
        ),
        ("# EBS snapshots\n\n## Price\n\n- The amount counts\n- Data that is stored", 3, "ebs-snapshot:charge", True),
        ("# Tuần 2\n\n- Internet gateway miễn phí, chỉ trả phí truyền dữ liệu", 3, "internet-gateway:price", True),
        ("# W\n\n- Internet gateway: what it costs", 3, "internet-gateway:price", False),
        (
            "# W\n\n- Snapshots are stored in S3, in buckets that you cannot access",
            3,
            "ebs-snapshot:stored-where",
            False,
        ),
        ("# W\n\n- Amazon S3: one-to-one NAT of private and public IPv4 addresses", 3, "internet-gateway:nat", False),
        ("# EBS snapshots\n\n## Price\n\n- To be read\n- Not yet done", 3, "ebs-snapshot:charge", False),
    ],
)
def test_a_line_calls_up_the_question_that_it_answers(made, note: str, line: int, question: str, called: bool) -> None:
    assert (question in asked_by(made(note + "\n", per_concept=0), line)) == called


def test_a_question_is_asked_in_the_language_of_its_lines(made) -> None:
    vi = "# Tuần 2\n\n- Internet gateway miễn phí, chỉ trả phí truyền dữ liệu\n"
    en = "# Week 2\n\n- An internet gateway is free: nothing but data transfer is charged\n"
    asked = {}
    for texts in ((vi,), (vi, en)):
        (card,) = [c for c in made(*texts, per_concept=0).deck.cards if c.fact.aspect == "price"]
        asked[len(texts)] = card
    assert asked[1].prompt == "Bản thân internet gateway có tính phí không?"
    assert asked[1].why == ("Trong ghi chú của bạn: “Internet gateway miễn phí, chỉ trả phí truyền dữ liệu”",)
    assert asked[2].prompt == "What does an internet gateway itself cost?"
    assert asked[1].id == asked[2].id


def test_a_list_that_the_catalogue_has_in_english_is_asked_in_english(made) -> None:
    found = made("# Tuần 2\n\n- RDS hỗ trợ các engine: MySQL, PostgreSQL, Oracle, SQL Server\n")
    (engines,) = [card for card in found.deck.cards if "engines that" in card.prompt]
    assert engines.prompt == "What are the 6 engines that Amazon RDS runs besides Aurora?"


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("## Amazon EC2\n\n- Virtual servers\n", ["definition"]),
        ("## Amazon EC2\n\n- Our first evening with it\n", []),
        ("## Amazon EC2 in short\n\n- Quite simple\n", []),
        ("## Amazon EC2\n\n- Something that was much too long to be any gloss\n", []),
    ],
)
def test_a_few_words_right_under_a_name_say_what_it_is(made, note: str, wanted: list[str]) -> None:
    assert [saying.topic for saying in made(note).sayings if saying.concept == "amazon-ec2"] == wanted


def test_what_is_only_named_gets_catalogue_cards_and_no_more_than_asked_for(made) -> None:
    text = "# Week 2\n\n- Elastic File System\n"
    for most in (0, 1, 3):
        cards = [card for card in made(text, per_concept=most).deck.cards if card.kind != "match"]
        assert len(cards) == most
        assert {card.fact.subject.concept for card in cards} <= {"amazon-efs"}
        assert all(card.fact.references and card.fact.sources[0].first == 3 for card in cards)


def test_an_activity_names_a_concept_but_states_nothing(made) -> None:
    found = made("# Week 2\n\n- Successfully created an Amazon EFS file system for our team\n")
    assert fronts(found, "notes") == []
    assert [passed.reason for passed in found.deck.passed] == ["own work"]


def test_one_fact_in_two_notes_is_one_card_with_two_sources(made) -> None:
    line = "- Multi-AZ for high availability\n"
    found = made("# Week 1\n\n" + line, "# Week 2\n\n" + line)
    (card,) = [card for card in found.deck.cards if "“Multi-AZ for high availability”" in " ".join(card.why)]
    assert [span.path[-8:] for span in card.fact.sources] == ["note0.md", "note1.md"]


def test_two_notes_that_disagree_are_a_problem(made) -> None:
    found = made(
        "# Amazon EC2\n\n- Default boot retention: 3 days\n", "# Amazon EC2\n\n- Default boot retention: 5 days\n"
    )
    assert [problem.code for problem in found.deck.problems] == ["disagree"]
    assert "3 days" in found.deck.problems[0].message


def test_a_dated_figure_is_a_problem_and_never_a_card(made) -> None:
    found = made("# Amazon SQS\n\n- Maximum message size: 256 KB\n")
    assert [problem.code for problem in found.deck.problems] == ["dated"]
    assert not any("256 KB" in " ".join((card.answer, *card.why)) for card in found.deck.cards)


def test_a_wrong_expansion_teaches_the_right_one(made) -> None:
    found = made("# Week 1\n\n- IAM (Identify and Access Management)\n")
    assert [problem.code for problem in found.deck.problems] == ["wrong-expansion"]
    assert not any("Identify" in card.answer + card.prompt for card in found.deck.cards)
    assert any(card.answer == "Identity and Access Management" for card in found.deck.cards)


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("EKS - Elastic Kubernetes Service", ["What does EKS stand for? Elastic Kubernetes Service"]),
        ("Notes on High Risk Issues (HRI)", ["What does HRI stand for? High Risk Issue"]),
        ("Object storage", []),
        ("ECS - the exam and its traps", []),
    ],
)
def test_a_heading_spells_out_an_abbreviation(made, heading: str, asked: list[str]) -> None:
    cards = made(f"## {heading}\n\n- Amazon S3 is named here\n").deck.cards
    own = [card for card in cards if card.fact.origin == "notes"]
    assert [f"{card.prompt} {card.answer}" for card in own] == asked
    assert all(card.fact.sources[0].first == 1 for card in own)


def test_the_order_of_notes_changes_nothing(catalogue: Catalogue) -> None:
    files, _ = notes.find(["decks/worklogs"])
    read = [(note, notes.outline(note)) for note in map(notes.read, files)]
    decks = []
    for seed in range(3):
        shuffled = random.Random(seed).sample(read, len(read))
        decks.append(make(shuffled, catalogue).deck)
    assert decks[0] == decks[1] == decks[2]


@pytest.fixture(scope="module")
def sample(catalogue: Catalogue) -> list[Card]:
    files, _ = notes.find(["decks/worklogs"])
    return list(make([(note, notes.outline(note)) for note in map(notes.read, files)], catalogue).deck.cards)


def test_the_sample_deck_holds_its_promises(sample: list[Card]) -> None:
    assert len({card.id for card in sample}) == len(sample)
    for card in sample:
        assert card.prompt
        assert card.answer
        assert _sourced(card)
        if card.options:
            assert len(set(card.options)) == len(card.options) == len(card.why)
            assert [card.options[i] for i in card.correct] == [card.answer]


@pytest.mark.parametrize("name", ["sample", "whole"])
def test_no_card_and_no_deck_bears_what_blocks(name: str, request: pytest.FixtureRequest) -> None:
    cards: list[Card] = request.getfixturevalue(name)
    assert [(card.prompt, found) for card in cards for found in refusals(card)] == []
    assert [(mark.id, reason) for mark, reason in findings(Sheet(cards)) if not mark.lowers] == []


def _sourced(card: Card) -> bool:
    return bool(card.fact.sources) and (card.fact.origin == "notes" or bool(card.fact.references))


def test_the_order_of_rules_changes_nothing(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    files, _ = notes.find(["decks/worklogs"])
    read = [(note, notes.outline(note)) for note in map(notes.read, files)]
    first = make(read, catalogue).deck
    backwards = dict(reversed(rules().items()))
    monkeypatch.setattr("quizgen.rules.rules", lambda: backwards)
    assert make(read, catalogue).deck == first


def repeated(card: Card) -> int:
    """The option that shares the most words with the others."""
    words = [set(option.lower().split()) for option in card.options]
    return max(range(len(words)), key=lambda i: sum(len(words[i] & other) for other in words) - len(words[i]))


GUESSERS = {
    "the longest": lambda card: max(range(len(card.options)), key=lambda i: len(card.options[i])),
    "the first": lambda card: 0,
    "the last": lambda card: len(card.options) - 1,
    "the most like the others": repeated,
}


@pytest.mark.parametrize("guesser", GUESSERS.values(), ids=GUESSERS)
def test_a_guesser_who_sees_the_options_alone_does_no_better_than_chance(guesser, whole: list[Card]) -> None:
    asked = [card for card in whole if len(card.options) > 2 and len(card.correct) == 1]
    assert len(asked) >= 500
    chance = sum(1 / len(card.options) for card in asked) / len(asked)
    assert sum(guesser(card) == card.correct[0] for card in asked) / len(asked) <= chance + 0.05


def test_a_deck_of_the_whole_catalogue_asks_every_concept(whole: list[Card], catalogue: Catalogue) -> None:
    asked = {card.fact.subject.concept for card in whole}
    assert len(asked) >= 0.97 * len(catalogue.ids)
    assert all(card.fact.references and card.fact.sources[0].path.endswith(".md") for card in whole)


def test_siblings_stand_apart(whole: list[Card]) -> None:
    keys = [card.fact.subject.key for card in whole]
    assert sum(one == two for one, two in pairwise(keys)) <= len(keys) // 100


def test_an_exam_leaves_out_what_it_does_not_ask(catalogue: Catalogue) -> None:
    exams = {exam for id_ in catalogue.ids for exam in catalogue[id_].exams}
    cards = everything(catalogue, Options(1, exam="saa")).deck.cards
    assert "saa" in exams
    assert cards
    assert all("saa" in catalogue[card.fact.subject.concept].exams for card in cards)


def test_a_card_that_a_lint_lowers_gives_way_to_its_equals(made, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# Week 2\n\n- Elastic File System\n"
    before = made(text).deck.cards
    last = next(
        card for card in before if card.fact.relation not in ("definition", "contrast") and card.kind != "match"
    )
    monkeypatch.setattr("quizgen.deck.choosing.warnings", lambda card: [("M00", "ugly")] if card.id == last.id else [])
    after = made(text).deck.cards
    assert len(after) == len(before)
    assert last.id not in {card.id for card in after}


def test_what_several_notes_name_gets_a_card_more(made, catalogue: Catalogue) -> None:
    rare = next(id_ for id_ in catalogue.ids if catalogue[id_].tier == 3 and catalogue[id_].kind == "service")
    line = f"# Week 2\n\n- {catalogue[rare].name}\n"
    assert [len(made(*[line] * notes, per_concept=3).deck.cards) for notes in (1, 2, 3)] == [1, 1, 2]


def test_an_exam_takes_less_of_what_the_notes_have_too_much_of(catalogue: Catalogue) -> None:
    crowded = [id_ for id_ in catalogue.ids if catalogue[id_].exams.get("clf") == ("3.8",)][:9]
    scarce = next(id_ for id_ in catalogue.ids if set(catalogue[id_].exams.get("clf", ())) == {"1.1"})
    found = weights([*crowded, scarce], catalogue, "clf")
    assert found[scarce] == 1
    # Nine of ten stand in the third domain, to which the guide gives 34 of 100.
    assert {round(found[id_], 3) for id_ in crowded} == {round(0.34 / 0.9, 3)}
    assert weights(crowded, catalogue, "") == {}


def test_loose_characteristics_and_what_has_ended_make_no_card_of_the_notes(made, catalogue: Catalogue) -> None:
    ended = next(catalogue[id_].name for id_ in catalogue.ids if catalogue[id_].lifecycle == "ended")
    found = made(
        f"# Notes\n\n- **{ended}**: a tool that everybody needs\n- **Our platform**: cheap, small, very fast\n"
    )
    assert fronts(found, "notes") == []


def test_an_open_card_says_how_its_concept_differs_from_a_neighbour_and_others_do_not(catalogue: Catalogue) -> None:
    vietnamese = decks.card("recall", "SQS dùng để làm gì?", "Để tách rời", language="vi")
    stranger = decks.card("recall", "What is Foo used for?", "Bar", name="My Foo")
    placed = gather((decks.RECALL, decks.CHOICE, decks.MATCH, vietnamese, stranger), catalogue, "AWS")
    (told,) = [card for card in placed if card.unlike]
    assert told.prompt == decks.RECALL.prompt
    assert told.unlike.startswith("Amazon SQS waits until consumers poll")
    assert "Amazon SNS pushes" in told.unlike
