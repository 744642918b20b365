"""From notes to a deck: glean, settle, ask, refuse, choose, gather."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizgen.catalogue import Catalogue
from quizgen.deck.choosing import choose
from quizgen.deck.gathering import gather
from quizgen.deck.gleaning import Gleaned, Gleaner, Named, named
from quizgen.deck.hearing import Saying, heard
from quizgen.deck.illustrating import illustrate
from quizgen.deck.settling import settle
from quizgen.deck.truth import sure
from quizgen.kinds import ask
from quizgen.lints import refusals
from quizgen.model import Bullet, Card, Deck, Fact, Note, Passed, Problem, Span

__all__ = ["Gleaned", "Gleaner", "Made", "Options", "Refused", "everything", "illustrate", "make", "make_of"]


@dataclass(frozen=True)
class Options:
    """What the user may set: the deck's title, how many catalogue cards a core concept gets, and one exam alone."""

    per_concept: int = 3
    title: str = "AWS"
    exam: str = ""


@dataclass(frozen=True)
class Refused:
    """A card that a lint blocked."""

    card: Card
    lint: str
    reason: str


@dataclass(frozen=True)
class Made:
    """A deck and how it came about."""

    deck: Deck
    facts: tuple[Fact, ...] = ()
    sayings: tuple[Saying, ...] = ()
    refused: tuple[Refused, ...] = ()
    remarks: tuple[Problem, ...] = ()


def make(notes: Iterable[tuple[Note, Sequence[Bullet]]], catalogue: Catalogue, options: Options = Options()) -> Made:
    """Make one deck of all notes; the order of the notes changes nothing."""
    gleaner = Gleaner(catalogue)
    return make_of([gleaner.glean(note, bullets) for note, bullets in notes], catalogue, options)


def make_of(notes: Iterable[Gleaned], catalogue: Catalogue, options: Options = Options()) -> Made:
    """Make one deck of what each note gives."""
    ordered = sorted(notes, key=lambda note: note.path)
    facts, problems = settle((fact for note in ordered for fact in note.facts), catalogue)
    wrong = {problem.span for problem in problems}
    spoken = [*(one for note in ordered for one in note.sayings), *(one for note in ordered for one in note.lists)]
    sayings = [saying for saying in spoken if saying.span not in wrong]
    own, refused = _passing(card for fact in facts if sure(fact) for card in ask(fact, facts))
    called = named(ordered, sayings, catalogue)
    chosen, more = choose(called, heard(sayings), facts, catalogue, options.per_concept, _passing, options.exam)
    asked = [card for card in (*own, *chosen) if _wanted(card, catalogue, options.exam)]
    cards = gather(asked, catalogue, options.title)
    deck = Deck(
        options.title,
        cards,
        tuple(sorted({*(found for note in ordered for found in note.problems), *problems})),
        _passed(ordered, facts, sayings),
        notes=len(ordered),
        facts=len(facts),
    )
    remarked = tuple(remark for note in ordered for remark in note.remarks)
    return Made(deck, tuple(facts), tuple(sayings), (*refused, *more), remarked)


def everything(catalogue: Catalogue, options: Options = Options()) -> Made:
    """A deck of the whole catalogue, without any notes: each concept is its own source."""
    named = {id_: Named((_home(catalogue, id_),), catalogue[id_].acronym, None) for id_ in catalogue.ids}
    chosen, refused = choose(named, {}, (), catalogue, options.per_concept, _passing, options.exam)
    cards = gather([card for card in chosen if _wanted(card, catalogue, options.exam)], catalogue, options.title)
    return Made(Deck(options.title, cards), refused=tuple(refused))


def _home(catalogue: Catalogue, id_: str) -> Span:
    return Span(f"{catalogue[id_].category}/{id_}.md", 1, 1)


def _wanted(card: Card, catalogue: Catalogue, exam: str) -> bool:
    """Whether a card is for the exam; what the catalogue does not know is the student's own business."""
    concept = catalogue.get(card.fact.subject.concept)
    return not exam or concept is None or exam in concept.exams


def _passing(cards: Iterable[Card]) -> tuple[list[Card], list[Refused]]:
    kept, refused = [], []
    for card in cards:
        reasons = list(refusals(card))
        refused += [Refused(card, lint, reason) for lint, reason in reasons]
        if not reasons:
            kept.append(card)
    return kept, refused


def _passed(notes: Iterable[Gleaned], facts: Iterable[Fact], sayings: Iterable[Saying]) -> tuple[Passed, ...]:
    told = {span for fact in facts for span in fact.sources} | {saying.span for saying in sayings}
    lists = {(span.path, line) for span in told for line in range(span.first + 1, span.last + 1)}
    return tuple(
        line.passed
        for note in notes
        for line in note.lines
        if line.hollow or not (line.passed.span in told or (note.path, line.passed.span.first) in lists)
    )
