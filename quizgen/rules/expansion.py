"""What an abbreviation stands for, in either order: "Network ACL (NACL)", "SQS (Simple Queue Service)".

- Windows Server Failover Clustering (WSFC) on AWS
=> WSFC | stands-for | | Windows Server Failover Clustering

- AMI (Amazon Machine Image)
=> AMI | stands-for | | Amazon Machine Image

- SNS stands for Simple Notification Service
=> SNS | stands-for | | Simple Notification Service

- CDC - Change Data Capture
=> CDC | stands-for | | Change Data Capture

- Internet Gateway (IGW)
=> IGW | stands-for | | Internet Gateway

- Application Load Balancer (HTTP)
=>

- S3 - Static Storage for a site
=>

- Database engines (MySQL)
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage, Subject

AFTER = re.compile(
    r"(?P<long>(?:[A-Z][\w'-]*[ /-](?:(?:of|and|to|for|in|as|the|a) )?){1,6}[A-Z]?[\w'-]*)\s?\((?P<short>[A-Z][A-Za-z0-9&-]{1,7}?)s?\)"
)
BEFORE = re.compile(
    r"(?<!\w)(?P<short>[A-Z][A-Z0-9a-z&-]{1,7}?)s?\s?\((?P<long>(?:[A-Z][\w'-]*[ -](?:(?:of|and|to|for|in|as|the|a) )?){1,6}[A-Z][\w'-]*)\)"
)
STANDS = re.compile(
    r"(?<!\w)(?P<short>[A-Z][A-Z0-9]{1,7}) (?:stands for|is short for|là viết tắt của|viết tắt của)\s+(?P<long>[A-Z][\w' -]+)"
)
DASHED = re.compile(
    r"(?:^|\()(?P<short>[A-Z][A-Z0-9]{1,7})\s[-–—]\s(?P<long>(?:[A-Z][\w'-]*[ -](?:(?:of|and|to|for|in|as|the|a|on) )?){1,6}[A-Z][\w'-]*)(?=$|\))"
)


def mine(passage: Passage) -> Iterator[Fact]:
    """One fact for each abbreviation whose letters open the words of what stands beside it."""
    text = passage.bullet.text
    forms = ((AFTER, BEFORE) if "(" in text else ()) + ((STANDS,) if " for " in text or "viết tắt" in text else ())
    for form in (*forms, DASHED):
        for match in form.finditer(text):
            short, words = match["short"], match["long"].strip().split()
            exact = _initials(short, words)
            if exact:
                id_ = _concept(passage, match)
                yield Fact(Subject(id_ or short.casefold(), short, id_), "stands-for", exact)


def _initials(short: str, words: list[str]) -> str:
    """The closing words whose first letters spell the abbreviation (vendor and small words may be left out)."""
    wanted = re.sub(r"[^A-Z0-9]", "", short.upper())
    if len(wanted) < 2:
        return ""
    for first in range(len(words)):
        parts = [part for word in words[first:] for part in re.split(r"[-/]|(?<=Gate)(?=way)", word) if part]
        big = "".join(part[0] for part in parts if part[0].isupper() or part[0].isdigit())
        every = "".join(part[0] for part in parts).upper()
        if (wanted in (big.upper(), every)) and len(parts) > 1 and words[first][0].isupper():
            return " ".join(words[first:])
    return ""


def _concept(passage: Passage, match: re.Match[str]) -> str:
    """The concept that both sides name, or the only one that either does."""
    inside = {m.concept for m in passage.mentions if match.start() <= m.start and m.end <= match.end()}
    return inside.pop() if len(inside) == 1 else ""
