"""What the catalogue knows of one concept, as docs/concepts.md writes it down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

KINDS = ("service", "feature", "option", "principle", "pattern", "plan", "tool", "technology")
LIFECYCLES = ("ga", "previous-generation", "closed-to-new", "ended", "third-party")
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Statement:
    """A definition or a purpose, with the traits that it states, and the same in Vietnamese where it is there."""

    text: str
    src: str
    asserts: tuple[str, ...] = ()
    vi: str = ""


@dataclass(frozen=True)
class Number:
    """A figure in its role; `near` maps wrong values to what they really are, `superseded` old values to their end."""

    id: str
    q: str
    value: str
    src: str
    near: Mapping[str, str] = field(default_factory=dict)
    superseded: Mapping[str, str] = field(default_factory=dict)
    verified: str = ""
    volatility: str = "low"


@dataclass(frozen=True)
class Listing:
    """A set that is closed and complete today."""

    id: str
    q: str
    items: tuple[str, ...]
    src: str


@dataclass(frozen=True)
class Question:
    """A question in words of its own with its answer, in English and in Vietnamese."""

    id: str
    q: str
    a: str
    src: str
    vi_q: str
    vi_a: str


@dataclass(frozen=True)
class Contrast:
    """What this concept does and its partner does not."""

    partner: str
    axis: str
    own: str
    other: str
    src: str


@dataclass(frozen=True)
class Misconception:
    """A false sentence that students believe, and the truth."""

    says: str
    truth: str
    src: str


@dataclass(frozen=True)
class Change:
    """A date and what changed then."""

    on: str
    what: str
    src: str


@dataclass(frozen=True)
class Concept:
    """One thing that AWS, or an exam about it, has a name for."""

    id: str
    kind: str
    name: str
    tier: int
    category: str = ""
    acronym: str = ""
    expansion: str = ""
    aliases: tuple[str, ...] = ()
    vi: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    variants_of: str = ""
    scope_notes: tuple[str, ...] = ()
    exams: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lifecycle: str = "ga"
    recheck_by: str = ""
    definition: Statement | None = None
    purpose: Statement | None = None
    facts: tuple[Number, ...] = ()
    lists: tuple[Listing, ...] = ()
    questions: tuple[Question, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    changes: tuple[Change, ...] = ()
    advice: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that stands for it, the official one first."""
        own = (self.name, self.acronym, self.expansion, *self.aliases, *self.vi, *self.former_names)
        return tuple(dict.fromkeys(name for name in own if name))


def concept(raw: Raw) -> Concept:
    """Build a concept from its YAML; KeyError or TypeError means that a field is missing or of the wrong type."""
    status = raw.get("status") or {}
    return Concept(
        id=str(raw["id"]),
        kind=str(raw["kind"]),
        name=str(raw["name"]),
        tier=int(raw["tier"]),
        category=str(raw.get("category") or ""),
        acronym=str(raw.get("acronym") or ""),
        expansion=str(raw.get("expansion") or ""),
        variants_of=str(raw.get("variants_of") or ""),
        exams={str(exam): _texts(tasks) for exam, tasks in (raw.get("exams") or {}).items()},
        lifecycle=str(status.get("lifecycle") or "ga"),
        recheck_by=str(status.get("recheck_by") or ""),
        definition=_statement(raw.get("definition")),
        purpose=_statement(raw.get("purpose")),
        facts=tuple(map(_number, raw.get("facts") or ())),
        lists=tuple(map(_listing, raw.get("lists") or ())),
        questions=tuple(map(_question, raw.get("questions") or ())),
        contrasts=tuple(
            Contrast(str(c["with"]), str(c["axis"]), str(c["self"]), str(c["other"]), str(c["src"]))
            for c in raw.get("contrasts") or ()
        ),
        misconceptions=tuple(
            Misconception(str(m["says"]), str(m["truth"]), str(m["src"])) for m in raw.get("misconceptions") or ()
        ),
        changes=tuple(Change(str(c["on"]), str(c["what"]), str(c["src"])) for c in raw.get("changes") or ()),
        advice=str(raw.get("advice") or ""),
        **{name: _texts(raw.get(name)) for name in ("aliases", "vi", "former_names", "part_of", "scope_notes")},
    )


def _texts(raw: Sequence[Any] | None) -> tuple[str, ...]:
    if isinstance(raw, str):
        raise TypeError(f"a list is wanted, not the text {raw!r}")
    return tuple(str(text) for text in raw or ())


def _statement(raw: Raw | None) -> Statement | None:
    if not raw:
        return None
    return Statement(
        str(raw["text"]).strip(), str(raw["src"]), _texts(raw.get("asserts")), str(raw.get("vi") or "").strip()
    )


def _listing(raw: Raw) -> Listing:
    return Listing(str(raw["id"]), str(raw["q"]), _texts(raw["items"]), str(raw["src"]))


def _question(raw: Raw) -> Question:
    texts = (raw["id"], raw["q"], raw["a"], raw["src"], raw["vi"]["q"], raw["vi"]["a"])
    return Question(*(str(text).strip() for text in texts))


def _number(raw: Raw) -> Number:
    return Number(
        id=str(raw["id"]),
        q=str(raw["q"]),
        value=str(raw["value"]),
        src=str(raw["src"]),
        near={str(value): str(what) for value, what in (raw.get("near") or {}).items()},
        superseded={str(old["v"]): str(old["until"]) for old in raw.get("superseded") or ()},
        verified=str(raw.get("verified") or ""),
        volatility=str(raw.get("volatility") or "low"),
    )
