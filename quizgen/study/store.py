"""The file of the history: opened for several at once, brought up to date, put aside where it is damaged."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep, strftime

from quizgen.errors import QuizgenError

MARK = 0x517A4731  # "QzG1", the application id in the file
PATIENCE = 20.0
SMALL = 2_000_000  # of a larger file the whole check takes too long; its damage shows when it is met
HEADER = b"SQLite format 3\0"
ENDINGS = (".db", ".sqlite", ".sqlite3")
_CARD = """
CREATE TABLE card (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL, prompt TEXT NOT NULL,
    answer TEXT NOT NULL, options TEXT NOT NULL, exams TEXT NOT NULL,
    due INTEGER, last INTEGER, stability REAL, difficulty REAL, state INTEGER, step INTEGER
) STRICT, WITHOUT ROWID"""
_ANSWER = """
CREATE TABLE answer (
    id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, mode TEXT NOT NULL CHECK (mode IN ('quiz', 'exam')),
    card TEXT NOT NULL REFERENCES card, at INTEGER NOT NULL, took INTEGER NOT NULL,
    correct INTEGER NOT NULL CHECK (correct IN (0, 1)), rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 4),
    sure INTEGER NOT NULL, said TEXT NOT NULL, note TEXT NOT NULL, foil TEXT NOT NULL
) STRICT"""
_PAPER = """
CREATE TABLE paper (
    session TEXT PRIMARY KEY, exam TEXT NOT NULL, seed INTEGER NOT NULL, at INTEGER NOT NULL, took INTEGER NOT NULL,
    total INTEGER NOT NULL, asked INTEGER NOT NULL, correct INTEGER NOT NULL
) STRICT, WITHOUT ROWID"""
STEPS: tuple[tuple[str, ...], ...] = (
    (
        _CARD,
        _ANSWER,
        "CREATE INDEX answer_of_card ON answer (card, at, correct, session)",
        f"PRAGMA application_id = {MARK}",
    ),
    ("CREATE TABLE buried (card TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID",),
    (_PAPER,),
)


class Store:
    """A connection to the file; what is written is on the disk when a transaction ends."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        """Open the file, or make it; `tell` hears of a damaged one that was put aside. Raises QuizgenError."""
        self.path, self.tell, self._doubted = path, tell, False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._refuse_other()
        except OSError as error:
            raise QuizgenError(_unkept(path, error.strerror or str(error))) from error
        try:
            self.open = _opened(path)
        except sqlite3.DatabaseError as error:
            self.renew(error)

    def rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What a query finds; of a damaged file nothing, and it is put aside."""
        try:
            return self.open.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            self.renew(error)
            return self.rows(query, *values)

    def write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do `work` wholly or not at all; it is on the disk afterwards, in a new file where the old one is damaged."""
        try:
            transact(self.open, work)
        except sqlite3.DatabaseError as error:
            self.renew(error)
            transact(self.open, work)

    def close(self) -> None:
        """Let go of the file."""
        self.open.close()

    def renew(self, error: sqlite3.DatabaseError) -> None:
        """Put a damaged file aside and start a new one; raises QuizgenError where something else is the matter."""
        if type(error) is not sqlite3.DatabaseError:
            raise QuizgenError(_unkept(self.path, str(error))) from error
        if hasattr(self, "open"):
            self.open.close()
        if not self._doubted and self._replaced():
            return
        aside = self.path.with_name(f"{self.path.stem}.damaged-{strftime('%Y%m%d-%H%M%S')}{self.path.suffix}")
        try:
            self.path.replace(aside)
            for tail in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{self.path}{tail}").replace(f"{aside}{tail}")
            self.open = _opened(self.path)
        except (OSError, sqlite3.Error) as further:
            raise QuizgenError(_unkept(self.path, f"{error}; {further}")) from further
        self.tell(f"{self.path}: the history is damaged ({error}); it is kept as {aside.name}, and a new one begins")

    def _replaced(self) -> bool:
        """Whether a sound file stands there by now, because another process has put the damaged one aside."""
        self._doubted = True
        try:
            self.open = _opened(self.path, whole=True)
        except sqlite3.Error:
            return False
        return True

    def _refuse_other(self) -> None:
        """Raise QuizgenError for a file that was never a history, so that it is not put aside as a damaged one."""
        if not self.path.exists() or not self.path.stat().st_size:
            return
        with self.path.open("rb") as file:
            head = file.read(72)
        own = int.from_bytes(head[68:72], "big") in (MARK, 0)
        if head.startswith(HEADER) and not own:
            raise QuizgenError(f"{self.path} is a database of another program; choose another name for the history")
        if not head.startswith(HEADER) and self.path.suffix not in ENDINGS:
            raise QuizgenError(f"{self.path} is no history of quizgen; choose a name that ends in .db")


def transact(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], None]) -> None:
    """Do `work` in one transaction, which waits for its turn."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        work(connection)
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _opened(path: Path, whole: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _logged(connection)
        _checked(connection, path, whole)
        if _version(connection) < len(STEPS):
            transact(connection, _migrate)
    except BaseException:
        connection.close()
        raise
    return connection


def _logged(connection: sqlite3.Connection) -> None:
    """Write ahead, where the folder allows it; two who open a new file at once must wait for each other."""
    for _ in range(200):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            sleep(0.02)


def _checked(connection: sqlite3.Connection, path: Path, whole: bool) -> None:
    """Raise for a file that is damaged, of another program or of a newer quizgen."""
    if (whole or (path.exists() and path.stat().st_size < SMALL)) and (found := _check(connection)) != "ok":
        raise sqlite3.DatabaseError(found)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and connection.execute("PRAGMA application_id").fetchone()[0] != MARK:
        raise QuizgenError(f"{path} is a database of another program; choose another name for the history")
    if _version(connection) > len(STEPS):
        raise QuizgenError(f"{path} was written by a newer quizgen; update quizgen, or give --history FILE")


def _check(connection: sqlite3.Connection) -> str:
    return " ".join(str(connection.execute("PRAGMA quick_check(1)").fetchone()[0]).split())


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables up to date, step by step; another process may have done it meanwhile."""
    for number in range(_version(connection), len(STEPS)):
        for statement in STEPS[number]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number + 1}")


def _unkept(path: Path, why: str) -> str:
    return f"{path}: the history cannot be kept there ({why}); give --history FILE"
