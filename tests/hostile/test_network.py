"""Nothing but `push` opens a connection or starts a program, and `push` asks this computer alone."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import main

NOTE = "# Week 3\n- **Amazon SNS**: pushes messages to every subscriber ![x](https://example.org/x.png)\n- Amazon SQS\n- Multi-AZ for high availability\n"
FORBIDDEN = ("socket.", "urllib.Request", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
_watched: list[tuple[str, str]] = []
_watching = False


def _hook(event: str, about: tuple[object, ...]) -> None:
    if _watching and event.startswith(FORBIDDEN):
        _watched.append((event, str(about[1:])))


sys.addaudithook(_hook)


@pytest.fixture
def events() -> Iterator[list[tuple[str, str]]]:
    """What Python is about to do outside: a hook cannot be taken away again, but it can sleep."""
    global _watching  # noqa: PLW0603
    _watched.clear()
    _watching = True
    yield _watched
    _watching = False


def run(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=typed)


def test_no_command_goes_out(tmp_path: Path, events: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.md").write_text(NOTE, encoding="utf-8")
    Path("site").mkdir()
    Path("site/hugo.toml").write_text("", encoding="utf-8")
    assert run("build", "note.md").exit_code == 0
    deck = "build/deck.json"
    for words in (
        ("print", deck, "--versions", 2),
        ("print", deck, "--sheet", "cards", "-o", "cards.html"),
        ("print", deck, "--hugo", "site"),
        *(("print", deck, "--to", name) for name in ("moodle", "qti", "kahoot", "obsidian")),
        ("coverage", "note.md", "--exam", "saa", "--html", "coverage.html"),
        ("explain", "note.md", "--html", "note.html"),
        ("check", "note.md"),
        ("catalogue", "SQS"),
        ("lints",),
    ):
        assert run(*words).exit_code in (0, 1), words
    assert "1 of" in run("exam", deck, "--exam", "saa", typed="1\n" * 99).output
    assert run("quiz", deck, "-n", 2, typed="skip\n" * 2).exit_code == 0
    assert run("stats", "--html", "stats.html").exit_code == 0
    assert run("history", "export").exit_code == 0
    assert events == []


def test_push_asks_this_computer_and_would_be_seen(tmp_path: Path, events: list[tuple[str, str]]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    events.clear()
    (tmp_path / "deck.apkg").write_bytes(b"PK")
    assert run("push", tmp_path / "deck.apkg", "--port", port).exit_code == 2
    asked = [about for event, about in events if event == "socket.connect"]
    assert asked == [f"(('127.0.0.1', {port}),)"]
