"""The lines about each concept judged by a blueprint: tasks, domains, weeks, and what to study next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizgen.catalogue import Catalogue, Concept
from quizgen.coverage.blueprint import Exam
from quizgen.coverage.standing import Coverage, Domain, Standing, Task, Week
from quizgen.coverage.tracing import Line, Traces

FEW = 3  # of fewer concepts no share is worth telling
ENOUGH = {"service": 2}  # how many different things must be said of a concept of this kind; one of any other
GAIN = {"missing": 1.0, "thin": 0.5}  # how much of a concept there is still to gain


def judge(exam: Exam, traces: Traces, catalogue: Catalogue, notes: int) -> Coverage:
    """Judge all concepts, tasks and domains of an exam by the lines that the notes have about each concept."""
    known = [catalogue[id_] for id_ in catalogue.ids if exam.family in catalogue[id_].exams]
    concepts = {one.id: _standing(one, exam, traces.get(one.id, ()), catalogue) for one in known if _alive(one)}
    tasks = {task: _task(exam, task, list(concepts.values())) for task in exam.tasks}
    domains = tuple(
        Domain(key, title, exam.weights[key], tuple(task for id_, task in tasks.items() if _home(id_) == key))
        for key, title in exam.domains.items()
    )
    return Coverage(
        exam=exam,
        notes=notes,
        domains=domains,
        services=tuple(sorted((one for one in concepts.values() if one.kind == "service"), key=_rank)),
        next=_next(domains, catalogue),
        weeks=_weeks(concepts.values()),
        other=sum(id_ not in concepts for id_ in traces),
    )


def _alive(concept: Concept) -> bool:
    return concept.lifecycle != "ended"


def _home(task: str) -> str:
    return task.partition(".")[0]


def _standing(concept: Concept, exam: Exam, lines: Sequence[Line], catalogue: Catalogue) -> Standing:
    said = len({topic for line in lines for topic in line.says})
    enough = said >= ENOUGH.get(concept.kind, 1)
    statements = filter(None, (concept.definition, concept.purpose))
    pages = catalogue.references(statement.src for statement in statements)
    return Standing(
        concept=concept.id,
        name=concept.name,
        kind=concept.kind,
        tier=concept.tier,
        tasks=tuple(task for task in exam.tasks if task in concept.exams[exam.family]),
        state="covered" if enough else "thin" if lines else "missing",
        said=said,
        weeks=_ordered({line.week for line in lines}),
        lines=tuple(line.span for line in lines),
        url=pages[0].url if pages else "",
    )


def _ordered(weeks: set[int | None]) -> tuple[int | None, ...]:
    """The weeks in their order; what stands in no week comes last."""
    return tuple(sorted(weeks, key=lambda week: (week is None, week or 0)))


def _task(exam: Exam, id_: str, concepts: Sequence[Standing]) -> Task:
    own = [one for one in concepts if id_ in one.tasks]
    weeks = Counter(week for one in own for week in one.weeks)
    return Task(id_, exam.tasks[id_], _core(own), len(own), {week: weeks[week] for week in _ordered({*weeks})})


def _core(own: Sequence[Standing]) -> tuple[Standing, ...]:
    """Concepts of tier 1; where they are too few, those of the next tiers too; none where all are too few."""
    for tier in (1, 2, 3):
        core = tuple(one for one in own if one.tier <= tier)
        if len(core) >= FEW:
            return core
    return ()


def _rank(standing: Standing) -> tuple[object, ...]:
    return ("covered", "thin", "missing").index(standing.state), standing.tier, standing.name.casefold()


def _next(domains: Sequence[Domain], catalogue: Catalogue) -> tuple[Standing, ...]:
    """Core concepts not yet covered, by what they would add to the exam's share; no part before its missing whole."""
    gains: dict[str, float] = {}
    open_: dict[str, Standing] = {}
    for domain in domains:
        for task in domain.judged:
            worth = domain.weight / len(domain.judged) / len(task.core)
            for one in task.core:
                if one.state in GAIN:
                    open_[one.concept] = one
                    gains[one.concept] = gains.get(one.concept, 0.0) + worth * GAIN[one.state]
    placed: dict[str, Standing] = {}
    for one in sorted(open_.values(), key=lambda one: (-round(gains[one.concept], 6), one.tier, one.name.casefold())):
        wholes = [id_ for id_ in catalogue[one.concept].part_of if id_ in open_ and open_[id_].state == "missing"]
        for id_ in (*wholes, one.concept):
            placed.setdefault(id_, replace(open_[id_], gain=round(gains[id_], 2)))
    return tuple(placed.values())


def _weeks(concepts: Iterable[Standing]) -> tuple[Week, ...]:
    """What each week names, the numbered weeks in order, then the lines of no week."""
    by_week: dict[int | None, list[Standing]] = {}
    for one in concepts:
        for week in one.weeks:
            by_week.setdefault(week, []).append(one)
    return tuple(
        Week(
            number=week,
            tasks=dict(sorted(Counter(task for one in by_week[week] for task in one.tasks).items())),
            concepts=len(by_week[week]),
            fresh=tuple(sorted((one for one in by_week[week] if one.weeks[0] == week), key=_rank)),
        )
        for week in _ordered({*by_week})
    )
