"""`quizgen help`: the pages of docs/, by topic."""

import sys

import click


@click.command()
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    """Show a page of the documentation, or list the topics; for a command without a page, its options.

    Example: quizgen help limits
    """
    from quizgen.cli import COMMANDS
    from quizgen.errors import QuizgenError
    from quizgen.resources import folder

    pages = {page.stem: page for page in sorted(folder("docs").glob("*.md"))}
    if not topic:
        for name, page in pages.items():
            click.echo(f"{name:<14}{page.read_text(encoding='utf-8').partition(chr(10))[0].lstrip('# ')}")
    elif topic in pages:
        _show(pages[topic].read_text(encoding="utf-8"))
    elif topic in COMMANDS:
        click.echo(_options(topic))
    else:
        raise QuizgenError(f"no topic is called {topic!r}; there are {', '.join(pages)}, and every command")


def _show(text: str) -> None:
    """Markdown as it is in a pipe, laid out on a terminal."""
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    with console.pager(styles=True):
        console.print(Markdown(text))


def _options(name: str) -> str:
    from quizgen.cli import main

    parent = click.Context(main, info_name="quizgen")
    found = main.get_command(parent, name)
    return found.get_help(click.Context(found, info_name=name, parent=parent)) if found else ""
