"""Questions held against the answers that they got: wrong options that nobody takes, items that measure nothing.

A single student seldom answers one question often enough; `quizgen history import` brings together those of a group.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation

from quizgen.study.history import History

DEAD, JUDGED = 30, 50  # answers from which on an option, or a whole item, is judged
TAKEN = 0.05
EASIEST, HARDEST = 0.95, 0.30
OTHERS = 5  # answers that a session has besides, for its score to tell anything
MARKS = {
    "M35": "no wrong option is taken in under 5 % of 30 answers or more.",
    "M36": "of 50 answers or more 30 to 95 % are right, and those who know more are right more often.",
}
# What nobody answered often enough is not looked at: a history of years stays quick to read.
_CARDS = f"""
SELECT id, prompt, answer, options, total, correct FROM card
JOIN (SELECT card, count(*) AS total, sum(correct) AS correct FROM answer GROUP BY card HAVING count(*) >= {DEAD})
ON id = card WHERE options != '[]' AND kind != 'match' ORDER BY total DESC, id"""
_TAKEN = "SELECT foil, count(*) FROM answer WHERE card = ? AND foil != '' GROUP BY foil"
_SESSIONS = "SELECT session, count(*), sum(correct) FROM answer GROUP BY session"
_GIVEN = "SELECT session, correct FROM answer WHERE card = ?"


@dataclass(frozen=True)
class Flaw:
    """A question that the answers speak against: the mark that it bears, and the reason."""

    card: str
    prompt: str
    answer: str
    mark: str
    reason: str


def flaws(history: History) -> tuple[Flaw, ...]:
    """Every question with options that the answers speak against, the most answered first."""
    rows = history.store.rows(_CARDS)
    judged = any(_int(total) >= JUDGED for *_, total, _ in rows)
    scores = {str(row[0]): (_int(row[1]), _int(row[2])) for row in history.store.rows(_SESSIONS)} if judged else {}
    found = []
    for id_, prompt, answer, options, total, right in rows:
        taken = {str(foil): _int(count) for foil, count in history.store.rows(_TAKEN, id_)}
        reasons = [*_dead(json.loads(str(options)), str(answer), taken, _int(total))]
        if _int(total) >= JUDGED:
            given = [(str(session), _int(correct)) for session, correct in history.store.rows(_GIVEN, id_)]
            reasons += _bad(given, scores, _int(right) / _int(total))
        found += [Flaw(str(id_), str(prompt), str(answer), mark, reason) for mark, reason in reasons]
    return tuple(found)


def _dead(options: Sequence[str], answer: str, taken: Mapping[str, int], total: int) -> Iterator[tuple[str, str]]:
    """The wrong options that hardly anybody takes; of two answers one is always taken seldom where both know it."""
    for option in options if len(options) > 2 and answer in options else ():
        count = taken.get(option, 0)
        if option != answer and count < TAKEN * total:
            yield "M35", f"“{option}” was taken in {count} of {total} answers"


def _bad(
    given: Sequence[tuple[str, int]], scores: Mapping[str, tuple[int, int]], share: float
) -> Iterator[tuple[str, str]]:
    if not HARDEST <= share <= EASIEST:
        yield "M36", f"{share:.0%} of {len(given)} answers are right"
    if (value := _discrimination(given, scores)) < 0:
        yield "M36", f"who knows more is right less often: point-biserial {value:.2f}"


def _discrimination(given: Sequence[tuple[str, int]], scores: Mapping[str, tuple[int, int]]) -> float:
    """The point-biserial correlation of this item with the rest of each session; 0 where too little is known."""
    pairs = []
    for session, correct in given:
        total, right = scores[session]
        if total > OTHERS:
            pairs.append((float(correct), (right - correct) / (total - 1)))
    try:
        return correlation(*zip(*pairs, strict=True)) if len(pairs) >= JUDGED else 0.0
    except StatisticsError:  # all alike
        return 0.0


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
