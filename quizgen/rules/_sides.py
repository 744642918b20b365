"""What is said of a side of a topic ("Pricing" under Amazon Athena), and which sides can be asked for."""

import re
from functools import lru_cache

from quizgen.catalogue.finding import folded
from quizgen.catalogue.knowing import joined
from quizgen.model import Fact, Passage, Subject
from quizgen.rules._gloss import ARTICLE, PASSIVE, SPLIT, SUCH, THIRD, Gloss, sentence
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
    r"^(?:(?:max(?:imum)?|min(?:imum)?|default|data|storage|database|delivery|replication|encryption|access|routing|scaling|osi|network|billing|retention) )*"
    r"(?:size|limit|quota|retention|duration|timeout|throughput|latency|bandwidth|port|scope|durability|availability|engine|type|model|level|layer|technology"
    r"|unit|interface|term|commitment|discount|pattern|storage duration|availability zones|key management|consistency|kích thước|giới hạn|cổng|phạm vi|mức|tầng)$",
    re.IGNORECASE,
)
# Plural nouns that name closed sets; benefits, features and use cases have no end.
CLOSED = re.compile(
    r"\b(?:types|kinds|models|modes|tiers|classes|engines|states|phases|layers|strategies|pillars|principles|options|methods|plans|families|editions"
    r"|perspectives|levels|categories|endpoints|policies|dialects|loại|mô hình|chế độ|trụ cột|nguyên tắc|chiến lược|trạng thái|lớp)$",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|can|cannot|could|will|would|must|should|may|has|have|does|do|don't|doesn't|isn't|aren't|you|your|if|when|là|được|phải|cần|có thể)\b",
    re.IGNORECASE,
)


CLASSED = re.compile(
    r"^(?:[Aa]n?|[Tt]he) (?:[a-z][\w-]* ){1,4}?(?:that|which|who|where|of|for|containing|holding|used|built|managed|shared|defined|visible|between|running|taken)\b"
)
TELLS = re.compile(
    r"^(?:always|never|use|ensure|choose|check|plan|avoid|prefer|make|keep|remember|please|try)\b", re.IGNORECASE
)
PHRASE = re.compile(r"\b(?:of|into|by|from|through)\b", re.IGNORECASE)
VERB = re.compile(rf"{THIRD.pattern}|{PASSIVE.pattern}|^made\b", re.IGNORECASE)
OPENING = re.compile(r"^(?:common|main|key|other|some|popular|typical|example|e\.g)\b", re.IGNORECASE)
VERBAL = re.compile(
    r"\b(?:includ\w+|enables?|allows?|provides?|supports?|protects?|against|blocks?|uses|helps?|records|needs|works|gives|these|those|what|how|why|when|which"
    r"|manages?|requires?|specif(?:y|ies)|represents?|understood|evaluated|attached|following|multiple|several|many|balance)\b",
    re.IGNORECASE,
)


def told(passage: Passage, start: int, end: int, said: Gloss) -> Fact | None:
    """What a gloss says of the words from `start` to `end`: a fact about the thing that they name, or, where they
    only name a side of the topic ("Maximum size" under an Auto Scaling group), about the topic.
    """
    name = plain(passage.bullet.text[start:end])
    if ADVICE.match(name):
        return None
    if passage.topic and (CHOOSE.match(name) or ASKABLE.match(name) or CLOSED.search(name)):
        return side(passage.topic, name, said)
    about = subject(passage, start, end)
    if about and (about.concept or _classed(said)) and said.relation not in ("clause", "figure"):
        return Fact(about, said.relation, said.value, parts=said.parts)
    return None


def _classed(said: Gloss) -> bool:
    """Whether a gloss names the class of its term and what is special: "A server that answers for a zone"."""
    match = CLASSED.match(said.value)
    if not match or said.relation != "definition" or FINITE.search(match[0]):
        return False
    return not (re.search(r"\d", said.value) or SUCH.search(said.value))


def side(topic: Subject, name: str, said: Gloss) -> Fact | None:
    """What is said of one side of a topic: when to choose it, or a short word that the side's name asks for."""
    if CHOOSE.match(name):
        return None if FINITE.search(said.value) or TELLS.match(said.value) else Fact(topic, "choose", said.value)
    short = len(said.value.split()) <= SHORT and not FINITE.search(said.value)
    told = short and ASKABLE.match(name) and not (ARTICLE.match(said.value) or VERB.match(said.value))
    return Fact(topic, "attribute", said.value, aspect=sentence(name)) if told else None


def listable(aspect: str) -> bool:
    """Whether a side is a plural noun phrase that names a closed set: "payment options", "states"."""
    vague = FINITE.search(aspect) or VERBAL.search(aspect) or active(aspect) or OPENING.match(aspect)
    return bool(CLOSED.search(aspect)) and len(aspect.split()) <= NAMED and not vague


def enumerated(topic: Subject, name: str, text: str) -> Fact | None:
    """A closed list behind a plural side of a topic: "Payment options: all upfront, partial upfront, no upfront"."""
    if sum(map(text.count, (",", ";", " + ", "•"))) < LEAST - 1:
        return None
    aspect = re.sub(r"^\d+ ", "", sentence(name))
    parts = tuple(part.strip(" .") for part in SPLIT.split(text) if part.strip(" ."))
    if (
        len(parts) < LEAST
        or not re.match(rf"(?!\d)|{len(parts)} ", name)
        or not listable(aspect)
        or not _short(parts)
        or OPEN.search(text)
        or SUCH.search(text)
    ):
        return None
    return Fact(topic, "listed", joined(parts), aspect=f"{len(parts)} {aspect}", parts=parts)


def _short(parts: tuple[str, ...]) -> bool:
    """Whether each member is a name or a short phrase, not a sentence."""
    return all(len(part.split()) <= ITEM and not (FINITE.search(part) or PHRASE.search(part)) for part in parts)


def heads(passage: Passage) -> tuple[Subject, str] | None:
    """The topic and the side of it under which the line stands: "Benefits" below "Savings Plans", "limitations" in
    "Lambda limitations"; the side is empty where the nearest head is the topic's name alone.
    """
    topic = passage.topic
    if topic is None or any(m.concept == topic.concept for m in passage.mentions):
        return None
    return _headed(topic, passage.bullet.trail)


@lru_cache(maxsize=512)
def _headed(topic: Subject, trail: tuple[str, ...]) -> tuple[Subject, str] | None:
    """What `heads` says, which is the same for all lines under one head."""
    sides: list[str] = []
    known = {word for spelling in topic.names for word in folded(spelling)} | FILLER
    for head in reversed(trail):
        name = NUMBERED.sub("", plain(head))
        name = name[learned(name + " ") :] or name
        itself = folded(name) in map(folded, topic.names)
        if CLOSED.search(name) and not sides and not itself:
            sides.append(name)
            if set(folded(name)) & known - FILLER:
                return (topic, name)
            continue
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
