"""The history as JSON lines: to look at, to back up, to carry to another machine and to join with what is there."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from quizgen import __version__
from quizgen.errors import QuizgenError
from quizgen.study.history import MEMORY, Answer, History, describe, insert, replay

FORMAT = 1
_CARD = ("id", "kind", "subject", "name", "prompt", "answer", "options", "exams")
_PAPER = ("session", "exam", "seed", "at", "took", "total", "asked", "correct")
_ANSWER = {field.name: type(field.default) if field.name != "card" else str for field in fields(Answer)}
_ANSWER |= {"right": bool, "at": int}


@dataclass(frozen=True)
class Joined:
    """What came in: new answers, and those that were there already."""

    added: int
    known: int


def export(history: History) -> Iterator[str]:
    """A line that says what it is, then one a card, an answer and a paper; each is a JSON object."""
    yield json.dumps({"quizgen": __version__, "history": FORMAT})
    for row in history.store.rows(f"SELECT {', '.join(_CARD)} FROM card ORDER BY id"):
        values = dict(zip(_CARD, row, strict=True))
        read = {key: json.loads(str(values[key])) for key in ("options", "exams")}
        yield _line({"type": "card", **values, **read})
    columns = "card, correct, at, took, rating, sure, said, note, foil, session, mode, id"
    for row in history.store.rows(f"SELECT {columns} FROM answer ORDER BY at, rowid"):
        yield _line({"type": "answer", **asdict(Answer(*row)), "right": bool(row[1])})  # type: ignore[arg-type]
    for row in history.store.rows("SELECT * FROM paper ORDER BY at, session"):
        yield _line({"type": "paper", **dict(zip(_PAPER, row, strict=True))})


def bring(history: History, lines: Iterable[str], name: str) -> Joined:
    """Add what an export holds to the history, all of it or nothing; answers that are there already stay as they are.

    What FSRS keeps of a card is worked out anew. Raises QuizgenError, with the number of the line, for anything else.
    """
    read = [(number, _object(line, f"{name}:{number}")) for number, line in enumerate(lines, 1) if line.strip()]
    if not read or read[0][1].get("history") != FORMAT:
        raise QuizgenError(f"{name} is no history of quizgen that this version reads; quizgen history export makes one")
    joined = Joined(0, 0)

    def work(file: sqlite3.Connection) -> None:
        nonlocal joined
        changed: list[str] = []
        count = 0
        for number, tree in read[1:]:
            try:
                new = _one(file, tree)
            except (KeyError, TypeError, ValueError, sqlite3.IntegrityError) as error:
                raise QuizgenError(
                    f"{name}:{number}: is no line of a history ({error!r}); nothing was taken"
                ) from error
            if tree["type"] == "answer":
                count += 1
                changed += [str(tree["card"])] if new else []
        for card in dict.fromkeys(changed):
            replay(file, history.schedule, card)
        joined = Joined(len(changed), count - len(changed))

    history.store.write(work)
    return joined


def _one(file: sqlite3.Connection, tree: dict[str, Any]) -> bool:
    """Add one line; false where it was there."""
    if tree["type"] == "card":
        _card(file, tree)
        return True
    if tree["type"] == "answer":
        return insert(file, _answer(tree))
    if tree["type"] == "paper":
        values = tuple(tree[name] for name in _PAPER)
        return file.execute("INSERT OR IGNORE INTO paper VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values).rowcount == 1
    raise ValueError(f"{tree['type']!r} is unknown")


def _card(file: sqlite3.Connection, tree: dict[str, Any]) -> None:
    if file.execute(f"SELECT {MEMORY} FROM card WHERE id = ?", (tree["id"],)).fetchone():
        return
    if not all(isinstance(tree[name], str) for name in _CARD[:6]):
        raise ValueError("a text is missing")
    exams = {str(exam): [str(task) for task in tasks] for exam, tasks in tree["exams"].items()}
    options = [str(option) for option in tree["options"]]
    describe(file, (*(tree[name] for name in _CARD[:6]), json.dumps(options), json.dumps(exams)))


def _answer(tree: dict[str, Any]) -> Answer:
    values = {name: tree[name] for name in _ANSWER}
    for name, kind in _ANSWER.items():
        if type(values[name]) is not kind:
            raise ValueError(f"{name} is no {kind.__name__}")
    if not values["id"] or not 0 <= values["at"] < 2**52 or values["mode"] not in ("quiz", "exam"):
        raise ValueError("id, at or mode is out of range")
    if not 0 <= values["rating"] <= 4:
        raise ValueError("rating is out of range")
    return Answer(**values)


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        tree = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise QuizgenError(f"{where}: is no JSON; nothing was taken") from error
    if not isinstance(tree, dict):
        raise QuizgenError(f"{where}: is no JSON object; nothing was taken")
    return tree


def _line(tree: dict[str, object]) -> str:
    return json.dumps(tree, ensure_ascii=False)
