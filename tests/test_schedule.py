"""When a card comes again: the numbers of the fsrs package, and the grade that an answer deserves."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsrs
import pytest

from quizgen.errors import QuizgenError
from quizgen.study.schedule import AGAIN, EASY, GOOD, HARD, Memory, Schedule, grade, weights

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def history(draw: random.Random) -> list[tuple[int, int]]:
    """Ratings with their times in ms: seconds to months between them."""
    at, found = 1_790_000_000_000, []
    for _ in range(draw.randrange(1, 14)):
        at += int(10 ** draw.uniform(3, 10))
        found.append((draw.choice((1, 2, 3, 3, 3, 4)), at))
    return found


def test_the_numbers_are_those_of_the_package() -> None:
    draw, own, theirs = random.Random(5), Schedule(), fsrs.Scheduler(enable_fuzzing=False)
    for number in range(1000):
        card, reviews = fsrs.Card(card_id=number), history(draw)
        for rating, at in reviews:
            card, _ = theirs.review_card(card, fsrs.Rating(rating), EPOCH + timedelta(milliseconds=at))
        memory = own.replay(reviews)
        assert memory
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert (memory.state, memory.step) == (int(card.state), card.step)
        assert abs(EPOCH + timedelta(milliseconds=memory.due) - card.due) < timedelta(milliseconds=1)
        later = reviews[-1][1] + 40 * 86_400_000
        recalled = theirs.get_card_retrievability(card, EPOCH + timedelta(milliseconds=later))
        assert own.recall(memory, later) == recalled


def test_what_is_due_comes_by_need_and_always_in_the_same_order() -> None:
    now = 2_000_000_000_000
    day = 86_400_000
    faded = Memory(now - 9 * day, now - 30 * day, 3.0, 5.0, 2, None)
    fresh = Memory(now - day, now - 11 * day, 10.0, 5.0, 2, None)
    later = Memory(now + 1, now - day, 10.0, 5.0, 2, None)
    memories = {"d": fresh, "c": faded, "b": later, "a": fresh}
    assert Schedule().needed(memories, now) == ("c", "a", "d")
    assert Schedule().needed(dict(reversed(memories.items())), now) == ("c", "a", "d")
    assert Schedule().needed({}, now) == ()


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"right": False, "sure": 3}, AGAIN),
        ({"right": True}, GOOD),
        ({"right": True, "slip": True, "sure": 3}, HARD),
        ({"right": True, "sure": 1}, HARD),
        ({"right": True, "sure": 3}, EASY),
        ({"right": True, "sure": 3, "took": 9000, "usual": 4000}, HARD),
        ({"right": True, "took": 8000, "usual": 4000}, GOOD),
        ({"right": True, "took": 900_000, "usual": 4000}, GOOD),
        ({"right": True, "took": 90_000, "usual": 0}, GOOD),
    ],
)
def test_a_grade_follows_from_right_time_and_confidence(told: dict[str, int], wanted: int) -> None:
    assert grade(**told) == wanted  # type: ignore[arg-type]


def test_weights_of_the_student_are_used_where_they_lie(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    assert weights(file) == ()
    own = [*fsrs.Scheduler().parameters[:2], 5.0, *fsrs.Scheduler().parameters[3:]]
    for tree in (own, {"parameters": own}):
        file.write_text(json.dumps(tree))
        assert weights(file) == tuple(own)
    assert Schedule(own).review(None, 3, 0).stability == 5.0


@pytest.mark.parametrize("text", ["", "[]", "[1, 2]", '{"a": 1}', "7", '["x"]', json.dumps([999.0] * 21)])
def test_a_file_without_weights_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "weights.json").write_text(text)
    with pytest.raises(QuizgenError, match=r"weights\.json holds no weights"):
        weights(tmp_path / "weights.json")
