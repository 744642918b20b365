"""A typed answer as the words that count: no case, accents or articles, and figures and units in one form."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_WORD = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*|[^\W\d_][^\W_]*|[%<>≤≥]")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_RANGE = re.compile(r"(?<=\d)\s*(?:-|–|to)\s*(?=\d)")
_RATE = re.compile(r"/\s*(?=(?:s|secs?|seconds?|min|minutes?|hr?|hours?|days?|months?)\b)")
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SAID = {word: str(n) for n, word in enumerate(_SMALL.split())}
_SAID |= {word: str(10 * n) for n, word in enumerate(_TENS.split(), 2)}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "billion": 1e9}
_MEASURES = (
    ("ms millisecond milliseconds", 0.001, "s"),
    ("s sec secs second seconds giay", 1, "s"),
    ("min mins minute minutes phut", 60, "s"),
    ("h hr hrs hour hours gio", 3600, "s"),
    ("d day days ngay", 86400, "s"),
    ("week weeks tuan", 604800, "s"),
    ("month months thang", 1, "month"),
    ("yr yrs year years nam", 12, "month"),
    ("% percent pct", 1, "percent"),
    ("byte bytes", 1, "byte"),
    ("kb kib kilobyte kilobytes", 1, "kb"),
    ("mb mib megabyte megabytes", 1, "mb"),
    ("gb gib gigabyte gigabytes", 1, "gb"),
    ("tb tib terabyte terabytes", 1, "tb"),
    ("pb pib petabyte petabytes", 1, "pb"),
    ("kbps", 1, "kbps"),
    ("mbps", 1e3, "kbps"),
    ("gbps", 1e6, "kbps"),
)
_UNITS = {word: (factor, unit) for names, factor, unit in _MEASURES for word in names.split()}
_SPELLINGS = tuple(
    (re.compile(pattern), common)
    for pattern, common in ((r"(?<=[iy])z", "s"), (r"(?<=[^hf])our", "or"), (r"tre(?=s?$)", "ter"), ("ence$", "ense"))
)
_VENDORS = ("amazon", "aws")
_LIMITS = "up to, at most, no more than, a maximum of, maximum, max, under, less than, about"
_BOUNDS = tuple(tuple(limit.split()) for limit in _LIMITS.split(", "))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of an answer; a figure and its unit are one word ("15 minutes" and "900 s" are both "900s").

    Leading vendor names and "up to" are left out, and so are articles and "and". Empty when nothing is left.
    """
    plain = _RATE.sub(" per ", _RANGE.sub(" ", _plain(text)))
    tokens = [_SAID.get(token, spelt(token)) for token in _WORD.findall(plain)]
    return _named(tuple(_kept(tuple(_measured(_unbound(tokens))))))


def spelt(word: str) -> str:
    """One spelling for the British and the American one: organise and organize, centre and center."""
    for pattern, common in _SPELLINGS if len(word) > 5 else ():
        word = pattern.sub(common, word)
    return word


def _plain(text: str) -> str:
    """Small letters without accents; apostrophes closed up."""
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    return re.sub(r"['’`]", "", bare.casefold().replace("đ", "d"))


def _unbound(tokens: Sequence[str]) -> Sequence[str]:
    """Without "up to" and the like before a figure: the most that something can be is the figure itself."""
    for bound in _BOUNDS:
        rest = tokens[len(bound) :]
        if tuple(tokens[: len(bound)]) == bound and rest and rest[0][0].isdigit():
            return rest
    return tokens


def _measured(tokens: Sequence[str]) -> Iterator[str]:
    """Figures joined with the scale and the unit that follow them."""
    held = ""
    for token in tokens:
        if held and token in _SCALES:
            held = _figure(held, _SCALES[token])
        elif held and token in _UNITS:
            factor, unit = _UNITS[token]
            yield _figure(held, factor) + unit
            held = ""
        else:
            if held:
                yield held
            held = _figure(token.replace(",", "")) if token[0].isdigit() else ""
            if not held:
                yield token
    if held:
        yield held


def _figure(text: str, factor: float = 1) -> str:
    """One spelling of a number; versions, addresses and very long ones stay as they are."""
    if not _NUMBER.fullmatch(text) or text.count(".") > 1 or len(text) > 15:
        return text
    return f"{float(text) * factor:.15g}"


def _kept(found: tuple[str, ...]) -> Iterator[str]:
    """Words without "and" and articles ("A record" is none), a rate's unit as a figure ("per 1s")."""
    for place, word in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else ""
        if word in _UNITS and place and found[place - 1] == "per":
            yield _figure("1", _UNITS[word][0]) + _UNITS[word][1]
        elif word != "and" and not (word in ("a", "an", "the") and after and not after.startswith("record")):
            yield word


def _named(found: tuple[str, ...]) -> tuple[str, ...]:
    """Words without the vendor before a name."""
    while len(found) > 1 and found[0] in _VENDORS and found[1] != "web":
        found = found[1:]
    return found
