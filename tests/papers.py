"""A reader of printed pages that knows nothing of how they were made: what a student sees, and what the key says."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "br", "link", "img", "hr", "path"}


@dataclass
class Seen:
    """A question on paper; `options` are (letter, text), `lefts` the left-hand column of a match."""

    number: int = 0
    stem: str = ""
    options: list[tuple[str, str]] = field(default_factory=list)
    lefts: list[str] = field(default_factory=list)
    lines: int = 0


class _Reader(HTMLParser):
    """Texts by the classes and tags around them, in the order of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.texts.append(("/".join(self.open), "\n"))
        if tag not in VOID:
            self.open.append(f"{tag}.{dict(attrs).get('class') or ''}")
            self.texts.append(("/".join(self.open), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append(("/".join(self.open), data))


def texts(path: Path) -> list[tuple[str, str]]:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.texts


def questions(path: Path) -> list[Seen]:
    """Every question of a student's sheet."""
    found: list[Seen] = []
    for where, text in texts(path):
        last = where.rpartition("/")[2]
        if last == "article.question" and not text:
            found.append(Seen())
        if not found or "article.question" not in where:
            continue
        one = found[-1]
        if last == "span.number" and text:
            one.number = int(text.rstrip("."))
        elif last == "p.line" and not text:
            one.lines += 1
        elif "p.stem" in where and "span.ask" not in where and "span.worth" not in where:
            one.stem += text
        elif not text and last == "td.left":
            one.lefts.append("")
        elif not text and (last in ("li.", "td.right") or (last == "span." and "p.either" in where)):
            one.options.append(("", ""))
        elif "td.left" in where:
            one.lefts[-1] += text
        elif one.options and any(box in where for box in ("/li.", "td.right", "p.either")):
            mark, said = one.options[-1]
            marks = last.startswith(("i.bubble", "b."))
            one.options[-1] = (mark + text.strip(), said) if marks else (mark, said + text)
    for one in found:
        one.stem = " ".join(one.stem.split())
        one.options = [(mark, " ".join(said.split())) for mark, said in one.options if mark or said.strip()]
        one.lefts = [re.sub(r"^\d+\. ", "", " ".join(left.split())) for left in one.lefts if left.strip()]
    return found


def key(path: Path) -> dict[str, str]:
    """Label → letters, as the table at the head of a key says."""
    rows: dict[str, str] = {}
    label = ""
    for where, text in texts(path):
        last = where.rpartition("/")[2]
        if last == "th." and text.strip():
            label = text.strip()
        elif last == "td.said" and text.strip():
            rows[label] = text.strip()
    return rows
