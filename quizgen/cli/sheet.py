"""`quizgen print`: sheets for paper with their keys, cards to cut out, and exports for other programs."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli import options
from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizgen.formats import Layout
    from quizgen.model import Card, Deck

LETTER = frozenset("US CA MX PH CL CO CR GT SV NI PA VE DO PR".split())  # noqa: SIM905


def _by_locale() -> str:
    """Letter where the locale's country prints on it, else A4."""
    name = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_PAPER", "LANG"))), "")
    return "letter" if name.partition(".")[0].partition("_")[2] in LETTER else "a4"


def _listed(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Names given one by one or with commas between them."""
    return tuple(name.strip() for text in given for name in text.split(",") if name.strip())


def _pointed(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, int]:
    """ "2,multiple=3" as {"": 2, "multiple": 3}."""
    points: dict[str, int] = {}
    for text in _listed(ctx, param, given):
        kind, _, count = text.rpartition("=")
        if not (count.isascii() and count.isdigit() and 0 < int(count) <= 1000):
            raise click.BadParameter(f"{text!r} is no number from 1 to 1000, and no KIND=NUMBER")
        points[kind.strip()] = int(count)
    return points


def _preset(paths: "Sequence[str]") -> tuple[Path, "Mapping[str, object]"]:
    """What `quizgen.toml` says for options of this command, and where it stands."""
    from quizgen.cli.settings import settings

    said = settings(paths)
    return said.file, {**({"templates": said.templates} if said.templates else {}), **said.print}


@click.command("print")
@options.set_by(_preset)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file; keys and versions are written beside it.  [default: build/sheet.html]",
)
@click.option("-n", "--questions", type=click.IntRange(1), help="How many questions; all when not given.")
@click.option("--seed", type=int, default=1, show_default=True, help="Draws the questions and the versions' orders.")
@click.option("--versions", type=click.IntRange(1, 26), help="How many versions (A, B, C …), each in its own order.")
@click.option("--kinds", multiple=True, callback=_listed, help="Only these kinds: choice,multiple,true_false …")
@click.option("--exam", help="Only questions that serve this exam, such as saa or clf.")
@options.one_of("--answers", "separate", "inline", "none", say="Where the answers go.")
@options.one_of("--sheet", "quiz", "cards", say="A quiz, or cards to cut out with their backs mirrored.")
@options.one_of("--flip", "long", "short", say="The edge over which your printer turns cards.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default=_by_locale, show_default="by locale")
@click.option("--large-print", is_flag=True, help="18 pt, without serifs.")
@click.option("--duplex", is_flag=True, help="Inner margins for two-sided paper; a PDF gets an even number of pages.")
@click.option("--answer-sheet/--no-answer-sheet", default=True, show_default=True, help="A page of circles at the end.")
@click.option("--title", default="AWS quiz", show_default=True, help="What stands at the head.")
@click.option("--time", "minutes", type=click.IntRange(1, 1000), default=None, help="Minutes allowed.")
@click.option("--points", multiple=True, callback=_pointed, help="Points a question: 1, or by kind: 1,multiple=2.")
@click.option("--pdf", is_flag=True, help="Make a PDF of each page as well.")
@options.one_of("--pdf-engine", "auto", "weasyprint", "chromium", say="What makes it.")
@click.option(
    "--to", "export", help="Write for another program instead: moodle, gift, qti, text2qti, kahoot, quizizz …"
)
@click.option("--hugo", type=options.FOLDER, help="Put the questions into this Hugo site: a shortcode and its data.")
@options.templates
@click.option("--strict", is_flag=True, help="Exit with 1 when a question had to be left out.")
def command(paths: tuple[str, ...], **wish: Any) -> None:  # fmt: skip
    """Write a quiz sheet from notes or from deck.json as a page that prints well, with its key on a page of its own.

    \b
    Example: quizgen print build/deck.json -n 20 --versions 3 --time 30 -o build/sheet.html
             quizgen print build/deck.json --sheet cards --pdf
             quizgen print notes/ --to moodle -o build/quiz.xml
    """
    from quizgen.cli.sources import deck_of, drawn

    deck = drawn(_wanted(deck_of(paths), wish["kinds"], wish["exam"]), wish["questions"], wish["seed"])
    written, left = _written(deck, wish)
    for line in left:
        click.echo(line, err=True)
    for path in written:
        click.echo(path)
    paper = not (wish["export"] or wish["hugo"])
    failed = wish["pdf"] and paper and not _pdfs(written, wish)
    sys.exit(1 if failed or (left and wish["strict"]) else 0)


def _wanted(deck: "Deck", kinds: tuple[str, ...], exam: str | None) -> "Deck":
    """The deck with the cards of these kinds and this exam; raises QuizgenError where there are none."""
    from dataclasses import replace

    known = sorted({card.kind for card in deck.cards})
    if unknown := [kind for kind in kinds if kind not in known]:
        raise QuizgenError(f"no card of kind {unknown[0]!r}; there are {', '.join(known) or 'no cards at all'}")
    served = sorted({name for card in deck.cards for name in card.exams})
    if exam and exam.lower() not in served:
        raise QuizgenError(f"no card serves the exam {exam!r}; there are {', '.join(served) or 'none'}")

    def fits(card: "Card") -> bool:
        return (not kinds or card.kind in kinds) and (not exam or exam.lower() in card.exams)

    found = tuple(filter(fits, deck.cards))
    if deck.cards and not found:
        raise QuizgenError(f"no card of kind {', '.join(kinds)} serves the exam {exam!r}")
    return replace(deck, cards=found)


def _written(deck: "Deck", wish: dict[str, Any]) -> tuple[list[Path], list[str]]:
    """Write what was asked for: the files, and a line for each question that they cannot hold."""
    if wish["hugo"]:
        from quizgen.formats import write_hugo

        return list(write_hugo(deck, wish["hugo"])), []
    return _export(deck, wish) if wish["export"] else _sheets(deck, wish)


def _export(deck: "Deck", wish: dict[str, Any]) -> tuple[list[Path], list[str]]:
    """Write one file for another program; what it cannot hold comes back as lines."""
    import time
    from dataclasses import replace

    from quizgen import formats

    name = wish["export"]
    options.formats_known((name,))
    target = _room(wish["out"] or Path("build") / f"quiz{formats.suffix(name)}")
    titled = replace(deck, title=wish["title"])
    formats.write(name, titled, target, now=int(time.time()), templates=wish["templates"])
    return [target], [str(problem) for problem in formats.left_out(name, titled)]


def _sheets(deck: "Deck", wish: dict[str, Any]) -> tuple[list[Path], list[str]]:
    from quizgen import formats

    target = _room(wish["out"] or Path("build") / f"{'sheet' if wish['sheet'] == 'quiz' else 'cards'}.html")
    if wish["sheet"] == "quiz":
        return list(formats.write_sheet(deck, target, _layout(wish))), []
    left = formats.write_cards(deck, target, _layout(wish), flip=wish["flip"])
    return [target], [str(problem) for problem in left]


def _layout(wish: dict[str, Any]) -> "Layout":
    from quizgen.formats import Layout

    return Layout(
        title=wish["title"],
        answers=wish["answers"],
        paper=wish["paper"],
        versions=wish["versions"] or 0,
        seed=wish["seed"],
        large=wish["large_print"],
        duplex=wish["duplex"],
        bubbles=wish["answer_sheet"],
        minutes=wish["minutes"] or 0,
        points=wish["points"],
        templates=wish["templates"],
    )


def _pdfs(written: list[Path], wish: dict[str, Any]) -> bool:
    """A PDF beside each page; where none can be made, one line says why, and the pages stay."""
    from quizgen import formats

    try:
        for page in written:
            target = page.with_suffix(".pdf")
            formats.write_pdf(page, target, engine=wish["pdf_engine"], even=wish["duplex"])
            click.echo(target)
    except QuizgenError as error:
        click.echo(f"quizgen: {error}", err=True)
        return False
    return True


def _room(target: Path) -> Path:
    """The path, its folder made."""
    options.made_ready(target.parent)
    return target
