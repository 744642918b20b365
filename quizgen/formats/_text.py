"""Text made safe for the place where it will stand: a page, a style sheet, a script, an Anki field, a tag."""

import json
import re
from html import escape

BLANK = re.compile(r"(?<!_)____(?!_)")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
CODE = re.compile(r"`([^`\n]+)`")
# What Anki would play, draw or read aloud.
_ANKI_MARK = re.compile(r"\[(?=/?(?:sound:|latex\]|\$|anki:|\[type:))", re.IGNORECASE)
_MATH = re.compile(r"\\(?=[(\[)\]])")


def plain(text: str) -> str:
    """The text without what no file can hold: control characters and halves of characters."""
    return _CONTROL.sub("", text).encode("utf-8", "replace").decode("utf-8")


def marked(text: str) -> str:
    """HTML that shows the text: everything escaped, words between backticks as code, lines kept."""
    return CODE.sub(r"<code>\1</code>", escape(plain(text))).replace("\n", "<br>")


def field(text: str) -> str:
    """HTML that shows the text in a field of Anki, where some brackets and backslashes mean something too."""
    html = _ANKI_MARK.sub("&#91;", marked(text))
    return _MATH.sub(r"\\<span></span>", html)


def cloze(prompt: str, answer: str) -> str:
    """The field of a cloze note: the one blank of the prompt holds the answer."""
    before, after = BLANK.split(prompt)
    return _brace(field(before)) + "{{c1::" + _brace(field(answer)).replace(":", "&#58;") + "}}" + _brace(field(after))


def _brace(html: str) -> str:
    return html.replace("{", "&#123;").replace("}", "&#125;")


def data(tree: object) -> str:
    """JSON that can stand inside a script element."""
    text = json.dumps(tree, ensure_ascii=True, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def css(text: str) -> str:
    """A string literal of a style sheet, which no title can end."""
    return '"' + re.sub(r"[^\w .,:;!?()–-]", lambda found: f"\\{ord(found[0]):x} ", plain(text)) + '"'


def tag(text: str) -> str:
    """A tag as Anki keeps it: no spaces, no empty level; empty where nothing is left."""
    levels = (re.sub(r"[^\w.:-]+", "_", plain(level).strip()).strip("_:") for level in text.split("::"))
    return "::".join(level for level in levels if level)


def branch(name: str, title: str) -> str:
    """A deck's name as Anki keeps it: levels with "::" between them and none empty."""
    levels = (" ".join(plain(level).split()).strip(":") for level in name.split("::"))
    return "::".join(level for level in levels if level.strip()) or (branch(title, "quizgen") if title else "quizgen")
