"""The deck as JSON, schema 1: public, stable, and read back by the self-test and by printing."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from quizgen import __version__
from quizgen.audit.marks import Sheet, findings
from quizgen.errors import QuizgenError
from quizgen.formats._files import replace
from quizgen.formats._media import Media, packed
from quizgen.formats._question import distinct
from quizgen.model import Card, Deck, Fact, Passed, Problem, Reference, Span, Subject

SUFFIX = ".json"
SCHEMA = 1
_OPENS = b'{"quizgen"'
_NAMES: Mapping[type, str] = {str: "text", int: "a whole number", list: "a list", dict: "an object"}
_T = TypeVar("_T", str, int, list[object], dict[str, object])


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the deck; neither the time nor an earlier file changes what is written."""
    del now, previous
    distinct(deck)
    media = packed(deck.cards)
    tree = {
        "quizgen": __version__,
        "schema": SCHEMA,
        "title": deck.title,
        "audit": _audit(deck),
        "cards": [{**_card(card), "pictures": _shown(card, media, path.parent)} for card in deck.cards],
        "problems": [
            {"path": found.span.path, "line": found.span.first, "code": found.code, "message": found.message}
            for found in deck.problems
        ],
        "passed_over": [
            {"path": found.span.path, "line": found.span.first, "reason": found.reason} for found in deck.passed
        ],
    }
    text = "{\n" + ",\n".join(_lines(tree)) + "\n}\n"
    # Half a character can stand in a path; as an escape it is good JSON and comes back as it was.
    replace(path, text.encode("utf-8", "backslashreplace"), opens=_OPENS)


def _lines(tree: Mapping[str, object]) -> Iterator[str]:
    """A line for each field and for each member of a list: a card that changes is one line of a diff."""
    for name, value in tree.items():
        members = value if isinstance(value, list) else []
        inside = ",\n".join(f"  {_line(member)}" for member in members)
        yield f" {_line(name)}: [\n{inside}\n ]" if members else f" {_line(name)}: {_line(value)}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _audit(deck: Deck) -> dict[str, object]:
    sheet = Sheet(deck.cards)
    found = sheet.counts
    places = {f"{place + 1} of {size}": round(share, 3) for (size, place), share in found.places.items()}
    shares = {"longest": round(found.longest, 3), "places": places, "crowd": round(found.crowd, 3)}
    marks = {mark.id: reason for mark, reason in findings(sheet)}
    return {"choices": found.choices, "run": found.run, "told": found.told, **shares, "marks": marks}


def _card(card: Card) -> dict[str, object]:
    fact = card.fact
    return {
        "id": card.id,
        "kind": card.kind,
        "variant": card.variant,
        "concept": fact.subject.concept,
        "key": fact.subject.key,
        "subject": fact.subject.name,
        "noun": fact.subject.noun,
        "relation": fact.relation,
        "aspect": fact.aspect,
        "prompt": card.prompt,
        "answer": card.answer,
        "options": list(card.options),
        "correct": list(card.correct),
        "why": list(card.why),
        "unlike": card.unlike,
        "pairs": [list(pair) for pair in card.pairs],
        "origin": fact.origin,
        "rule": fact.rule,
        "language": fact.language,
        "week": fact.week,
        "sources": [{"path": span.path, "first": span.first, "last": span.last} for span in fact.sources],
        "references": [{"url": found.url, "checked": found.checked} for found in fact.references],
        "exams": {exam: list(tasks) for exam, tasks in sorted(card.exams.items())},
        "tags": list(card.tags),
        "deck": card.deck,
    }


def _shown(card: Card, media: Media, folder: Path) -> list[dict[str, str]]:
    """The pictures of a card; nothing reads them back, since a path in a deck may lead anywhere."""
    return [{"path": _from(folder, one.path), "name": media.names[one.path], "alt": one.alt} for one in card.pictures]


def _from(folder: Path, path: str) -> str:
    """The way to a file from a folder, whole where none leads there."""
    with suppress(ValueError):  # another drive
        return Path(os.path.relpath(path, folder.resolve())).as_posix()
    return path


def load(path: Path) -> Deck:
    """Read a deck back; raises QuizgenError, in one line, for a file that is no deck of this or an older schema."""
    tree = _tree(path)
    where = ""
    try:
        cards = []
        for number, raw in enumerate(_take(tree, "cards", list), 1):
            where = f"card {number}: "
            cards.append(_read_card(_object(raw)))
        where = ""
        deck = Deck(
            title=_take(tree, "title", str, ""),
            cards=tuple(cards),
            problems=tuple(_problem(_object(raw)) for raw in _take(tree, "problems", list, [])),
            passed=tuple(_passed(_object(raw)) for raw in _take(tree, "passed_over", list, [])),
        )
        distinct(deck)
    except (ValueError, QuizgenError) as error:
        raise QuizgenError(f"{path}: {where}{error}") from error
    return deck


def _tree(path: Path) -> dict[str, object]:
    """The file as an object of a schema that we know."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise QuizgenError(f"cannot read {path}: {error.strerror or error}") from error
    except RecursionError as error:
        raise QuizgenError(f"{path} is no deck of quizgen: it is nested too deep") from error
    except json.JSONDecodeError as error:
        raise QuizgenError(f"{path}:{error.lineno}: is no JSON: {error.msg}") from error
    except UnicodeDecodeError as error:
        raise QuizgenError(f"{path} is no JSON: it is not written in UTF-8") from error
    except ValueError as error:
        raise QuizgenError(f"{path} is no JSON: {error}") from error
    schema = tree.get("schema") if isinstance(tree, dict) else None
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1 or "quizgen" not in tree:
        raise QuizgenError(f"{path} is no deck of quizgen; make one with quizgen build --to json")
    if schema > SCHEMA:
        raise QuizgenError(f"{path} was written by a newer quizgen (schema {schema}); update quizgen to read it")
    found: dict[str, object] = tree
    return found


def _read_card(raw: dict[str, object]) -> Card:
    exams = {exam: _strings(tasks, "exams") for exam, tasks in _take(raw, "exams", dict, {}).items()}
    pairs = tuple(_strings(pair, "pairs") for pair in _take(raw, "pairs", list, []))
    card = Card(
        kind=_said(raw, "kind"),
        fact=_fact(raw),
        prompt=_said(raw, "prompt"),
        answer=_said(raw, "answer"),
        options=_texts(raw, "options"),
        correct=_correct(raw),
        why=_texts(raw, "why"),
        pairs=tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2),
        variant=_take(raw, "variant", str, ""),
        deck=_take(raw, "deck", str, ""),
        tags=_texts(raw, "tags"),
        exams=exams,
        unlike=_take(raw, "unlike", str, ""),
    )
    if len(card.pairs) != len(pairs):
        raise ValueError("“pairs” holds something that is no pair")
    if raw.get("id", card.id) != card.id:
        raise ValueError("its id does not fit what it asks; take the id out to make it a card of its own")
    return card


def _fact(raw: dict[str, object]) -> Fact:
    concept, name = _take(raw, "concept", str, ""), _said(raw, "subject")
    key = _take(raw, "key", str, "") or concept or name.casefold()
    week = raw.get("week")
    if week is not None and (not isinstance(week, int) or isinstance(week, bool)):
        raise ValueError("“week” is not a whole number")
    language = _take(raw, "language", str, "en")
    origin = _take(raw, "origin", str, "notes")
    if language not in ("en", "vi") or origin not in ("notes", "catalogue"):
        raise ValueError("“language” is en or vi, “origin” is notes or catalogue")
    return Fact(
        subject=Subject(key, name, concept, _take(raw, "noun", str, "")),
        relation=_said(raw, "relation"),
        value=_take(raw, "answer", str),
        aspect=_take(raw, "aspect", str, ""),
        origin="catalogue" if origin == "catalogue" else "notes",
        rule=_take(raw, "rule", str, ""),
        language="vi" if language == "vi" else "en",
        week=week,
        sources=tuple(_span(_object(span)) for span in _take(raw, "sources", list, [])),
        references=tuple(_reference(_object(found)) for found in _take(raw, "references", list, [])),
    )


def _correct(raw: dict[str, object]) -> tuple[int, ...]:
    places, count = _take(raw, "correct", list, []), len(_take(raw, "options", list, []))
    found = tuple(place for place in places if isinstance(place, int) and not isinstance(place, bool))
    if len(found) != len(places) or not all(0 <= place < count for place in found):
        raise ValueError(f"“correct” points outside the {count} options")
    return found


def _span(raw: dict[str, object]) -> Span:
    return Span(_take(raw, "path", str), _take(raw, "first", int), _take(raw, "last", int))


def _reference(raw: dict[str, object]) -> Reference:
    return Reference(_take(raw, "url", str), _take(raw, "checked", str, ""))


def _problem(raw: dict[str, object]) -> Problem:
    line = _take(raw, "line", int)
    return Problem(Span(_take(raw, "path", str), line, line), _take(raw, "code", str), _take(raw, "message", str))


def _passed(raw: dict[str, object]) -> Passed:
    line = _take(raw, "line", int)
    return Passed(Span(_take(raw, "path", str), line, line), _take(raw, "reason", str))


def _take(raw: Mapping[str, object], name: str, kind: type[_T], default: _T | None = None) -> _T:
    value = raw.get(name, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ValueError(f"“{name}” is missing" if name not in raw else f"“{name}” is not {_NAMES[kind]}")
    return value


def _said(raw: Mapping[str, object], name: str) -> str:
    text = _take(raw, name, str)
    if not text.strip():
        raise ValueError(f"“{name}” is empty")
    return text


def _texts(raw: Mapping[str, object], name: str) -> tuple[str, ...]:
    return _strings(_take(raw, name, list, []), name)


def _strings(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError(f"“{name}” is not made of texts")
    return tuple(value)


def _object(raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise ValueError("is not an object")
    return raw
