"""`make quiz-speed`: from the start of a command to what it shows, against the start of Python with click and rich."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from quizgen import catalogue, formats
from quizgen.deck import Options, everything
from quizgen.model import Card, Deck
from quizgen.study.history import Answer, History, describe, insert, replay
from quizgen.study.schedule import Schedule

LARGE, SMALL, ANSWERS = 3_000, 400, 100_000
DAY = 86_400_000


def cards() -> tuple[Card, ...]:
    """Three thousand cards of the catalogue, some of them twice."""
    made = everything(catalogue.load(), Options(per_concept=6)).deck.cards
    return (*made, *(replace(card, variant="again") for card in made))[:LARGE]


def answered(path: Path, asked: tuple[Card, ...]) -> None:
    """A history of a year: each card as often as the others, three answers of four right."""
    history, draw, begun = History(path, Schedule(), print), random.Random(3), int(1000 * time.time()) - 365 * DAY
    file = history.store.open
    file.execute("BEGIN")
    for card in asked:
        subject, exams = card.fact.subject, json.dumps({exam: list(tasks) for exam, tasks in card.exams.items()})
        texts = (subject.key, subject.name, card.prompt, card.answer, json.dumps(card.options), exams)
        describe(file, (card.id, card.kind, *texts))
    for number in range(ANSWERS):
        card, at = asked[number % len(asked)], begun + number * 365 * DAY // ANSWERS
        right, wrong = draw.random() < 0.75, [option for option in card.options if option != card.answer]
        foil = draw.choice(wrong) if wrong and not right else ""
        rating, session = 3 if right else 1, str(number // 20)
        insert(file, Answer(card.id, right, at, 4_000, rating, foil=foil, session=session, id=str(number)))
    for card in asked:
        replay(file, history.schedule, card.id)
    file.execute("COMMIT")
    history.close()


def measured(words: list[str], sign: bytes) -> tuple[float, float]:
    """Seconds to the first line with the sign, or to the end where there is none; and processor seconds in all."""
    begun = time.perf_counter()
    null = subprocess.DEVNULL
    running = subprocess.Popen([sys.executable, *words], stdin=null, stdout=subprocess.PIPE, stderr=null)
    assert running.stdout
    lines = running.stdout.readlines() if not sign else [next(line for line in running.stdout if sign in line)]
    took = time.perf_counter() - begun
    lines += running.stdout.readlines()
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode in (0, 130), lines  # 130: the quiz had no more to read
    return took, used.ru_utime + used.ru_stime


def main(rounds: int) -> None:
    """Take turns, so that what else the machine does slows all alike; the fastest of each counts."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        asked = cards()
        for name, some in (("large", asked), ("small", asked[:SMALL])):
            formats.write("json", Deck("AWS", some), room / f"{name}.json", now=0)
        answered(room / "history.db", asked)
        os.environ["QUIZGEN_HISTORY"] = str(room / "history.db")
        quiz = ["-m", "quizgen", "quiz"]
        runs = {
            "python -c 'import click, rich'": (["-c", "import click, rich"], b""),
            f"quiz, {SMALL} cards, no history": ([*quiz, str(room / "small.json"), "--no-history"], b"1 of 10"),
            f"quiz, {LARGE:,} cards": ([*quiz, str(room / "large.json")], b"1 of 10"),
            f"quiz --due, {LARGE:,} cards": ([*quiz, str(room / "large.json"), "--due"], b"1 of 10"),
            "stats": (["-m", "quizgen", "stats"], b""),
        }
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, (words, sign) in runs.items():
                took[name].append(measured(words, sign))
    print(f"fastest of {rounds}, with a history of {ANSWERS:,} answers:")
    print("ms to the first question, or to the end; and ms of the processor")
    first = fastest(next(iter(took.values())))
    for name, times in took.items():
        wall, used = fastest(times)
        print(f"{name:32} {wall:6.0f} {wall / first[0]:5.1f} x {used:8.0f} {used / first[1]:5.1f} x")


def fastest(times: list[tuple[float, float]]) -> tuple[float, float]:
    wall, used = zip(*times, strict=True)
    return 1000 * min(wall), 1000 * min(used)


if __name__ == "__main__":
    main(int(sys.argv[1]))
