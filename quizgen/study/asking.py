"""The course of a self-test at a desk that shows lines and reads keys: ask, judge, explain, go on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from quizgen.model import Card, Span
from quizgen.study import screen
from quizgen.study.answers import Verdict, bare, exact, judge
from quizgen.study.drill import Drill
from quizgen.study.folding import words
from quizgen.study.keeping import Keeper
from quizgen.study.question import Question, chosen, foil, pressed, question, shape
from quizgen.study.screen import Line

COMMANDS = ("s", "u", "o", "e", "b", "q", "?")
SPELT = {"skip": "s", "undo": "u", "note": "e", "bury": "b", "quit": "q", "help": "?", "explain": "?"}
TOLD = ("typed", "open")
KEYS = "? help, s skip, u undo, q save and end"
SURENESS = "how sure are you? 1 a guess, 2 fairly sure, 3 sure"


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
    """Names for the judging of typed answers: further forms of one, and what else there is to mistake it for.

    A word of the `vocabulary` is never taken for a slip of another one.
    """

    forms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    vocabulary: frozenset[str] = frozenset()


class Sitting:
    """One student at one drill; `drill` always holds what has been answered so far, and the keeper has kept it."""

    def __init__(
        self,
        drill: Drill,
        desk: Desk,
        seed: int,
        known: Callable[[Card], Known],
        keeper: Keeper | None = None,
        read: Callable[[Span], Sequence[str]] = lambda span: (),
        confident: bool = False,
    ) -> None:
        """Take the desk, the seed of the options' order and what is known of the answer to a card.

        `read` gives the lines of a note; where `confident`, each question first asks how sure the student is.
        """
        self.drill, self.desk, self.seed, self.known = drill, desk, seed, known
        self.keeper, self.read, self.confident = keeper or Keeper(), read, confident
        self.sure, self.helped, self.explained = 0, False, False

    def run(self) -> None:
        """Ask until nothing is left; raises EOFError when the student quits."""
        self._say(KEYS, "faint")
        while card := self.drill.card:
            self._ask(question(card, self.seed, self.drill.times(card)))

    def _ask(self, asked: Question) -> None:
        """Show a question and read until it is answered, given up or left."""
        self.desk.show((Line(""), *screen.asked(asked, self.drill)))
        self.sure, self.helped, self.explained = 0, False, False
        self._say(SURENESS if self.confident else screen.hint(asked, self.desk.keys), "faint")
        self.keeper.show()
        before = self.drill
        while self.drill is before:
            wondering = self.confident and not self.sure
            text = self._single() if wondering else self._read(asked)
            if command := self._command(asked, text, wondering):
                self._do(command, asked)
            elif wondering:
                self._rate(asked, text)
            else:
                self.keeper.hear()
                self._judge(asked, text)

    def _command(self, asked: Question, text: str, wondering: bool = False) -> str:
        """The command that was given, or nothing; a letter that stands for an option is none, nor is the answer."""
        if asked.shape == "typed" and not wondering and exact(text, (asked.card.answer,)):
            return ""
        low = text.casefold()
        if low in SPELT and not self.desk.keys:
            return SPELT[low]
        option = asked.shape in ("choice", "several") and pressed(asked, low) is not None
        return low if low in COMMANDS and not (option and low in ("e", "b")) else ""

    def _rate(self, asked: Question, text: str) -> None:
        if text not in ("1", "2", "3"):
            self._say(f"Please: {SURENESS}")
            return
        self.sure = int(text)
        self._say(screen.hint(asked, self.desk.keys), "faint")

    def _explain(self, asked: Question) -> None:
        """Say what the keys do and where the question comes from; the second time, give the answer away."""
        if not self.explained:
            self.explained = True
            self.desk.show(screen.about(asked))
            return
        self.keeper.hear()
        shown = screen.revealed(asked.card) if asked.shape in TOLD else screen.chose(asked, (), False)
        self._answer(asked, False, shown, note="shown")

    def _read(self, asked: Question) -> str:
        if not self.desk.keys or asked.shape in ("match", "order", "typed"):
            return self.desk.line().strip()
        return self._toggled(asked) if asked.shape == "several" else self.desk.key()

    def _toggled(self, asked: Question) -> str:
        """The options switched on and off until Enter, as a line; or a command."""
        taken: set[int] = set()
        while not self._command(asked, mark := self.desk.key()):
            place = pressed(asked, mark)
            if mark == "\n" and len(taken) == len(asked.key):
                return " ".join(str(place + 1) for place in sorted(taken))
            if place is not None:
                taken ^= {place}
            named = ", ".join(str(place + 1) for place in sorted(taken)) or "none"
            self._say(f"chosen: {named} ({len(taken)} of {len(asked.key)})")
        return mark

    def _do(self, command: str, asked: Question) -> None:
        """Do what a command says; raises EOFError for q."""
        if command == "q":
            raise EOFError
        does = {"s": self._skip, "u": self._undo, "o": self._overrule}
        about = {"?": self._explain, "e": self._note, "b": self._bury}
        if command in does:
            does[command]()
        else:
            about[command](asked)

    def _skip(self) -> None:
        self.drill = self.drill.skip()
        self.keeper.skip()

    def _note(self, asked: Question) -> None:
        """Show the line of the note; who has read it before the answer has had help."""
        self.helped = True
        self.desk.show(screen.noted(asked.card, self.read))

    def _bury(self, asked: Question) -> None:
        self.drill = self.drill.bury(asked.card)
        self.keeper.bury(asked.card)
        self._say("Buried until tomorrow.")

    def _undo(self) -> None:
        self._say("Taken back." if self.drill.tries else "There is nothing to take back.")
        self.drill = self.drill.undo()
        self.keeper.undo()

    def _overrule(self) -> None:
        """Count the last answer the other way round, where it was the student's word or a typed one."""
        if not self._told():
            self._say("Only a typed answer can be counted the other way round.")
            return
        self.drill = self.drill.overrule()
        right = self.drill.tries[-1].outcome == "right"
        self.keeper.turn(right)
        self._say("Counted as right." if right else "Counted as missed.")

    def _told(self) -> bool:
        """Whether the last try was a typed answer or the student's own word."""
        last = self.drill.tries[-1] if self.drill.tries else None
        if last is None or last.outcome == "skipped":
            return False
        return any(card.id == last.card and shape(card) in TOLD for card in self.drill.cards)

    def _judge(self, asked: Question, text: str) -> None:
        if asked.shape == "open":
            self._recall(asked, text)
        elif asked.shape == "typed":
            self._typed(asked, text)
        else:
            self._chosen(asked, text)

    def _chosen(self, asked: Question, text: str) -> None:
        places = chosen(asked, text)
        wanted = len(asked.key)
        if places is None or (asked.shape == "several" and len(places) != wanted):
            self._say(f"Please: {screen.hint(asked, self.desk.keys)} (? helps).")
            return
        right = asked.right(places)
        said = ", ".join(asked.shown[place] for place in places)
        self._answer(asked, right, screen.chose(asked, places, right), said, foil=foil(asked, places))

    def _typed(self, asked: Question, text: str) -> None:
        if not text:
            self._say("Please type the answer (? helps).")
            return
        verdict = _verdict(asked.card, text, self.known)
        self._answer(asked, verdict.right, screen.typed(asked.card, text, verdict), text, verdict.note)

    def _recall(self, asked: Question, text: str) -> None:
        """Show the answer and let the student say whether it was known."""
        self.desk.show(screen.revealed(asked.card))
        self._say("Did you know it? y or n; e note, b bury", "faint")
        while (said := self._single()) not in ("y", "n"):
            if said != "?" and (command := self._command(asked, said)):
                self._do(command, asked)
                if command != "e":
                    return
            self._say("Please: y (I knew it) or n (I did not); e note, b bury")
        self._answer(asked, said == "y", (), "" if self.desk.keys else text)

    def _single(self) -> str:
        return (self.desk.key() if self.desk.keys else self.desk.line().strip()).casefold()

    def _answer(
        self, asked: Question, right: bool, shown: Iterable[Line], said: str = "", note: str = "", foil: str = ""
    ) -> None:
        """Keep what came of it, then show it, if it is news; where single keys are read, wait for one to go on."""
        note = note or ("helped" if self.helped and right else "")
        self.keeper.answer(asked.card, right, said, note, foil, self.sure)
        self.drill = self.drill.answer(right, said, note)
        if not (lines := tuple(shown)):
            self._say("Counted as known." if right else "Counted as missed.")
            return
        self.desk.show(lines)
        if self.desk.keys:
            other = ", o count it the other way" if self._told() else ""
            self._say(f"any key: go on, u undo, e note, b bury{other}", "faint")
            while (mark := self.desk.key()) in ("o", "e"):
                self._do(mark, asked)
            if mark in ("u", "q", "b"):
                self._do(mark, asked)

    def _say(self, text: str, tone: screen.Tone = "") -> None:
        self.desk.show((Line(text, tone),))


def _verdict(card: Card, text: str, known: Callable[[Card], Known]) -> Verdict:
    """Judge a typed answer; a name of the same thing that the question itself gives is no answer to it."""
    if exact(text, (card.answer,)):
        return Verdict(True)
    names, asked = known(card), f" {' '.join(words(card.prompt))} "
    forms = [form for form in names.forms if f" {' '.join(words(form))} " not in asked]
    counted = bare(card.answer) if card.fact.relation == "number" else ()
    return judge(text, (card.answer, *counted, *forms), names.others, names.vocabulary)
