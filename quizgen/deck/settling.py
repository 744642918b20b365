"""One fact a question: what the notes say twice is merged, what the catalogue knows better is a problem."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizgen.catalogue import Catalogue
from quizgen.catalogue.knowing import joined
from quizgen.deck.truth import held
from quizgen.model import Fact, Problem, Subject

SAME, WITHIN = 60, 75
MEMBERS = 6
ASKED_AS = {"serves": "purpose"}  # "used for caching" and "used to cache" answer one question
EXACT = ("number", "stands-for", "question")
FIGURE = re.compile(r"(?<!\w)\d[\d,.]*")  # not the figure in a name: "S3"
FIRST = ("attribute", "members", "listed", "differ", "contrast", "order", "choose")


def settle(mined: Iterable[Fact], catalogue: Catalogue) -> tuple[list[Fact], list[Problem]]:
    """Facts by key, each with all its sources, and the problems found on the way.

    The order of `mined` changes nothing.
    """
    problems: list[Problem] = []
    judged: list[Fact] = []
    for fact in sorted(mined, key=_place):
        if fact.rule == "versus" and not all(map(catalogue.named, fact.parts)):
            continue
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
    """Single members under one head, line by line, are one list, with as many as a card can hold."""
    grown: list[Fact] = []
    open_: dict[tuple[str, str, str], int] = {}
    for fact in facts:
        if fact.relation != "listed" or len(fact.parts) > 1:
            grown.append(fact)
        elif fact.key in open_:
            grown[open_[fact.key]] = _longer(grown[open_[fact.key]], fact)
        else:
            open_[fact.key] = len(grown)
            grown.append(fact)
    return [_counted(fact) for fact in grown if fact.relation != "listed" or 1 < len(fact.parts) <= MEMBERS]


def _longer(first: Fact, more: Fact) -> Fact:
    if more.value in first.parts or first.sources[0].path != more.sources[0].path:
        return first
    parts = (*first.parts, *more.parts)
    return replace(first, parts=parts, sources=tuple(dict.fromkeys((*first.sources, *more.sources))))


def _counted(fact: Fact) -> Fact:
    """A list says how many there are."""
    if fact.relation != "listed" or fact.aspect.split(" ", 1)[0].isdigit():
        return fact
    return replace(fact, aspect=f"{len(fact.parts)} {fact.aspect}", value=joined(fact.parts, fact.language))


def _place(fact: Fact) -> tuple[object, ...]:
    """Where a fact stands; of two from one line the fuller one comes first."""
    return fact.sources, fact.subject.key, fact.relation, -len(fact.value), fact.value, fact.rule, fact.aspect


def _question(fact: Fact) -> tuple[str, str, str]:
    """What is asked: what a thing is for is one question, however it is said."""
    subject, relation, aspect = fact.key
    return subject, ASKED_AS.get(relation, relation), aspect


def _canonical(fact: Fact, catalogue: Catalogue) -> Fact:
    """The fact about the concept under its official name; an abbreviation that is asked for stays as it is."""
    concept = fact.subject.concept or (catalogue.named(fact.subject.name) if fact.rule == "versus" else "")
    if not concept or concept not in catalogue:
        return fact
    official = catalogue.subject(concept)
    if fact.subject.key != concept and fact.rule != "versus":
        return replace(fact, subject=replace(fact.subject, noun=official.noun))
    if fact.relation == "stands-for":
        return replace(fact, subject=Subject(concept, fact.subject.name, concept, official.noun))
    return replace(fact, subject=official)


def _merged(first: Fact, second: Fact) -> tuple[Fact, Sequence[Problem]]:
    """The first with the second's sources; figures and names that differ are a problem."""
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    whole = replace(first, sources=sources, references=first.references or second.references)
    if first.relation in EXACT and not _alike(first, second):
        message = f"says {second.value!r} where {first.sources[0]} says {first.value!r} ({_asked(first)})"
        return whole, [Problem(second.sources[0], "disagree", message)]
    return _both(whole, second), ()


def _both(first: Fact, second: Fact) -> Fact:
    """The first, with what the second adds beside it."""
    more = second.value
    alike = first.relation in (*EXACT, *FIRST) or first.parts or first.language != second.language
    if alike or _within(more, first.value) or _within(first.value, more):
        return first
    return replace(first, why=f"{first.why} Also in your notes: {more}.".strip())


def _within(one: str, two: str) -> bool:
    """Whether most words of the one are in the other."""
    from rapidfuzz import fuzz

    return fuzz.token_set_ratio(one.casefold(), two.casefold()) >= WITHIN


def _asked(fact: Fact) -> str:
    return " ".join(filter(None, (fact.subject.name, fact.question or fact.aspect or fact.relation)))


def _alike(first: Fact, second: Fact) -> bool:
    from rapidfuzz import fuzz

    one, two = first.value, second.value
    near = fuzz.token_set_ratio(one.casefold(), two.casefold()) >= SAME
    if first.relation == "question":
        return near and FIGURE.findall(one) == FIGURE.findall(two)
    digits = [[ch for ch in text if ch.isdigit()] for text in (one, two)]
    return digits[0] == digits[1] and (digits[0] != [] or near)
