"""Exports as the programs that take them read them: each format is held against a reader that is not quizgen's."""

import csv
import json
import re
from dataclasses import dataclass, replace
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from quizgen import formats
from quizgen.model import Card, Deck
from tests import decks
from tests.decks import NOW, card, deck
from tests.npm import node

FORMULA = card("choice", '=HYPERLINK("http://x")', "@b", options=("-a", "@b", "+c"), correct=(1,))
STARS = card("acronym", "What does * stand for?", "any * letters")
MADE = {"plain": deck((*decks.EVERY, FORMULA, STARS)), "hostile": decks.hostile()}


@dataclass
class Read:
    """A question as another program sees it: texts without marks; `right` are texts, or (left, right) pairs."""

    kind: str
    stem: str
    options: list[str]
    right: list[Any]


class _Text(HTMLParser):
    """The text of HTML; any element but those of a plain paragraph is a hole in the escaping."""

    def __init__(self) -> None:
        super().__init__()
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("p", "em", "code", "br", "a", "span"), tag
        assert not attrs or (tag == "a" and (attrs[0][1] or "").startswith("https://")), attrs
        self.said += " " if tag in ("p", "br") else ""

    def handle_data(self, data: str) -> None:
        self.said += data


def text(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    reader.close()
    return flat(reader.said)


def flat(said: str) -> str:
    """Text as a page shows it: one space for many, and nothing that no file can hold."""
    return " ".join(re.sub(r"[\x00-\x08\x0b-\x1f\u2028]", "", said).encode("utf-8", "replace").decode().split())


def written(name: str, made: Deck, folder: Path) -> Path:
    path = folder / f"quiz{formats.suffix(name)}"
    formats.write(name, made, path, now=NOW)
    return path


def short(one: Card) -> bool:
    return len(one.answer.split()) <= 5


def fits(read: Read, one: Card, whole: bool = True) -> None:
    """Compare what was read with the card."""
    said = flat(one.prompt)
    assert read.stem == said or (read.stem.startswith(said) and len(read.stem) - len(said) < 60), (read.stem, said)
    if one.pairs:
        assert sorted(read.right) == sorted((flat(left), flat(right)) for left, right in one.pairs)
    elif one.kind == "order":
        steps = [flat(one.options[place]) for place in one.correct]
        assert sorted(read.right, key=lambda pair: pair[1]) == [(step, str(at)) for at, step in enumerate(steps, 1)]
    elif one.options:
        assert read.options == [flat(option) for option in one.options]
        assert read.right == [flat(one.options[place]) for place in one.correct]
    elif short(one):
        assert read.right == [flat(one.answer)]
    else:
        assert read.kind == "essay"
        assert whole is False or read.right == [flat(one.answer)]


# ------------------------------------------------------------------------------------------------ Moodle XML

FRACTIONS = {
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25", "20", "16.66667",
    "14.28571", "12.5", "11.11111", "10", "5", "0",
}  # fmt: skip


def moodle(path: Path) -> list[Read]:
    """Questions, read by the rules of Moodle's own importer."""
    found = []
    for one in ElementTree.parse(path).getroot():
        kind = one.attrib["type"]
        if kind == "category":
            assert (one.findtext("category/text") or "").startswith("$course$/top/")
            continue
        assert one.findtext("name/text")
        assert one.findtext("idnumber")
        assert one.find("questiontext[@format='html']") is not None
        stem = text(one.findtext("questiontext/text") or "")
        found.append(Read(kind, stem, *_answered(one, kind)))
        text(one.findtext("generalfeedback/text") or "")
    return found


def _answered(one: ElementTree.Element, kind: str) -> tuple[list[str], list[Any]]:
    answers = [(entry.attrib["fraction"], entry.findtext("text") or "") for entry in one.findall("answer")]
    assert {fraction.lstrip("-") for fraction, _ in answers} <= FRACTIONS
    if kind == "essay":
        return [], [text(one.findtext("graderinfo/text") or "")]
    if kind == "matching":
        pairs = [
            (entry.findtext("text") or "", entry.findtext("answer/text") or "") for entry in one.findall("subquestion")
        ]
        return [], [(text(left), text(right)) for left, right in pairs if left]
    if kind == "shortanswer":
        return [], [flat(said.replace("\\*", "*")) for fraction, said in answers if fraction == "100"]
    if kind == "truefalse":
        assert [said for _, said in answers] == ["true", "false"]
        return ["True", "False"], ["True" if answers[0][0] == "100" else "False"]
    good = [text(said) for fraction, said in answers if float(fraction) > 0]
    total = sum(float(fraction) for fraction, _ in answers if float(fraction) > 0)
    assert total == pytest.approx(100, abs=0.01)
    assert (one.findtext("single") == "true") is (len(good) == 1)
    return [text(said) for _, said in answers], good


@pytest.mark.parametrize("name", MADE)
def test_moodle_reads_every_question_and_its_key(name, tmp_path) -> None:
    read = moodle(written("moodle", MADE[name], tmp_path))
    assert formats.left_out("moodle", MADE[name]) == ()
    for entry, one in zip(read, sorted_by_deck(MADE[name]), strict=True):
        fits(entry, one)


def sorted_by_deck(made: Deck) -> list[Card]:
    """Cards deck by deck, in the order in which decks first appear."""
    names = list(dict.fromkeys(one.deck for one in made.cards))
    return sorted(made.cards, key=lambda one: names.index(one.deck))


def test_moodle_shuffles_only_what_may_be_shuffled(tmp_path) -> None:
    path = written("moodle", deck((decks.CHOICE, decks.NUMBER)), tmp_path)
    assert [entry.text for entry in ElementTree.parse(path).iter("shuffleanswers")] == ["true", "false"]


def test_moodle_draws_no_mathematics(tmp_path) -> None:
    path = written("moodle", deck((card("recall", r"Is \(x\) or $$y$$ right?", "yes"),)), tmp_path)
    html = ElementTree.parse(path).findtext("question/questiontext/text") or ""
    assert text(html) == r"Is \(x\) or $$y$$ right?" or not re.search(r"\\\(|\$\$", html)
    assert not re.search(r"\\\(|\$\$", html)


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_what_moodle_cannot_count_is_left_out_and_said(name, tmp_path) -> None:
    many = card("multiple", "Which?", "…", options=tuple("abcdefghijkl"), correct=tuple(range(11)))
    made = deck((decks.CHOICE, many))
    (left,) = formats.left_out(name, made)
    assert (
        str(left)
        == "notes/week-6.md:43: left-out multiple “Which?”: Moodle takes at most nine right options, and nine wrong ones"
    )
    assert "abcdefghijkl"[0:1] + "</text>" not in written(name, made, tmp_path).read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------------ GIFT


def gift(path: Path) -> list[Read]:
    """Questions, read by gift-pegjs."""
    found = []
    for one in json.loads(node("gift.cjs", path.read_text(encoding="utf-8"))):
        if one["type"] == "Category":
            continue
        assert one["stem"]["format"] == "html"
        stem, kind = text(one["stem"]["text"]), {"Essay": "essay"}.get(one["type"], one["type"])
        choices = one.get("choices") or []
        options = [text(choice["text"]["text"]) for choice in choices] if kind == "MC" else []
        if kind == "Matching":
            pairs = [
                (text(pair["subquestion"]["text"]), text(unescaped(pair["subanswer"]))) for pair in one["matchPairs"]
            ]
            found.append(Read(kind, stem, [], [pair for pair in pairs if pair[0]]))
        elif kind == "TF":
            found.append(Read(kind, stem, ["True", "False"], [str(one["isTrue"])]))
        elif kind == "Short":
            right = [flat(choice["text"]["text"].replace("\\*", "*")) for choice in choices]
            found.append(Read(kind, stem, [], right))
        else:
            good = [
                said
                for said, choice in zip(options, choices, strict=True)
                if choice["isCorrect"] or (choice["weight"] or 0) > 0
            ]
            found.append(Read(kind, stem, options, good))
    return found


def unescaped(said: str) -> str:
    """gift-pegjs leaves the marks of a match's right side as numbers."""
    return re.sub(r"&&(\d{3});", lambda found: chr(int(found[1])), said)


@pytest.mark.parametrize("name", MADE)
def test_gift_reads_every_question_and_its_key(name, tmp_path) -> None:
    read = gift(written("gift", MADE[name], tmp_path))
    for entry, one in zip(read, sorted_by_deck(MADE[name]), strict=True):
        fits(entry, one, whole=False)


def test_the_gift_reader_refuses_what_is_not_escaped(tmp_path) -> None:
    path = written("gift", deck((card("choice", 'Which {"a": 1}?', "x", options=("x", "y"), correct=(0,)),)), tmp_path)
    assert gift(path)[0].stem == 'Which {"a": 1}?'
    with pytest.raises(AssertionError):
        node("gift.cjs", path.read_text(encoding="utf-8").replace("\\{", "{"))


# ------------------------------------------------------------------------------------------------ QTI

# What may stand in an element, in the order that the specification asks for.
MODEL = {
    "questestinterop": r"assessment ",
    "assessment": r"(qtimetadata )*(section )+",
    "section": r"(qtimetadata )*(item )*",
    "item": r"(itemmetadata )?(presentation )?(resprocessing )*(itemfeedback )*",
    "itemmetadata": r"(qtimetadata )*",
    "qtimetadata": r"(qtimetadatafield )+",
    "qtimetadatafield": r"fieldlabel fieldentry ",
    "presentation": r"(material |response_lid |response_str )+",
    "response_lid": r"(material )?render_choice ",
    "response_str": r"(material )?render_fib ",
    "render_choice": r"(response_label )*",
    "render_fib": r"(response_label )*",
    "response_label": r"(material )*",
    "material": r"(mattext )+",
    "resprocessing": r"outcomes (respcondition )+",
    "outcomes": r"(decvar )+",
    "respcondition": r"conditionvar (setvar )*(displayfeedback )*",
    "conditionvar": r"(not |and |or |other |varequal )+",
    "and": r"(not |varequal )+",
    "not": r"varequal ",
    "itemfeedback": r"(flow_mat |material )+",
    "flow_mat": r"(material )+",
}


def local(one: ElementTree.Element) -> str:
    return one.tag.rpartition("}")[2]


def qti(path: Path) -> list[Read]:
    """Questions, read as the specification says, out of the package that the manifest names."""
    with ZipFile(path) as package:
        assert package.testzip() is None
        manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
        files = [one.attrib["href"] for one in manifest.iter() if local(one) == "file"]
        assert set(files) | {"imsmanifest.xml", "quizgen"} == set(package.namelist())
        root = ElementTree.fromstring(package.read(files[0]))
        meta = ElementTree.fromstring(package.read(files[1]))
    for one in root.iter():
        if local(one) in MODEL:
            assert re.fullmatch(MODEL[local(one)], "".join(f"{local(below)} " for below in one)), local(one)
        one.tag = local(one)
    items = list(root.iter("item"))
    assert len({one.attrib["ident"] for one in items}) == len(items)
    assert [local(one) for one in meta].count("points_possible") == 1
    return [_item(one) for one in items]


def _item(one: ElementTree.Element) -> Read:
    labels = {entry.findtext("fieldlabel"): entry.findtext("fieldentry") for entry in one.iter("qtimetadatafield")}
    kind = str(labels["question_type"])
    stem = text(one.findtext("presentation/material/mattext") or "")
    linked = {entry.attrib["linkrefid"] for entry in one.iter("displayfeedback")}
    assert linked == {entry.attrib["ident"] for entry in one.findall("itemfeedback")}
    words = {
        (held.attrib["ident"], label.attrib["ident"]): text(label.findtext("material/mattext") or "")
        for held in one.iter("response_lid")
        for label in held.iter("response_label")
    }
    scored = [rule for rule in one.iter("respcondition") if rule.find("setvar") is not None]
    equal = [
        (found.attrib["respident"], found.text or "")
        for rule in scored
        for found in rule.findall("conditionvar/varequal")
    ]
    if kind == "essay_question":
        return Read("essay", stem, [], [])
    if kind == "short_answer_question":
        return Read(kind, stem, [], [flat(said) for _, said in equal])
    if kind == "matching_question":
        lefts = {
            held.attrib["ident"]: text(held.findtext("material/mattext") or "") for held in one.iter("response_lid")
        }
        assert sum(float(rule.findtext("setvar") or 0) for rule in scored) == pytest.approx(100, abs=0.1)
        return Read(kind, stem, [], [(lefts[held], words[held, label]) for held, label in equal])
    if kind == "multiple_answers_question":
        (every,) = [rule.find("conditionvar/and") for rule in scored]
        assert every is not None
        equal = [(found.attrib["respident"], found.text or "") for found in every.findall("varequal")]
        assert len(equal) + len(every.findall("not")) == len(words)
    return Read(kind, stem, list(words.values()), [words[found] for found in equal])


@pytest.mark.parametrize("name", MADE)
def test_qti_reads_every_question_and_its_key(name, tmp_path) -> None:
    read = qti(written("qti", MADE[name], tmp_path))
    for entry, one in zip(read, MADE[name].cards, strict=True):
        fits(entry, one, whole=False)
    assert {entry.kind for entry in read} <= {
        "essay", "short_answer_question", "matching_question", "multiple_answers_question", "multiple_choice_question",
        "true_false_question",
    }  # fmt: skip


def test_an_essays_answer_stands_in_its_feedback(tmp_path) -> None:
    path = written("qti", deck((decks.RECALL,)), tmp_path)
    with ZipFile(path) as package:
        assert any(decks.RECALL.answer.encode() in package.read(name) for name in package.namelist())


# ------------------------------------------------------------------------------------------------ text2qti


def text2qti(path: Path) -> list[Read]:
    """Questions, read by text2qti itself."""
    from text2qti.config import Config
    from text2qti.quiz import Question, Quiz

    quiz = Quiz(path.read_text(encoding="utf-8"), config=Config())
    assert not quiz.images
    return [_sourced(one) for one in quiz.questions_and_delims if isinstance(one, Question)]


def _sourced(one: Any) -> Read:
    def shown(html: str | None) -> str:
        return text(unescape(html or ""))

    assert one.feedback_html_xml is None or shown(one.feedback_html_xml)
    assert all(shown(choice.feedback_html_xml) for choice in one.choices if choice.feedback_html_xml)
    kind = "essay" if one.type == "essay_question" else one.type
    if kind == "essay":
        return Read(kind, shown(one.question_html_xml), [], [shown(one.feedback_html_xml)])
    if kind == "short_answer_question":
        return Read(
            kind, shown(one.question_html_xml), [], [flat(unescape(choice.choice_xml)) for choice in one.choices]
        )
    options = [shown(choice.choice_html_xml) for choice in one.choices]
    right = [said for said, choice in zip(options, one.choices, strict=True) if choice.correct]
    return Read(kind, shown(one.question_html_xml), options, right)


@pytest.mark.parametrize("name", MADE)
def test_text2qti_takes_what_it_has_a_form_for_and_the_rest_is_said(name, tmp_path) -> None:
    made = MADE[name]
    read = text2qti(written("text2qti", made, tmp_path))
    taken: dict[str, Card] = {}
    for one in made.cards:
        if not one.pairs and one.kind != "order":
            taken.setdefault(flat(one.prompt), one)
    for entry, one in zip(read, taken.values(), strict=True):
        fits(entry, one, whole=False)
        if entry.kind == "essay":
            assert flat(one.answer) in entry.right[0]
        elif one.kind == "true_false":
            assert entry.kind == "true_false_question"
    assert len(read) + len(formats.left_out("text2qti", made)) == len(made.cards)


MARKS = (
    "1. first", "1) first", "- item", "+ item", "# head", "> quote", ": term", "... more", "% comment", "***", "___", "~~~",
    "a *b* _c_ **d**", "costs $5 to $9", r"\num{3} \(x\) \$", "a -- b --- c ... d", '"quoted" and it\'s', "[a](b) ![c](/etc/passwd)",
    "<b>x</b> <http://x.y> &amp; &copy;", "[^1]: note", "a | b", "`code` and `<i>` and `*`", "x^2^ H~2~O", "a@b.org", "two\nlines",
)  # fmt: skip


def test_no_mark_of_markdown_is_read_as_one(tmp_path) -> None:
    made = deck(
        card("choice", mark, mark, options=(f"no {mark}", mark), correct=(1,), why=(mark, "")) for mark in MARKS
    )
    read = text2qti(written("text2qti", made, tmp_path))
    for entry, mark in zip(read, MARKS, strict=True):
        assert (entry.stem, entry.right) == (shown := flat(mark.replace("`", "")), [shown])
        assert entry.options[0] == f"no {shown}"


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (decks.CHOICE, "text2qti takes no question twice"),
        (card("choice", "Which?", "a", options=("a", "a "), correct=(0,)), "text2qti takes no option twice"),
        (card("choice", "Which?", "a", options=tuple(f"a{at}" for at in range(27)), correct=(0,)), "27 options, and text2qti takes 26"),
        (decks.MATCH, "text2qti has no form for pairs and orders"),
    ],
)  # fmt: skip
def test_what_would_make_text2qti_refuse_the_file_is_left_out(one, reason, tmp_path) -> None:
    made = deck((decks.CHOICE, replace(one, variant="again")))
    (left,) = formats.left_out("text2qti", made)
    assert reason in str(left)
    assert len(text2qti(written("text2qti", made, tmp_path))) == 1


# ------------------------------------------------------------------------------------------------ spreadsheets


def grid(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    for row in rows:
        assert None not in row
        assert not [said for said in row.values() if said and said[0] in "=+-@\t\r\n"], (
            "a spreadsheet would compute this"
        )
    return rows


def plain(said: str) -> str:
    return flat(said.removeprefix("'"))


@pytest.mark.parametrize("name", MADE)
def test_kahoot_gets_what_it_takes_and_the_rest_is_said(name, tmp_path) -> None:
    made = MADE[name]
    rows = grid(written("kahoot", made, tmp_path))
    taken = {(flat(one.prompt), tuple(map(flat, one.options))): one for one in made.cards if one.kind != "order"}
    for row in rows:
        assert len(row["Question"]) <= 120
        assert row["Time limit"] in {"5", "10", "20", "30", "60", "90", "120", "240"}
        answers = [row[f"Answer {place}"] for place in range(1, 5)]
        one = taken[plain(row["Question"]), tuple(plain(said) for said in answers if said)]
        assert max(map(len, answers)) <= 75
        assert row["Correct answer(s)"] == ",".join(str(place + 1) for place in one.correct)
    assert len(rows) + len(formats.left_out("kahoot", made)) == len(made.cards)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"prompt": "w" * 121}, "the question has 121 characters, and Kahoot takes 120"),
        ({"options": ("a", "b" * 76)}, "an answer has 76 characters, and Kahoot takes 75"),
        ({"options": tuple("abcde")}, "5 answers, and Kahoot takes 4"),
        ({"options": ()}, "Kahoot asks with options only"),
    ],
)
def test_what_is_too_long_for_kahoot_is_never_cut(more, reason, tmp_path) -> None:
    about = {"prompt": "Which?", "options": ("a", "b"), **more}
    one = card("choice", about.pop("prompt"), "a", options=about["options"], correct=(0,) if about["options"] else ())
    made = deck((one, decks.CONTRAST))
    (left,) = formats.left_out("kahoot", made)
    assert reason in str(left)
    assert len(grid(written("kahoot", made, tmp_path))) == 1


@pytest.mark.parametrize("name", MADE)
def test_quizizz_gets_what_it_takes_and_the_rest_is_said(name, tmp_path) -> None:
    made = MADE[name]
    rows = grid(written("quizizz", made, tmp_path))
    left = formats.left_out("quizizz", made)
    assert len(rows) + len(left) == len(made.cards)
    taken = [one for one in made.cards if not one.pairs and one.kind != "order"]
    for row, one in zip(rows, taken, strict=True):
        options = [plain(row[f"Option {place}"]) for place in range(1, 6) if row[f"Option {place}"]]
        assert plain(row["Question Text"]).startswith(flat(one.prompt))
        if one.options:
            assert options == [flat(said) for said in one.options]
            assert row["Correct Answer"] == ",".join(str(place + 1) for place in one.correct)
            assert row["Question Type"] == ("Checkbox" if len(one.correct) > 1 else "Multiple Choice")
        elif short(one):
            assert (row["Question Type"], options) == ("Fill-in-the-Blank", [flat(one.answer)])
        else:
            assert row["Question Type"] == "Open-Ended"
            assert flat(one.answer) in plain(row["Answer explanation"])
