"""Versions of one sheet: the same questions, each version in an order of its own that a new card does not disturb."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from quizgen.formats._question import Question, letter
from quizgen.places import Key, spread, swapped

_FIGURE = re.compile(
    r"\W*(?:(?:up to|at most|at least|about|over|under|tối đa|ít nhất|khoảng)\s+)?[$€]?\d", re.IGNORECASE
)
_LETTERS = re.compile(
    r"\b(?:both|neither|either|only|cả|chỉ)\s+\(?[A-F]\b|^\(?[A-F]\)?\s*(?:and|or|và|,)\s*\(?[A-F]\b", re.I
)
_LAST = re.compile(
    r"\b(?:all|none|both|any|neither) of (?:the|these|them)\b|\btất cả\b|\bkhông (?:có )?(?:đáp án|phương án)\b",
    re.IGNORECASE,
)
Draw = Callable[[str, str], str]


@dataclass(frozen=True)
class Version:
    """One paper. `letter` is empty for a sheet that stands in the deck's order; `seal` ties it to its key."""

    letter: str
    asked: tuple[Question, ...]
    seal: str


def versions(asked: tuple[Question, ...], count: int, seed: int) -> tuple[Version, ...]:
    """`count` versions, called A, B, C …; with 0 one without a letter, in the order given.

    The place of a question, and of an option, is a hash of seed, version and what it is: no other question moves it,
    but where keys would stand in a long row, or mostly at one place (places.spread).
    """
    if not count:
        return (Version("", asked, _seal(asked)),)
    return tuple(_version(asked, letter(at), seed) for at in range(count))


def _version(asked: tuple[Question, ...], name: str, seed: int) -> Version:
    def draw(what: str, text: str) -> str:
        return sha256(f"{seed}\x1f{name}\x1f{what}\x1f{text}".encode(errors="replace")).hexdigest()

    ordered = sorted(asked, key=lambda entry: draw("q", entry.card.id))
    moved = [_moved(replace(entry, number=number), draw) for number, entry in enumerate(ordered, 1)]
    asked = _settled(moved, draw)
    return Version(name, asked, _seal(asked))


def _settled(asked: Sequence[Question], draw: Draw) -> tuple[Question, ...]:
    """The questions with keys at every place alike."""
    chosen = [entry for entry in asked if entry.shape == "choice"]
    keys = [Key(entry.correct[0], len(entry.options), draw("k", entry.card.id), bool(kept(entry))) for entry in chosen]
    places = {entry.number: place for entry, place in zip(chosen, spread(keys), strict=True)}
    return tuple(_keyed(entry, places[entry.number]) if entry.number in places else entry for entry in asked)


def _keyed(entry: Question, place: int) -> Question:
    """A choice with its key in another place, and what stood there in the key's."""
    options = swapped(entry.options, entry.correct[0], place)
    lettered = tuple(replace(option, letter=letter(at), place=at) for at, option in enumerate(options))
    return replace(entry, options=lettered, correct=(place,))


def _moved(entry: Question, draw: Draw) -> Question:
    """The question with its options in the version's order; letters and key follow."""
    texts = [option.text for option in entry.options]
    stays = kept(entry)
    free = [place for place in range(len(texts)) if place not in stays]
    drawn = iter(sorted(free, key=lambda place: (draw(f"o\x1f{entry.card.id}", texts[place]), place)))
    order = [next(drawn) if place in free else place for place in range(len(texts))]
    options = tuple(replace(entry.options[old], letter=letter(at), place=at) for at, old in enumerate(order))
    correct = tuple(order.index(old) for old in entry.correct)
    if entry.shape not in ("match", "order"):
        correct = tuple(sorted(correct))
    return replace(entry, options=options, correct=correct)


def kept(entry: Question) -> Sequence[int]:
    """The places that never change: true and false, figures, "both A and B" with all that it points at."""
    texts = [option.text for option in entry.options]
    if entry.shape == "order":
        return ()
    if entry.shape == "true_false" or any(map(_LETTERS.search, texts)) or all(map(_FIGURE.match, texts)):
        return range(len(texts))
    return [place for place, text in enumerate(texts) if _LAST.search(text)]


def _seal(asked: tuple[Question, ...]) -> str:
    """Six digits that a sheet shares with its key alone, in whatever month it is found again."""
    shown = ((entry.card.prompt, *(option.text for option in entry.options)) for entry in asked)
    return sha256("\x1e".join("\x1f".join(one) for one in shown).encode(errors="replace")).hexdigest()[:6]
