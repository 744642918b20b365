"""Each mined fact held against the catalogue: it agrees, it is dated or wrong, or the catalogue is silent."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.catalogue import Catalogue, Concept
from quizgen.catalogue.concepts import Listing
from quizgen.catalogue.finding import folded
from quizgen.catalogue.knowing import joined
from quizgen.model import Fact, Problem

Judged = tuple[Fact | None, Sequence[Problem]]
NEAR = 88
FIGURES = ("number", "attribute")
FIGURE = re.compile(r"(?<![\w.])\d[\d,.]*(?:\s?%|\s?[^\W\d_]+)?")
SHORTEST, FEW, PAIR = 2, 4, 2
PLAIN = (
    "AWS",
    "NIC",
    "URL",
    "FAQ",
    "CPU",
    "GPU",
    "RAM",
    "USB",
    "PDF",
    "SMS",
    "SOC",
    "EDR",
)  # known to all, or with another common sense


def held(fact: Fact, catalogue: Catalogue) -> Judged:
    """The fact as a card may teach it (None: it may not), and what there is to report of the note."""
    concept = catalogue.get(fact.subject.concept)
    listing = fact.relation in ("members", "listed") and len(fact.parts) > 1
    if listing:
        concept = concept or catalogue.get(fact.subject.key.split("/")[0])
    if fact.relation == "stands-for":
        return _expansion(fact, concept, catalogue)
    if concept is None:
        return fact, ()
    if fact.relation == "question":
        return _answer(fact, concept, catalogue)
    if listing:
        return _listing(fact, concept, catalogue)
    if fact.relation in FIGURES and re.search(r"\d", fact.value):
        return _number(fact, concept, catalogue)
    return _statement(fact, concept, catalogue), ()


def sure(fact: Fact) -> bool:
    """Whether a fact may be a card: figures change, so one that the catalogue does not confirm is none; of three
    things side by side a table says too loosely what tells them apart.
    """
    if fact.relation == "differ" and len(fact.parts) > PAIR:
        return False
    if not re.search(r"\d", fact.value):
        return True
    return fact.relation != "differ" and (fact.relation not in FIGURES or bool(fact.references))


def _statement(fact: Fact, concept: Concept, catalogue: Catalogue) -> Fact:
    """The student's words, with the catalogue's definition beside them."""
    known = concept.definition
    if known is None or fact.why or known.src in catalogue.unread:
        return fact
    return replace(fact, why=f"{concept.name}: {known.text}", references=catalogue.references([known.src]))


def _expansion(fact: Fact, concept: Concept | None, catalogue: Catalogue) -> Judged:
    concept = concept or _by_acronym(fact.subject.name, catalogue)
    fact = replace(fact, value=_one(fact))
    if concept is None or not concept.expansion:
        return (fact if _worth(fact, catalogue) else None), ()
    subject = replace(fact.subject, key=concept.id, concept=concept.id, noun=catalogue.noun(concept.id))
    source = concept.definition.src if concept.definition else ""
    known = replace(fact, subject=subject, references=catalogue.references([source]))
    if fact.subject.name.casefold() != concept.acronym.casefold():
        return replace(known, subject=replace(subject, key=f"{concept.id}/{fact.subject.name.casefold()}")), ()
    right = replace(known, value=concept.expansion)
    if _stems(fact.value) in (_stems(concept.expansion), _stems(concept.name)):
        return right, ()
    message = f"{concept.acronym} stands for {concept.expansion!r}, not {fact.value!r}"
    return replace(right, origin="catalogue"), [_problem(fact, "wrong-expansion", message, catalogue, source)]


def _one(fact: Fact) -> str:
    """The expansion in the singular, as the letters are: "3 High Risk Issues (HRI)"."""
    several = fact.value.endswith("s") and not fact.value.endswith(("ss", "us", "is", "ics", "ies", "ses"))
    return fact.value[:-1] if several and not fact.subject.name.endswith("S") else fact.value


def _worth(fact: Fact, catalogue: Catalogue) -> bool:
    """Whether letters that the catalogue does not know are worth a card: three or more, one thing, no other's name."""
    letters, last = fact.subject.name, fact.value.rsplit(" ", 1)[-1]
    several = last.endswith("s") and not last.endswith(("ss", "us", "is", "ics"))
    return len(letters) > SHORTEST and letters not in PLAIN and not several and not catalogue.named(fact.value)


def _stems(name: str) -> list[str]:
    """The words of a name without the endings in which ways of writing it differ: Balancer, Balancers, Balancing."""
    return [re.sub(r"(?<=\w{3})(?:er|ing|ion)$", "", word) for word in folded(name)]


def _by_acronym(short: str, catalogue: Catalogue) -> Concept | None:
    id_ = catalogue.named(short)
    return catalogue[id_] if id_ and catalogue[id_].acronym.casefold() == short.casefold() else None


def _listing(fact: Fact, concept: Concept, catalogue: Catalogue) -> Judged:
    """A list that the catalogue has too is asked as the catalogue has it; what is missing or foreign is reported.

    Of others only those stay that the note itself counts (`unique`), or whose members the catalogue all knows.
    """
    for listing in concept.lists:
        wanted = {folded(item): item for item in listing.items}
        said = [_item(part, wanted, catalogue) for part in fact.parts]
        if sum(part in wanted for part in said) * 2 < len(fact.parts):
            continue
        missing = [item for key, item in wanted.items() if key not in said]
        known = replace(
            fact,
            relation="members",
            subject=catalogue.subject(concept.id),
            aspect=f"{len(listing.items)} {listing.q}",
            value=joined(listing.items),
            parts=listing.items,
            language="en",
            references=catalogue.references([listing.src]),
        )
        if not missing:
            return known, ()
        return replace(known, origin="catalogue"), [_incomplete(fact, listing, missing, catalogue)]
    closed = fact.unique or (len(fact.parts) <= FEW and all(map(catalogue.named, fact.parts)))
    return fact if fact.aspect and closed else None, ()


def _item(part: str, wanted: dict[tuple[str, ...], str], catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's own item for what the student wrote: the same words, the same concept, or words within words."""
    words = folded(part)
    if words in wanted:
        return words
    id_ = catalogue.named(part)
    for key, item in wanted.items():
        if (id_ and catalogue.named(item) == id_) or set(words) <= set(key) or set(key) <= set(words):
            return key
    return words


def _incomplete(fact: Fact, listing: Listing, missing: Sequence[str], catalogue: Catalogue) -> Problem:
    message = f"not complete: {listing.q} are {len(listing.items)} today; {joined(tuple(missing))} missing"
    return _problem(fact, "incomplete-list", message, catalogue, listing.src)


def _number(fact: Fact, concept: Concept, catalogue: Catalogue) -> Judged:
    """A figure that the catalogue knows in this role: the same, an old one, or another."""
    from rapidfuzz import fuzz

    said = _figure(fact.value)
    for number in concept.facts:
        old = {_figure(value): until for value, until in number.superseded.items()}
        close = fuzz.token_set_ratio(_role(fact.aspect), _role(number.q)) >= NEAR
        if said in old:
            message = f"{fact.value} is dated (until {old[said]}): {concept.name}, {number.q}: {number.value} today"
            return None, [_problem(fact, "dated", message, catalogue, number.src)]
        if said == _figure(number.value) and close:
            known = replace(fact, relation="number", value=number.value, aspect=number.q, language="en")
            return replace(known, references=catalogue.references([number.src])), ()
        if close and said in {_figure(value) for value in number.near}:
            message = f"{concept.name}, {number.q}: {number.value}, not {fact.value}"
            return None, [_problem(fact, "wrong-number", message, catalogue, number.src)]
    return fact, ()


def _answer(fact: Fact, concept: Concept, catalogue: Catalogue) -> Judged:
    """A ready-made question as it stands, unless the catalogue knows the figure in its key to be old or another's."""
    figure = FIGURE.search(fact.value)
    if not figure:
        return fact, ()
    role = fact.question.replace("?", " ")
    judged, problems = _number(replace(fact, value=figure[0], aspect=role), concept, catalogue)
    return (replace(fact, references=judged.references) if judged else None), problems


def _figure(value: str) -> str:
    return re.sub(r"[\s,]|(?<=[a-z])s$", "", value.casefold().replace("ib", "b"))


def _role(text: str) -> str:
    return text.casefold().replace("longest", "maximum").replace("largest", "maximum").replace("most", "maximum")


def _problem(fact: Fact, code: str, message: str, catalogue: Catalogue, src: str) -> Problem:
    hint = "".join(f"see {ref.url}" for ref in catalogue.references([src]))
    return Problem(fact.sources[0], code, message, hint)
