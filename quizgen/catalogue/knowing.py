"""What the catalogue can ask about a concept: its statements as facts, each with its proof and source."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quizgen.catalogue import NOUNS, Catalogue, Concept
from quizgen.catalogue.concepts import Number, Statement
from quizgen.catalogue.families import Family, Scenario, Trait
from quizgen.catalogue.proofs import foils, negated, unique
from quizgen.model import Fact, Foil, Language, Subject
from quizgen.relations import agreed, lower_article, opened, with_article


def facts(catalogue: Catalogue, id_: str) -> tuple[Fact, ...]:
    """Every fact about one concept, in the order of the catalogue: what it is, what it is for, how it differs, …

    What rests on a page that nobody has read yet is left out; of what has ended, only the name of today is asked.
    """
    about = _About(catalogue, catalogue[id_])
    whole = (
        *about.statements(),
        *about.contrasts(),
        *about.expansion(),
        *about.numbers(),
        *about.lists(),
        *about.questions(),
        *about.former_names(),
        *about.scenarios(),
        *about.misconceptions(),
        *about.traits(),
    )
    left = CLOSED if catalogue[id_].lifecycle in GONE else ()
    if catalogue[id_].lifecycle == "ended":
        return tuple(fact for fact in whole if fact.references and fact.relation == "renamed")
    return tuple(fact for fact in whole if fact.references and fact.relation not in left)


def vietnamese(catalogue: Catalogue, fact: Fact) -> Fact | None:
    """The same fact in Vietnamese, where the catalogue has it; an open question, since proofs are in English."""
    concept = catalogue[fact.subject.concept]
    plain = replace(fact, language="vi", foils=(), unique=False, why="")
    if fact.relation == "question":
        asked = next(one for one in concept.questions if one.id == fact.aspect)
        return replace(plain, question=asked.vi_q, value=asked.vi_a)
    told = {"definition": concept.definition, "purpose": concept.purpose}.get(fact.relation)
    return replace(plain, value=told.vi) if told and told.vi else None


GONE = ("ended", "closed-to-new")
CLOSED = ("scenario", "trait", "lacks", "misconception", "number", "contrast")  # not worth learning of what is gone


def unlike(catalogue: Catalogue, id_: str) -> str:
    """How the concept differs from the first that it is taken for, both halves; empty where nothing is known of it."""
    about = _About(catalogue, catalogue[id_])
    told = (f"{about.clause(fact.value)}. {fact.why}." for fact in about.contrasts() if fact.references)
    return "" if about.concept.lifecycle in GONE else next(told, "")


class _About:
    """One concept with the catalogue open."""

    def __init__(self, catalogue: Catalogue, concept: Concept) -> None:
        self.catalogue, self.concept = catalogue, concept
        self.subject = catalogue.subject(concept.id)

    def fact(self, relation: str, value: str, *sources: str, aspect: str = "", **more: object) -> Fact:
        return Fact(
            self.subject,
            relation,
            value,
            aspect,
            origin="catalogue",
            rule="catalogue",
            references=self.catalogue.references(sources),
            **more,  # type: ignore[arg-type]
        )

    def clause(self, predicate: str) -> str:
        return opened(f"{with_article(self.concept.name)} {agreed(self.concept.name, predicate)}")

    def told(self, predicate: str) -> str:
        """What the concept is, as the reason of a statement to judge; the predicate where that is not known."""
        known = self.concept.definition
        if known is None or known.src in self.catalogue.unread:
            return self.clause(predicate)
        return self.clause(f"is {lower_article(known.text)}")

    def statements(self) -> Iterator[Fact]:
        for relation, statement in (("definition", self.concept.definition), ("purpose", self.concept.purpose)):
            if statement:
                yield self.stated(relation, statement)

    def stated(self, relation: str, statement: Statement) -> Fact:
        key, asserts = self.concept.id, statement.asserts
        home = next((h for h in self.catalogue.homes.get(key, ()) if set(asserts) & set(h.traits)), None)
        subject = replace(self.subject, noun=home.noun if home else self.subject.noun)
        held = home is not None and home.verdict(key, [need for need in asserts if need in home.traits]) == "yes"
        near = foils(self.catalogue, key, asserts, within=home.id) if held and home else ()
        proved = near if len(near) > 1 or not held else foils(self.catalogue, key, asserts)
        if len(near) < len(proved):
            subject = replace(subject, noun=NOUNS.get(self.concept.kind, "AWS concept"))
        alone = held and unique(self.catalogue, key, asserts)
        made = self.fact(relation, statement.text, statement.src, foils=proved, unique=alone)
        return replace(made, subject=subject)

    def contrasts(self) -> Iterator[Fact]:
        for contrast in self.concept.contrasts:
            if contrast.partner in self.catalogue and not self.catalogue.related(contrast.partner, self.concept.id):
                other = self.catalogue[contrast.partner].name
                pair = either((self.concept.name, other))
                why = opened(f"{with_article(other)} {agreed(other, contrast.other)}")
                yield self.fact(
                    "contrast", contrast.own, contrast.src, aspect=pair, why=why, foils=(Foil(other, why),), unique=True
                )

    def expansion(self) -> Iterator[Fact]:
        if self.concept.acronym and self.concept.expansion:
            source = self.concept.definition.src if self.concept.definition else ""
            named = Subject(self.subject.key, self.concept.acronym, self.concept.id, self.subject.noun)
            made = self.fact("stands-for", self.concept.expansion, source, unique=True)
            yield replace(made, subject=named)

    def numbers(self) -> Iterator[Fact]:
        for number in self.concept.facts:
            wrong = tuple(Foil(value, _real(value, what)) for value, what in number.near.items())
            more = {"foils": wrong, "why": _older(number), "stale": self.catalogue.stale(number)}
            yield self.fact("number", number.value, number.src, aspect=number.q, **more)

    def lists(self) -> Iterator[Fact]:
        for listing in self.concept.lists:
            aspect = f"{len(listing.items)} {listing.q}"
            yield self.fact("members", joined(listing.items), listing.src, aspect=aspect, parts=listing.items)

    def questions(self) -> Iterator[Fact]:
        for asked in self.concept.questions:
            yield self.fact("question", asked.a, asked.src, aspect=asked.id, question=asked.q)

    def former_names(self) -> Iterator[Fact]:
        source = self.concept.definition.src if self.concept.definition else ""
        for former in self.concept.former_names if self.concept.kind == "service" else ():
            yield self.fact("renamed", self.concept.name, source, aspect=former)

    def scenarios(self) -> Iterator[Fact]:
        for home in self.catalogue.homes.get(self.concept.id, ()):
            for scenario in home.scenarios:
                if home.answer(scenario.needs) == self.concept.id:
                    yield self.scenario(home, scenario)

    def scenario(self, home: Family, scenario: Scenario) -> Fact:
        sources = [home.traits[need].cell(self.concept.id).src for need in scenario.needs]
        made = self.fact(
            "scenario",
            scenario.settings[0],
            *sources,
            aspect=f"{home.id}:{scenario.id}",
            parts=scenario.settings,
            foils=foils(self.catalogue, self.concept.id, scenario.needs),
            why=self.clause(home.traits[scenario.needs[0]].says),
            unique=True,
        )
        return replace(made, subject=replace(self.subject, noun=home.noun))

    def misconceptions(self) -> Iterator[Fact]:
        for number, wrong in enumerate(self.concept.misconceptions):
            yield self.fact(
                "misconception", wrong.says, wrong.src, aspect=f"misconception-{number + 1}", why=wrong.truth
            )

    def traits(self) -> Iterator[Fact]:
        for home in self.catalogue.homes.get(self.concept.id, ()):
            for trait in home.traits.values():
                cell = trait.cell(self.concept.id)
                aspect = f"{home.id}:{trait.id}"
                if cell.verdict == "yes":
                    yield self.having(home, trait, aspect)
                elif cell.verdict == "no":
                    yield self.fact("lacks", trait.says, cell.src, aspect=aspect, why=self.told(negated(trait.says)))

    def having(self, home: Family, trait: Trait, aspect: str) -> Fact:
        """A trait, with the members that lack it as foils."""
        key, src = self.concept.id, trait.cell(self.concept.id).src
        made = self.fact(
            "trait",
            trait.says,
            src,
            aspect=aspect,
            why=self.told(trait.says),
            foils=foils(self.catalogue, key, [trait.id], within=home.id),
            unique=unique(self.catalogue, key, [trait.id]),
            parts=tuple(self.catalogue[other].name for other in home.members if self._too(home, trait, other)),
        )
        return replace(made, subject=replace(self.subject, noun=home.noun))

    def _too(self, home: Family, trait: Trait, other: str) -> bool:
        """Whether another member, no part or variant of this one, has a trait as well."""
        known = other in self.catalogue and not self.catalogue.related(other, self.concept.id)
        return known and home.verdict(other, [trait.id]) == "yes"


def joined(items: tuple[str, ...], language: Language = "en") -> str:
    """A list as a person would say it: "a, b and c"."""
    last = " và " if language == "vi" else " and "
    return last.join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def either(names: Iterable[str]) -> str:
    """The things that a contrast tells apart, in one order whoever tells: "Amazon SNS or Amazon SQS"."""
    ordered = sorted(names, key=str.casefold)
    return (" or " if len(ordered) == 2 else ", ").join(ordered)


def _real(value: str, what: str) -> str:
    return f"{value} is {what}"


def _older(number: Number) -> str:
    return "; ".join(f"older material says {old} (until {until})" for old, until in number.superseded.items())
