"""A question as two texts, for programs that know nothing but a front and a back."""

from collections.abc import Iterator

from quizgen.formats._question import Question
from quizgen.formats._text import plain


def front(entry: Question) -> tuple[str, ...]:
    """What is asked, a line each: the question, what to do, and the options."""
    return tuple(_tidy(line) for line in _front(entry))


def back(entry: Question) -> tuple[str, ...]:
    """What is answered, a line each: the answer, why, and where it comes from."""
    return tuple(_tidy(line) for line in _back(entry))


def _front(entry: Question) -> Iterator[str]:
    yield entry.card.prompt
    if entry.ask:
        yield entry.ask
    yield from (f"{row}. {left}" for row, left in enumerate(entry.lefts, 1))
    if entry.shape != "true_false":
        yield from (f"{option.letter}) {option.text}" for option in entry.options)


def _back(entry: Question) -> Iterator[str]:
    if entry.shape == "match":
        yield from (f"{left} → {right}" for left, right in entry.card.pairs)
    elif entry.shape == "order":
        yield from (f"{step}. {option.text}" for step, option in enumerate(entry.solved, 1))
    elif entry.options and entry.shape != "true_false":
        yield from (f"{option.letter}) {option.text}" for option in entry.solved)
    else:
        yield entry.card.answer
    yield from filter(None, [option.why for option in entry.solved if option.why] or [entry.why])
    if entry.source:
        yield entry.source


def _tidy(line: str) -> str:
    return " ".join(plain(line).split())
