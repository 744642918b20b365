"""`quizgen lints`: the checks of cards and of whole sheets."""

import click


@click.command()
def command() -> None:
    """List the checks of cards, then those of a whole sheet: E blocks, W lowers where there is a better one.

    Example: quizgen lints
    """
    from quizgen.audit.marks import MARKS
    from quizgen.lints import lints, lowers

    for id_, lint in lints().items():
        says = (lint.__doc__ or "").splitlines()[0].removeprefix(f"{id_}: ")
        click.echo(f"{id_} {'W' if lowers(lint) else 'E'} {says}")
    for mark in MARKS:
        click.echo(f"{mark.id} {'W' if mark.lowers else 'E'} in a sheet: {mark.says}")
