"""`quizgen lints`: the checks that every card passes."""

import click


@click.command()
def command() -> None:
    """List the checks that every card passes.

    Example: quizgen lints
    """
    from quizgen.lints import lints

    for lint in lints().values():
        click.echo((lint.__doc__ or "").strip().splitlines()[0])
