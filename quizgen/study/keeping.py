"""A sitting's memory: each answer goes into the history as it is given, and comes out again when it is taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import urandom
from time import monotonic, time
from typing import TYPE_CHECKING

from quizgen.model import Card
from quizgen.study.schedule import grade

if TYPE_CHECKING:
    from quizgen.study.history import History


@dataclass(frozen=True)
class Step:
    """How to take one step of a drill back; `id` and `sure` are of the answer that was kept, if it was one."""

    back: Callable[[], None]
    id: str = ""
    sure: int = 0


class Keeper:
    """Keeps what a drill does, and remembers how to take each step back; without a history it keeps nothing."""

    def __init__(self, history: "History | None" = None, clock: Callable[[], float] = time) -> None:
        """Take the history and the clock, which counts seconds since 1970."""
        self.history, self.clock, self.session = history, clock, urandom(12).hex()
        self.steps: list[Step] = []
        self._usual: dict[str, int] = {}
        self._shown, self._took = monotonic(), 0

    def show(self) -> None:
        """The question stands on the screen now."""
        self._shown = monotonic()

    def hear(self) -> None:
        """The answer has been given now."""
        self._took = int(1000 * (monotonic() - self._shown))

    def answer(self, card: Card, right: bool, said: str, note: str, foil: str = "", sure: int = 0) -> None:
        """Keep an answer; on the disk when this returns."""
        if self.history is None:
            self.steps.append(Step(_nothing))
            return
        from quizgen.study.history import Answer

        rating = grade(right, self._took, self._typical(card), sure, slip=note in ("typo", "helped"))
        at = int(1000 * self.clock())
        id_ = self.history.record(
            card,
            Answer(card.id, right, at, self._took, rating, sure, said, note, foil, self.session),
        )
        forget = self.history.forget
        self.steps.append(Step(lambda: forget(id_), id_, sure))

    def skip(self) -> None:
        """A question was passed over: nothing to keep, one step to take back."""
        self.steps.append(Step(_nothing))

    def bury(self, card: Card) -> None:
        """Keep a card out of sight until tomorrow."""
        if self.history is None:
            self.steps.append(Step(_nothing))
            return
        midnight = datetime.fromtimestamp(self.clock()).replace(hour=0, minute=0, second=0, microsecond=0)
        self.history.bury(card.id, int(1000 * (midnight + timedelta(days=1)).timestamp()))
        bury = self.history.bury
        self.steps.append(Step(lambda: bury(card.id, 0)))

    def undo(self) -> None:
        """Take the last step back."""
        if self.steps:
            self.steps.pop().back()

    def turn(self, right: bool) -> None:
        """Count the last answer the other way round: what the student says counts in full."""
        if self.history is not None and self.steps and (last := self.steps[-1]).id:
            self.history.turn(last.id, right, grade(right, sure=last.sure))

    def _typical(self, card: Card) -> int:
        if self.history is not None and card.kind not in self._usual:
            self._usual[card.kind] = self.history.usual(card.kind)
        return self._usual.get(card.kind, 0)


def _nothing() -> None:
    """Take back what left no trace."""
