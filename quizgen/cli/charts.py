"""Coverage as a terminal shows it: bars, weeks and lists that fit its width, with or without colour."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import JustifyMethod, RenderableType
    from rich.table import Table
    from rich.text import Text

    from quizgen.coverage import Coverage, Domain, Standing, State, Task

NARROW, BAR, MANY = 72, 12, 12
COLOURS = {"covered": "green", "thin": "yellow", "missing": "red", "unknown": "dim"}
WORDS = {"unknown": "not judged"}
BLOCKS, PLAIN = "█▒·", "#=."  # explained, only named, not there
PARTIAL = "The catalogue knows only some tasks of {code}, and few concepts of each: take the figures as a hint."


@dataclass(frozen=True)
class Row:
    """A domain or a task as it is shown."""

    name: str
    bar: str
    state: "State"
    named: str = ""
    explained: str = ""
    weeks: str = ""
    head: bool = False


def show(found: "Coverage", count: int) -> None:
    """Print it to stdout; characters that it cannot show become question marks."""
    from rich.console import Console

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False, markup=False)
    marks = BLOCKS if console.encoding.lower().startswith("utf") else PLAIN
    rows = list(_rows(found, marks))
    legend = f"{marks[0]} explained  {marks[1]} only named  {marks[2]} not in the notes"
    chart = [_wide(rows)] if console.width >= NARROW else list(_narrow(rows))
    for part in (_head(found), [*chart, legend], _weeks(found), _services(found)):
        for entry in part:
            console.print(entry)
        console.print()
    for line in _study(found, count):
        console.print(line, soft_wrap="://" in str(line))  # an address stays whole


def _head(found: "Coverage") -> Iterator["RenderableType"]:
    from rich.text import Text

    exam = found.exam
    yield Text(f"{exam.code} {exam.name}", style="bold")
    if exam.status:
        yield Text(f"This exam: {exam.status}.", style="yellow")
    if not exam.listed:
        yield Text(PARTIAL.format(code=exam.code), style="yellow")
    if found.weight < 100:
        yield Text(f"Only domains with {found.weight} % of the questions could be judged.", style="yellow")
    notes = f"{found.notes} note{'s'[: found.notes != 1]}"
    shares = f"{_percent(found.named)} of the core concepts named, {_percent(found.explained)} explained"
    yield f"{notes}. By exam weight: {shares}."


def _rows(found: "Coverage", marks: str) -> Iterator[Row]:
    """Domains, the heaviest first, each with its tasks."""
    for domain in sorted(found.domains, key=lambda domain: -domain.weight):
        name = f"{domain.id} {domain.title} ({domain.weight} %)"
        named, explained = (_percent(domain.named), _percent(domain.explained)) if domain.judged else ("", "")
        yield Row(name, _bar(domain, marks), domain.state, named, explained, head=True)
        for task in domain.tasks:
            name = f"{task.id} {task.title}".strip()
            yield Row(name, _bar(task, marks), task.state, *_counted(task), _runs(list(task.weeks)))


def _counted(task: "Task") -> tuple[str, str]:
    if not task.core:
        return "", ""
    named = sum(one.state != "missing" for one in task.core)
    explained = sum(one.state == "covered" for one in task.core)
    return f"{named}/{len(task.core)}", str(explained)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _runs(weeks: Sequence[int | None]) -> str:
    """Weeks as a person would write them: "1, 3–5, none"."""
    runs: list[list[int]] = []
    for week in weeks:
        if week is not None and runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        elif week is not None:
            runs.append([week])
    told = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return ", ".join([*told, "none"] if None in weeks else told)


def _bar(judged: "Domain | Task", marks: str) -> str:
    """Explained, then only named, then the rest; only what is nothing has no mark, only what is all has all."""
    if judged.state == "unknown":
        return " " * BAR
    explained = _cells(judged.explained)
    named = max(_cells(judged.named), explained)
    return marks[0] * explained + marks[1] * (named - explained) + marks[2] * (BAR - named)


def _cells(share: float) -> int:
    return BAR if share >= 1 else min(max(round(share * BAR), share > 0), BAR - 1)


COLUMNS: dict[str, "JustifyMethod"] = {
    "task": "left",
    "": "left",
    "state": "left",
    "named": "right",
    "explained": "right",
    "weeks": "left",
}


def _wide(rows: Sequence[Row]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column, side in COLUMNS.items():
        table.add_column(column, justify=side, no_wrap=column not in ("task", "weeks"))
    for row in rows:
        name = Text(row.name, style="bold" if row.head else "")
        state = Text(WORDS.get(row.state, row.state), style=COLOURS[row.state])
        table.add_row(name, Text(row.bar, style=COLOURS[row.state]), state, row.named, row.explained, row.weeks)
    return table


def _narrow(rows: Sequence[Row]) -> Iterator["Text"]:
    from rich.text import Text

    for row in rows:
        yield Text(row.name, style="bold" if row.head else "")
        state = WORDS.get(row.state, row.state)
        yield Text.assemble("  ", (f"{row.bar} {state}" if row.bar.strip() else state, COLOURS[row.state]))
        shares = f"{row.named} named, {row.explained} explained" if row.named else ""
        weeks = f"weeks {row.weeks}" if row.weeks else ""
        if told := "; ".join(filter(None, (shares, weeks))):
            yield Text(f"  {told}")


def _weeks(found: "Coverage") -> Iterator["RenderableType"]:
    """What each week names, by task, the most first."""
    from rich.table import Table

    if not found.weeks:
        yield "No line names a concept of this exam."
        return
    yield "Week by week: how many concepts of this exam the notes name, and of which tasks"
    table = Table.grid(padding=(0, 2, 0, 0))
    for week in found.weeks:
        name = "  no week" if week.number is None else f"  week {week.number}"
        most = sorted(week.tasks.items(), key=lambda task: -task[1])
        tasks = ", ".join(f"{task} ({count})" for task, count in most)
        table.add_row(name, f"{week.concepts}, {len(week.fresh)} new", tasks)
    yield table


def _services(found: "Coverage") -> Iterator["Text"]:
    from rich.text import Text

    yield Text(f"The {len(found.services)} services that the catalogue has for this exam")
    for state in ("covered", "thin", "missing"):
        names = [one.name for one in found.services if one.state == state]
        most = MANY if state == "missing" else len(names)
        more = f" and {len(names) - most} more (--json, --html)" if len(names) > most else ""
        listed = f": {', '.join(names[:most])}{more}" if names else ""
        yield Text.assemble("  ", (f"{state} {len(names)}", COLOURS[state]), listed)


def _study(found: "Coverage", count: int) -> Iterator["str | Text"]:
    from rich.text import Text

    if not found.next:
        yield "Nothing is left to study: every core concept is covered."
        return
    shown = found.next[:count]
    yield f"Study next: {len(shown)} of {len(found.next)} core concepts that are not covered, those first that add most"
    for number, one in enumerate(shown, 1):
        yield Text.assemble(f"{number:3} ", (one.name, "bold"), f": {_why(one)}; tasks {', '.join(one.tasks)}")
        if one.url:
            yield Text(f"    {one.url}", style="dim")


def _why(one: "Standing") -> str:
    if one.state == "missing":
        return "not in your notes"
    told = "only named" if not one.said else "only one thing said"
    return f"{told}, {one.lines[0]}"
