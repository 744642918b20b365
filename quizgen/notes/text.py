"""Inline Markdown made plain: what a bullet says, without its marks, links and decoration."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_RANGES = (
    (0x2190, 0x21FF), (0x27F0, 0x27FF), (0x2900, 0x297F), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x27BF),
    (0x2B00, 0x2BFF), (0x1F000, 0x1FAFF), (0xE0020, 0xE007F), (0xFE0F, 0xFE0F), (0x20E3, 0x20E3), (0xF8FF, 0xF8FF),
)  # fmt: skip
_DECOR = " \u00b7\u2022\u2023\u2219\u200d\u3030" + "".join(chr(c) for a, b in _RANGES for c in range(a, b + 1))
_HEAD = re.compile(r"^(?:\d\ufe0f?\u20e3|(?:[-–—*+=>]|[-=]+>)(?=\s))")
_TAIL = re.compile(r"(?:\s[-–—=*_]+|\s[-=]+>)$")
_LIMIT = 20_000  # no line that a person wrote is longer; its marks are left alone
_MARKUP = re.compile(r"[*_`\[\]<>&!\\{=$~^\ue200【]|https?:|:content")
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
    """The inline Markdown of one bullet without its marks; never raises, whatever the text."""
    if len(raw) > _LIMIT or not _MARKUP.search(raw):
        text = _trim(raw)
        return Plain(text, bare=text)
    pieces = _pieces(_outside_code(_residue, raw))
    text = _trim("".join(p.text for p in pieces))
    bare = _trim("".join(p.text for p in pieces if not p.linked))
    visible = {p.style for p in pieces if any(c.isalnum() for c in p.text)}
    return Plain(text, _lead(pieces), bare, visible.pop() if len(visible) == 1 else "")


def heading(raw: str) -> str:
    """The words of a heading: no numbering, no emoji, no trailing colon."""
    text = re.sub(
        r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+|\d{1,2}(?:\.\d{1,2})+\s+|[IVX]{1,5}\.\s+|[A-Za-z][.)]\s+)",
        "",
        plain(raw).text,
    )
    return _trim(text.rstrip(" :=：#-–—"))


def _outside_code(change: Callable[[str], str], raw: str) -> str:
    if "`" not in raw:
        return change(raw)
    return "".join(part if i % 2 else change(part) for i, part in enumerate(_CODE.split(raw)))


def _residue(text: str) -> str:
    for pattern, new in _RESIDUE:
        text = pattern.sub(new, text)
    return text


def _pieces(raw: str) -> list[_Piece]:
    tokens = _parser().parseInline(raw.replace("\n", " "))[0].children or []
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
    text = _URL.sub(lambda m: m[0] if _KEPT_URL.search(m[0]) else " ", token.content)
    return _Piece(text.replace("**", ""), style, linked)


def _lead(pieces: list[_Piece]) -> str:
    spoken = [piece for piece in pieces if _trim(piece.text)]
    if not spoken or spoken[0].style not in ("strong", "code"):
        return ""
    start = pieces.index(spoken[0])
    words = takewhile(lambda piece: piece.style == spoken[0].style, pieces[start:])
    return _trim("".join(piece.text for piece in words)).rstrip(" :：")


def _trim(text: str) -> str:
    """Whitespace made single, emoji and other decoration taken off both ends."""
    text = " ".join(text.split())
    for _ in range(8):
        shorter = _TAIL.sub("", _HEAD.sub("", text.strip(_DECOR)))
        if shorter == text:
            break
        text = shorter
    return re.sub(r" ([,;.!?)\]])(?=\s|$)", r"\1", text)


def picture(raw: str) -> str:
    """What to call a line that is nothing but links or images: their words, or their addresses."""
    raw = raw[:2000]
    words = re.findall(r"\[([^\[\]]+)\]", raw) or re.findall(r"\w[\w+.-]*://[^\s>]+|\w[\w./-]+", raw)
    return " ".join(unescape(" ".join(words)).split())[:120]
