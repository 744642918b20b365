"""What is said of a side of a topic ("Pricing" under Amazon Athena), and which sides can be asked for."""

import re

from quizgen.catalogue.finding import folded
from quizgen.catalogue.knowing import joined
from quizgen.model import Fact, Passage, Subject
from quizgen.relations import plural
from quizgen.rules._gloss import ARTICLE, SPLIT, SUCH, Gloss, sentence
from quizgen.rules._terms import FILLER, LABEL, OPEN, plain, subject
from quizgen.rules._verbs import active, learned

ADVICE = re.compile(
    r"^(?:(?:key |exam |practical |real |pro )?(?:tips?|insights?|lessons?(?: learned)?|takeaways?|notes?|rule of thumb|advice)|mẹo|kinh nghiệm|bài học)\b",
    re.IGNORECASE,
)
NAMED, SHORT, ITEM, LEAST = 4, 8, 6, 3
NUMBERED = re.compile(r"^\W*(?:\d+[.)]?\s+)*")
NO_SIDE = re.compile(
    r"^(?:examples?|notes?|tips?|exam tips?|references?|questions?|question says.*|overview|summary|learned|steps?|week.*|day.*|objectives?.*|tasks?.*"
    r"|achievements?.*|ví dụ|ghi chú|lưu ý|tổng quan|mục tiêu.*|kết quả.*|lab.*|module.*|practice.*|demo.*|hands.*)$",
    re.IGNORECASE,
)
CHOOSE = re.compile(
    r"^(?:best )?use cases?$|^(?:best (?:for|use)|best use case|when to use|ideal for|use when|scenario|trường hợp sử dụng|khi nào dùng)\W*$",
    re.IGNORECASE,
)
# Sides that "what is the …" asks for, and that a short answer fills.
ASKABLE = re.compile(
    r"^(?:(?:max(?:imum)?|min(?:imum)?|default|total|key|data|storage|billing|pricing|instance|network|database|file|retrieval|access|traffic|delivery|deployment"
    r"|availability|durability|fail-?over|scaling|encryption|primary|main|volume|message|payload|free|supported|underlying|osi|ip|dns|routing|request) )*"
    r"(?:size|limit|quota|price|pricing|costs?|fees?|charges?|retention|duration|timeout|throughput|latency|bandwidth|port|protocols?|scope|billing|durability"
    r"|availability|performance|range|format|engines?|types?|models?|level|layer|tier|technology|unit|interface|frequency|term|commitment|discount|time|period"
    r"|persistence|state|direction|responsibility|owner|default|capacity|iops|location|target|endpoint|key management|replication|consistency|schema|language|pattern|availability zones|zones"
    r"|kích thước|giới hạn|chi phí|giá|giao thức|cổng|phạm vi|thời gian|mức|tầng|độ bền|độ sẵn sàng)$",
    re.IGNORECASE,
)
# Plural sides of which members can be named.
LISTED = re.compile(
    r"\b(?:benefits|advantages|disadvantages|drawbacks|characteristics|properties|use cases|limitations|constraints|requirements|capabilities|examples|tools"
    r"|options|factors|criteria|conditions|actions|attributes|elements|parts|roles|goals|pros|cons|lợi ích|ưu điểm|nhược điểm|đặc điểm|tính năng|thành phần|hạn chế)$",
    re.IGNORECASE,
)
ABSTRACT = re.compile(
    r"(?:tion|ity|ness|ence|ance|ency|ism|ment|time|logic|impact|scope|flow|goal|idea|rule|note|size|limit|cost|need|concept|catch|point|trade-off)s?$",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|can|cannot|could|will|would|must|should|may|has|have|does|do|don't|doesn't|isn't|aren't|you|your|if|when|là|được|phải|cần|có thể)\b",
    re.IGNORECASE,
)


TELLS = re.compile(
    r"^(?:always|never|use|ensure|choose|check|plan|avoid|prefer|make|keep|remember|please|try)\b", re.IGNORECASE
)
VERBAL = re.compile(
    r"\b(?:includ\w+|enables?|allows?|provides?|supports?|protects?|against|blocks?|uses|helps?|records|needs|works|gives|these|those|what|how|why|when|which"
    r"|manages?|evaluated|attached|following|multiple|several|many|balance)\b",
    re.IGNORECASE,
)


def told(passage: Passage, start: int, end: int, said: Gloss) -> Fact | None:
    """What a gloss says of the words from `start` to `end`: a fact about the thing that they name, or, where they
    only name a side of the topic ("Maximum size" under an Auto Scaling group), about the topic.
    """
    name = plain(passage.bullet.text[start:end])
    if ADVICE.match(name):
        return None
    if passage.topic and (CHOOSE.match(name) or ASKABLE.match(name) or LISTED.search(name)):
        return side(passage.topic, name, said)
    about = subject(passage, start, end)
    if about is None or said.relation in ("clause", "figure"):
        return None
    if about.concept:
        return Fact(about, said.relation, said.value, parts=said.parts)
    if said.relation == "definition" and ARTICLE.match(said.value):
        return Fact(about, said.relation, said.value) if term(name) else None
    return side(passage.topic, name, said) if passage.topic else None


def side(topic: Subject, name: str, said: Gloss) -> Fact | None:
    """What is said of one side of a topic: when to choose it, a list, a figure or a short word, what a part of it is."""
    if CHOOSE.match(name):
        return None if FINITE.search(said.value) else Fact(topic, "choose", said.value)
    aspect = sentence(name)
    if said.relation == "traits" and listable(aspect) and not OPEN.search(said.value) and _short(said.parts):
        return Fact(topic, "listed", joined(said.parts), aspect=f"{len(said.parts)} {aspect}", parts=said.parts)
    if ASKABLE.match(name):
        short = len(said.value.split()) <= SHORT and not FINITE.search(said.value)
        return Fact(topic, "attribute", said.value, aspect=aspect) if short else None
    if said.relation == "definition" and term(name) and not (FINITE.search(said.value) or TELLS.match(said.value)):
        return Fact(topic, "side-is", said.value, aspect=name)
    return None


def term(name: str) -> bool:
    """Whether a label names a thing that can be asked for ("Task Role"), not a side in the abstract ("Isolation")."""
    words = name.split()
    titled = all(word[:1].isupper() or word in ("of", "and", "for") for word in words)
    return titled and len(words) <= NAMED and words[0].lower() not in ("the", "no", "how") and not ABSTRACT.search(name)


def listable(aspect: str) -> bool:
    """Whether a side is a plural noun phrase of which members can be named: "benefits", "scaling policies"."""
    words = aspect.split()
    vague = FINITE.search(aspect) or VERBAL.search(aspect) or active(aspect)
    named = plural(aspect) if aspect.isascii() else bool(re.match(LISTED.pattern, aspect, re.IGNORECASE))
    return (named or bool(LISTED.search(aspect))) and len(words) <= NAMED and not vague


def enumerated(topic: Subject, name: str, text: str) -> Fact | None:
    """A closed list behind a plural side of a topic: "Components: ID, creation date, policy"."""
    aspect = sentence(name)
    parts = tuple(part.strip(" .") for part in SPLIT.split(text) if part.strip(" ."))
    if len(parts) < LEAST or not listable(aspect) or not _short(parts) or OPEN.search(text) or SUCH.search(text):
        return None
    return Fact(topic, "listed", joined(parts), aspect=f"{len(parts)} {aspect}", parts=parts)


def _short(parts: tuple[str, ...]) -> bool:
    """Whether each member is a name or a short phrase, not a sentence."""
    return all(len(part.split()) <= ITEM and not FINITE.search(part) for part in parts)


def heads(passage: Passage) -> tuple[Subject, str] | None:
    """The topic and the side of it under which the line stands: "Benefits" below "Savings Plans", "limitations" in
    "Lambda limitations"; the side is empty where the nearest head is the topic's name alone.
    """
    topic = passage.topic
    if topic is None or any(m.concept == topic.concept for m in passage.mentions):
        return None
    sides: list[str] = []
    known = {word for spelling in topic.names for word in folded(spelling)} | FILLER
    for head in reversed(passage.bullet.trail):
        name = NUMBERED.sub("", plain(head))
        name = name[learned(name + " ") :] or name
        rest = [word for word in name.split() if set(folded(word)) - known]
        if len(rest) < len(name.split()) and set(folded(name)) & known - FILLER:
            if rest and not ((len(rest) == 1 and rest[0][1:].islower()) or LABEL.match(" ".join(rest))):
                return None
            sides += [" ".join(rest)] if rest else []
            return (topic, sides[0]) if sides and _side(sides) else None if sides else (topic, "")
        sides.append(name)
    return None


def _side(sides: list[str]) -> bool:
    return len(sides) == 1 and len(sides[0].split()) <= 4 and not NO_SIDE.match(sides[0]) and not active(sides[0])
