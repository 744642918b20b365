"""What exports to learning platforms share: a question's parts as HTML that shows text as text, and typed answers."""

import re
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from quizgen.formats._question import Question
from quizgen.formats._text import marked, plain
from quizgen.formats._words import WORDS

# Moodle takes these parts of a whole, in per cent, and no others.
FRACTIONS = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111"}
_SHORT = 5
_NAME = 80
# Platforms draw these as mathematics wherever they stand; an empty element keeps the marks apart and shows nothing.
_MATH = re.compile(r"\\(?=[(\[)\]])|\$(?=\$)")


def rich(text: str) -> str:
    """HTML that shows the text, on a page that draws mathematics as well."""
    return _MATH.sub(lambda found: f"{found[0]}<span></span>", marked(text))


def stem(entry: Question) -> str:
    """What is asked, as HTML."""
    asked = f"<p>{rich(entry.card.prompt)}</p>"
    return f"{asked}<p><em>{rich(entry.ask)}</em></p>" if entry.ask else asked


def reasons(entry: Question, *, each: bool = False) -> str:
    """Why the answer is right and where it stands, as HTML; with `each`, the options' own reasons as well."""
    lines = [rich(f"{option.text}: {option.why}") for option in entry.options if option.why] if each else []
    lines += [rich(entry.why)] if entry.why else []
    lines += [rich(entry.source)] if entry.source else []
    lines += [f'<a href="{escape(address)}">{rich(name)}</a>' for address, name in entry.links]
    lines += [rich(entry.exams)] if entry.exams else []
    return "".join(f"<p>{line}</p>" for line in lines)


def name(entry: Question) -> str:
    """A label for lists of questions; the question itself is elsewhere and whole."""
    said = " ".join(plain(entry.card.prompt).split())
    return f"{entry.number:03} {said}" if len(said) <= _NAME else f"{entry.number:03} {said[:_NAME].rstrip()} …"


def typed(entry: Question) -> tuple[str, ...]:
    """Answers that a program can compare with what is typed; empty where a person has to read it."""
    answer = " ".join(plain(entry.card.answer).split())
    if len(answer.split()) > _SHORT:
        return ()
    subject = entry.card.fact.subject
    names = subject.names if answer in (subject.name, *subject.names) else ()
    return tuple(dict.fromkeys((answer, *names)))


def truth(entry: Question) -> bool | None:
    """What a true-or-false question says is right; None where its options are other words than these."""
    said = [option.text.casefold() for option in entry.options]
    for words in WORDS.values():
        if said == [words["true"].casefold(), words["false"].casefold()]:
            return entry.correct == (0,)
    return None


def rows(entry: Question) -> list[tuple[str, str]]:
    """A match as pairs; an order as each step with its place."""
    if entry.shape == "match":
        return [(left, option.text) for left, option in zip(entry.lefts, entry.solved, strict=True)]
    return [(option.text, str(entry.correct.index(option.place) + 1)) for option in entry.options]


def fits(entry: Question) -> bool:
    """Whether Moodle can count the options that are right, and those that are wrong."""
    wrong = len(entry.options) - len(entry.correct)
    return entry.shape != "multiple" or (len(entry.correct) in FRACTIONS and wrong in {0, *FRACTIONS})


def category(title: str, part: str) -> str:
    """Where Moodle files the questions of a part: a path under the course's top."""
    steps = [title, *part.split(" › ")] if part != title else [title]
    return "/".join(["$course$", "top", *(" ".join(plain(step).split()).replace("/", "//") for step in steps)])


def child(parent: Element, path: str, text: str = "", **more: str) -> Element:
    """A new element under `parent`: at the end of a path such as "name/text", with a text where one is given."""
    for step in path.split("/")[:-1]:
        parent = SubElement(parent, step)
    made = SubElement(parent, path.rpartition("/")[2], {key: plain(value) for key, value in more.items()})
    made.text = plain(text) or None
    return made


def xml(root: Element) -> str:
    """The tree as a file's text, without its first line."""
    return tostring(root, encoding="unicode") + "\n"
