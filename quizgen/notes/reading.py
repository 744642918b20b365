"""A path made a Note: bytes decoded, damage repaired, front matter taken off, line numbers kept."""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import PurePosixPath

from quizgen.model import Note, Problem, Span
from quizgen.notes import encoding, language, matter, sections, structure
from quizgen.notes.repair import damaged, repair
from quizgen.notes.text import heading

_LIMIT = 1024 * 1024
_LINES = 20_000
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|[@-_])")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0001]"
)
_SPACE = re.compile("[\x0b\x0c\x85\u00a0\u2007\u2028\u2029\u202f]")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*$|^(?=\S)(.+)\n={3,}[ \t]*$", re.MULTILINE)


def read(path: str) -> Note:
    """Read one note; what is wrong with it stands in its problems, and nothing is raised for a bad file.

    A file that cannot be read at all (missing, binary, too large, in no known encoding) gives an empty body.
    """
    try:
        data = _bytes(path)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        return _unread(path, Problem(Span(path, 1, 1), "unreadable", f"cannot be read ({reason})"))
    if len(data) > _LIMIT:
        return _unread(path, _too_large(path, f"larger than {_LIMIT // 2**20} MB"))
    found = encoding.decode(data)
    odd = [Problem(Span(path, found.line, found.line), found.code, found.message, found.hint)] if found.code else []
    if odd and not found.text:
        return _unread(path, *odd)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= _LINES:
        return _unread(path, _too_large(path, f"more than {_LINES:,} lines"))
    return _note(path, text, odd)


def _too_large(path: str, what: str) -> Problem:
    return Problem(Span(path, 1, 1), "too-large", what, "split it, or leave it out")


def _bytes(path: str) -> bytes:
    """At most one byte more than the limit; never waits for a pipe."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("not a regular file")
        return file.read(_LIMIT + 1)


def _unread(path: str, *problems: Problem) -> Note:
    name = _name(path)
    return Note(path, name, sections.week(name), language.majority("", path), "", problems)


def _note(path: str, text: str, problems: list[Problem]) -> Note:
    broken = text.split("\n")
    lines = [repair(line) for line in broken]
    problems += _mojibake(path, broken, lines)
    lines = [clean(line) for line in lines]
    front = matter.split(lines)
    if front.problem:
        line, message, hint = front.problem
        problems.append(Problem(Span(path, line, line), "front-matter", message, hint))
    body = "\n".join([""] * front.lines + lines[front.lines :])
    if not body.strip():
        problems.append(Problem(Span(path, 1, max(len(lines), 1)), "empty", "nothing is written in this note"))
    problems += structure.problems(path, body)
    title, week = _title(path, front.values, body)
    return Note(path, title, week, language.majority(body, path), body, tuple(sorted(problems)))


def clean(line: str) -> str:
    """The line composed (NFC), without control, invisible and direction characters, every space made one kind."""
    if line.isascii() and line.isprintable():
        return line
    line = _SPACE.sub(" ", _ESCAPES.sub("", line))
    return encoding.composed(_INVISIBLE.sub("", line))


def _mojibake(path: str, before: list[str], after: list[str]) -> list[Problem]:
    changed = [i for i, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
    lost = [i for i, line in enumerate(after, 1) if damaged(line, strict=bool(changed))]
    found = [
        Problem(
            Span(path, i, i),
            "mojibake",
            "letters are damaged and cannot be restored; the line makes no card",
            "retype it",
        )
        for i in lost
    ]
    if changed:
        lines = f"{len(changed)} line{'s' * (len(changed) > 1)}"
        message = f"UTF-8 was once read in another encoding; {lines} repaired on reading"
        found.insert(
            0, Problem(Span(path, changed[0], changed[-1]), "mojibake", message, "save the file again as UTF-8")
        )
    return found


def _title(path: str, values: Mapping[str, str], body: str) -> tuple[str, int | None]:
    first = _HEADING.search(body)
    words = heading(first[2] or first[3]) if first else ""
    top = words if first and (first[3] or first[1] == "#") else ""
    title = heading(values.get("title", "")) or top or _name(path)
    parts = [part.rpartition(".")[0] or part for part in path.split("/")[::-1]]
    week = sections.week(values.get("title", ""), words, *parts[:1], *path.split("/")[-2::-1])
    return title, week or sections.chapter(values.get("pre", ""))


def _name(path: str) -> str:
    """What to call a note without a title: the name of the file, or of its folder where the file is an index."""
    parts = PurePosixPath(path).parts
    stem = re.sub(r"\.(?:en|vi)$", "", PurePosixPath(path).stem)
    if stem.strip("_").lower() in ("index", "readme") and len(parts) > 1:
        stem = parts[-2]
    return " ".join(stem.replace("_", " ").split()) or path
