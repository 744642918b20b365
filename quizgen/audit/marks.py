"""The checks of a whole sheet: what no card shows alone, and what a guesser or a bored student would soon see."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quizgen.audit import Audit, audit
from quizgen.audit.questions import asked, same, single
from quizgen.model import Card
from quizgen.places import LONGEST

ENOUGH, FEW, JUDGED, POINTS, SOME = 20, 5, 10, 5, 3
ABSOLUTE = re.compile(r"\b(?:always|never|all|none|only|every|must|may|might|usually|often|luôn|chỉ)\b", re.IGNORECASE)
BECAUSE = re.compile(r"\b(?:because|vì|bởi)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """Cards that are asked together; `guide` are the percents of an exam's domains, where the sheet is for one."""

    cards: Sequence[Card]
    exam: str = ""
    guide: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def counts(self) -> Audit:
        """What there is to count over the choices."""
        return audit(self.cards)

    @cached_property
    def choices(self) -> tuple[Card, ...]:
        """The choices with one key."""
        return tuple(filter(single, self.cards))

    @cached_property
    def judged(self) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
        """The true and the false statements."""
        found = [card for card in self.cards if card.kind == "true_false"]
        return tuple(c for c in found if c.correct == (0,)), tuple(c for c in found if c.correct == (1,))


@dataclass(frozen=True)
class Mark:
    """One check of a sheet: `look` gives a reason or nothing; with `lowers` the sheet may be used none the less."""

    id: str
    says: str
    look: Callable[[Sheet], str]
    lowers: bool = False


def findings(sheet: Sheet) -> Iterator[tuple[Mark, str]]:
    """Every mark that a sheet bears, with the reason."""
    return ((mark, reason) for mark in MARKS if (reason := mark.look(sheet)))


def _twice(sheet: Sheet) -> str:
    count = len(sheet.cards) - len(set(map(same, sheet.cards)))
    return f"asked twice: {count} questions" if count else ""


def _torn(sheet: Sheet) -> str:
    """One question with two answers teaches neither."""
    answers: dict[str, set[str]] = {}
    for card in sheet.cards:
        answers.setdefault(asked(card), set()).add(card.answer.casefold())
    count = sum(len(wanted) > 1 for wanted in answers.values())
    return f"with two answers: {count} questions" if count else ""


def _longest(sheet: Sheet) -> str:
    chance = sum(1 / len(card.options) for card in sheet.choices) / max(1, len(sheet.choices))
    far = len(sheet.choices) >= ENOUGH and sheet.counts.longest > chance + 0.1
    return f"the key is the longest option in {sheet.counts.longest:.0%}" if far else ""


def _uneven(sheet: Sheet) -> str:
    sizes = Counter(len(card.options) for card in sheet.choices)
    far = [at for at, share in sheet.counts.places.items() if sizes[at[0]] >= ENOUGH and abs(share - 1 / at[0]) > 0.1]
    if sheet.counts.run > LONGEST:
        return f"{sheet.counts.run} keys in a row stand at one place"
    return f"place {far[0][1] + 1} of {far[0][0]} has {sheet.counts.places[far[0]]:.0%} of the keys" if far else ""


def _unshuffled(sheet: Sheet) -> str:
    named = [card.correct[0] for card in sheet.choices if card.fact.relation != "number"]
    return "all keys stand at one place" if len(named) >= FEW and len(set(named)) == 1 else ""


def _unweighed(sheet: Sheet) -> str:
    homes = [{task.partition(".")[0] for task in card.exams.get(sheet.exam, ())} for card in sheet.cards]
    homes = [home for home in homes if home]
    if len(homes) < ENOUGH:
        return ""
    for domain, percent in sheet.guide.items():
        share = 100 * sum(1 / len(home) for home in homes if domain in home) / len(homes)
        if abs(share - percent) > POINTS:
            return f"domain {domain} has {share:.0f} % of the cards, {percent} % in the guide"
    return ""


def _telling(sheet: Sheet) -> str:
    return f"giving away the key of another: {sheet.counts.told} cards" if sheet.counts.told else ""


def _crowded(sheet: Sheet) -> str:
    if len(sheet.choices) < ENOUGH:
        return ""
    wrong = Counter(o for card in sheet.choices for at, o in enumerate(card.options) if at not in card.correct)
    option, count = wrong.most_common(1)[0]
    if count > 0.15 * len(sheet.choices):
        return f"“{option}” is a wrong option in {count} of {len(sheet.choices)}"
    return f"one concept has {sheet.counts.crowd:.0%} of the keys" if sheet.counts.crowd > 0.05 else ""


def _unbalanced(sheet: Sheet) -> str:
    true, false = map(len, sheet.judged)
    far = true + false >= JUDGED and not 0.4 <= true / (true + false) <= 0.6
    return f"{true} of {true + false} statements are true" if far else ""


def _worded(sheet: Sheet) -> str:
    """Statements differ in how often they hold a word like "always" or "may"."""
    if min(map(len, sheet.judged)) < JUDGED:
        return ""
    true, false = (sum(bool(ABSOLUTE.search(_said(c))) for c in cards) / len(cards) for cards in sheet.judged)
    return f"absolute words in {true:.0%} of the true and {false:.0%} of the false" if abs(true - false) > 0.1 else ""


def _stretched(sheet: Sheet) -> str:
    if min(map(len, sheet.judged)) < FEW:
        return ""
    true, false = (sum(len(_said(card)) for card in cards) / len(cards) for cards in sheet.judged)
    far = abs(true - false) > 0.2 * min(true, false)
    return f"true statements have {true:.0f} characters, false ones {false:.0f}" if far else ""


def _reasoned(sheet: Sheet) -> str:
    true, false = (sum(bool(BECAUSE.search(_said(card))) for card in cards) for cards in sheet.judged)
    return "only true statements give a reason" if true >= SOME and not false else ""


def _said(card: Card) -> str:
    """The statement, without the words that ask to judge it."""
    return card.prompt.partition(": ")[2]


MARKS = (
    Mark("F11", "no question is asked twice: the same words and the same answer.", _twice),
    Mark("F12", "no question has two answers.", _torn),
    Mark("M05", "the key is the longest option at most ten points more often than chance.", _longest),
    Mark("M06", "keys stand at every place alike within ten points, and at most four in a row at one.", _uneven),
    Mark("M14", "options are shuffled: keys do not all stand at one place.", _unshuffled),
    Mark("M30", "the domains of an exam have their share of the cards within five points.", _unweighed, lowers=True),
    Mark("M33", "no card gives away the key of another.", _telling, lowers=True),
    Mark("M34", "no concept has over 5 % of the keys, no wrong option stands in over 15 %.", _crowded, lowers=True),
    Mark("T02", "40 to 60 of 100 statements to judge are true.", _unbalanced, lowers=True),
    Mark("T03", "true and false statements hold words like always and may equally often within ten points.", _worded),
    Mark("T04", "true and false statements are equally long within a fifth.", _stretched, lowers=True),
    Mark("T05", "not only true statements give a reason.", _reasoned, lowers=True),
)
