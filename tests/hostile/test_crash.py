"""A build that is killed, that meets another, or that finds no room leaves the old deck or the new one."""

import json
import re
import sqlite3
import subprocess
import sys
from html import escape
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.hostile.forks import Forks

SAID = "- **Amazon SNS**: pushes messages to every subscriber\n"


def test_a_kill_leaves_the_old_deck_or_the_new() -> None:
    words = [sys.executable, "-m", "tests.hostile.kill_walk", "4", "4"]
    walked = subprocess.run(words, capture_output=True, text=True, check=False)
    assert walked.returncode == 0, walked.stdout + walked.stderr
    assert re.search(r"\d killed", walked.stdout)


def test_a_file_that_is_neither_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.hostile import kill_walk

    monkeypatch.setattr(kill_walk, "start", lambda weeks, out, cache=None: torn(out))
    monkeypatch.setattr(kill_walk, "ended", lambda child: 0)
    monkeypatch.setattr(kill_walk.os, "kill", lambda child, sign: None)
    found = kill_walk.walk(3, 1, tmp_path)
    assert found["WRONG deck.json"] == 3


def torn(out: Path) -> int:
    """A build that writes something else every time."""
    out.mkdir(exist_ok=True)
    file = out / "deck.json"
    file.write_text(f"{file.read_text(encoding='utf-8') if file.exists() else ''}{out}", encoding="utf-8")
    return 0


def test_two_builds_at_once_are_no_mix(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "quizgen", "build", "-o", str(tmp_path / "out")]
    for name, subject in (("a", "Amazon SNS"), ("b", "AWS Lambda"), ("c", "Amazon VPC")):
        (tmp_path / f"{name}.md").write_text(f"- {subject}\n" * 3, encoding="utf-8")
    quiet = subprocess.DEVNULL
    running = [subprocess.Popen([*words, str(tmp_path / f"{name}.md")], stdout=quiet, stderr=quiet) for name in "abc"]
    assert [one.wait() for one in running] == [0] * 3
    package, page, deck = (tmp_path / "out" / name for name in ("quizgen.apkg", "quiz.html", "deck.json"))
    cards = json.loads(deck.read_text(encoding="utf-8"))["cards"]
    assert len({card["concept"] for card in cards}) == 1
    assert in_package(package) == {card["id"] for card in cards}
    assert all(escape(card["prompt"].split("____")[0]) in page.read_text(encoding="utf-8") for card in cards)


def in_package(path: Path) -> set[str]:
    with ZipFile(path) as file:
        stored = file.read("collection.anki2")
    base = sqlite3.connect(":memory:")
    base.deserialize(stored)
    found = {flds.split("\x1f")[0] for (flds,) in base.execute("SELECT flds FROM notes")}
    base.close()
    return found


def test_a_full_disk_leaves_the_old_deck(tmp_path: Path, forks: Forks) -> None:
    note = tmp_path / "note.md"
    note.write_text(SAID, encoding="utf-8")
    assert forks.run("build", "note.md", folder=tmp_path).code == 0
    old = {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()}
    note.write_text(SAID + "- Amazon SQS\n- AWS Lambda\n", encoding="utf-8")
    ended = forks.run("build", "note.md", folder=tmp_path, bytes_=2_000)
    assert ended.code == 2
    assert ended.said == "quizgen: cannot write build/quizgen.apkg: the disk takes no more (disk I/O error)\n"
    assert {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()} == old
