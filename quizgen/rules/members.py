"""A closed list under its head: "RDS engines (MySQL, PostgreSQL, Oracle)", "4 budget types: cost, usage, …".

- RDS engines (MySQL, PostgreSQL, Oracle, SQL Server)
=> RDS engines | members | 4 RDS engines | MySQL, PostgreSQL, Oracle and SQL Server

- Studied 3 types of VPC endpoint: gateway, interface, resource
=> types of VPC endpoint | members | 3 types of VPC endpoint | gateway, interface and resource

- ElastiCache (Redis, Memcached)
=> ElastiCache | members | | Redis and Memcached

- Amazon SQS: Standard and FIFO
=> Amazon SQS | members | | Standard and FIFO

- Two types of VPC endpoint: gateway, interface, and others
=>

- Created EC2 instances (web, api, worker)
=>

- VPC components such as subnets, route tables
=>
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.catalogue.knowing import joined
from quizgen.model import Fact, Passage, Subject
from quizgen.relations import lowered
from quizgen.rules._sides import CLOSED, NO_SIDE, OPENING
from quizgen.rules._terms import (
    COUNTS,
    LABEL,
    OPEN,
    SENTENCE,
    doing,
    mentioned,
    normal,
    number,
    opening,
    plain,
)
from quizgen.rules._verbs import learned

COUNTED = re.compile(
    rf"(?:^|\bthe |\bwith |\bhas |\bcó |\bgồm )(?P<head>(?P<count>\d|{'|'.join(COUNTS)}) (?:\w[\w-]* ){{0,5}}?[\w-]+(?: (?:of|in|for|on|của) [\w ./-]+?)?)\s*(?::|\()\s*(?P<list>[^:]+?)[).]*$",
    re.IGNORECASE,
)
COLON = re.compile(r"^(?P<head>[^():]{3,60}?)\s*:\s+(?P<list>[^:()]+?)\.?$")
BRACKET = re.compile(r"^(?P<head>[^():]{3,60}?)\s?\((?P<list>[^()]+)\)\.?$")
ITEM = re.compile(r"\s*(?:,|;|/(?=\s)|\band\b|\bvà\b|\s&\s|\s\+\s)\s*(?:and |và )?", re.IGNORECASE)


def mine(passage: Passage) -> Iterator[Fact]:
    """A counted list whose count is right, or a plural head with its members in brackets."""
    text = passage.bullet.text
    if ":" not in text and "(" not in text:
        return
    start = opening(passage)
    if counted := COUNTED.search(text[start:]):
        yield from _counted(passage, counted, start)
        return
    bracket = BRACKET.match(text[start:])
    match = bracket or COLON.match(text[start:])
    if match and not doing(passage, start):
        items = _items(match["list"])
        if not 2 <= len(items) <= 8:
            return
        if bracket and CLOSED.search(match["head"].strip()) and not OPENING.match(match["head"]):
            yield from _listed(passage, match["head"], items, start, start + match.end("head"))
        elif all(item[:1].isupper() for item in items):
            yield from _named(passage, items, start, start + match.end("head"))


def _counted(passage: Passage, match: re.Match[str], start: int) -> Iterator[Fact]:
    """A list whose head counts it, when the count is right."""
    items = _items(match["list"])
    if len(items) == number(match["count"]) and not LABEL.match(match["head"]):
        found = _listed(passage, match["head"], items, start + match.start("head"), start + match.end("head"))
        yield from (replace(fact, unique=True) for fact in found)


def _named(passage: Passage, items: tuple[str, ...], start: int, end: int) -> Iterator[Fact]:
    """Names in brackets behind a concept: a list without a name of its own, for the catalogue to recognise."""
    inside = mentioned(passage, start, end)
    if len({m.concept for m in inside}) == 1 and inside[0].start <= start + 4:
        first = inside[0]
        yield Fact(first.subject, "members", joined(items, passage.bullet.language), parts=items)


def _items(text: str) -> tuple[str, ...]:
    if OPEN.search(text):
        return ()
    items = tuple(item.strip(" .") for item in ITEM.split(text) if item and item.strip(" ."))
    return items if all(len(item.split()) <= 6 for item in items) else ()


def _listed(passage: Passage, head: str, items: tuple[str, ...], start: int, end: int) -> Iterator[Fact]:
    near = mentioned(passage, start, end)
    named = mentioned(passage, end, len(passage.bullet.text))
    around = "" if near else _around(passage)
    if not near and (not around or (passage.topic is None and len(named) * 2 < len(items))):
        return
    concept = near[0].concept if near else ""
    name = re.sub(r"^\d+ |^(?:two|three|four|five|six|seven) ", "", head.strip(), flags=re.IGNORECASE)
    key = f"{concept or normal(around)}/{normal(name)}"
    asked = lowered(head.strip())
    asked = asked if asked[:1].isdigit() or asked.split()[0].casefold() in COUNTS else f"{len(items)} {asked}"
    asked = f"{asked} of {around}" if around else asked
    value = joined(items, passage.bullet.language)
    yield Fact(Subject(key, name, concept), "members", value, aspect=asked, parts=items)


def _around(passage: Passage) -> str:
    """What the list is about when its head does not say: the topic, or the name in the nearest head above."""
    if passage.topic:
        return passage.topic.name
    above = plain(passage.bullet.trail[-1]) if passage.bullet.trail else ""
    name = above[learned(above + " ") :]
    fits = 0 < len(name.split()) <= 4 and not (SENTENCE.search(name) or LABEL.match(name) or NO_SIDE.match(name))
    return name if fits else ""
