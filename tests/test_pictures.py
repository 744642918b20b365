"""Which pictures of the notes a card shows, and which files are never touched for one."""

import json
import os
from importlib import import_module
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from quizgen import formats
from quizgen.cli import main
from quizgen.model import Span
from quizgen.notes import pictures, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Notes in a folder, with pictures within and one without."""
    for name in (
        "notes/plan.png",
        "notes/my plan.png",
        "notes/img/a(1).webp",
        "notes/static/images/b.svg",
        "secret.png",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"picture")
    return tmp_path / "notes"


def shown(folder: Path, text: str, line: int = 1, named: str = "") -> tuple[list[tuple[str, str]], list[str]]:
    """The pictures of a line as (path from the folder, alt), and what is said of the others."""
    note = folder / "week1.md"
    note.write_text(text, encoding="utf-8")
    found, problems = pictures([read(str(note))], {Span(str(note), line, line)}, [named or str(folder)])
    kept = [(Path(one.path).relative_to(folder.resolve()).as_posix(), one.alt) for got in found.values() for one in got]
    return kept, [f"{problem.span.first}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- SQS ![The plan](plan.png) and more", [("plan.png", "The plan")]),
        ("- SQS ![](plan.png 'a title')", [("plan.png", "plan")]),
        ("- SQS ![x](<my plan.png>) ![y](my%20plan.png)", [("my plan.png", "x"), ("my plan.png", "y")]),
        ("- SQS ![x](./img/a(1).webp?raw=true#top)", [("img/a(1).webp", "x")]),
        ("- SQS ![[plan.png|300]]", [("plan.png", "plan")]),
        ('- SQS <img width="9" src="plan.png" alt="it">', [("plan.png", "it")]),
        ("- SQS\n\n  ![below](plan.png)\n", [("plan.png", "below")]),
        ('- SQS\n{{< figure src="/images/b.svg" alt="site" >}}\n', [("static/images/b.svg", "site")]),
        ("- SQS\n- SNS ![of another line](plan.png)", []),
        ("- SQS\n\ntext\n\n![of the text](plan.png)", []),
        ("- SQS `![code](plan.png)`", []),
        ("- SQS\n```\n![code](plan.png)\n```\n![after code](plan.png)", []),
        ("- SQS <!-- ![hidden](plan.png) -->", []),
        ("- SQS [a link](plan.png)", []),
    ],
)
def test_a_line_shows_its_own_pictures_and_those_that_stand_alone_below(text, expected, folder) -> None:
    assert shown(folder, text) == (expected, [])


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("https://example.org/a.png", "is not in a file, so no card shows it: save it beside the note"),
        ("//example.org/a.png", "is not in a file"),
        ("data:image/png;base64,AAAA", "is not in a file"),
        ("file:///etc/hostname", "is not in a file"),
        ("none.png", "is not there"),
        ("../secret.png", "lies outside the notes: name the folder that holds both"),
        ("../not-there.png", "lies outside the notes"),
        ("link.png", "lies outside the notes"),
        ("way/secret.png", "lies outside the notes"),
        ("/etc/hostname", "is not there"),
        ("week1.md", "is no picture that Anki shows (.png,"),
        ("folder.png", "is no file"),
        ("pipe.png", "is no file"),
        ("large.png", "is larger than 5 MB"),
        ("a%00b.png", "cannot be read"),
    ],
)
def test_what_no_card_can_show_is_a_problem_and_never_read(target, reason, folder) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "way").symlink_to(folder.parent)
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    with (folder / "large.png").open("wb") as file:
        file.truncate(5 * 2**20 + 1)
    kept, (said,) = shown(folder, f"- SQS ![x]({target}) and again ![y]({target})")
    assert kept == []
    assert said.startswith(f"1: {target} {reason}")


def test_pictures_stop_at_a_hundred_megabytes(folder, monkeypatch) -> None:
    monkeypatch.setattr(import_module("quizgen.notes.pictures"), "IN_ALL", 10)
    kept, said = shown(folder, "- SQS ![x](plan.png) ![again](plan.png) ![y](img/a(1).webp)")
    assert [path for path, _ in kept] == ["plan.png", "plan.png"]
    assert "img/a(1).webp is left out: the pictures before it take up" in said[0]


def test_the_folder_that_was_named_is_the_border(folder) -> None:
    (folder / "week").mkdir()
    assert shown(folder / "week", "- SQS ![x](../plan.png)")[0] == []
    note = folder / "week" / "week1.md"
    found, problems = pictures([read(str(note))], {Span(str(note), 1, 1)}, [str(folder)])
    assert [one.path for got in found.values() for one in got] == [str((folder / "plan.png").resolve())]
    assert problems == []


def test_a_build_packs_the_picture_and_says_what_it_cannot_show(folder, tmp_path) -> None:
    note = (
        "# Week 1\n- **Amazon SQS**: decouples senders from receivers ![Queue](plan.png) ![far](http://x.org/y.png)\n"
    )
    (folder / "week1.md").write_text(note, encoding="utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["build", str(folder), "-o", str(out), "--to", "anki", "--to", "json"])
    assert result.exit_code == 0, result.output
    assert "week1.md:2: picture http://x.org/y.png is not in a file" in result.output
    with ZipFile(out / "quizgen.apkg") as package:
        names = json.loads(package.read("media"))
        assert package.read("0") == b"picture"
    assert names["0"].startswith("quizgen-")
    cards = json.loads((out / "deck.json").read_text(encoding="utf-8"))["cards"]
    told = [card["pictures"] for card in cards if card["pictures"]]
    assert told
    assert all(one == [{"path": "../notes/plan.png", "name": names["0"], "alt": "Queue"}] for one in told)
    assert all(card.pictures == () for card in formats.load(out / "deck.json").cards)


@pytest.mark.parametrize(
    "text", ["`" * 200_000, "![" * 200_000, "<img " * 150_000, "<!--" * 100_000, "![](" + "(" * 200_000]
)
def test_no_line_takes_long(text, folder) -> None:
    started = process_time()
    assert shown(folder, f"- SQS ![x](plan.png)\n\n{text}\n" + f"{text[:15_000]}\n" * 9)[0] == [("plan.png", "x")]
    assert process_time() - started < 5
