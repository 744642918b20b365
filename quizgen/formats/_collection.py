"""A collection of Anki's, laid into a file as its rows come: the same bytes for the same rows.

genanki writes the tables, note types and decks. Rows go in without indexes, which are built once, at the end.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import genanki

_CHUNK = 1000  # rows in memory at a time
_NOTES = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_CARDS = "INSERT INTO cards VALUES (?1, ?1, ?2, 0, ?3, -1, 0, 0, ?4, 0, 0, 0, 0, 0, 0, 0, 0, '')"
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"


class Row(NamedTuple):
    """A note and its one card: `mod` in seconds, `tags` and `fields` joined as Anki joins them, `front` to sort by."""

    nid: int
    guid: str
    type: int
    mod: int
    tags: str
    fields: str
    front: str
    deck: int
    due: int


def lay(path: Path, rows: Iterable[Row], decks: Mapping[int, str], models: Sequence[genanki.Model], now: int) -> None:
    """Write a new collection to `path` with these decks (names by id) and note types; `rows` are read as they come.

    Raises OSError where the disk is full.
    """
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.execute("PRAGMA page_size = 16384")  # a tenth less work than 4096
        base.execute("PRAGMA journal_mode = OFF")  # a file that is left half written is thrown away
        base.execute("PRAGMA synchronous = OFF")
        genanki.Package(_decks(decks, models)).write_to_db(base.cursor(), now, iter(()))
        indexes = base.execute(_INDEXES).fetchall()
        base.execute("BEGIN")
        for name, _ in indexes:
            base.execute(f"DROP INDEX {name}")
        _fill(base, rows)
        for _, create in indexes:
            base.execute(create)
        base.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(f"the disk takes no more ({error})") from error
    finally:
        base.close()
    with path.open("r+b") as file:
        file.seek(96)
        file.write(b"\0\0\0\0")  # which SQLite wrote this


def _decks(names: Mapping[int, str], models: Sequence[genanki.Model]) -> list[genanki.Deck]:
    decks = [genanki.Deck(id_, name) for id_, name in names.items()]
    for model in models if decks else ():
        decks[0].add_model(model)
    return decks


def _fill(base: sqlite3.Connection, rows: Iterable[Row]) -> None:
    waiting = iter(rows)
    while chunk := list(islice(waiting, _CHUNK)):
        base.executemany(_NOTES, (row[:7] for row in chunk))
        base.executemany(_CARDS, ((row.nid, row.deck, row.mod, row.due) for row in chunk))
