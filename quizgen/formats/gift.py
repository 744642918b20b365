"""The deck in GIFT, the plain text in which Moodle and other platforms take questions."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from quizgen.formats._export import FRACTIONS, category, fits, name, reasons, rich, rows, stem, truth, typed
from quizgen.formats._files import replace
from quizgen.formats._question import Question, parts, questions
from quizgen.formats._text import plain
from quizgen.formats.moodle import left_out
from quizgen.model import Deck

SUFFIX = ".gift.txt"
__all__ = ["SUFFIX", "left_out", "write"]
_HEAD = "// made by quizgen\n"
_MEANT = re.compile(r"[~=#{}:\\]")


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the questions; neither the time nor an earlier file changes what is written."""
    del now, previous
    blocks = [_HEAD]
    for title, part in parts(questions(deck), deck.title):
        blocks.append(f"$CATEGORY: {category(deck.title, title)}\n")
        blocks += (_question(entry) for entry in part if fits(entry))
    replace(path, "\n".join(blocks).encode("utf-8", "replace"), opens=b"//madebyquizgen")


def _question(entry: Question) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in map(_tagged, entry.card.tags) if tag)
    told = reasons(entry, each=entry.shape == "true_false")
    lines = [*_answers(entry), *([f"####{_html(told)}"] if told else [])]
    body = "".join(f"\t{line}\n" for line in lines)
    return f"// [id:{entry.card.id}]{tags}\n::{_safe(name(entry))}::{_html(stem(entry))} {{\n{body}}}\n"


def _answers(entry: Question) -> Iterator[str]:
    said = truth(entry) if entry.shape == "true_false" else None
    if said is not None:
        yield "TRUE" if said else "FALSE"
    elif entry.shape in ("open", "cloze"):
        # A star would stand for any letters.
        yield from (f"={_safe(text.replace('*', chr(92) + '*'))}" for text in typed(entry))
    elif entry.shape in ("match", "order"):
        yield from (f"={_html(rich(one))} -> {_safe(escape(plain(other), quote=False))}" for one, other in rows(entry))
        yield from (f"= -> {_safe(escape(plain(spare), quote=False))}" for spare in _spares(entry))
    else:
        yield from (_option(entry, place) for place in range(len(entry.options)))


def _option(entry: Question, place: int) -> str:
    option = entry.options[place]
    if entry.shape == "multiple":
        wrong = len(entry.options) - len(entry.correct)
        mark = f"~%{FRACTIONS[len(entry.correct)] if option.right else '-' + FRACTIONS[wrong]}%"
    else:
        mark = "=" if option.right else "~"
    return mark + _html(rich(option.text)) + (f"#{_html(rich(option.why))}" if option.why else "")


def _spares(entry: Question) -> list[str]:
    """What a match offers on the right beside the answers."""
    used = {option.place for option in entry.solved}
    return [option.text for option in entry.options if option.place not in used] if entry.shape == "match" else []


def _html(text: str) -> str:
    return f"[html]{_safe(text)}"


def _safe(text: str) -> str:
    """The text with every mark escaped that GIFT would read, on one line."""
    return _MEANT.sub(r"\\\g<0>", plain(text)).replace("\n", r"\n")


def _tagged(text: str) -> str:
    return re.sub(r"[\[\]\s]+", " ", plain(text)).strip()
