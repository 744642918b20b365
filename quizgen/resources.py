"""Where the files lie that ship with quizgen: inside the package in a wheel, beside it in a checkout."""

from pathlib import Path

HERE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder "decks", "docs" or "templates"."""
    shipped = HERE / "_data" / name
    return shipped if shipped.is_dir() else HERE.parent / name
