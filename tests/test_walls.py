"""The house holds: rooms import downwards only, units have their sentence, functions stay short."""

import ast
from pathlib import Path

import pytest

import quizgen
from quizgen.kinds import kinds
from quizgen.lints import lints
from quizgen.rules import rules

HOME = Path(quizgen.__file__).parent
BELOW = {
    "errors": set(),
    "discover": set(),
    "resources": set(),
    "model": set(),
    "places": set(),
    "audit": {"model", "lints", "places"},
    "relations": {"model"},
    "notes": {"model", "errors"},
    "catalogue": {"model", "errors", "resources", "relations"},
    "rules": {"model", "discover", "relations", "catalogue"},
    "kinds": {"model", "discover", "relations"},
    "lints": {"model", "discover"},
    "deck": {"model", "catalogue", "rules", "kinds", "lints", "audit", "places"},
    "coverage": {"model", "errors", "catalogue", "rules", "deck"},
    "formats": {"model", "audit", "errors", "discover", "resources", "coverage", "places"},
    "study": {"model", "errors", "relations", "places"},
}
OUTSIDE = {
    "markdown_it": {"notes"},
    "frontmatter": {"notes"},
    "ftfy": {"notes"},
    "genanki": {"formats"},
    "jinja2": {"formats"},
    "click": {"cli"},
    "rich": {"cli"},
    "sqlite3": {"formats", "study"},
}
DISK = {"notes", "catalogue", "formats", "study", "cli", "resources"}
FILES = sorted(HOME.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(HOME).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = {f"quizgen.{alias.name}" for alias in node.names} if node.module == "quizgen" else set()
            found |= names or {node.module or ""}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_rooms_import_downwards(path: Path) -> None:
    here = room(path)
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "quizgen" and rest and here in BELOW:
            there = rest.split(".")[0]
            assert there in {here, "__version__", *BELOW[here]}, f"{here} imports {name}"
        if top in OUTSIDE:
            assert here in OUTSIDE[top], f"{here} imports {name}"
        if name == "pathlib" and here in BELOW:
            assert here in DISK, f"{here} touches the disk"


def test_a_wall_would_be_seen_to_fall(tmp_path: Path) -> None:
    file = tmp_path / "kind.py"
    file.write_text("from quizgen.rules import mine\nfrom quizgen import notes\nimport click\n", encoding="utf-8")
    assert imported(file) == {"quizgen.rules", "quizgen.notes", "click"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_functions_are_short_and_modules_say_what_they_are(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 40, f"{node.name} is long"


def test_units_show_what_they_do_and_what_they_refuse() -> None:
    for unit in (*rules().values(), *kinds().values(), *lints().values()):
        first, *examples = (unit.__doc__ or "").split("\n\n")
        assert "\n" not in first, unit.__name__
        assert examples, unit.__name__
