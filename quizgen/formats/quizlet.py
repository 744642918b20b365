"""The deck as terms and definitions with a tab between them, to paste into Quizlet's import."""

from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.formats._files import replace
from quizgen.formats._flat import back, front
from quizgen.formats._question import questions
from quizgen.model import Deck

SUFFIX = ".tsv"


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write a card a line; neither the time nor an earlier file changes what is written."""
    del now, previous
    rows = ["\t".join((" · ".join(front(entry)), " · ".join(back(entry)))) for entry in questions(deck)]
    _refuse(path)
    replace(path, "".join(f"{row}\n" for row in rows).encode(), opens=b"")


def _refuse(path: Path) -> None:
    """Raise QuizgenError for a file that is no table of two columns: nothing else tells ours from another's."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    except (OSError, UnicodeDecodeError):
        lines = [""]
    if any(line.count("\t") != 1 for line in lines):
        raise QuizgenError(f"{path} holds something that quizgen did not write; choose another name or delete it")
