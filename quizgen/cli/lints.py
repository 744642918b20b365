"""`quizgen lints`: the checks that every card passes."""

import click


@click.command()
def command() -> None:
    """List the checks of the cards: E blocks a card, W lowers it where there is a better one.

    Example: quizgen lints
    """
    from quizgen.lints import lints, lowers

    for id_, lint in lints().items():
        says = (lint.__doc__ or "").splitlines()[0].removeprefix(f"{id_}: ")
        click.echo(f"{id_} {'W' if lowers(lint) else 'E'} {says}")
