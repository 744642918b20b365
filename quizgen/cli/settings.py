"""`quizgen.toml`, which stands beside the notes: what a student sets once for all commands."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import QuizgenError

NAME = "quizgen.toml"


@dataclass(frozen=True)
class Settings:
    """Folders of the student's own concepts, the deck's title, and how many catalogue cards a named concept gets."""

    catalogue: tuple[Path, ...] = ()
    title: str = "AWS"
    per_concept: int = 3


def settings(paths: Sequence[str]) -> Settings:
    """The settings of the first `quizgen.toml` in, or beside, one of the paths; the defaults where there is none."""
    for path in map(Path, paths):
        file = (path if path.is_dir() else path.parent) / NAME
        if file.is_file():
            return _read(file)
    return Settings()


def _read(file: Path) -> Settings:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise QuizgenError(f"{file}: cannot be read ({error})") from error
    wanted = {"catalogue": list, "title": str, "per_concept": int}
    for key, value in raw.items():
        if key not in wanted:
            raise QuizgenError(f"{file}: {key} is not a setting; there are {', '.join(wanted)}")
        if not isinstance(value, wanted[key]):
            raise QuizgenError(f"{file}: {key} wants a {wanted[key].__name__}")
    folders = tuple(file.parent / str(name) for name in raw.get("catalogue", ()))
    return Settings(folders, raw.get("title", Settings.title), raw.get("per_concept", Settings.per_concept))
