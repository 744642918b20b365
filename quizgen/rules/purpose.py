"""What a name is for, or serves to do: "Multi-AZ for high availability", "ElastiCache to cache query results".

- Multi-AZ for high availability
=> Multi-AZ | serves | | high availability

- Learned how to use **AWS Backup** for centralized backup management
=> AWS Backup | serves | | centralized backup management

- CloudTrail to record API calls
=> CloudTrail | purpose | | record API calls

- Used Systems Manager to configure the web servers
=>

- ElastiCache for Redis
=>

- Configured Multi-AZ for the production database
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage, Subject
from quizgen.rules._gloss import gloss
from quizgen.rules._terms import doing, mentioned, opening

TAIL = re.compile(r"^\s*(?P<word>for|to|as|dùng để|để|dùng cho|cho) (?P<gloss>.+)$", re.IGNORECASE)
BROKEN = re.compile(
    r"\b(?:the|this|these|those|its|their) (?:\w+ )?(?:application|app|website|database|system|server|instance|bucket|account|company|customer|environment)s?\b|\bexample\b",
    re.IGNORECASE,
)
LOOSE = re.compile(r"^(?:use|see|try|be|get|do|go|make sure|learn|practi[cs]e|test|help)\b", re.IGNORECASE)


def mine(passage: Passage) -> Iterator[Fact]:
    """The purpose behind a name that opens the line, a learning verb before it left out."""
    text = passage.bullet.text
    if not passage.mentions:
        return
    start = opening(passage)
    if doing(passage) and not start:
        return
    named = [m for m in passage.mentions if start <= m.start <= start + 4]
    if not named:
        return
    first = named[0]
    end = _after(text, first.end)
    match = TAIL.match(text[end:])
    if not match or BROKEN.search(match["gloss"]):
        return
    at = end + match.start("gloss")
    behind = mentioned(passage, at, len(text))
    whole = bool(behind) and behind[0].start == at and len(behind[0].text) > 0.6 * len(match["gloss"])
    if whole and behind[0].kind not in ("principle", "pattern"):
        return
    yield from _said(first.subject, match)


def _after(text: str, end: int) -> int:
    """Where a name ends with what belongs to it: a bracket, "feature in AWS Systems Manager"."""
    match = re.match(
        r"(?:\s?\([^()]{1,60}\)| (?:features?|services?|tools?)(?: (?:in|of|from) (?:[A-Z]\w+ ?){1,4}(?= to| for))?)",
        text[end:],
    )
    return end + match.end() if match else end


def _said(about: Subject, match: re.Match[str]) -> Iterator[Fact]:
    tail = re.split(r"\s\(|[;:]|, (?:and|which|including|such as)\b|\. ", match["gloss"])[0]
    word = match["word"].lower()
    said = gloss(f"{word} {tail}" if word != "as" else tail)
    if (
        said
        and said.relation in ("serves", "purpose", "definition")
        and not LOOSE.match(said.value)
        and len(said.value) > 3
    ):
        yield Fact(about, said.relation, said.value)
