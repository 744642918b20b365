"""The blocks of a note cut into pieces: headings, items, prose, quotes, tables."""

import re
from collections.abc import Sequence

from quizgen.notes import cells
from quizgen.notes.pieces import BOLD, ITALIC, RULE, Piece
from quizgen.notes.structure import Node, parse
from quizgen.notes.text import plain

_CALLOUT = re.compile(r"\s*\[!\w[\w-]*\][+-]?[ \t]*(.*)")
_NEW = re.compile(r"\s*(?:[-+*•]\s|\d{1,2}[.)]\s|\*\*[^*\n]+(?::\*\*|\*\*\s*[:–—-])|\[[ xX]\]\s)")
_ENDED = re.compile(r"[.!?:;][*_`)\"”]*\s*$")


def grow(body: str) -> list[Piece]:
    """The pieces of a note, in the order of its lines."""
    return _pieces(*parse(body))


def _pieces(nodes: Sequence[Node], lines: list[str]) -> list[Piece]:
    found: list[Piece] = []
    under, mark, before = found, "", ""
    for node in nodes:
        if node.type not in ("bullet_list", "ordered_list"):
            made = _block(node, lines)
            (found[-1].children if found and _owns(found[-1], before, node.type, made) else found).extend(made)
            under, mark, before = found, "", node.type
            continue
        if not mark and found and before == "paragraph" and _introduces(found[-1], node.line):
            under = found[-1].children
        listed = [piece for item in node.children for piece in _item(item, lines, node.type == "ordered_list")]
        if under and mark and node.markup != mark and (node.markup == "+" or under[-1].raw.rstrip("* ").endswith(":")):
            under[-1].children += listed
        else:
            under += listed
            mark = node.markup
    return found


def _owns(piece: Piece, before: str, kind: str, made: list[Piece]) -> bool:
    """Whether a line such as "Reason:" has the paragraph or the table after it for its own."""
    text = piece.plain.text
    if before != "paragraph" or not made or not piece.prose or piece.children or not text.endswith(":"):
        return False
    if kind == "table":
        return True
    return (
        kind == "paragraph" and len(text.split()) <= 6 and not any(p.level or p.plain.text.endswith(":") for p in made)
    )


def _block(node: Node, lines: list[str]) -> list[Piece]:
    if node.type == "heading":
        return _heading(node)
    if node.type == "paragraph":
        return _prose(_content(node), node.line)
    if node.type == "blockquote":
        return [_quote(node, lines)]
    if node.type == "hr":
        return [Piece(RULE, node.line, node.line, silent=True)]
    return _table(node, lines) if node.type == "table" else []


def _content(node: Node) -> str:
    return node.children[0].content if node.children else ""


def _heading(node: Node) -> list[Piece]:
    """A heading; a paragraph that a rule drawn under it made one stays prose."""
    content, first = _content(node), node.line
    if node.markup in ("-", "=") and ("\n" in content or len(content.split()) > 12 or _ENDED.search(content)):
        return _prose(content, first)
    return [Piece(content, first, first, level=int(node.tag[1]))] if content else []


def _prose(content: str, first: int) -> list[Piece]:
    lines = content.split("\n")
    if all(line.lstrip().startswith("|") and line.count("|") > 1 for line in lines):
        return cells.loose(lines, first)
    found: list[Piece] = []
    for raw, start, last in _groups(lines, first, short=60):
        parts = (
            [Piece(p.raw, start, last, children=p.children) for p in cells.items(raw, start)]
            if "<br" in raw.lower()
            else []
        )
        for piece in parts or [Piece(raw, start, last)]:
            piece.level = _label(piece)
            piece.prose = True
            piece.ordered = bool(re.match(r"\s*\d{1,2}[.)]\s", piece.raw))
            piece.raw = re.sub(r"^\s*(?:\d{1,2}[.)]|[-+*•])\s+", "", piece.raw)
            found.append(piece)
    return found


def _label(piece: Piece) -> int:
    """The level of a line that is wholly bold or italic and so works as a heading, 0 for all others."""
    text, words = piece.plain.text, len(piece.plain.text.split())
    if piece.children or text.endswith((".", "!", "?", ";", ",")):
        return 0
    if piece.plain.style == "strong" and words <= 12:
        return BOLD
    return ITALIC if piece.plain.style == "em" and (text.endswith(":") or words <= 6) else 0


def _groups(lines: list[str], first: int, short: int) -> list[tuple[str, int, int]]:
    """Physical lines put together where one is wrapped: raw text, first line, last line."""
    found: list[tuple[list[str], int]] = []
    for i, line in enumerate(lines):
        if found and not _starts(found[-1][0][-1], line, short):
            found[-1][0].append(line)
        else:
            found.append(([line], first + i))
    return [("\n".join(group).strip().rstrip("\\"), start, start + len(group) - 1) for group, start in found]


def _starts(before: str, line: str, short: int) -> bool:
    if (
        _NEW.match(line)
        or before.endswith(("  ", "\\"))
        or "<br" in f"{before} {line}".lower()
        or not any(map(str.isalnum, plain(before).text))
    ):
        return True
    opening = line.lstrip(' *_`"“(')[:1]
    fresh = opening.isupper() or opening.isdigit()
    return fresh and (bool(_ENDED.search(before)) or (len(before) < short and not before.rstrip().endswith((",", "-"))))


def _introduces(piece: Piece, line: int) -> bool:
    """Whether a line of prose owns the list after it: it ends in a colon, or is short and near, as a name is."""
    if piece.level or piece.silent or not piece.prose:
        return False
    text = piece.plain.text
    words, blank = len(text.split()), line - piece.last - 1
    near = (blank == 0 and words <= 12) or (blank == 1 and words <= 5 and text[:1].isupper())
    return text.endswith(":") or (near and not text.endswith((".", "!", "?")))


def _item(node: Node, lines: list[str], ordered: bool) -> list[Piece]:
    if not node.children or node.children[0].type not in ("paragraph", "heading"):
        return _pieces(node.children, lines)
    head, *rest = node.children
    (raw, first, last), *more = _groups(_content(head).split("\n"), head.line, short=0)
    piece, *parts = ("<br" in raw.lower() and cells.items(raw, first)) or [Piece(raw, first, last)]
    piece.ordered, piece.prose, piece.last = ordered, False, last
    for part in parts:
        if part.prose and not part.children:
            piece.raw += " " + part.raw
        else:
            piece.children.append(part)
    after: list[Piece] = []
    for text, start, end in more:
        for extra in _prose(text, start):
            extra.last = end
            (piece.children if lines[start][:1].isspace() and not extra.level else after).append(extra)
    piece.children += _pieces(rest, lines)
    return [piece, *after]


def _quote(node: Node, lines: list[str]) -> Piece:
    """A block quote; the title of a callout stands in the trail of its lines."""
    title, children, first = "", node.children, node.line
    made: list[Piece] = []
    if children and children[0].type == "paragraph":
        opening, *others = _content(children[0]).split("\n")
        if callout := _CALLOUT.match(opening):
            title, children = callout[1], children[1:]
            made = _prose("\n".join(others), first + 1) if others else []
    return Piece(title, first, first, silent=True, children=made + _pieces(children, lines))


def _table(node: Node, lines: list[str]) -> list[Piece]:
    """A table; what Markdown takes for its rows may be prose right under it, or the next table."""
    head, *bodies = node.children
    header = [_content(cell) for cell in head.children[0].children]
    found: list[Piece] = []
    rows: list[cells.Row] = []
    barred = "|" if lines[node.line].lstrip(" \t>").startswith("|") else ""
    for row in (row for body in bodies for row in body.children):
        line = row.line
        if not lines[line].lstrip(" \t>").startswith(barred) or "|" not in lines[line]:
            found += cells.table(header, rows) + _prose(lines[line].strip(), line)
            rows = []
        elif cells.DELIMITER.fullmatch(lines[line]):
            if rows and cells.heads(rows[-1][1]):
                _, fresh = rows.pop()
                found += cells.table(header, rows)
                header, rows = list(fresh), []
        else:
            raw = cells.split(lines[line])
            rows.append((line, raw if len(raw) > len(header) else [_content(cell) for cell in row.children]))
    return found + cells.table(header, rows)
