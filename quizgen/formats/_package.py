"""An Anki package in memory, the same bytes for the same notes: genanki lays out the notes, we date and zip them."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from itertools import count, groupby
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

from quizgen.formats._changes import Changes, Left, shown
from quizgen.formats._identity import Asked, guids
from quizgen.formats._memory import MEMBER, Kept, Memory, aside, content, looks
from quizgen.formats._types import TYPES, Type, style

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


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with an id and a time of its own, and one card."""

    nid = 0
    mod = 0

    @cached_property
    def cards(self) -> list[genanki.Card]:
        return [genanki.Card(0)]

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        del timestamp, id_gen
        super().write_to_db(cursor, self.mod, deck_id, iter((self.nid, self.nid)))

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Every text was escaped; the check would only be slow, and wrong."""


def pack(
    entries: list[Entry], memory: Memory, now: int, media: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[bytes, Changes]:
    """The package as bytes. What has not changed since `memory` keeps its id, its time and its place.

    `media` are files by the names that fields call them.
    """
    found, reworded = guids((entry.asked for entry in entries), memory)
    models = {type_.id: _model(type_, memory, now) for type_ in TYPES.values()}
    notes = list(_notes(entries, found, models, memory, now))
    here = set(found)
    gone = {guid: kept for guid, kept in memory.known.items() if guid not in here}
    groups = {guid: entry.group for guid, entry in zip(found, entries, strict=True) if entry.group}
    members = {
        "collection.anki2": _collection(entries, notes, models, now),
        "media": json.dumps({str(place): name for place, name in enumerate(media)}).encode(),
        **{str(place): data for place, data in enumerate(media.values())},
        MEMBER: aside(groups, gone),
    }
    return _zipped(members), _changes(entries, notes, memory, reworded, gone)


def _collection(entries: list[Entry], notes: list[_Note], models: dict[int, _Model], now: int) -> bytes:
    decks: dict[str, genanki.Deck] = {}
    for entry, note in zip(entries, notes, strict=True):
        deck = decks.setdefault(entry.deck.casefold(), genanki.Deck(_deck_id(entry.deck), entry.deck))
        deck.add_note(note)
    for deck in decks.values():
        for model in models.values():
            deck.add_model(model)
    base = sqlite3.connect(":memory:")
    try:
        genanki.Package(list(decks.values())).write_to_db(base.cursor(), now, iter(()))
        base.commit()
        base.execute("VACUUM")
        stored = bytearray(base.serialize())
    finally:
        base.close()
    stored[96:100] = b"\0\0\0\0"  # which SQLite wrote this
    return bytes(stored)


def _changes(
    entries: list[Entry], notes: list[_Note], memory: Memory, reworded: Mapping[str, str], gone: Mapping[str, Kept]
) -> Changes:
    known = memory.known
    pairs = [(entry, note, known[note.guid]) for entry, note in zip(entries, notes, strict=True) if note.guid in known]
    kept = sum(note.mod == before.mod for _, note, before in pairs)
    return Changes(
        first=not memory.types,
        kept=kept,
        updated=len(pairs) - kept,
        new=len(entries) - len(pairs),
        reworded=tuple(
            (shown(before.said[0]), shown(entry.asked.said[0]))
            for entry, note, before in pairs
            if note.guid in reworded
        ),
        moved=tuple(entry.card for entry, _, was in pairs if was.deck and was.deck.casefold() != entry.deck.casefold()),
        gone=tuple(Left(kept.card, shown(kept.said[0]), kept.deck) for kept in gone.values()),
    )


def _zipped(members: dict[str, bytes]) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as file:
        for name, data in members.items():
            member = ZipInfo(name)
            member.create_system, member.external_attr = 3, 0o644 << 16
            file.writestr(member, data, ZIP_DEFLATED)
    return package.getvalue()


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


def _notes(
    entries: list[Entry], found: list[str], models: dict[int, _Model], memory: Memory, now: int
) -> Iterator[_Note]:
    known = memory.known
    taken = {kept.nid for kept in known.values()}
    fresh = (number for number in count(now * 1000) if number not in taken)
    for entry, guid, due in zip(entries, found, _dues(found, known), strict=True):
        note = _Note(models[entry.type.id], entry.values, guid=guid, tags=entry.tags, due=due)
        kept = known.get(guid)
        if kept is None:
            note.nid, note.mod = next(fresh), now
        else:
            same = kept.content == content(entry.type.id, entry.values, " ".join(entry.tags))
            note.nid, note.mod = kept.nid, kept.mod if same else max(now, kept.mod + 1)
        yield note


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


def _deck_id(name: str) -> int:
    return int.from_bytes(sha256(name.casefold().encode()).digest()[:4], "big") + 2**32
