"""Whether a typed answer is right: small slips are forgiven, another answer never is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.study.folding import words

SHORTEST = 5
SLIPS = 2
LONG = 8
# Protocols that a plural s would turn into another one.
_SECURED = frozenset(("https", "ftps", "ldaps", "mqtts", "smtps", "imaps", "rtmps", "wss"))
_HEADS = (("inter", "intra"), ("micro", "macro"), ("mini", "maxi"), ("hyper", "hypo"), ("pre", "pro"))
_TAILS = (("ful", "less"), ("er", "ee"), ("or", "ee"), ("er", "ed"), ("able", "ed"))
_TWINS = """
share shard, shard shared, shared sharded, sharing sharding, stage state, staged stated, local locale, trace track
route router, import impart, adapter adopter, contact contract, retain regain, block black, access excess, quote quota
causal casual, compute commute, internal interval, threat thread, content context, replay relay, retain retrain
binding bonding, projection protection
"""
_APART = frozenset(frozenset(pair.split()) for pair in re.split(r"[,\n]", _TWINS))
_ENDING = re.compile(r"(?:e[ds]?|[ds])$")
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")
_BRACKETED = re.compile(r"^(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*$")


@dataclass(frozen=True)
class Verdict:
    """What an answer is worth; `note` is "typo" where a slip was forgiven."""

    right: bool
    note: Literal["", "typo"] = ""


def judge(
    said: str, accepted: Sequence[str], others: Iterable[str] = (), vocabulary: frozenset[str] = frozenset()
) -> Verdict:
    """Compare what was typed with every form of the answer and with the answers of other questions.

    Case, accents, punctuation, articles, the vendor's name and plurals do not count; figures and their units must
    agree. One letter missing, added, changed or swapped is forgiven in a word of five letters or more that is no
    abbreviation, its first letter aside, twice an answer at most; never where it may be meant: an opposite, a word as
    near to another answer, or one of the `vocabulary`, which is what else the subject speaks of.
    """
    if exact(said, accepted):
        return Verdict(True)
    heard, fixed = words(said), _abbreviations(accepted)
    forms = [form for text in accepted for form in _forms(text)]
    near = _nearest(heard, forms, fixed, vocabulary=vocabulary) if heard else None
    if near is None:
        return Verdict(False)
    known = [other for other in map(words, others) if not _among(other, forms)]
    if _among(heard, known) or _nearest(heard, known, fixed, near) is not None:
        return Verdict(False)
    return Verdict(True, "typo")


def exact(said: str, accepted: Sequence[str]) -> bool:
    """Whether an answer is one of the forms, letter for letter once case, plural and the like are left out."""
    if any(said.strip().casefold() == text.strip().casefold() != "" for text in accepted):
        return True
    forms = [form for text in accepted for form in _forms(text)]
    if _among(words(said), forms):
        return True
    split = _BRACKETED.match(said)
    return split is not None and all(_among(words(part), forms) for part in split.groups())


def bare(form: str) -> tuple[str, ...]:
    """The figure alone where it counts things: 63 is enough for "63 characters", but not for "63 KB"."""
    found = words(form)
    figures = tuple(word for word in found if word.isdecimal())
    return figures if len(found) == 2 and len(figures) == 1 else ()


def _forms(text: str) -> Iterator[tuple[str, ...]]:
    """A form, and what is left of it without its brackets; an abbreviation in brackets is a form as well."""
    yield words(text)
    if split := _BRACKETED.match(text):
        outer, inner = words(split["outer"]), words(split["inner"])
        yield outer
        if len(inner) == 1 and inner[0] == "".join(word[0] for word in outer):
            yield inner


def _abbreviations(accepted: Sequence[str]) -> frozenset[str]:
    """The words that must be typed letter by letter: abbreviations, told by their capitals, and protocols."""
    return _SECURED.union(word.casefold() for text in accepted for word in _CAPITALS.findall(text))


def _among(heard: tuple[str, ...], forms: Iterable[tuple[str, ...]]) -> bool:
    return bool(heard) and any(_alike(heard, form) for form in forms)


def _alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """The same words, plurals aside, or the same letters with other spaces between them."""
    if _closed(one) == _closed(two):
        return True
    return len(one) == len(two) and all(map(_same, one, two))


def _closed(found: tuple[str, ...]) -> str:
    """The letters without spaces; two figures stay two."""
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(found))


def _same(one: str, two: str) -> bool:
    return one == two or bool(_singulars(one) & _singulars(two))


def _singulars(word: str) -> frozenset[str]:
    """A word and whatever it may be the plural of."""
    found = {word}
    if len(word) > 3 and word.isalpha() and word not in _SECURED:
        if word.endswith("ies"):
            found.add(word[:-3] + "y")
        if word.endswith("es"):
            found.add(word[:-2])
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            found.add(word[:-1])
    return frozenset(found)


def _nearest(
    heard: tuple[str, ...],
    forms: Iterable[tuple[str, ...]],
    fixed: frozenset[str],
    limit: int = SLIPS,
    vocabulary: frozenset[str] = frozenset(),
) -> int | None:
    """The fewest slips that lead from one of the forms to what was typed; nothing where that takes over `limit`."""
    found = (_slips(heard, form, fixed, vocabulary) for form in forms)
    return min((count for count in found if count is not None and count <= limit), default=None)


def _slips(
    heard: tuple[str, ...], form: tuple[str, ...], fixed: frozenset[str], vocabulary: frozenset[str]
) -> int | None:
    """Words missed by one slip each, or one in a long name that was split or closed up; nothing for another name."""
    if len(heard) == len(form) + 1 and _slipped(heard[0], "amazon"):
        heard = heard[1:]
    if len(heard) != len(form):
        closed, whole = "".join(heard), "".join(form)
        return 1 if len(whole) >= LONG and not set(form) & fixed and _slipped(closed, whole) else None
    missed = [(one, two) for one, two in zip(heard, form, strict=True) if not _same(one, two)]
    if any({one, two} & fixed or _meant(one, two, vocabulary) or not _slipped(one, two) for one, two in missed):
        return None
    return len(missed)


def _meant(heard: str, word: str, vocabulary: frozenset[str]) -> bool:
    """Whether what was typed is a word of its own, and no other ending of the one that was wanted."""
    return heard in vocabulary and _ENDING.sub("", heard) != _ENDING.sub("", word)


def _slipped(heard: str, word: str) -> bool:
    """Whether a word was meant and missed by a single slip; short words, figures and opposites allow none."""
    started = heard[0] == word[0] or heard[:2] == word[1::-1]
    if not started or not (heard + word).isalpha() or len(word) < SHORTEST or _opposed(heard, word):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(heard, word, score_cutoff=1) == 1


def _opposed(one: str, two: str) -> bool:
    """Words that look like a slip of each other and mean something else."""
    if frozenset((one, two)) in _APART:
        return True
    for head, other in (*_HEADS, *(pair[::-1] for pair in _HEADS)):
        if one.startswith(head) and two == other + one[len(head) :]:
            return True
    for tail, other in (*_TAILS, *(pair[::-1] for pair in _TAILS)):
        if one.endswith(tail) and two == one[: -len(tail)] + other:
            return True
    return False
