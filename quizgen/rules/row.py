"""A row of a comparison table: its first cell is the subject, each other cell what its column asks.

| Service | Purpose |
| --- | --- |
| Amazon Athena | SQL queries on files in S3 |
=> Amazon Athena | serves | | SQL queries on files in S3

| Service | Delivery model |
| --- | --- |
| Amazon SQS | Pull |
=> Amazon SQS | attribute | delivery model | Pull

| Service | Status |
| --- | --- |
| Amazon SQS | Done |
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.rules._gloss import gloss, sentence
from quizgen.rules._sides import ASKABLE, CHOOSE, SHORT
from quizgen.rules._terms import subject

SKIP = re.compile(
    r"^(?:answers?|keywords?|categor(?:y|ies)|meaning|remember|question.*|action|reason|term|why|đáp án|từ khóa|loại|#|no\.?|stt|status|trạng thái|day|date|ngày|link|reference|source|nguồn|tài liệu|note|ghi chú|image|icon|done|result|owner|time|progress|screenshot).*$",
    re.IGNORECASE,
)
PURPOSE = re.compile(
    r"^(?:(?:main |primary )?purpose|uses?|used for|goal|mục đích|dùng cho|công dụng)$",
    re.IGNORECASE,
)
WHAT = re.compile(
    r"^(?:description|definition|what(?: it is)?|meaning|mô tả|định nghĩa|khái niệm|ý nghĩa|explanation|function|chức năng|role|vai trò)$",
    re.IGNORECASE,
)
EMPTY = re.compile(r"^(?:[-–—✓✔✗✘✅❌xX]|n/a|none|yes|no|có|không|done|pending|)$", re.IGNORECASE)


def mine(passage: Passage) -> Iterator[Fact]:
    """One fact a cell, asked by its column."""
    row = passage.bullet.row
    if len(row) < 2:
        return
    about = subject(passage, 0, len(row[0][1]))
    if about is None or not about.concept or SKIP.match(row[0][0]):
        return
    for header, cell in row[1:]:
        if SKIP.match(header) or EMPTY.match(cell) or not header:
            continue
        if CHOOSE.match(header):
            yield Fact(about, "choose", cell.strip(" ."))
        elif PURPOSE.match(header):
            said = gloss(cell)
            yield Fact(
                about, "purpose" if said and said.relation == "purpose" else "serves", said.value if said else cell
            )
        elif WHAT.match(header):
            if (said := gloss(cell)) and said.relation not in ("clause", "figure"):
                yield Fact(about, said.relation, said.value, parts=said.parts)
        elif ASKABLE.match(header) and len(cell.split()) <= SHORT:
            yield Fact(about, "attribute", cell.strip(" ."), aspect=sentence(header))
