"""Whether some words can be the subject of a fact, and which subject they are."""

import re

from quizgen.catalogue.finding import folded
from quizgen.model import Mention, Passage, Subject
from quizgen.relations import with_article
from quizgen.rules._verbs import active, learned

FILLER = frozenset(
    """
    a an the aws amazon service services in on for of with and cloud feature features model type types ec2 using
    basic basics concept concepts overview main dịch vụ trên trong của là các
    """.split()  # noqa: SIM905
)
LABEL = re.compile(
    r"^(practice|lab|labs|module|event|note|notes|tip|tips|example|examples|takeaways?|challenges?|next steps?|status|impact"
    r"|result|results|goal|goals|objectives?|task|tasks|summary|overview|reference|references|source|sources|link|links|step"
    r"|steps|topic|topics|day|week|action|actions|issue|issues|solution|solutions|outcome|outcomes|benefit|benefits|advantages?"
    r"|disadvantages?|pros|cons|features?|key (?:points?|features?|concepts?|takeaways?|characteristics|learnings?)|use cases?"
    r"|usage|purpose|definition|description|how it works|why|when|what|where|who|important|warning|remember|question|answer"
    r"|technical skills?|skills?|theory|research|cost|costs|security|performance|limitations?|pricing|components?|types?|and|or"
    r"|learn(?:ed)?|study|core services?|hands-on|demo|ví dụ|ghi chú|lưu ý|mục tiêu|kết quả|thực hành|lý thuyết|bước|chú ý"
    r"|tóm tắt|tổng quan|khái niệm|lợi ích|ưu điểm|nhược điểm|đặc điểm|tính năng|cách dùng|mục đích|công dụng|thành phần|chi phí"
    r"|bảo mật|hiệu năng|tài liệu|nội dung|đúc kết|giải pháp|vấn đề|kiến thức|kỹ năng)(?: \d+)?s?$",
    re.IGNORECASE,
)
COUNTS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
}
COUNT = re.compile(r"^(?:\d+|two|three|four|five|six|seven|hai|ba|bốn|năm|sáu) [a-zà-ỹ]", re.IGNORECASE)
OPEN = re.compile(r"\b(?:etc|and (?:others|more|so on)|v\.v|vân vân|…)|\.\.\.", re.IGNORECASE)
SENTENCE = re.compile(r"\bvs\b|[?!;]|\. |\d{1,2}/\d{1,2}|→|->|=>|https?:")
TAIL = re.compile(r"\s+(?:on|in|for|with|of) (?:the )?(?:aws|amazon web services)(?: cloud)?$", re.IGNORECASE)
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


def opening(passage: Passage) -> int:
    """How many characters a learning verb takes at the start; 0 where the first word opens a name ("Read replica")."""
    return 0 if any(m.start == 0 for m in passage.mentions) else learned(passage.bullet.text)


def doing(passage: Passage, start: int = 0) -> bool:
    """Whether a doing verb stands at `start`, and is no part of a name ("Launch template")."""
    return not any(m.start == start for m in passage.mentions) and active(passage.bullet.text[start:])


def plain(term: str) -> str:
    """A term as a name: brackets, closing "on AWS", quotes and marks left out."""
    return TAIL.sub("", BRACKET.sub("", term).strip(" *_`\"'“”‘’.,:-–—•")).strip()


def subject(passage: Passage, start: int, end: int) -> Subject | None:
    """The subject that the words of the bullet's text from `start` to `end` name; None where they cannot be one.

    A concept where the words are its name; else a name of the student's own, if it stands near a concept: the words
    name one in part, or the trail does.
    """
    words = passage.bullet.text[start:end]
    name = plain(words)
    if COUNT.match(name):
        return None
    inside = [m for m in passage.mentions if start <= m.start and m.end <= end]
    if inside and _covers(name, inside):
        return Subject(inside[0].concept, plain(words), inside[0].concept)
    if not _plausible(name):
        return None
    if inside:
        return Subject(normal(name), name) if _short(name) else None
    above = passage.topic
    within = "trong" if passage.bullet.language == "vi" else "in"
    said = f"“{name}” {within} {with_article(above.name) if within == 'in' else above.name}" if above else ""
    return Subject(f"{above.key}/{normal(name)}", said) if above and _titled(name) else None


def number(word: str) -> int:
    """The number that a figure or a word such as "three" stands for; 0 for any other word."""
    return int(word) if word.isdigit() else COUNTS.get(word.casefold(), 0)


def normal(name: str) -> str:
    """One form for a name of the student's own."""
    return "-".join(folded(name))


def mentioned(passage: Passage, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions between two offsets."""
    return tuple(m for m in passage.mentions if start <= m.start and m.end <= end)


def _plausible(name: str) -> bool:
    count = len(name.split())
    if not 1 <= count <= 7 or SENTENCE.search(name) or LABEL.match(name) or not re.search(r"[^\W\d_]{2}", name):
        return False
    return not (active(name) or learned(name + " "))


def _covers(name: str, inside: list[Mention]) -> bool:
    """Whether the words are a concept's name and nothing else of weight (the same concept may stand twice)."""
    if len({m.concept for m in inside}) != 1:
        return False
    rest = set(folded(name))
    for mention in inside:
        rest -= set(folded(mention.text)) | {word.casefold() for word in mention.text.split()}
    return not {word for word in rest if word not in FILLER and not word.isdigit()}


def _short(name: str) -> bool:
    return len(name.split()) <= 5


def _titled(name: str) -> bool:
    return name[:1].isupper() or name[:1].isdigit()
