"""Two things told apart on one line: "Security groups are stateful, while network ACLs are stateless".

- Security groups are stateful, while network ACLs are stateless
=> Security groups | contrast | Security groups or network ACLs | are stateful

- Multi-AZ is for high availability, whereas a read replica is for read scaling
=> Multi-AZ | contrast | Multi-AZ or read replica | is for high availability

- Compared SQS and SNS
=>

- Security groups are stateful
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Foil, Mention, Passage
from quizgen.rules._terms import doing, opening

JOIN = re.compile(
    r"\s*(?:,|;|–|—)?\s*\b(?:while|whereas|but|in contrast(?: to)?|trong khi|còn|nhưng)\b\s*", re.IGNORECASE
)
ASIDE = re.compile(r"\s*\([^()]*\)")
PREDICATE = re.compile(
    r"^(?:is|are|was|can|cannot|has|have|do|does|[a-z]{2,}s|là|có|không|chỉ|dùng|cho phép|hoạt động)\s", re.IGNORECASE
)


def mine(passage: Passage) -> Iterator[Fact]:
    """What the first of two names does and the second does not, when each half opens with its name."""
    text = passage.bullet.text
    if len(passage.mentions) < 2:
        return
    start = opening(passage)
    halves = JOIN.search(text)
    if not halves or doing(passage, start):
        return
    one = next((m for m in passage.mentions if m.start <= start + 4 and m.end < halves.start()), None)
    two = next((m for m in passage.mentions if halves.end() <= m.start <= halves.end() + 4), None)
    if not one or not two or one.concept == two.concept:
        return
    first = _predicate(text[one.end : halves.start()])
    second = _predicate(text[two.end :])
    if first and second:
        yield _told(one, two, first, second)


def _predicate(words: str) -> str:
    said = re.split(r"\. |; ", ASIDE.sub("", words))[0].strip(" .,")
    return said if PREDICATE.match(said + " ") and 1 < len(said.split()) <= 16 else ""


def _told(one: Mention, two: Mention, first: str, second: str) -> Fact:
    why = f"{two.text} {second}"
    return Fact(
        one.subject,
        "contrast",
        first,
        aspect=f"{one.text} or {two.text}",
        foils=(Foil(two.text, why),),
        why=why,
    )
