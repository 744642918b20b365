"""Why an option is wrong: only what a cell proves may stand on a card."""

import re
from collections.abc import Iterable

from quizgen.catalogue import Catalogue, Family
from quizgen.model import Foil
from quizgen.relations import agreed, base, lower_article, opened, with_article

IRREGULAR = {"is": "is not", "are": "are not", "can": "cannot", "has": "does not have", "does": "does not do"}
MODALS = ("must", "may", "will", "should", "needs to")


def foils(catalogue: Catalogue, key: str, asserts: Iterable[str], most: int = 3, within: str = "") -> tuple[Foil, ...]:
    """Members of the key's families that are proved to lack one of the traits: best first, each with its reason.

    `within` names one family from which alone they come, so that its noun fits every option.
    Declared contrast partners come first, then near misses (those that lack fewest of the traits).
    """
    wanted = tuple(asserts)
    partners = [contrast.partner for contrast in catalogue[key].contrasts] if key in catalogue else []
    found: dict[str, tuple[tuple[int, int, str], Foil]] = {}
    for home in catalogue.homes.get(key, ()):
        needs = tuple(need for need in wanted if need in home.traits) if within in ("", home.id) else ()
        for member in home.members:
            if member not in catalogue or catalogue.related(member, key) or not needs:
                continue
            if lacked := home.lacking(member, needs):
                rank = (member not in partners, len(lacked), member)
                found.setdefault(
                    member, (rank, Foil(catalogue[member].name, against(catalogue, key, member, lacked[0].says)))
                )
    ranked = sorted(found.values(), key=lambda entry: entry[0])
    return tuple(foil for _, foil in ranked[:most])


def unique(catalogue: Catalogue, key: str, asserts: Iterable[str]) -> bool:
    """Whether every other member of a family of the key is proved to lack one of the traits."""
    wanted = tuple(asserts)
    return any(_alone(catalogue, home, key, wanted) for home in catalogue.homes.get(key, ()))


def _alone(catalogue: Catalogue, home: Family, key: str, wanted: tuple[str, ...]) -> bool:
    needs = tuple(need for need in wanted if need in home.traits)
    others = [member for member in home.members if member != key]
    return bool(needs) and all(home.verdict(member, needs) == "no" for member in others)


def against(catalogue: Catalogue, key: str, member: str, says: str) -> str:
    """Why a member is wrong for a key: what it does instead, where the two stand as a contrast; else what it lacks."""
    name = catalogue[member].name
    for concept, partner in ((key, member), (member, key)):
        for contrast in catalogue[concept].contrasts if concept in catalogue else ():
            if contrast.partner == partner and contrast.src not in catalogue.unread:
                does = contrast.other if concept == key else contrast.own
                return opened(f"{with_article(name)} {agreed(name, does)}")
    return reason(catalogue, member, says)


def reason(catalogue: Catalogue, member: str, says: str) -> str:
    """Why a member is wrong: what it is instead, or, where the catalogue does not tell, what it does not do."""
    known, name = catalogue[member].definition, with_article(catalogue[member].name)
    told = known and known.src not in catalogue.unread
    said = f"is {lower_article(known.text).rstrip('.')}" if told and known else negated(says)
    return opened(f"{name} {agreed(catalogue[member].name, said)}")


def negated(predicate: str) -> str:
    """A predicate in the third person turned into its opposite: "keeps a copy" → "does not keep a copy"."""
    verb, _, rest = predicate.partition(" ")
    rest = f" {rest}" if rest else ""
    if verb in IRREGULAR:
        return IRREGULAR[verb] + rest
    if verb in MODALS:
        return f"{verb} not{rest}"
    return f"does not {base(verb)}{_second(rest)}"


def _second(rest: str) -> str:
    """A verb joined to the first by "and" straight away takes the base form too: "does not store and serve"."""
    match = re.match(r"( (?:and|or) )([a-z]+s)( .*|$)", rest)
    return f" {match[1].strip()} {base(match[2])}{match[3]}" if match else rest
