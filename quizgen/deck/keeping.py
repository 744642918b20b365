"""What notes gave, as bytes and back: a digest, the state in which it was gleaned, then one line of JSON a note."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from hashlib import sha256
from typing import Any, Union, get_args, get_origin, get_type_hints

from quizgen.deck.gleaning import Gleaned

Make = Callable[[Any], Any]


def freeze(state: str, notes: Mapping[str, Gleaned]) -> bytes:
    """The notes, by the hash of each file, as bytes."""
    lines = [state, *(f"{key} {json.dumps(_plain(note), ensure_ascii=False)}" for key, note in notes.items())]
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    return sha256(text).hexdigest().encode() + b"\n" + text


def thaw(kept: bytes, state: str, wanted: Iterable[str]) -> dict[str, Gleaned]:
    """Of the notes of `freeze` those wanted; none for bytes that are not whole, or gleaned in another state."""
    digest, _, text = kept.partition(b"\n")
    if sha256(text).hexdigest().encode() != digest:
        return {}
    head, *lines = text.decode("utf-8", "surrogatepass").split("\n")
    if head != state:
        return {}
    known = dict(line.split(" ", 1) for line in lines)
    make = _maker(Gleaned)
    return {key: make(json.loads(known[key])) for key in wanted if key in known}


def _plain(value: Any) -> Any:
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(getattr(value, name)) for name in _names(value.__class__)]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _maker(hint: Any) -> Make:
    """What makes a value of a type again from lists, texts and numbers."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is tuple:
        part = _maker(parts[0])
        return lambda raw: tuple([part(one) for one in raw])
    if origin is not None and issubclass(origin if isinstance(origin, type) else object, Mapping):
        part = _maker(parts[1])
        return lambda raw: {key: part(one) for key, one in raw.items()}
    if origin is Union or isinstance(hint, type(int | None)):
        part = _maker(parts[0])
        return lambda raw: None if raw is None else part(raw)
    if hint is str:
        return sys.intern  # most texts are the path of the note, again and again
    if not hasattr(hint, "__dataclass_fields__"):
        return lambda raw: raw
    hints = get_type_hints(hint)
    makers = [_maker(hints[name]) for name in _names(hint)]
    return lambda raw: hint(*[make(one) for make, one in zip(makers, raw, strict=True)])
