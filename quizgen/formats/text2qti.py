"""The deck as a source for text2qti: Markdown that a teacher edits by hand and turns into a package for Canvas."""

import re
from collections.abc import Iterator
from pathlib import Path

from quizgen.formats._export import name, typed
from quizgen.formats._files import replace
from quizgen.formats._left import left
from quizgen.formats._question import Question, questions
from quizgen.formats._text import CODE, plain
from quizgen.formats._words import WORDS
from quizgen.model import Deck, Problem

SUFFIX = ".text2qti.txt"
_HEAD = "% made by quizgen"
_LETTERS = 26
# Markdown, mathematics and typography; a list, a comment and a definition only where a text begins with their mark.
_MEANT = re.compile(r"[\\`*_{}\[\]<>&$~^|\"'#!+=@]|(?<=[-.])[-.]|^[-:.%]|(?<=\d)[.)](?=\s)")


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the source; neither the time nor an earlier file changes what is written."""
    del now, previous
    blocks = [f"{_HEAD}\nQuiz title: {_line(deck.title) or 'quizgen'}\n"]
    blocks += ("\n".join(_question(entry)) + "\n" for entry, reason in _judged(deck) if not reason)
    replace(path, "\n".join(blocks).encode("utf-8", "replace"), opens="".join(_HEAD.split()).encode())


def left_out(deck: Deck) -> Iterator[Problem]:
    """Questions that text2qti has no form for, or that would make it refuse the whole file."""
    return (left(entry.card, reason) for entry, reason in _judged(deck) if reason)


def _judged(deck: Deck) -> Iterator[tuple[Question, str]]:
    """Every question with the reason to leave it out, empty where there is none."""
    seen: set[str] = set()
    for entry in questions(deck):
        asked = "\n".join(_asked(entry))
        reason = _reason(entry) or ("text2qti takes no question twice" if asked in seen else "")
        if not reason:
            seen.add(asked)
        yield entry, reason


def _reason(entry: Question) -> str:
    texts = [_line(option.text) for option in entry.options]
    if entry.shape in ("match", "order"):
        return "text2qti has no form for pairs and orders"
    if len(texts) > _LETTERS:
        return f"{len(texts)} options, and text2qti takes {_LETTERS}"
    return "text2qti takes no option twice" if len(set(texts)) < len(texts) else ""


def _question(entry: Question) -> Iterator[str]:
    """The lines of a question: what is asked, then why, then what to choose from."""
    yield f"Title: {name(entry)}"
    mark = f"{entry.number}. "
    first, *more = _asked(entry)
    yield mark + first
    for line in more:
        yield f"\n{' ' * len(mark)}{line}"
    if told := list(_told(entry)):
        yield f"... {'<br>'.join(told)}"
    yield from _answers(entry)


def _asked(entry: Question) -> tuple[str, ...]:
    return (_marked(entry.card.prompt), *([f"*{_marked(entry.ask)}*"] if entry.ask else []))


def _told(entry: Question) -> Iterator[str]:
    """What a student reads afterwards; where a person marks the answer, the answer too."""
    if not entry.options and not typed(entry):
        yield f"{WORDS[entry.card.fact.language]['key']}: {_marked(entry.card.answer)}"
    yield from map(_marked, filter(None, (entry.why, entry.source)))
    yield from (f'<a href="{_escaped(address)}">{_marked(called)}</a>' for address, called in entry.links)
    yield from map(_marked, filter(None, (entry.exams,)))


def _answers(entry: Question) -> Iterator[str]:
    for option in entry.options:
        if entry.shape == "multiple":
            mark = "[*]" if option.right else "[ ]"
        else:
            mark = ("*" if option.right else "") + f"{chr(ord('a') + option.place)})"
        yield f"{mark} {_marked(option.text)}"
        if option.why:
            yield f"... {_marked(option.why)}"
    if not entry.options:
        answers = typed(entry)
        yield from (f"* {_line(answer)}" for answer in answers)  # compared with what is typed: no Markdown
        if not answers:
            yield "____"


def _marked(text: str) -> str:
    """Markdown that shows the text, words between backticks as code."""
    pieces = CODE.split(plain(text))  # texts and codes by turns
    shown = (f"`{piece}`" if place % 2 else _escaped(piece) for place, piece in enumerate(pieces))
    return "<br>".join(_line(line) for line in "".join(shown).split("\n"))


def _escaped(text: str) -> str:
    return _MEANT.sub(lambda found: f"&#{ord(found[0])};", text)


def _line(text: str) -> str:
    return " ".join(plain(text).split())
