"""The pictures that lines of a note show: found in its Markdown, and on the disk only below the notes' own folder."""

import re
import stat
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from quizgen.model import Note, Picture, Problem, Span
from quizgen.notes.marks import blanked
from quizgen.notes.structure import fenced

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
LARGEST, IN_ALL = 5 * 2**20, 100 * 2**20
_MARKED = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,300})\]\(\s*(?:<(?P<angled>[^>\n]{1,500})>|(?P<bare>[^\s()\n]{1,500}(?:\([^\s()\n]{0,100}\)[^\s()\n]{0,100})?))"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
    r"|!\[\[(?P<wiki>[^\]|\n]{1,300})(?:\|[^\]\n]{0,100})?\]\]"
    r"|(?P<tag>(?:<img\b|\{\{[<%]\s*figure\b)[^>\n]{0,1000}>)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\bsrc\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'>}]+))", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CODE = re.compile(r"(`{1,3})[^`\n]{1,500}\1")
_LONGEST = 20_000  # no line that a person wrote is longer
_ANY = re.compile(r"!\[|<img\b|figure\b", re.IGNORECASE)
_REMOTE = re.compile(r"[a-z][a-z\d+.-]+:|//", re.IGNORECASE)


@dataclass(frozen=True)
class _Shown:
    """A picture as a note names it, and on which line."""

    target: str
    alt: str
    line: int


def pictures(
    notes: Iterable[Note], wanted: Collection[Span], paths: Sequence[str]
) -> tuple[dict[Span, tuple[Picture, ...]], list[Problem]]:
    """The pictures of the lines that are wanted, and those that no card can show as problems.

    `paths` are the files and folders that were named: no picture outside their folders is ever read.
    """
    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)]
    found: dict[Span, tuple[Picture, ...]] = {}
    problems: dict[tuple[str, str], Problem] = {}
    taken: dict[Path, int] = {}
    spans_of = defaultdict(list)
    for span in sorted(wanted):
        spans_of[span.path].append(span)
    for note in notes:
        spans = spans_of[note.path]
        lines = _lines(note.body) if spans and _ANY.search(note.body) else {}
        for span in spans:
            kept = []
            for shown in (shown for line in range(span.first, span.last + 1) for shown in lines.get(line, ())):
                one = _taken(shown, note.path, folders, taken)
                if isinstance(one, Picture):
                    kept.append(one)
                else:
                    at = Span(note.path, shown.line, shown.line)
                    problems.setdefault((note.path, shown.target), Problem(at, "picture", f"{shown.target} {one}"))
            if kept:
                found[span] = tuple(kept)
    return found, sorted(problems.values())


def _lines(body: str) -> Mapping[int, Sequence[_Shown]]:
    """Pictures by the line that they belong to: their own, or where they stand alone the nearest text above them."""
    code = fenced(body)
    found: dict[int, list[_Shown]] = defaultdict(list)
    above = 0
    for number, line in enumerate(blanked(body, "<!--", "-->").split("\n"), 1):
        read = number - 1 not in code and len(line) < _LONGEST
        text = _CODE.sub("code", line) if read else ""
        if not read or re.search(r"\w", _MARKED.sub("", text)):
            above = number
        found[above] += _named(text, number)
    return found


def _named(text: str, line: int) -> Iterator[_Shown]:
    for match in _MARKED.finditer(text):
        if tag := match["tag"]:
            source, alt = _SOURCE.search(tag), _ALT.search(tag)
            target = next(filter(None, source.groups()), "") if source else ""
            said = next(filter(None, alt.groups()), "") if alt else ""
        else:
            target, said = match["angled"] or match["bare"] or match["wiki"], match["alt"] or ""
        if target:
            yield _Shown(target.strip(), " ".join(said.split()), line)


def _taken(shown: _Shown, note: str, folders: Sequence[Path], taken: dict[Path, int]) -> Picture | str:
    """The file of a picture, or why there is none."""
    file = _file(shown.target, note, folders)
    if isinstance(file, str):
        return file
    if file.suffix.lower() not in ENDINGS:
        return f"is no picture that Anki shows ({', '.join(ENDINGS)})"
    size = file.stat().st_size
    if size > LARGEST:
        return f"is larger than {LARGEST // 2**20} MB"
    if file not in taken and sum(taken.values()) + size > IN_ALL:
        return f"is left out: the pictures before it take up {IN_ALL // 2**20} MB"
    taken[file] = size
    return Picture(str(file), shown.alt or file.stem)


def _file(target: str, note: str, folders: Sequence[Path]) -> Path | str:
    """Where a picture lies; links are followed first, so that none leads out of the folder."""
    if _REMOTE.match(target):
        return "is not in a file, so no card shows it: save it beside the note"
    name = unquote(re.split(r"[?#]", target)[0])
    try:
        home = Path(note).resolve()
        tops = [top for top in (folder.resolve() for folder in folders) if home.is_relative_to(top)]
        # A site serves "/images/x.png" from its top or from its folder "static".
        starts = [top / room for top in tops for room in ("", "static")] if name.startswith("/") else [home.parent]
        files = [(start / name.lstrip("/")).resolve() for start in starts]
        inside = [file for file in files if any(file.is_relative_to(top) for top in tops)]
        there = [file for file in inside if file.exists()]
        regular = [file for file in there if stat.S_ISREG(file.stat().st_mode)]
    except (OSError, ValueError, RuntimeError):
        return "cannot be read"
    if not regular and not inside:
        return "lies outside the notes: name the folder that holds both"
    return regular[0] if regular else "is no file" if there else "is not there"
