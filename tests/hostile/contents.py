"""What a note may hold: tables of cases, each the bytes of one `note.md`.

`@@` stands for a saying about Amazon SNS; `heard` is the line on which it must be found whatever lies around it, 0 where
it cannot be. `problems` are the lines that have to be printed, these and no others ("…" for what a library
says). `asks` are beginnings of questions that must be there too, `never` texts that must not reach a
file (a page or a package where one is written, else the JSON).
"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass

HEARD = "**Amazon SNS**: pushes messages to every subscriber"
ALL = ("json", "anki", "html")


@dataclass(frozen=True)
class Case:
    name: str
    text: str | bytes | Callable[[], str | bytes]
    heard: int = 0
    problems: tuple[str, ...] = ()
    code: int = 0
    asks: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    seconds: float = 2
    mebibytes: int = 250
    formats: tuple[str, ...] = ("json",)

    @property
    def data(self) -> bytes:
        text = self.text() if callable(self.text) else self.text
        return text.replace(b"@@", HEARD.encode()) if isinstance(text, bytes) else text.replace("@@", HEARD).encode()


def said(line: int, code: str, message: str, hint: str = "") -> tuple[str, ...]:
    return (f"notes/note.md:{line}: {code} {message}" + (f" ({hint})" if hint else ""),)


def front(line: int, message: str, hint: str = "put the value in quotes") -> tuple[str, ...]:
    return said(line, "front-matter", message, hint)


def fence(line: int) -> tuple[str, ...]:
    message = "the code fence opened here is never closed; the lines after it were read as text"
    return said(line, "open-fence", message, "close it with ```")


def encoding(line: int, message: str, code: str = "encoding") -> tuple[str, ...]:
    return said(line, code, message, "save the file as UTF-8")


UNREAD = "the front matter cannot be read: "
MARKED = "holds NUL bytes: not a text file, or UTF-16 without its mark"
DEEP = "nested too deeply; read as if it were less deep"
ELSEWHERE = "is not in a file, so no card shows it: save it beside the note"
SPLIT = "split it, or leave it out"
ALIAS = front(2, UNREAD + "it uses a YAML alias")
BOMB = "\n".join(f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}]}}" for i in range(1, 9))

FRONT_MATTER = (
    Case("byte order mark", "\ufeff---\ntitle: T\nweight: 5\n---\n- @@\n", 5, never=("weight",)),
    Case("never closed", "---\ntitle: T\nweight: 5\n\n- @@", 5, front(1, "the front matter opened here is never closed", "close it with ---")),
    Case("TOML", "+++\ntitle = 'T'\n+++\n- @@\n", 4),
    Case("broken TOML", "+++\ntitle =\n+++\n- @@\n", 4, front(2, UNREAD + "…", "check the TOML between the +++ lines")),
    Case("TOML never closed", "+++\ntitle = 'T'\n- @@\n", 3),
    Case("four dashes", "----\ntitle: T\n----\n- @@\n", 4),
    Case("words alone between rules", "---\nonly words of mine\n---\n- @@\n", 4),
    Case("a saying alone between rules", "---\n- @@\n---\n- more\n", 2),
    Case("a list between rules", "---\n- one\n- @@\n---\n", 3),
    Case("opens with a rule", "---\n\n- @@\n- b: c\n", 3),
    Case("a rule in a block of text", "---\ntitle: |\n  a\n---\nb\n---\n- @@\n", 7),
    Case("blank lines before", "\n\n\n---\ntitle: T\n---\n- @@\n", 7),
    Case("a Python object", "---\ntitle: !!python/object/apply:os.mkdir [pwned]\nweight: 1\n---\n- @@\n", 5),
    Case("an unknown tag", "---\ntitle: !secret x\n---\n- @@\n", 4),
    Case("alias bomb", f"---\na0: &a0 [x]\n{BOMB.replace('{<<: ', '').replace('}', '')}\ntitle: T\n---\n- @@\n", 13, front(3, UNREAD + "it uses a YAML alias")),
    Case("merge bomb", f"---\na0: &a0 {{x: 1}}\n{BOMB}\ntitle: T\n---\n- @@\n", 13, front(3, UNREAD + "it uses a YAML alias")),
    Case("deep in brackets", f"---\ntitle: T\na: {'[' * 40000}\n---\n- @@\n", 5, front(3, UNREAD + "it is nested too deeply")),
    Case("deep by indentation", "---\ntitle: T\n" + "".join(f"{' ' * i}a:\n" for i in range(40)) + "---\n- @@\n", 44, front(19, UNREAD + "it is nested too deeply")),
    Case("figures and dates that are none", f"---\ntitle: T\nn: {'9' * 5000}\ndate: 0000-13-45T99:99:99+99:00\nt: 190:20:30.15\n---\n- @@\n", 7),
    Case("a key twice", "---\ntitle: One\nweight: 1\ntitle: Two\n---\n- @@\n", 6, front(4, "“title” stands here a second time, and counts", "take one out")),
    Case("a colon in the title", "---\nweight: 1\ntitle: Week 5: queues\n---\n- @@\n", 5, front(3, UNREAD + "mapping values are not allowed here")),
    Case("a tab", "---\ntitle: T\n\tweight: 5\n---\n- @@\n", 5, front(3, UNREAD + "…")),
    Case("keys that libraries use", "---\ncontent: a\nhandler: b\nmetadata: c\n1: d\nyes: e\ntitle: T\n---\n- @@\n", 9),
    Case("values that YAML takes for others", "---\ntitle: no\nweight: 010\nversion: 1.10\ntime: 12:30:00\n---\n- @@\n", 7),
    Case("tags of every shape", "---\ntitle: T\ntags: [a b, null, 5, [x], '']\n---\n- @@\n", 5, formats=ALL),
    Case("JSON", '{"title": "T",\n- @@\n', 2),
    Case("200,000 keys", lambda: "---\ntitle: T\n" + "".join(f"k{i}: v\n" for i in range(19_000)) + "---\n- @@\n", 19_004, front(2, UNREAD + "the front matter is larger than 64 KB")),
    Case("nothing else", "---\ntitle: T\n---\n\n", 0, ("notes/note.md:1: empty nothing is written in this note",)),
)  # fmt: skip

ENCODINGS = (
    Case("UTF-16, little end first", codecs.BOM_UTF16_LE + f"# T\n- {HEARD}\n".encode("utf-16-le"), 2),
    Case("UTF-16, big end first", codecs.BOM_UTF16_BE + f"# T\n- {HEARD}\n".encode("utf-16-be"), 2),
    Case("UTF-32", codecs.BOM_UTF32_LE + f"# T\n- {HEARD}\n".encode("utf-32-le"), 2),
    Case("UTF-16 without its mark", f"# T\n- {HEARD}\n".encode("utf-16-be"), 0, encoding(1, MARKED, "binary"), 1),
    Case("half a UTF-16", codecs.BOM_UTF16_LE + b"\x00\xd8" + "- x".encode("utf-16-le"), 0, encoding(1, "begins with the mark of UTF-16-LE but is not"), 1),
    Case("a NUL", b"- @@\n- a\x00b\n", 0, encoding(1, MARKED, "binary"), 1),
    Case("line ends of Windows", "# T\r\n\r\n- @@\r\n", 3),
    Case("line ends of old Macs", "# T\r\r- @@\r", 3),
    Case("all line ends at once", "# T\r\n\n\r- @@\r\n", 4),
    Case("controls in a name", "- **Ama\x07zon\x1f S\x7fNS**: pushes messages to every subscriber\n", 1, never=("\x1f", "\x07", "\x7f")),
    Case("a field mark in an answer", "- @@\n- High \x1fSpeed Interlink Bridge (HSIB)\n", 1, asks=("What does HSIB",), never=("\x1fSpeed",), formats=ALL),
    Case("half characters", b"- @@\n- \xed\xa0\xbd\xed\xb8\x80 rockets\n", 1, encoding(2, "is not UTF-8 (byte 0xed); read as CESU-8"), 1),
    Case("Latin-1", "# Café\n- @@ at the café\n".encode("latin-1"), 2, encoding(1, "is not UTF-8 (byte 0xe9); read as cp1252"), 1),
    Case("damaged Vietnamese", "# Mục tiêu\n- @@\n".encode().decode("mac_roman"), 2, said(1, "mojibake", "UTF-8 was once read in another encoding; 1 line repaired on reading", "save the file again as UTF-8")),
    Case("noise", bytes(range(128, 256)) * 50, 0, encoding(1, "is not UTF-8 (byte 0x80), nor any encoding we can trust"), 1),
    Case("an overlong slash", b"- @@\n- \xc0\xaf\n- \xf8\x88\x80\x80\x80\n", 0, encoding(2, "is not UTF-8 (byte 0xc0), nor any encoding we can trust"), 1),
    Case("invisible marks in a name", "- **Ama\u200bzon \u2060S\u200dN\ufeffS**: pushes mess\u00adages to every subscriber\n", 1),
    Case("text turned around", "- @@ \u202edesrever\u202c \u2066x\u2069\n", 1, never=("\u202e", "\u2066")),
    Case("a terminal to steer", "# \x1b]0;pwned\x07Queues\n- @@\x1b[2J\x1b[31m\n", 2, never=("\x1b", "pwned")),
    Case("no characters at all", "- @@\n- High Speed \ufffe Interlink \uffff Bridge (HSIB)\n", 1, never=("\ufffe", "\uffff"), formats=ALL),
    Case("100,000 accents on one letter", lambda: "- a" + "\u0301\u0323" * 50_000 + "\n- @@\n", 2),
    Case("accents in an old code page", lambda: b"- a" + b"\xec\xf2" * 50_000 + b"\n- @@\n", 0, encoding(1, "…"), 1),
    Case("separators of lines that are none", "- one\u2028two\u2029three\x0bfour\x0cfive\x85six\n- @@\n", 2),
    Case("nothing", b"", 0, ("notes/note.md:1: empty nothing is written in this note",)),
    Case("spaces alone", " \n\t\n\u3000\n", 0, ("notes/note.md:1: empty nothing is written in this note",)),
)  # fmt: skip

MARKDOWN = (
    Case("a list 12 deep", "".join("  " * i + f"- level {i}\n" for i in range(11)) + "  " * 11 + "- @@\n", 12),
    Case("a list 200 deep", lambda: "".join("  " * i + f"- level {i}\n" for i in range(200)) + "- @@\n", 201, said(25, "too-deep", DEEP)),
    Case("5,000 marks of a list", lambda: "- " * 5_000 + "x\n\n- @@\n", 3, said(1, "too-deep", DEEP)),
    Case("20,000 quotes", lambda: ">" * 20_000 + " x\n\n- @@\n", 3),
    Case("a fence never closed", "- one\n```bash\naws s3 ls\n\n- @@\n", 5, fence(2)),
    Case("a fence of tildes in a list", "- one\n  ~~~\n  code\n- @@\n", 4, fence(2)),
    Case("a fence closed by a shorter one", "````\ncode\n```\n- @@\n", 4, (*fence(1), *fence(3))),
    Case("a comment never closed", "<!-- one\n\n- @@\n", 3),
    Case("a comment that closes", "<!-- **Amazon MQ**: runs a broker -->\n- @@\n", 2, never=("Amazon MQ",)),
    Case("a block of HTML around a list", "<div>\n- @@\n</div>\n", 2),
    Case("a block of HTML that stays open", "<div>\n- @@\n", 2),
    Case("a block of text in HTML", "<details>\n<summary>More</summary>\n* @@\n</details>\n", 3),
    Case("a script never closed", "<script>\nalert(1)\n\n- @@\n", 4),
    Case("a declaration never closed", "<!DOCTYPE x\n- @@\n<?php\n- y\n<![CDATA[\n- z\n", 2),
    Case("a list as HTML", "<ul>\n<li>@@</li>\n</ul>\n", 2),
    Case("indented like code", "# T\n\n    - @@\n", 3),
    Case("a definition of a link above", "[a]: http://example.org\n- @@\n", 2),
    Case("a footnote", "Text[^1].\n\n[^1]: @@\n", 3),
    Case("shortcodes of Hugo", "{{% tabs %}}\n{{< tab name='x' >}}\n- @@\n{{< /tab >}}\n{{% /tabs %}}\n", 3),
    Case("a table of 65,536 cells and more", lambda: "|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n" + "|x|\n" * 230 + "|Amazon SNS|pushes messages to every subscriber|\n", 233, seconds=4),
    Case("a table without its second row", "| Day | Task |\n| 2 | - @@ |\n", 2),
    Case("a bar in a cell", "| Day | Task |\n|--|--|\n| 2 | - a \\| b<br>- @@ |\n", 3),
    Case("3,000 items in a cell", lambda: "| Day | Task |\n|--|--|\n| 2 | - @@<br>" + "- a<br>&emsp; + b " * 3_000 + "|\n", 3, seconds=4),
    Case("a number too long for a list", "99999999999999999999. x\n\n- @@\n", 3),
    Case("week 99999999999999999999", "# Week 99999999999999999999\n- @@\n", 2, formats=ALL),
    Case("200,000 brackets", lambda: "- @@\n- " + "[" * 200_000 + "\n", 1),
    Case("brackets in pairs", lambda: "- @@\n- " + "[" * 9_000 + "a" + "]" * 9_000 + "\n", 1),
    Case("links never closed", lambda: "- @@\n- " + "[a](b" * 4_000 + "\n", 1),
    Case("emphasis never closed", lambda: "- @@\n- " + "**_* a_ " * 2_400 + "\n", 1, seconds=4),
    Case("emphasis nested", lambda: "- @@\n- " + "*a **a " * 2_800 + "\n", 1, seconds=4),
    Case("backticks of every length", lambda: "- @@\n- " + "".join("e" + "`" * i for i in range(190)) + "\n", 1),
    Case("tags never closed", lambda: "- @@\n- " + "<a <!-- <? " * 1_800 + "\n", 1, seconds=4),
    Case("entities", lambda: "- @@\n- " + "&#x41;&amp;&nope;" * 1_200 + "&#0; &#xD800; &#x110000;\n", 1, formats=ALL),
    Case("escapes", lambda: "- @@\n- " + "\\*" * 9_900 + "\n", 1),
    Case("5,000 headings", lambda: "# Amazon MQ\n" * 5_000 + "- @@\n", 5_001, seconds=8),
    Case("4,000 lists in turn", lambda: "- a\n* b\n" * 2_000 + "\n# T\n\n- @@\n", 4_004, seconds=8),
    Case("a line of 150 KB", lambda: "- @@\n- " + "word " * 30_000 + "\n", 1, seconds=6),
    Case("more than 1 MB", lambda: b"- @@\n" + b"x" * 2**20, 0, said(1, "too-large", "larger than 1 MB", SPLIT), 1),
    Case("more than 20,000 lines", lambda: "- a\n" * 20_001, 0, said(1, "too-large", "more than 20,000 lines", SPLIT), 1),
)  # fmt: skip

CARDS = (
    Case("a script", "# <script>alert(1)</script>\n- @@ <script>alert(1)</script><img src=x onerror=alert(1)>\n", 2, said(2, "picture", "x is not there"), formats=ALL, never=("<script>alert", "<img src=x")),
    Case("a script in an answer", "- @@\n- High `<script>alert(1)</script>` Speed Bridge (HSB)\n", 1, formats=ALL, never=("<script>alert",)),
    Case("templates of Anki", "- @@ {{Front}} {{c1::no}} {{c99999999999::no}} {{#Tags}} }}\n", 1, formats=ALL),
    Case("templates of Jinja", "- @@ {{ 7*7 }} {% raw %} {{ cycler.__init__.__globals__ }}\n- High {{ 7*7 }} Interlink Bridge (HIB)\n", 1, formats=ALL),
    Case("sounds, speech and LaTeX", "- @@ [sound:a.mp3] [anki:tts lang=en]x[/anki:tts] [latex]x[/latex] [$]x[/$]\n", 1, formats=("json", "anki"), never=("[sound:", "[anki:", "[latex]")),
    Case("mathematics", "- @@ \\(x\\) \\[y\\] $$z$$\n", 1, formats=ALL),
    Case("pictures of the system", "- @@ ![x](/etc/hostname) <img src=\"../../etc/passwd\"> ![](file:///etc/passwd)\n", 1, (*said(1, "picture", "../../etc/passwd lies outside the notes: name the folder that holds both"), *said(1, "picture", "/etc/hostname is not there"), *said(1, "picture", f"file:///etc/passwd {ELSEWHERE}")), formats=ALL, never=("etc/hostname", "etc/passwd")),
    Case("pictures from elsewhere", "- @@ ![x](https://example.org/p.png) <img src='//example.org/q.png'>\n", 1, (*said(1, "picture", f"//example.org/q.png {ELSEWHERE}"), *said(1, "picture", f"https://example.org/p.png {ELSEWHERE}")), formats=ALL, never=("p.png", "q.png")),
    Case("links that run", "- @@ [x](javascript:alert(1)) [y](&#106;avascript:alert(1)) <javascript:alert(1)>\n", 1, formats=ALL, never=('href="javascript',)),
    Case("20,000 signs of a tag", lambda: "- @@ " + "< " * 9_000 + "\n- High Speed Interlink Bridge (HSIB) " + "<" * 9_000 + "\n", 1, formats=ALL, seconds=4),
    Case("one thing 500 times", lambda: "- @@\n" + "- High Speed Interlink Bridge (HSIB)\n" * 500, 1, asks=("What does HSIB",), formats=ALL, seconds=6),
    Case("two that disagree", "- @@\n- High Speed Interlink Bridge (HSIB)\n- Human Services Information Bureau (HSIB)\n", 1, said(3, "disagree", "says 'Human Services Information Bureau' where notes/note.md:2 says 'High Speed Interlink Bridge' (HSIB stands-for)"), asks=("What does HSIB",), formats=ALL),
    Case("a name like a path", "# ../../etc::AWS::\n- @@\n", 2, formats=ALL),
    Case("formulas of spreadsheets", "- @@\n- =HYPERLINK(\"http://example.org\") High Speed Bridge (HSB)\n", 1, formats=(*ALL, "csv")),
)  # fmt: skip

CASES = {
    f"{table}: {case.name}": case
    for table, cases in (
        ("front matter", FRONT_MATTER),
        ("encoding", ENCODINGS),
        ("markdown", MARKDOWN),
        ("cards", CARDS),
    )
    for case in cases
}
