"""A file is written whole or not at all."""

import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from quizgen.errors import QuizgenError

EARLIEST = 1_420_070_400  # 2015: Anki takes no note that is older than itself
STALE = 3600  # seconds
_numbers = count()


def stamp(now: int) -> int:
    """The time to write into files, in seconds since 1970: SOURCE_DATE_EPOCH where it is set, else `now`."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if fixed and not (fixed.isascii() and fixed.isdigit()):
        raise QuizgenError(f"SOURCE_DATE_EPOCH is “{fixed}”: give whole seconds since 1970, or unset it")
    return max(int(fixed or now), EARLIEST)


def replace(path: Path, data: bytes, *, opens: bytes) -> None:
    """Put `data` at `path` in one step, see `written`."""
    with written(path, opens=opens) as file:
        file.write(data)


@contextmanager
def written(path: Path, *, opens: bytes) -> Iterator[BinaryIO]:
    """A file to fill that stands at `path` in one step at the end: beside it, onto the disk, then renamed.

    A file that does not open with `opens` (small letters, no white space) was not written by this format and is left
    alone. Raises QuizgenError.
    """
    target = Path(os.path.realpath(path))
    try:
        refuse_other(path, opens)
        _sweep(target.parent)
        with scratch(target) as beside:
            with beside.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise QuizgenError(f"cannot write {path}: {error.strerror or error}") from error


@contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """A path beside another for what is half done, free now and free again at the end."""
    beside = path.with_name(f".quizgen-{os.getpid()}-{next(_numbers)}.tmp")
    beside.unlink(missing_ok=True)
    try:
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other build writes into the folder, and keep others waiting: no deck is a mix of two."""
    with ExitStack() as stack:
        with suppress(ImportError, OSError):  # where a folder cannot be locked, each file is still whole
            import fcntl

            handle = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _sweep(folder: Path) -> None:
    """Take away what a build that was killed left half written; a younger one may still be at work."""
    for left in folder.glob(".quizgen-*.tmp"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > STALE:
                left.unlink()


def _settle(folder: Path) -> None:
    """Make the rename last through a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refuse_other(path: Path, opens: bytes) -> None:
    """Raise QuizgenError where something stands at `path` that this format did not write."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise QuizgenError(f"cannot write {path}: it is no ordinary file; choose another name")
        with path.open("rb") as file:
            start = b"".join(file.read(256).split()).lower()
    except FileNotFoundError:
        return
    except OSError as error:
        raise QuizgenError(f"cannot write {path}: {error.strerror or error}") from error
    if start and not start.startswith(opens):
        raise QuizgenError(f"{path} holds something that quizgen did not write; choose another name or delete it")
