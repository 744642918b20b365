"""The course of a mock exam at a desk: questions in any order, flags, a review, a clock that ends it."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Protocol

from quizgen.study import screen
from quizgen.study.asking import Desk
from quizgen.study.marking import Marked, clock
from quizgen.study.paper import Item, Paper
from quizgen.study.question import LETTERS, Question, chosen, pressed
from quizgen.study.screen import Line

KEYS = "n next, p previous, f flag, r review and hand in, ? help, q stop"
HELP = (
    "1  a number or a letter answers and goes on; answering again changes the answer",
    "n  next question, as Enter does; p the one before",
    "f  flag the question, or take the flag away",
    "r  review: what is unanswered or flagged, go to a question, hand in",
    "q  stop without handing in",
)
PAUSE = "z  pause the clock"
REVIEW = "a number and Enter: to that question; e and Enter: hand in"
FIRST = "; Enter: first unanswered"


class TimeUp(Exception):  # noqa: N818  # it is no error, it is the end
    """The time has run out while an answer was awaited."""


class Timer:
    """Counts down; a pause stops it."""

    def __init__(self, seconds: float, now: Callable[[], float] = monotonic) -> None:
        """Start with `seconds` to go; `now` counts seconds."""
        self._now, self._end, self._begun, self._rested = now, now() + seconds, now(), 0.0
        self._held: float | None = None

    @property
    def left(self) -> float:
        """Seconds to go, never below 0."""
        return max(0.0, self._end - (self._now() if self._held is None else self._held))

    @property
    def took(self) -> float:
        """Seconds since the start, pauses left out, the limit at most."""
        return min(self._now() - self._rested, self._end - self._rested) - self._begun

    @property
    def held(self) -> bool:
        """Whether it is paused."""
        return self._held is not None

    def hold(self) -> None:
        """Pause."""
        self._held = self._now()

    def go_on(self) -> None:
        """End the pause; what it took is added to the end."""
        if self._held is not None:
            rest = self._now() - self._held
            self._end, self._rested, self._held = self._end + rest, self._rested + rest, None


class Keep(Protocol):
    """Keeps the answer to the question at a place, on the disk when it returns; `took` is in ms."""

    def __call__(self, place: int, item: Item, taken: tuple[int, ...], took: int) -> None:
        """Keep it."""


class Proctor:
    """One student at one paper; `answers` and `flags` always hold what was given so far, by place."""

    def __init__(self, paper: Paper, desk: Desk, timer: Timer, keep: Keep, practice: bool = False) -> None:
        """Take the paper; with `practice` the clock may be paused."""
        self.paper, self.desk, self.timer, self.keep, self.practice = paper, desk, timer, keep, practice
        self.answers: dict[int, tuple[int, ...]] = {}
        self.flags: set[int] = set()

    def run(self) -> Marked:
        """Ask until the paper is handed in, the time is up or the student stops."""
        stopped = False
        try:
            self._walk()
        except TimeUp:
            self._say("Time is up.", "strong")
        except (EOFError, KeyboardInterrupt):
            stopped = True
        return Marked(self.paper, dict(self.answers), int(self.timer.took), stopped)

    def _walk(self) -> None:
        """Go from question to question, and to the review after the last; ends when the paper is handed in."""
        self._say(KEYS + (", z pause" if self.practice else ""), "faint")
        place: int | None = 0
        reviewed = False
        while place is not None:
            if place >= len(self.paper.items):
                place, reviewed = self._review(), True
                continue
            here, place = place, self._at(place)
            if reviewed and place > here:
                place = self._after(here)

    def _after(self, place: int) -> int:
        """Once all has been seen: the next unanswered question, or the review."""
        return next((open_ for open_ in self._open() if open_ > place), len(self.paper.items))

    def _at(self, place: int) -> int:
        """Show the question at a place and read; the place to go to."""
        item = self.paper.items[place]
        self.desk.show((Line(""), *self._asked(place, item)))
        self._say(screen.hint(item.question, self.desk.keys), "faint")
        shown = self.timer.took
        while True:
            text = self._read(item.question)
            moves = {"n": place + 1, "": place + 1, "\n": place + 1, "p": max(0, place - 1), "r": len(self.paper.items)}
            if text in moves:
                return moves[text]
            if text in ("f", "?", "z", "q"):
                self._do(text, place)
            elif self._taken(place, item, text, int(1000 * (self.timer.took - shown))):
                return place + 1

    def _read(self, asked: Question) -> str:
        if not self.desk.keys or asked.shape in ("match", "order"):
            return self.desk.line().strip().casefold()
        if asked.shape == "choice":
            return self.desk.key()
        taken: set[int] = set()
        while (mark := self.desk.key()) not in ("n", "p", "r", "f", "?", "z", "q"):
            if mark == "\n":
                return " ".join(str(place + 1) for place in sorted(taken))
            if (place := pressed(asked, mark)) is not None:
                taken ^= {place}
            self._say(f"chosen: {', '.join(str(place + 1) for place in sorted(taken)) or 'none'}")
        return mark

    def _taken(self, place: int, item: Item, text: str, took: int) -> bool:
        """Keep an answer, if that is one."""
        asked = item.question
        places = chosen(asked, text)
        if places is None or (asked.shape == "several" and len(places) != len(asked.key)):
            self._say(f"Please: {screen.hint(asked, self.desk.keys)} (? helps).")
            return False
        self.keep(place, item, places, took)
        self.answers[place] = places
        self._say(f"Answer: {_named(asked, places)}")
        return True

    def _do(self, command: str, place: int) -> None:
        """Do what a command says; raises EOFError for q."""
        if command == "q":
            raise EOFError
        if command == "f":
            self.flags ^= {place}
            self._say("Flagged." if place in self.flags else "Flag taken away.")
        elif command == "?":
            lines = (*HELP, PAUSE) if self.practice else HELP
            self.desk.show(Line(line[3:], mark=line[:3]) for line in lines)
        elif self.practice:
            self._pause()
        else:
            self._say("An exam has no pause; --practice allows it.")

    def _pause(self) -> None:
        self.timer.hold()
        self._say("Paused: any key goes on." if self.desk.keys else "Paused: Enter goes on.")
        try:
            _ = self.desk.key() if self.desk.keys else self.desk.line()
        finally:
            self.timer.go_on()
        self._say(f"Going on, {clock(self.timer.left)} left.")

    def _review(self) -> int | None:
        """Show what is open, and read where to go; None when the paper is handed in."""
        self.desk.show((Line(""), *self._state()))
        while True:
            text = self.desk.line().strip().casefold()
            open_ = self._open()
            if text == "q":
                raise EOFError
            if text == "e" and self._sure(len(open_)):
                return None
            if text == "" and open_:
                return open_[0]
            if text.isdecimal() and 1 <= int(text) <= len(self.paper.items):
                return int(text) - 1
            self._say("Please: " + REVIEW + (FIRST if open_ else ""))

    def _sure(self, count: int) -> bool:
        if not count:
            return True
        self._say(f"{count} unanswered, which count as wrong. Hand in? y or n, then Enter")
        return self.desk.line().strip().casefold() == "y"

    def _open(self) -> list[int]:
        return [place for place in range(len(self.paper.items)) if place not in self.answers]

    def _state(self) -> Iterator[Line]:
        """The review: what is unanswered, what is flagged, and each answer in short."""
        total = len(self.paper.items)
        yield Line(f"Review: {len(self.answers)} of {total} answered, {clock(self.timer.left)} left", "strong")
        if open_ := self._open():
            yield Line(", ".join(str(place + 1) for place in open_), mark="Unanswered: ")
        if self.flags:
            yield Line(", ".join(str(place + 1) for place in sorted(self.flags)), mark="Flagged: ")
        yield Line(REVIEW + (FIRST if open_ else ""), "faint")

    def _asked(self, place: int, item: Item) -> Iterator[Line]:
        """The question with its options; what was answered before, and the flag."""
        flag = ", flagged" if place in self.flags else ""
        head = f"Question {place + 1} of {len(self.paper.items)}, {clock(self.timer.left)} left{flag}"
        yield Line(head, "faint")
        yield from screen.stem(item.question)
        if place in self.answers:
            yield Line(_named(item.question, self.answers[place]), mark="Your answer so far: ")

    def _say(self, text: str, tone: screen.Tone = "") -> None:
        self.desk.show((Line(text, tone),))


def _named(asked: Question, places: tuple[int, ...]) -> str:
    if asked.shape in ("match", "order"):
        return "".join(LETTERS[place] for place in places)
    return ", ".join(str(place + 1) for place in sorted(places))
