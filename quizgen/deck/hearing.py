"""What the notes say of a concept in their own words, and which statement of the catalogue asks just that."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.catalogue import Catalogue, knowing
from quizgen.deck.quoting import quote
from quizgen.deck.statements import FIGURE, Question, Statement, Statements, stems
from quizgen.model import Fact, Language, Passage, Role, Span
from quizgen.rules._silence import SPEAKER
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
FRONT, TOLD = 24, 2
BOTH, GLOSS = 2, 6  # how far under its heading a gloss stands, and how many words it has
NAMES = 3  # more in one line are a list of names
ITEMS, SHORT = 8, 14  # a list whose lines may together answer one question
PURPOSE = re.compile(r"^(?: [\w-]+){0,3}?,? (?:for|to|as|để|cho|giúp|nhằm|với) (?P<tail>[^,.;()]{3,60})", re.IGNORECASE)
LABELLED = re.compile(r"^\s?(?::|[-–—](?=\s))\s+(\S+(?:\s+\S+)+)$")
DOING = re.compile(r"\w+ed\b|\w+ing\b|đã\b", re.IGNORECASE)
# How a definition or purpose in whole Vietnamese words begins.
VIETNAMESE = re.compile(
    r"^(?:một |các |những )?(?:dịch vụ|tính năng|công cụ|kho|mô hình|giải pháp|loại|bộ|phương pháp|chức năng|cơ chế"
    r"|cơ sở|mạng|hệ thống|quy trình|cách|bản|máy|tường lửa|nhóm|danh tính|chính sách|khóa|thời gian|lượng|khả năng"
    r"|nền tảng|lớp|vùng|nơi|lưu trữ|quản lý|giám sát|bảo vệ|phân phối|tự động|sao chép|mã hóa|theo dõi|phát hiện"
    r"|kiểm soát|cung cấp|chia sẻ|gom|điều phối|xử lý) ",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Saying:
    """A line that says about a concept what one of its statements says."""

    concept: str
    topic: str
    span: Span
    text: str
    week: int | None
    weight: int
    language: Language = "en"


class Hearing:
    """Reads passages beside the statements of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue; its statements are read as concepts are met."""
        self.catalogue = catalogue
        self.statements = Statements(catalogue)

    def spoken(self, fact: Fact) -> bool:
        """Whether a mined fact only says what a concept is, is for or does, which the catalogue says better.

        So with two things side by side that the catalogue tells apart; loose characteristics make no question at all.
        A definition or purpose in whole Vietnamese words stays where the catalogue has it in English alone.
        """
        if fact.relation == "traits" or self.compared(fact):
            return True
        figure = fact.relation == "attribute" and FIGURE.search(fact.value)
        known = fact.subject.key == fact.subject.concept and fact.subject.concept in self.catalogue
        return fact.relation in SAID and known and not (figure or self._own(fact))

    def _own(self, fact: Fact) -> bool:
        """Whether a definition or purpose says in whole Vietnamese words what the catalogue says in English alone."""
        if fact.relation not in ("definition", "purpose") or not VIETNAMESE.match(fact.value):
            return False
        concept = self.catalogue[fact.subject.concept]
        told = concept.definition if fact.relation == "definition" else concept.purpose
        return told is None or not told.vi

    def sayings(self, passage: Passage, mined: Sequence[Fact]) -> Iterator[Saying]:
        """Each concept of a passage that may speak, with the statements that ask what the passage says of it.

        A ready-made question says nothing: it asks.
        """
        if passage.bullet.asked:
            return
        for concept, statement in (pair for fact in mined for pair in self.compared(fact)):
            yield self._saying(passage, concept, statement, TOLD)
        told = {fact.subject.concept: SAID[fact.relation] for fact in mined if self._telling(fact)}
        words, above = stems(passage.bullet.text), stems(" ".join(passage.bullet.trail[-1:]))
        loose = _loose(passage, words)
        says = len({mention.concept for mention in passage.mentions}) <= NAMES and len(loose) > 1
        for concept, question in self._questions(passage, words):
            own = words - self.statements.names(concept)
            answered = question.told(own, above, passage.bullet.language)
            heard = answered and (self._itself(passage, concept) or question.firmly(own))
            if heard or (says and question.wholly(own, own & loose)):
                yield self._saying(passage, concept, question, TOLD + len(words & question.stems))
        for concept in self._speaking(passage, told):
            asked = self._asked(passage, concept, told.get(concept, ""))
            if asked:
                shared = asked.shared(words - self.statements.names(concept))
                yield self._saying(passage, concept, asked, TOLD * (concept in told) + shared)

    def _speaking(self, passage: Passage, told: Iterable[str]) -> Iterable[str]:
        """The concepts of which a passage may say something."""
        named = dict.fromkeys([*told, *(m.concept for m in passage.mentions)])
        bullet = passage.bullet
        if passage.topic and not told and (bullet.role is Role.OTHER or learned(bullet.trail[-1])):
            named[passage.topic.concept] = None
        return named

    def listed(self, passages: Iterable[Passage]) -> Iterator[Saying]:
        """The questions that a short list answers as a whole."""
        for whole in _lists(passages):
            words = stems(whole.bullet.text)
            for concept, question in self._questions(whole, words):
                if question.gathered(words - self.statements.names(concept)):
                    yield self._saying(whole, concept, question, TOLD + len(words & question.stems))

    def _questions(self, passage: Passage, words: frozenset[str]) -> Iterator[tuple[str, Question]]:
        for concept in self._near(passage, words):
            yield from ((concept, question) for question in self.statements.answered(concept, words))

    def _near(self, passage: Passage, words: frozenset[str]) -> Iterable[str]:
        """What a line names, its head, what these belong to, and parts called by a word ("snapshots" under EBS)."""
        heads = sorted(self.catalogue.above(passage.bullet))
        known = [*(mention.concept for mention in passage.mentions), *heads]
        whole = [other for id_ in known for other in self.catalogue[id_].part_of if other in self.catalogue]
        parts = [(part, id_) for id_ in dict.fromkeys([*heads, *whole]) for part in self.catalogue.parts(id_)]
        loose = _loose(passage, words)
        called = [part for part, id_ in parts if self.statements.short(part, id_) & loose]
        kinds = [kind for id_ in known for kind in self.catalogue.variants(id_)]
        return dict.fromkeys([*known, *whole, *called, *kinds])

    def _itself(self, passage: Passage, concept: str) -> bool:
        """Whether a line or its head names a concept, and not only a part of it."""
        return any(m.concept == concept for m in passage.mentions) or concept in self.catalogue.above(passage.bullet)

    def _saying(self, passage: Passage, concept: str, asked: Statement | Question, weight: int) -> Saying:
        bullet = passage.bullet
        said = bullet.text
        if isinstance(asked, Statement) and asked.relation == "members" and len(bullet.children) > 1:
            said = f"{said.rstrip(' :')}: {', '.join(bullet.children)}"
        text = quote(said, self.statements.text(concept), asked.common)
        return Saying(concept, asked.topic, bullet.span, text, bullet.week, weight, bullet.language)

    def _asked(self, passage: Passage, concept: str, told: str) -> Statement | None:
        """The statement that asks what a passage says of a concept."""
        words, below = stems(passage.bullet.text), stems(" ".join(passage.bullet.children))
        asked = self.closest(concept, words, below) if told or _about(passage, concept) else None
        tail = "" if asked else _purpose(passage, concept)
        told = told or ("definition" if self._glossed(passage, concept) or _labelled(passage, concept) else "")
        return asked or (self.closest(concept, stems(tail)) if tail else None) or self._stated(concept, told)

    def _glossed(self, passage: Passage, concept: str) -> bool:
        """Whether a line is the few words right under a heading that is a concept's name: "Virtual servers" of EC2."""
        bullet = passage.bullet
        under = bullet.head is not None and bullet.span.first - bullet.head.first <= BOTH
        few = under and len(bullet.text.split()) <= GLOSS and not (bullet.children or SPEAKER.search(bullet.text))
        return few and bullet.role is Role.OTHER and self.catalogue.named(bullet.trail[-1]) == concept

    def _telling(self, fact: Fact) -> bool:
        return fact.relation in SAID and fact.subject.concept in self.catalogue and self.spoken(fact)

    def compared(self, fact: Fact) -> list[tuple[str, Statement]]:
        """The contrasts of the catalogue between the things that a note puts side by side."""
        if fact.relation not in COMPARED:
            return []
        ids = [id_ for id_ in map(self.catalogue.named, fact.parts) if id_]
        names = {id_: self.catalogue[id_].name for id_ in ids}
        pairs = {f"contrast:{knowing.either((names[one], names[two]))}" for one in ids for two in ids if one < two}
        return [(id_, told) for id_ in ids for told in self.statements.of(id_) if told.topic in pairs]

    def closest(self, concept: str, words: frozenset[str], below: frozenset[str] = frozenset()) -> Statement | None:
        """The statement that shares the most words with a line (a list: with the lines below too)."""
        best, asked = 0, None
        names = self.statements.names(concept)
        said, listed = words - names, (words | below) - names
        for statement in self.statements.of(concept):
            heard = {"members": listed, "renamed": words}.get(statement.relation, said)
            shared = 0 if statement.stems.isdisjoint(heard) else statement.shared(heard)
            if shared > best:
                best, asked = shared, statement
        return asked

    def _stated(self, concept: str, relation: str) -> Statement | None:
        """The definition or the purpose, whichever was told; one stands for the other."""
        known = {statement.topic: statement for statement in self.statements.of(concept)}
        wanted = [relation, *SAID] if relation else []
        return next((known[name] for name in wanted if name in known), None)


def _lists(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Lists of a few short lines, none of them silent, each as one passage, what stands above it in front."""
    found: dict[Span, list[Passage]] = {}
    for passage in passages:
        bullet = passage.bullet
        if bullet.head and bullet.trail and not (bullet.row or bullet.asked):
            found.setdefault(bullet.head, []).append(passage)
    for head, items in found.items():
        texts = [item.bullet.text for item in items]
        if 1 < len(items) <= ITEMS and all(len(text.split()) <= SHORT for text in texts):
            first, last = items[0].bullet, items[-1].bullet.span
            text = f"{first.trail[-1].rstrip(' :')}: {', '.join(texts)}"
            yield Passage(replace(first, text=text, span=Span(last.path, head.first, last.last)), items[0].topic)


def _loose(passage: Passage, words: frozenset[str]) -> frozenset[str]:
    """The words of a line that stand in no name."""
    return words - stems(" ".join(mention.text for mention in passage.mentions))


def _about(passage: Passage, concept: str) -> bool:
    """Whether a line speaks of a concept: its head or its row is about it, or it stands in front."""
    bullet = passage.bullet
    front = len(bullet.row[0][1]) if bullet.row else max(FRONT, len(bullet.text) // 2)
    own = passage.topic is not None and passage.topic.concept == concept and not bullet.row
    return own or any(m.concept == concept and m.start < front for m in passage.mentions)


def _labelled(passage: Passage, concept: str) -> bool:
    """Whether a line is a concept's name, a colon and some words on it, whatever form these have."""
    first = passage.mentions[0] if passage.mentions else None
    said = LABELLED.match(passage.bullet.text[first.end :]) if first and first.start == 0 else None
    return bool(said and first and first.concept == concept and not passage.bullet.row and not DOING.match(said[1]))


def _purpose(passage: Passage, concept: str) -> str:
    """What a concept is used for on a line, whoever used it: "high availability" in "Designed Multi-AZ for …"."""
    mention = next((m for m in passage.mentions if m.concept == concept), None)
    match = PURPOSE.match(passage.bullet.text[mention.end :]) if mention else None
    return match["tail"] if match else ""


def heard(sayings: Iterable[Saying]) -> Mapping[str, Mapping[str, tuple[Saying, ...]]]:
    """The sayings by concept and topic, each line once, in the order of the notes."""
    found: dict[str, dict[str, tuple[Saying, ...]]] = {}
    for saying in sorted(dict.fromkeys(sayings), key=lambda saying: saying.span):
        topics = found.setdefault(saying.concept, {})
        topics[saying.topic] = (*topics.get(saying.topic, ()), saying)
    return found
