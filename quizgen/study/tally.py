"""What the history tells in figures: streak, what falls due, what is retained, what is weak or mixed up."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from quizgen.study.history import History
from quizgen.study.items import Flaw, flaws
from quizgen.study.marking import Tally

AHEAD, WEEKS = 14, 12
QUARTER = 900_000  # ms
_ALL = "SELECT card, at, correct FROM answer ORDER BY card, at"
_CARDS = """
SELECT id, kind, prompt, answer, options, exams, total, correct FROM card
JOIN (SELECT card, count(*) AS total, sum(correct) AS correct FROM answer GROUP BY card) ON id = card"""
# By the index it would fetch each answer from another place of the file; few have a foil.
_MIXED = "SELECT card, foil, count(*) FROM answer NOT INDEXED WHERE foil != '' GROUP BY card, foil"
_PAPERS = "SELECT exam, at, correct, total, asked FROM paper ORDER BY at"


@dataclass(frozen=True)
class Pair:
    """Two answers, of which one was taken for the other `mixed` times of `asked`."""

    one: str
    two: str
    mixed: int
    asked: int

    @property
    def tally(self) -> Tally:
        """How often they were told apart."""
        return Tally(self.asked - self.mixed, self.asked)


@dataclass(frozen=True)
class Hard:
    """A card that was often missed."""

    card: str
    prompt: str
    answer: str
    tally: Tally


@dataclass(frozen=True)
class Numbers:
    """All figures: days and weeks by their date (a week by its Monday), domains by exam and domain id."""

    today: date
    answers: Tally
    cards: int
    streak: int
    longest: int
    days: Mapping[date, Tally]
    due: tuple[int, ...]
    overdue: int
    weeks: Mapping[date, Tally]
    domains: Mapping[tuple[str, str], Tally]
    pairs: tuple[Pair, ...]
    hard: tuple[Hard, ...]
    papers: tuple[tuple[str, date, Tally, int], ...]
    flaws: tuple[Flaw, ...] = ()


def numbers(history: History, now: float, count: int = 10) -> Numbers:
    """The figures at a moment (seconds since 1970), lists no longer than `count`; days are those of this machine."""
    today = datetime.fromtimestamp(now).date()
    days, weeks = _dated(history.store.rows(_ALL))
    cards = history.store.rows(_CARDS)
    streak, longest = _streaks(sorted(days), today)
    due, overdue = _due(history, now, today)
    return Numbers(
        today=today,
        answers=Tally(sum(day.right for day in days.values()), sum(day.total for day in days.values())),
        cards=len(cards),
        streak=streak,
        longest=longest,
        days=days,
        due=due,
        overdue=overdue,
        weeks=weeks,
        domains=_domains(cards),
        pairs=_pairs(cards, history.store.rows(_MIXED))[:count],
        hard=_hard(cards)[:count],
        papers=tuple(
            (str(exam), datetime.fromtimestamp(_int(at) / 1000).date(), Tally(_int(right), _int(total)), _int(asked))
            for exam, at, right, total, asked in history.store.rows(_PAPERS)
        ),
        flaws=flaws(history)[:count],
    )


def _dated(rows: Sequence[tuple[object, ...]]) -> tuple[dict[date, Tally], dict[date, Tally]]:
    """Right answers by day; and by week those to cards known from an earlier day, which tell of memory."""
    days, known = Counter[tuple[date, object]](), Counter[tuple[date, object]]()
    last: object = None
    before: date | None = None
    for card, at, correct in rows:
        day = _day(at // QUARTER)  # type: ignore[operator]
        days[day, correct] += 1
        if card == last and day != before:
            known[day, correct] += 1
        last, before = card, day
    weeks = Counter[tuple[date, object]]()
    for (day, correct), count in known.items():
        weeks[day - timedelta(days=day.weekday()), correct] += count
    return _tallied(days), _tallied(weeks)


@cache
def _day(quarter: int) -> date:
    """The local day of a quarter of an hour; no clock on earth is set in smaller steps."""
    return datetime.fromtimestamp(quarter * QUARTER / 1000).date()


def _tallied(counts: Counter[tuple[date, object]]) -> dict[date, Tally]:
    dates = sorted({day for day, _ in counts})
    return {day: Tally(counts[day, 1], counts[day, 0] + counts[day, 1]) for day in dates}


def _streaks(days: Sequence[date], today: date) -> tuple[int, int]:
    """How many days in a row up to today, or to yesterday where today has none yet; and the longest row."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    current = len(runs[-1]) if runs and today - runs[-1][-1] <= timedelta(days=1) else 0
    return current, max(map(len, runs), default=0)


def _due(history: History, now: float, today: date) -> tuple[tuple[int, ...], int]:
    """How many cards fall due on each of the days ahead, today with what is overdue; and how many are due now."""
    moments = [_int(row[0]) / 1000 for row in history.store.rows("SELECT due FROM card WHERE due IS NOT NULL")]
    counts = Counter(max(0, (datetime.fromtimestamp(moment).date() - today).days) for moment in moments)
    return tuple(counts[day] for day in range(AHEAD)), sum(moment <= now for moment in moments)


def _domains(cards: Sequence[tuple[object, ...]]) -> dict[tuple[str, str], Tally]:
    """Right answers by exam and domain; a card counts for each domain to which it belongs."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    read: dict[str, list[tuple[str, str]]] = {}
    for card in cards:
        text = str(card[5])
        if text not in read:
            exams = json.loads(text).items()
            read[text] = sorted({(exam, task.partition(".")[0]) for exam, tasks in exams for task in tasks})
        for home in read[text]:
            total[home] += _int(card[6])
            right[home] += _int(card[7])
    return {home: Tally(right[home], total[home]) for home in sorted(total)}


def _pairs(cards: Sequence[tuple[object, ...]], mixed: Sequence[tuple[object, ...]]) -> tuple[Pair, ...]:
    """Answers that were taken for each other, the most often mixed first; how often they stood side by side counts."""
    shown: Counter[tuple[str, str]] = Counter()
    taken: Counter[tuple[str, str]] = Counter()
    answers = {str(card[0]): str(card[3]) for card in cards if card[1] != "true_false"}
    for id_, foil, count in mixed:
        if str(id_) in answers and str(foil) != answers[str(id_)]:
            taken[_two(answers[str(id_)], str(foil))] += _int(count)
    for card in cards:
        answer = answers.get(str(card[0]))
        options = json.loads(str(card[4])) if answer else ()
        for option in options:
            if option != answer and answer in options:
                shown[_two(str(answer), option)] += _int(card[6])
    pairs = [Pair(*two, count, max(shown[two], count)) for two, count in taken.items()]
    return tuple(sorted(pairs, key=lambda pair: (-pair.mixed, pair.tally.percent, pair.one, pair.two)))


def _hard(cards: Sequence[tuple[object, ...]]) -> tuple[Hard, ...]:
    """Cards that were missed at least twice, the least sure first: by the upper end of what the share may really be."""
    found = [
        Hard(str(card[0]), str(card[2]), str(card[3]), Tally(_int(card[7]), _int(card[6])))
        for card in cards
        if _int(card[6]) - _int(card[7]) > 1
    ]
    return tuple(sorted(found, key=lambda hard: (hard.tally.range[1], hard.tally.percent, hard.card)))


def _two(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one <= two else (two, one)


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0
