"""Which cards a deck takes: the notes' own facts, and a few of the best that the catalogue has on each name."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from quizgen.audit.questions import tells
from quizgen.catalogue import Catalogue, Concept
from quizgen.catalogue.knowing import facts as known
from quizgen.catalogue.knowing import vietnamese
from quizgen.deck.gleaning import Named
from quizgen.deck.hearing import Saying
from quizgen.deck.statements import topic
from quizgen.deck.weighing import weights
from quizgen.kinds import ask
from quizgen.lints import warnings
from quizgen.model import Card, Fact

if TYPE_CHECKING:
    from quizgen.deck import Refused

Passing = Callable[[Iterable[Card]], tuple[list[Card], "list[Refused]"]]
WHAT = ("choice", "reverse", "recall")
SPICE = ("scenario", "choice", "multiple", "cloze", "true_false", "recall")
HEARD, QUOTED, CORE, OFTEN = 16, 2, 2, 3
QUOTES = {"en": "In your notes:", "vi": "Trong ghi chú của bạn:"}


def choose(
    named: Mapping[str, Named],
    heard: Mapping[str, Mapping[str, tuple[Saying, ...]]],
    said: Sequence[Fact],
    catalogue: Catalogue,
    most: int,
    passing: Passing,
    exam: str = "",
) -> tuple[list[Card], "list[Refused]"]:
    """Catalogue cards for each named concept, and a match table where three of a family are named.

    What a note says of the concept in its own words is asked first; then come others, `most` in all.
    """
    told = {(fact.subject.key, topic(fact)) for fact in said}
    facts = {id_: _facts(id_, named[id_], heard.get(id_, {}), catalogue) for id_ in sorted(named)}
    together = [fact for own in facts.values() for fact in own]
    wanted = weights(named, catalogue, exam)
    chosen: list[Card] = []
    refused: list[Refused] = []

    def passed(facts: Iterable[Fact]) -> list[Card]:
        cards, bad = passing(card for fact in facts for card in ask(fact, together))
        refused.extend(bad)
        return cards

    for id_, whole in facts.items():
        own = [fact for fact in whole if (id_, topic(fact)) not in told]
        sayings = heard.get(id_, {})
        cards = passed(fact for fact in own if not _silent(fact, sayings))
        chosen += [card for card in cards if card.kind == "match"]
        single = [card for card in cards if card.kind != "match"]
        asked = _askable(sayings, {topic(card.fact) for card in single})
        first = _answers(single, asked)
        share = _share(catalogue[id_], named[id_], most, wanted.get(id_, 1.0))
        taken = [*first, *_rest(first, single, named, catalogue, id_, share)]
        if len(taken) < share:
            taken += _further(taken, passed(fact for fact in own if _silent(fact, sayings)), share)
        chosen += [_quoted(card, asked[topic(card.fact)]) for card in first] + taken[len(first) :]
    return chosen, refused


def _facts(id_: str, named: Named, heard: Mapping[str, tuple[Saying, ...]], catalogue: Catalogue) -> list[Fact]:
    """Every fact about a concept, with the lines that called it up."""
    return [_called(_spoken(fact, heard, catalogue), named, heard) for fact in known(catalogue, id_)]


def _silent(fact: Fact, heard: Container[str]) -> bool:
    """Whether a fact is a question that no line answers: asked only where places are left."""
    return fact.relation == "question" and topic(fact) not in heard


def _further(taken: Sequence[Card], cards: Iterable[Card], most: int) -> list[Card]:
    """Questions that no line answers, for the places that are left."""
    whole = list(taken)
    for card in cards:
        if len(whole) < most and all(_apart(card, before) for before in whole):
            whole.append(card)
    return whole[len(taken) :]


def _share(concept: Concept, named: Named, most: int, wanted: float) -> int:
    """How many cards a concept gets: a core one all, others fewer, one that is only named beside AWS a single one.

    What several notes name counts as one tier nearer to the core; `wanted` is what the exam leaves of its cards.
    """
    if concept.kind == "technology" and concept.tier > CORE:
        return min(most, 1)
    tier = concept.tier - (len(named.spans) >= OFTEN)
    return min(most, max(1, round(min(most, most - tier + 1) * wanted)))


def _spoken(fact: Fact, heard: Mapping[str, tuple[Saying, ...]], catalogue: Catalogue) -> Fact:
    """The fact in the language of the lines that speak of it, English among others."""
    sayings = heard.get(topic(fact), ())
    own = sayings and all(saying.language == "vi" for saying in sayings)
    return (vietnamese(catalogue, fact) if own else None) or fact


def _called(fact: Fact, named: Named, heard: Mapping[str, tuple[Saying, ...]]) -> Fact:
    """The fact with the note lines that called it up, those that speak of it first."""
    sayings = heard.get(topic(fact), ())
    spans = dict.fromkeys([*(saying.span for saying in sayings), *named.spans])
    return replace(fact, sources=tuple(spans), week=sayings[0].week if sayings else named.week)


def _answers(cards: Sequence[Card], heard: Mapping[str, tuple[Saying, ...]]) -> list[Card]:
    """One card for each statement that a note made in its own words, the most often made first."""
    found: list[Card] = []
    for said in sorted(heard, key=lambda name: (-len(heard[name]), name))[:HEARD]:
        asking = [card for card in cards if topic(card.fact) == said]
        card = _what(asking) or min(asking, key=_dealt, default=None)
        found += [card] if card else []
    return found


def _askable(heard: Mapping[str, tuple[Saying, ...]], topics: Container[str]) -> Mapping[str, tuple[Saying, ...]]:
    """The sayings by what a card can ask; one whose statement makes no card goes to what the concept is, or is for."""
    found: dict[str, tuple[Saying, ...]] = {}
    for said, sayings in heard.items():
        place = next((name for name in (said, "definition", "purpose") if name in topics), "")
        found[place] = (*found.get(place, ()), *sayings)
    return {place: sayings for place, sayings in found.items() if place}


def _quoted(card: Card, sayings: Sequence[Saying]) -> Card:
    """The card with the lines that speak of it in front, and the student's own words behind the reason."""
    spans = dict.fromkeys([*(saying.span for saying in sayings), *card.fact.sources])
    card = replace(card, fact=replace(card.fact, sources=tuple(spans)))
    fullest = sorted(sayings, key=lambda saying: -saying.weight)
    texts = tuple(dict.fromkeys(saying.text for saying in fullest if saying.text))[:QUOTED]
    if not texts:
        return card
    quotes = " ".join((QUOTES[card.fact.language], *(f"“{text}”" for text in texts)))
    if not card.options:
        return replace(card, why=(" ".join((*(f"{why.rstrip('.')}." for why in card.why), quotes)),))
    right = card.correct[0]
    if len(set(card.why)) == 1:  # one reason for all
        return replace(card, why=tuple(f"{why.rstrip('.')}. {quotes}" for why in card.why))
    reasons = [f"{why.rstrip('.')}. {quotes}" if i == right else why for i, why in enumerate(card.why)]
    return replace(card, why=tuple(reasons))


def _rest(
    first: list[Card], cards: list[Card], named: Mapping[str, Named], catalogue: Catalogue, id_: str, most: int
) -> list[Card]:
    """What it is, how it differs from a neighbour, what its letters mean, then one of each other kind."""
    if len(first) >= most:
        return []
    wanted: tuple[Callable[[Sequence[Card]], Card | None], ...] = (
        _what,
        lambda left: _neighbour(left, named, catalogue, id_),
        lambda left: _letters(left, named[id_].text, catalogue, id_),
    )
    taken = list(first)
    for pick in wanted:
        card = pick([card for card in cards if all(_apart(card, before) for before in taken)])
        taken += [card] if card else []
    for card in sorted(filter(_judged, cards), key=lambda card: (_dealt(card), card.id)):
        if all(_other(card, before) and _apart(card, before) for before in taken):
            taken.append(card)
    return taken[len(first) : most]


def _apart(card: Card, before: Card) -> bool:
    """Whether a card asks something else than one before it, and neither gives the other away."""
    return topic(card.fact) != topic(before.fact) and not tells(card, before) and not tells(before, card)


def _other(card: Card, before: Card) -> bool:
    """Whether a card asks something else than one before it, and in another way."""
    one, two = card.fact, before.fact
    stated = {"definition", "purpose"}
    return (
        (one.relation, one.aspect) != (two.relation, two.aspect)
        and card.kind != before.kind
        and not {one.relation, two.relation} <= stated
    )


def _what(cards: Iterable[Card]) -> Card | None:
    what = [card for card in cards if card.fact.relation == "definition" and card.kind in WHAT]
    return min(what, key=lambda card: WHAT.index(card.kind), default=None)


def _neighbour(cards: Iterable[Card], named: Mapping[str, Named], catalogue: Catalogue, id_: str) -> Card | None:
    """The first contrast whose partner the notes name too and comes later in the catalogue; else any contrast."""
    told = [card for card in cards if card.kind == "contrast"]
    partners = {catalogue[c.partner].name: c.partner for c in catalogue[id_].contrasts if c.partner in catalogue}
    both = [card for card in told if partners.get(card.fact.foils[0].text) in named]
    return next(iter([*both, *told]), None)


def _letters(cards: Iterable[Card], written: str, catalogue: Catalogue, id_: str) -> Card | None:
    """What the abbreviation stands for, when the notes write the abbreviation."""
    if written.casefold() != catalogue[id_].acronym.casefold():
        return None
    return next((card for card in cards if card.kind == "acronym" and card.variant == "long"), None)


def _dealt(card: Card) -> tuple[int, int, str]:
    """A kind's turn, another one for each concept, so that a deck has some of all; a lint that lowers puts it back."""
    lowered = sum(1 for _ in warnings(card))
    if card.kind not in SPICE or not _judged(card):
        return 1, lowered, card.id
    turn = sha256(f"{card.fact.subject.key}\x1f{card.kind}".encode()).hexdigest()
    return 0, lowered, turn


def _judged(card: Card) -> bool:
    """Whether a statement to judge has the truth that is its concept's turn, so that half of those in a deck are true.

    Two turns of three are for true ones, because a definition gives more of these away.
    """
    true = int(sha256(card.fact.subject.key.encode()).hexdigest(), 16) % 3 > 0
    return card.kind != "true_false" or (card.fact.relation == "trait") == true
