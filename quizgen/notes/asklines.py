"""The lines that a ready-made question is written in: what opens it, its options, its key, its reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.notes.text import plain

Kind = Literal["blank", "text", "label", "option", "task", "answer", "why", "summary", "open", "close", "rule", "other"]

PICTURE = "![]"
_LONGEST, _TITLE = 2000, 4  # signs of a line, lines of a title
_TAGS = re.compile(r"(<summary[^>\n]{0,200}>.{0,400}?</summary>|</?details[^>\n]{0,200}>)", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary[^>]*>(.*)</summary>", re.IGNORECASE)
_ITEM = r"(?:(?:[-+•*]|\d{1,3}[.)])\s+)?"
_HEAD = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"-{3,}|\*{3,}|_{3,}")
_ENUMERATED = re.compile(r"(\d{1,3})[.)]\s+")
_BULLET = re.compile(r"[-+•*]\s+")
_TASK = re.compile(r"(?:[-+*]|\d{1,2}[.)])\s+\[([ xX])\]\s*(.+)")
_OPTION = re.compile(
    r"(?P<mark>(?:>{2,}|[✅✔☑*]\ufe0f?)\s*)?(?:[-+•*]\s+)?(?P<too>[✅✔☑]\ufe0f?\s*)?\(?(?P<letter>[A-Ha-h])[.)]\s+(?P<text>\S.*)"
)
_REMARK = re.compile(r"\s+(?:->|→)\s.*")  # behind an option with a box: "- [ ] Amazon VPC -> a network"
_TAIL = re.compile(r"\s*(?:[✅✔☑]\ufe0f?|\((?:correct|đúng)\))\s*$", re.IGNORECASE)
_ANSWER = re.compile(
    rf"(?:#+\s+)?{_ITEM}(?:(?:show |the )?(?:correct |right )?(?:answers?|ans)(?:\(s\))?(?: is| are)?"
    r"|(?:xem )?(?:câu )?trả lời(?: đúng)?|(?:xem )?đáp án(?: đúng)?(?: là)?)\s*(?:[:：]\s*(?P<said>.*)|$)",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"{_ITEM}A\d{{0,3}}[:：]\s*(?P<said>.*)")
_WHY = re.compile(
    rf"{_ITEM}(?:explanation|reason|rationale|why|giải thích|lý do|vì sao)\s*(?:[:：]\s*(?P<said>.*)|$)", re.IGNORECASE
)
_LABEL = re.compile(
    rf"(?:#+\s+)?{_ITEM}(?:q|question|câu hỏi|câu|hỏi|scenario|tình huống)"
    r"(?:\s?#?\d{1,3}\s*(?:[:：.)–—-]|$)|(?P<says>\s+(?:says|nói))?\s*[:：])\s*(?P<said>.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:options|choices|(?:các )?lựa chọn|(?:các )?phương án)\s*[:：]?", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A line of a note, or what stands between two tags in it; `number` is counted from 0.

    `item` tells a list item, `opens` a heading or an item with a number; `right` an option that is marked.
    """

    number: int
    kind: Kind
    text: str = ""
    letter: str = ""
    right: bool = False
    depth: int = 0
    item: bool = False
    opens: bool = False
    head: bool = False
    says: bool = False


def cut(lines: Sequence[str], first: int) -> Iterator[Line]:
    """Lines by what they are in a question; the tags of a fold are lines of their own."""
    for number, line in _titled(lines, first):
        if len(line) > _LONGEST:
            yield Line(number, "other")
            continue
        parts = [part for part in _TAGS.split(line) if part.strip(" \t>")] if "<" in line else []
        for part in parts or [line]:
            yield _line(part, number)


def _titled(lines: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; the title of a fold that runs over several is one line."""
    title: list[str] = []
    for number, line in enumerate(lines, first):
        title.append(line)
        if "<summary" in title[0] and "</summary>" not in line and len(title) < _TITLE:
            continue
        yield number + 1 - len(title), " ".join(title) if len(title) > 1 else line
        title.clear()
    yield from enumerate(title, first + len(lines) - len(title))


def _line(raw: str, number: int) -> Line:
    if _RULE.fullmatch(raw.strip()):
        return Line(number, "rule")
    bare = raw.replace("**", "").lstrip(" \t")
    quoted = re.match(r"(?:>(?!>)[ \t]*)+", bare)
    bare = (bare[quoted.end() :] if quoted else bare).strip()
    depth = len(raw) - len(raw.lstrip(" \t"))
    if not bare or _NAMED.fullmatch(bare):
        return Line(number, "blank")
    if bare.startswith("<"):
        return _tag(bare, number)
    if bare.startswith(("|", "```", "~~~")):
        return Line(number, "other")
    return _said(bare, number, depth)


def _tag(bare: str, number: int) -> Line:
    if found := _SUMMARY.fullmatch(bare):
        title = plain(found[1]).text
        labelled = _LABEL.fullmatch(title)
        return Line(number, "summary", labelled["said"] if labelled else title)
    low = bare.lower()
    if low.startswith("<img"):
        return Line(number, "text", PICTURE)
    kind: Kind = "open" if low.startswith("<details") else "close" if low.startswith("</details") else "other"
    return Line(number, kind)


def _said(bare: str, number: int, depth: int) -> Line:
    if found := _TASK.fullmatch(bare):
        lettered = _OPTION.fullmatch(found[2])
        said = _REMARK.sub("", lettered["text"] if lettered else found[2])
        return Line(number, "task", _plain(said), right=found[1] in "xX", depth=depth)
    if found := _OPTION.fullmatch(bare):
        marked = bool(found["mark"] or found["too"] or _TAIL.search(found["text"]))
        return Line(number, "option", _plain(found["text"]), found["letter"].upper(), marked, depth)
    if found := _ANSWER.fullmatch(bare) or _SHORT.fullmatch(bare):
        return Line(number, "answer", plain(found["said"] or "").text, depth=depth)
    if found := _WHY.fullmatch(bare):
        return Line(number, "why", plain(found["said"] or "").text, depth=depth)
    if found := _LABEL.fullmatch(bare):
        return Line(number, "label", _plain(found["said"]), depth=depth, says=bool(found["says"]))
    head, counted = _HEAD.match(bare), _ENUMERATED.match(bare)
    item = bool(counted or _BULLET.match(bare))
    words = _plain(bare[head.end() :] if head else bare) or (PICTURE if "![" in bare else "")
    return Line(number, "text", words, depth=depth, item=item, opens=bool(head or counted), head=bool(head))


def _plain(raw: str) -> str:
    """The words alone: no mark of a list, no number, no sign that a key is right."""
    text = _BULLET.sub("", _ENUMERATED.sub("", raw.strip(), count=1), count=1)
    return plain(_TAIL.sub("", text)).text
