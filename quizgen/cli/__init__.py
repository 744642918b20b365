"""The only room that prints, prompts or exits: one command a file, loaded when it is asked for."""

import gc
import sys
from importlib import import_module
from typing import Any

import click

from quizgen import __version__
from quizgen.errors import QuizgenError

COMMANDS = {
    "build": "Make an Anki deck, a quiz page and deck.json from notes.",
    "push": "Open the Anki deck in the Anki that runs on this computer.",
    "print": "Print a quiz sheet with its answer key.",
    "quiz": "Ask ten questions in the terminal, or what is due.",
    "exam": "Sit a mock exam by its blueprint, against the clock.",
    "stats": "Show what you know, what is due and what you mix up.",
    "history": "Export or import what you have answered.",
    "explain": "Show what each line of a note became, or why nothing.",
    "check": "Report what is wrong, dated or incomplete in notes.",
    "coverage": "Show what of an exam the notes cover, and what to study next.",
    "catalogue": "Look up a concept, or check the catalogue.",
    "lints": "List the checks that every card passes.",
    "doctor": "Show what a bug report needs to know about this computer.",
    "help": "Show a page of the documentation.",
}


class Quizgen(click.Group):
    """Commands by name, their modules imported only when used; a QuizgenError is one line and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the list above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command's module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"quizgen.cli.{cmd_name.replace('print', 'sheet')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; show what the user can put right as one line."""
        gc.set_threshold(200_000, 50, 100)  # hardly anything here is cyclic, and looking for what is took a third
        try:
            return super().invoke(ctx)
        except QuizgenError as error:
            click.echo(f"quizgen: {error}", err=True)
            sys.exit(2)


@click.command(cls=Quizgen, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quizgen")
def main() -> None:
    """Turn AWS study notes into Anki decks, printable quizzes and a quick self-test.

    Example: quizgen build notes/ -o build
    """
