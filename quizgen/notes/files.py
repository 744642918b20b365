"""Which files are notes: those named, and the Markdown files of folders, in one stable order."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.model import Problem, Span

_ENDINGS = (".md", ".markdown")
_PASSED = frozenset({"themes", "public", "node_modules"})
_ODD = "the name holds control characters, or is not valid UTF-8"
_STEERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def find(paths: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The notes that the paths name: files of any ending, and Markdown files under folders.

    Paths come back joined to what was given, in POSIX style, sorted by their parts with numbers in numeric order; a
    file reached twice counts once. Hidden, theme, public and node_modules folders below a named folder are passed over
    and no symbolic link is followed there. Raises QuizgenError for a path that is missing or no file and no folder.
    """
    problems: list[Problem] = []
    found: dict[tuple[int, int], str] = {}
    for path in paths:
        for note, status in _named(path, problems):
            found.setdefault((status.st_dev, status.st_ino), note)
    return sorted(found.values(), key=_order), sorted(problems)


def _named(path: str, problems: list[Problem]) -> Iterator[tuple[str, os.stat_result]]:
    shown = _shown(path)
    try:
        status = Path(path).stat()
    except FileNotFoundError:
        raise QuizgenError(f"{shown}: no such file or folder") from None
    except (OSError, ValueError) as error:
        raise QuizgenError(f"{shown}: cannot be read ({_reason(error)})") from None
    if stat.S_ISDIR(status.st_mode):
        before = len(problems)
        notes = list(_walk(path, problems))
        if not notes and len(problems) == before:
            problems.append(_problem(path, "empty", "no Markdown file (*.md, *.markdown) in this folder"))
        yield from notes
    elif stat.S_ISREG(status.st_mode):
        if shown != path:
            raise QuizgenError(f"{shown}: {_ODD}, rename the file")
        yield _posix(path), status
    else:
        raise QuizgenError(f"{shown}: neither a file nor a folder")


def _walk(top: str, problems: list[Problem]) -> Iterator[tuple[str, os.stat_result]]:
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(_problem(folder, "unreadable", f"the folder cannot be read ({_reason(error)})"))
            continue
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and entry.name.lower() not in _PASSED:
                    folders.append(entry.path)
            elif not entry.name.startswith(".") and (entry.name.lower().endswith(_ENDINGS) or _leads_away(entry)):
                yield from _entry(entry, problems)


def _leads_away(entry: "os.DirEntry[str]") -> bool:
    """Whether a symbolic link stands for a folder, in which there may be notes."""
    return entry.is_symlink() and entry.is_dir() and entry.name.lower() not in _PASSED


def _entry(entry: "os.DirEntry[str]", problems: list[Problem]) -> Iterator[tuple[str, os.stat_result]]:
    if entry.is_symlink():
        problems.append(_problem(entry.path, "unreadable", "a symbolic link, passed over", "name it to have it read"))
    elif not entry.is_file(follow_symlinks=False):
        problems.append(_problem(entry.path, "unreadable", "not a regular file"))
    elif _shown(entry.path) != entry.path:
        problems.append(_problem(entry.path, "unreadable", _ODD, "rename the file"))
    else:
        yield _posix(entry.path), entry.stat(follow_symlinks=False)


def _posix(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path


def _shown(path: str) -> str:
    """The path as it can be written down: what is not UTF-8, or would steer a terminal, as backslash escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace") if not path.isascii() else path
    return _STEERS.sub(lambda sign: f"\\x{ord(sign[0]):02x}", text)


def _problem(path: str, code: str, message: str, hint: str = "") -> Problem:
    return Problem(Span(_posix(_shown(path)), 1, 1), code, message, hint)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _order(path: str) -> tuple[tuple[tuple[str, int], ...], ...]:
    return tuple(tuple((word, int(n or 0)) for word, n in re.findall(r"(\D*)(\d*)", part)) for part in path.split("/"))
