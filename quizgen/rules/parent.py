"""A head whose children are its members: "SQL Server high availability on AWS:" over three short bullets.

- DR strategies on AWS:
  - Backup and restore
  - Pilot light
  - Warm standby
=> DR strategies on AWS | members | 3 DR strategies on AWS | Backup and restore, Pilot light and Warm standby

- Successfully practiced with Amazon RDS:
  - Multi-AZ
  - Read replicas
=>

- Understood AWS database services:
  - Amazon RDS
  - Multi-AZ for high availability
=>
"""

import re
from collections.abc import Iterator

from quizgen.catalogue.knowing import joined
from quizgen.model import Fact, Passage, Subject
from quizgen.rules._terms import PLURAL, doing, mentioned, normal, opening, plain
from quizgen.rules._verbs import active, learned

HEAD = re.compile(r"^(?P<head>[^:]{4,70}?)\s*:?$")
CLOSED = re.compile(
    r"\b(?:types?|strateg(?:y|ies)|pillars?|principles?|options?|methods?|models?|modes?|ways|layers?|classes|engines?|policies|tiers?"
    r"|phases?|steps?|ha|high availability|states|plans|loại|chiến lược|trụ cột|nguyên tắc|phương pháp|mô hình|chế độ|cách|lớp)\b",
    re.IGNORECASE,
)


def mine(passage: Passage) -> Iterator[Fact]:
    """Two to six short children under a head that names a closed set of an AWS thing."""
    bullet = passage.bullet
    start = opening(passage)
    match = HEAD.match(bullet.text[start:])
    if not match or start or doing(passage) or not 2 <= len(bullet.children) <= 6:
        return
    near = mentioned(passage, start, len(bullet.text))
    if not (near or passage.topic) or not CLOSED.search(match["head"]) or not all(map(_member, bullet.children)):
        return
    items = tuple(child.strip(" .") for child in bullet.children)
    concept = near[0].concept if near else ""
    head = match["head"].strip()
    asked = head if PLURAL.search(head) else f"main points of {head}"
    about = Subject(f"{concept}/{normal(plain(head))}", head, concept)
    yield Fact(about, "members", joined(items), aspect=f"{len(items)} {asked}", parts=items)


def _member(child: str) -> bool:
    if re.match(r"(?:version|phiên bản|part|phần|lab|step|bước) ?\d", child, re.IGNORECASE):
        return False
    return (
        len(child.split()) <= 5
        and ":" not in child
        and not active(child)
        and not learned(child)
        and " for " not in child
    )
