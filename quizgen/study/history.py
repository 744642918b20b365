"""What was answered, and what FSRS keeps of each card: the answers are the truth, all else follows from them."""

import json
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from quizgen.model import Card
from quizgen.study.schedule import Memory, Schedule
from quizgen.study.store import Store

Mode = Literal["quiz", "exam"]
MEMORY = "due, last, stability, difficulty, state, step"
FEW, MANY = 8, 60
_LATEST = "SELECT card, session, max(at) FROM answer GROUP BY card"
_MISSED = f"""
SELECT card FROM (
    SELECT answer.card AS card, correct, min(at) FROM answer INDEXED BY answer_of_card JOIN ({_LATEST}) AS latest
    ON latest.card = answer.card AND latest.session = answer.session GROUP BY answer.card
) WHERE NOT correct"""


@dataclass(frozen=True)
class Answer:
    """One answer as it is kept: times in ms, `rating` 0 where it does not count for the schedule.

    `foil` is the wrong option that was taken; `sure` is 1 to 3 where the student said how sure, else 0.
    """

    card: str
    right: bool
    at: int
    took: int = 0
    rating: int = 0
    sure: int = 0
    said: str = ""
    note: str = ""
    foil: str = ""
    session: str = ""
    mode: Mode = "quiz"
    id: str = ""


@dataclass(frozen=True)
class Paper:
    """A mock exam that was sat, counted: `asked` of `total` were answered."""

    session: str
    exam: str
    seed: int
    at: int
    took: int
    total: int
    asked: int
    right: int


class History:
    """The answers of one student; every method that writes returns when it is on the disk."""

    def __init__(self, path: Path, schedule: Schedule, tell: Callable[[str], None]) -> None:
        """Open the file, or make it; raises QuizgenError where that cannot be."""
        self.store, self.schedule = Store(path, tell), schedule

    def record(self, card: Card, answer: Answer) -> str:
        """Keep an answer and what FSRS makes of it, in place of one of the same id; the id, drawn where it has none."""
        kept = replace(answer, id=answer.id or token())

        def work(file: sqlite3.Connection) -> None:
            _describe(file, card)
            file.execute("DELETE FROM answer WHERE id = ?", (kept.id,))
            insert(file, kept)
            if kept.rating:
                _remember(file, kept.card, self.schedule.review(_memory(file, kept.card), kept.rating, kept.at))

        self.store.write(work)
        return kept.id

    def forget(self, id_: str) -> None:
        """Take an answer back, as if it had never been given."""

        def work(file: sqlite3.Connection) -> None:
            row = file.execute("DELETE FROM answer WHERE id = ? RETURNING card", (id_,)).fetchone()
            if row:
                replay(file, self.schedule, str(row[0]))

        self.store.write(work)

    def turn(self, id_: str, right: bool, rating: int) -> None:
        """Count an answer the other way round."""

        def work(file: sqlite3.Connection) -> None:
            change = "UPDATE answer SET correct = ?, rating = ?, note = 'overruled' WHERE id = ? RETURNING card"
            if row := file.execute(change, (right, rating, id_)).fetchone():
                replay(file, self.schedule, str(row[0]))

        self.store.write(work)

    def bury(self, card: str, until: int) -> None:
        """Keep a card out of sight until a moment in ms; a moment that has passed brings it back."""
        self.store.write(lambda file: _do(file, "INSERT OR REPLACE INTO buried VALUES (?, ?)", card, until))

    def sat(self, paper: Paper) -> None:
        """Keep the result of a mock exam."""
        values = (paper.session, paper.exam, paper.seed, paper.at, paper.took, paper.total, paper.asked, paper.right)
        self.store.write(lambda file: _do(file, f"INSERT OR REPLACE INTO paper VALUES ({_marks(8)})", *values))

    def buried(self, now: int) -> frozenset[str]:
        """The cards out of sight at a moment."""
        return frozenset(str(row[0]) for row in self.store.rows("SELECT card FROM buried WHERE until > ?", now))

    def memories(self) -> dict[str, Memory]:
        """What FSRS keeps, by card."""
        rows = self.store.rows(f"SELECT id, {MEMORY} FROM card WHERE due IS NOT NULL ORDER BY due, id")
        return {str(row[0]): Memory(*row[1:]) for row in rows}  # type: ignore[arg-type]

    def seen(self) -> frozenset[str]:
        """The cards that have been answered."""
        return frozenset(str(row[0]) for row in self.store.rows("SELECT DISTINCT card FROM answer"))

    def missed(self) -> frozenset[str]:
        """The cards whose first answer was wrong the last time they came up."""
        return frozenset(str(row[0]) for row in self.store.rows(_MISSED))

    def missed_subjects(self) -> frozenset[str]:
        """The subjects of those cards, by key."""
        rows = self.store.rows(f"SELECT DISTINCT subject FROM card WHERE id IN ({_MISSED})")
        return frozenset(str(row[0]) for row in rows)

    def usual(self, kind: str) -> int:
        """The median time in ms of the last right answers to cards of a kind; 0 while there are too few to tell."""
        query = "SELECT took FROM answer JOIN card ON card.id = card WHERE kind = ? AND correct AND took > 0"
        rows = self.store.rows(f"{query} ORDER BY answer.rowid DESC LIMIT {MANY}", kind)
        took = sorted(int(str(row[0])) for row in rows)
        return took[len(took) // 2] if len(took) >= FEW else 0

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()


def token() -> str:
    """An id that no other machine draws."""
    return os.urandom(12).hex()


def insert(file: sqlite3.Connection, answer: Answer) -> bool:
    """Put an answer into the file; false where one of its id is there."""
    found = answer
    values = (found.id, found.session, found.mode, found.card, found.at, found.took, found.right, found.rating)
    query = f"INSERT OR IGNORE INTO answer VALUES ({_marks(12)})"
    return file.execute(query, (*values, found.sure, *map(sound, (found.said, found.note, found.foil)))).rowcount == 1


def replay(file: sqlite3.Connection, schedule: Schedule, card: str) -> None:
    """Work out anew what FSRS keeps of a card, from its answers."""
    query = "SELECT rating, at FROM answer WHERE card = ? AND rating > 0 ORDER BY at, rowid"
    _remember(file, card, schedule.replay(file.execute(query, (card,)).fetchall()))


def _describe(file: sqlite3.Connection, card: Card) -> None:
    """Keep how a card reads now, for the statistics."""
    values = (card.id, card.kind, card.fact.subject.key, card.fact.subject.name, card.prompt, card.answer)
    describe(file, (*values, json.dumps(card.options), json.dumps({key: list(card.exams[key]) for key in card.exams})))


def describe(file: sqlite3.Connection, values: tuple[str, ...]) -> None:
    """Keep id, kind, subject, name, prompt, answer, options and exams of a card; the last two as JSON."""
    named = ("kind", "subject", "name", "prompt", "answer", "options", "exams")
    change = ", ".join(f"{name} = excluded.{name}" for name in named)
    query = f"INSERT INTO card (id, {', '.join(named)}) VALUES ({_marks(8)}) ON CONFLICT DO UPDATE SET {change}"
    file.execute(query, tuple(map(sound, values)))


def sound(text: str) -> str:
    """Text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _memory(file: sqlite3.Connection, card: str) -> Memory | None:
    row = file.execute(f"SELECT {MEMORY} FROM card WHERE id = ?", (card,)).fetchone()
    return Memory(*row) if row and row[0] is not None else None


def _remember(file: sqlite3.Connection, card: str, memory: Memory | None) -> None:
    values: tuple[object, ...] = (None,) * 6
    if memory:
        values = (memory.due, memory.last, memory.stability, memory.difficulty, memory.state, memory.step)
    query = "UPDATE card SET due = ?, last = ?, stability = ?, difficulty = ?, state = ?, step = ? WHERE id = ?"
    file.execute(query, (*values, card))


def _do(file: sqlite3.Connection, query: str, *values: object) -> None:
    file.execute(query, values)


def _marks(count: int) -> str:
    return ", ".join("?" * count)
