"""Where notes name a concept, and what they say of it there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.catalogue import Catalogue
from quizgen.deck.hearing import Hearing
from quizgen.deck.settling import settle
from quizgen.deck.statements import stems
from quizgen.model import Bullet, Fact, Note, Passage, Role, Span
from quizgen.rules import mine, silence

NAMES = ("stands-for", "renamed")  # to spell a name out, or to give an older one, is to say nothing of the thing
LOOSE = ("child", "definition")  # whatever stands under a head: only its words can show that it speaks of the thing
WORDS, CROWD = 2, 3  # words shared with a statement that show what a line speaks of; more names than this are a list

Traces = Mapping[str, tuple["Line", ...]]
Spoken = tuple[str, Span, str]


@dataclass(frozen=True)
class Line:
    """A line that names a concept; `says` holds what it states of it by topic, and is empty where it only names it."""

    span: Span
    week: int | None
    says: tuple[str, ...] = ()


def traces(notes: Sequence[tuple[Note, Sequence[Bullet]]], catalogue: Catalogue) -> Traces:
    """The lines about each concept by its id, in the order of the files.

    Plans, template text, code and damaged lines do not count; what the catalogue contradicts says nothing.
    """
    ordered = sorted(notes, key=lambda pair: pair[0].path)
    passages = [catalogue.recognise(bullet) for _, bullets in ordered for bullet in bullets]
    own = [passage for passage in passages if _own(passage)]
    found: dict[str, dict[Span, tuple[int | None, set[str]]]] = {}
    weeks = {passage.bullet.span: passage.bullet.week for passage in passages}
    for passage in own:
        for concept in _named(passage):
            found.setdefault(concept, {}).setdefault(passage.bullet.span, (passage.bullet.week, set()))
    for concept, span, topic in _spoken(own, catalogue):
        found.setdefault(concept, {}).setdefault(span, (weeks[span], set()))[1].add(topic)
    return {
        concept: tuple(Line(span, week, tuple(sorted(says))) for span, (week, says) in sorted(lines.items()))
        for concept, lines in sorted(found.items())
    }


def _own(passage: Passage) -> bool:
    """Whether the student wrote the line, about something that has been done."""
    return not passage.bullet.skip and silence(passage) != "plan"


def _named(passage: Passage) -> Iterable[str]:
    """The concepts that a line names, and the one in the head that it stands under."""
    heads = [passage.topic.concept] if passage.topic and passage.topic.concept else []
    return dict.fromkeys([*(mention.concept for mention in passage.mentions), *heads])


def _spoken(passages: Iterable[Passage], catalogue: Catalogue) -> Iterator[Spoken]:
    """What is said of which concept on which line; wrong statements and the goals of a week left out."""
    hearing = Hearing(catalogue)
    mined: list[Fact] = []
    sayings: list[Spoken] = []
    for passage in passages:
        if not silence(passage) and passage.bullet.role is not Role.OBJECTIVE:
            facts = list(mine(passage))
            sayings += _sayings(passage, facts, hearing)
            mined += [fact for fact in facts if not hearing.spoken(fact)]
    settled, problems = settle(mined, catalogue)
    wrong = {problem.span for problem in problems}
    for concept, span, topic in (*sayings, *_facts(settled)):
        if span not in wrong and concept in catalogue and not topic.startswith(NAMES):
            yield concept, span, topic


def _sayings(passage: Passage, facts: Sequence[Fact], hearing: Hearing) -> Iterator[Spoken]:
    """What a line says in words of its own: a rule understood it, or it shares words and is no mere list of names."""
    told = {fact.subject.concept for fact in facts if (fact.rule, fact.relation) != LOOSE}
    crowded = len({mention.concept for mention in passage.mentions}) > CROWD
    words = stems(" ".join((passage.bullet.text, *passage.bullet.children)))
    for said in hearing.sayings(passage, facts):
        statements = (one for one in hearing.statements.of(said.concept) if one.topic == said.topic)
        shared = any(len(words & one.stems) >= WORDS for one in statements)
        answered = said.topic.startswith("question")
        if said.concept in told or answered or (shared and not crowded):
            yield said.concept, said.span, said.topic


def _facts(facts: Iterable[Fact]) -> Iterator[Spoken]:
    for fact in facts:
        if (fact.rule, fact.relation) == LOOSE:
            continue
        topic = f"{fact.relation}:{fact.aspect}" if fact.aspect else fact.relation
        yield from ((fact.subject.concept, span, topic) for span in fact.sources)
