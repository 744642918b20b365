"""Mojibake undone: UTF-8 that was once read as Mac Roman or as Windows-1252, run by run, only where it is certain."""

import re
from functools import lru_cache

_SUSPECT = re.compile(
    r"[\u00c2-\u00c6\u00cc\u00e1\u00e2\u00e3\u00ef\u00f0][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|[\u00ac\u221a\u0192\u2248\u2206\u201a\u00b7\uf8ff\u00d4\u00fc][^\x00-\x7f]"
)
_RUN = re.compile(r"[^\x00-\x7f]+")
_WANTED = re.compile(
    "[\u00a0-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
    "\u1ea0-\u1ef9\u2000-\u2bff\u3030\ufe0f\ufeff\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
)
_LEFT = re.compile(
    r"\ufffd|\u00e1[\u00ba\u00bb]|[\u00c3\u00c2](?:[\u00a0-\u00bf\u0080-\u009f]|\u201a|\u0192|\u2026|\u2030|\u0160)"
    r"|\u00e2\u20ac|\u00c4[\u2018\u0192]|\u00c6[\u00a1\u00b0]|\u00f0\u0178"
    r"|[\u221a\u0192\u2206\u2248][\u00c0-\u00ff\u00a0-\u00bf\u2018-\u201e]|\u201a[\u00c0-\u00ff\u00c4]|\u00b7[\u222b\u03c0\u220f\u2211]"
    r"|\u00cc[\u222b\u2202]|\u00d4\u220f|\u00fc[\u00a0-\u00ff\u2020\u0152]"
)
_TRACE = re.compile(r"[\u00c3\u00c4](?=[a-z\s]|$)|\u00e2[^\x00-\x7f]|\u00ef\u00b8|[\u00c5\u00c6][^\x00-\x7f]")


def repair(line: str) -> str:
    """The line with every damaged run restored; a run that is healthy, or past saving, stays as it is.

    A run of non-ASCII characters is replaced only where it encodes in the old code page, decodes strictly as UTF-8 and
    gives nothing but letters of Western and Vietnamese alphabets, punctuation, arrows and emoji.
    """
    for _ in range(0 if line.isascii() else 3):
        if not _SUSPECT.search(line):
            break
        new = _RUN.sub(lambda run: _restored(run[0]), line)
        if new == line:
            break
        line = new
    return line


def damaged(line: str, strict: bool = False) -> bool:
    """Whether a line, repaired as far as it goes, still holds garbage in place of letters.

    With `strict`, for notes in which other lines were repaired, single left-over letters count too ("Ãp" for "Áp").
    """
    return not line.isascii() and bool(_LEFT.search(line) or (strict and _TRACE.search(line)))


@lru_cache(maxsize=4096)
def _restored(run: str) -> str:
    import ftfy.bad_codecs  # noqa: F401  # registers the "sloppy" code pages, which keep the five undefined bytes

    for page in ("mac_roman", "sloppy-windows-1252"):
        for lost in (b"", b"\xf0"):  # some editors drop the Apple logo, which stands for the first byte of an emoji
            try:
                better = (lost + run.encode(page)).decode("utf-8")
            except UnicodeError:
                continue
            if (
                len(better) < len(run) + len(lost)
                and (not lost or ord(better[0]) > 0xFFFF)
                and _WANTED.fullmatch(better)
            ):
                return better
    return run
