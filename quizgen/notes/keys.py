"""Which options a note gives as right: "B", "B, D", "B. Amazon SQS", "Amazon SQS"; and its reason in one sentence."""

import re
from collections.abc import Sequence

LETTERED = re.compile(r"\(?[A-H]\)?(?:\s*(?:[,;&/+]|and|và|,\s*and)\s*\(?[A-H]\)?)*[.)]?", re.IGNORECASE)
_JOINED = re.compile(r"[A-H]{2,5}|[A-H](?: [A-H])+")
_LETTER = re.compile(r"\(?([A-H])\)?(?=[\s.,;:)&/+–—-]|$)(?P<sign>\s*[.):,;&/+–—-]*)\s*")
_JOINT = re.compile(r"\s*(?:[,;&/+]|and\b|và\b)\s*", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:[(–—-]|because\b|since\b|vì\b)", re.IGNORECASE)
_NAMING = re.compile(r"^(?:options?|choices?|answers?|đáp án|phương án|câu)\s+(?=\(?[A-H]\b)", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:options?|answers?|choices?|đáp án|phương án|câu|ý) \(?[A-H]\b|\b(?:above|below)\b"
    r"|^[A-H]\b[^a-z]*(?:is|are|là)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ỹ])")


def chosen(said: str, options: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The keys, and what is said behind them; no key where a letter has no option, or the words are none."""
    said = _NAMING.sub("", said.strip(" *_`✅✔☑\ufe0f"))
    if not options:
        return ((said,) if said else ()), ""
    if LETTERED.fullmatch(said):
        return _of(re.findall(r"\b[A-H]\b", said.upper()), options), ""
    if _JOINED.fullmatch(said):
        return _of(re.findall("[A-H]", said), options), ""
    letters, rest = _letters(said, options)
    if letters:
        return _of(letters, options), rest
    same = next((text for text in options if _bare(text) == _bare(said)), "")
    return ((same,) if same else ()), ""


def reason(told: str) -> str:
    """The first sentence of a reason; none that points at letters or places, which a shuffle moves."""
    first = _SENTENCE.split(told.lstrip(" -–—:;,."), maxsplit=1)[0].strip()
    return "" if len(first.split()) < 3 or _POINTS.search(first) else first


def _of(letters: Sequence[str], options: Sequence[str]) -> tuple[str, ...]:
    places = sorted({ord(letter) - ord("A") for letter in letters})
    return tuple(options[place] for place in places) if places[-1] < len(options) else ()


def _letters(said: str, options: Sequence[str]) -> tuple[list[str], str]:
    """The letters that open an answer, each with its option's own words or without, and what comes after."""
    found: list[str] = []
    at = 0
    while match := _LETTER.match(said, at):
        place = ord(match[1]) - ord("A")
        text = options[place] if place < len(options) else ""
        spelled = bool(text) and said[match.end() :].casefold().startswith(text.casefold().rstrip("."))
        parted = match["sign"] or spelled or _JOINT.match(said, match.end()) or _AFTER.match(said, match.end())
        if not (found or parted):
            break  # "A queue that …"
        found.append(match[1])
        at = match.end() + (len(text.rstrip(".")) if spelled else 0)
        joint = _JOINT.match(said, at)
        if not (joint or ("," in match["sign"] and not spelled)):
            break
        at = joint.end() if joint else at
    return found, said[at:].lstrip(" -–—:.,;()")


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
