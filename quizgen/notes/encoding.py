"""Bytes made text: which encoding a file is in, and what to say where it is none we can trust."""

import codecs
import re
import unicodedata
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TYPOGRAPHIC = frozenset("‘’“”–—…•·™®©°×±²³µ€£§«»¡¿ ")
_SAVE = "save the file as UTF-8"
_MARKS_AT_MOST = 30  # on one letter, as in the stream-safe format of Unicode
_CROWD = re.compile(r"[^\x00-\u02ff\u0370-\u0482\u1e00-\u1fff]{31,}")


class Decoded(NamedTuple):
    """The text of a file, and where something is amiss the code, the line and the words of the problem."""

    text: str
    code: str = ""
    line: int = 1
    message: str = ""
    hint: str = ""


def decode(data: bytes) -> Decoded:
    """Decode UTF-8, any Unicode with a byte order mark, else Windows-1258 or 1252 where the result looks like prose."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    if b"\0" in data:
        return Decoded("", "binary", 1, "holds NUL bytes: not a text file, or UTF-16 without its mark", _SAVE)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _legacy(data, data.count(b"\n", 0, error.start) + 1, data[error.start])


def composed(text: str) -> str:
    """The text in NFC; of the marks on one letter those beyond any language's are dropped, for they cost a square."""
    return unicodedata.normalize("NFC", _CROWD.sub(lambda found: _thinned(found[0]), text))


def _thinned(run: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in run:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MARKS_AT_MOST:
            kept.append(letter)
    return "".join(kept)


def _marked(data: bytes, name: str) -> Decoded:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8":
            return _legacy(data, data.count(b"\n", 0, error.start) + 1, data[error.start])
        return Decoded("", "encoding", 1, f"begins with the mark of {name.upper()} but is not", _SAVE)
    if "\0" in text:
        return Decoded("", "binary", 1, "holds NUL characters: not a text file", _SAVE)
    return Decoded(text)


def _legacy(data: bytes, line: int, byte: int) -> Decoded:
    for attempt in (_surrogates, _patched, _page):
        if (found := attempt(data)) is not None:
            text, what = found
            return Decoded(text, "encoding", line, f"is not UTF-8 (byte 0x{byte:02x}); {what}", _SAVE)
    return Decoded("", "encoding", line, f"is not UTF-8 (byte 0x{byte:02x}), nor any encoding we can trust", _SAVE)


def _surrogates(data: bytes) -> tuple[str, str] | None:
    """UTF-8 whose emoji were written as surrogate pairs."""
    import ftfy.bad_codecs  # noqa: F401

    try:
        text = data.decode("utf-8-variants")
    except UnicodeError:
        return None
    return None if re.search("[\ud800-\udfff]", text) else (text, "read as CESU-8")


def _patched(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes: they become U+FFFD, and their lines are named later."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(ord(c) > 0x7F for c in text) - broken
    return (text, f"{broken} broken byte{'s' * (broken > 1)} left out") if broken <= 20 and sound > 2 * broken else None


def _page(data: bytes) -> tuple[str, str] | None:
    for name in ("cp1258", "cp1252"):
        try:
            text = composed(data.decode(name))
        except UnicodeDecodeError:
            continue
        if _plausible(text, name):
            return text, f"read as {name}"
    return None


def _plausible(text: str, name: str) -> bool:
    odd = [c for c in text if ord(c) > 0x7F and c not in _TYPOGRAPHIC]
    letters = sum(c.isalpha() for c in text)
    if name == "cp1258":  # tone marks stand apart in it and must have found their vowels
        tones = sum("\u1ea0" <= c <= "\u1ef9" for c in odd)
        return tones >= 1 and not any(unicodedata.combining(c) for c in odd) and all(c.isalpha() for c in odd)
    return all(c.isalpha() for c in odd) and len(odd) <= 0.04 * letters
