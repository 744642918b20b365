"""`quizgen build`: notes in; Anki deck, quiz page and deck.json out."""

import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import options, past

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.cli.unchanged import Before
    from quizgen.deck import Made
    from quizgen.formats import By, Changes

SHOWN = 12
DEPTHS = {"quick": 1, "normal": 3, "full": 6}
NAMES = {"anki": "quizgen.apkg", "html": "quiz.html", "json": "deck.json"}


@click.command()
@options.paths
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build"),
    show_default=True,
    help="Folder to write to.",
)
@click.option("--to", "formats", multiple=True, help="Formats to write; all of anki, html and json when not given.")
@click.option(
    "--per-concept",
    type=click.IntRange(0, 50),
    help="Catalogue cards for each concept that the notes name; 3 when nothing else is set.",
)
@click.option(
    "--depth",
    type=click.Choice(list(DEPTHS)),
    help="How many cards a concept gets: quick is 1, normal 3, full 6 (--per-concept says it in figures).",
)
@click.option("--exam", help="Only what this exam asks: clf, saa, SAA-C03 …")
@click.option("--title", help="Name of the deck; AWS when nothing else is set.")
@options.one_of("--decks-by", "week", "topic", "exam", say="What the decks in Anki are named after.")
@options.templates
@click.option("--type-in", is_flag=True, help="Have short answers typed in Anki, which shows what differs.")
@click.option(
    "--fresh", is_flag=True, help="Forget the package of the last build: then an import overwrites your edits."
)
@click.option("--mark-missed", is_flag=True, help="Tag the cards of concepts that you missed in the self-test: missed.")
@past.option
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing when there is any problem; exit with 1 when a format leaves out a question.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), help="Processes that read notes; all cores above 300 files, else 1."
)
@click.option("--no-cache", is_flag=True, help="Read every note anew, and write every file.")
def command(**chosen: Any) -> None:
    """Make an Anki deck, a quiz page and deck.json from notes: files, or folders of *.md and *.markdown.

    The folder of a catalogue (decks/aws) makes a deck of all its concepts, without any notes.

    Example: quizgen build notes/ -o build
    """
    from quizgen.cli.settings import settings

    wishes = Wishes(**chosen)
    templates = wishes.templates or settings(wishes.paths).templates
    more = {"templates": templates, "fresh": wishes.fresh, "type_in": wishes.type_in}
    before = _before(wishes, templates)
    made = _made(wishes)
    written, changes = _write(made, wishes.out, wishes.formats or tuple(NAMES), wishes.decks_by, more)
    _summary(made, written, changes, wishes.exam)
    left = _left(made, wishes.formats)
    codes = {problem.code for problem in made.deck.problems}
    code = 1 if codes & SKIPPED or (left and wishes.strict) else 0
    # A picture is a file of its own, which may come or change while the notes stay.
    if before and "picture" not in codes and not any(card.pictures for card in made.deck.cards):
        before.keep(written, list(map(str, made.deck.problems)), code)
    sys.exit(code)


@dataclass(frozen=True)
class Wishes:
    """What the command line asks for."""

    paths: tuple[str, ...]
    out: Path
    formats: tuple[str, ...]
    per_concept: int | None
    depth: str | None
    exam: str | None
    title: str | None
    decks_by: "By"
    templates: Path | None
    type_in: bool
    fresh: bool
    mark_missed: bool
    history: Path | None
    strict: bool
    jobs: int | None
    no_cache: bool

    @property
    def most(self) -> int | None:
        """Catalogue cards for each concept; the figure goes before its name."""
        return DEPTHS[self.depth] if self.depth and self.per_concept is None else self.per_concept


def _before(wishes: Wishes, templates: Path | None) -> "Before | None":
    """The last build, where this one may be no other; ends here when nothing has changed since."""
    from quizgen.cli.unchanged import Before

    if wishes.no_cache or wishes.fresh or wishes.mark_missed or templates:
        return None
    said = [wishes.most, wishes.title, wishes.exam, wishes.formats, wishes.decks_by, wishes.type_in, wishes.strict]
    before = Before(wishes.paths, wishes.out, said)
    if told := before.told():
        _still(*told)
    return before


def _made(wishes: Wishes) -> "Made":
    from quizgen.cli.gleaning import Work
    from quizgen.cli.sources import made_of

    made = made_of(wishes.paths, wishes.most, wishes.title, wishes.exam, Work(wishes.jobs or 0, not wishes.no_cache))
    _refuse(made, wishes.strict)
    return replace(made, deck=past.marked(made.deck, wishes.history)) if wishes.mark_missed else made


def _refuse(made: "Made", strict: bool) -> None:
    """Raise QuizgenError for what nothing is written of."""
    from quizgen.errors import QuizgenError

    if not made.deck.cards:
        _problems(made)
        raise QuizgenError("no card at all: nothing was written")
    if strict and made.deck.problems:
        _problems(made)
        raise QuizgenError(f"{len(made.deck.problems)} problems: nothing was written (--strict)")


def _still(files: list[str], problems: list[str], code: int) -> None:
    """Say that the files of the last build are those of this one."""
    _shown(problems)
    click.echo("nothing has changed since the last build (--no-cache makes it again)", err=True)
    for file in files:
        click.echo(file)
    sys.exit(code)


SKIPPED = frozenset(("unreadable", "binary", "encoding", "too-large"))


def _write(
    made: "Made", out: Path, formats: tuple[str, ...], by: "By", more: dict[str, Any]
) -> tuple[list[Path], dict[Path, "Changes"]]:
    """Write every format; the files, and what has changed in those that remember."""
    import time

    from quizgen import formats as writers

    options.formats_known(formats)
    options.made_ready(out)
    targets = [(name, out / NAMES.get(name, f"quizgen{writers.suffix(name)}")) for name in formats]
    deck, now = writers.placed(made.deck, by), int(time.time())
    with writers.alone(out):
        changes = {path: writers.write(name, deck, path, now=now, **more) for name, path in targets}
    return list(changes), {path: found for path, found in changes.items() if found}


def _left(made: "Made", formats: tuple[str, ...]) -> int:
    """Say which cards a format could not hold; how many there are."""
    from quizgen.formats import left_out

    found = {name: left_out(name, made.deck) for name in formats}
    for name, left in found.items():
        for problem in left[:SHOWN]:
            click.echo(str(problem), err=True)
        if (more := len(left) - SHOWN) > 0:
            click.echo(f"and {more} more that {name} cannot hold: quizgen print --to {name} lists them all", err=True)
    return sum(map(len, found.values()))


def _summary(made: "Made", written: list[Path], changes: dict[Path, "Changes"], exam: str | None) -> None:
    from rich.console import Console
    from rich.table import Table

    from quizgen.cli.changes import told

    console = Console(stderr=True, highlight=False)
    table = Table(title=f"{made.deck.notes} notes read, {made.deck.facts} facts mined, {len(made.deck.cards)} cards")
    for column in ("kind", "from your notes", "from the catalogue"):
        table.add_column(column, justify="left" if column == "kind" else "right")
    counts = Counter((card.kind, card.fact.origin) for card in made.deck.cards)
    for kind in sorted({kind for kind, _ in counts}):
        table.add_row(kind, str(counts[kind, "notes"]), str(counts[kind, "catalogue"]))
    console.print(table)
    _audited(made, exam)
    _problems(made)
    for path in written:
        click.echo(path)
    for path, found in changes.items():
        told(path, found)
    click.echo(_next(written), err=True)


def _audited(made: "Made", exam: str | None) -> None:
    """What a guesser would see in the choices, in one line, and the marks that the deck bears as a sheet."""
    from quizgen.audit.marks import Sheet, findings

    sheet = Sheet(made.deck.cards, *_guide(exam))
    if found := sheet.counts.choices:
        said = f"{found} choices: the key is the longest option in {sheet.counts.longest:.0%}"
        click.echo(f"{said}; at most {sheet.counts.run} keys in a row stand at one place", err=True)
    for mark, reason in findings(sheet):
        click.echo(f"{mark.id} {reason}", err=True)


def _guide(exam: str | None) -> tuple[str, "Mapping[str, int]"]:
    """An exam's family and the weights of its domains; nothing without one."""
    from quizgen import catalogue, coverage

    if not exam:
        return "", {}
    plan = coverage.exam(catalogue.load(), exam)
    return plan.family, plan.weights


def _problems(made: "Made") -> None:
    _shown(list(map(str, made.deck.problems)))


def _shown(problems: list[str]) -> None:
    for problem in problems[:SHOWN]:
        click.echo(problem, err=True)
    if (more := len(problems) - SHOWN) > 0:
        click.echo(f"and {more} more problems: quizgen check shows them all", err=True)


def _next(written: list[Path]) -> str:
    steps = {
        ".apkg": "Anki: File, Import, {path} (leave the options as they are), or: quizgen push {path}",
        ".html": "Practise or print: open {path} in a browser.",
        ".json": "Self-test: quizgen quiz {path}",
    }
    return "\n".join(steps[path.suffix].format(path=path) for path in written if path.suffix in steps)
