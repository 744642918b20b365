"""A term of a student's life, drawn by lot: notes are edited, the deck is rebuilt and imported, and Anki is used.

`python -m tests.anki_walk 5 20` walks five seeds of twenty rounds with the Anki that is installed and prints a table.
"""

import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen import formats
from quizgen.formats import _memory, _package
from quizgen.model import Card, Deck, Fact, Span, Subject
from tests.anki_wordings import FACTS

START, DAY = 1_780_000_000, 86_400
CHANGED = 450  # from the number of a fact to that of the fact that it is changed into
SUBJECTS = ("Amazon SQS", "Amazon RDS", "Amazon VPC")
KINDS = ("recall", "cloze", "choice")
WRONGS = ("duplicates", "conflicts", "reviews lost", "card rows changed", "student edits lost", "edits not delivered")
CARDS = (
    "select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data from cards"
)


@dataclass
class Line:
    """A fact in the notes: `number` stays the same as long as it is the same fact, whatever the words."""

    number: int
    wordings: list[str]
    week: int
    wording: int = 0
    tag: str = ""

    def card(self, file: str, place: int) -> Card:
        asked, _, said = self.wordings[self.wording].partition(": ")
        name, kind = SUBJECTS[self.number % 3], KINDS[self.number // 3 % 3]
        fact = Fact(
            Subject(name.casefold(), name), "attribute", said, aspect=asked, sources=(Span(file, place, place),)
        )
        more: dict[str, Any] = {"deck": f"AWS::Week {self.week}", "tags": tuple(filter(None, ("aws", self.tag)))}
        if kind == "cloze":
            return Card(kind, fact, f"{name}: the {asked} is ____.", said, **more)
        options = {"options": (said, "none of these"), "correct": (0,), "why": ("", "")} if kind == "choice" else {}
        return Card(kind, fact, f"{name}: what is the {asked}?", said, **options, **more)


@dataclass
class Notes:
    """What the author has written, and everything written so far: texts of cards by the fact that they tell."""

    lot: random.Random
    lines: list[Line] = field(default_factory=list)
    erased: list[Line] = field(default_factory=list)
    file: str = "week.md"
    above: int = 0
    style: str = ""

    def edit(self) -> str:
        acts = (
            "add",
            "add",
            "reword",
            "reword",
            "reword",
            "move",
            "rename",
            "above",
            "delete",
            "back",
            "tag",
            "style",
            "change",
        )
        act = self.lot.choice(acts)
        getattr(self, f"_{act}")()
        return act

    def deck(self) -> Deck:
        cards = (line.card(f"{line.week}-{self.file}", at + self.above) for at, line in enumerate(self.lines, 1))
        return Deck("AWS", tuple(cards))

    def _add(self) -> None:
        used = {line.number for line in (*self.lines, *self.erased)}
        if free := [number for number in range(len(FACTS)) if number not in used]:
            number = self.lot.choice(free)
            self.lines.insert(
                self.lot.randint(0, len(self.lines)), Line(number, FACTS[number][:3], self.lot.randint(1, 5))
            )

    def _pick(self) -> Line:
        return self.lot.choice(self.lines)

    def _reword(self) -> None:
        line = self._pick()
        line.wording = 0 if line.wording else self.lot.randrange(len(line.wordings))

    def _move(self) -> None:
        self._pick().week = self.lot.randint(1, 9)

    def _rename(self) -> None:
        self.file = f"log{self.lot.randint(1, 99)}.md"

    def _above(self) -> None:
        self.above += self.lot.randint(1, 30)

    def _delete(self) -> None:
        if len(self.lines) > 5:
            self.erased.append(self.lines.pop(self.lot.randrange(len(self.lines))))

    def _back(self) -> None:
        if self.erased:
            self.lines.append(self.erased.pop(self.lot.randrange(len(self.erased))))

    def _tag(self) -> None:
        self._pick().tag = f"tag{self.lot.randint(1, 9)}"

    def _style(self) -> None:
        self.style = f".card {{ color: #{self.lot.randint(100, 999)}; }}"

    def _change(self) -> None:
        """Another fact of the same subject and kind takes the place of one."""
        line = self._pick()
        number = line.number + CHANGED
        asked = {wording.partition(":")[0] for wording in line.wordings}
        others = [said for said in FACTS[line.number % CHANGED][3:] if said.partition(":")[0] not in asked]
        if others and number not in {other.number for other in (*self.lines, *self.erased)} and number < 2 * CHANGED:
            self.lines[self.lines.index(line)] = Line(number, others[:1], line.week)
            self.erased.append(line)


@dataclass
class Exporter:
    """Writes packages; `key` tells by a note's fields, or by a card, which card it is; `content` is what must arrive."""

    write: Callable[[Notes, Path, int], None]
    key: Callable[[list[str]], str]
    of: Callable[[Card], str]
    content: Callable[[int, list[str], str], tuple[str, ...]]


def ours() -> Exporter:
    def write(notes: Notes, path: Path, now: int) -> None:
        style = _package.style
        try:
            _package.style = (lambda: notes.style) if notes.style else style
            formats.write("anki", notes.deck(), path, now=now)
        finally:
            _package.style = style

    return Exporter(write, lambda fields: fields[0], lambda card: card.id, _memory.content)


def plain() -> Exporter:
    """What a short script with genanki's defaults does: the guid is a hash of the fields, the time that of the build."""

    def write(notes: Notes, path: Path, now: int) -> None:
        model = genanki.Model(1607392319, "Plain", [{"name": "F"}, {"name": "B"}], [_TEMPLATE], css=notes.style)
        decks: dict[str, genanki.Deck] = {}
        for card in notes.deck().cards:
            deck = decks.setdefault(card.deck, genanki.Deck(1_500_000_000 + len(decks), card.deck))
            deck.add_note(genanki.Note(model, [card.prompt, card.answer], tags=list(card.tags)))
        genanki.Package(list(decks.values())).write_to_file(path, timestamp=now)

    return Exporter(
        write,
        "\x1f".join,
        lambda card: f"{card.prompt}\x1f{card.answer}",
        lambda _, fields, tags: (*fields, tags.strip()),
    )


_TEMPLATE = {"name": "Card", "qfmt": "{{F}}", "afmt": "{{F}}<hr>{{B}}"}


class Walk:
    """One seed: every round the author edits, builds, and the student imports and studies."""

    def __init__(self, folder: Path, seed: int, exporter: Exporter) -> None:
        self.lot, self.exporter = random.Random(f"student {seed}"), exporter
        self.notes, self.path = Notes(random.Random(f"author {seed}")), folder / "deck.apkg"
        self.collection = Collection(str(folder / "collection.anki2"))
        self.now = START
        self.facts: dict[str, int] = {}
        self.known: dict[int, int] = {}
        self.edited: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.count: Counter[str] = Counter()

    def round(self) -> None:
        for _ in range(self.notes.lot.randint(3, 6)):
            self.notes.edit()
            self.count["author edits"] += 1
        self.take()
        if self.notes.lot.random() < 0.3:  # and once more within the second
            self.notes.edit()
            self.count["author edits"] += 1
            self.take()
        self.now += DAY // 2
        for _ in range(self.lot.randint(3, 6)):
            self.student()
            self.count["student acts"] += 1
        self.now += DAY // 2

    def take(self) -> None:
        """Build, import with the options as they are, and count what went wrong."""
        for line, card in zip(self.notes.lines, self.notes.deck().cards, strict=True):
            self.facts[self.exporter.of(card)] = line.number
        self.exporter.write(self.notes, self.path, self.now)
        base = self.collection.db
        before = {row[0]: row for row in base.all(CARDS)}, {row[0] for row in base.all("select id from revlog")}
        options = ImportAnkiPackageOptions(
            merge_notetypes=False, update_notes=0, update_notetypes=0, with_scheduling=False, with_deck_configs=False
        )
        log = self.collection.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(self.path), options=options)
        ).log
        self.collection.models._clear_cache()
        self._clock()
        after = {row[0]: row for row in base.all(CARDS)}, {row[0] for row in base.all("select id from revlog")}
        self.count["new"] += len(log.new)
        self.count["updated"] += len(log.updated)
        self.count["conflicts"] += len(log.conflicting)
        self.count["card rows changed"] += sum(after[0].get(number) != row for number, row in before[0].items())
        self.count["reviews lost"] += len(before[1] - after[1])
        self._compare()

    def _compare(self) -> None:
        """Each note against the package that was just imported, and against what the student made of it."""
        rows = self.collection.db.all("select guid, id, mid, flds, tags from notes")
        for _, number, _, flds, _ in rows:
            if number not in self.known:
                self.known[number] = self.facts[self.exporter.key(flds.split("\x1f"))]
        held = Counter(self.known[row[1]] for row in rows)
        self.count["duplicates"] = sum(count - 1 for count in held.values())
        wanted = self._packed()
        for guid, number, mid, flds, tags in rows:
            has = _tidy(self.exporter.content(mid, flds.split("\x1f"), tags))
            if guid not in wanted:
                continue
            made, left = self.edited.get(number, ((), ()))
            if left and made == wanted[guid]:
                self.count["student edits lost"] += has != left
            else:
                self.edited.pop(number, None)
                self.count["edits not delivered"] += has != wanted[guid]

    def _packed(self) -> dict[str, tuple[str, ...]]:
        base = sqlite3.connect(":memory:")
        with ZipFile(self.path) as package:
            base.deserialize(package.read("collection.anki2"))
        rows = base.execute("select guid, mid, flds, tags from notes").fetchall()
        base.close()
        return {guid: _tidy(self.exporter.content(mid, flds.split("\x1f"), tags)) for guid, mid, flds, tags in rows}

    def student(self) -> None:
        cards = list(self.collection.find_cards(""))
        card = self.collection.get_card(self.lot.choice(cards))
        getattr(self, f"_{self.lot.choice(('review', 'review', 'edit', 'tag', 'suspend', 'move', 'delete'))}")(card)
        self._clock()

    def _clock(self) -> None:
        """What Anki dates by the clock on the wall, dated by ours."""
        self.collection.db.execute("update notes set mod = ? where mod > ?", self.now, self.now)

    def _review(self, card: Any) -> None:
        self.collection.decks.select(card.did)
        queued = self.collection.sched.get_queued_cards().cards
        if queued:
            shown = self.collection.get_card(queued[0].card.id)
            shown.start_timer()
            self.collection.sched.answerCard(shown, self.lot.randint(1, 4))

    def _edit(self, card: Any) -> None:
        self._touch(card, lambda note: note.fields.__setitem__(-1, f"mine {self.lot.randint(1, 99)}"))

    def _tag(self, card: Any) -> None:
        self._touch(card, lambda note: note.tags.append("marked"))

    def _touch(self, card: Any, change: Callable[[Any], None]) -> None:
        note = card.note()
        made = self.edited.get(note.id, ((), ()))[0] or self._content(note)
        change(note)
        self.collection.update_note(note)
        self.edited[note.id] = made, self._content(note)

    def _content(self, note: Any) -> tuple[str, ...]:
        return _tidy(self.exporter.content(note.mid, list(note.fields), " ".join(note.tags)))

    def _suspend(self, card: Any) -> None:
        self.collection.sched.suspend_cards([card.id])

    def _move(self, card: Any) -> None:
        self.collection.set_deck([card.id], self.collection.decks.id("My own"))

    def _delete(self, card: Any) -> None:
        if self.collection.note_count() > 4:
            self.collection.remove_notes([card.nid])
            self.edited.pop(card.nid, None)


def _tidy(content: tuple[str, ...]) -> tuple[str, ...]:
    return (*content[:-1], " ".join(sorted(set(content[-1].split()))))


@contextmanager
def walked(seed: int, rounds: int, exporter: Exporter) -> Iterator[Walk]:
    with TemporaryDirectory() as folder:
        walk = Walk(Path(folder), seed, exporter)
        try:
            for _ in range(8):
                walk.notes._add()
            for _ in range(rounds):
                walk.round()
            yield walk
        finally:
            walk.collection.close()


def main(seeds: int, rounds: int) -> bool:
    """Print the table; whether nothing went wrong with our packages."""
    import anki.buildinfo

    columns = ("author edits", "student acts", "new", "updated", *WRONGS)
    print(f"Anki {anki.buildinfo.version}, {rounds} rounds a seed\n")
    print(f"| deck | seed | {' | '.join(columns)} |\n|---|{'---:|' * (len(columns) + 1)}")
    good = True
    for name, exporter in (("quizgen", ours()), ("genanki's defaults", plain())):
        for seed in range(1, seeds + 1):
            with walked(seed, rounds, exporter) as walk:
                print(f"| {name} | {seed} | {' | '.join(str(walk.count[column]) for column in columns)} |", flush=True)
                good = good and (name != "quizgen" or not any(walk.count[wrong] for wrong in WRONGS))
    return good


if __name__ == "__main__":
    sys.exit(not main(*map(int, sys.argv[1:])))
