"""What commands that write files have in common: their options, and what `quizgen.toml` says for those not given."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from quizgen.errors import QuizgenError

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)

paths = click.argument("paths", nargs=-1, required=True)
templates = click.option(
    "--templates", type=FOLDER, help="A folder whose print/ and web/ templates win over those that ship."
)


def one_of(name: str, *values: str, say: str) -> Decorator:
    """An option with a few values, of which the first holds when none is given."""
    return click.option(name, type=click.Choice(values), default=values[0], show_default=True, help=say)


def set_by(read: Callable[[Sequence[str]], tuple[Path, Mapping[str, object]]]) -> Decorator:
    """PATHS, read before all options: what `read` finds in a file beside them holds for options that are not given."""

    def preset(ctx: click.Context, _: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
        file, table = read(given)
        flags = {_key(param): param for param in ctx.command.params if isinstance(param, click.Option)}
        if unknown := [key for key in table if key not in flags]:
            raise QuizgenError(f"{file}: {unknown[0]} is not a setting; there are {', '.join(flags)}")
        ctx.default_map = {flags[key].name or "": _checked(ctx, flags[key], table[key], file) for key in table}
        return given

    return click.argument("paths", nargs=-1, required=True, is_eager=True, callback=preset)


def _key(option: click.Option) -> str:
    """The option as a setting is called: "--large-print" is large_print."""
    return option.opts[-1].lstrip("-").replace("-", "_")


def _checked(ctx: click.Context, option: click.Option, value: object, file: Path) -> object:
    """The value as click wants it; raises QuizgenError where the option would refuse it."""
    if option.is_flag and not isinstance(value, bool):
        raise QuizgenError(f"{file}: {_key(option)} wants true or false")
    value = [str(value)] if option.multiple and not isinstance(value, list) else value
    value = str(file.parent / value) if isinstance(option.type, click.Path) and isinstance(value, str) else value
    try:
        option.process_value(ctx, value)
    except click.BadParameter as error:
        raise QuizgenError(f"{file}: {_key(option)}: {error.message}") from error
    return value


def formats_known(names: Sequence[str]) -> None:
    """Raise QuizgenError for a name that no format has."""
    from quizgen import formats

    if unknown := [name for name in names if name not in formats.names()]:
        raise QuizgenError(f"no format is called {unknown[0]!r}; there are {', '.join(formats.names())}")


def made_ready(folder: Path) -> None:
    """Make the folder; raises QuizgenError where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizgenError(f"{folder}: cannot be written to ({error.strerror})") from error
