"""`quizgen history`: where the answers are kept, and in and out as JSON lines."""

import sys
from pathlib import Path

import click

from quizgen.cli import past
from quizgen.errors import QuizgenError


@click.group("history")
def command() -> None:
    """Export what you have answered, import it elsewhere, or show where it is kept.

    \b
    Example: quizgen history export > answers.jsonl
             quizgen history import answers.jsonl
    """


@command.command("path")
@past.option
def path(history: Path | None) -> None:
    """Print the file in which answers are kept."""
    click.echo(past.place(history))


@command.command("export")
@past.option
def export(history: Path | None) -> None:
    """Print the history as JSON lines, one a card, an answer and a mock exam.

    Example: quizgen history export > answers.jsonl
    """
    from quizgen.study import transfer

    place = past.place(history)
    if not place.exists():
        raise QuizgenError(f"{place}: nothing has been answered yet")
    kept = past.opened(history)
    for line in transfer.export(kept):
        click.echo(line.encode())
    kept.close()


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@past.option
def bring(file: Path, history: Path | None) -> None:
    """Add an export to the history: all of it or nothing; answers that are there already stay as they are.

    Example: quizgen history import answers.jsonl
    """
    from quizgen.study import transfer

    try:
        text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        lines = text.decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuizgenError(f"cannot read {file} ({error})") from error
    kept = past.opened(history)
    joined = transfer.bring(kept, lines, str(file))
    kept.close()
    click.echo(f"{joined.added} answers added, {joined.known} were there already.")
