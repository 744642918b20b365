"""A build of which nothing has changed since it was last made is not made again; nothing of it is even imported."""

import json
import os
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from quizgen.cli.kept import put, state
from quizgen.errors import QuizgenError


class Before:
    """The last build into a folder."""

    def __init__(self, paths: Sequence[str], out: Path, wanted: Sequence[object]) -> None:
        """Take the notes, the folder, and all that the command line says of the deck."""
        self.place = sha256(os.fsencode(os.path.realpath(out))).hexdigest()[:24]
        self.inputs = _inputs(paths, [*wanted, os.environ.get("SOURCE_DATE_EPOCH", "")])

    def told(self) -> tuple[list[str], list[str], int] | None:
        """The files written, what was said of them, and the exit code; None where anything has changed."""
        try:
            kept = json.loads(self._path().read_bytes())
            same = kept["inputs"] == self.inputs and all(_hash(path) == digest for path, digest in kept["files"])
            found = [str(path) for path, _ in kept["files"]], [str(line) for line in kept["said"]], int(kept["code"])
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return found if same and self.inputs else None

    def keep(self, files: Sequence[Path], said: Sequence[str], code: int) -> None:
        """Remember a build that was made of these inputs."""
        try:
            made = {"inputs": self.inputs, "files": [(str(path), _hash(path)) for path in files]}
        except OSError:
            return
        put(self._path(), json.dumps(made | {"said": said, "code": code}).encode())

    def _path(self) -> Path:
        from platformdirs import user_cache_path

        return user_cache_path("quizgen") / f"build-{self.place}"


def _inputs(paths: Sequence[str], wanted: Sequence[object]) -> str:
    """A hash of all that a deck is made of; nothing where some of it cannot be read, or is no note."""
    from quizgen.cli.settings import settings
    from quizgen.cli.sources import is_catalogue
    from quizgen.notes.files import find

    if any(map(is_catalogue, paths)):
        return ""
    try:
        said = settings(paths)
        files, problems = find(paths)
        lines = [repr((os.getcwd(), list(paths), wanted, said, problems)), state(said.catalogue, date.today())]  # noqa: PTH109
        lines += [f"{path!r} {_hash(path)}" for path in files]
    except (OSError, ValueError, QuizgenError):
        return ""
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _hash(path: str | Path) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return sha256(file.read()).hexdigest()
