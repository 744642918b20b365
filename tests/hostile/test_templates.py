"""A template of the student's own that asks for too much is one line, as any other fault in it."""

import re
from pathlib import Path

import pytest

from quizgen.resources import folder
from tests.hostile.forks import Forks

OPEN = "<!doctype html>\n<!-- made by quizgen -->\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 'a' * 10**10 }}", ":3: MemoryError"),
        ("{% include 'print/sheet.html.j2' %}", ":3: maximum recursion depth exceeded"),
        ("{{ cycler.__init__.__globals__.os.mkdir('pwned') }}", ":3: access to attribute '__init__' of 'type' object is unsafe."),
        ("{{ asked[0].card.fact.sources }}{{ '%s' | format(asked.__class__) }}", ":3: access to attribute '__class__'"),
        ("{% set x = namespace(a=asked) %}{{ x.a.append(1) }}", ":3: "),
    ],
)  # fmt: skip
def test_templates(text: str, said: str, tmp_path: Path, forks: Forks) -> None:
    (tmp_path / "note.md").write_text("- Amazon SQS\n- Amazon SNS\n", encoding="utf-8")
    (tmp_path / "mine/print").mkdir(parents=True)
    (tmp_path / "mine/print/sheet.html.j2").write_text(OPEN + text, encoding="utf-8")
    ended = forks.run("print", "note.md", "--templates", "mine", "-o", "sheet.html", folder=tmp_path)
    assert ended.code == 2, ended.said
    assert ended.said.startswith(f"quizgen: mine/print/sheet.html.j2{said}"), ended.said
    assert ended.said.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "note.md"]
    assert ended.seconds < 3


def test_no_template_that_ships_lets_text_through_as_it_is() -> None:
    shipped = sorted(folder("templates").rglob("*.j2"))
    assert len(shipped) >= 10
    assert [path.name for path in shipped if re.search(r"\|\s*safe|autoescape", path.read_text(encoding="utf-8"))] == []
