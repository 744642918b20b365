"""Tables: items in the cells of task tables, and the rows of all others."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from quizgen.model import Role
from quizgen.notes.language import fold
from quizgen.notes.pieces import Piece
from quizgen.notes.text import Plain, plain

Row = tuple[int, Sequence[str]]

DELIMITER = re.compile(r"[\s>]*(?=[^-]*-)[\s|:-]+")
_BREAK = re.compile(r"</?br\b[^>]{0,20}>", re.I)
_PAD = re.compile(r"(?:&(?:emsp|ensp|nbsp|thinsp|#8195|#160);?|\s)*")
_MARK = re.compile(r"([-+•●◦▪○‣➤])\s*(?=\D)(?![-+>])|([-+•●◦▪○*–—·➤])\s+|(\d{1,2}[.)])\s+")
_WIDTHS = {"&ems": 4, "&#81": 4, "&ens": 2, "&nbs": 1, "&#16": 1, "\u2003": 4, "\u2002": 2}
_YES, _NO = frozenset("✅✓✔☑✔️☑️"), frozenset("❌✗✘✖❎⛔🚫")
_KINDS = (
    ("day", re.compile(r"days?|thu|ngay|date|no|stt|week|tuan|day date|day of week|time|thoi gian|buoi|ngay thu")),
    ("date", re.compile(r".*\b(?:start\w*|end|complet\w+|finish\w*|due|deadline|bat dau|ngay (?:ket|hoan|thuc))\b.*")),
    (
        "link",
        re.compile(r".*\b(?:references?|resources?|materials?|sources?|links?|docs?|tai lieu|nguon|tham khao)\b.*"),
    ),
    ("status", re.compile(r"status|state|progress|done|trang thai|tinh trang|tien do|hoan thanh")),
    ("task", re.compile(r".*\b(?:tasks?|work|activit\w+|cong viec|noi dung|nhiem vu|hoat dong|dau viec)\b.*")),
)
_IDLE = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?|tues|thurs|thu (?:hai|ba|tu|nam|sau|bay|[2-8])|hai|ba|tu|nam|sau"
    r"|bay|chu nhat|cn|t[2-8]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d+(?:st|nd|rd|th)?|dd|mm|yyyy"
    r"|day|ngay|week|tuan|to|den|and|va|&|am|pm|done|completed?|finished|in progress|ongoing|pending|hoan thanh"
    r"|dang (?:lam|thuc hien)|da (?:xong|hoan thanh)|xong|na|n a)(?: |$)"
)
_DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


_OVERVIEW = re.compile(r"(?:overview|introduction|tổng quan|giới thiệu)\b", re.I)
_SIDE = re.compile(r"[A-ZĐ][\w-]+:\s")


def items(raw: str, line: int) -> list[Piece]:
    """The items of one cell, nested by their indentation and by marks that change ("-" over "+")."""
    top: list[Piece] = []
    stack: list[tuple[tuple[int, int], Piece]] = []
    ranks: dict[str, int] = {}
    parts = [part for part in map(_segment, _BREAK.split(raw)) if part[2]]
    for (width, mark, text), after in zip_longest(parts, parts[1:], fillvalue=(0, "", "")):
        label = not mark and after[1] and after[0] == width and _labels(text)
        key = (width, ranks.setdefault(mark, len(ranks) + 1) if mark else int(not label))
        while stack and stack[-1][0] >= key:
            stack.pop()
        piece = Piece(text, line, line, ordered=mark == "1", prose=not mark)
        (stack[-1][1].children if stack else top).append(piece)
        stack.append((key, piece))
    return _headed(top)


def _headed(found: list[Piece]) -> list[Piece]:
    """The items with those that only name a side ("Principles: …") put under the overview that opens the cell."""
    if len(found) < 2 or found[0].children or not _OVERVIEW.match(found[0].plain.text):
        return found
    kept = [found[0]]
    for piece in found[1:]:
        (kept[0].children if _SIDE.match(piece.plain.text) and len(kept) == 1 else kept).append(piece)
    return kept


def table(header: Sequence[str], rows: Sequence[Row]) -> list[Piece]:
    """The pieces of a table: items of the telling cells of a task table, one piece a row of any other."""
    names = [plain(cell).text for cell in header]
    kinds = [_kind(name) for name in names]
    dated = {"day", "date"} if "task" in kinds else {"date", "status", "link"} if "day" in kinds else set()
    if not dated & set(kinds):
        return [piece for row in rows for piece in _row(names, row)]
    return [piece for row in rows for piece in _tasks(names, kinds, row)]


def loose(lines: Sequence[str], first: int) -> list[Piece]:
    """The rows of a table that Markdown does not take for one (no delimiter row, or a wrong one)."""
    cells = [split(line) for line in lines]
    if len(lines) > 1 and DELIMITER.fullmatch(lines[1]):
        return table(cells[0], [(first + i, row) for i, row in enumerate(cells) if i > 1])
    return [p for i, row in enumerate(cells) for cell in row if not _idle(cell) for p in items(cell, first + i)]


def heads(cells: Sequence[str]) -> bool:
    """Whether a row reads like the header of a task table."""
    return any(_kind(plain(cell).text) for cell in cells)


def split(line: str) -> list[str]:
    """The cells of one line, cut at bars that are not escaped."""
    bare = re.sub(r"^[\s>]*\|?|(?<!\\)\|\s*$", "", line)
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", bare)]


def _segment(part: str) -> tuple[int, str, str]:
    pad = _PAD.match(part)
    rest = part[pad.end() if pad else 0 :]
    width = sum(_WIDTHS.get(sign[:4], 0) for sign in re.findall(r"&[#\w]+|\s", pad[0] if pad else ""))
    mark = _MARK.match(rest)
    if not mark or rest.startswith("**"):
        return width, "", rest.strip()
    return width, "1" if mark[3] else mark[1] or mark[2], rest[mark.end() :].strip()


def _labels(text: str) -> bool:
    return text.rstrip("* ").endswith(":") or plain(text).style == "strong"


@lru_cache(maxsize=1024)
def _kind(name: str) -> str:
    folded = fold(name)
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(folded)), "")


def _idle(cell: str) -> bool:
    """Whether a cell says nothing: a date, a day, a number, a state, a link."""
    text = plain(cell).bare
    folded = fold(text)
    while folded and (found := _IDLE.match(folded)):
        folded = folded[found.end() :]
    return not folded or bool(_DOMAIN.fullmatch(text))


def _tasks(names: Sequence[str], kinds: Sequence[str], row: Row) -> Iterator[Piece]:
    line, cells = row
    telling = [(kind, name, cell) for kind, name, cell in _columns(names, kinds, cells) if _tells(kind, cell)]
    within: list[Piece] | None = None
    for kind, name, cell in telling:
        made = items(cell, line)
        wrapped = made
        for piece in made if kind in ("task", "link") else ():
            piece.role = Role.TASK
        if kind != "task":
            wrapped = [Piece(name, line, line, silent=True, children=made)]
        if within is not None:
            within += wrapped
            continue
        yield from wrapped
        if len(telling) > 1 and len(made) == 1 and made[0].prose and len(cell.split()) <= 8:
            topic = Piece(made[0].raw, line, line, silent=True)
            within = topic.children
            yield topic


def _columns(names: Sequence[str], kinds: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for i, cell in enumerate(cells):
        yield (kinds[i], names[i], cell) if i < len(names) else ("", "", cell)


def _tells(kind: str, cell: str) -> bool:
    if _idle(cell) or (kind in ("day", "date", "status") and len(cell.split()) < 6):
        return False
    return kind != "link" or (plain(cell).bare == plain(cell).text and len(cell.split()) >= 5)


def _row(names: Sequence[str], row: Row) -> Iterator[Piece]:
    line, cells = row
    pairs = [(names[i] if i < len(names) else "", _value(cell)) for i, cell in enumerate(cells)]
    told = tuple(
        (name, value)
        for i, (name, value) in enumerate(pairs)
        if value and (i == 0 or plain(cells[i]).bare or len(value) < 4)
    )
    if told:
        first = plain(next(cell for cell in cells if cell.strip()))
        text = " | ".join(value for _, value in told)
        bare = "".join(plain(cell).bare for cell in cells)
        yield Piece(text, line, line, row=told, ready=Plain(text, first.lead, bare))


def _value(cell: str) -> str:
    sign = cell.strip().strip("\ufe0f")
    if sign in _YES or sign in _NO:
        return "yes" if sign in _YES else "no"
    return "; ".join(text for part in _BREAK.split(cell) if (text := plain(_segment(part)[2]).text))
