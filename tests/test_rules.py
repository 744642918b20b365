"""Every rule does what its docstring shows, and stays silent where it shows silence."""

from pathlib import Path

import pytest

from quizgen import notes
from quizgen.catalogue import Catalogue
from quizgen.rules import mine, rules, silence
from tests.examples import blocks

EXAMPLES = [(name, *example) for name, rule in rules().items() for example in blocks(rule)]
CASES = sorted((Path(__file__).parent / "cases" / "rules").glob("*.md"))


def mined(text: str, catalogue: Catalogue, tmp_path: Path) -> list[tuple[str, str]]:
    file = tmp_path / "note.md"
    file.write_text(text + "\n", encoding="utf-8")
    passages = [catalogue.recognise(bullet) for bullet in notes.outline(notes.read(str(file)))]
    facts = [fact for passage in passages for fact in mine(passage)]
    return [(fact.rule, f"{fact.subject.name} | {fact.relation} | {fact.aspect} | {fact.value}") for fact in facts]


@pytest.mark.parametrize(("rule", "text", "wanted"), EXAMPLES, ids=lambda value: str(value)[:40])
def test_docstring(rule: str, text: str, wanted: list[str], catalogue: Catalogue, tmp_path: Path) -> None:
    found = [" ".join(said.split()) for name, said in mined(text, catalogue, tmp_path) if name == rule]
    assert found == [" ".join(line.split()) for line in wanted]


def test_a_third_of_the_examples_are_refusals() -> None:
    assert sum(not wanted for _, _, wanted in EXAMPLES) * 3 >= len(EXAMPLES)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_cases(file: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    for case in file.read_text(encoding="utf-8").split("\n===\n"):
        text, _, expected = case.partition("\n---\n")
        found = {f"{rule}: {' '.join(said.split())}" for rule, said in mined(text, catalogue, tmp_path)}
        assert found == {" ".join(line.split()) for line in expected.splitlines() if line.strip()}, text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("The source IP is translated on the way out", ""),
        ("Amazon EC2 instances joined to a directory", ""),
        ("Reserved Instances fit servers that run 24/7", ""),
        ("Lab 44: IAM conditions limit access by time", ""),
        ("Organizational units hold accounts (Lab 12)", ""),
        ("Translated three AWS blogs", "logistics"),
        ("Joined the AWS community event", "logistics"),
        ("Reserved Instances, due on 24/6", "logistics"),
        ("Week 4: IAM conditions", "logistics"),
        ("Presented slides on IAM to the class", "logistics"),
    ],
)
def test_why_a_line_holds_no_knowledge(line: str, why: str, catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text(f"# Notes\n\n- {line}\n", encoding="utf-8")
    (passage,) = [catalogue.recognise(bullet) for bullet in notes.outline(notes.read(str(file)))]
    assert silence(passage) == why
