"""Paths on the command line → a deck: what every command that takes notes shares."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.errors import QuizgenError
from quizgen.model import Bullet, Card, Deck, Note, Problem, Span

if TYPE_CHECKING:
    from quizgen.catalogue import Catalogue
    from quizgen.cli.gleaning import Work
    from quizgen.deck import Made


def deck_of(paths: Sequence[str]) -> Deck:
    """The deck in a deck.json, or one made of notes."""
    if len(paths) == 1 and paths[0].endswith(".json"):
        from quizgen.formats import load

        return load(Path(paths[0]))
    return made_of(paths).deck


def drawn(deck: Deck, count: int | None, seed: int) -> Deck:
    """The deck with `count` of its cards, drawn by the seed, in the deck's order; a new card leaves the others in.

    A card that would give away another, or be given away by it, is taken only where there are not enough without.
    """
    from dataclasses import replace
    from hashlib import sha256

    from quizgen.audit.questions import tells

    if count is None or count >= len(deck.cards):
        return deck
    taken: dict[str, Card] = {}
    left: list[Card] = []
    for card in sorted(deck.cards, key=lambda card: sha256(f"{seed}\x1f{card.id}".encode()).hexdigest()):
        if len(taken) < count and not any(tells(card, one) or tells(one, card) for one in taken.values()):
            taken[card.id] = card
        else:
            left.append(card)
    taken |= {card.id: card for card in left[: count - len(taken)]}
    return replace(deck, cards=tuple(card for card in deck.cards if card.id in taken))


def made_of(
    paths: Sequence[str],
    per_concept: int | None = None,
    title: str | None = None,
    exam: str | None = None,
    work: "Work | None" = None,
) -> "Made":
    """Read notes and make a deck of them, with a progress bar when there are many; what is not given, settings say.

    A folder that holds a catalogue (`concepts` and `families`) makes a deck of all its concepts.
    """
    from dataclasses import replace
    from datetime import date

    from quizgen import catalogue
    from quizgen.cli.gleaning import Work, gleaned
    from quizgen.cli.kept import state
    from quizgen.cli.settings import settings
    from quizgen.deck import Options, everything, illustrate, make_of
    from quizgen.notes import pictures

    said, work = settings(paths), work or Work()
    whole = [path for path in paths if is_catalogue(path)]
    if whole and len(paths) > 1:
        raise QuizgenError(f"{whole[0]}: a catalogue makes a deck of its own; name it alone")
    today = date.today()
    known = catalogue.stored(whole, today) if whole else catalogue.load(said.catalogue, today)
    family = _family(known, exam) if exam else ""
    options = Options(said.per_concept if per_concept is None else per_concept, title or said.title, family)
    if whole:
        return everything(known, options)
    files, problems = _found(paths)
    notes = gleaned(files, known, state(said.catalogue, today) if work.cached else "", work)
    made = make_of(notes, known, options)
    lines = {span for card in made.deck.cards for span in card.fact.sources}
    shown, missing = pictures(_pictured(lines), lines, paths)
    found = tuple(sorted({*problems, *missing, *made.deck.problems}))
    return replace(made, deck=replace(illustrate(made.deck, shown), problems=found))


def _pictured(lines: Iterable[Span]) -> Iterator[Note]:
    """The notes with some of the lines in which a picture may be named (or whose letters are not single bytes)."""
    from quizgen.notes import read

    for path in sorted({span.path for span in lines}):
        with suppress(OSError):
            if re.search(rb"!\[|<img|figure|\0", Path(path).read_bytes(), re.IGNORECASE):
                yield read(path)


def is_catalogue(path: str) -> bool:
    """Whether a folder holds a catalogue, not notes."""
    return all((Path(path) / room).is_dir() for room in ("concepts", "families"))


def _family(known: "Catalogue", name: str) -> str:
    from quizgen.coverage import exam

    return exam(known, name).family


def read_of(paths: Sequence[str]) -> tuple[list[tuple[Note, Sequence[Bullet]]], Sequence[Problem]]:
    """The notes under the paths with their bullets, and what is wrong with the paths; QuizgenError for no notes."""
    from quizgen.cli.gleaning import shown

    found, problems = _found(paths)
    return [_outlined(path) for path in shown(found, len(found))], problems


def _found(paths: Sequence[str]) -> tuple[list[str], list[Problem]]:
    from quizgen.notes import find

    found, problems = find(paths)
    if not found:
        raise QuizgenError(f"{', '.join(paths)}: no notes there (*.md or *.markdown)")
    return found, problems


def _outlined(path: str) -> tuple[Note, Sequence[Bullet]]:
    from quizgen.notes import outline, read

    note = read(path)
    return note, outline(note)
