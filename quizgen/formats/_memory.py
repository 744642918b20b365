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

_ROWS = "SELECT guid, n.id, mid, n.mod, tags, flds, min(due) FROM notes n JOIN cards c ON c.nid = n.id GROUP BY n.id"


@dataclass(frozen=True)
class Kept:
    """A note of the earlier build. `mod` is in seconds; `content` is what it said, without where that stood."""

    nid: int
    mod: int
    due: int
    type: int
    content: tuple[str, ...]


@dataclass(frozen=True)
class Memory:
    """Notes by guid, and of each note type its time and looks."""

    notes: Mapping[str, Kept] = field(default_factory=dict)
    types: Mapping[int, tuple[int, str]] = field(default_factory=dict)


def read(path: Path) -> Memory:
    """The memory in a package, empty where there is none; raises QuizgenError where it cannot be trusted."""
    try:
        if path.stat().st_size == 0:
            return Memory()
        with ZipFile(path) as package:
            stored = package.read("collection.anki2")
        base = sqlite3.connect(":memory:")
        try:
            base.deserialize(stored)
            rows = base.execute(_ROWS).fetchall()
            types = json.loads(base.execute("SELECT models FROM col").fetchone()[0])
        finally:
            base.close()
        memory = _memory(rows, types)
    except FileNotFoundError:
        return Memory()
    except OSError as error:
        raise QuizgenError(f"cannot read {path}: {error.strerror or error}") from error
    except (BadZipFile, zlib.error, sqlite3.Error, LookupError, TypeError, ValueError, AttributeError) as error:
        raise QuizgenError(
            f"{path} is no package of an earlier build; choose another name, or delete it to start afresh"
        ) from error
    if not memory.types:
        raise QuizgenError(f"{path} is a package that quizgen did not make; choose another name")
    return memory


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


def _memory(rows: list[tuple[str, int, int, int, str, str, int]], models: dict[str, dict[str, object]]) -> Memory:
    notes = {
        guid: Kept(nid, mod, due, mid, content(mid, flds.split("\x1f"), tags))
        for guid, nid, mid, mod, tags, flds, due in rows
        if mid in TYPES
    }
    types = {int(key): (int(str(model["mod"])), looks(model)) for key, model in models.items() if int(key) in TYPES}
    return Memory(notes, types)
