"""The deck as Moodle XML: questions for a question bank, with reasons, sources and categories."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from quizgen.formats._export import FRACTIONS, category, child, fits, name, reasons, rich, rows, stem, truth, typed, xml
from quizgen.formats._files import replace
from quizgen.formats._left import refused
from quizgen.formats._question import Question, parts, questions
from quizgen.formats._text import plain
from quizgen.formats._version import kept
from quizgen.model import Deck, Problem

SUFFIX = ".xml"
_REASON = "Moodle takes at most nine right options, and nine wrong ones"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by quizgen -->\n'


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the questions; neither the time nor an earlier file changes what is written."""
    del now, previous
    root = Element("quiz")
    for title, part in parts(questions(deck), deck.title):
        child(child(root, "question", type="category"), "category/text", category(deck.title, title))
        for entry in part:
            if fits(entry):
                _question(root, entry)
    head = "".join(_HEAD.split()).lower().encode()
    replace(path, (_HEAD + xml(root)).encode("utf-8", "replace"), opens=head)


def left_out(deck: Deck) -> Iterator[Problem]:
    """Questions whose options Moodle cannot count."""
    return refused(deck, lambda entry: "" if fits(entry) else _REASON)


def _question(root: Element, entry: Question) -> None:
    said = truth(entry) if entry.shape == "true_false" else None
    if entry.shape in ("open", "cloze"):
        kind = "shortanswer" if typed(entry) else "essay"
    elif entry.shape in ("match", "order"):
        kind = "matching"
    else:
        kind = "multichoice" if said is None else "truefalse"
    made = child(root, "question", type=kind)
    child(made, "name/text", name(entry))
    _html(made, "questiontext", stem(entry))
    _html(made, "generalfeedback", reasons(entry))
    child(made, "defaultgrade", "1")
    child(made, "hidden", "0")
    child(made, "idnumber", entry.card.id)
    {"shortanswer": _typed, "essay": _essay, "matching": _matching, "multichoice": _choice, "truefalse": _truth}[kind](
        made, entry
    )
    if entry.card.tags:
        tags = child(made, "tags")
        for tag in entry.card.tags:
            child(tags, "tag/text", plain(tag))


def _html(parent: Element, where: str, text: str, **more: str) -> Element:
    made = child(parent, where, **more, format="html")
    child(made, "text", text)
    return made


def _choice(made: Element, entry: Question) -> None:
    wrong = len(entry.options) - len(entry.correct)
    single = len(entry.correct) == 1
    child(made, "single", str(single).lower())
    child(made, "shuffleanswers", str(not kept(entry)).lower())
    child(made, "answernumbering", "ABCD")
    for option in entry.options:
        minus = "0" if single else f"-{FRACTIONS[wrong]}"
        worth = FRACTIONS[len(entry.correct)] if option.right else minus
        answer = _html(made, "answer", rich(option.text), fraction=worth)
        _html(answer, "feedback", rich(option.why))


def _truth(made: Element, entry: Question) -> None:
    for option, text in zip(entry.options, ("true", "false"), strict=True):
        answer = child(made, "answer", fraction="100" if option.right else "0", format="moodle_auto_format")
        child(answer, "text", text)
        _html(answer, "feedback", rich(option.why))


def _typed(made: Element, entry: Question) -> None:
    child(made, "usecase", "0")
    for text in typed(entry):
        answer = child(made, "answer", fraction="100", format="moodle_auto_format")
        child(answer, "text", text.replace("*", r"\*"))


def _essay(made: Element, entry: Question) -> None:
    child(made, "responseformat", "editor")
    child(made, "responserequired", "1")
    child(made, "responsefieldlines", "5")
    _html(made, "graderinfo", f"<p>{rich(entry.card.answer)}</p>")


def _matching(made: Element, entry: Question) -> None:
    child(made, "shuffleanswers", "true")
    pairs = rows(entry)
    used = {right for _, right in pairs}
    for said, right in [*pairs, *(("", option.text) for option in entry.options if entry.shape == "match")]:
        if said or right not in used:
            child(_html(made, "subquestion", rich(said) if said else ""), "answer/text", rich(right))
