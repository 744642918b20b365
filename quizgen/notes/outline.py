"""A note made into bullets: what it says, line by line, with the headings and bullets that each stands under."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.model import Bullet, Note, Role, Span
from quizgen.notes import asked, language, sections, template
from quizgen.notes.pieces import RULE, Piece
from quizgen.notes.repair import damaged
from quizgen.notes.text import heading, picture
from quizgen.notes.tree import grow

_COMMAND = re.compile(
    r"\$ |sudo |#!"
    r"|(?:aws|docker|kubectl|terraform|npm|pip3?|git|curl|cd|ssh|scp|chmod|sam|cdk|yum|apt) [a-z][\w.-]*(?: |$)"
)
_SAID = re.compile(r"[^\W_]")
_GENERIC = re.compile(r"(?:(?:index|readme|notes?|summary|untitled|study|draft|todo|content|docs|aws|exam|tips)\b ?)*")


@dataclass(frozen=True)
class Above:
    """What stands above a piece: the trail, where its last member stands, and the role that it was given."""

    trail: tuple[str, ...]
    head: Span | None = None
    role: Role | None = None


def outline(note: Note) -> tuple[Bullet, ...]:
    """Every list item, line of prose, item of a table cell and row of a table, in the order of the note.

    Headings, code and the day and date cells of task tables make none. What can hold no knowledge carries a `skip`.
    A ready-made question is one bullet, whatever it is written in.
    """
    body, questions = asked.take(note.body)
    pieces = grow(body)
    telling = sections.week(note.title) is None and not _GENERIC.fullmatch(language.fold(note.title))
    trail = (note.title,) if telling and not any(piece.level == 1 for piece in pieces) else ()
    bullets: list[Bullet] = []
    _flatten(pieces, note, Above(trail), bullets, questions)
    return tuple(bullets)


def _flatten(
    pieces: list[Piece], note: Note, above: Above, bullets: list[Bullet], questions: Mapping[int, asked.Ready]
) -> None:
    heads: list[Piece] = []
    for piece in pieces:
        if piece.level:
            heads = [*(head for head in heads if head.level < piece.level), piece]
            continue
        named = [(text, head) for head in heads if (text := heading(head.raw))]
        nearest = _span(note, named[-1][1]) if named else above.head
        here = Above((*above.trail, *(text for text, _ in named)), nearest, piece.role or above.role)
        if not piece.silent:
            bullets.append(_bullet(piece, note, here))
        elif piece.raw == RULE and piece.first in questions:
            bullets.append(_question(questions[piece.first], note, here))
        name = heading(piece.raw) if piece.silent else piece.plain.text.rstrip(" :：")
        under = Above((*here.trail, name), _span(note, piece), here.role) if name else here
        _flatten(piece.children, note, under, bullets, questions)


def _span(note: Note, piece: Piece) -> Span:
    return Span(note.path, piece.first + 1, piece.last + 1)


def _question(ready: asked.Ready, note: Note, above: Above) -> Bullet:
    """A ready-made question: its text is the stem and the keys, so that wrong options name nothing."""
    text = " ".join((ready.asked.stem, ", ".join(ready.asked.keys))).strip()
    return Bullet(
        text=text,
        span=Span(note.path, ready.first + 1, ready.last + 1),
        trail=above.trail,
        role=_role(above),
        language=language.guess(ready.asked.stem) or note.language,
        week=note.week,
        skip="mojibake" if damaged(text) else ready.skip,
        head=above.head,
        asked=ready.asked,
    )


def _role(above: Above) -> Role:
    named = next((found for name in reversed(above.trail) if (found := sections.role(name))), Role.OTHER)
    return above.role or named


def _bullet(piece: Piece, note: Note, above: Above) -> Bullet:
    text = piece.plain.text
    return Bullet(
        text=text or picture(piece.raw) or piece.raw.strip(),
        span=_span(note, piece),
        lead=piece.plain.lead,
        trail=above.trail,
        role=_role(above),
        language=language.guess(text) or note.language,
        week=note.week,
        children=tuple(piece.spoken()),
        ordered=piece.ordered,
        row=piece.row,
        skip=_skip(piece, note),
        head=above.head,
    )


def _skip(piece: Piece, note: Note) -> str:
    if not piece.raw.isascii() and damaged(
        piece.raw, strict=any(problem.code == "mojibake" for problem in note.problems)
    ):
        return "mojibake"
    if not _SAID.search(piece.plain.bare):
        return "contents" if picture(piece.raw) else "placeholder"
    if piece.prose and _COMMAND.match(piece.plain.text):
        return "code"
    return template.skip(piece.plain.text)
