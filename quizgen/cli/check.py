"""`quizgen check`: the problems of notes alone, as a linter prints them."""

import json
import sys
from dataclasses import asdict

import click


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a problem.")
def command(paths: tuple[str, ...], as_json: bool) -> None:
    """Report what is wrong, dated, incomplete, damaged or left over in notes; exit 1 when there is anything.

    Example: quizgen check notes/
    """
    from quizgen.cli.sources import made_of

    made = made_of(paths)
    problems = sorted({*made.deck.problems, *made.remarks})
    for problem in problems:
        click.echo(json.dumps(asdict(problem), ensure_ascii=False) if as_json else str(problem))
    sys.exit(1 if problems else 0)
