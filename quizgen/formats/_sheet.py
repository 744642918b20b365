"""Sheets for paper: one for the student, one with the key, alike in every browser that prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from quizgen.formats._files import refuse_other, replace
from quizgen.formats._question import Question, parts, questions
from quizgen.formats._render import OPENS, page
from quizgen.formats._version import Version, versions
from quizgen.formats._words import WORDS, language
from quizgen.model import Deck, Language

Answers = Literal["separate", "inline", "none"]
Paper = Literal["a4", "letter"]
_BLOCK, _MATRIX, _CODE = 10, 20, 300
_MASK = 3  # readers take any of the eight; to try them all and weigh them takes five times as long


@dataclass(frozen=True)
class Layout:
    """How sheets look.

    `versions` 0 is one sheet in the deck's order, by parts; 1 to 26 are sheets A, B … in orders drawn from `seed`.
    `points` go by kind, "" for all others; without it no points are printed and each question counts one. `minutes`
    0 is no limit. `templates` is a folder of templates that win over those that ship.
    """

    title: str = ""
    answers: Answers = "separate"
    paper: Paper = "a4"
    versions: int = 0
    seed: int = 1
    large: bool = False
    duplex: bool = False
    bubbles: bool = True
    minutes: int = 0
    points: Mapping[str, int] = field(default_factory=dict)
    templates: Path | None = None

    def worth(self, entry: Question) -> int:
        """The points of a question."""
        return self.points.get(entry.card.kind, self.points.get("", 1))


@dataclass(frozen=True)
class Row:
    """A row of the answer sheet: circles with these letters, or a line where there are none; `right` are the key's."""

    label: str
    letters: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


def write_sheet(deck: Deck, path: Path, layout: Layout = Layout()) -> tuple[Path, ...]:
    """Write the student's sheet to `path`, and with "separate" the key beside it ("quiz.html" → "quiz-key.html").

    Versions go to "quiz-A.html", "quiz-B.html" …, their keys beside them, and the one table of all their letters to
    "quiz-matrix.html". With "inline" each answer stands under its question; with "none" there is no key at all.
    Returns the paths written, each sheet before its key. All are written or none. Raises QuizgenError.
    """
    asked = questions(deck)
    made: dict[Path, bytes] = {}
    drawn = versions(asked, layout.versions, layout.seed)
    for version in drawn:
        target = path.with_name(f"{path.stem}-{version.letter}{path.suffix}") if version.letter else path
        values = _values(deck, version, layout)
        made[target] = _page("sheet", values, layout)
        if layout.answers == "separate":
            made[target.with_name(f"{target.stem}-key{path.suffix}")] = _page(
                "key", _key(values, version, layout.seed), layout
            )
    if len(drawn) > 1 and layout.answers == "separate":
        values = {**_values(deck, drawn[0], layout), "versions": drawn, "blocks": _matrix(drawn)}
        values |= {**look(layout.title or deck.title, language(deck), layout), "large": False}
        made[path.with_name(f"{path.stem}-matrix{path.suffix}")] = _page("matrix", values, layout)
    for target in made:
        refuse_other(target, OPENS)
    for target, data in made.items():
        replace(target, data, opens=OPENS)
    return tuple(made)


def look(title: str, tongue: Language, layout: Layout) -> dict[str, object]:
    """What the style sheet and the head of every page on paper want to know."""
    return {
        "title": title,
        "lang": tongue,
        "words": WORDS[tongue],
        "size": {"a4": "A4", "letter": "letter"}[layout.paper],
        "large": layout.large,
        "duplex": layout.duplex,
        "label": "",
        "foot": f"quizgen · seed {layout.seed}",
    }


def _page(name: str, values: Mapping[str, object], layout: Layout) -> bytes:
    return page(f"print/{name}.html.j2", values, style="sheet.css", templates=layout.templates)


def _values(deck: Deck, version: Version, layout: Layout) -> dict[str, object]:
    tongue = language(deck)
    words, asked = WORDS[tongue], version.asked
    total = sum(map(layout.worth, asked))
    label = f"{words['version']} {version.letter}" if version.letter else ""
    return {
        **look(layout.title or deck.title, tongue, layout),
        "foot": " · ".join(filter(None, ("quizgen", label, f"seed {layout.seed}", version.seal))),
        "asked": asked,
        "parts": [("", asked)] if version.letter else list(parts(asked, deck.title)),
        "inline": layout.answers == "inline",
        "seal": version.seal,
        "label": label,
        "minutes": words["minutes"].format(count=layout.minutes) if layout.minutes else "",
        "worth": {entry.number: _worth(layout.worth(entry), words) for entry in asked} if layout.points else {},
        "total": total,
        "all": _worth(total, words),
        "blocks": _blocks(asked) if layout.bubbles and layout.answers != "inline" else [],
    }


def _worth(count: int, words: Mapping[str, str]) -> str:
    return words["point" if count == 1 else "points"].format(count=count)


def _key(values: Mapping[str, object], version: Version, seed: int) -> dict[str, object]:
    """What the key's page knows beside the sheet's: rows with their letters, and the same as QR codes (SVG)."""
    from markupsafe import Markup

    rows = [row for entry in version.asked for row in rows_of(entry)]
    head = f"QG1;{version.letter or '-'};{seed};{version.seal};"
    codes = [Markup(_code(head + text)) for text in _chunks(rows)]
    return {**values, "codes": codes, "blocks": _blocks(version.asked)}


def _blocks(asked: tuple[Question, ...]) -> list[list[Row]]:
    rows = [row for entry in asked for row in rows_of(entry)]
    return [rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK)]


def rows_of(entry: Question) -> Iterator[Row]:
    """The rows of a question: one, or for a match and an order one a place ("5.1", "5.2")."""
    letters = tuple(option.letter for option in entry.options)
    if entry.shape in ("match", "order"):
        for place, option in enumerate(entry.solved, 1):
            yield Row(f"{entry.number}.{place}", letters, (option.letter,))
        return
    if entry.shape == "true_false":
        letters = tuple(option.text[:1].upper() for option in entry.options)
    yield Row(str(entry.number), letters, tuple(letters[place] for place in entry.correct))


def _chunks(rows: list[Row]) -> Iterator[str]:
    """All letters as "1=B,2=AC,5.1=D", in pieces that a phone reads from paper."""
    piece = ""
    for row in rows:
        said = f"{row.label}={''.join(row.right) or '-'}"
        if piece and len(piece) + len(said) > _CODE:
            yield piece
            piece = ""
        piece += ("," if piece else "") + said
    yield piece


def _code(text: str) -> str:
    """A QR code as SVG, half a millimetre a module."""
    import segno

    drawn = segno.make(text, error="m", micro=False, mask=_MASK)
    width = drawn.symbol_size()[0] * 0.5
    inner: str = drawn.svg_inline(omitsize=True, svgclass="qr", lineclass=None)
    return inner.replace("<svg ", f'<svg width="{width}mm" height="{width}mm" role="img" aria-hidden="true" ', 1)


def _matrix(drawn: tuple[Version, ...]) -> list[list[list[tuple[int, str]]]]:
    """Blocks of rows, one a question of the first version: (number, letters) in each version."""
    places = [
        {entry.card.id: (entry.number, " ".join("".join(row.right) for row in rows_of(entry)))
         for entry in version.asked}
        for version in drawn
    ]  # fmt: skip
    rows = [[place[entry.card.id] for place in places] for entry in drawn[0].asked]
    return [rows[at : at + _MATRIX] for at in range(0, len(rows), _MATRIX)]
