"""A gloss in brackets behind a name, wherever it stands: "SQS (message queue)", "Fargate (serverless containers)".

- Created a cluster on AWS Fargate (serverless containers without hosts to manage)
=> AWS Fargate | definition | | serverless containers without hosts to manage

- Network ACL (stateless, subnet level, numbered rules)
=> Network ACL | traits | | stateless, subnet level, numbered rules

- Set up an Auto Scaling group (min: 2, max: 5)
=>

- Created a VPC (10.0.0.0/16)
=>

- Amazon RDS (MySQL, PostgreSQL)
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.rules._gloss import gloss
from quizgen.rules._terms import OPEN, mentioned, opening
from quizgen.rules._verbs import learned

BRACKETS = re.compile(r"\s?\((?P<gloss>[^()]{8,160})\)")
SETTINGS = re.compile(
    r"\d+\.\d+\.|\b(?:min|max|desired|port|cidr|region)\b\s*[:=]?\s*\d|[$@/\\]\w|^\d|=|\bap-|\bus-|\bv\d|\.(?:nano|micro|small|medium|\d*x?large)\b",
    re.IGNORECASE,
)
EXAMPLES = re.compile(
    r"^(?:e\.g|eg|i\.e|for example|such as|like|including|includ|see|with|using|via|from|on|in|and|or|new|old|ví dụ|như)\b",
    re.IGNORECASE,
)


def mine(passage: Passage) -> Iterator[Fact]:
    """One fact a bracket whose words say something of the name right before it."""
    text = passage.bullet.text
    for match in BRACKETS.finditer(text) if "(" in text else ():
        said = match["gloss"]
        named = [m for m in passage.mentions if m.end == match.start()]
        if not named or SETTINGS.search(said) or EXAMPLES.match(said) or learned(said):
            continue
        inside = mentioned(passage, match.start("gloss"), match.end("gloss"))
        if sum(len(m.text) for m in inside) > len(said) / 2:
            continue
        read = gloss(said)
        if read and len(read.value.split()) < 3 and named[0].start > opening(passage) + 4:
            continue
        if read and read.relation not in ("clause", "figure") and _says(read.value, read.parts):
            about = named[0].subject
            yield Fact(about, read.relation, read.value, parts=read.parts)


def _says(value: str, parts: tuple[str, ...]) -> bool:
    """Whether it is more than names or labels: some word is written small, and lists have more than single names."""
    words = value.split()
    if OPEN.search(value) or re.match(r"(?:trừ|except|không|not)\b", value, re.IGNORECASE):
        return False
    if parts and all(part[:1].isupper() or part[:1].isdigit() for part in parts):
        return False
    return len(words) >= 2 and any(word[0].islower() for word in words)
