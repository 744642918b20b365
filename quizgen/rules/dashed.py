"""A term, a dash and what is said of it: "S3 Glacier Deep Archive - for data that is hardly ever read".

- Amazon Athena - SQL queries on files in Amazon S3
=> Amazon Athena | definition | | SQL queries on files in Amazon S3

- Read replica – for read scaling
=> Read replica | serves | | read scaling

- Amazon EC2 - Amazon S3 - Amazon RDS
=>

- Monday - learned Amazon S3
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.rules._gloss import gloss
from quizgen.rules._sides import told
from quizgen.rules._terms import mentioned, opening

DASH = re.compile(r"\s+[-–—]+\s+")


def mine(passage: Passage) -> Iterator[Fact]:
    """The gloss behind the only dash of a line, when a name stands before it."""
    text = passage.bullet.text
    dashes = list(DASH.finditer(text)) if any(sign in text for sign in "-–—") else []
    if len(dashes) != 1 or ":" in text[: dashes[0].start()]:
        return
    dash = dashes[0]
    said = gloss(text[dash.end() :])
    behind = mentioned(passage, dash.end(), len(text))
    module = bool(behind) and behind[0].start == dash.end() and behind[0].end == len(text)
    fact = told(passage, opening(passage), dash.start(), said) if said and not module else None
    if fact:
        yield fact
