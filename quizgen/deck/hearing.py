"""What the notes say of a concept in their own words, and which statement of the catalogue asks just that."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.catalogue import Catalogue, knowing
from quizgen.catalogue.finding import folded
from quizgen.deck.glossary import english
from quizgen.deck.quoting import quote
from quizgen.model import Fact, Passage, Role, Span
from quizgen.rules._verbs import learned

SAID = {
    "definition": "definition",
    "traits": "definition",
    "does": "definition",
    "serves": "purpose",
    "purpose": "purpose",
    "choose": "purpose",
    "attribute": "definition",
}
COMPARED = ("differ", "contrast")
# What can be asked of a concept, and how many words a line must share with it to say the same.
ASKED = {"purpose": 2, "definition": 2, "contrast": 2, "number": 2, "members": 2, "renamed": 1, "misconception": 4}
ASKED["trait"] = 2
SECOND = ("misconception", "trait")  # where another statement says as much, that one is asked
BOTH, BRIEF, FRONT, TOLD = 2, 3, 24, 2
EMPTY = frozenset(
    """
    a about after all also among an and any are as at aws amazon be been before between both but by can cannot cloud
    could do does each else every for from get gets give gives had has have how if in into is it its just may more most
    must need needs no not of off on one only or other our out over own per same service services should so some such
    than that the their them then there these they this those to under up use used user users uses using very via was
    way we what when where which while who whose why will with within without you your create created learn learned
    understand understood know study studied explore explored configure configured practice set setup different
    là và của cho các có được với trong khi để từ một những này về cách
    """.split()  # noqa: SIM905
)
ENDING = re.compile(r"(?<=\w{4})(?:ations?|ability|ings?|ions?|ment|ally|ly|ed|es|er|or|ing|s|e|y)$")
PURPOSE = re.compile(r"^(?: [\w-]+){0,3}?,? (?:for|to|as|để|cho|giúp|nhằm|với) (?P<tail>[^,.;()]{3,60})", re.IGNORECASE)
# How a Vietnamese definition or purpose begins that needs no English beside it.
VIETNAMESE = re.compile(
    r"^(?:một |các |những )?(?:dịch vụ|tính năng|công cụ|kho|mô hình|giải pháp|loại|bộ|phương pháp|chức năng|cơ chế"
    r"|cơ sở|mạng|hệ thống|quy trình|cách|bản|máy|tường lửa|nhóm|danh tính|chính sách|khóa|thời gian|lượng|khả năng"
    r"|nền tảng|lớp|vùng|nơi|lưu trữ|quản lý|giám sát|bảo vệ|phân phối|tự động|sao chép|mã hóa|theo dõi|phát hiện"
    r"|kiểm soát|cung cấp|chia sẻ|gom|điều phối|xử lý) ",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d+")


@dataclass(frozen=True)
class Saying:
    """A line that says about a concept what one of its statements says."""

    concept: str
    topic: str
    span: Span
    text: str
    week: int | None
    weight: int


@dataclass(frozen=True)
class Statement:
    """A statement of the catalogue by what it asks, with the stems of its words."""

    topic: str
    relation: str
    text: str
    stems: frozenset[str]
    figure: str = ""

    def common(self, text: str) -> int:
        """How many words a text has in common with it."""
        return len(stems(text) & self.stems)

    def shared(self, words: frozenset[str]) -> int:
        """How many words a line has in common with it; 0 where they are too few to say the same.

        A short line needs one to name what a thing is or is for; a figure must stand in the line.
        """
        count = len(words & self.stems)
        short = self.relation in ("purpose", "definition") and BOTH <= len(words) <= BRIEF
        if count < (1 if short else ASKED[self.relation]) or (self.figure and self.figure not in words):
            return 0
        return count - (self.relation in SECOND)


class Hearing:
    """Reads passages beside the statements of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue; its statements are read as concepts are met."""
        self.catalogue = catalogue
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._stems: dict[str, frozenset[str]] = {}

    def spoken(self, fact: Fact) -> bool:
        """Whether a mined fact only says what a concept is, is for or does, which the catalogue says better.

        So with two things side by side that the catalogue tells apart; loose characteristics make no question at all.
        A definition or purpose in whole Vietnamese words stays as it is: the catalogue speaks English.
        """
        if fact.relation == "traits" or self.compared(fact):
            return True
        about, own = fact.subject, fact.relation in ("definition", "purpose") and VIETNAMESE.match(fact.value)
        figure = fact.relation == "attribute" and FIGURE.search(fact.value)
        known = about.key == about.concept and about.concept in self.catalogue
        return fact.relation in SAID and known and not (own or figure)

    def sayings(self, passage: Passage, mined: Sequence[Fact]) -> Iterator[Saying]:
        """Each concept of a passage that may speak, with the statement that asks what the passage says of it."""
        bullet = passage.bullet
        for concept, statement in (pair for fact in mined for pair in self.compared(fact)):
            text = quote(bullet.text, statement.text, statement.common)
            yield Saying(concept, statement.topic, bullet.span, text, bullet.week, TOLD)
        told = {fact.subject.concept: SAID[fact.relation] for fact in mined if self._telling(fact)}
        named = dict.fromkeys([*told, *(m.concept for m in passage.mentions)])
        if passage.topic and not told and (bullet.role is Role.OTHER or learned(bullet.trail[-1])):
            named[passage.topic.concept] = None
        for concept in named:
            asked = self._asked(passage, concept, told.get(concept, ""))
            if asked:
                said = bullet.text
                if asked.relation == "members" and len(bullet.children) > 1:
                    said = f"{said.rstrip(' :')}: {', '.join(bullet.children)}"
                weight = asked.shared(stems(said) - self._names(concept)) + TOLD * (concept in told)
                known = " ".join(statement.text for statement in self.statements(concept))
                text = quote(said, known, asked.common)
                yield Saying(concept, asked.topic, bullet.span, text, bullet.week, weight)

    def _asked(self, passage: Passage, concept: str, told: str) -> Statement | None:
        """The statement that asks what a passage says of a concept."""
        words, below = stems(passage.bullet.text), stems(" ".join(passage.bullet.children))
        asked = self.closest(concept, words, below) if told or _about(passage, concept) else None
        tail = "" if asked else _purpose(passage, concept)
        return asked or (self.closest(concept, stems(tail)) if tail else None) or self._stated(concept, told)

    def _telling(self, fact: Fact) -> bool:
        return fact.relation in SAID and fact.subject.concept in self.catalogue and self.spoken(fact)

    def compared(self, fact: Fact) -> list[tuple[str, Statement]]:
        """The contrasts of the catalogue between the things that a note puts side by side."""
        if fact.relation not in COMPARED:
            return []
        ids = [id_ for id_ in map(self.catalogue.named, fact.parts) if id_]
        names = {id_: self.catalogue[id_].name for id_ in ids}
        pairs = {f"contrast:{knowing.either((names[one], names[two]))}" for one in ids for two in ids if one < two}
        return [(id_, told) for id_ in ids for told in self.statements(id_) if told.topic in pairs]

    def closest(self, concept: str, words: frozenset[str], below: frozenset[str] = frozenset()) -> Statement | None:
        """The statement that shares the most words with a line (a list: with the lines below too)."""
        best, asked = 0, None
        names = self._names(concept)
        for statement in self.statements(concept):
            heard = words | below if statement.relation == "members" else words
            shared = statement.shared(heard if statement.relation == "renamed" else heard - names)
            if shared > best:
                best, asked = shared, statement
        return asked

    def statements(self, concept: str) -> tuple[Statement, ...]:
        """What the catalogue can ask about a concept, what it is for first."""
        if concept not in self._statements:
            facts = knowing.facts(self.catalogue, concept) if concept in self.catalogue else ()
            made = [self._statement(fact) for fact in facts if fact.relation in ASKED]
            self._statements[concept] = tuple(sorted(made, key=lambda s: list(ASKED).index(s.relation)))
        return self._statements[concept]

    def _stated(self, concept: str, relation: str) -> Statement | None:
        """The definition or the purpose, whichever was told; one stands for the other."""
        known = {statement.topic: statement for statement in self.statements(concept)}
        wanted = [relation, *SAID] if relation else []
        return next((known[name] for name in wanted if name in known), None)

    def _statement(self, fact: Fact) -> Statement:
        text = {"number": f"{fact.value} {fact.aspect}", "misconception": f"{fact.value} {fact.why}"}
        own = stems(text.get(fact.relation, fact.value)) - self._names(fact.subject.concept)
        if fact.relation == "renamed":
            own = stems(fact.aspect) - stems(fact.subject.name)
        figure = FIGURE.search(fact.value) if fact.relation == "number" else None
        whole = f"{fact.value} {fact.aspect} {fact.why}"
        return Statement(topic(fact), fact.relation, whole, own, figure[0] if figure else "")

    def _names(self, concept: str) -> frozenset[str]:
        if concept not in self._stems:
            self._stems[concept] = stems(" ".join(self.catalogue[concept].names))
        return self._stems[concept]


def _about(passage: Passage, concept: str) -> bool:
    """Whether a line speaks of a concept: its head or its row is about it, or it stands in front."""
    bullet = passage.bullet
    front = len(bullet.row[0][1]) if bullet.row else max(FRONT, len(bullet.text) // 2)
    own = passage.topic is not None and passage.topic.concept == concept and not bullet.row
    return own or any(m.concept == concept and m.start < front for m in passage.mentions)


def _purpose(passage: Passage, concept: str) -> str:
    """What a concept is used for on a line, whoever used it: "high availability" in "Designed Multi-AZ for …"."""
    mention = next((m for m in passage.mentions if m.concept == concept), None)
    match = PURPOSE.match(passage.bullet.text[mention.end :]) if mention else None
    return match["tail"] if match else ""


def topic(fact: Fact) -> str:
    """What a fact asks of its subject, whatever the wording."""
    relation = "purpose" if fact.relation == "serves" else fact.relation
    return f"{relation}:{fact.aspect}" if fact.aspect else relation


def heard(sayings: Iterable[Saying]) -> Mapping[str, Mapping[str, tuple[Saying, ...]]]:
    """The sayings by concept and topic, each line once."""
    found: dict[str, dict[str, tuple[Saying, ...]]] = {}
    for saying in dict.fromkeys(sayings):
        topics = found.setdefault(saying.concept, {})
        topics[saying.topic] = (*topics.get(saying.topic, ()), saying)
    return found


def stems(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, without their endings."""
    return frozenset(ENDING.sub("", word) for word in folded(f"{text} {english(text)}") if word not in EMPTY)
