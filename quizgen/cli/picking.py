"""The cards that a command line asks for, and what is known of the answers to them."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from quizgen.catalogue import Catalogue
    from quizgen.model import Card, Deck, Span
    from quizgen.study.asking import Known


def load(paths: Sequence[str]) -> "Deck":
    """The decks of *.json files and of the notes, as one."""
    from dataclasses import replace

    from quizgen.cli.sources import deck_of
    from quizgen.formats import load

    notes = [path for path in paths if not path.lower().endswith(".json")]
    decks = [load(Path(path)) for path in paths if path not in notes] + ([deck_of(notes)] if notes else [])
    cards = tuple(card for deck in decks for card in deck.cards)
    return replace(decks[0], cards=cards, problems=tuple(found for deck in decks for found in deck.problems))


def wanted(
    cards: Sequence["Card"], paths: Sequence[str], kinds: Sequence[str], concepts: Sequence[str], exam: str
) -> tuple["Card", ...]:
    """The cards of the kinds, the concepts and the exam asked for; raises QuizgenError where there are none."""
    there = sorted({card.kind for card in cards})
    if not cards:
        raise QuizgenError(f"{', '.join(paths)}: no card to ask; quizgen explain tells what became of each line")
    if unknown := [kind for kind in kinds if kind not in there]:
        raise QuizgenError(f"no card of kind {unknown[0]!r}; there are {', '.join(there)}")
    exams = sorted({name for card in cards for name in card.exams})
    if exam and exam.casefold() not in exams:
        raise QuizgenError(f"no card is for the exam {exam!r}; there are cards for {', '.join(exams) or 'none'}")
    about = [_about(cards, name) for name in concepts]
    found = tuple(
        card
        for card in cards
        if (not kinds or card.kind in kinds)
        and (not exam or exam.casefold() in card.exams)
        and (not about or any(card.fact.subject.key in keys for keys in about))
    )
    if not found:
        named = [
            ", ".join(kinds) and f"of kind {', '.join(kinds)}",
            ", ".join(concepts) and f"about {', '.join(concepts)}",
        ]
        raise QuizgenError(f"no card {' '.join(filter(None, [*named, exam and f'for the exam {exam}']))}")
    return found


def _about(cards: Sequence["Card"], name: str) -> frozenset[str]:
    """The keys of the subjects that a name stands for; raises QuizgenError where no card is about it."""
    from quizgen.study.answers import exact

    subjects = {card.fact.subject for card in cards}
    found = {one.key for one in subjects if exact(name, (one.key, one.concept, one.name))}
    if not found:
        from quizgen.catalogue import load

        named = load().named(name)
        found = {one.key for one in subjects if named and one.concept == named}
    if not found:
        some = ", ".join(sorted({one.name for one in subjects})[:6])
        raise QuizgenError(f"no card is about {name!r}; there are cards about {some} …")
    return frozenset(found)


def knowing(deck: "Deck") -> Callable[["Card"], "Known"]:
    """What else counts as an answer, and what it could be mistaken for: from the deck and the catalogue."""
    from functools import cache

    from quizgen.study.folding import spelt
    from quizgen.study.question import shape

    answers = tuple(dict.fromkeys(card.answer for card in deck.cards if shape(card) == "typed"))

    @cache
    def catalogue() -> "Catalogue":
        from quizgen.catalogue import load

        return load()

    @cache
    def vocabulary() -> frozenset[str]:
        """All that the catalogue and the questions speak of: read once, at the first answer that is no exact one."""
        concepts = catalogue().data["concepts"].values()
        told = (str(said) for concept in concepts for key, said in concept.items() if key != "file")
        text = " ".join((*told, *(card.prompt for card in deck.cards))).casefold()
        return frozenset(map(spelt, set(re.findall("[a-z]{4,}", text))))

    def known(card: "Card") -> "Known":
        from quizgen.study.asking import Known

        subject, open_ = card.fact.subject, catalogue()
        own = subject.concept if card.answer == subject.name and subject.concept in open_ else open_.named(card.answer)
        others = (" ".join(name) for name, other in open_.words.items() if other != own)
        written = subject.names if card.answer in (subject.name, *subject.names) else ()
        return Known((*written, *(open_[own].names if own else ())), (*answers, *others), vocabulary())

    return known


def reading(paths: Sequence[str]) -> Callable[["Span"], tuple[str, ...]]:
    """What stands on the lines of a span, five at most: from here, beside a deck.json, or in the folder above it."""
    folders = [Path(), *(place for path in paths for place in (Path(path).parent, Path(path).parent.parent))]

    def read(span: "Span") -> tuple[str, ...]:
        for folder in folders:
            try:
                text = (folder / span.path).read_text(encoding="utf-8", errors="replace")
            except (OSError, ValueError):
                continue
            return tuple(text.splitlines()[span.first - 1 : min(span.last, span.first + 4)])
        return ()

    return read
