"""A head whose children are its members: "SQL Server high availability on AWS:" over three short bullets.

- DR strategies on AWS:
  - Backup and restore
  - Pilot light
  - Warm standby
=> DR strategies on AWS | members | 3 DR strategies on AWS | Backup and restore, Pilot light and Warm standby

- There are two kinds of Auto Scaling group scaling:
  - Manual: by hand
  - Dynamic: by an alarm
=> kinds of Auto Scaling group scaling | members | two kinds of Auto Scaling group scaling | Manual and Dynamic

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
from dataclasses import replace

from quizgen.catalogue.knowing import joined
from quizgen.model import Fact, Mention, Passage, Subject
from quizgen.relations import lowered
from quizgen.rules._gloss import BASE, DETERMINED
from quizgen.rules._sides import CLOSED, FINITE, OPENING, VERBAL
from quizgen.rules._terms import COUNTS, doing, mentioned, normal, number, opening, plain
from quizgen.rules._verbs import active, learned

HEAD = re.compile(r"^(?P<head>[^:]{4,70}?)\s*:?$")
COUNTED = re.compile(
    rf"\b(?P<head>(?P<count>[2-7]|{'|'.join(COUNTS)}) (?:\w[\w-]* ){{0,4}}?(?:types?|kinds?|ways|options|models|modes|strategies|pillars|principles|categories|parts"
    r"|components|tiers|classes|layers|policies|methods|groups|loại|trụ cột|chiến lược|mô hình|cách|thành phần|nguyên tắc|nhóm|lớp)\b.*)$",
    re.IGNORECASE,
)


def mine(passage: Passage) -> Iterator[Fact]:
    """Two to six short children under a head that names, or counts, a closed set of an AWS thing."""
    bullet = passage.bullet
    start = opening(passage)
    match = HEAD.match(bullet.text[start:])
    if not match or doing(passage, start) or not 2 <= len(bullet.children) <= 7:
        return
    items = tuple(map(_name, bullet.children))
    near = mentioned(passage, start, len(bullet.text))
    if not (near or passage.topic) or not all(items):
        return
    counted = COUNTED.search(match["head"])
    if counted and number(counted["count"]) == len(items) and not FINITE.search(counted["head"]):
        yield replace(_listed(passage, items, counted["head"], near), unique=True)
    elif not start and _named(match["head"].strip()) and not any(m.text == match["head"] for m in near):
        yield _listed(passage, items, f"{len(items)} {lowered(match['head'].strip())}", near)


def _named(head: str) -> bool:
    """Whether a head is a plural noun phrase: "gateway types open to new customers", not "policies are evaluated"."""
    noun = re.split(r"\s(?:of|for|in|on|from|with|to|open|that|used|của|trong|cho)\s", head)[0]
    said = FINITE.search(noun) or VERBAL.search(head) or BASE.match(noun + " ") or DETERMINED.match(noun)
    return bool(CLOSED.search(noun)) and not (said or OPENING.match(noun))


def _listed(passage: Passage, items: tuple[str, ...], asked: str, near: tuple[Mention, ...]) -> Fact:
    concept = near[0].concept if near else ""
    head = re.sub(r"^\w+ ", "", asked)
    key = f"{concept or (passage.topic.key if passage.topic else '')}/{normal(plain(head))}"
    if not near and passage.topic:
        asked = f"{asked} of {passage.topic.name}"
    value = joined(items, passage.bullet.language)
    return Fact(Subject(key, head, concept), "members", value, aspect=asked, parts=items)


def _name(child: str) -> str:
    """The member that a child names: all of it when it is short, or the term before its gloss."""
    if re.match(r"(?:version|phiên bản|part|phần|lab|step|bước) ?\d", child, re.IGNORECASE) or active(child):
        return ""
    name = re.split(r"\s*:\s|\s+[-–—]\s+|\s\(", child)[0].strip(" .:")
    fits = 0 < len(name.split()) <= 6 and not learned(name + " ") and " for " not in name
    return name if fits else ""
