"""The history as commands get at it: the file that is given, QUIZGEN_HISTORY, or the user's data folder."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from quizgen.model import Deck
    from quizgen.study.history import History

MISSED = "missed"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def option(command: _Command) -> _Command:
    """The option that every command with a history has."""
    file = click.Path(path_type=Path, dir_okay=False)
    told = "The file in which answers are kept; else QUIZGEN_HISTORY, else your data folder."
    return click.option("--history", type=file, metavar="FILE", help=told)(command)


def place(given: Path | None) -> Path:
    """The path of the history file."""
    if given:
        return given
    if named := os.environ.get("QUIZGEN_HISTORY"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("quizgen", appauthor=False) / "history.db"


def opened(given: Path | None) -> "History":
    """The history, made where there is none; weights.json beside it is read if it is there. Raises QuizgenError."""
    from quizgen.study.history import History
    from quizgen.study.schedule import Schedule, weights

    path = place(given)
    return History(path, Schedule(weights(path.with_name("weights.json"))), tell)


def consulted(given: Path | None) -> "History":
    """The history to look into: without a file an empty one in memory, so that looking makes none."""
    if place(given).exists():
        return opened(given)
    from quizgen.study.history import History
    from quizgen.study.schedule import Schedule

    return History(Path(":memory:"), Schedule(), tell)


def marked(deck: "Deck", given: Path | None) -> "Deck":
    """The deck with a tag on each card of the concepts that were missed the last time they came up; says how many."""
    from dataclasses import replace

    history = consulted(given)
    missed = history.missed_subjects()
    history.close()
    of_missed = [card.fact.subject.key in missed for card in deck.cards]
    count = sum(of_missed)
    tell(f"{count} card{'s'[: count != 1]} tagged {MISSED!r}: of concepts that you missed the last time they came up")
    cards = zip(deck.cards, of_missed, strict=True)
    return replace(deck, cards=tuple(replace(card, tags=(*card.tags, MISSED)) if hit else card for card, hit in cards))


def tell(text: str) -> None:
    """Say something about the history on stderr."""
    click.echo(f"quizgen: {text}", err=True)
