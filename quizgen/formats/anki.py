"""The deck as an Anki package that can be imported again and again without losing a review."""

from dataclasses import replace as update
from html import escape
from pathlib import Path
from urllib.parse import quote

from quizgen.formats import _types
from quizgen.formats._changes import Changes
from quizgen.formats._export import typed
from quizgen.formats._files import scratch, written
from quizgen.formats._question import Option, Question, questions
from quizgen.formats._text import branch, cloze, field, plain, tag
from quizgen.formats._types import Type
from quizgen.model import Card, Deck

SUFFIX = ".apkg"
MORE = ("fresh", "type_in")


def write(
    deck: Deck, path: Path, *, now: int, previous: Path | None = None, fresh: bool = False, type_in: bool = False
) -> Changes:
    """Write the package, and beside it what Anki still holds of earlier ones.

    The package at `previous` (or else at `path`) tells which notes have changed since, but for a `fresh` one. With
    `type_in` short answers are asked to be typed.
    """
    from quizgen.formats import _changes, _media, _memory, _package

    asked = questions(deck)
    media = _media.packed(entry.card for entry in asked)
    memory = _memory.read(previous or path)
    if previous and path.exists():
        _memory.read(path)
    forgotten = fresh and bool(memory.types)
    if fresh:
        now, memory = max(now, memory.latest + 1), _memory.Memory()
    entries = [
        _package.Entry(
            entry.card.id,
            _type(entry),
            {
                **_shared(entry),
                **_own(entry),
                "Pictures": media.shown(entry.card),
                "TypeIn": _typed(entry) if type_in else "",
            },
            _tags(entry.card.tags),
            branch(entry.card.deck, deck.title),
            _group(entry.card),
        )
        for entry in asked
    ]
    with written(path, opens=b"pk") as file, scratch(path) as room:
        changes = _package.pack(file, room, entries, memory, now, media.files)
        _changes.leave(path, changes.gone)
    return update(changes, fresh=forgotten)


def _group(card: Card) -> tuple[str, ...]:
    """What stays the same when a student says the same in other words; the catalogue's words are not the student's."""
    fact = card.fact
    return (card.kind, card.variant, fact.subject.key, fact.relation) if fact.origin == "notes" else ()


def _type(entry: Question) -> Type:
    if entry.shape in ("match", "order"):
        return _types.MATCH
    if entry.shape in ("choice", "multiple", "true_false"):
        return _types.CHOICE
    return _types.CLOZE if entry.shape == "cloze" else _types.RECALL


def _shared(entry: Question) -> dict[str, str]:
    """Fields that every note type has."""
    card = entry.card
    return {
        "Key": card.id,
        "Front": field(card.prompt),
        "Back": field(card.answer),
        "Why": field(entry.why),
        "Extra": "<br>".join(field(text) for text in (card.unlike, entry.exams) if text),
        "Hint": field(entry.hint),
        "Source": field(entry.source),
        "Docs": " ".join(f'<a href="{_address(url)}">{field(name)}</a>' for url, name in entry.links),
        "Lang": card.fact.language,
    }


def _own(entry: Question) -> dict[str, str]:
    """Fields that this shape of question fills."""
    if entry.shape == "cloze":
        return {"Front": cloze(entry.card.prompt, entry.card.answer)}
    if entry.shape == "match":
        return {"Choose": field(entry.ask), "Items": _table(entry), "Answers": _matched(entry)}
    if entry.shape == "order":
        return {
            "Choose": field(entry.ask.partition(":")[0]),
            "Items": _list("ul", [option.text for option in entry.options]),
            "Answers": _list("ol", [option.text for option in entry.solved]),
        }
    if not entry.options:
        return {}
    return {
        "Choose": field(entry.ask),
        "Options": "".join(f"<li>{field(option.text)}</li>" for option in entry.options),
        "Answers": "".join(_judged(option) for option in entry.options),
        "Mode": {"choice": "single"}.get(entry.shape, entry.shape),
        "Fixed": "1" if entry.shape == "true_false" or _numbers(entry) else "",
    }


def _typed(entry: Question) -> str:
    """A short answer as Anki compares it with what is typed, empty for all others."""
    return field(typed(entry)[0]) if entry.shape in ("open", "cloze") and typed(entry) else ""


def _judged(option: Option) -> str:
    reason = f'<span class="reason">{field(option.why)}</span>' if option.why else ""
    return f'<li class="{"right" if option.right else "wrong"}">{field(option.text)}{reason}</li>'


def _numbers(entry: Question) -> bool:
    """Whether the options are amounts, which stand in their own order."""
    return entry.card.fact.relation == "number" or all(option.text[:1].isdigit() for option in entry.options)


def _table(entry: Question) -> str:
    lefts = [f"<b>{row}</b> {field(left)}" for row, left in enumerate(entry.lefts, 1)]
    rights = [f"<b>{option.letter}</b> {field(option.text)}" for option in entry.options]
    rights += [""] * (len(lefts) - len(rights))
    return _rows(list(zip(lefts, rights, strict=True)))


def _matched(entry: Question) -> str:
    return _rows([(field(left), field(right)) for left, right in entry.card.pairs])


def _rows(rows: list[tuple[str, str]]) -> str:
    return "<table>" + "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows) + "</table>"


def _list(name: str, texts: list[str]) -> str:
    return f"<{name}>" + "".join(f"<li>{field(text)}</li>" for text in texts) + f"</{name}>"


def _address(url: str) -> str:
    """A link with nothing in it that Anki or HTML would read as more than a link."""
    return escape(quote(plain(url), safe="%/:?#@!$&*+,;=~"))


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags as Anki keeps them, once each whatever the case."""
    return tuple(sorted({slug.casefold(): slug for slug in map(tag, tags) if slug}.values()))
