"""What a thing does, in a sentence with its name in front: "NAT gateway allows outbound traffic from private subnets".

- NAT gateway allows instances in a private subnet to reach the internet
=> NAT gateway | does | | allows instances in a private subnet to reach the internet

- EFS only supports Linux
=> EFS | does | | only supports Linux

- Amazon S3 tự động sao chép dữ liệu qua nhiều Availability Zone
=> Amazon S3 | does | | tự động sao chép dữ liệu qua nhiều Availability Zone

- Amazon S3 created successfully
=>

- EC2 runs the demo
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.rules._gloss import THIRD, gloss
from quizgen.rules._terms import doing, opening

LIGHT = re.compile(
    r"^(?:only|also|automatically|can|cannot|does not|do not|must|chỉ|có thể|không|tự động|automatically)\s+",
    re.IGNORECASE,
)
THIN = re.compile(
    r"\b(?:the|this|that) (?:demo|app|application|site|website|instance|bucket|server|file|page)\b", re.IGNORECASE
)


def mine(passage: Passage) -> Iterator[Fact]:
    """The predicate behind a name that opens the line."""
    text = passage.bullet.text
    if not passage.mentions:
        return
    start = opening(passage)
    named = [m for m in passage.mentions if start <= m.start <= start + 4]
    if not named or doing(passage):
        return
    first = named[0]
    said = re.sub(r"^\s?\([^()]*\)", "", text[first.end :]).strip()
    light = LIGHT.match(said)
    rest = said[light.end() :] if light else said
    modal = light and light[0].lower().strip() in ("can", "cannot", "does not", "must", "có thể", "không")
    if not (THIRD.match(rest) or modal) or THIN.search(rest) or len(rest.split()) < 2:
        return
    first_sentence = re.split(r"(?<=[a-z0-9)])\. (?=[A-Z])", said)[0].strip(" .")
    if 3 <= len(first_sentence.split()) <= 24 and gloss(f"x {first_sentence}"):
        yield Fact(first.subject, "does", first_sentence)
