"""An Anki package, the same bytes for the same notes: what is new and what stays, then rows, then a zip."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import count, groupby
from pathlib import Path
from shutil import copyfileobj
from types import MappingProxyType
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from quizgen.formats._changes import Changes, Left, shown
from quizgen.formats._collection import Row, lay
from quizgen.formats._identity import Asked, guids
from quizgen.formats._memory import MEMBER, Kept, Memory, aside, content, looks
from quizgen.formats._types import TYPES, Type, style

_BLOCK = 1 << 20  # bytes
_STEP = 10  # room between neighbours, so that a card added later is shown where it belongs


@dataclass(frozen=True)
class Entry:
    """A note to pack: `fields` are HTML by name, those left out are empty; `deck` has "::" between its levels.

    `group` is what a reworded card shares with the card that it was (see Kept).
    """

    card: str
    type: Type
    fields: dict[str, str]
    tags: tuple[str, ...]
    deck: str
    group: tuple[str, ...] = ()

    @property
    def asked(self) -> Asked:
        """What it is known by."""
        said = self.fields["Front"], self.fields.get("Back", "")
        return Asked(self.card, self.type.id, self.type.name, self.group, said)

    @property
    def values(self) -> list[str]:
        """All fields in the order of the type."""
        return [self.fields.get(name, "") for name in self.type.fields]


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type with a time of its own."""

    mod = 0
    _req = ((0, "any", [1]),)  # a card for every note: genanki's guess knows too little of Anki's templates

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, object]:
        del timestamp
        made: dict[str, object] = super().to_json(self.mod, deck_id)
        return made


def pack(
    file: BinaryIO,
    room: Path,
    entries: list[Entry],
    memory: Memory,
    now: int,
    media: Mapping[str, bytes] = MappingProxyType({}),
) -> Changes:
    """Write the package into `file`. What has not changed since `memory` keeps its id, its time and its place.

    `room` is a free path for the collection while it grows; `media` are files by the names that fields call them.
    """
    found, reworded = guids((entry.asked for entry in entries), memory)
    models = [_model(type_, memory, now) for type_ in TYPES.values()]
    mods = _mods(entries, found, memory, now)
    decks: dict[int, str] = {}
    for entry in entries:
        decks.setdefault(_deck_id(entry.deck), entry.deck)
    lay(room, _rows(entries, found, mods, memory, now), decks, models, now)
    here = set(found)
    gone = {guid: kept for guid, kept in memory.known.items() if guid not in here}
    groups = {guid: entry.group for guid, entry in zip(found, entries, strict=True) if entry.group}
    members = {
        "media": json.dumps({str(place): name for place, name in enumerate(media)}).encode(),
        **{str(place): data for place, data in enumerate(media.values())},
        MEMBER: aside(groups, gone),
    }
    _zip(file, room, members)
    return _changes(entries, found, mods, memory, reworded, gone)


def _changes(
    entries: list[Entry],
    found: list[str],
    mods: list[int],
    memory: Memory,
    reworded: Mapping[str, str],
    gone: Mapping[str, Kept],
) -> Changes:
    known = memory.known
    here = zip(entries, found, mods, strict=True)
    pairs = [(entry, guid, mod, known[guid]) for entry, guid, mod in here if guid in known]
    kept = sum(mod == before.mod for _, _, mod, before in pairs)
    return Changes(
        first=not memory.types,
        kept=kept,
        updated=len(pairs) - kept,
        new=len(entries) - len(pairs),
        reworded=tuple(
            (shown(before.said[0]), shown(entry.asked.said[0])) for entry, guid, _, before in pairs if guid in reworded
        ),
        moved=tuple(
            entry.card for entry, _, _, was in pairs if was.deck and was.deck.casefold() != entry.deck.casefold()
        ),
        gone=tuple(Left(kept.card, shown(kept.said[0]), kept.deck) for kept in gone.values()),
    )


def _zip(file: BinaryIO, collection: Path, members: Mapping[str, bytes]) -> None:
    """The package: every member of one date, the collection read as it is written; of other levels none pays off."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as package:
        with collection.open("rb") as source, package.open("collection.anki2", "w") as member:
            copyfileobj(source, member, _BLOCK)
        for name, data in members.items():
            package.writestr(ZipInfo(name), data, ZIP_DEFLATED, 1)
        for info in package.infolist():
            info.create_system, info.external_attr = 3, 0o644 << 16


def _model(type_: Type, memory: Memory, now: int) -> _Model:
    model = _Model(
        type_.id,
        f"quizgen {type_.name}",
        fields=[{"name": name, "id": type_.field_id(name)} for name in type_.fields],
        templates=[{"name": "Card", "id": type_.card, "qfmt": type_.side("front"), "afmt": type_.side("back")}],
        css=style(),
        model_type=genanki.Model.CLOZE if type_.cloze else genanki.Model.FRONT_BACK,
        sort_field_index=type_.fields.index("Front"),
    )
    mod, looked = memory.types.get(type_.id, (0, ""))
    same = looked == looks(json.loads(json.dumps(model.to_json(0, 0))))
    model.mod = mod if same else max(now, mod + 1)
    return model


def _mods(entries: list[Entry], found: list[str], memory: Memory, now: int) -> list[int]:
    """When each note changed last: now, unless it says what it said."""
    known, mods = memory.known, []
    for entry, guid in zip(entries, found, strict=True):
        kept = known.get(guid)
        same = kept and kept.content == content(entry.type.id, entry.values, " ".join(entry.tags))
        mods.append(now if kept is None else kept.mod if same else max(now, kept.mod + 1))
    return mods


def _rows(entries: list[Entry], found: list[str], mods: list[int], memory: Memory, now: int) -> Iterator[Row]:
    known = memory.known
    taken = {kept.nid for kept in known.values()}
    fresh = (number for number in count(now * 1000) if number not in taken)
    for entry, guid, mod, due in zip(entries, found, mods, _dues(found, known), strict=True):
        nid = known[guid].nid if guid in known else next(fresh)
        values = entry.values
        front = values[entry.type.fields.index("Front")]
        tags = f" {' '.join(entry.tags)} "
        yield Row(nid, guid, entry.type.id, mod, tags, "\x1f".join(values), front, _deck_id(entry.deck), due)


def _dues(found: list[str], notes: Mapping[str, Kept]) -> list[int]:
    """Places in the queue of new cards: kept where there was one, between the neighbours' for what was put in."""
    known = [notes[guid].due if guid in notes else None for guid in found]
    runs = [list(run) for _, run in groupby(known, key=lambda due: due is None)]
    dues: list[int] = []
    for run, after in zip(runs, [*runs[1:], None], strict=True):
        low = dues[-1] if dues else 0
        if after and after[0] is not None:
            dues += [low + max(after[0] - low, 0) * step // (len(run) + 1) for step in range(1, len(run) + 1)]
        elif run[0] is None:
            top = max([low, *filter(None, known)])
            dues += [top + _STEP * step for step in range(1, len(run) + 1)]
        else:
            dues += filter(None, run)
    return dues


@cache
def _deck_id(name: str) -> int:
    return int.from_bytes(sha256(name.casefold().encode()).digest()[:4], "big") + 2**32
