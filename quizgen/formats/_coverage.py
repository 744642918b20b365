"""What notes cover of an exam, as one page with charts that needs no script and asks nothing of the network."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.formats._files import replace
from quizgen.formats._render import OPENS, page

if TYPE_CHECKING:
    from quizgen.coverage import Coverage

STEPS = (1, 3, 6, 10)  # from how many concepts a week has which shade
CELL = 28  # how wide and high a week is drawn, where there is room
SMALL = 20  # of more weeks than this, the figures in the cells could not be read


def write_coverage(coverage: "Coverage", path: Path, *, count: int) -> None:
    """Write the page with the `count` first concepts to study; raises QuizgenError where it cannot be written."""
    weeks = [week.number for week in coverage.weeks]
    domains = sorted(coverage.domains, key=lambda domain: -domain.weight)
    values = {
        "coverage": coverage,
        "exam": coverage.exam,
        "domains": domains,
        "heaviest": domains[0].weight,
        "weeks": weeks,
        "heat": {task.id: _heat(weeks, task.weeks) for domain in domains for task in domain.tasks},
        "steps": STEPS,
        "cell": CELL,
        "small": len(weeks) > SMALL,
        "study": coverage.next[:count],
        "services": {
            state: [one for one in coverage.services if one.state == state] for state in ("covered", "thin", "missing")
        },
    }
    replace(path, page("web/coverage.html.j2", values, style="coverage.css"), opens=OPENS)


def _heat(weeks: Sequence[int | None], counts: Mapping[int | None, int]) -> list[tuple[int | None, int, int]]:
    """Each week with its count of concepts and its shade, from 0."""
    return [(week, counts.get(week, 0), sum(counts.get(week, 0) >= step for step in STEPS)) for week in weeks]
