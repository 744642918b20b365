"""Words of a card as the lints count them."""

import re
from functools import cache, lru_cache

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDING = re.compile(r"(?<=\w{3})(?:ations?|ings?|ed|es|s|er|ers|ly|e)$")
SMALL = frozenset(
    """
    a an the of for to in on and or is are be with by as at from it its this that which what who how many does do
    used use can has have one not their each into than when where while your you if aws amazon service services term
    là gì của và cho các một được với trong khi để từ nào dùng
    """.split()  # noqa: SIM905
)


def words(text: str) -> list[str]:
    """The words of a text."""
    return WORD.findall(text)


@cache
def stem(word: str) -> str:
    """A word without its commonest endings, small."""
    return ENDING.sub("", word.casefold())


@lru_cache(maxsize=10_000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in words(text) if word.casefold() not in SMALL and len(word) > 1)


def masked(text: str, names: tuple[str, ...]) -> str:
    """The text with names taken out, so that a name's own words are not held against it."""
    low = text.casefold()
    for name in sorted((name for name in names if name and name.casefold() in low), key=len, reverse=True):
        text = re.sub(re.escape(name), "◻", text, flags=re.IGNORECASE)
    return text
