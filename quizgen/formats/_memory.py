"""What the package of an earlier build remembers: each note's id, time and place, and what it said."""

import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from quizgen.errors import QuizgenError
from quizgen.formats._types import TYPES

MEMBER = "quizgen.json"  # in the package, and passed over by Anki
_SCHEMA = 1
_ROWS = (
    "SELECT guid, n.id, mid, n.mod, tags, flds, min(due), min(did) "
    "FROM notes n JOIN cards c ON c.nid = n.id GROUP BY n.id"
)
_SPOILT = (BadZipFile, zlib.error, sqlite3.Error, LookupError, TypeError, ValueError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Kept:
    """A note of an earlier build. `mod` is in seconds; `content` is what it said, without where that stood.

    `group` names what a reworded card still shares with it: kind, variant, subject and relation. It is empty where
    wordings are not the student's.
    """

    nid: int
    mod: int
    due: int
    type: int
    content: tuple[str, ...]
    deck: str = ""
    group: tuple[str, ...] = ()

    @property
    def card(self) -> str:
        """The id of the card that it last was."""
        return self.content[0]

    @property
    def said(self) -> tuple[str, str]:
        """Question and answer, as HTML."""
        return self.content[1], self.content[2]


@dataclass(frozen=True)
class Memory:
    """Notes by guid, those that left in earlier builds too, and of each note type its time and looks."""

    notes: Mapping[str, Kept] = field(default_factory=dict)
    gone: Mapping[str, Kept] = field(default_factory=dict)
    types: Mapping[int, tuple[int, str]] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, Kept]:
        """Every note that Anki may hold."""
        return {**self.gone, **self.notes}

    @property
    def latest(self) -> int:
        """The newest time in it, in seconds since 1970."""
        return max([0, *(kept.mod for kept in self.known.values()), *(mod for mod, _ in self.types.values())])


def read(path: Path) -> Memory:
    """The memory in a package, empty where there is none; raises QuizgenError where it cannot be trusted."""
    try:
        if path.stat().st_size == 0:
            return Memory()
        with ZipFile(path) as package:
            stored = package.read("collection.anki2")
            beside = package.read(MEMBER) if MEMBER in package.namelist() else b"{}"
        memory = _memory(*_tables(stored), json.loads(beside))
    except FileNotFoundError:
        return Memory()
    except OSError as error:
        raise QuizgenError(f"cannot read {path}: {error.strerror or error}") from error
    except _SPOILT as error:
        raise QuizgenError(
            f"{path} is no package of an earlier build; choose another name, or delete it to start afresh"
        ) from error
    if not memory.types:
        raise QuizgenError(f"{path} is a package that quizgen did not make; choose another name")
    return memory


def aside(groups: Mapping[str, tuple[str, ...]], gone: Mapping[str, Kept]) -> bytes:
    """What a package remembers beside its notes: groups by guid, and the notes that left."""
    left = {
        guid: [kept.nid, kept.mod, kept.due, kept.type, kept.content, kept.deck, kept.group]
        for guid, kept in gone.items()
    }
    tree = {"schema": _SCHEMA, "groups": groups, "gone": left}
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content(type_id: int, fields: list[str], tags: str) -> tuple[str, ...]:
    """What a note says. Where it stood in the notes is left out: a line added above must not look like an edit."""
    source = TYPES[type_id].fields.index("Source")
    return (*fields[:source], *fields[source + 1 :], tags.strip())


def looks(model: Mapping[str, object]) -> str:
    """Everything about a note type that a student sees or that Anki compares."""
    return json.dumps(
        [
            model["name"],
            model["css"],
            [[entry[name] for name in ("name", "qfmt", "afmt")] for entry in _dicts(model["tmpls"])],
            [entry["name"] for entry in _dicts(model["flds"])],
        ]
    )


def _dicts(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


_Row = tuple[str, int, int, int, str, str, int, int]
_Tree = dict[str, dict[str, object]]


def _tables(stored: bytes) -> tuple[list[_Row], _Tree, _Tree]:
    """Notes, note types and decks of a collection."""
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(stored)
        rows = base.execute(_ROWS).fetchall()
        models, decks = base.execute("SELECT models, decks FROM col").fetchone()
    finally:
        base.close()
    return rows, json.loads(models), json.loads(decks)


def _memory(rows: list[_Row], models: _Tree, decks: _Tree, beside: dict[str, dict[str, object]]) -> Memory:
    groups, left = beside.get("groups", {}), beside.get("gone", {})
    names = {int(key): str(deck["name"]) for key, deck in decks.items()}
    notes = {
        guid: Kept(
            nid, mod, due, mid, content(mid, flds.split("\x1f"), tags), names.get(did, ""), _texts(groups.get(guid, []))
        )
        for guid, nid, mid, mod, tags, flds, due, did in rows
        if mid in TYPES
    }
    gone = {guid: _left(raw) for guid, raw in left.items() if guid not in notes}
    types = {int(key): (int(str(model["mod"])), looks(model)) for key, model in models.items() if int(key) in TYPES}
    return Memory(notes, {guid: kept for guid, kept in gone.items() if kept.type in TYPES}, types)


def _left(raw: object) -> Kept:
    if not isinstance(raw, list):
        raise TypeError("not a list")
    nid, mod, due, kind, said, deck, group = raw
    texts = _texts(said)
    if len(texts) < 3 or not all(isinstance(number, int) for number in (nid, mod, due, kind)):
        raise ValueError("not a note")
    return Kept(nid, mod, due, kind, texts, str(deck), _texts(group))


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise TypeError("not texts")
    return tuple(value)
