"""`quizgen print`: a quiz sheet for paper, and its key."""

from pathlib import Path

import click


@click.command("print")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("build/sheet.html"),
    show_default=True,
    help="The sheet's file; the key is written beside it.",
)
@click.option("-n", "--questions", type=click.IntRange(1), help="How many questions; all when not given.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws other questions.")
@click.option(
    "--answers",
    type=click.Choice(["separate", "inline", "none"]),
    default="separate",
    show_default=True,
    help="Where the answers go.",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--title", default="AWS quiz", show_default=True, help="What stands at the head of the sheet.")
def command(
    paths: tuple[str, ...], out: Path, questions: int | None, seed: int, answers: str, paper: str, title: str
) -> None:
    """Write a quiz sheet from notes or from deck.json as a page that prints well, with its key on a page of its own.

    Example: quizgen print build/deck.json -n 20 -o build/sheet.html
    """
    import time
    from typing import cast

    from quizgen import formats
    from quizgen.cli.sources import deck_of, drawn

    deck = drawn(deck_of(paths), questions, seed)
    out.parent.mkdir(parents=True, exist_ok=True)
    written = formats.write_sheet(
        deck,
        out,
        title=title,
        answers=cast("formats.Answers", answers),
        paper=cast("formats.Paper", paper),
        now=int(time.time()),
    )
    for path in written:
        click.echo(path)
