"""The course of a self-test at a desk that shows lines and reads keys: ask, judge, explain, go on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from quizgen.model import Card
from quizgen.study import screen
from quizgen.study.answers import Verdict, exact, judge
from quizgen.study.drill import Drill
from quizgen.study.folding import words
from quizgen.study.question import Question, chosen, pressed, question, shape
from quizgen.study.screen import Line

COMMANDS = ("s", "u", "o", "q", "?")
TOLD = ("typed", "open")
KEYS = "? help, s skip, u undo, q quit"


class Desk(Protocol):
    """Where questions are shown and answers come from; reading raises EOFError at the end of input."""

    keys: bool

    def show(self, lines: Iterable[Line]) -> None:
        """Show lines."""

    def key(self) -> str:
        """Wait for one key."""

    def line(self) -> str:
        """Wait for a line, without its end."""


@dataclass(frozen=True)
class Known:
    """Names for the judging of typed answers: further forms of one, and what else there is to mistake it for."""

    forms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Sitting:
    """One student at one drill; `drill` always holds what has been answered so far."""

    def __init__(self, drill: Drill, desk: Desk, seed: int, known: Callable[[Card], Known]) -> None:
        """Take the desk, the seed of the options' order and what is known of the answer to a card."""
        self.drill, self.desk, self.seed, self.known = drill, desk, seed, known

    def run(self) -> None:
        """Ask until nothing is left; raises EOFError when the student quits."""
        self._say(KEYS, "faint")
        while card := self.drill.card:
            self._ask(question(card, self.seed, self.drill.times(card)))

    def _ask(self, asked: Question) -> None:
        """Show a question and read until it is answered, given up or left."""
        self.desk.show((Line(""), *screen.asked(asked, self.drill)))
        self._say(screen.hint(asked, self.desk.keys), "faint")
        before, helped = self.drill, False
        while self.drill is before:
            text = self._read(asked)
            meant = asked.shape == "typed" and exact(text, (asked.card.answer,))
            low = "" if meant else text.casefold()
            if low == "?":
                self._help(asked, helped)
                helped = True
            elif low in COMMANDS:
                self._do(low)
            else:
                self._judge(asked, text)

    def _help(self, asked: Question, again: bool) -> None:
        """Say what the keys do and where the question comes from; the second time, give the answer away."""
        if not again:
            self.desk.show(screen.about(asked))
            return
        shown = screen.revealed(asked.card) if asked.shape in TOLD else screen.chose(asked, (), False)
        self.desk.show(shown)
        self._answer(False, note="shown")

    def _read(self, asked: Question) -> str:
        if not self.desk.keys or asked.shape in ("match", "order", "typed"):
            return self.desk.line().strip()
        return self._toggled(asked) if asked.shape == "several" else self.desk.key()

    def _toggled(self, asked: Question) -> str:
        """The options switched on and off until Enter, as a line; or a command."""
        taken: set[int] = set()
        while (mark := self.desk.key()) not in COMMANDS:
            place = pressed(asked, mark)
            if mark == "\n" and len(taken) == len(asked.key):
                return " ".join(str(place + 1) for place in sorted(taken))
            if place is not None:
                taken ^= {place}
            named = ", ".join(str(place + 1) for place in sorted(taken)) or "none"
            self._say(f"chosen: {named} ({len(taken)} of {len(asked.key)})")
        return mark

    def _do(self, command: str) -> None:
        """Do what a command says; raises EOFError for q."""
        if command == "q":
            raise EOFError
        if command == "s":
            self.drill = self.drill.skip()
        elif command == "u":
            self._undo()
        else:
            self._overrule()

    def _undo(self) -> None:
        self._say("Taken back." if self.drill.tries else "There is nothing to take back.")
        self.drill = self.drill.undo()

    def _overrule(self) -> None:
        """Count the last answer the other way round, where it was the student's word or a typed one."""
        if not self._told():
            self._say("Only a typed answer can be counted the other way round.")
            return
        self.drill = self.drill.overrule()
        self._say("Counted as right." if self.drill.tries[-1].outcome == "right" else "Counted as missed.")

    def _told(self) -> bool:
        """Whether the last try was a typed answer or the student's own word."""
        last = self.drill.tries[-1].card if self.drill.tries else ""
        return any(card.id == last and shape(card) in TOLD for card in self.drill.cards)

    def _judge(self, asked: Question, text: str) -> None:
        if asked.shape == "open":
            self._recall(asked, text)
        elif asked.shape == "typed":
            self._typed(asked.card, text)
        else:
            self._chosen(asked, text)

    def _chosen(self, asked: Question, text: str) -> None:
        places = chosen(asked, text)
        wanted = len(asked.key)
        if places is None or (asked.shape == "several" and len(places) != wanted):
            self._say(f"Please: {screen.hint(asked, self.desk.keys)} (? helps).")
            return
        right = asked.right(places)
        self.desk.show(screen.chose(asked, places, right))
        self._answer(right, ", ".join(asked.shown[place] for place in places))

    def _typed(self, card: Card, text: str) -> None:
        if not text:
            self._say("Please type the answer (? helps).")
            return
        verdict = _verdict(card, text, self.known)
        self.desk.show(screen.typed(card, text, verdict))
        self._answer(verdict.right, text, verdict.note)

    def _recall(self, asked: Question, text: str) -> None:
        """Show the answer and let the student say whether it was known."""
        self.desk.show(screen.revealed(asked.card))
        self._say("Did you know it? y or n")
        while (said := self._single()) not in ("y", "n"):
            if said != "?" and said in COMMANDS:
                self._do(said)
                return
            self._say("Please: y (I knew it) or n (I did not)")
        self._answer(said == "y", "" if self.desk.keys else text)

    def _single(self) -> str:
        return (self.desk.key() if self.desk.keys else self.desk.line().strip()).casefold()

    def _answer(self, right: bool, said: str = "", note: str = "") -> None:
        """Keep what came of it; where single keys are read, wait for one, so that the reason can be read first."""
        self.drill = self.drill.answer(right, said, note)
        if self.desk.keys:
            self._say("any key: go on, u undo" + (", o count it the other way" if self._told() else ""), "faint")
            while (mark := self.desk.key()) == "o":
                self._overrule()
            if mark in ("u", "q"):
                self._do(mark)

    def _say(self, text: str, tone: screen.Tone = "") -> None:
        self.desk.show((Line(text, tone),))


def _verdict(card: Card, text: str, known: Callable[[Card], Known]) -> Verdict:
    """Judge a typed answer; a name of the same thing that the question itself gives is no answer to it."""
    if exact(text, (card.answer,)):
        return Verdict(True)
    names, asked = known(card), f" {' '.join(words(card.prompt))} "
    forms = [form for form in names.forms if f" {' '.join(words(form))} " not in asked]
    return judge(text, (card.answer, *forms), names.others)
