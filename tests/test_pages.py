"""docs/rules.md and docs/kinds.md are made of the docstrings (`make pages`) and say the same; the docs name real things."""

import json
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from click.testing import CliRunner

from quizgen import __version__
from quizgen.cli import COMMANDS, main
from quizgen.formats import load
from quizgen.kinds import kinds
from quizgen.lints import lints
from quizgen.rules import rules

HOME = Path(__file__).parent.parent
DOCS = HOME / "docs"

RULES = """# Rules: the sentences that are understood

Each rule understands one form of sentence. Above `=>` stands what a note says, behind it the fact that is understood:
subject, relation, aspect, value. Where nothing stands behind it, the line is refused by this rule, and why is in the
example: it tells what you did, states a figure of your own, or says too little.

A fact is not yet a card: where the catalogue knows the concept, the catalogue's statement is asked (docs/architecture.md).
`quizgen explain NOTE` shows which rule understood a line, `quizgen explain --rule NAME` one rule.

This page is made from the rules themselves by `make pages`.
"""

KINDS = """# Kinds: the questions that are asked

Each kind makes one sort of question of a fact. Above `=>` stands a fact (subject, relation, aspect, value, and what is proved
wrong), behind it the question and its answer, or nothing where this kind asks nothing.

This page is made from the kinds and the checks themselves by `make pages`.
"""

CHECKS = """
# Checks that every card passes

A card that one of these refuses is not in the deck.

| check | what it wants |
|---|---|
"""


def unit_page(head: str, found: dict[str, ModuleType]) -> str:
    return head + "".join(f"\n## {name}\n\n{_laid_out(unit.__doc__ or '')}\n" for name, unit in found.items())


def _laid_out(doc: str) -> str:
    """The first sentences as they are, the examples as they stand."""
    sentence, _, examples = doc.strip().partition("\n\n")
    return f"{sentence}\n\n```text\n{examples.strip()}\n```" if examples.strip() else sentence


def checks() -> str:
    said = ((lint.__doc__ or "").strip().splitlines()[0].partition(": ") for lint in lints().values())
    return "".join(f"| {id_} | {text.rstrip('.')} |\n" for id_, _, text in said)


PAGES = {
    "rules.md": lambda: unit_page(RULES, rules()),
    "kinds.md": lambda: unit_page(KINDS, kinds()) + CHECKS + checks(),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_docstrings_say(name: str, update: bool) -> None:
    made = PAGES[name]()
    if update:
        (DOCS / name).write_text(made, encoding="utf-8")
    assert (DOCS / name).read_text(encoding="utf-8") == made


def test_every_page_is_linked_from_the_readme() -> None:
    linked = set(re.findall(r"\(docs/([\w-]+\.md)\)", (HOME / "README.md").read_text(encoding="utf-8")))
    assert linked == {page.name for page in DOCS.glob("*.md")}


@pytest.mark.parametrize("page", sorted([HOME / "README.md", *DOCS.glob("*.md")]), ids=lambda page: page.name)
def test_commands_options_and_files_of_the_docs_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:sh|yaml)\n(.*?)```", text, re.DOTALL) + re.findall(r"`(quizgen [^`]+)`", text)
    called = [found for block in blocks for found in re.findall(r"\bquizgen ([a-z]+)([^#\n|;]*)", block)]
    for name, rest in called:
        if name not in COMMANDS:
            continue
        help_ = CliRunner().invoke(main, [name, "--help"]).output
        words = rest.split()
        deeper = CliRunner().invoke(main, [name, words[0], "--help"]).output if name == "history" and words else ""
        for option in re.findall(r"(?<=\s)--[a-z][a-z-]+", f" {rest}"):
            assert option in help_ + deeper, f"quizgen {name} {option}"
    for target in re.findall(r"\]\(((?!https?:|#)[^)#]+)", re.sub(r"`[^`\n]+`", "", text)):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize(("place", "yields"), [(0, True), (1, False)])
def test_the_lines_of_the_page_on_notes_do_what_it_says(place: int, yields: bool, tmp_path: Path) -> None:
    text = re.findall(r"```markdown\n(.*?)```", (DOCS / "notes.md").read_text(encoding="utf-8"), re.DOTALL)[place]
    note = tmp_path / "note.md"
    note.write_text(text, encoding="utf-8")
    told = CliRunner().invoke(main, ["explain", str(note), "--json"]).output.splitlines()
    lines = {entry["first"]: entry for entry in map(json.loads, told)}
    bullets = [number for number, line in enumerate(text.splitlines(), 1) if line.lstrip().startswith("- ")]
    assert len(bullets) > 5
    assert [number for number in bullets if bool(lines[number]["cards"]) != yields] == []


def test_the_page_on_json_names_every_field_and_its_deck_can_be_read(tmp_path: Path) -> None:
    page = (DOCS / "json.md").read_text(encoding="utf-8")
    (tmp_path / "note.md").write_text("- Amazon SQS\n", encoding="utf-8")
    CliRunner().invoke(main, ["build", str(tmp_path / "note.md"), "-o", str(tmp_path), "--to", "json"])
    tree = json.loads((tmp_path / "deck.json").read_text(encoding="utf-8"))
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE)))
    assert set(named) == {*tree, *tree["cards"][0]}
    (tmp_path / "mine.json").write_text(re.findall(r"```json\n(.*?)```", page, re.DOTALL)[0], encoding="utf-8")
    assert load(tmp_path / "mine.json").cards[0].answer == "A managed message queue"


def test_the_action_is_sound_and_builds_where_the_site_serves() -> None:
    action = yaml.safe_load((DOCS / "worklog-site.yml").read_text(encoding="utf-8"))
    steps = [step.get("run", "") for job in action["jobs"].values() for step in job["steps"]]
    assert any("quizgen build content -o static/decks" in step for step in steps)
    assert action["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_doctor_tells_what_is_there_and_hides_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QUIZGEN_HISTORY", str(tmp_path / "history.db"))
    said = CliRunner().invoke(main, ["doctor"]).output
    lines = dict(re.split(" +", line, maxsplit=1) for line in said.splitlines())
    assert len(lines) == len(said.splitlines()) < 24
    assert lines["quizgen"].startswith(f"{__version__} in ")
    assert re.search(r"\bclick \d+\.\d+.*\bjinja2 \d", lines["libraries"])
    assert re.match(r"\d{3} concepts, \d+ families, \d+ pages compared from 20\d\d-\d\d-\d\d to 20", lines["catalogue"])
    assert lines["history"] == "~/history.db: not there"
    assert str(tmp_path) not in said


def test_help_shows_pages_and_options_and_names_the_topics() -> None:
    def said(*words: str) -> tuple[int, str]:
        found = CliRunner().invoke(main, ["help", *words])
        return found.exit_code, found.output

    assert said("limits") == (0, (DOCS / "limits.md").read_text(encoding="utf-8"))
    assert said("build")[1].startswith("Usage: quizgen build [OPTIONS]")
    assert all(re.search(rf"^{page.stem} +\S", said()[1], re.MULTILINE) for page in DOCS.glob("*.md"))
    code, output = said("nothing")
    assert code == 2
    assert "limits" in output
