"""`quizgen.toml`, which stands beside the notes: what a student sets once for all commands."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.errors import QuizgenError

NAME = "quizgen.toml"


@dataclass(frozen=True)
class Settings:
    """What all commands share; `file` says where it stands.

    Folders of the student's own concepts, the deck's title, how many catalogue cards a named concept gets, a folder of
    the student's own templates, and `print`, options of `quizgen print` by their names.
    """

    catalogue: tuple[Path, ...] = ()
    title: str = "AWS"
    per_concept: int = 3
    templates: Path | None = None
    print: Mapping[str, object] = field(default_factory=dict)
    file: Path = Path(NAME)


def settings(paths: Sequence[str]) -> Settings:
    """The settings of the first `quizgen.toml` in, or beside, one of the paths, else in the folder where we are.

    The defaults where there is none.
    """
    for path in map(Path, (*paths, ".")):
        file = (path if path.is_dir() else path.parent) / NAME
        if file.is_file():
            return _read(file)
    return Settings()


def _read(file: Path) -> Settings:
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise QuizgenError(f"{file}: cannot be read ({error})") from error
    wanted = {"catalogue": list, "title": str, "per_concept": int, "templates": str, "print": dict}
    for key, value in raw.items():
        if key not in wanted:
            raise QuizgenError(f"{file}: {key} is not a setting; there are {', '.join(wanted)}")
        if not isinstance(value, wanted[key]):
            raise QuizgenError(f"{file}: {key} wants a {wanted[key].__name__}")
    folders = tuple(file.parent / str(name) for name in raw.pop("catalogue", ()))
    templates = file.parent / raw.pop("templates") if "templates" in raw else None
    if templates and not templates.is_dir():
        raise QuizgenError(f"{file}: templates: there is no folder {templates}")
    return Settings(catalogue=folders, templates=templates, file=file, **raw)
