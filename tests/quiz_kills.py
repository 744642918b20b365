"""`make kill-quiz`: quizzes killed at moments drawn by lot, and whether the history holds what they acknowledged."""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from quizgen import formats
from quizgen.study.history import History
from quizgen.study.schedule import Schedule
from tests.decks import CHOICE, deck

CARDS = 300


def built(path: Path, count: int) -> Path:
    """A deck.json of that many choices."""
    formats.write("json", deck(replace(CHOICE, variant=str(number)) for number in range(count)), path, now=0)
    return path


def quiz(path: Path, history: Path, count: int) -> "subprocess.Popen[bytes]":
    run = [sys.executable, "-m", "quizgen", "quiz", str(path), "-n", str(count), "--plain", "--history", str(history)]
    pipe = subprocess.PIPE
    # Without a buffer, so that what was shown is read to the last line after a kill.
    return subprocess.Popen(run, 0, stdin=pipe, stdout=pipe, stderr=pipe, cwd=Path(__file__).parents[1])


def kills(folder: Path, count: int, seed: int) -> Iterator[tuple[int, int]]:
    """After each kill: how many answers the quiz had acknowledged, and how many more the history holds than before.

    Raises where the history is damaged.
    """
    path, history, draw, held = built(folder / "deck.json", CARDS), folder / "history.db", random.Random(seed), 0
    for number in range(count):
        wait = draw.uniform(0, 0.2 if number % 4 else 0.4)
        acknowledged, before = killed(quiz(path, history, CARDS), wait, asking=number % 4 > 0), held
        held = kept(history)
        yield acknowledged, held - before


def killed(running: "subprocess.Popen[bytes]", wait: float, asking: bool) -> int:
    """Answer as fast as the quiz reads, and kill it after `wait` seconds; how many answers it acknowledged.

    Where `asking`, the time runs from the first line that is shown, so that answers are being kept; else from the start.
    """
    assert running.stdin
    assert running.stdout
    running.stdin.write(b"1\n" * 5000)
    if asking:
        running.stdout.readline()
    time.sleep(wait)
    running.send_signal(signal.SIGKILL)
    shown, _ = running.communicate()
    return sum(line.startswith((b"Right", b"Not right")) for line in shown.splitlines())


def kept(path: Path) -> int:
    """How many answers the history holds; raises where anything is wrong with it."""
    told: list[str] = []
    history = History(path, Schedule(), told.append)
    rows = history.store.rows("SELECT count(*) FROM answer")[0][0]
    assert (history.store.rows("PRAGMA integrity_check"), told) == ([("ok",)], [])
    history.close()
    assert isinstance(rows, int)
    return rows


def main(count: int, seed: int) -> int:
    """Kill, and say what was lost; 1 where anything was, and an AssertionError where a history is damaged."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(kills(Path(folder), count, seed))
    acknowledged = sum(heard for heard, _ in found)
    lost = sum(max(0, heard - held) for heard, held in found)
    strange = sum(held > heard + 1 for heard, held in found)
    late = sum(heard > 0 for heard, _ in found)
    print(f"{count} kills (seed {seed}), {late} of them after the first answer")
    print(f"answers: {acknowledged} acknowledged, {sum(held for _, held in found)} kept, {lost} lost")
    print(f"kills that left more than the one answer that was being acknowledged: {strange}")
    return int(bool(lost or strange or not acknowledged))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
