"""Inline Markdown that needs no parser: words, code, and bold or italic words with spaces around them."""

import re

_WORDS = r"[^*_`\[\]<&\\~\n\r\0]"
_END = r"(?:(?<=\w){mark}(?=[\s,.;:)]|\Z)|(?<=[^\s\w]){mark}(?=\s|\Z))"
_OPEN = rf"(?:(?<=\s)|\A){{mark}}(?=\w)({_WORDS}+)"
_CODE = r"`((?!\s)[^`\n\r\0]+(?<!\s))`(?!`)"


def _marked(mark: str) -> str:
    return (_OPEN + _END).replace("{mark}", re.escape(mark))


_RUN = re.compile(rf"({_WORDS}+)|{_CODE}|{_marked('**')}|{_marked('*')}")
_STYLES = ("", "", "code", "strong", "em")


def simple(raw: str) -> list[tuple[str, str]] | None:
    """The runs of a text, each with its style, as the parser would give them; None where only the parser knows.

    What CommonMark says of marks between letters, side by side or inside each other is left to the parser.
    """
    runs: list[tuple[str, str]] = []
    at = 0
    while found := _RUN.match(raw, at):
        which = found.lastindex or 0
        runs.append((found[which], _STYLES[which]))
        at = found.end()
    return runs if at == len(raw) else None
