"""What one note gives, whatever stands in the others: facts, sayings, names, and lines that may make no card."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.catalogue import Catalogue
from quizgen.deck.hearing import Hearing, Saying
from quizgen.deck.remarks import remarks
from quizgen.model import Bullet, Fact, Note, Passage, Passed, Problem, Role, Span
from quizgen.rules import silence, understood

Read = tuple[Passage, str]


@dataclass(frozen=True)
class Named:
    """Where notes name a concept first, each once, by which word, and in which week."""

    spans: tuple[Span, ...]
    text: str
    week: int | None


@dataclass(frozen=True)
class Line:
    """A line, and the reason for passing it over; a `hollow` one can hold no knowledge at all."""

    passed: Passed
    hollow: bool


@dataclass(frozen=True)
class Gleaned:
    """What one note gives."""

    path: str
    problems: tuple[Problem, ...]
    facts: tuple[Fact, ...]
    sayings: tuple[Saying, ...]
    lists: tuple[Saying, ...]
    named: Mapping[str, Named]
    lines: tuple[Line, ...]
    remarks: tuple[Problem, ...]


class Gleaner:
    """Reads notes one by one with the catalogue open."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue."""
        self.catalogue, self.hearing = catalogue, Hearing(catalogue)

    def glean(self, note: Note, bullets: Sequence[Bullet]) -> Gleaned:
        """Everything that a note gives."""
        read = [(passage, silence(passage)) for passage in map(self.catalogue.recognise, bullets)]
        facts: list[Fact] = []
        sayings: list[Saying] = []
        for passage, silent in read:
            if not silent:
                mined = list(understood(passage))
                sayings += self.hearing.sayings(passage, mined)
                facts += [fact for fact in mined if not self.hearing.spoken(fact)]
        facts += [fact for passage in self._headings(bullets) for fact in understood(passage, ("expansion",))]
        return Gleaned(
            note.path,
            note.problems,
            tuple(facts),
            tuple(sayings),
            tuple(self.hearing.listed([passage for passage, silent in read if not silent])),
            self._named(passage for passage, _ in read),
            tuple(_line(passage, silent) for passage, silent in read),
            tuple(remarks(read, self.catalogue)),
        )

    def _headings(self, bullets: Sequence[Bullet]) -> Iterator[Passage]:
        """Each heading as a passage of its own, for the abbreviations that it spells out."""
        seen = {bullet.span for bullet in bullets}
        for bullet in bullets:
            if bullet.head and bullet.head not in seen and not bullet.skip:
                seen.add(bullet.head)
                *above, text = bullet.trail
                heading = Bullet(text, bullet.head, trail=tuple(above), language=bullet.language, week=bullet.week)
                yield self.catalogue.recognise(heading)

    def _named(self, passages: Iterable[Passage]) -> dict[str, Named]:
        """The concepts that a note names on lines that are the student's own, plans left out."""
        found: dict[str, Named] = {}
        for passage in passages:
            bullet = passage.bullet
            if bullet.skip not in ("", "template", "notice") or bullet.role is Role.PLAN:
                continue
            for mention in passage.mentions:
                first = found.get(mention.concept)
                if first is None:
                    found[mention.concept] = Named((bullet.span,), mention.text, bullet.week)
                elif mention.text == self.catalogue[mention.concept].acronym:
                    found[mention.concept] = replace(first, text=mention.text)
        return found


def named(notes: Iterable[Gleaned], sayings: Iterable[Saying], catalogue: Catalogue) -> dict[str, Named]:
    """The concepts that the notes name, or speak of, with the first line in each."""
    found: dict[str, Named] = {}
    for note in notes:
        for concept, own in note.named.items():
            first = found.get(concept)
            if first is None:
                found[concept] = own
            else:
                text = own.text if own.text == catalogue[concept].acronym else first.text
                found[concept] = replace(first, text=text, spans=(*first.spans, *own.spans))
    for saying in sayings:
        found.setdefault(saying.concept, Named((saying.span,), "", saying.week))
    return found


def _line(passage: Passage, silent: str) -> Line:
    bullet = passage.bullet
    reason = silent or ("only named" if passage.mentions else "no AWS name")
    return Line(Passed(bullet.span, reason, bullet.text), bool(bullet.skip))
