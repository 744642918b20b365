"""A mock exam marked: all or nothing a question, unanswered is wrong, by domain, and how far to trust the figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Literal

from quizgen import __version__
from quizgen.study import screen
from quizgen.study.paper import Domain, Item, Paper
from quizgen.study.screen import Line

Band = Literal["chance", "close", "ready"]
CLOSE, READY = 60, 80
ENOUGH = 50
Z = 1.96
NOTE = (
    f"The bands are a rule of thumb of ours: below {CLOSE} % a pass would be chance, up to {READY} % close, from there "
    "ready. Exams are marked on a scale of their own; no way from a percentage to it is published."
)


@dataclass(frozen=True)
class Tally:
    """Right answers of a number of questions."""

    right: int
    total: int

    @property
    def percent(self) -> int:
        """The share that is right, rounded; 0 of nothing."""
        return round(100 * self.right / self.total) if self.total else 0

    @property
    def range(self) -> tuple[int, int]:
        """Where the true share lies, in percent: the Wilson interval of 95 %."""
        low, high = wilson(self.right, self.total)
        return round(100 * low), round(100 * high)

    @property
    def band(self) -> Band:
        """What the share says of a pass."""
        return band(self.percent)

    @property
    def told(self) -> str:
        """The band, and the bands between which it may really lie."""
        low, high = map(band, self.range)
        return self.band if low == high else f"{self.band} ({low} to {high})"


@dataclass(frozen=True)
class Marked:
    """What came of a paper; `answers` holds the options taken, by the place of the question."""

    paper: Paper
    answers: Mapping[int, tuple[int, ...]]
    took: int
    stopped: bool = False

    def right(self, place: int) -> bool:
        """Whether a question was answered, and wholly right."""
        return place in self.answers and self.paper.items[place].question.right(self.answers[place])

    @property
    def whole(self) -> Tally:
        """All questions."""
        return Tally(sum(map(self.right, range(len(self.paper.items)))), len(self.paper.items))

    @property
    def domains(self) -> tuple[tuple[Domain, Tally], ...]:
        """Each domain with its questions."""
        places: dict[str, list[int]] = {domain.id: [] for domain in self.paper.blueprint.domains}
        for place, item in enumerate(self.paper.items):
            places[item.domain.id].append(place)
        return tuple(
            (domain, Tally(sum(map(self.right, places[domain.id])), len(places[domain.id])))
            for domain in self.paper.blueprint.domains
        )

    @property
    def misses(self) -> tuple[int, ...]:
        """The places of the questions that were not right, unanswered ones too."""
        return tuple(place for place in range(len(self.paper.items)) if not self.right(place))


def wilson(right: int, total: int) -> tuple[float, float]:
    """The Wilson interval of 95 % for a share, 0 to 1; all is possible where nothing was asked."""
    if not total:
        return 0.0, 1.0
    share, spread = right / total, Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def band(percent: int) -> Band:
    """What a share says of a pass."""
    return "chance" if percent < CLOSE else "close" if percent < READY else "ready"


def report(marked: Marked, command: str) -> Iterator[Line]:
    """The result for people: the whole, each domain, what the bands mean, and how to sit the same paper again."""
    whole, plan = marked.whole, marked.paper.blueprint
    yield Line(f"{plan.code}, mock exam{' (stopped early)' if marked.stopped else ''}", "strong")
    yield Line(f"{_counted(whole)}: {whole.told}", "strong")
    if whole.total < ENOUGH:
        yield Line(f"With {whole.total} questions the figures say little; from {ENOUGH} on they say more.")
    yield Line(f"Answered {len(marked.answers)} of {whole.total} in {clock(marked.took)}; unanswered counts as wrong.")
    yield Line(f"Guessing alone would get about {round(100 * marked.paper.luck)} % right.")
    yield Line("By domain, with its weight in the exam:", "strong")
    for domain, tally in marked.domains:
        told = f"{_counted(tally)}: {tally.told}" if tally.total else "no question"
        yield Line(f"{domain.name} ({domain.weight} %): {told}", mark="  ")
    yield Line(NOTE, "faint")
    yield Line("The same paper again:", "faint")
    yield Line(command, "faint", "  ", whole=True)


def missed(marked: Marked, place: int) -> Iterator[Line]:
    """A question that was not right: what was taken, why each option is right or wrong, and where to read."""
    item, taken = marked.paper.items[place], marked.answers.get(place, ())
    unanswered = "" if taken else ", unanswered"
    yield Line("")
    yield Line(f"Question {place + 1}, {item.domain.name}{unanswered}", "faint")
    yield Line(item.question.card.prompt, "strong")
    yield from screen.chose(item.question, taken, False)


def result(marked: Marked) -> dict[str, object]:
    """The result for a program; all of it fits JSON."""
    paper = marked.paper
    return {
        "quizgen": __version__,
        "schema": 1,
        "exam": paper.blueprint.code,
        "seed": paper.seed,
        "stopped": marked.stopped,
        "seconds": marked.took,
        "answered": len(marked.answers),
        **_figures(marked.whole),
        "guessing": round(paper.luck, 3),
        "domains": [
            {"id": domain.id, "name": domain.name, "weight": domain.weight, **_figures(tally)}
            for domain, tally in marked.domains
        ],
        "missed": [_miss(paper.items[place], marked.answers.get(place, ())) for place in marked.misses],
    }


def _miss(item: Item, taken: Sequence[int]) -> dict[str, object]:
    asked = item.question
    return {
        "id": asked.card.id,
        "domain": item.domain.id,
        "prompt": asked.card.prompt,
        "answer": asked.card.answer,
        "said": [asked.shown[place] for place in taken],
        "sources": list(screen.places(asked.card)),
    }


def _figures(tally: Tally) -> dict[str, object]:
    return {**asdict(tally), "percent": tally.percent, "interval": list(tally.range), "band": tally.band}


def _counted(tally: Tally) -> str:
    low, high = tally.range
    return f"{tally.right} of {tally.total} right, {tally.percent} % ({low} to {high} %)"


def clock(seconds: float) -> str:
    """A span of time as people say it: "1 h 48 min", "5 min", "40 s"."""
    whole = max(0, int(seconds + 0.5))
    if whole < 60:
        return f"{whole} s"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
