"""Commands as a user types them: what they write, say and return."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen import __version__
from quizgen.audit.marks import MARKS
from quizgen.cli import COMMANDS, main
from quizgen.lints import lints
from quizgen.study import items

NOTE = """---
title: Week 3 Worklog
---
### Week 3 Achievements
* Multi-AZ for high availability
* **Amazon SQS**: decouples senders from receivers
* Successfully created a bucket for our project
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "week3.md"
    file.write_text(NOTE, encoding="utf-8")
    return file


def test_build_writes_deck_page_and_json_and_says_what_to_do_next(note: Path, tmp_path: Path) -> None:
    result = run("build", note, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["deck.json", "quiz.html", "quizgen.apkg"]
    assert "1 notes read" in result.output
    assert "Import" in result.output
    deck = json.loads((tmp_path / "out" / "deck.json").read_text(encoding="utf-8"))
    assert any("“Amazon SQS: decouples senders from receivers”" in " ".join(card["why"]) for card in deck["cards"])


def test_building_twice_writes_the_same_bytes(note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    for name in ("one", "two"):
        assert run("build", note, "-o", tmp_path / name).exit_code == 0
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_one_bad_file_does_not_stop_the_others(note: Path, tmp_path: Path) -> None:
    (note.parent / "picture.md").write_bytes(b"\x89PNG\x00\x00")
    result = run("build", note.parent, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "picture.md:1: binary" in result.output
    assert (tmp_path / "out" / "deck.json").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "nowhere.md"), "nowhere.md"),
        (("build", "{empty}"), "no notes"),
        (("build", "{plain}", "-o", "{empty}/out"), "no card at all"),
        (("build", "{note}", "-o", "{note}/out"), "cannot be"),
        (("build", "{note}", "--to", "stone"), "stone"),
        (("explain", "--rule", "guess"), "guess"),
        (("catalogue", "zzzzzzzz"), "zzzzzzzz"),
    ],
)
def test_what_the_user_can_put_right_is_one_line_and_exit_2(
    words: tuple[str, ...], said: str, note: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    plain = tmp_path / "plain.md"
    plain.write_text("# Cooking\n\nBoil the rice.\n", encoding="utf-8")
    result = run(*(word.format(empty=empty, note=note, plain=plain) for word in words))
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_strict_writes_nothing_when_there_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text("# Amazon SQS\n\n- Maximum message size: 256 KB\n", encoding="utf-8")
    assert run("build", file, "-o", tmp_path / "out", "--strict").exit_code == 2
    assert not (tmp_path / "out").exists()


def test_check_is_a_linter(note: Path, tmp_path: Path) -> None:
    clean = run("check", note)
    assert (clean.exit_code, clean.output) == (0, "")
    file = tmp_path / "dated.md"
    file.write_text("# Amazon SQS\n\n- Maximum message size: 256 KB\n", encoding="utf-8")
    found = run("check", file, "--json")
    assert found.exit_code == 1
    problem = json.loads(found.output)
    assert (problem["code"], problem["span"]["first"]) == ("dated", 3)


def test_explain_tells_what_each_line_became_or_why_nothing(note: Path) -> None:
    entries = [json.loads(line) for line in run("explain", note, "--json").output.splitlines()]
    by_line = {entry["first"]: entry for entry in entries}
    assert by_line[6]["facts"] == ["says of sqs (purpose): Amazon SQS: decouples senders from receivers"]
    assert by_line[7]["reason"] == "own work"
    assert run("explain", f"{note}:7").output.count("\n") <= 4


def test_explain_says_what_a_lint_lowered(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "lowered" not in run("explain", f"{note}:7").output
    monkeypatch.setattr("quizgen.lints.warnings", lambda card: [("M00", "is ugly")])
    assert "lowered M00 is ugly: " in run("explain", f"{note}:6").output


def test_lints_are_all_told_with_what_they_do_to_a_card() -> None:
    told = [line.split(" ", 2) for line in run("lints").output.splitlines()]
    assert [id_ for id_, _, _ in told] == [*lints(), *(mark.id for mark in MARKS), *items.MARKS]
    level = {id_: level for id_, level, _ in told}
    assert [level[id_] for id_ in ("C01", "M04", "M05", "M33")] == ["E", "W", "E", "W"]


def test_explain_shows_a_rule_with_its_examples() -> None:
    assert "=>" in run("explain", "--rule", "labelled").output


def test_print_keeps_the_key_out_of_the_students_file(note: Path, tmp_path: Path) -> None:
    result = run("print", note, "-o", tmp_path / "sheet.html", "-n", 3)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "sheet-key.html").exists()


def test_catalogue_forgives_typing_errors() -> None:
    assert run("catalogue", "simple que service").output.startswith("Amazon SQS")
    assert json.loads(run("catalogue", "SQS", "--json").output)["id"] == "sqs"


def test_every_command_has_help_with_an_example() -> None:
    for name in COMMANDS:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert "Example: quizgen" in result.output


def test_version_and_help_load_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from quizgen.cli import main;"
        "CliRunner().invoke(main, [sys.argv[1]]);"
        "print([m for m in ('rich', 'genanki', 'jinja2', 'markdown_it', 'yaml', 'ftfy', 'sqlite3') if m in sys.modules])"
    )
    for flag in ("--help", "--version"):
        found = subprocess.run([sys.executable, "-c", code, flag], capture_output=True, text=True, check=True)
        assert found.stdout.strip() == "[]"


def test_the_program_runs_from_outside_the_checkout(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "quizgen", "--version"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=dict(os.environ),
    )
    assert __version__ in found.stdout


def test_a_catalogue_makes_a_deck_of_its_own(note: Path, tmp_path: Path) -> None:
    folder = Path(__file__).parent.parent / "decks" / "aws"
    result = run("build", folder, "-o", tmp_path / "out", "--to", "json", "--exam", "clf", "--depth", "quick")
    assert result.exit_code == 0, result.output
    cards = json.loads((tmp_path / "out" / "deck.json").read_text(encoding="utf-8"))["cards"]
    assert len(cards) > 300
    assert all("clf" in card["exams"] for card in cards)
    both = run("build", folder, note, "-o", tmp_path / "out")
    assert both.exit_code == 2
    assert "name it alone" in both.output


def test_an_exam_that_does_not_exist_is_named_with_those_that_do(note: Path, tmp_path: Path) -> None:
    result = run("build", note, "-o", tmp_path / "out", "--exam", "nope")
    assert result.exit_code == 2
    assert "SAA-C03" in result.output


def test_explain_writes_the_note_with_its_cards_beside_it(note: Path, tmp_path: Path) -> None:
    note.write_text(NOTE + "* <script>alert(1)</script> & Amazon SNS for fan-out\n", encoding="utf-8")
    page = tmp_path / "out" / "week3.html"
    assert run("explain", note, "--html", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert 'id="line-6"' in text
    assert 'id="line-1"' not in text
    assert "Amazon SQS" in text.split('id="line-6"')[1]
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    folder = run("explain", note.parent, "--html", page)
    assert folder.exit_code == 2
    assert "name one note" in folder.output
