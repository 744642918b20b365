"""What the sample worklogs give, stage by stage; `make golden` rewrites it, the diff is the review."""

from pathlib import Path

import pytest

from quizgen import notes
from quizgen.catalogue import Catalogue
from quizgen.deck import Made, make

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def made(catalogue: Catalogue) -> Made:
    files, _ = notes.find(["decks/worklogs"])
    return make([(note, notes.outline(note)) for note in map(notes.read, files)], catalogue)


def held(name: str, lines: list[str], update: bool) -> None:
    file = GOLDEN / name
    text = "".join(f"{line}\n" for line in lines)
    if update:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text


def test_facts(made: Made, update: bool) -> None:
    said = [
        f"{fact.sources[0]}: {fact.rule}: {fact.subject.name} | {fact.relation} | {fact.aspect} | {fact.value}"
        for fact in made.facts
    ]
    held("facts.txt", said, update)


def test_what_lines_say_of_concepts(made: Made, update: bool) -> None:
    held("sayings.txt", [f"{s.span}: {s.concept} | {s.topic} | {s.text}" for s in made.sayings], update)


def test_cards_of_the_notes(made: Made, update: bool) -> None:
    own = [card for card in made.deck.cards if card.fact.origin == "notes"]
    held("cards.txt", [f"{card.fact.sources[0]}: {card.kind}: {card.prompt} → {card.answer}" for card in own], update)


def test_problems(made: Made, update: bool) -> None:
    held("problems.txt", [str(problem) for problem in made.deck.problems], update)


def test_lines_passed_over(made: Made, update: bool) -> None:
    held("passed.txt", [f"{passed.span}: {passed.reason}: {passed.text}" for passed in made.deck.passed], update)
