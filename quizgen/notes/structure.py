"""Markdown parsed into a tree of blocks in which no line of the note is lost, or else is named."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.model import Problem, Span
from quizgen.notes.marks import DEEP, prepare

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    Mended = tuple[list[Token], list[str], list[int]]

_FENCE = re.compile(r"^[ \t>*+\-\d.)]*(?:`{3}|~{3})", re.M)
_CLOSING = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*")
_NESTING = 100


@dataclass(slots=True)
class Node:
    """A block with the blocks in it; `line` is its first, `content` the inline text of what holds some."""

    type: str
    line: int
    tag: str
    markup: str
    content: str
    children: "list[Node]" = field(default_factory=list)


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    return parser.disable(["html_block", "code", "reference", "inline"])


def parse(body: str) -> tuple[list[Node], list[str]]:
    """The blocks of a note, with inline text left raw, and the lines they were read from."""
    tokens, lines, _ = _mended(body)
    return _nested(tokens), lines


def fenced(body: str) -> frozenset[int]:
    """The lines of code blocks, fences included, counted from 0."""
    tokens, _, _ = _mended(body)
    return frozenset(line for token in tokens if token.type == "fence" and token.map for line in range(*token.map))


def _nested(tokens: "list[Token]") -> list[Node]:
    """Tokens as a tree that holds no cycles, so that it is gone as soon as its note is read."""
    top: list[Node] = []
    open_ = [top]
    for token in tokens:
        if token.nesting < 0:
            open_.pop()
            continue
        kind, line = token.type.removesuffix("_open"), token.map[0] if token.map else 0
        node = Node(kind, line, token.tag, token.markup, token.content)
        open_[-1].append(node)
        if token.nesting > 0:
            open_.append(node.children)
    return top


def problems(path: str, body: str) -> list[Problem]:
    """What in the structure of a note was not read as it stands: fences never closed, nesting past all bounds."""
    deep = DEEP.search(body)
    if not (deep or _FENCE.search(body)):
        return []
    message = "the code fence opened here is never closed; the lines after it were read as text"
    tokens, _, opened = _mended(body)
    found = [Problem(Span(path, i + 1, i + 1), "open-fence", message, "close it with ```") for i in opened]
    if deep and max((token.level for token in tokens), default=0) > 28:
        line = body.count("\n", 0, deep.start()) + 1
        found.append(Problem(Span(path, line, line), "too-deep", "nested too deeply; read as if it were less deep"))
    return found


@lru_cache(maxsize=1)
def _mended(body: str) -> "Mended":
    """Parse, blank the fences that swallow the rest of the note, and parse again until none does."""
    lines = prepare(body).split("\n")
    opened: list[int] = []
    tokens = _parser().parse("\n".join(lines))
    for _ in range(8):
        loose = [t.map for t in tokens if t.type == "fence" and t.map and not _closed(t, lines)]
        if not loose:
            break
        for first, end in loose:
            if not lines[first]:  # the closing mark of the fence before
                continue
            after = end < len(lines) and _CLOSING.fullmatch(lines[end])
            last = end if after else first
            lines[first : last + 1] = [""] * (last + 1 - first)
            opened += [] if after else [first]
        tokens = _parser().parse("\n".join(lines))
    return tokens, lines, sorted(opened)


def _closed(token: "Token", lines: list[str]) -> bool:
    first, end = token.map or [0, 0]
    mark = _CLOSING.fullmatch(lines[min(end, len(lines)) - 1])
    return end - first > 1 and mark is not None and mark[1].startswith(token.markup)
