"""The catalogue of AWS concepts: loaded, indexed, found in text; what is proved wrong, and facts to ask."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from quizgen.catalogue.concepts import Concept, Number, concept
from quizgen.catalogue.families import Family, family
from quizgen.catalogue.finding import Finder, folded, index, initials, inside, names
from quizgen.catalogue.loading import Compiled, belonging, compiled, read
from quizgen.model import Bullet, Mention, Passage, Reference, Subject
from quizgen.resources import folder

__all__ = ["Catalogue", "Concept", "Family", "load", "stored"]


class Catalogue:
    """Concepts and families by id, built when they are first asked for."""

    def __init__(self, data: Compiled, today: date | None = None) -> None:
        """Take the catalogue as plain data (see loading.compiled); without `today` nothing in it grows old."""
        self.data, self.today = data, today
        self._concepts: dict[str, Concept] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._short: dict[tuple[str, str], frozenset[str]] = {}
        self._called: dict[str, Mapping[frozenset[str], str]] = {}

    @property
    def ids(self) -> Sequence[str]:
        """Every concept id, in order."""
        return sorted(self.data["concepts"])

    def __contains__(self, id_: object) -> bool:
        return id_ in self.data["concepts"]

    def __getitem__(self, id_: str) -> Concept:
        if id_ not in self._concepts:
            self._concepts[id_] = concept(self.data["concepts"][id_])
        return self._concepts[id_]

    def get(self, id_: str) -> Concept | None:
        """The concept of an id, or None."""
        return self[id_] if id_ in self.data["concepts"] else None

    @cached_property
    def families(self) -> Mapping[str, Family]:
        """Every family by id."""
        return {id_: family(raw, self.unread) for id_, raw in sorted(self.data["families"].items())}

    @cached_property
    def unread(self) -> frozenset[str]:
        """Keys of sources whose page nobody has compared yet: what rests on them proves nothing and is not asked."""
        return frozenset(key for key, raw in self.data["sources"].items() if "checked" not in raw)

    @cached_property
    def homes(self) -> Mapping[str, tuple[Family, ...]]:
        """The families in which each concept stands."""
        found: dict[str, tuple[Family, ...]] = {}
        for home in self.families.values():
            for member in home.members:
                found[member] = (*found.get(member, ()), home)
        return found

    def parts(self, id_: str) -> Sequence[str]:
        """The concepts that belong to one."""
        return self._parts.get(id_, ())

    @cached_property
    def _parts(self) -> Mapping[str, Sequence[str]]:
        return self.data.get("parts") or belonging(self.data["concepts"])

    @cached_property
    def words(self) -> Mapping[tuple[str, ...], str]:
        """Folded names to concept ids."""
        if "names" in self.data:
            return {tuple(words.split(" ")): id_ for words, id_ in self.data["names"].items()}
        return index(names(self.data["concepts"]))

    @cached_property
    def finder(self) -> Finder:
        """The finder over all names."""
        return Finder(self.words)

    def named(self, name: str) -> str:
        """The id of the concept that a name stands for as a whole, or nothing."""
        return self.words.get(folded(name), "")

    def noun(self, id_: str) -> str:
        """What the concept is, in the singular ("AWS messaging service")."""
        homes = self.homes.get(id_, ())
        return homes[0].noun if homes else NOUNS.get(self[id_].kind, "AWS concept")

    def subject(self, id_: str) -> Subject:
        """The concept as the subject of a fact."""
        variants = tuple(str(self.data["concepts"][other]["name"]) for other in self.variants(id_))
        return Subject(id_, self[id_].name, id_, self.noun(id_), self[id_].names, variants)

    def variants(self, id_: str) -> tuple[str, ...]:
        """The concepts that are kinds of one."""
        return self._variants.get(id_, ())

    @cached_property
    def _variants(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for id_, raw in self.data["concepts"].items():
            if whole := raw.get("variants_of"):
                found[str(whole)] = (*found.get(str(whole), ()), id_)
        return found

    def references(self, keys: Iterable[str]) -> tuple[Reference, ...]:
        """The pages behind source keys, each once."""
        found = (self.data["sources"].get(key) for key in dict.fromkeys(keys))
        return tuple(
            dict.fromkeys(Reference(str(raw["url"]), str(raw["checked"])) for raw in found if raw and "checked" in raw)
        )

    def stale(self, number: Number) -> bool:
        """Whether a figure that changes often was compared with its page too long ago."""
        if self.today is None or number.volatility != "high" or not number.verified:
            return False
        return (self.today - date.fromisoformat(number.verified)).days > FRESH

    def related(self, one: str, two: str) -> bool:
        """Whether one is part, variant or whole of the other, so that they cannot be two answers to one question."""
        return one == two or two in self._kin(one) or one in self._kin(two)

    def _kin(self, id_: str) -> tuple[str, ...]:
        if id_ not in self:
            return ()
        return (*self[id_].part_of, self[id_].variants_of)

    def recognise(self, bullet: Bullet) -> Passage:
        """Read a bullet with the catalogue open: the names in it, and the concept under whose head it stands."""
        concepts = self.data["concepts"]
        topic = self._topic(bullet)
        plain = self.finder.find(bullet.text)
        whole = self._composed(bullet.text, topic, plain)
        found = [*whole, *plain[1:]] if whole and plain and plain[0].start < whole[0].end else [*whole, *plain]
        found = sorted([*found, *self._shortened(bullet.text, topic, found)], key=lambda mention: mention.start)
        mentions = tuple(Mention(m.concept, m.start, m.end, m.text, str(concepts[m.concept]["kind"])) for m in found)
        return Passage(bullet, self.subject(topic) if topic else None, mentions)

    def _composed(self, text: str, topic: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
        """The concept that a term names together with its head: "Groups: …" under IAM is the IAM group.

        What the term names by itself gives way, as a shorter name does: "Read replicas: …" under Aurora.
        """
        term = TERM.match(text) if topic else None
        if not term or any(m.start < term.end() and m.text != term[0] for m in found):
            return ()
        for name in self[topic].names:
            for composed in (f"{name} {term[0]}", f"{term[0]} {name}"):
                if (id_ := self.named(composed)) and (not found or topic in self._kin(id_)):
                    return (Mention(id_, 0, term.end(), term[0]),)
        taken = any(m.start < term.end() for m in found)
        called = "" if taken else self.called(topic).get(frozenset(folded(term[0])), "")
        return (Mention(called, 0, term.end(), term[0]),) if called else ()

    def called(self, topic: str) -> Mapping[frozenset[str], str]:
        """What is near a concept by the words that are left of its names beside it, where they mean one thing.

        Near are its parts and those of its wholes: "Scheduled" beside scaling policies, "Standard" beside S3 classes.
        """
        if topic not in self._called:
            wholes = self._wholes(topic)
            known = {word for id_ in wholes for name in self[id_].names for word in folded(name)}
            meant: dict[frozenset[str], set[str]] = {}
            for part in dict.fromkeys(part for id_ in wholes for part in self.parts(id_)):
                for name in self[part].names:
                    meant.setdefault(frozenset(folded(name)) - known, set()).add(part)
            self._called[topic] = {words: ids.pop() for words, ids in meant.items() if words and len(ids) == 1}
        return self._called[topic]

    def _shortened(self, text: str, topic: str, found: Sequence[Mention]) -> Iterator[Mention]:
        """Acronyms that mean one thing beside what the line or its head names: "EB" under Elastic Beanstalk."""
        for match in ACRONYM.finditer(text) if topic or found else ():
            start, end = match.span()
            if inside(text, start, end) or any(m.start < end and start < m.end for m in found):
                continue
            near = {topic, *(m.concept for m in found if m.end <= start)} - {""}
            meant = {id_ for one in near for id_ in self._stands_for(match[0], one)}
            if len(meant) == 1:
                yield Mention(meant.pop(), start, end, match[0])

    def _stands_for(self, acronym: str, id_: str) -> frozenset[str]:
        """The concept itself by its initials, or what the acronym names together with it ("PITR" of RDS)."""
        if (acronym, id_) not in self._short:
            names_ = self[id_].names
            itself = {id_ for name in names_ if acronym == initials(name)}
            composed = {self.named(f"{name} {acronym}") for name in names_} - {""}
            self._short[acronym, id_] = frozenset(itself | composed)
        return self._short[acronym, id_]

    def _wholes(self, id_: str) -> list[str]:
        """A concept, what it belongs to, and what that belongs to."""
        wholes = [id_]
        for one in wholes:  # grows while it is read
            wholes += [other for other in self._kin(one) if other in self and other not in wholes]
        return wholes

    def _topic(self, bullet: Bullet) -> str:
        """The one concept that the nearest head above the line names; none where that head names several."""
        above = self.above(bullet)
        return next(iter(above)) if len(above) == 1 else ""

    def above(self, bullet: Bullet) -> frozenset[str]:
        """All that the nearest head above the line names, of those that name anything."""
        return next(filter(None, map(self._heading, reversed(bullet.trail))), frozenset())

    def _heading(self, text: str) -> frozenset[str]:
        if text not in self._above:
            self._above[text] = frozenset(mention.concept for mention in self.finder.find(text))
        return self._above[text]


FRESH = 180  # days
ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{1,3}\b")
TERM = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+){0,2}(?=\s?:\s|\s[-–—]\s|\s?\()")

NOUNS = {
    "service": "AWS service",
    "feature": "AWS feature",
    "option": "AWS option",
    "principle": "cloud principle",
    "pattern": "architecture pattern",
    "plan": "AWS plan",
    "tool": "AWS tool",
    "technology": "technology",
}


def stored(folders: Sequence[str], today: date | None = None) -> Catalogue:
    """The catalogue in folders of its own, read as it lies there; the shipped one may come compiled."""
    if [Path(path).resolve() for path in folders] == [folder("decks").resolve() / "aws"]:
        return load((), today)
    return Catalogue(read([Path(path) for path in folders]), today)


def load(extra: Sequence[Path] = (), today: date | None = None) -> Catalogue:
    """The shipped catalogue, with the student's own concept folders added."""
    return Catalogue(compiled(extra), today)
