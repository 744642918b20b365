"""Line by line, what students write made what CommonMark reads; the number of lines never changes."""

import re

_INDENT = r"^([ \t>]*)"
_ALWAYS = r"[•●◦▪▫‣○■□➢➤►▸▹∙🔹🔸](?!\ufe0f?[ \t]*\*\*[^*\n]+\*\*[ \t]*$)"  # but not where it adorns a bold line
_SPACED = r"[–—·✓✔☑✅❌👉](?=\ufe0f?[ \t])"
_BULLET = re.compile(rf"{_INDENT}(?:{_ALWAYS}|{_SPACED})\ufe0f?[ \t]*(?=\S)", re.M)
_TIGHT = re.compile(_INDENT + r"([-+])(?=[^\W\d_]|\*\*|[`\"“(])", re.M)
_STAR = re.compile(_INDENT + r"\*(?=[^\W\d_])([^*\n]+)$", re.M)
_NUMBER = re.compile(_INDENT + r"(\d{1,2}[.)])(?=[A-ZÀ-Ỹ]|\*\*)", re.M)
_TITLE = re.compile(r"^([ \t>]*#{2,6})(?=[^\s#])", re.M)
_SUMMARY = re.compile(r"<summary[^>\n]{0,200}>(.{0,300}?)</summary>")
_BLOCK = (
    "details|div|p|center|table|tbody|thead|tr|td|th|ul|ol|section|article|header|footer|main|nav|span|font|picture|figure|"
    "br|hr|img|source|a|iframe|video|summary|blockquote|h[1-6]"
)
_ONLY_TAGS = re.compile(rf"^[ \t>]*(?:</?(?:{_BLOCK})\b[^<>\n]*>[ \t]*)+$", re.M | re.I)
_LEADING = re.compile(r"^([ \t]*)(?:</?(?:details|div|p|center|section|ul|ol)\b[^<>\n]*>[ \t]*)+(?=\S)", re.M | re.I)
_ITEM = re.compile(r"^([ \t]*)<li\b[^<>\n]*>[ \t]*(?=\S)", re.M | re.I)
_SHORTCODE = re.compile(r"^[ \t>]*\{\{[<%][^\n]*[%>]\}\}[ \t]*$", re.M)
_ADMONITION = re.compile(
    r"^[ \t]*(?:!!!|\?\?\?)\+?[ \t]+\w+(?:[ \t]+\"([^\"\n]*)\")?[ \t]*$"
    r"|^[ \t]*:::+[ \t]*(?:\w+(?:\[([^\]\n]*)\])?)?[ \t]*$",
    re.M,
)
_REFERENCE = re.compile(r"^[ \t>]*\[[^\]\n]{1,200}\]:[ \t]*<?(?:https?:|mailto:|/|#|\.{1,2}/)\S*[^\n]*$", re.M)
_OPENERS = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<pre", "</pre>"), ("%%", "%%"))
DEEP = re.compile(r"^[ \t>*+\-\d.)]{50,}+(?=[^\n]*\w)", re.M)


def prepare(body: str) -> str:
    """The body with one sort of bullet mark, spaces where they were left out, and machine lines blanked."""
    for opening, closing in _OPENERS:
        if opening in body:
            body = blanked(body, opening, closing)
    if "<" in body:
        body = _SUMMARY.sub(lambda found: f"**{re.sub('<[^>]*>', '', found[1]).strip()}**", body)
        body = _ITEM.sub(r"\1- ", _LEADING.sub(r"\1", _ONLY_TAGS.sub("", body)))
    body = _REFERENCE.sub("", _SHORTCODE.sub("", body))
    body = _ADMONITION.sub(lambda found: f"**{found[1] or found[2]}**" if found[1] or found[2] else "", body)
    body = _STAR.sub(r"\1* \2", _TIGHT.sub(r"\1\2 ", _BULLET.sub(r"\1- ", body)))
    body = DEEP.sub(_clipped, body)
    return _TITLE.sub(r"\1 ", _NUMBER.sub(r"\1\2 ", body))


def _clipped(prefix: "re.Match[str]") -> str:
    """Marks and indentation that nest 30 deep at most, where the parser would give up on the rest of the note."""
    wide = prefix[0].expandtabs(4)
    rest = wide.lstrip(" ")
    return wide[: min(len(wide) - len(rest), 60)] + "".join(f"{m} " for m in re.findall(r"\d+[.)]|[-*+>]", rest)[:15])


def blanked(body: str, opening: str, closing: str) -> str:
    """Blank what stands between a mark and its closing mark; a mark in code, or never closed, is left alone.

    A comment may open anywhere in a line, all else at its beginning.
    """
    kept: list[str] = []
    done = 0
    before = r"[^`\n]*?" if opening == "<!--" else r"[ \t]*"
    for found in re.finditer(rf"^{before}({re.escape(opening)})", body, re.M | re.I):
        if found.start(1) < done:
            continue
        end = body.find(closing, found.end())
        if end < 0:
            break
        end += len(closing)
        kept += [body[done : found.start(1)], "\n" * body.count("\n", found.start(1), end)]
        done = end
    return "".join(kept) + body[done:]
