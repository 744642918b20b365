"""The catalogue's own linter: every fault that docs/concepts.md forbids and a machine can see."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from quizgen.catalogue import Catalogue, Concept, Family
from quizgen.catalogue.concepts import KINDS, LIFECYCLES
from quizgen.catalogue.families import BASES, VALUES
from quizgen.catalogue.finding import folded, names
from quizgen.catalogue.loading import Compiled, misshapen
from quizgen.catalogue.proofs import foils

ABSOLUTE = re.compile(r"\b(always|never|only|not|no|cannot|n't)\b", re.IGNORECASE)


def faults(data: Compiled, today: date) -> Iterator[str]:
    """Every fault as `file: message`, in file order; nothing when the catalogue is sound."""
    broken = False
    for raw in (*data["concepts"].values(), *data["families"].values()):
        if message := misshapen(raw):
            broken = True
            yield f"{raw['file']}: {message}"
        for key in sorted(_empty(raw)):
            yield f"{raw['file']}: {key!r} has no value: a text with a comma in {{…}} wants quotes"
    if broken:
        return
    # Whether a page was read decides what is asked; whether the catalogue is sound is another question.
    catalogue = Catalogue(data | {"sources": {key: {"checked": ""} | raw for key, raw in data["sources"].items()}})
    for id_ in catalogue.ids:
        file = data["concepts"][id_]["file"]
        yield from (f"{file}: {message}" for message in _concept(catalogue, catalogue[id_], today))
    for id_, home in catalogue.families.items():
        file = data["families"][id_]["file"]
        yield from (f"{file}: {message}" for message in _family(catalogue, home))
    yield from _aliases(data)
    yield from _sources(data)


def sizes(catalogue: Catalogue) -> dict[str, int]:
    """How much there is of everything."""
    concepts = [catalogue[id_] for id_ in catalogue.ids]
    homes = list(catalogue.families.values())
    cells = [cell for home in homes for trait in home.traits.values() for cell in trait.cells.values()]
    return {
        "concepts": len(concepts),
        "tier 1": sum(c.tier == 1 for c in concepts),
        "families": len(homes),
        "traits": sum(len(home.traits) for home in homes),
        "cells": len(cells),
        "proved cells": sum(cell.verdict != "unknown" for cell in cells),
        "scenarios": sum(len(home.scenarios) for home in homes),
        "numbers": sum(len(c.facts) for c in concepts),
        "lists": sum(len(c.lists) for c in concepts),
        "questions": sum(len(c.questions) for c in concepts),
        "contrasts": sum(len(c.contrasts) for c in concepts),
        "misconceptions": sum(len(c.misconceptions) for c in concepts),
        "acronyms": sum(bool(c.acronym and c.expansion) for c in concepts),
        "changes": sum(len(c.changes) for c in concepts),
        "sources": len(catalogue.data["sources"]),
        "unread sources": len(catalogue.unread),
    }


def _empty(raw: object) -> Iterator[str]:
    """Keys without a value inside mappings of mappings: what a comma in a flow mapping leaves behind."""
    inner = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    for entry in inner:
        if isinstance(entry, dict):
            yield from (str(key) for key, value in entry.items() if value is None)
        yield from _empty(entry)


def _concept(catalogue: Catalogue, c: Concept, today: date) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", c.id) or not catalogue.data["concepts"][c.id]["file"].endswith(
        f"/{c.id}.md"
    ):
        yield f"id {c.id!r} is no slug, or not the file's name"
    if c.kind not in KINDS or c.lifecycle not in LIFECYCLES or c.tier not in (1, 2, 3):
        yield f"kind {c.kind!r}, lifecycle {c.lifecycle!r} or tier {c.tier} is unknown"
    if c.recheck_by and date.fromisoformat(c.recheck_by) < today:
        yield f"recheck_by {c.recheck_by} has passed"
    if bool(c.acronym) != bool(c.expansion):
        yield "an acronym and its expansion go together"
    yield from _whole(c)
    yield from _texts(c)
    yield from _questions(catalogue, c)
    yield from _links(catalogue, c)
    yield from _provable(catalogue, c)


def _whole(c: Concept) -> Iterator[str]:
    if not c.definition or not c.purpose:
        yield "definition or purpose is missing"
    if c.tier <= 2 and not c.exams:
        yield "exams is missing"
    if c.tier <= 2 and not c.contrasts:
        yield "contrasts is missing"
    if c.tier == 1 and not c.misconceptions:
        yield "misconceptions is missing (tier 1)"


def _texts(c: Concept) -> Iterator[str]:
    if c.definition:
        words = len(c.definition.text.split())
        if not 6 <= words <= 20 or not re.match(r"(An?|The) .*\.$", c.definition.text):
            yield f"definition: {words} words; 6 to 20 are wanted, from A, An or The to a full stop"
    if c.purpose and (len(c.purpose.text.split()) > 16 or not re.match(r"[a-z].*[^.]$", c.purpose.text)):
        yield "purpose: at most 16 words, a verb in the base form, no full stop"
    for number in c.facts:
        if len(number.value.split()) > 5 or len(number.q.split()) > 14 or number.value in number.near:
            yield f"fact {number.id}: value over 5 words, q over 14, or the value is among its near values"
        if len(number.near) < 2:
            yield f"fact {number.id}: two near values are wanted"
    for contrast in c.contrasts:
        for text in (contrast.own, contrast.other):
            if len(text.split()) > 14 or not re.match(r"[a-z]+ ", text):
                yield f"contrast with {contrast.partner}: {text!r} is no predicate of at most 14 words"
    for wrong in c.misconceptions:
        said = re.sub("|".join(map(re.escape, sorted(c.names, key=len, reverse=True))), "", wrong.says)
        if ABSOLUTE.search(said) or not wrong.says.endswith("."):
            yield f"misconception {wrong.says!r}: a full sentence without negation or absolute words"


def _questions(catalogue: Catalogue, c: Concept) -> Iterator[str]:
    near = [catalogue[id_] for id_ in (c.id, *c.part_of, c.variants_of) if id_ in catalogue]
    names = [folded(name) for one in near for name in one.names]
    for asked in c.questions:
        for q, a in ((asked.q, asked.a), (asked.vi_q, asked.vi_a)):
            if not q.endswith("?") or len(q.split()) > 28 or not 0 < len(a.split()) <= 24:
                yield f"question {asked.id}: {q!r} is no question, or over 28 words, or its answer {a!r} over 24"
            if re.fullmatch(r"(?:yes|no|có|không)\W*", a, re.IGNORECASE):
                yield f"question {asked.id}: a bare {a!r} teaches nothing"
            if not any(_within(name, folded(q)) for name in names):
                yield f"question {asked.id}: {q!r} names neither {c.name} nor what it belongs to"


def _within(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name stands in a text, both as folded words; the plural of its last word too."""
    last = (name[-1], f"{name[-1]}s")
    places = range(len(words) - len(name) + 1)
    return any(words[i : i + len(name) - 1] == name[:-1] and words[i + len(name) - 1] in last for i in places)


def _links(catalogue: Catalogue, c: Concept) -> Iterator[str]:
    for other in (*c.part_of, c.variants_of, *(contrast.partner for contrast in c.contrasts)):
        if other and other not in catalogue:
            yield f"no concept {other}"
    sources = [statement.src for statement in (c.definition, c.purpose) if statement]
    for shelf in (c.facts, c.lists, c.questions, c.contrasts, c.misconceptions, c.changes):
        sources += [part.src for part in shelf]
    for src in sources:
        if src not in catalogue.data["sources"]:
            yield f"no source {src}"
    ids = [
        *(number.id for number in c.facts),
        *(listing.id for listing in c.lists),
        *(asked.id for asked in c.questions),
    ]
    if len(ids) != len(set(ids)):
        yield "two facts have one id"


def _provable(catalogue: Catalogue, c: Concept) -> Iterator[str]:
    homes = catalogue.homes.get(c.id, ())
    for statement in filter(None, (c.definition, c.purpose)):
        for trait in statement.asserts:
            cells = [
                home.traits[trait].cell(c.id)
                for home in homes
                if trait in home.traits and c.id in home.traits[trait].cells
            ]
            if not cells or any(cell.verdict != "yes" for cell in cells):
                yield f"asserts {trait}, which no cell proves"
    if c.tier == 1 and homes and c.definition and all(len(home.members) > 1 for home in homes):
        rivals = max(sum(not catalogue.related(c.id, m) for m in home.members) for home in homes)
        proved = len(foils(catalogue, c.id, c.definition.asserts))
        if proved < min(3, max(rivals, 1), 2 if rivals <= 3 else 3):
            yield f"the definition is proved against {proved} siblings of {rivals}"


def _family(catalogue: Catalogue, home: Family) -> Iterator[str]:
    for member in home.members:
        if member not in catalogue:
            yield f"no concept {member}"
    for trait in home.traits.values():
        if set(trait.cells) != set(home.members):
            yield f"trait {trait.id}: a cell for every member and no other is wanted"
        for member, cell in trait.cells.items():
            if cell.value not in VALUES or cell.basis not in BASES:
                yield f"trait {trait.id}, {member}: [{cell.value}, {cell.basis}] is unknown"
            if cell.basis != "inf" and cell.src not in catalogue.data["sources"]:
                yield f"trait {trait.id}, {member}: no source {cell.src}"
        if len(trait.says.split()) > 16 or not re.match(r"[a-z]+( |$)", trait.says):
            yield f"trait {trait.id}: says is no predicate of at most 16 words"
    yield from _scenarios(catalogue, home)


def _scenarios(catalogue: Catalogue, home: Family) -> Iterator[str]:
    for scenario in home.scenarios:
        if missing := [need for need in scenario.needs if need not in home.traits]:
            yield f"scenario {scenario.id}: no trait {missing[0]}"
            continue
        key = home.answer(scenario.needs)
        if not key:
            yield f"scenario {scenario.id}: not exactly one member meets the needs"
        elif key in catalogue and len(foils(catalogue, key, scenario.needs)) < 2:
            yield f"scenario {scenario.id}: fewer than two members are proved wrong"
        if len(scenario.settings) < 3:
            yield f"scenario {scenario.id}: three settings are wanted"
        if any(setting.endswith("?") or len(setting.split()) > 60 for setting in scenario.settings):
            yield f"scenario {scenario.id}: a setting asks a question or is over 60 words"


def _aliases(data: Compiled) -> Iterator[str]:
    owners: dict[tuple[str, ...], str] = {}
    for name in names(data["concepts"]):
        if not name.words or name.derived:
            continue
        first = owners.setdefault(name.words, name.concept)
        if first != name.concept:
            yield f"{data['concepts'][name.concept]['file']}: {name.written!r} is a name of {first} too"


def _sources(data: Compiled) -> Iterator[str]:
    for key, raw in data["sources"].items():
        if not isinstance(raw, dict) or not str(raw.get("url", "")).startswith("https://"):
            yield f"source {key}: a url (https) is wanted"
