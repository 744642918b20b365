"""Prints the table of docs/speed.md: ratios of whole processes, measured in turn in one run (`make bench`)."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import apkg
from tests.bench.worklogs import write

PARSE = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark").enable("table")
for path in Path(sys.argv[1]).rglob("*.md"):
    parser.parse(path.read_text(encoding="utf-8"))
"""


@dataclass(frozen=True)
class Run:
    """What a process took: CPU and wall seconds, and its peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, its output thrown away."""
    begun = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[_nowhere(1), _nowhere(2)])
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(command)}")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024)


def _nowhere(handle: int) -> tuple[int, int, str, int, int]:
    return os.POSIX_SPAWN_OPEN, handle, os.devnull, os.O_WRONLY, 0


def ratio(name: str, one: Callable[[], Run], two: Callable[[], Run], rounds: int, of: str = "cpu") -> None:
    """Print the median of one over the other, pair by pair, and both medians."""
    pairs = [(getattr(one(), of), getattr(two(), of)) for _ in range(rounds)]
    halves = [median(half) for half in zip(*pairs, strict=True)]
    share = median(first / second for first, second in pairs)
    print(f"| {name} | {halves[0]:.2f} s | {halves[1]:.2f} s | {share:.2f} |", flush=True)


def main(count: int = 1000, rounds: int = 3) -> None:
    """Measure with `count` worklogs, each pair `rounds` times."""
    room = Path(tempfile.mkdtemp(prefix="quizgen-bench-"))
    os.environ["XDG_CACHE_HOME"] = str(room / "cache")
    notes, out, python = room / "notes", str(room / "out"), sys.executable
    size = write(notes, count)
    program = str(Path(python).with_name("quizgen"))
    build = [program, "build", str(notes), "-o", out]
    changed = sorted(notes.rglob("*.md"))[count // 2]

    def edited() -> Run:
        with changed.open("a", encoding="utf-8") as file:
            file.write(f"\n* Amazon SQS: keeps messages, note {time.perf_counter_ns()}\n")
        return run(build)

    def plain(code: str) -> Callable[[], Run]:
        return lambda: run([python, "-c", code])

    def cold(jobs: int) -> Callable[[], Run]:
        return lambda: run([*build, "--no-cache", "-j", str(jobs)])

    print(f"{count} worklogs, {size / 1e6:.1f} MB, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print("| measured / compared with | measured | compared | ratio |\n|---|---|---|---|", flush=True)
    ratio("cold build / bare full parse", cold(1), lambda: run([python, "-c", PARSE, str(notes)]), rounds)
    ratio("cold build with -j 2 / with -j 1, wall", cold(2), cold(1), rounds, "wall")
    run(build)
    ratio("one note changed / cold build", edited, cold(1), rounds)
    ratio("nothing changed / cold build", lambda: run(build), cold(1), rounds)
    imports = plain("import click, genanki, jinja2, markdown_it, frontmatter")
    seeds = [program, "build", "decks/worklogs", "-o", f"{out}-seeds", "--no-cache"]
    ratio("build of decks/worklogs / bare imports", lambda: run(seeds), imports, rounds)
    ratio("--help / import click", lambda: run([program, "--help"]), plain("import click"), 3 * rounds)
    ratio("--version / import click", lambda: run([program, "--version"]), plain("import click"), 3 * rounds)
    apkg.compare(100 * count, 2 * rounds + 1)
    print(f"\npeak memory of a cold build with -j 1: {cold(1)().memory:.0f} MiB")
    shutil.rmtree(room)


main(*map(int, sys.argv[1:]))
