"""What a thing is, in a sentence: "AWS Fargate is a serverless compute engine", "Amazon SQS là dịch vụ hàng đợi".

- AWS Fargate is a serverless compute engine for containers.
=> AWS Fargate | definition | | a serverless compute engine for containers

- Learn about Amazon WorkSpaces, a managed virtual desktop service
=> Amazon WorkSpaces | definition | | a managed virtual desktop service

- Understood **instance store** as ephemeral block storage for EC2
=> instance store | definition | | ephemeral block storage for EC2

- Amazon SQS là dịch vụ hàng đợi tin nhắn cho hệ thống phân tán
=> Amazon SQS | definition | | dịch vụ hàng đợi tin nhắn cho hệ thống phân tán

- Amazon RDS is easy to use
=>

- It is a serverless compute engine
=>

- The EC2 instance is a small one
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.rules._gloss import gloss
from quizgen.rules._terms import doing, opening, subject

IS = re.compile(
    r"^(?P<term>[^:,;.]{2,70}?)(?: |\s?\([^()]*\) )(?:is|are|là)(?: (?:essentially|basically|một trong những|một))? (?P<gloss>(?:an?|the|one of|viết|dịch vụ|tính năng|công cụ|kho|mô hình|giải pháp|loại|bộ|phương pháp|chức năng|cơ chế|[^\W\d_]+ (?:được|dùng|cho)) .+)$"
)
COMMA = re.compile(r"^(?P<term>[^:,;.]{2,60}?)\s*(?:,|\s[-–—])\s(?P<gloss>(?:an?|the|một) .+)$")
AS = re.compile(r"^(?P<term>[^:,;.]{2,60}?)\s+(?:as|như là|như một)\s+(?P<gloss>.+)$")


def mine(passage: Passage) -> Iterator[Fact]:
    """The definition that the first sentence of a line gives."""
    text = passage.bullet.text
    start = opening(passage)
    if doing(passage, start):
        return
    forms = (IS, COMMA, AS) if start else (IS, COMMA)
    said = any(f" {verb}" in text for verb in ("is", "are", "là"))
    for form in forms:
        match = form.match(text[start:]) if said or form is not IS else None
        if not match:
            continue
        about = subject(passage, start, start + match.end("term"))
        read = gloss(match["gloss"] if form is not IS else _whole(match))
        if (
            about
            and about.concept
            and read
            and read.relation in ("definition", "traits")
            and not re.match(r"the ", text, re.IGNORECASE)
        ):
            yield Fact(about, "definition", read.value)
            return


def _whole(match: re.Match[str]) -> str:
    return re.sub(r"^(?:is|are|là) ", "", match[0][match.start("gloss") :])
