"""The figures of a history as lines of text: bars and sparklines, or plain figures where marks would be in the way."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from quizgen.study.marking import Tally
from quizgen.study.screen import Line
from quizgen.study.tally import AHEAD, WEEKS, Numbers

WIDTH = 20
LEVELS = "▁▂▃▄▅▆▇█"
FEW = 5
Names = Mapping[tuple[str, str], str]


def lines(found: Numbers, names: Names, plain: bool) -> Iterator[Line]:
    """Everything, a heading a part; `names` has the domains' names by exam and id, `plain` draws no marks."""
    if not found.answers.total:
        yield Line("Nothing has been answered yet; quizgen quiz begins.")
        return
    yield from _head(found, plain)
    yield from _ahead(found, plain)
    yield from _kept(found, plain)
    yield from _domains(found, names, plain)
    yield from _weak(found)
    yield from _papers(found)


def bar(share: float, plain: bool, width: int = WIDTH) -> str:
    """A bar for a share of 0 to 1 with a space behind it; nothing where plain. Only nothing is empty."""
    if plain:
        return ""
    cells = min(width, max(round(share * width), share > 0))
    return "█" * cells + "·" * (width - cells) + " "


def spark(values: Sequence[float]) -> str:
    """One mark a value, its height by the highest of them; 0 is a blank."""
    top = max(values, default=0)
    marks = (
        LEVELS[min(len(LEVELS) - 1, int(value / top * (len(LEVELS) - 0.01)))] if value else " " for value in values
    )
    return "".join(marks)


def recent(found: Numbers) -> list[int]:
    """How many answers on each of the last 28 days, the latest last."""
    days = [found.today - timedelta(days=back) for back in range(27, -1, -1)]
    return [found.days[day].total if day in found.days else 0 for day in days]


def weeks(found: Numbers) -> list[tuple[date, Tally]]:
    """The last weeks in which something was recalled after a day or more."""
    return sorted(found.weeks.items())[-WEEKS:]


def _head(found: Numbers, plain: bool) -> Iterator[Line]:
    answers = found.answers
    yield Line(f"{answers.total} answers to {found.cards} cards, {answers.percent} % right", "strong")
    today = found.days[found.today].total if found.today in found.days else 0
    yield Line(f"Streak: {_days(found.streak)} (longest {_days(found.longest)}); today {today} answers")
    if not plain:
        yield Line(spark(recent(found)).replace(" ", "·"), mark="Last 28 days: ")


def _ahead(found: Numbers, plain: bool) -> Iterator[Line]:
    yield Line("")
    yield Line(f"Due now: {found.overdue}. Due in the next {AHEAD} days: {sum(found.due)}", "strong")
    top = max(found.due) or 1
    for day, count in enumerate(found.due):
        if count:
            when = "today" if not day else "tomorrow" if day == 1 else f"{found.today + timedelta(days=day):%a %d %b}"
            yield Line(f"{when:<12}{bar(count / top, plain)}{count}", mark="  ", whole=True)


def _kept(found: Numbers, plain: bool) -> Iterator[Line]:
    yield Line("")
    yield Line("Retained: right answers to cards from an earlier day, by week", "strong")
    shown = weeks(found)
    if not shown:
        yield Line("No card has been asked on a second day yet.", mark="  ")
    for monday, tally in shown:
        told = f"{tally.percent} % of {tally.total}"
        yield Line(f"from {monday:%d %b}  {bar(tally.percent / 100, plain)}{told}", mark="  ", whole=True)


def _domains(found: Numbers, names: Names, plain: bool) -> Iterator[Line]:
    last = ""
    for (exam, domain), tally in found.domains.items():
        if exam != last:
            yield Line("")
            yield Line(f"{exam.upper()}, right answers by domain", "strong")
            last = exam
        low, high = tally.range
        name = names.get((exam, domain), domain)
        yield Line(f"{name}: {tally.percent} % of {tally.total} ({low} to {high} %)", mark="  ")
        if not plain:
            yield Line(bar(tally.percent / 100, plain), mark="    ", whole=True)


def _weak(found: Numbers) -> Iterator[Line]:
    if found.pairs:
        yield Line("")
        yield Line("Mixed up most often, of how often both were there to choose", "strong")
    for pair in found.pairs:
        yield Line(f"{pair.one} / {pair.two}: {pair.mixed} of {pair.asked}", mark="  ")
    if found.hard:
        yield Line("")
        yield Line("Hardest cards", "strong")
    for hard in found.hard:
        yield Line(f"{hard.prompt} = {hard.answer} ({hard.tally.right} of {hard.tally.total} right)", mark="  - ")
    if found.flaws:
        yield Line("")
        yield Line("Questions that the answers speak against", "strong")
    for flaw in found.flaws:
        yield Line(f"{flaw.prompt} = {flaw.answer} ({flaw.mark}: {flaw.reason})", mark="  - ")


def _papers(found: Numbers) -> Iterator[Line]:
    if found.papers:
        yield Line("")
        yield Line("Mock exams", "strong")
    for exam, day, tally, asked in found.papers[-FEW:]:
        low, high = tally.range
        part = f", {asked} answered" if asked < tally.total else ""
        yield Line(
            f"{day} {exam.upper()}: {tally.right} of {tally.total}, {tally.percent} % ({low} to {high} %){part}",
            mark="  ",
        )


def _days(count: int) -> str:
    return f"{count} day{'s'[: count != 1]}"
