"""When a card comes again: FSRS through the fsrs package, and the grade that an answer deserves."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
GUESSED, SURE = 1, 3
SLOW = 2  # times the usual
AWAY = 300_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Memory:
    """What FSRS keeps of a card: `due` and `last` in milliseconds since 1970, stability in days, difficulty 1 to 10."""

    due: int
    last: int
    stability: float
    difficulty: float
    state: int
    step: int | None


def grade(right: bool, took: int = 0, usual: int = 0, sure: int = 0, slip: bool = False) -> int:
    """The FSRS rating of an answer that took `took` ms where `usual` is the student's median; 0 stands for unknown.

    Wrong is Again. A forgiven slip, a lucky guess and more than twice the usual time are Hard. Only who was sure
    beforehand gets Easy. Over five minutes the student was away, which says nothing.
    """
    if not right:
        return AGAIN
    if slip or sure == GUESSED or 0 < SLOW * usual < took < AWAY:
        return HARD
    return EASY if sure == SURE else GOOD


class Schedule:
    """The FSRS scheduler, without its random days, so that the same history gives the same dates."""

    def __init__(self, weights: Sequence[float] = ()) -> None:
        """Take the weights of the student's own, or none for those of the package; raises ValueError for wild ones."""
        self.weights = tuple(weights)
        if weights:
            self._scheduler.get_card_retrievability  # noqa: B018  # weights are checked now, not in mid-quiz

    @cached_property
    def _scheduler(self) -> "Scheduler":
        from fsrs import Scheduler

        if self.weights:
            return Scheduler(self.weights, enable_fuzzing=False)
        return Scheduler(enable_fuzzing=False)

    def review(self, memory: Memory | None, rating: int, at: int) -> Memory:
        """The memory of a card after an answer at `at` ms; None stands for a card that is new."""
        from fsrs import Rating

        card, _ = self._scheduler.review_card(_card(memory), Rating(rating), _moment(at))
        assert card.stability is not None
        assert card.difficulty is not None
        return Memory(_ms(card.due), at, card.stability, card.difficulty, int(card.state), card.step)

    def replay(self, reviews: Iterable[tuple[int, int]]) -> Memory | None:
        """The memory after ratings with their times, the oldest first."""
        memory = None
        for rating, at in reviews:
            memory = self.review(memory, rating, at)
        return memory

    def recall(self, memory: Memory, now: int) -> float:
        """How likely the card is still known, 0 to 1."""
        return self._scheduler.get_card_retrievability(_card(memory), _moment(now))

    def needed(self, memories: dict[str, Memory], now: int) -> tuple[str, ...]:
        """The ids of the cards that are due, the one most likely forgotten first; ties by due date, then by id."""
        due = [(self.recall(memory, now), memory.due, id_) for id_, memory in memories.items() if memory.due <= now]
        return tuple(id_ for _, _, id_ in sorted(due))


def weights(path: Path) -> tuple[float, ...]:
    """The weights that the optimizer of fsrs wrote: a JSON list, or an object with `parameters`; () without the file.

    Raises QuizgenError for a file that holds anything else.
    """
    try:
        tree = json.loads(path.read_text(encoding="utf-8-sig"))
        found = tuple(map(float, tree["parameters"] if isinstance(tree, dict) else tree))
        if not Schedule(found).weights:
            raise ValueError("the list is empty")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise QuizgenError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        why = " ".join(str(error).split())
        raise QuizgenError(f"{path} holds no weights for FSRS ({why}); delete it to go on without") from error
    return found


def _card(memory: Memory | None) -> "Card":
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=1)  # without an id the package sleeps for a millisecond
    return Card(
        card_id=1,
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_moment(memory.due),
        last_review=_moment(memory.last),
    )


def _moment(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)


def _ms(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)
