"""What notes cover of an exam: what they say of each concept, held against the blueprint."""

from collections.abc import Sequence

from quizgen.catalogue import Catalogue
from quizgen.coverage.blueprint import Exam, exam
from quizgen.coverage.judging import judge
from quizgen.coverage.standing import Coverage, Domain, Standing, State, Task, Week
from quizgen.coverage.tracing import Line, traces
from quizgen.errors import QuizgenError
from quizgen.model import Bullet, Note

__all__ = ["Coverage", "Domain", "Exam", "Line", "Standing", "State", "Task", "Week", "cover", "exam"]

ENOUGH = 50  # percent of an exam that must lie in domains that can be judged


def cover(notes: Sequence[tuple[Note, Sequence[Bullet]]], catalogue: Catalogue, name: str) -> Coverage:
    """Hold notes against an exam, given as "saa" or "SAA-C03"; the order of the notes changes nothing.

    Raises QuizgenError for an exam that the catalogue does not have, or knows too little of: domains that hold
    less than half of its questions could be judged.
    """
    wanted = exam(catalogue, name)
    found = judge(wanted, traces(notes, catalogue), catalogue, len(notes))
    if found.weight < ENOUGH:
        some = ", ".join(_judged(catalogue))
        raise QuizgenError(f"{wanted.code}: the catalogue knows too few of its concepts to judge notes by; try {some}")
    return found


def _judged(catalogue: Catalogue) -> list[str]:
    """The exams that notes can be held against."""
    families: list[str] = sorted(catalogue.data["exams"])
    return [name for name in families if judge(exam(catalogue, name), {}, catalogue, 0).weight >= ENOUGH]
