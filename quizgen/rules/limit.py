"""A figure in its role: "Lambda has a maximum timeout of 15 minutes", "default retention is 4 days".

- AWS Lambda: maximum timeout is 15 minutes
=> AWS Lambda | number | maximum timeout | 15 minutes

- SQS default retention period: 4 days
=> SQS | number | default retention period | 4 days

- Lambda functions have a 15-minute timeout limit
=> Lambda functions | number | timeout limit | 15 minutes

- Configured an Auto Scaling group with a maximum of 5 instances
=>

- Reduced the cost of EC2 by 40%
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage, Subject
from quizgen.rules._terms import doing, opening

AMOUNT = r"(?P<value>(?:≥ ?|>= ?)?\d[\d,.]*(?:\s?[-–]\s?\d[\d,.]*)?\s?(?:%|[KMGTP]i?B(?:ps|/s)?|ms|s|seconds?|minutes?|mins?|hours?|days?|months?|years?|IOPS|IPs?|AZs?|VPCs?|Regions?|instances?|replicas?|nodes?|accounts?|buckets?|messages?|giây|phút|giờ|ngày|tháng|năm)\b)"
ROLE = r"(?P<aspect>(?:(?:the )?(?:maximum|max|minimum|min|default|mặc định|tối đa|tối thiểu)[\w -]{0,40}?|[\w -]{0,30}?(?:limit|timeout|retention|durability|availability SLA|quota)(?: \w+)?))"
DIGIT = re.compile(r"\d")
IS = re.compile(rf"\b{ROLE}\s*(?:is|are|of|:|=|là|tới|lên đến|up to)\s*(?:up to )?{AMOUNT}", re.IGNORECASE)
HAS = re.compile(
    r"\b(?:an? |the )?(?P<number>\d+)[- ](?P<unit>second|minute|hour|day|month|year)s?[- ](?P<aspect>(?:maximum )?(?:execution )?(?:timeout|retention|limit)(?: limit| period)?)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:set|configured?|created?|chose|threshold|desired|reduced?|increased?|saved?|saving|giảm|tăng|tiết kiệm|cấu hình|đặt)\b|\$",
    re.IGNORECASE,
)
NOISE = re.compile(r"^(?:the|a|an|has|have|with|its|is)\s+", re.IGNORECASE)


def mine(passage: Passage) -> Iterator[Fact]:
    """One fact a figure whose role is named and whose subject is a concept on the line or above it."""
    text = passage.bullet.text
    if not DIGIT.search(text) or OWN.search(text) or (doing(passage) and not opening(passage)):
        return
    for form in (IS, HAS):
        for match in form.finditer(text):
            about = _about(passage, match.start())
            value = match["value"] if form is IS else f"{match['number']} {match['unit']}s"
            aspect = _aspect(match["aspect"], passage, match.start("aspect"))
            if about and len(aspect.split()) > 1:
                yield Fact(about, "number", value.strip(), aspect=aspect)


def _about(passage: Passage, before: int) -> Subject | None:
    named = [m for m in passage.mentions if m.start <= before]
    if named:
        return named[0].subject
    return passage.topic


def _aspect(aspect: str, passage: Passage, at: int) -> str:
    """The role without the name that stands in it."""
    for mention in passage.mentions:
        if at <= mention.start < at + len(aspect):
            aspect = aspect.replace(mention.text, "").strip()
    words = NOISE.sub("", NOISE.sub("", aspect.strip()))
    return re.sub(r"\bmax\b", "maximum", re.sub(r"\bmin\b", "minimum", words)).strip()
