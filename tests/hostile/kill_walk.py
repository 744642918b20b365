"""A build is killed at random moments: each file is the old one or the new one, and the next build is as if nothing was.

`python -m tests.hostile.kill_walk 300` kills three hundred builds and prints what was found. Every build is a fork of
this process, so that the kills fall into the work and not into the time in which Python starts.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path

from quizgen import catalogue, cli

WORKLOGS = Path(__file__).parent.parent.parent / "decks" / "worklogs"
OLD, NEW = ("1.2-Week2",), ("1.3-Week3",)
LEFT = ".quizgen-"


def start(weeks: tuple[str, ...], out: Path, cache: Path | None = None) -> int:
    """Begin a build in a process of its own; with `cache`, one that finds no compiled catalogue there at first."""
    child = os.fork()
    if child:
        return child
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.environ["SOURCE_DATE_EPOCH"] = "1790000000"
    if cache:
        os.environ["XDG_CACHE_HOME"] = str(cache)
        catalogue.load = FRESH
    code = 1
    try:
        cli.main(["build", *(str(WORKLOGS / week) for week in weeks), "-o", str(out)], prog_name="quizgen")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """The exit code of a build, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(out: Path) -> dict[str, bytes]:
    """What a reader of the folder would open."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if not path.name.startswith(LEFT)}


def walk(rounds: int, number: int, room: Path) -> Counter[str]:
    """Kill so many builds; what became of the processes and of the files, and everything that is wrong."""
    old, new, out, cache = (room / name for name in ("old", "new", "out", "cache"))
    assert ended(start(OLD, old)) == 0
    shutil.copytree(old, new)
    began = time.monotonic()
    assert ended(start(NEW, new)) == 0
    took = time.monotonic() - began
    before, after = files(old), files(new)
    draw, found = random.Random(number), Counter[str]()
    for turn in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(old, out)
        cold = turn % 10 == 9
        child = start(NEW, out, cache if cold else None)
        time.sleep(draw.uniform(0, took * (20 if cold else 0.9)))
        os.kill(child, signal.SIGKILL)
        found["killed" if ended(child) < 0 else "finished"] += 1
        found["half-written files left beside"] += len(list(out.glob(f"{LEFT}*")))
        for name, data in files(out).items():
            found["old" if data == before.get(name) else "new" if data == after.get(name) else f"WRONG {name}"] += 1
    shutil.rmtree(out)
    shutil.copytree(old, out)
    if ended(start(NEW, out, cache)) or files(out) != after:
        found["WRONG next build"] += 1
    return found


def warm() -> None:
    """Import and load whatever a build needs, once."""
    known = catalogue.load()
    catalogue.load = lambda *about: known
    said = StringIO()
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(said), redirect_stderr(said), suppress(SystemExit):
        cli.main(["build", *(str(WORKLOGS / week) for week in (*OLD, *NEW)), "-o", folder], prog_name="quizgen")


FRESH = catalogue.load

if __name__ == "__main__":
    warm()
    with tempfile.TemporaryDirectory() as folder:
        seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
        result = walk(int(sys.argv[1]), seed, Path(folder))
    for what, count in sorted(result.items()):
        print(f"{count:6} {what}")
    sys.exit(any(what.startswith("WRONG") for what in result))
