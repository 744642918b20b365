"""The statements of the catalogue by the words that they are made of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.catalogue import Catalogue, knowing
from quizgen.catalogue.finding import WORD, fold
from quizgen.deck.glossary import english
from quizgen.model import Fact, Language

# What can be asked of a concept, and how many words a line must share with it to say the same.
ASKED = {"purpose": 2, "definition": 2, "contrast": 2, "number": 2, "members": 2, "renamed": 1, "misconception": 4}
ASKED["trait"] = 2
SECOND = ("misconception", "trait")  # where another statement says as much, that one is asked
BOTH, BRIEF = 2, 3
# What a line must share with a question: two words, where a Vietnamese syllable is half a word.
WHOLE, LETTERS, LONG = 4, 4, 8
NEARLY, WHOLLY, PAIR = 3, 4, 2
EMPTY = frozenset(
    """
    a about after all also among an and any are as at aws amazon be been before between both but by can cannot cloud
    could do does each else every for from get gets give gives had has have how if in into is it its just may more most
    must need needs no not of off on one only or other our out over own per same service services should so some such
    than that the their them then there these they this those to under up use used user users uses using very via was
    way we what when where which while who whose why will with within without you your create created learn learned
    understand understood know study studied explore explored configure configured practice set setup different
    happen happens many much long often two three four called kind kinds
    là và của cho các có được với trong khi để từ một những này về cách gì nào bằng khi thì phải sẽ bạn hay
    hai ba bốn bao nhiêu lâu đâu sao thế ai
    """.split()  # noqa: SIM905
)
# How notes shorten a word of the catalogue.
SHORT = {
    "app": "application",
    "apps": "application",
    "async": "asynchronous",
    "auth": "authentication",
    "db": "database",
    "dbs": "database",
    "env": "environment",
    "hr": "hour",
    "hrs": "hour",
    "info": "information",
    "infra": "infrastructure",
    "mins": "minute",
    "ms": "millisecond",
    "ops": "operation",
    "perf": "performance",
    "perms": "permission",
    "repo": "repository",
    "secs": "second",
    "sync": "synchronous",
    "temp": "temporary",
    "vm": "machine",
    "vms": "machine",
}
ENDING = re.compile(r"(?<=\w{4})(?:ations?|ability|ings?|ions?|ment|ally|ly|ed|es|er|or|ing|s|e|y)$")
FIGURE = re.compile(r"\d+")


@dataclass(frozen=True)
class Statement:
    """A statement by what it asks, with the stems of its words."""

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


@dataclass(frozen=True)
class Answer:
    """A question and its answer in one language, by their stems."""

    asked: frozenset[str]
    said: frozenset[str]

    def given(self, words: frozenset[str], above: frozenset[str]) -> bool:
        """Whether a line gives half of it, any figure included, and speaks of what is asked.

        A third of the question's words have to be there, if only in the heading; fewer where more of the answer is.
        """
        shared, figures = words & self.said, {word for word in self.said if FIGURE.match(word)}
        if 2 * len(shared) < len(self.said) or not shared or (figures and not figures & words):
            return False
        asked = self.asked - self.said
        spoken = len((words | above) & asked)
        if len(self.said) == PAIR and len(shared) < PAIR and spoken < PAIR and 2 * spoken < len(asked):
            return False  # one word of two, and little of what is asked, is an accident
        if spoken and (figures <= words if figures else self.covered(words, NEARLY, 2 / 3)):
            return True
        return 3 * spoken >= max(len(asked), 1) or self.covered(words, WHOLLY, 3 / 4)

    def covered(self, words: frozenset[str], least: int, share: float) -> bool:
        """Whether a share of it is there, and enough words to be no accident."""
        shared = len(words & self.said)
        return shared >= least and shared >= share * len(self.said)


@dataclass(frozen=True)
class Question:
    """A question in words of its own, with its answer in each language."""

    topic: str
    text: str
    stems: frozenset[str]
    answers: tuple[Answer, ...]

    def common(self, text: str) -> int:
        """How many words a text has in common with it."""
        return len(stems(text) & self.stems)

    def told(self, words: frozenset[str], above: frozenset[str], language: Language) -> bool:
        """Whether a line, read under its heading, gives the answer, with enough words in all."""
        enough = sum(_weight(word, language) for word in (words | above) & self.stems) >= WHOLE
        return enough and any(answer.given(words, above) for answer in self.answers)

    def wholly(self, words: frozenset[str], loose: frozenset[str]) -> bool:
        """Whether a line has every word of the answer, whatever else it says.

        There are two at least, or a single long one that stands there for itself and not inside a name (`loose`).
        """
        return any(
            answer.covered(words, PAIR, 1) or (answer.said <= loose and any(map(_telling, answer.said)))
            for answer in self.answers
        )

    def firmly(self, words: frozenset[str]) -> bool:
        """Whether a line gives most of the answer."""
        return any(answer.covered(words, 1, 2 / 3) for answer in self.answers)

    def gathered(self, words: frozenset[str]) -> bool:
        """Whether the lines of a list give nearly the whole answer together."""
        return any(answer.covered(words, NEARLY, 2 / 3) for answer in self.answers)


class Statements:
    """What the catalogue can ask about each concept, read as concepts are met."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue."""
        self.catalogue = catalogue
        self._facts: dict[str, tuple[Fact, ...]] = {}
        self._read: dict[str, tuple[Statement, ...]] = {}
        self._questions: dict[str, tuple[Question, ...]] = {}
        self._said: dict[str, Mapping[str, Sequence[int]]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._short: dict[tuple[str, str], frozenset[str]] = {}
        self._texts: dict[str, str] = {}

    def of(self, concept: str) -> tuple[Statement, ...]:
        """The statements about a concept, what it is for first."""
        if concept not in self._read:
            made = [self._statement(fact) for fact in self._known(concept) if fact.relation in ASKED]
            self._read[concept] = tuple(sorted(made, key=lambda s: list(ASKED).index(s.relation)))
        return self._read[concept]

    def questions(self, concept: str) -> tuple[Question, ...]:
        """The questions about a concept in words of their own."""
        if concept not in self._questions:
            asked = [fact for fact in self._known(concept) if fact.relation == "question"]
            self._questions[concept] = tuple(map(self._question, asked))
        return self._questions[concept]

    def answered(self, concept: str, words: frozenset[str]) -> list[Question]:
        """The questions about a concept of whose answers a line has at least a word, in their order."""
        if concept not in self._said:
            self._said[concept] = _indexed(self.questions(concept))
        places = self._said[concept]
        found = {place for word in places.keys() & words for place in places[word]}
        return [self.questions(concept)[place] for place in sorted(found)]

    def _known(self, concept: str) -> tuple[Fact, ...]:
        if concept not in self._facts:
            self._facts[concept] = knowing.facts(self.catalogue, concept) if concept in self.catalogue else ()
        return self._facts[concept]

    def text(self, concept: str) -> str:
        """All that the catalogue can ask about a concept."""
        if concept not in self._texts:
            told = [statement.text for statement in self.of(concept)]
            self._texts[concept] = " ".join([*told, *(question.text for question in self.questions(concept))])
        return self._texts[concept]

    def names(self, concept: str) -> frozenset[str]:
        """The stems of all names of a concept, which say nothing about it."""
        if concept not in self._names:
            self._names[concept] = stems(" ".join(self.catalogue[concept].names))
        return self._names[concept]

    def short(self, part: str, whole: str) -> frozenset[str]:
        """The words by each of which a part goes beside its whole: "snapshots" under EBS."""
        if (part, whole) not in self._short:
            left = [stems(name) - self.names(whole) for name in self.catalogue[part].names]
            self._short[part, whole] = frozenset(word for words in left if len(words) == 1 for word in words)
        return self._short[part, whole]

    def _statement(self, fact: Fact) -> Statement:
        concept = fact.subject.concept
        text = {"number": f"{fact.value} {fact.aspect}", "misconception": f"{fact.value} {fact.why}"}
        own = stems(text.get(fact.relation, fact.value)) - self.names(concept)
        if fact.relation == "renamed":
            own = stems(fact.aspect) - stems(fact.subject.name)
        figure = FIGURE.search(fact.value) if fact.relation == "number" else None
        whole = f"{fact.value} {fact.aspect} {fact.why}"
        return Statement(topic(fact), fact.relation, whole, own, figure[0] if figure else "")

    def _question(self, fact: Fact) -> Question:
        told = [one for one in (fact, knowing.vietnamese(self.catalogue, fact)) if one]
        whole = " ".join(f"{one.question} {one.value}" for one in told)
        names = self.names(fact.subject.concept)
        answers = tuple(Answer(stems(one.question) - names, stems(one.value) - names) for one in told)
        return Question(topic(fact), whole, stems(whole) - names, answers)


def _indexed(questions: Sequence[Question]) -> Mapping[str, Sequence[int]]:
    """The places of questions by the words of their answers."""
    places: dict[str, list[int]] = {}
    for place, question in enumerate(questions):
        for word in frozenset().union(*(answer.said for answer in question.answers)):
            places.setdefault(word, []).append(place)
    return places


def topic(fact: Fact) -> str:
    """What a fact asks of its subject, whatever the wording."""
    relation = "purpose" if fact.relation == "serves" else fact.relation
    return f"{relation}:{fact.aspect}" if fact.aspect else relation


def _telling(word: str) -> bool:
    """Whether a word is so long that few lines have it by accident."""
    return len(word) >= LONG and word != "automatic"


def _weight(word: str, language: Language) -> int:
    """One for a Vietnamese syllable, two for a whole word, also an English one on a Vietnamese line."""
    return 2 if language == "en" or (word.isascii() and len(word) >= LETTERS) else 1


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, without their endings."""
    return frozenset(map(_stem, WORD.findall(f"{text} {english(text)}"))) - {""}


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    """A word without its ending; nothing for one that carries no meaning."""
    folded = SHORT.get(word.casefold()) or fold(word)
    return "" if folded in EMPTY or word.casefold() in EMPTY else ENDING.sub("", folded)
