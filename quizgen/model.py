"""The nouns: what each stage hands to the next, all of it frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Literal

Language = Literal["en", "vi"]
Origin = Literal["notes", "catalogue"]


@dataclass(frozen=True, order=True)
class Span:
    """Where something stands: lines are counted from 1 in the file as it lies on disk, front matter included."""

    path: str
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"


@dataclass(frozen=True, order=True)
class Problem:
    """Something to look at; the run goes on. Codes are stable and listed in docs/problems.md."""

    span: Span
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.span}: {self.code} {self.message}" + (f" ({self.hint})" if self.hint else "")


class Role(StrEnum):
    """What the section is for in which a bullet stands."""

    OBJECTIVE = "objective"
    TASK = "task"
    ACHIEVEMENT = "achievement"
    SUMMARY = "summary"
    PLAN = "plan"
    OTHER = "other"


@dataclass(frozen=True)
class Note:
    """One file, read and repaired; `body` keeps the line numbers of the file (front matter is blanked out)."""

    path: str
    title: str
    week: int | None
    language: Language
    body: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question that stands ready in a note: `keys` are what the note gives as right, of `options` where it has some.

    `why` is the note's own reason, empty where it gives none.
    """

    stem: str
    keys: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Bullet:
    """One thing that the note says: a list item, an item of a table cell, a table row, or a line of prose.

    `trail` is headings and parent bullets, outermost first. `lead` is the bold or code words that open the text.
    `children` are the texts of the bullets directly under it, `head` is where the nearest heading or parent stands.
    `row` is set for a row of a table that is not a task table: pairs of column header and cell, the first pair naming
    the row. `skip` says why the line can hold no knowledge (template, placeholder, code …), empty where it may.
    `asked` is set for a ready-made question, whose lines are this one bullet.
    """

    text: str
    span: Span
    lead: str = ""
    trail: tuple[str, ...] = ()
    role: Role = Role.OTHER
    language: Language = "en"
    week: int | None = None
    children: tuple[str, ...] = ()
    ordered: bool = False
    row: tuple[tuple[str, str], ...] = ()
    skip: str = ""
    head: Span | None = None
    asked: Asked | None = None


@dataclass(frozen=True)
class Mention:
    """A concept named in a text: `start` and `end` are offsets in that text, `kind` is service, principle …"""

    concept: str
    start: int
    end: int
    text: str
    kind: str = ""

    @property
    def subject(self) -> "Subject":
        """The concept as the subject of a fact, under the name as it was written."""
        return Subject(self.concept, self.text, self.concept)


@dataclass(frozen=True)
class Passage:
    """A bullet read with the catalogue open: `topic` is the concept under whose head it stands, where there is one."""

    bullet: Bullet
    topic: "Subject | None" = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Reference:
    """A documentation page and the day (ISO) on which the statement was compared with it."""

    url: str
    checked: str


@dataclass(frozen=True)
class Subject:
    """What a fact is about: a concept of the catalogue (`concept` is its id) or a name of the student's own.

    `key` never changes with the wording. `noun` says what it is ("AWS messaging service"), empty where unknown;
    `names` are all names of a concept, `variants` the names of what there is of it that differs.
    """

    key: str
    name: str
    concept: str = ""
    noun: str = ""
    names: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Foil:
    """An answer that is proved wrong, and the clause that says why."""

    text: str
    why: str


@dataclass(frozen=True)
class Fact:
    """One thing that is understood: `relation` names an entry of relations.py, `aspect` what exactly is asked.

    `value` is the answer; `parts` are its members where it is a list, its steps where `relation` is "order", the
    names of others that have it too where `relation` is "trait".
    `question` asks it in words of its own, where the relation has no sentence for it.
    `foils` are wrong answers with their proof; `unique` is true when only this subject has the value, `stale` for a
    figure that changes often and was compared with its page too long ago.
    """

    subject: Subject
    relation: str
    value: str
    aspect: str = ""
    parts: tuple[str, ...] = ()
    foils: tuple[Foil, ...] = ()
    unique: bool = False
    stale: bool = False
    why: str = ""
    origin: Origin = "notes"
    rule: str = ""
    language: Language = "en"
    week: int | None = None
    sources: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    question: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What is asked, whatever the wording: two facts that share it compete."""
        return self.subject.key, self.relation, self.aspect.casefold()


@dataclass(frozen=True)
class Picture:
    """A picture in a file, and what it shows in words."""

    path: str
    alt: str


@dataclass(frozen=True)
class Card:
    """One question, in the only shape that formats know.

    `options` is empty for open cards; `correct` are indexes into it; `why` has one clause an option, or a single one
    for an open card. A cloze prompt holds one blank, written `____`. `pairs` is set for match cards alone. `pictures`
    are shown with the answer, where a format can, and so is `unlike`: how the subject differs from a neighbour.
    """

    kind: str
    fact: Fact
    prompt: str
    answer: str
    options: tuple[str, ...] = ()
    correct: tuple[int, ...] = ()
    why: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    variant: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    exams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    unlike: str = ""

    @cached_property
    def id(self) -> str:
        """Sixteen hex digits that stay the same while wording, file, line and deck change."""
        return sha256("\x1f".join((self.kind, *self.fact.key, self.variant)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Passed:
    """A line that made no card, and why."""

    span: Span
    reason: str
    text: str = ""


@dataclass(frozen=True)
class Deck:
    """Cards in a stable order, with what was found and passed over on the way."""

    title: str
    cards: tuple[Card, ...]
    problems: tuple[Problem, ...] = ()
    passed: tuple[Passed, ...] = ()
    notes: int = 0
    facts: int = 0
