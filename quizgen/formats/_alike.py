"""Whether two wordings say the same thing: a slip of the pen, another order, a detail more; but no other word."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from html import unescape

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import extract

ENOUGH = 0.5  # of the longer wording; below it, an added detail is the greater part of what is said
_FEW = 20
_SMALL_WORDS = """
a an and are as at be by can do does for from has have how in into is it its may of on or so that the
their them then there these they this those to used use uses was what when where which while who why will with you your
la cua cho va cac nhung mot duoc khi thi gi nao de
"""
_TURNING_WORDS = """
off not no non never none nor without except unless cannot neither instead only dont doesnt isnt arent wont
không chưa chẳng bất phi ngoài trừ
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_TURNS = frozenset(_TURNING_WORDS.split())
_ENDINGS = ("ing", "ed", "es", "ers", "er", "ions", "ion", "d", "e")
_SAME = (
    (re.compile(r"\bup to\b"), "at most"),
    (re.compile(r"\beach\b"), "every"),
    (re.compile(r"\bcan['’]t\b"), "cannot"),
)
_WAYS = re.compile(r"\b(from|before|after|than|into)\s+(?:an?\s+|the\s+)?(\w+)")


def alike(old: tuple[str, str], new: tuple[str, str]) -> float:
    """How much two questions with their answers (HTML) share, from 0 to 1; 0 where they say different things.

    A word on one side alone is a detail. Words on both sides that are no slip of each other are another fact, and so
    are a number that changed, a negation that came or went, and a way that was turned round.
    """
    texts = _text(" ".join(old)), _text(" ".join(new))
    before, after = map(_words, texts)
    lost, gained = _apart(before, after)
    if "".join(lost) == "".join(gained):  # "life cycle" and "lifecycle"
        lost, gained = [], []
    if (lost and gained) or _TURNS & {*lost, *gained} or _turned(*texts):
        return 0.0
    shared = len(before) - len(lost)
    score = shared / max(len(before), len(after), 1)
    return score if score >= ENOUGH else 0.0


def nearest(new: tuple[str, str], olds: Mapping[str, tuple[str, str]]) -> list[str]:
    """The keys of those that share the most words with it: a few that are worth a closer look."""
    if len(olds) <= _FEW:
        return list(olds)
    texts = {key: " ".join(old) for key, old in olds.items()}
    return [key for _, _, key in extract(" ".join(new), texts, scorer=token_set_ratio, limit=_FEW)]


def _text(html: str) -> str:
    """A field in small letters; what a cloze hides is shown."""
    text = unescape(re.sub(r"<[^>]*>", " ", html.replace("{{c1::", " ").replace("}}", " ")))
    text = unicodedata.normalize("NFC", text).casefold()
    for pattern, said in _SAME:
        text = pattern.sub(said, text)
    return re.sub(r"(?<=\w)['’](?=\w)", "", text)


def _turned(old: str, new: str) -> bool:
    """Whether a word of direction points at another of the words that both have: "from A to B", "from B to A"."""
    before, after = dict(_WAYS.findall(old)), dict(_WAYS.findall(new))
    return any(before[way] != at and at in old and before[way] in new for way, at in after.items() if way in before)


def _words(text: str) -> list[str]:
    """The words that carry the meaning."""
    return [word for word in re.findall(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+\d*", text) if _bare(word) not in _SMALL]


def _apart(before: Iterable[str], after: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words that each side has and the other has not, once the same and then the mistyped have met."""
    lost, gained = list(before), list(after)
    meetings: tuple[Callable[[str, str], bool], ...] = (str.__eq__, _inflected, _slipped)
    for meet in meetings:
        for word in tuple(lost):
            found = next((other for other in gained if meet(word, other)), None)
            if found is not None:
                lost.remove(word)
                gained.remove(found)
    return lost, gained


def _inflected(one: str, two: str) -> bool:
    """Whether they differ by an ending, or by accents that one lacks."""
    return _stem(one) == _stem(two) or (one.isascii() != two.isascii() and _bare(one) == _bare(two))


def _stem(word: str) -> str:
    """Without its ending, where at least four letters are left, or three without a plain "s"."""
    if not word.isalpha():
        return word
    word = re.sub(r"(?<=\w\w\w)ies$", "y", word)
    word = word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
    ending = next((ending for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 4), "")
    return word.removesuffix(ending)


def _slipped(one: str, two: str) -> bool:
    """Whether one may be the other mistyped: the first letter is right, and one letter is wrong, two in a long word."""
    short = min(len(one), len(two))
    if short < 4 or one[0] != two[0] or not (one.isalpha() and two.isalpha()):
        return False
    return OSA.distance(one, two) <= (1 if short < 10 else 2)


def _bare(word: str) -> str:
    """Without accents: they are what is left out first in a hurry."""
    flat = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in flat if not unicodedata.combining(letter))
