"""Inline Markdown made plain: what a bullet says, without its marks, links and decoration."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import takewhile
from typing import TYPE_CHECKING

from quizgen.notes.simple import simple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_RANGES = (
    (0x2190, 0x21FF), (0x27F0, 0x27FF), (0x2900, 0x297F), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x27BF),
    (0x2B00, 0x2BFF), (0x1F000, 0x1FAFF), (0xE0020, 0xE007F), (0xFE0F, 0xFE0F), (0x20E3, 0x20E3), (0xF8FF, 0xF8FF),
)  # fmt: skip
_DECOR = " \u00b7\u2022\u2023\u2219\u200d\u3030" + "".join(chr(c) for a, b in _RANGES for c in range(a, b + 1))
_NUMBER = re.compile(r"^\s*(\**)(?:bài )?(?:lab|module) ?\d+(?:[.-]\d+)*(\**)\s?[:–-](\**)\s+(?=\S)", re.IGNORECASE)
_HEAD = re.compile(r"^(?:\d\ufe0f?\u20e3|(?:[-–—*+=>]|[-=]+>)(?=\s))")
_TAIL = re.compile(r"(?:\s[-–—=*_]+|\s[-=]+>)$")
_GAP = re.compile(r" ([,;.!?)\]])(?=\s|$)")
_PLAIN = frozenset("0123456789.,:;)!?%'\"")
_NUMBERING = re.compile(
    r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+|\d{1,2}(?:\.\d{1,2})+\s+|[IVX]{1,5}\.\s+|[A-Za-z][.)]\s+)"
)
_LIMIT = 20_000  # no line that a person wrote is longer; its marks are left alone
_MARKUP = re.compile(r"[*_`\[\]<>&!\\{=$~^\ue200【]|https?:|:content")
_ODD = re.compile(r"[\[{=【\ue200\\]")
_CODE = re.compile(r"(`+[^`]+`+)")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|code|del|details|div|em|figure|figcaption|font|h[1-6]|hr|i|img|ins|kbd|li|mark|"
    r"ol|p|picture|pre|q|s|samp|section|small|source|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|video|"
    r"iframe|script|style|object|embed|input|button|form|svg|path)\b[^>]*>|<!--.*?-->|<[?!][^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_KEPT_URL = re.compile(r"amazonaws|//\d+\.\d+|//localhost|[<{]")
_URL = re.compile(r"https?://[^\s<>|)\]]+[^\s<>|)\].,;:]")
_RESIDUE = (
    (re.compile(r"\{\{[<%][^{}\n]{0,400}[%>]\}\}"), ""),
    (re.compile(r"!\[\[[^\]\n]{0,300}\]\]"), "![](.)"),
    (re.compile(r"\[\[(?:[^\]|\n]{0,300}?\\?\|)?([^\]|\n]{1,300})\]\]"), r"[\1](.)"),
    (re.compile(r"\[([^\[\]\n]{0,300})\]\(\s*(?:file|data|javascript|vbscript):[^\n]{0,300}?\)+", re.I), r"[\1](.)"),
    (re.compile(r"(?<![=<>!])==(?=[^\s=])([^=\n]{1,400}?)(?<=\S)==(?!=)"), r"\1"),
    (re.compile(r"\[\^[^\]\s]{1,60}\]:?"), ""),
    (re.compile(r"【[^】\n]{0,200}】|\ue200[^\ue201\n]{0,200}\ue201"), ""),
    (re.compile(r":contentReference\[[^\]\n]{0,100}\](?:\{[^}\n]{0,100}\})?"), ""),
    (re.compile(r"\[oai_citation:[^\]\n]{0,200}\](?:\([^)\n]{0,400}\))?"), ""),
    (re.compile(r"\[(?:web|cite|source|turn\d\w*)[:_ ](?:start|end|[\d,\s:-]+)\]|\[cite_start\]"), ""),
    (re.compile(r"^\s*\[[ xX/-]\]\s+"), ""),
    (re.compile(r"(?<![!\w\]])\[([^\[\]\n]{1,300})\]\[[^\[\]\n]{0,100}\]"), r"[\1](.)"),
    (re.compile(r"\$?\\(?:right|Right|longright)arrow\b\$?|\$?\\to\b\$"), "→"),
    (re.compile(r"(\*\*[^*\n]{1,200}[:;,.)\]]\*\*)(?=\w)"), r"\1 "),
)


@dataclass(frozen=True)
class Plain:
    """One inline run: its text, the bold or code words it opens with, what stands outside links, its one style."""

    text: str
    lead: str = ""
    bare: str = ""
    style: str = ""


@dataclass(frozen=True)
class _Piece:
    text: str
    style: str
    linked: bool


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": 40}).enable("strikethrough")


@lru_cache(maxsize=16384)
def plain(raw: str) -> Plain:
    """The inline Markdown of one bullet without its marks or the number of a lab; never raises, whatever the text."""
    raw = _NUMBER.sub(lambda match: "" if match[2] or match[3] else match[1], raw)
    if len(raw) > _LIMIT or not _MARKUP.search(raw):
        text = _trim(raw)
        return Plain(text, bare=text)
    pieces = _pieces(_outside_code(_residue, raw))
    text = _trim("".join(p.text for p in pieces))
    bare = _trim("".join(p.text for p in pieces if not p.linked))
    visible = {p.style for p in pieces if any(c.isalnum() for c in p.text)}
    return Plain(text, _lead(pieces), bare, visible.pop() if len(visible) == 1 else "")


@lru_cache(maxsize=4096)
def heading(raw: str) -> str:
    """The words of a heading: no numbering, no emoji, no trailing colon."""
    return _trim(_NUMBERING.sub("", plain(raw).text).rstrip(" :=：#-–—"))


def _outside_code(change: Callable[[str], str], raw: str) -> str:
    if "`" not in raw:
        return change(raw)
    return "".join(part if i % 2 else change(part) for i, part in enumerate(_CODE.split(raw)))


def _residue(text: str) -> str:
    if not _ODD.search(text):  # then only the last can be there
        pattern, new = _RESIDUE[-1]
        return pattern.sub(new, text) if "**" in text else text
    for pattern, new in _RESIDUE:
        text = pattern.sub(new, text)
    return text


def _pieces(raw: str) -> list[_Piece]:
    raw = raw.replace("\n", " ")
    if (runs := simple(raw)) is not None:
        return [_Piece(text if style == "code" else _addressed(text), style, False) for text, style in runs]
    tokens = _parser().parseInline(raw)[0].children or []
    found: list[_Piece] = []
    open_: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            open_.append("auto" if token.info == "auto" else token.tag)
        elif token.nesting < 0 and open_:
            open_.pop()
        elif "s" not in open_:
            found.append(_piece(token, open_))
    return found


def _piece(token: "Token", open_: list[str]) -> _Piece:
    style = "strong" if "strong" in open_ else "code" if token.type == "code_inline" else "em" if "em" in open_ else ""
    linked = "a" in open_ or "auto" in open_
    if token.type in ("code_inline", "text_special"):
        return _Piece(token.content, style, linked)
    if token.type == "html_inline":
        return _Piece(" " if _TAG.fullmatch(token.content) else token.content, style, linked)
    if token.type == "image":
        return _Piece(" ", style, True)
    if token.type != "text":
        return _Piece(" ", style, linked)
    if "auto" in open_:
        return _Piece(token.content if _KEPT_URL.search(token.content) else " ", style, True)
    return _Piece(_addressed(token.content).replace("**", ""), style, linked)


def _addressed(text: str) -> str:
    """The text without the addresses that only lead elsewhere."""
    return _URL.sub(lambda m: m[0] if _KEPT_URL.search(m[0]) else " ", text) if "://" in text else text


def _lead(pieces: list[_Piece]) -> str:
    first = next((piece for piece in pieces if _trim(piece.text)), None)
    if first is None or first.style not in ("strong", "code"):
        return ""
    words = takewhile(lambda piece: piece.style == first.style, pieces[pieces.index(first) :])
    return _trim("".join(piece.text for piece in words)).rstrip(" :：")


def _trim(text: str) -> str:
    """Whitespace made single, emoji and other decoration taken off both ends."""
    text = " ".join(text.split())
    clean = text[:1].isalpha() and (text[-1] in _PLAIN or text[-1].isalpha())
    for _ in range(0 if clean else 8):
        shorter = _TAIL.sub("", _HEAD.sub("", text.strip(_DECOR)))
        if shorter == text:
            break
        text = shorter
    return _GAP.sub(r"\1", text)


def picture(raw: str) -> str:
    """What to call a line that is nothing but links or images: their words, or their addresses."""
    raw = raw[:2000]
    words = re.findall(r"\[([^\[\]]+)\]", raw) or re.findall(r"\w[\w+.-]*://[^\s>]+|\w[\w./-]+", raw)
    return " ".join(unescape(" ".join(words)).split())[:120]
