"""`quizgen lints`: the checks of cards, of whole sheets, and of the answers that they got."""

import click


@click.command()
def command() -> None:
    """List the checks of cards, of a whole sheet, and of answers: E blocks, W lowers where there is a better one.

    Example: quizgen lints
    """
    from quizgen.audit.marks import MARKS
    from quizgen.lints import lints, lowers
    from quizgen.study import items

    for id_, lint in lints().items():
        says = (lint.__doc__ or "").splitlines()[0].removeprefix(f"{id_}: ")
        click.echo(f"{id_} {'W' if lowers(lint) else 'E'} {says}")
    for mark in MARKS:
        click.echo(f"{mark.id} {'W' if mark.lowers else 'E'} in a sheet: {mark.says}")
    for id_, says in items.MARKS.items():
        click.echo(f"{id_} W in quizgen stats: {says}")
