"""How an exam stands: concepts, tasks, domains and weeks, each with its shares and a word for them.

A concept is covered when the notes say something of it (of a service: two different things), thin when they only name
it, or say too little, and missing when they do not name it. A task is judged by its core concepts alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.coverage.blueprint import Exam
from quizgen.model import Span

State = Literal["covered", "thin", "missing", "unknown"]
NAMED, EXPLAINED, SCARCE = 0.75, 0.5, 0.25


@dataclass(frozen=True)
class Standing:
    """One concept of the exam; `gain` is percent points of the exam that its task shares would still give."""

    concept: str
    name: str
    kind: str
    tier: int
    tasks: tuple[str, ...]
    state: State
    said: int
    weeks: tuple[int | None, ...] = ()
    lines: tuple[Span, ...] = ()
    url: str = ""
    gain: float = 0.0


@dataclass(frozen=True)
class Task:
    """A task of the guide; `core` are the concepts that it is judged by, `weeks` how many concepts each week names."""

    id: str
    title: str
    core: tuple[Standing, ...]
    concepts: int
    weeks: Mapping[int | None, int]

    @property
    def named(self) -> float:
        """The share of the core concepts that the notes name."""
        return _share(self.core, "covered", "thin")

    @property
    def explained(self) -> float:
        """The share of the core concepts that the notes say enough of."""
        return _share(self.core, "covered")

    @property
    def state(self) -> State:
        """Covered, thin or missing; unknown where the catalogue has too few concepts to judge by."""
        return _state(self.named, self.explained) if self.core else "unknown"


@dataclass(frozen=True)
class Domain:
    """A domain; all judged tasks count alike, for the guide weighs domains only. `weight` is percent of the exam."""

    id: str
    title: str
    weight: int
    tasks: tuple[Task, ...]

    @property
    def judged(self) -> tuple[Task, ...]:
        """The tasks that have concepts to be judged by; none where these are fewer than half of the domain's tasks."""
        known = tuple(task for task in self.tasks if task.core)
        return known if len(known) * 2 >= len(self.tasks) else ()

    @property
    def named(self) -> float:
        """The mean of the tasks' shares of named concepts."""
        return _mean([task.named for task in self.judged])

    @property
    def explained(self) -> float:
        """The mean of the tasks' shares of covered concepts."""
        return _mean([task.explained for task in self.judged])

    @property
    def state(self) -> State:
        """As for a task, by the means."""
        return _state(self.named, self.explained) if self.judged else "unknown"


@dataclass(frozen=True)
class Week:
    """What one week names: concepts of the exam by task, how many in all, and those that no week before it names."""

    number: int | None
    tasks: Mapping[str, int]
    concepts: int
    fresh: tuple[Standing, ...]


@dataclass(frozen=True)
class Coverage:
    """Notes held against an exam; `other` counts named concepts that are not of this exam."""

    exam: Exam
    notes: int
    domains: tuple[Domain, ...]
    services: tuple[Standing, ...]
    next: tuple[Standing, ...]
    weeks: tuple[Week, ...]
    other: int

    @property
    def weight(self) -> int:
        """How much of the exam, in percent, lies in domains that could be judged."""
        return sum(domain.weight for domain in self.domains if domain.judged)

    @property
    def named(self) -> float:
        """The domains' shares of named concepts, by weight, over the domains that could be judged."""
        return sum(domain.weight * domain.named for domain in self.domains) / max(self.weight, 1)

    @property
    def explained(self) -> float:
        """The domains' shares of covered concepts, by weight, over the domains that could be judged."""
        return sum(domain.weight * domain.explained for domain in self.domains) / max(self.weight, 1)


def _share(core: Sequence[Standing], *states: State) -> float:
    return sum(one.state in states for one in core) / len(core) if core else 0.0


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


def _state(named: float, explained: float) -> State:
    if round(named, 9) >= NAMED and round(explained, 9) >= EXPLAINED:
        return "covered"
    return "missing" if round(named, 9) < SCARCE else "thin"
