"""What makes it quick changes nothing: the cache, several processes, guards, and what is not imported."""

import os
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.catalogue import Catalogue
from quizgen.cli import gleaning
from quizgen.cli.gleaning import Work, gleaned
from quizgen.cli.kept import put
from quizgen.deck.keeping import freeze, thaw
from quizgen.model import Bullet, Passage, Role, Span
from quizgen.notes import text
from quizgen.notes.simple import simple
from quizgen.rules import _silence
from tests.bench.worklogs import worklog

COLD = Work(1, cached=False)
LETTERS = st.characters(codec="ascii", categories=["L", "N", "P", "S"]) | st.sampled_from("àăâđêôơưếộứ ")
numbers = count()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / "cache")
    return tmp_path / "cache"


def notes(folder: Path, amount: int) -> list[str]:
    names = ["Amazon SQS", "AWS Lambda", "Amazon S3", "Amazon EBS snapshot", "IAM role"]
    files = [folder / f"week{number}.md" for number in range(amount)]
    for number, file in enumerate(files):
        file.write_text(worklog(Random(number), names, number + 1, vietnamese=number % 2 == 1), encoding="utf-8")
    return [str(file) for file in files]


def test_the_cache_gives_what_a_cold_run_gives_whatever_was_edited(
    tmp_path: Path, cache: Path, catalogue: Catalogue
) -> None:
    files, lot = notes(tmp_path, 4), Random(7)
    said = ["\n* Amazon SQS: keeps messages\n", "\n### Week 9\n", "\n* **MFA** (Multi-Factor Authentication)\n", ""]
    for _ in range(8):
        path = Path(lot.choice(files))
        lines = path.read_text(encoding="utf-8").split("\n")
        del lines[lot.randrange(len(lines))]
        path.write_text("\n".join(lines) + lot.choice(said), encoding="utf-8")
        lot.shuffle(files)
        assert gleaned(files, catalogue, "state", Work(1)) == gleaned(files, catalogue, "state", COLD)


def test_only_what_has_changed_is_read(
    tmp_path: Path, cache: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    one = gleaning._one
    monkeypatch.setattr(gleaning, "_one", lambda gleaner, path: read.append(path) or one(gleaner, path))
    files = notes(tmp_path, 3)
    gleaned(files, catalogue, "state", Work(1))
    Path(files[1]).write_text("# S3\n\n* Amazon S3: keeps objects\n", encoding="utf-8")
    gleaned(files, catalogue, "state", Work(1))
    assert read == [*files, files[1]]
    gleaned(files, catalogue, "another catalogue", Work(1))
    assert read[4:] == files


@pytest.mark.parametrize("harm", [b"", b"{}", b"\0" * 80, None])
def test_a_damaged_cache_is_read_anew(harm: bytes | None, tmp_path: Path, cache: Path, catalogue: Catalogue) -> None:
    files = notes(tmp_path, 2)
    first = gleaned(files, catalogue, "state", Work(1))
    kept = next(cache.glob("notes-*"))
    kept.write_bytes(kept.read_bytes()[:-3] if harm is None else harm)
    assert gleaned(files, catalogue, "state", Work(1)) == first


def test_what_is_kept_comes_back_whole_and_to_nobody_else(tmp_path: Path, catalogue: Catalogue) -> None:
    note = gleaned(notes(tmp_path, 1), catalogue, "", COLD)[0]
    assert thaw(freeze("state", {"a": note}), "state", ["a", "b"]) == {"a": note}
    assert thaw(freeze("state", {"a": note}), "another", ["a"]) == {}


def test_two_processes_give_what_one_gives_in_the_same_order(tmp_path: Path, catalogue: Catalogue) -> None:
    files = notes(tmp_path, 5)
    assert gleaned(files, catalogue, "", Work(2, cached=False)) == gleaned(files, catalogue, "", COLD)


def quizgen(*said: str) -> tuple[set[str], str]:
    code = "import sys; from quizgen.__main__ import main\ntry: main()\nfinally: print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code, *said], capture_output=True, text=True, check=False)
    return set(done.stdout.split("\n")), done.stderr


def test_nothing_heavy_is_imported_before_it_is_wanted(tmp_path: Path) -> None:
    heavy = {"markdown_it", "genanki", "jinja2", "yaml", "rich", "rapidfuzz", "ftfy", "quizgen.deck", "quizgen.rules"}
    loaded, _ = quizgen("--help")
    assert "click" in loaded
    assert not loaded & (heavy | {"quizgen.notes", "quizgen.catalogue"})
    assert "click" not in quizgen("--version")[0]
    note = tmp_path / "note.md"
    note.write_text("# Queues\n\n* Amazon SQS: keeps messages until they are read\n", encoding="utf-8")
    first, _ = quizgen("build", str(note), "-o", str(tmp_path / "out"))
    assert heavy - {"ftfy", "rapidfuzz"} < first
    again, said = quizgen("build", str(note), "-o", str(tmp_path / "out"))
    assert "nothing has changed" in said
    assert not again & heavy
    (tmp_path / "out" / "deck.json").write_text("{}", encoding="utf-8")
    assert "nothing has changed" not in quizgen("build", str(note), "-o", str(tmp_path / "out"))[1]


MARKS = ["a", "B1", "word", " ", "  ", "*", "**", "***", "`", "``", ".", ":", ")", "(", "-", "é", "®", "“", "!", "~"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*MARKS, "_", "’", "^", "1", "="]), max_size=14).map("".join))
def test_inline_text_read_simply_is_read_as_the_parser_reads_it(raw: str) -> None:
    runs = simple(raw)
    if runs is not None:
        pieces = [text._piece(token, []) for token in ()]
        tokens = text._parser().parseInline(raw)[0].children or []
        open_: list[str] = []
        for token in tokens:
            if token.nesting > 0:
                open_.append(token.tag)
            elif token.nesting < 0:
                open_.pop()
            elif token.content:
                pieces.append(text._piece(token, open_))
        assert [(said, style) for said, style in runs] == [(piece.text, piece.style) for piece in pieces]


FORMS = ("OWN", "LOGISTICS", "FIGURES", "FEELINGS", "DATES")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.sampled_from(FORMS).flatmap(lambda form: st.from_regex(getattr(_silence, form), alphabet=LETTERS)))
def test_no_line_that_is_silent_slips_through_a_guard(said: str) -> None:
    if any(getattr(_silence, form).search(_silence.ASIDE.sub("", said)) for form in FORMS):
        bullet = Bullet(said, Span("a.md", 1, 1), role=Role.OTHER)
        assert _silence.silence(Passage(bullet))


def test_what_nobody_has_written_for_a_month_is_swept(tmp_path: Path) -> None:
    for name, age in (("notes-gone", 40), ("notes-lately", 20)):
        (tmp_path / name).write_bytes(b"x")
        when = time.time() - age * 24 * 3600
        os.utime(tmp_path / name, (when, when))
    put(tmp_path / "notes-new", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes-lately", "notes-new"]
