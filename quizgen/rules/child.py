"""A line right under a name says something of it: "Object storage" below the heading "Amazon S3".

## Amazon S3
- Object storage
=> Amazon S3 | definition | | Object storage

- Amazon Lightsail
  - Low-cost computing service
=> Amazon Lightsail | definition | | Low-cost computing service

## AWS Lambda
- Runs code without servers to manage
=> AWS Lambda | does | | runs code without servers to manage

# AWS Budgets
## Budget types
- Cost budget
=> AWS Budgets | listed | budget types | cost budget

# AWS Lambda
## Benefits
- No servers to manage
=>

## Amazon S3
- Created a bucket
=>

## Amazon S3
- Amazon Aurora
=>

## Amazon S3 and Amazon EBS
- Object storage
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage, Role, Span
from quizgen.relations import lowered
from quizgen.rules._gloss import BASE, USED_FOR, USED_TO, Gloss, gloss, sentence
from quizgen.rules._sides import FINITE, heads, listable
from quizgen.rules._terms import doing, opening

DEFINING = re.compile(
    r"^(?:definition|description|what it is|what is it|meaning|concept|định nghĩa|khái niệm|là gì|mô tả)$",
    re.IGNORECASE,
)
ONE = re.compile(r"[A-Z]{3,}|[A-Z]?[a-z]{4,}ing|[A-Z][a-z]{5,}s?")
PRODUCTS = ("service", "feature", "option", "tool", "plan")
OPENS = re.compile(
    r"^(?:#|it |this |the following|see |note|example|e\.g|ví dụ|step|bước|question|q\d|version \d|phiên bản \d|\d+[.)])",
    re.IGNORECASE,
)
OTHER = re.compile(r":(?:\s|$)|\s[-–—]\s|→|->|\?$|=|^\W")


def mine(passage: Passage) -> Iterator[Fact]:
    """What a short line without a subject of its own says of the concept that its head names."""
    text = passage.bullet.text
    if passage.bullet.row or passage.bullet.children or OTHER.search(text):
        return
    found = heads(passage)
    plain_note = passage.bullet.role is Role.OTHER and BASE.match(text)
    used = USED_FOR.match(text) or USED_TO.match(text) or plain_note
    if found is None or OPENS.match(text) or (not used and (doing(passage) or opening(passage))):
        return
    if any(m.start == 0 and m.kind in PRODUCTS for m in passage.mentions):
        return
    about, side = found
    side = "" if DEFINING.match(side) else side
    words = text.split()
    if side:
        if len(words) <= 8 and listable(sentence(side)) and not FINITE.search(text):
            item = _small(passage)
            yield Fact(about, "listed", item, aspect=sentence(side), parts=(item,), sources=_lines(passage))
        return
    said = gloss(text) if len(words) > 1 else Gloss("serves", text) if ONE.fullmatch(text) else None
    if said and said.relation not in ("clause", "figure") and len(words) <= 24:
        yield Fact(about, said.relation, said.value)


def _small(passage: Passage) -> str:
    text = passage.bullet.text.strip(" .")
    return lowered(text) if passage.mentions else sentence(text)


def _lines(passage: Passage) -> tuple[Span, ...]:
    """The line, with the head that makes it part of a list."""
    head = passage.bullet.head
    return (head, passage.bullet.span) if head else (passage.bullet.span,)
