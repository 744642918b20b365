"""Formats share their shapes, their files and their refusals; a deck in JSON comes back as it went."""

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tinycss2  # WeasyPrint reads style sheets with it
from hypothesis import given
from hypothesis import strategies as st

from quizgen import formats
from quizgen.errors import QuizgenError
from quizgen.formats._files import stamp
from quizgen.formats._question import parts, question, questions, shape
from quizgen.formats._text import branch, cloze, css, data, field, marked, plain, tag
from quizgen.model import Deck, Span
from tests import decks
from tests.decks import NOW, card, deck

SHAPES = {
    "recall": "open",
    "reverse": "open",
    "acronym": "open",
    "cloze": "cloze",
    "choice": "choice",
    "number": "choice",
    "contrast": "choice",
    "scenario": "choice",
    "multiple": "multiple",
    "true_false": "true_false",
    "match": "match",
    "order": "order",
}


@pytest.mark.parametrize("one", decks.EVERY, ids=lambda one: one.kind)
def test_every_kind_has_its_shape(one) -> None:
    assert shape(one) == SHAPES[one.kind]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"options": ("a", "b"), "correct": (0,)}, "choice"),
        ({"options": ("a", "b", "c"), "correct": (0, 2)}, "multiple"),
        ({"options": ("a", "b"), "correct": (0, 1)}, "multiple"),
        ({"options": ("b", "a")}, "choice"),
        ({"options": ("b", "c")}, "open"),
        ({"pairs": (("a", "b"), ("c", "d"))}, "match"),
        ({"prompt": "Use ____ here."}, "cloze"),
        ({"prompt": "Use ____ and ____ here."}, "open"),
        ({"prompt": "Sign on the line ______ here."}, "open"),
        ({}, "open"),
    ],
)
def test_a_kind_nobody_knows_is_shown_by_what_it_holds(more, expected) -> None:
    assert shape(card("riddle", more.pop("prompt", "What?"), "a", **more)) == expected


def test_an_order_that_offers_whole_sequences_is_a_choice() -> None:
    assert shape(card("order", "Which order?", "x", options=("a → b", "b → a"), correct=(0,))) == "choice"


def test_true_or_false_needs_no_options_of_its_own() -> None:
    asked = question(card("true_false", "SQS pushes.", "Sai", language="vi"))
    assert [(option.text, option.right) for option in asked.options] == [("Đúng", False), ("Sai", True)]


def test_the_key_in_letters() -> None:
    keys = {asked.card.kind: asked.letters for asked in questions(deck())}
    assert keys["choice"] == "C"
    assert keys["multiple"] == "A, C"
    assert keys["order"] == "B → D → C → A"
    assert keys["recall"] == ""
    matched = next(asked for asked in questions(deck()) if asked.shape == "match")
    by_letter = {option.letter: option.text for option in matched.options}
    told = [by_letter[pair.split("–")[1]] for pair in matched.letters.split(", ")]
    assert told == [right for _, right in decks.MATCH.pairs]


def test_a_chain_is_put_out_of_order() -> None:
    chain = ("Explicit deny", "Explicit allow", "Implicit deny")
    asked = question(card("order", "What is the order?", " → ".join(chain)))
    assert asked.shape == "order"
    assert tuple(option.text for option in asked.solved) == chain
    assert tuple(option.text for option in asked.options) != chain
    assert shape(card("order", "What is the order?", "deny, then allow")) == "open"
    assert shape(card("order", "What is the order?", "deny → allow → deny")) == "open"


def test_one_reason_for_all_options_is_said_once() -> None:
    asked = question(replace(decks.TRUE_FALSE, why=("It only waits.", "It only waits.")))
    assert asked.why == "It only waits."
    assert [option.why for option in asked.options] == ["", ""]


def test_two_lefts_may_share_a_right() -> None:
    asked = question(card("match", "Match.", "…", pairs=(("a", "x"), ("b", "x"), ("c", "y"))))
    assert len(asked.options) == 2
    assert [option.text for option in asked.solved] == ["x", "x", "y"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("AWS::Week 5", "AWS::Week 6"), ["Week 5", "Week 6"]),
        (("AWS::Week 5", "GCP::Week 5"), ["AWS › Week 5", "GCP › Week 5"]),
        (("AWS", "AWS::Week 5"), ["AWS", "AWS › Week 5"]),
        (("AWS::Week 5", "AWS::Week 5"), ["AWS › Week 5"]),
    ],
)
def test_parts_drop_what_all_decks_share(names, expected) -> None:
    made = deck(replace(one, deck=name) for one, name in zip(decks.EVERY, names, strict=False))
    assert [name for name, _ in parts(questions(made), "title")] == expected


# ------------------------------------------------------------------------------------------------ every format


def test_the_formats() -> None:
    assert {"anki", "html", "json"} <= set(formats.names())
    assert formats.suffix("anki") == ".apkg"


@pytest.mark.parametrize("name", formats.names())
def test_the_same_deck_gives_the_same_bytes(name, tmp_path) -> None:
    one, two = tmp_path / f"a{formats.suffix(name)}", tmp_path / f"b{formats.suffix(name)}"
    formats.write(name, deck(), one, now=NOW)
    formats.write(name, deck(), two, now=NOW)
    assert one.read_bytes() == two.read_bytes()
    formats.write(name, deck(), one, now=NOW + 86_400)
    assert one.read_bytes() == two.read_bytes(), "written over itself a day later"


@pytest.mark.parametrize("name", formats.names())
def test_two_cards_with_one_id_are_refused(name, tmp_path) -> None:
    twin = replace(decks.RECALL, prompt="What does Amazon SQS do for you?")
    with pytest.raises(QuizgenError, match=f"two cards have the id {twin.id}"):
        formats.write(name, deck((decks.RECALL, twin)), tmp_path / "deck", now=NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["anki", "html"])
@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (deck(()), "no card"),
        (deck((replace(decks.RECALL, answer=" "),)), "has no answer"),
        (deck((replace(decks.RECALL, prompt=""),)), "has no prompt"),
    ],
)
def test_a_deck_that_cannot_be_asked_is_refused(name, made, reason, tmp_path) -> None:
    with pytest.raises(QuizgenError, match=reason):
        formats.write(name, made, tmp_path / "deck", now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_format_nobody_wrote_is_refused(tmp_path) -> None:
    with pytest.raises(QuizgenError, match=r"“docx”; choose one of anki, .*html, .*json"):
        formats.write("docx", deck(), tmp_path / "x", now=NOW)


def test_hash_seed_and_time_zone_change_nothing(tmp_path) -> None:
    code = (
        "import sys; from pathlib import Path; from quizgen import formats; from tests import decks\n"
        "for name in formats.names(): formats.write(name, decks.deck(), Path(sys.argv[1]) / name, now=decks.NOW)\n"
        "sheet = Path(sys.argv[1]) / 'sheet'\n"
        "formats.write_sheet(decks.deck(), sheet, formats.Layout(versions=2, seed=7))\n"
        "formats.write_cards(decks.deck(), sheet.with_name('cards'), formats.Layout())"
    )
    made = []
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/Los_Angeles")):
        folder = tmp_path / seed
        folder.mkdir()
        room = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", code, str(folder)], env=room, check=True)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    assert len(made[0]) == len(formats.names()) + 6


def test_asking_for_formats_loads_no_heavy_library() -> None:
    code = "import sys; from quizgen import formats; formats.names(); print({'genanki', 'jinja2'} & set(sys.modules))"
    room = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=room, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"


# ------------------------------------------------------------------------------------------------ files


@pytest.fixture
def old(tmp_path) -> Path:
    path = tmp_path / "deck.json"
    formats.write("json", deck((decks.RECALL,)), path, now=NOW)
    return path


def test_a_full_disk_leaves_the_old_file_and_nothing_else(old, monkeypatch) -> None:
    before = old.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(QuizgenError, match=r"cannot write .*deck\.json: No space left on device"):
        formats.write("json", deck(), old, now=NOW)
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == ["deck.json"]


@pytest.mark.parametrize("name", formats.names())
@pytest.mark.parametrize(
    "text", ["# Week 5\n\n- notes of a student\n", "PK is a note too", "{}", "<!doctype html>\n<p>"]
)
def test_what_quizgen_did_not_write_is_left_alone(name, text, tmp_path) -> None:
    path = tmp_path / "week-5.md"
    path.write_text(text)
    with pytest.raises(QuizgenError, match=r"week-5\.md"):
        formats.write(name, deck(), path, now=NOW)
    assert path.read_text() == text


def test_a_deck_that_was_laid_out_anew_is_still_ours(old) -> None:
    old.write_text(json.dumps(json.loads(old.read_text()), indent=4))
    formats.write("json", deck(), old, now=NOW)
    assert len(formats.load(old).cards) == len(decks.EVERY)


@pytest.mark.parametrize("name", formats.names())
def test_an_empty_file_is_written_over(name, tmp_path) -> None:
    path = tmp_path / "deck"
    path.touch()
    formats.write(name, deck(), path, now=NOW)
    assert path.stat().st_size > 500


def test_a_folder_a_device_and_a_missing_folder_are_refused(tmp_path) -> None:
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(QuizgenError, match=r"no ordinary file|cannot read|Is a directory"):
            formats.write("json", deck(), path, now=NOW)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(QuizgenError, match="No such file or directory"):
        formats.write("json", deck(), tmp_path / "nowhere" / "deck.json", now=NOW)


def test_a_link_is_followed_and_the_mode_kept(old, tmp_path) -> None:
    old.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(old)
    formats.write("json", deck(), link, now=NOW)
    assert link.is_symlink()
    assert len(formats.load(old).cards) == len(decks.EVERY)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_the_time_is_the_callers_unless_the_build_fixes_it(monkeypatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert stamp(NOW) == NOW
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert stamp(NOW) == 1_600_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert stamp(NOW) == 1_420_070_400
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(QuizgenError, match="whole seconds"):
        stamp(NOW)


# ------------------------------------------------------------------------------------------------ JSON


def test_json_is_what_the_design_says(tmp_path) -> None:
    formats.write("json", deck(), tmp_path / "deck.json", now=NOW)
    tree = json.loads((tmp_path / "deck.json").read_text(encoding="utf-8"))
    assert {"quizgen", "schema", "title", "cards", "problems", "passed_over"} <= set(tree)
    assert tree["schema"] == 1
    assert tree["problems"] == [
        {"path": "notes/week-6.md", "line": 12, "code": "N101", "message": "a line that cannot be read"}
    ]
    assert tree["passed_over"] == [{"path": "notes/week-6.md", "line": 9, "reason": "activity"}]
    found = next(entry for entry in tree["cards"] if entry["kind"] == "choice")
    expected = {
        "id": decks.CHOICE.id,
        "concept": "sqs",
        "subject": "Amazon SQS",
        "relation": "purpose",
        "answer": "Amazon SQS",
        "correct": [2],
        "origin": "catalogue",
        "sources": [{"path": "notes/week-6.md", "first": 43, "last": 43}],
        "references": [{"url": decks.REFERENCE.url, "checked": "2026-10-04"}],
        "exams": {"saa": ["2.1"]},
        "tags": ["aws::sqs"],
        "deck": "AWS::Week 6",
    }
    assert expected.items() <= found.items()
    assert len(found["options"]) == len(found["why"]) == 4


@pytest.mark.parametrize("made", [deck(), decks.hostile(), deck(()), deck((replace(decks.CLOZE, variant="b"),))])
def test_json_comes_back_as_it_went(made: Deck, tmp_path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    formats.write("json", made, one, now=NOW)
    back = formats.load(one)
    formats.write("json", back, two, now=NOW)
    assert one.read_bytes() == two.read_bytes()
    assert [entry.id for entry in back.cards] == [entry.id for entry in made.cards]
    pages = tmp_path / "one.html", tmp_path / "two.html"
    if made.cards:
        for each, page in zip((made, back), pages, strict=True):
            formats.write("html", each, page, now=NOW)
        assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_path_that_is_no_text_comes_back(tmp_path) -> None:
    odd = card("recall", "What?", "That", sources=(Span("notes/tu\udce1n-5.md", 1, 1),))
    formats.write("json", deck((odd,)), tmp_path / "deck.json", now=NOW)
    assert formats.load(tmp_path / "deck.json").cards[0].fact.sources[0].path == "notes/tu\udce1n-5.md"


def test_a_card_made_by_hand_needs_little(tmp_path) -> None:
    little = {"kind": "recall", "subject": "Amazon SQS", "relation": "purpose", "prompt": "What?", "answer": "That"}
    path = tmp_path / "deck.json"
    path.write_text("\ufeff" + json.dumps({"quizgen": "0.1.0", "schema": 1, "cards": [little]}), encoding="utf-8")
    assert [entry.prompt for entry in formats.load(path).cards] == ["What?"]


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"prompt": ""}, "card 1: “prompt” is empty"),
    ({"prompt": None}, "card 1: “prompt” is not text"),
    ({"answer": 5}, "card 1: “answer” is not text"),
    ({"options": "ab"}, "card 1: “options” is not a list"),
    ({"options": ["a", 1]}, "card 1: “options” is not made of texts"),
    ({"correct": [9]}, "card 1: “correct” points outside the 4 options"),
    ({"correct": [-1]}, "card 1: “correct” points outside the 4 options"),
    ({"correct": [True]}, "card 1: “correct” points outside the 4 options"),
    ({"pairs": [["a"]]}, "card 1: “pairs” holds something that is no pair"),
    ({"week": "five"}, "card 1: “week” is not a whole number"),
    ({"language": "fr"}, "card 1: “language” is en or vi"),
    ({"sources": [{"path": "a"}]}, "card 1: “first” is missing"),
    ({"exams": {"saa": "2.1"}}, "card 1: “exams” is not made of texts"),
    ({"aspect": "something else"}, "card 1: its id does not fit what it asks"),
]


@pytest.mark.parametrize(("change", "reason"), BROKEN, ids=lambda given: str(given)[:24])
def test_a_broken_card_is_named_in_one_line(change, reason, tmp_path) -> None:
    path = tmp_path / "deck.json"
    formats.write("json", deck((decks.CHOICE,)), path, now=NOW)
    tree = json.loads(path.read_text(encoding="utf-8"))
    tree["cards"][0].update(change)
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(QuizgenError) as caught:
        formats.load(path)
    assert str(caught.value).startswith(f"{path}: {reason}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "is no JSON"),
        (b"# Week 5\n- a note", "is no JSON"),
        (b'{"quizgen": "0.1.0",\n "schema": 1,', ":2: is no JSON"),
        (b"\xff\xfe{}", "not written in UTF-8"),
        (b"[" * 200_000, "nested too deep"),
        (b"[]", "no deck of quizgen"),
        (b'{"name": "left-pad", "version": "1.0.0"}', "no deck of quizgen"),
        (b'{"quizgen": "9", "schema": "1", "cards": []}', "no deck of quizgen"),
        (b'{"quizgen": "9.0", "schema": 2, "cards": []}', "newer quizgen (schema 2); update quizgen"),
        (b'{"quizgen": "0.1.0", "schema": 1}', "“cards” is missing"),
        (b'{"quizgen": "0.1.0", "schema": 1, "cards": [7]}', "card 1: is not an object"),
        (b'{"quizgen": "0.1.0", "schema": ' + b"9" * 5000 + b"}", "is no JSON"),
    ],
)
def test_what_is_no_deck_is_refused_in_one_line(text, reason, tmp_path) -> None:
    path = tmp_path / "deck.json"
    path.write_bytes(text)
    with pytest.raises(QuizgenError) as caught:
        formats.load(path)
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_deck_that_is_not_there(tmp_path) -> None:
    with pytest.raises(QuizgenError, match=r"cannot read .*deck\.json: No such file"):
        formats.load(tmp_path / "deck.json")


# ------------------------------------------------------------------------------------------------ text


def test_text_in_html() -> None:
    assert marked("use `a<b` & <i>\nnot \x00") == "use <code>a&lt;b</code> &amp; &lt;i&gt;<br>not "
    assert marked("a lone ` stays") == "a lone ` stays"


def test_text_in_a_field() -> None:
    assert field("[sound:x] [LaTeX] [[type:B]] [a list]") == "&#91;sound:x] &#91;LaTeX] &#91;[type:B]] [a list]"
    assert field(r"\(a\) C:\new") == r"\<span></span>(a\<span></span>) C:\new"


def test_a_blank_that_braces_and_colons_cannot_break() -> None:
    assert cloze("{{c2::x}} ____", "arn:aws:s3:::b}}") == (
        "&#123;&#123;c2::x&#125;&#125; {{c1::arn&#58;aws&#58;s3&#58;&#58;&#58;b&#125;&#125;}}"
    )


def test_text_in_scripts_and_style_sheets() -> None:
    assert data({"a": "</script>&\u2028"}) == '{"a": "\\u003c/script\\u003e\\u0026\\u2028"}'
    assert css('a"b\\c</style>') == '"a\\22 b\\5c c\\3c \\2f style\\3e "'


@given(st.text(st.characters() | st.sampled_from("\"\\'\n;}<>/*f2 "), max_size=40))
def test_no_title_ends_its_string_in_a_style_sheet(title) -> None:
    (read,) = tinycss2.parse_component_value_list(css(title))
    assert (read.type, read.value) == ("string", plain(title))
    assert "<" not in css(title)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("week 6", "week_6"),
        ("aws::s3", "aws::s3"),
        ("::a::::b ", "a::b"),
        ("tuần 5", "tuần_5"),
        (" \t", ""),
        ("::", ""),
    ],
)
def test_tags(text, slug) -> None:
    assert tag(text) == slug


@pytest.mark.parametrize(
    ("name", "kept"),
    [("AWS::Week 5", "AWS::Week 5"), ("A::", "A"), ("::A::::B\n", "A::B"), ("", "title"), (" :: ", "title")],
)
def test_decks(name, kept) -> None:
    assert branch(name, "title") == kept
    assert branch("", "") == "quizgen"
