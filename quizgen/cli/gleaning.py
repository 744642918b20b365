"""Files gleaned in their order, by several processes when there are many; what was gleaned before is taken as it is."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from quizgen.catalogue import Catalogue
    from quizgen.deck import Gleaned, Gleaner

T = TypeVar("T")
MANY, SEVERAL, CHUNK = 60, 300, 25


@dataclass(frozen=True)
class Work:
    """How to work: in how many processes (0: all cores where it pays), and whether to use what was kept."""

    jobs: int = 0
    cached: bool = True


def gleaned(files: Sequence[str], known: "Catalogue", state: str, work: Work) -> list["Gleaned"]:
    """What each file gives, in the order of the files; `state` names the program and the catalogue that read them."""
    keys = {path: _key(path) for path in files} if work.cached else {}
    kept = _kept(files, state, keys.values()) if work.cached else {}
    fresh = [path for path in files if keys.get(path, "") not in kept]
    made = {note.path: note for note in shown(_read(fresh, known, work.jobs), len(fresh))}
    notes = [made[path] if path in made else kept[keys[path]] for path in files]
    if fresh and work.cached:
        # A file that was written to while it was read is left out.
        sure = {path for path in fresh if _key(path) == keys[path]}.union(set(files) - set(fresh))
        _keep(files, state, {keys[note.path]: note for note in notes if keys[note.path] and note.path in sure})
    return notes


def _read(files: Sequence[str], known: "Catalogue", jobs: int) -> Iterator["Gleaned"]:
    workers = min(jobs or (_cores() if len(files) > SEVERAL else 1), len(files))
    if workers < 2:
        yield from map(partial(_one, _gleaner(known)), files)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A forked process has the catalogue already; where there is no fork, it is handed over once.
    context = get_context("fork" if os.name == "posix" and os.uname().sysname == "Linux" else "spawn")
    with ProcessPoolExecutor(workers, context, _start, (known,)) as pool:
        yield from pool.map(_gleaned, files, chunksize=CHUNK)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _gleaner(known: "Catalogue") -> "Gleaner":
    from quizgen.deck import Gleaner

    return Gleaner(known)


def _one(gleaner: "Gleaner", path: str) -> "Gleaned":
    from quizgen.notes import outline, read

    note = read(path)
    return gleaner.glean(note, outline(note))


_MINE: list["Gleaner"] = []  # of this process, when it is one of several


def _start(known: "Catalogue") -> None:
    import gc

    gc.disable()
    _MINE[:] = [_gleaner(known)]


def _gleaned(path: str) -> "Gleaned":
    return _one(_MINE[0], path)


def shown(notes: Iterable[T], count: int) -> Iterable[T]:
    """What is read of notes, with a progress bar on stderr when there are many."""
    if count < MANY:
        return notes
    from rich.console import Console
    from rich.progress import track

    return track(notes, "reading notes", count, console=Console(stderr=True), transient=True)


def _key(path: str) -> str:
    """What a note depends on, its name and its bytes; nothing for a file that cannot be read."""
    try:
        return sha256(os.fsencode(path) + b"\0" + Path(path).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""


def _place(files: Sequence[str]) -> Path:
    """Where notes are kept: a file for each folder in which the first of them stands, whatever is built of it."""
    from platformdirs import user_cache_path

    folder = os.path.realpath(os.path.commonpath([os.path.dirname(os.path.abspath(path)) for path in files]))  # noqa: PTH100, PTH120
    return user_cache_path("quizgen") / f"notes-{sha256(os.fsencode(folder)).hexdigest()[:24]}"


def _kept(files: Sequence[str], state: str, keys: Iterable[str]) -> dict[str, "Gleaned"]:
    from quizgen.deck.keeping import thaw

    try:
        return thaw(_place(files).read_bytes(), state, [key for key in keys if key])
    except (OSError, ValueError):
        return {}


def _keep(files: Sequence[str], state: str, notes: dict[str, "Gleaned"]) -> None:
    from quizgen.cli.kept import put
    from quizgen.deck.keeping import freeze

    put(_place(files), freeze(state, notes))
