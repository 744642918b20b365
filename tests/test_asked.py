"""Ready-made questions: every layout in both languages, what is refused, and what becomes of them in a deck."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from quizgen.catalogue import Catalogue
from quizgen.deck import Made, make
from quizgen.model import Bullet, Card
from quizgen.notes import outline, read

FILES = sorted((Path(__file__).parent / "cases" / "asked").glob("*.md"))
CASES = [(file.stem, *case) for file in FILES for case in read_fixture_file(file)]


def bullets(folder: Path, text: str) -> tuple[Bullet, ...]:
    file = folder / "note.md"
    file.write_text(text, encoding="utf-8")
    return outline(read(str(file)))


def made(folder: Path, text: str, catalogue: Catalogue) -> Made:
    said = bullets(folder, text)
    return make([(read(str(folder / "note.md")), said)], catalogue)


def own(deck: Made) -> list[Card]:
    return [card for card in deck.deck.cards if card.fact.rule == "asked"]


def shown(bullet: Bullet) -> str:
    asked, span = bullet.asked, bullet.span
    assert asked
    parts = (f"{span.first}-{span.last}", bullet.skip, asked.stem, "; ".join(asked.options), "; ".join(asked.keys))
    return " ".join(" | ".join((*parts, asked.why)).split())


@pytest.mark.parametrize(("file", "line", "title", "text", "wanted"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_case(file: str, line: int, title: str, text: str, wanted: str, tmp_path: Path) -> None:
    found = [shown(bullet) for bullet in bullets(tmp_path, text) if bullet.asked]
    assert found == [" ".join(said.split()) for said in wanted.splitlines()]


def test_a_third_of_the_cases_are_refusals() -> None:
    assert sum("refusal" in title for _, _, title, _, _ in CASES) * 3 >= len(CASES)


def test_what_stands_round_a_question_reads_as_it_did(tmp_path: Path) -> None:
    text = (
        "# Storage\n\n**Amazon S3**\n\n- Buckets\n  - Q: What is in a bucket?\n  - A: Objects\n  - Names are global\n"
    )
    said = [(bullet.span.first, bullet.trail, bullet.text) for bullet in bullets(tmp_path, text)]
    assert said == [
        (5, ("Storage", "Amazon S3"), "Buckets"),
        (6, ("Storage", "Amazon S3", "Buckets"), "What is in a bucket? Objects"),
        (8, ("Storage", "Amazon S3", "Buckets"), "Names are global"),
    ]


QUEUE = """\
# Practice

Which service keeps messages until they are deleted?
A. Amazon SNS
B. Amazon SQS
C. AWS Lambda
Answer: {}
"""


def test_a_choice_has_the_options_of_the_note(tmp_path: Path, catalogue: Catalogue) -> None:
    deck = made(tmp_path, QUEUE.format("B. It waits for its consumers."), catalogue)
    (card,) = own(deck)
    assert (card.kind, card.deck, card.fact.origin) == ("choice", "AWS::Your questions", "notes")
    assert str(card.fact.sources[0]).endswith("note.md:3")
    assert dict(zip(card.options, card.why, strict=True)) == {
        "Amazon SQS": "It waits for its consumers.",
        "Amazon SNS": "Not the answer that your note gives.",
        "AWS Lambda": "Not the answer that your note gives.",
    }
    assert card.options[card.correct[0]] == card.answer == "Amazon SQS"
    assert {other.deck for other in deck.deck.cards} == {"AWS::Your questions", "AWS::Notes"}


def test_wrong_options_name_nothing_and_say_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    deck = made(tmp_path, QUEUE.format("B"), catalogue)
    assert {card.fact.subject.concept for card in deck.deck.cards} == {"sqs"}
    assert deck.sayings == ()


def test_the_id_stays_when_answer_and_options_are_reworded(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "Q: What is Amazon EFS?\nA: {}\n"
    ids = {own(made(tmp_path, text.format(answer), catalogue))[0].id for answer in ("A file system", "Shared files")}
    assert len(ids) == 1


def test_several_keys(tmp_path: Path, catalogue: Catalogue) -> None:
    text = "Những dịch vụ nào lưu tệp?\n- [x] Amazon EFS\n- [ ] Amazon SQS\n- [x] Amazon FSx\n"
    (card,) = own(made(tmp_path, text, catalogue))
    assert (card.kind, {card.options[at] for at in card.correct}) == ("multiple", {"Amazon EFS", "Amazon FSx"})
    reasons = {"Đáp án mà ghi chú của bạn đưa ra.", "Không phải đáp án mà ghi chú của bạn đưa ra."}
    assert set(card.why) == reasons


LARGEST = "Q: What is the largest message that Amazon SQS accepts?\nA: {}\n"
LONGEST = "Q: What is the maximum time for which a queue of Amazon SQS can keep a message?\nA: {}\n"
TWICE = "Q: Which S3 class archives?\nA: {}\n\nQ: Which S3 class archives?\nA: {}\n"


@pytest.mark.parametrize(
    ("text", "wanted", "answers"),
    [
        (LARGEST.format("256 KB"), ["dated"], []),
        (LARGEST.format("1 MiB"), [], ["1 MiB"]),
        (LONGEST.format("12 hours"), ["wrong-number"], []),
        (TWICE.format("S3 Glacier", "S3 Standard"), ["disagree"], ["S3 Glacier"]),
        (TWICE.format("S3 Glacier", "Glacier"), [], ["S3 Glacier"]),
    ],
)
def test_what_the_catalogue_or_another_note_contradicts(
    text: str, wanted: list[str], answers: list[str], tmp_path: Path, catalogue: Catalogue
) -> None:
    deck = made(tmp_path, text, catalogue)
    assert [problem.code for problem in deck.deck.problems] == wanted
    assert [card.answer for card in own(deck)] == answers


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Q: What does a good team need?\nA: Trust\n", "no AWS name"),
        (QUEUE.format("D"), "key is no option"),
        (QUEUE.format(""), "unanswered"),
        ("Question says: Decouple applications\nAnswer: Amazon SQS\n", "too short a cue"),
    ],
)
def test_a_question_that_is_passed_over_says_why(text: str, reason: str, tmp_path: Path, catalogue: Catalogue) -> None:
    deck = made(tmp_path, text, catalogue)
    assert (own(deck), [passed.reason for passed in deck.deck.passed]) == ([], [reason])


def test_an_answer_that_stands_in_its_question_is_refused(tmp_path: Path, catalogue: Catalogue) -> None:
    deck = made(tmp_path, "Q: Is Amazon SQS or Amazon SNS a queue?\nA: Amazon SQS\n", catalogue)
    assert (own(deck), [refused.lint for refused in deck.refused if refused.card.fact.rule == "asked"]) == ([], ["F07"])
