"""A package of many notes against a plain executemany of the same rows and a stored zip, each in its own process."""

import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from quizgen.formats import _types
from quizgen.formats._collection import Row, lay
from quizgen.formats._memory import Memory
from quizgen.formats._package import _model, _zip

NOW = 1_770_000_000
DECKS = {2**32 + week: f"AWS::Week {week}" for week in range(1, 13)}


def rows(count: int) -> Iterator[Row]:
    """Notes as a deck has them, all different."""
    kind = _types.RECALL
    for number in range(count):
        front = f"What is the default retention period of queue number {number} in Amazon SQS?"
        said = {
            "Key": f"{number:016x}",
            "Front": front,
            "Back": "4 days, and it can be set to anything between a minute and 14 days",
            "Why": "In your notes: “keeps the messages of the queue until a consumer deletes them”",
            "Source": f"worklog/week-6.md:{number}",
            "Docs": '<a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/">Amazon SQS</a>',
        }
        fields = "\x1f".join(said.get(name, "") for name in kind.fields)
        tags, deck = " concept::sqs kind::recall origin::notes ", 2**32 + 1 + number % 12
        yield Row(1000 * NOW + number, f"qg{number:016x}", kind.id, NOW, tags, fields, front, deck, 10 * number)


def plain(count: int, room: Path) -> float:
    """CPU seconds of two executemany into genanki's tables and of a zip that only stores them, with the rows ready."""
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

    ready = list(rows(count))
    notes = [(*row[:4], -1, *row[4:7], 0, 0, "") for row in ready]
    cards = [(row.nid, row.nid, row.deck, 0, row.mod, -1, 0, 0, row.due, *[0] * 8, "") for row in ready]
    base = sqlite3.connect(":memory:")
    base.executescript(APKG_SCHEMA)
    base.executescript(APKG_COL)
    begun = time.process_time()
    base.executemany(f"INSERT INTO notes VALUES ({', '.join('?' * 11)})", notes)
    base.executemany(f"INSERT INTO cards VALUES ({', '.join('?' * 18)})", cards)
    base.commit()
    with ZipFile(room / "plain.apkg", "w") as package:
        package.writestr("collection.anki2", base.serialize())
        package.writestr("media", "{}")
    return time.process_time() - begun


def packed(count: int, room: Path, stream: bool = False) -> float:
    """CPU seconds of quizgen for the same rows; with `stream` they are made as they are read."""
    models = [_model(type_, Memory(), NOW) for type_ in _types.TYPES.values()]
    ready = rows(count) if stream else list(rows(count))
    begun = time.process_time()
    lay(room / "collection", ready, DECKS, models, NOW)
    with (room / "quizgen.apkg").open("wb") as file:
        _zip(file, room / "collection", {"media": b"{}"})
    return time.process_time() - begun


def measured(arm: str, count: int) -> tuple[float, int]:
    """CPU seconds and peak MiB of one arm, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.apkg", arm, str(count)], check=True, capture_output=True, text=True
    )
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def compare(count: int, rounds: int) -> None:
    """Print the row of the table, then the peak memory where rows are made as they are read."""
    pairs = [(measured("packed", count)[0], measured("plain", count)[0]) for _ in range(rounds)]
    halves = [median(half) for half in zip(*pairs, strict=True)]
    share = median(one / two for one, two in pairs)
    print(f"| .apkg of {count:,} notes / executemany, stored | {halves[0]:.2f} s | {halves[1]:.2f} s | {share:.2f} |")
    print(f"\npeak memory of an .apkg of {count:,} notes, rows streamed: {measured('stream', count)[1]} MiB")


def main(arm: str, count: int) -> None:
    """Run one arm and print what it took."""
    room = Path(tempfile.mkdtemp(prefix="quizgen-bench-"))
    took = plain(count, room) if arm == "plain" else packed(count, room, arm == "stream")
    print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))
    shutil.rmtree(room)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
