"""One fact a question: what the notes say twice is merged, what the catalogue knows better is a problem."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizgen.catalogue import Catalogue
from quizgen.deck.truth import held
from quizgen.model import Fact, Problem, Subject

SAME = 60
LISTED, WORDS = 5, 18
EXACT = ("number", "stands-for", "attribute")


def settle(mined: Iterable[Fact], catalogue: Catalogue) -> tuple[list[Fact], list[Problem]]:
    """Facts by key, each with all its sources, and the problems found on the way.

    The order of `mined` changes nothing.
    """
    problems: list[Problem] = []
    judged: list[Fact] = []
    for fact in sorted(mined, key=_place):
        true, found = held(_canonical(fact, catalogue), catalogue)
        problems += found
        if true:
            judged.append(true)
    settled: dict[tuple[str, str, str], Fact] = {}
    for fact in _grown(judged):
        key = _question(fact)
        if key in settled:
            settled[key], found = _merged(settled[key], fact)
            problems += found
        else:
            settled[key] = fact
    return list(settled.values()), problems


def _grown(facts: Iterable[Fact]) -> list[Fact]:
    """Characteristics that stand line by line under one head are one fact, as many as a front can hold."""
    grown: list[Fact] = []
    open_: dict[str, int] = {}
    for fact in facts:
        at = open_.get(fact.subject.key) if fact.rule == "child" and fact.relation == "traits" else None
        if at is not None and fact.value not in grown[at].parts and _room(grown[at], fact):
            first = grown[at]
            parts = (*first.parts, *fact.parts)
            grown[at] = replace(first, parts=parts, value=", ".join(parts), sources=(*first.sources, *fact.sources))
            continue
        if fact.rule == "child" and fact.relation == "traits":
            number = sum(
                f.subject.key == fact.subject.key and f.relation == "traits" and f.rule == "child" for f in grown
            )
            open_[fact.subject.key] = len(grown)
            grown.append(replace(fact, aspect=str(number + 1) if number else ""))
        else:
            grown.append(fact)
    return grown


def _room(first: Fact, more: Fact) -> bool:
    same = first.sources[0].path == more.sources[0].path
    return same and len(first.parts) < LISTED and len(f"{first.value} {more.value}".split()) <= WORDS


def _place(fact: Fact) -> tuple[object, ...]:
    """Where a fact stands; of two from one line the fuller one comes first."""
    return fact.sources, fact.subject.key, fact.relation, -len(fact.value), fact.value, fact.rule, fact.aspect


def _question(fact: Fact) -> tuple[str, str, str]:
    """What is asked: what a thing is for is one question, however it is said."""
    subject, relation, aspect = fact.key
    return subject, {"serves": "purpose"}.get(relation, relation), aspect


def _canonical(fact: Fact, catalogue: Catalogue) -> Fact:
    """The fact about the concept under its official name; an abbreviation that is asked for stays as it is."""
    concept = fact.subject.concept
    if not concept or concept not in catalogue:
        return fact
    official = catalogue.subject(concept)
    if fact.subject.key != concept:
        return replace(fact, subject=replace(fact.subject, noun=official.noun))
    if fact.relation == "stands-for":
        return replace(fact, subject=Subject(concept, fact.subject.name, concept, official.noun))
    return replace(fact, subject=official)


def _merged(first: Fact, second: Fact) -> tuple[Fact, Sequence[Problem]]:
    """The first with the second's sources; figures and names that differ are a problem."""
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    whole = replace(first, sources=sources, references=first.references or second.references)
    if first.relation in EXACT and not _alike(first.value, second.value):
        message = f"says {second.value!r} where {first.sources[0]} says {first.value!r} ({_asked(first)})"
        return whole, [Problem(second.sources[0], "disagree", message)]
    return whole, ()


def _asked(fact: Fact) -> str:
    return " ".join(filter(None, (fact.subject.name, fact.aspect or fact.relation)))


def _alike(one: str, two: str) -> bool:
    from rapidfuzz import fuzz

    digits = [[ch for ch in text if ch.isdigit()] for text in (one, two)]
    return digits[0] == digits[1] and (digits[0] != [] or fuzz.token_set_ratio(one.casefold(), two.casefold()) >= SAME)
