"""A chain of arrows: the order of steps, or a need and the service that meets it.

- **Policy evaluation logic**: Explicit deny → Explicit allow → Implicit deny
=> Policy evaluation logic | order | Policy evaluation logic | Explicit deny → Explicit allow → Implicit deny

- Sensitive data discovery in S3 → Amazon Macie
=> Amazon Macie | serves | | Sensitive data discovery in S3

- EC2 → S3 → CloudFront
=>

- Fixed the bug → the page loads
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.rules._terms import doing, opening, plain, subject

SIGN = re.compile(r"[→⇒➜➔]|[-=]>")
ARROW = re.compile(r"\s*(?:→|->|=>|⇒|➜|➔)\s*")
LED = re.compile(r"^(?P<term>[^:]{3,60}?)\s*:\s+(?P<steps>.+)$")
FLOW = re.compile(
    r"\b(?:user|client|browser|internet|frontend|backend|request|flow|pipeline|architecture|luồng|kiến trúc)\b",
    re.IGNORECASE,
)


def mine(passage: Passage) -> Iterator[Fact]:
    """An ordered chain under a term, or one need with one name behind the only arrow."""
    text = passage.bullet.text
    if not SIGN.search(text):
        return
    steps = ARROW.split(text)
    if len(steps) < 2 or doing(passage) or opening(passage) or FLOW.search(text):
        return
    led = LED.match(text)
    if led and len(steps) >= 3:
        yield from _ordered(passage, led)
    elif len(steps) == 2 and not led:
        yield from _need(passage, steps[0], steps[1])


def _ordered(passage: Passage, led: re.Match[str]) -> Iterator[Fact]:
    steps = tuple(step.strip(" .") for step in ARROW.split(led["steps"]))
    about = subject(passage, 0, led.end("term"))
    drawn = all(any(m.text == step for m in passage.mentions) for step in steps)
    paths = any(re.search(r"[/*]", step) for step in steps)
    if about and not (drawn or paths) and all(0 < len(step.split()) <= 6 for step in steps):
        yield Fact(about, "order", " → ".join(steps), aspect=plain(led["term"]), parts=steps)


def _need(passage: Passage, need: str, name: str) -> Iterator[Fact]:
    named = [m for m in passage.mentions if m.text == name.strip(" .")]
    inside = [m for m in passage.mentions if m.end <= len(need)]
    whole = inside and len(inside[0].text) > 0.6 * len(need)
    if named and not whole and 2 <= len(need.split()) <= 12 and ":" not in need:
        yield Fact(named[0].subject, "serves", need.strip())
