"""The cache: what a later run may take as it is. It is never needed: what is damaged or missing is made again."""

import os
import time
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from quizgen import __version__

MONTH = 30 * 24 * 3600.0


def put(path: Path, data: bytes) -> None:
    """Keep bytes in the cache in one step; where that cannot be, do without."""
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
        _sweep(path.parent)
    except OSError:
        beside.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what no run has written for a month: notes that are gone, catalogues of other days."""
    for old in folder.iterdir():
        if old.is_file() and old.stat().st_mtime < time.time() - MONTH:
            old.unlink(missing_ok=True)


def program() -> str:
    """What tells this program from any other that could have made the cache: its version and its files."""
    home = Path(__file__).parent.parent
    found = [__version__]
    for folder in (home, home.parent / "templates"):
        for root, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.endswith((".py", ".j2", ".css", ".js", ".html")):
                    status = os.stat(f"{root}/{name}")  # noqa: PTH116
                    found.append(f"{root}/{name} {status.st_size} {status.st_mtime_ns}")
    return sha256("\n".join(found).encode()).hexdigest()


def state(catalogue: Sequence[Path], today: date) -> str:
    """The program, the catalogue and the day that read a note: another of any reads it anew."""
    from quizgen.catalogue.loading import digest

    return f"{program()} {digest(catalogue)} {today}"
