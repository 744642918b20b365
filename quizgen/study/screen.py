"""What the self-test shows, as lines of text with a tone; who prints them decides on width and colour."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from textwrap import wrap
from typing import Literal

from quizgen.model import Card, Span
from quizgen.study.answers import Verdict
from quizgen.study.drill import Drill
from quizgen.study.question import LETTERS, Question

Tone = Literal["", "strong", "good", "bad", "faint"]

HELP = (
    "?  this help; once more: show the answer, which counts as missed",
    "s  skip: the question does not come again",
    "u  undo: take back the last answer",
    "o  count the last answer the other way round",
    "e  show the line of the note; where e is an option, after the answer",
    "b  bury: not asked again before tomorrow; where b is an option, after the answer",
    "q  save and end; what was answered is kept",
    "   Where lines are typed, words do as well: note, bury, skip, undo, quit.",
)
TONES: dict[str, Tone] = {"+": "good", "x": "bad", " ": ""}
WIDEST = 88
PLACES = 3
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A paragraph that `mark` opens and under which its further lines stand; where `whole`, it stays one line."""

    text: str
    tone: Tone = ""
    mark: str = ""
    whole: bool = False

    def wrapped(self, width: int) -> str:
        """The paragraph in lines of `width` columns; paths and addresses are never broken."""
        if self.whole:
            return self.mark + printable(self.text)
        lines = wrap(
            printable(" ".join(self.text.split())),
            max(20, min(width, WIDEST)),
            initial_indent=self.mark,
            subsequent_indent=" " * len(self.mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
        return "\n".join(lines) or self.mark.rstrip()


def printable(text: str) -> str:
    """Text that does to a terminal what text does: no control characters, no reversed direction."""
    return "".join(ch for ch in text if ch.isprintable())


def asked(question: Question, drill: Drill) -> Iterator[Line]:
    """The question with its options."""
    score = drill.score
    again = question.card.id in drill.first
    yield Line(f"Again: {len(drill.queue)} left" if again else f"{score.asked + 1} of {score.total}", "faint")
    yield from stem(question)


def stem(question: Question) -> Iterator[Line]:
    """What is asked, and from what to choose."""
    yield Line(question.card.prompt, "strong")
    if question.shape == "match":
        yield from (Line(left, mark=f"  {n}. ") for n, (left, _) in enumerate(question.card.pairs, 1))
        yield Line("")
    yield from (Line(text, mark=f"  {label}) ") for label, text in _labelled(question))


def hint(question: Question, keys: bool) -> str:
    """What to type, in a few words; `keys` is true where one key is enough."""
    last = len(question.shown)
    numbers = "t or f" if question.card.kind == "true_false" else f"1-{last}"
    return {
        "choice": numbers if keys else f"{numbers}, then Enter",
        "several": f"choose {len(question.key)} of 1-{last}, then Enter",
        "match": "a letter for each number, like bac, then Enter",
        "order": "the letters in order, like bac, then Enter",
        "typed": "type the answer, then Enter",
        "open": "any key shows the answer" if keys else "Enter shows the answer",
    }[question.shape]


def about(question: Question) -> Iterator[Line]:
    """Help: the keys, and the notes behind the question; documentation could give the answer away by its name."""
    yield from (Line(line[3:], mark=line[:3]) for line in HELP)
    yield from _noted(question.card)


def chose(question: Question, chosen: tuple[int, ...], right: bool) -> Iterator[Line]:
    """What an answer by options was worth, with the reason for each option; without an answer, what it is."""
    labelled = list(_labelled(question))
    if not chosen:
        yield Line("The answer:")
    elif question.shape in ("match", "order"):
        yield _verdict(right)
    else:
        one = question.shape == "choice"
        yield _verdict(right, ", ".join("{}) {}".format(*labelled[n]) if one else labelled[n][0] for n in chosen))
    yield from _solved(question, chosen) if question.shape in ("match", "order") else _reasons(question, chosen)
    if not question.why:
        yield from (Line(text, mark="  ") for text in question.card.why if text)
    yield from origin(question.card)


def typed(card: Card, said: str, verdict: Verdict) -> Iterator[Line]:
    """What a typed answer was worth."""
    if verdict.right:
        yield Line(card.answer, "good", "Right, a slip forgiven: " if verdict.note else "Right: ")
        yield from _explained(card)
    else:
        yield _verdict(False, f"“{said}”")
        yield from revealed(card)


def revealed(card: Card) -> Iterator[Line]:
    """The answer of a card without options, its reason and where it comes from."""
    yield Line(card.answer, "strong", "  = ")
    yield from _explained(card)


def origin(card: Card) -> Iterator[Line]:
    """Note lines and documentation behind a card."""
    yield from _noted(card)
    for reference in card.fact.references:
        dated = f" (checked {reference.checked})" if reference.checked else ""
        yield Line(f"{reference.url}{dated}", "faint", "  Source: ")


def _noted(card: Card) -> Iterator[Line]:
    named = "Notes: " if card.fact.origin == "notes" else "Named in: "
    yield from (Line(place, "faint", f"  {named}", whole=True) for place in places(card)[:PLACES])


def noted(card: Card, read: Callable[[Span], Sequence[str]]) -> Iterator[Line]:
    """The lines of the notes behind a card, broken where a <br> breaks them; `read` gives none without the file."""
    if not card.fact.sources:
        yield Line("No note is behind this card; the documentation is.")
    for span in tuple(dict.fromkeys(card.fact.sources))[:PLACES]:
        yield Line(str(span), "faint", "  ", whole=True)
        lines = read(span)
        for number, text in enumerate(lines, span.first):
            mark = f"  {number}: "
            for part in filter(str.strip, _BREAK.split(text)):
                yield Line(unescape(part), mark=mark)
                mark = " " * len(mark)
        if not lines:
            yield Line("That file cannot be read from here.", mark="  ")


def places(card: Card) -> tuple[str, ...]:
    """Where its notes stand, as path:line, each once."""
    return tuple(dict.fromkeys(str(span) for span in card.fact.sources))


def summary(drill: Drill, command: str) -> Iterator[Line]:
    """The score on first tries, what was missed and what to read again."""
    score = drill.score
    if not score.asked:
        yield Line("Stopped before the first answer.")
        return
    skipped = f", {score.skipped} skipped" if score.skipped else ""
    stopped = "" if drill.finished else f"; stopped after {score.asked} of {score.total}"
    result = f"{score.right} of {score.asked} right at the first try ({score.percent} %){skipped}{stopped}."
    yield Line(result, "good" if score.right == score.asked else "strong")
    if drill.missed:
        yield Line("Missed:", "strong")
    for card in drill.missed:
        yield Line(card.prompt, mark="  - ")
        yield Line(card.answer, mark="    = ")
    if rereading := reread(drill):
        yield Line("Read again:", "strong")
        yield from (Line(place, mark="  ", whole=True) for place in rereading)
    yield Line("The same questions again:", "faint")
    yield Line(command, "faint", "  ", whole=True)


def reread(drill: Drill) -> tuple[str, ...]:
    """Note lines of the missed cards as path:line, or documentation where no note is behind a card; three a card."""
    pages = {card.id: tuple(reference.url for reference in card.fact.references) for card in drill.missed}
    found = (place for card in drill.missed for place in (places(card) or pages[card.id])[:PLACES])
    return tuple(dict.fromkeys(found))


def _verdict(right: bool, named: str = "") -> Line:
    word = "Right" if right else "Not right"
    return Line(named, "good" if right else "bad", f"{word}: " if named else f"{word}.")


def _explained(card: Card) -> Iterator[Line]:
    """The reasons of a card without options, and where it comes from."""
    yield from (Line(text, mark="  ") for text in card.why if text)
    yield from origin(card)


def _labelled(question: Question) -> Iterable[tuple[str, str]]:
    lettered = question.shape in ("match", "order")
    labels = LETTERS if lettered else [str(number) for number in range(1, len(question.shown) + 1)]
    return zip(labels, question.shown, strict=False)


def _reasons(question: Question, chosen: tuple[int, ...]) -> Iterator[Line]:
    """Every option with its mark and reason; where all share one, the right one and that reason."""
    shared = len(set(question.why)) == 1
    for place, (label, text) in enumerate(_labelled(question)):
        right = place in question.key
        if shared and not right:
            continue
        mark = "+" if right else "x" if place in chosen else " "
        why = question.why[place] if question.why and not shared else ""
        said = why if _opens(why, text) else f"{text}: {why}" if why else text
        yield Line(said, TONES[mark], f"{mark} {label}) ")
    if shared and question.why[0]:
        yield Line(question.why[0], mark="  ")


def _opens(why: str, text: str) -> bool:
    """Whether a reason opens with the option that it is about, an article aside."""
    opening = why.casefold().split(" ", 1)
    bare = opening[1] if len(opening) > 1 and opening[0] in ("a", "an", "the") else why.casefold()
    return bare.startswith(text.casefold())


def _solved(question: Question, chosen: tuple[int, ...]) -> Iterator[Line]:
    """The rows of a match or the steps of an order, each with the one that belongs there."""
    labelled = list(_labelled(question))
    lefts = [f"{left}: " for left, _ in question.card.pairs] or [""] * len(labelled)
    for row, place in enumerate(question.key):
        hit = not chosen or question.shown[chosen[row]] == question.shown[place]
        label, text = labelled[place]
        mark = "+" if hit else "x"
        yield Line(f"{lefts[row]}{text}", TONES[mark], f"{mark} {row + 1}{label} ")
