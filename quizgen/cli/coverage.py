"""`quizgen coverage`: what of an exam the notes cover, and what to study next."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from quizgen.coverage import Coverage, Domain, Standing, Task
    from quizgen.model import Problem


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--exam", "name", required=True, help="The exam, by its short name or its code: clf, saa, dva, SAA-C03 …")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page with charts to this file.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option(
    "-n", "--next", "count", type=click.IntRange(0), default=10, show_default=True, help="How many concepts to study."
)
def command(paths: tuple[str, ...], name: str, html: Path | None, as_json: bool, count: int) -> None:
    """Show which domains, tasks and services of an exam the notes cover, by week, and what to study next.

    A concept is named where a line of yours writes its name; plans and template text do not count. It is covered when
    the notes say something of it that quizgen understands and the catalogue does not contradict; a service needs two
    different things, and the goals of a week say nothing yet. Named, but no more: thin. Not named: missing.

    A task is judged by its core concepts (tier 1 of the catalogue; where these are fewer than three, the next tiers
    too). Covered: three quarters of them are named and half are covered. Missing: less than a quarter are named.
    Thin: everything between. A domain has the mean of its tasks, the exam the mean of its domains by their weight.

    This counts what stands in the notes, not what you know.

    Example: quizgen coverage notes/ --exam saa --html build/coverage.html
    """
    from quizgen import catalogue
    from quizgen.cli.settings import settings
    from quizgen.cli.sources import read_of
    from quizgen.coverage import cover

    read, problems = read_of(paths)
    found = cover(read, catalogue.load(settings(paths).catalogue), name)
    if html:
        _page(found, html, count)
    if as_json:
        click.echo(json.dumps(tree(found), ensure_ascii=False, indent=1))
    elif not html:
        from quizgen.cli.charts import show

        show(found, count)
    if html:
        click.echo(f"{found.exam.code}: {found.named:.0%} named, {found.explained:.0%} explained", err=True)
        click.echo(html, err=as_json)
    sys.exit(_skipped([*problems, *(problem for note, _ in read for problem in note.problems)]))


def _page(found: "Coverage", path: Path, count: int) -> None:
    from quizgen import formats
    from quizgen.errors import QuizgenError

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizgenError(f"{path.parent}: cannot be written to ({error.strerror})") from error
    formats.write_coverage(found, path, count=count)


def _skipped(problems: Iterable["Problem"]) -> int:
    """Show what could not be read; 1 where there is any."""
    from quizgen.cli.build import SKIPPED

    lost = [problem for problem in problems if problem.code in SKIPPED]
    for problem in lost:
        click.echo(str(problem), err=True)
    return 1 if lost else 0


def tree(found: "Coverage") -> dict[str, Any]:
    """The coverage as plain data, schema 1; shares go from 0 to 1, weights and gains are percent of the exam."""
    from quizgen import __version__

    exam = found.exam
    return {
        "quizgen": __version__,
        "schema": 1,
        "exam": {key: value for key, value in asdict(exam).items() if key not in ("domains", "weights", "tasks")},
        "notes": found.notes,
        "named": round(found.named, 4),
        "explained": round(found.explained, 4),
        "judged_weight": found.weight,
        "domains": [_domain(domain) for domain in found.domains],
        "services": [_standing(one) for one in found.services],
        "next": [_standing(one) | {"gain": one.gain} for one in found.next],
        "weeks": [
            {"week": week.number, "concepts": week.concepts, "new": [one.concept for one in week.fresh]}
            | {"tasks": dict(week.tasks)}
            for week in found.weeks
        ],
        "other_concepts": found.other,
    }


def _domain(domain: "Domain") -> dict[str, Any]:
    own = {"id": domain.id, "title": domain.title, "weight": domain.weight, "state": domain.state}
    return own | _shares(domain) | {"tasks": [_task(task) for task in domain.tasks]}


def _task(task: "Task") -> dict[str, Any]:
    weeks = [{"week": week, "concepts": count} for week, count in task.weeks.items()]
    own = {"id": task.id, "title": task.title, "state": task.state} | _shares(task)
    return own | {"core": [_standing(one) for one in task.core], "concepts": task.concepts, "weeks": weeks}


def _shares(judged: "Domain | Task") -> dict[str, float | None]:
    """The two shares; none where there is nothing to judge by."""
    known = judged.state != "unknown"
    return {
        "named": round(judged.named, 4) if known else None,
        "explained": round(judged.explained, 4) if known else None,
    }


def _standing(one: "Standing") -> dict[str, Any]:
    return {
        "concept": one.concept,
        "name": one.name,
        "kind": one.kind,
        "tier": one.tier,
        "tasks": list(one.tasks),
        "state": one.state,
        "statements": one.said,
        "weeks": list(one.weeks),
        "lines": [{"path": span.path, "line": span.first} for span in one.lines],
        "documentation": one.url,
    }
