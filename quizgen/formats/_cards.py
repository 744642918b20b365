"""Cards to cut out: pages of equal boxes, each followed by its backs, mirrored so that they meet their fronts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal
from unicodedata import east_asian_width

from quizgen.formats._files import replace as put
from quizgen.formats._left import left
from quizgen.formats._question import Question, questions
from quizgen.formats._render import OPENS, page
from quizgen.formats._sheet import Layout, look
from quizgen.formats._words import language
from quizgen.model import Deck, Problem

Flip = Literal["long", "short"]
_PAGES = {"a4": (190, 276), "letter": (195, 256)}
_GRIDS = ((2, 4), (1, 2), (1, 1))
_SIZES, _LARGE = (12.0, 10.5, 9.0), (18.0,)
_PADDING, _LEADING, _POINT, _SPARE = 5, 1.35, 0.3528, 1.15


@dataclass(frozen=True)
class Face:
    """One side: paragraphs as (class, text), letters `size` points high; an empty one fills a page up."""

    texts: tuple[tuple[str, str], ...] = ()
    size: float = 0
    tongue: str = ""


@dataclass(frozen=True)
class Side:
    """One side of a page: rows of faces in boxes of `width` × `height` mm."""

    rows: tuple[tuple[Face, ...], ...]
    width: float
    height: float
    back: bool


def write_cards(deck: Deck, path: Path, layout: Layout, *, flip: Flip = "long") -> tuple[Problem, ...]:
    """Write the cards; `flip` is the edge over which the printer turns the paper.

    A card whose words need more room gets a box of half a page or a whole one; what no page holds is left out and
    comes back as problems. Raises QuizgenError.
    """
    asked = questions(deck)
    tongue = language(deck)
    boxes: dict[tuple[int, int], list[tuple[Face, Face]]] = {grid: [] for grid in _GRIDS}
    problems = []
    for entry in asked:
        fitted = _fitted(entry, layout)
        if fitted:
            boxes[fitted[0]].append(fitted[1])
        else:
            problems.append(left(entry.card, "its text is longer than a page of cards"))
    sides = [side for grid, cards in boxes.items() for side in _sides(cards, grid, layout, flip)]
    values = {**look(layout.title or deck.title, tongue, layout), "sides": sides}
    put(path, page("print/cards.html.j2", values, style="cards.css", templates=layout.templates), opens=OPENS)
    return tuple(problems)


def _fitted(entry: Question, layout: Layout) -> tuple[tuple[int, int], tuple[Face, Face]] | None:
    """The smallest box, and in it the largest letters, with which both sides can be read whole."""
    tongue = entry.card.fact.language
    faces = Face(tuple(_front(entry)), tongue=tongue), Face(tuple(_back(entry)), tongue=tongue)
    for grid in _GRIDS:
        sizes = [_size(face, grid, layout) for face in faces]
        if all(sizes):
            front, back = (replace(face, size=size) for face, size in zip(faces, sizes, strict=True))
            return grid, (front, back)
    return None


def _size(face: Face, grid: tuple[int, int], layout: Layout) -> float:
    """The largest size of letters at which a side fits its box, counted generously; 0 where none does."""
    width, height = _box(grid, layout)
    for size in _LARGE if layout.large else _SIZES:
        em = size * _POINT
        room = (width - 2 * _PADDING) / em
        lines = sum(_lines(text, room) for _, text in face.texts)
        if (lines + 0.4 * len(face.texts)) * em * _LEADING <= height - 2 * _PADDING:
            return size
    return 0


def _box(grid: tuple[int, int], layout: Layout) -> tuple[float, float]:
    across, down = _PAGES[layout.paper]
    return across / grid[0], down / grid[1]


def _lines(text: str, room: float) -> int:
    """How many lines a text takes at most, `room` in em."""
    return sum(int(sum(map(_wide, line)) * _SPARE / room) + 1 for line in text.split("\n"))


def _wide(char: str) -> float:
    """The width of a letter in em, rather too much than too little."""
    if east_asian_width(char) in "WF" or char in "MWmw@%—…":
        return 1.0
    return 0.78 if char.isupper() or not char.isascii() else 0.56


def _front(entry: Question) -> Iterator[tuple[str, str]]:
    yield "prompt", entry.card.prompt
    if entry.ask:
        yield "ask", entry.ask
    for number, said in enumerate(entry.lefts, 1):
        yield "row", f"{number}  {said}"
    if entry.shape != "true_false":
        for option in entry.options:
            yield "row", f"{option.letter}  {option.text}"


def _back(entry: Question) -> Iterator[tuple[str, str]]:
    told = "; ".join(option.text for option in entry.solved)
    if entry.shape in ("match", "order"):
        yield "answer", entry.letters
        firsts = entry.lefts if entry.shape == "match" else range(1, len(entry.solved) + 1)
        for first, option in zip(firsts, entry.solved, strict=True):
            yield "row", f"{first} – {option.text}"
    elif entry.options and entry.shape != "true_false":
        yield "answer", f"{entry.letters}  {told}"
    else:
        yield "answer", told or entry.card.answer
    reasons = [option.why for option in entry.solved if option.why] or [entry.why]
    for reason in filter(None, reasons):
        yield "why", reason
    if entry.source:
        yield "source", entry.source


def _sides(cards: list[tuple[Face, Face]], grid: tuple[int, int], layout: Layout, flip: Flip) -> Iterator[Side]:
    across, down = grid
    width, height = _box(grid, layout)
    for at in count(0, across * down):
        some = cards[at : at + across * down]
        if not some:
            return
        some += [(Face(), Face())] * (across * down - len(some))
        fronts = _rows((front for front, _ in some), across)
        backs = _rows((back for _, back in some), across)
        turned = tuple(row[::-1] for row in backs) if flip == "long" else backs[::-1]
        yield Side(fronts, width, height, back=False)
        yield Side(turned, width, height, back=True)


def _rows(faces: Iterable[Face], across: int) -> tuple[tuple[Face, ...], ...]:
    found = tuple(faces)
    return tuple(found[at : at + across] for at in range(0, len(found), across))
