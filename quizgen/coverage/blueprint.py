"""An exam as its guide describes it: domains with their weight, tasks, status, and the page it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizgen.catalogue import Catalogue
from quizgen.errors import QuizgenError


@dataclass(frozen=True)
class Exam:
    """One exam; `weights` are percent of the scored questions by domain id, `tasks` titles by task id ("2.1").

    `listed` is false where the catalogue has no list of the guide's tasks, so that only tagged tasks are known.
    """

    family: str
    code: str
    name: str
    domains: Mapping[str, str]
    weights: Mapping[str, int]
    tasks: Mapping[str, str]
    listed: bool
    status: str
    source: str
    checked: str


def exam(catalogue: Catalogue, name: str) -> Exam:
    """The exam of a family ("saa") or a code ("SAA-C03"); raises QuizgenError where there is none."""
    wanted = name.strip().casefold()
    known: Mapping[str, Mapping[str, Any]] = catalogue.data["exams"]
    for family, raw in known.items():
        if wanted in (family, str(raw["code"]).casefold()):
            concepts = (catalogue[id_] for id_ in catalogue.ids)
            return _exam(family, raw, {task for one in concepts for task in one.exams.get(family, ())})
    some = ", ".join(f"{family} ({raw['code']})" for family, raw in known.items())
    raise QuizgenError(f"no exam is called {name!r}; there are {some}")


def _exam(family: str, raw: Mapping[str, Any], tagged: set[str]) -> Exam:
    domains = {str(key): entry for key, entry in raw["domains"].items()}
    titles = {str(key): str(title) for key, title in (raw.get("tasks") or {}).items()}
    tasks = {task: titles.get(task, "") for task in {*titles, *tagged} if task.partition(".")[0] in domains}
    return Exam(
        family=family,
        code=str(raw["code"]),
        name=str(raw["name"]),
        domains={key: str(entry["name"]) for key, entry in domains.items()},
        weights={key: int(entry["weight"]) for key, entry in domains.items()},
        tasks=dict(sorted(tasks.items(), key=lambda task: _number(task[0]))),
        listed=bool(titles),
        status="" if raw.get("status") == "active" else str(raw.get("status") or ""),
        source=str(raw.get("source") or ""),
        checked=str(raw.get("checked") or ""),
    )


def _number(task: str) -> tuple[tuple[int, str], ...]:
    """Task ids in the order of the guide: 2.9 before 2.10."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in task.split("."))
