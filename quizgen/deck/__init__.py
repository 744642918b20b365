"""From notes to a deck: mine, settle, ask, refuse, choose, gather."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizgen.catalogue import Catalogue
from quizgen.deck.choosing import choose
from quizgen.deck.gathering import gather
from quizgen.deck.hearing import Hearing, Saying, heard
from quizgen.deck.illustrating import illustrate
from quizgen.deck.remarks import remarks
from quizgen.deck.settling import settle
from quizgen.deck.truth import sure
from quizgen.kinds import ask
from quizgen.lints import refusals
from quizgen.model import Bullet, Card, Deck, Fact, Note, Passage, Passed, Problem, Role, Span
from quizgen.rules import mine, silence

__all__ = ["Made", "Options", "Refused", "everything", "illustrate", "make"]


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
class Named:
    """Where each note names a concept first, by which word, and in which week."""

    spans: tuple[Span, ...]
    text: str
    week: int | None


@dataclass(frozen=True)
class Made:
    """A deck and how it came about."""

    deck: Deck
    facts: tuple[Fact, ...] = ()
    sayings: tuple[Saying, ...] = ()
    refused: tuple[Refused, ...] = ()
    remarks: tuple[Problem, ...] = ()


def make(notes: Sequence[tuple[Note, Sequence[Bullet]]], catalogue: Catalogue, options: Options = Options()) -> Made:
    """Make one deck of all notes; the order of the notes changes nothing."""
    ordered = sorted(notes, key=lambda pair: pair[0].path)
    passages = [catalogue.recognise(bullet) for _, bullets in ordered for bullet in bullets]
    hearing = Hearing(catalogue)
    mined: list[Fact] = []
    sayings: list[Saying] = []
    for passage in passages:
        if not silence(passage):
            facts = list(mine(passage))
            sayings += hearing.sayings(passage, facts)
            mined += [fact for fact in facts if not hearing.spoken(fact)]
    sayings += hearing.listed(passages)
    facts, problems = settle(mined, catalogue)
    wrong = {problem.span for problem in problems}
    sayings = [saying for saying in sayings if saying.span not in wrong]
    named = _named(passages, sayings, catalogue)
    own, refused = _passing(card for fact in facts if sure(fact) for card in ask(fact, facts))
    chosen, more = choose(named, heard(sayings), facts, catalogue, options.per_concept, _passing)
    asked = [card for card in (*own, *chosen) if _wanted(card, catalogue, options.exam)]
    cards = gather(asked, catalogue, options.title)
    found = [problem for note, _ in ordered for problem in note.problems]
    deck = Deck(
        options.title,
        cards,
        tuple(sorted({*found, *problems})),
        _passed(passages, facts, sayings),
        notes=len(notes),
        facts=len(facts),
    )
    return Made(deck, tuple(facts), tuple(sayings), (*refused, *more), tuple(remarks(passages, catalogue)))


def everything(catalogue: Catalogue, options: Options = Options()) -> Made:
    """A deck of the whole catalogue, without any notes: each concept is its own source."""
    named = {id_: Named((_home(catalogue, id_),), catalogue[id_].acronym, None) for id_ in catalogue.ids}
    chosen, refused = choose(named, {}, (), catalogue, options.per_concept, _passing)
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


def _named(passages: Iterable[Passage], sayings: Iterable[Saying], catalogue: Catalogue) -> dict[str, Named]:
    """The concepts that the notes name, or speak of, on lines that are the student's own, plans left out."""
    found: dict[str, Named] = {}
    for passage in passages:
        bullet = passage.bullet
        if bullet.skip not in ("", "template", "notice") or bullet.role is Role.PLAN:
            continue
        for mention in passage.mentions:
            first = found.get(mention.concept)
            if first:
                text = mention.text if mention.text == catalogue[mention.concept].acronym else first.text
                new = first.spans[-1].path != bullet.span.path
                spans = (*first.spans, bullet.span) if new else first.spans
                found[mention.concept] = replace(first, text=text, spans=spans)
            else:
                found[mention.concept] = Named((bullet.span,), mention.text, bullet.week)
    for saying in sayings:
        found.setdefault(saying.concept, Named((saying.span,), "", saying.week))
    return found


def _passed(passages: Iterable[Passage], facts: Iterable[Fact], sayings: Iterable[Saying]) -> tuple[Passed, ...]:
    told = {span for fact in facts for span in fact.sources} | {saying.span for saying in sayings}
    lists = {(span.path, line) for span in told for line in range(span.first + 1, span.last + 1)}
    found = []
    for passage in passages:
        span = passage.bullet.span
        if (span in told or (span.path, span.first) in lists) and not passage.bullet.skip:
            continue
        reason = silence(passage) or ("only named" if passage.mentions else "no AWS name")
        found.append(Passed(span, reason, passage.bullet.text))
    return tuple(found)
