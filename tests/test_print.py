"""Sheets, versions and cards: what a student holds, what the key says of it, and what a PDF makes of both."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from quizgen import formats
from quizgen.cli import main
from quizgen.errors import QuizgenError
from quizgen.formats import Layout, _pdf
from quizgen.model import Card, Deck
from tests import decks, papers
from tests.decks import card, deck

if TYPE_CHECKING:
    from playwright.sync_api import Page

BOTH = card(
    "choice",
    "Which of these stores objects?",
    "Both A and B",
    options=("Amazon S3", "S3 Glacier", "Both A and B"),
    correct=(2,),
)
ALL = card(
    "choice",
    "Which of these is managed?",
    "All of the above",
    options=("Aurora", "DynamoDB", "Redshift", "All of the above"),
    correct=(3,),
)


def numbered(count: int) -> Deck:
    """Questions of every kind, no two alike."""
    made = decks.many(count).cards
    return deck(replace(one, prompt=f"{at}) {one.prompt}") for at, one in enumerate(made, 1))


def sheets(made: Deck, folder: Path, **more: object) -> list[Path]:
    return list(formats.write_sheet(made, folder / "s.html", Layout(**more)))  # type: ignore[arg-type]


def bare(prompt: str) -> str:
    return " ".join(prompt.replace("____", "").split())


def expected(one: Card, seen: papers.Seen) -> Iterator[tuple[str, str]]:
    """(label, letters) worked out from the card's own words and from what stands on paper, by no code of quizgen."""
    letters = {text: mark for mark, text in seen.options}
    if one.pairs:
        for row, left in enumerate(seen.lefts, 1):
            yield f"{seen.number}.{row}", letters[dict(one.pairs)[left]]
    elif one.kind == "order":
        for row, step in enumerate(one.answer.split(" → "), 1):
            yield f"{seen.number}.{row}", letters[step]
    elif one.kind == "true_false":
        yield str(seen.number), one.answer[0]
    elif one.options:
        right = {one.options[place] for place in one.correct}
        yield str(seen.number), " ".join(sorted(letters[text] for text in right))
    else:
        yield str(seen.number), "–"


# ------------------------------------------------------------------------------------------------ keys and versions


@pytest.mark.parametrize("count", [0, 3])
def test_every_key_is_right_for_its_own_sheet(count, tmp_path) -> None:
    made = numbered(60)
    by_prompt = {bare(one.prompt): one for one in made.cards}
    written = sheets(made, tmp_path, versions=count, seed=7)
    students = [path for path in written if not re.search(r"-(key|matrix)$", path.stem)]
    assert len(students) == max(count, 1)
    for student in students:
        seen = papers.questions(student)
        assert [one.number for one in seen] == list(range(1, 61))
        told: dict[str, str] = {}
        for one in seen:
            told.update(expected(by_prompt[bare(one.stem)], one))
        assert papers.key(student.with_name(f"{student.stem}-key.html")) == told


def test_versions_are_called_by_letters_and_differ(tmp_path) -> None:
    written = sheets(numbered(24), tmp_path, versions=3)
    names = ["s-A", "s-A-key", "s-B", "s-B-key", "s-C", "s-C-key", "s-matrix"]
    assert [path.stem for path in written] == names
    orders = [[one.stem for one in papers.questions(tmp_path / f"s-{name}.html")] for name in "ABC"]
    assert len({tuple(order) for order in orders}) == 3
    assert len({frozenset(order) for order in orders}) == 1
    assert "Version B" in (tmp_path / "s-B.html").read_text(encoding="utf-8")


def test_a_new_card_leaves_the_others_in_place(tmp_path) -> None:
    made = numbered(24)
    before = papers.questions(sheets(made, tmp_path, versions=1)[0])
    more = deck((*made.cards[:5], card("choice", "New?", "a", options=("a", "b", "c"), correct=(0,)), *made.cards[5:]))
    after = papers.questions(sheets(more, tmp_path, versions=1)[0])
    kept = [(one.stem, one.options) for one in after if one.stem != "New?"]
    assert kept == [(one.stem, one.options) for one in before]


def test_the_seed_alone_makes_the_order(tmp_path) -> None:
    made = numbered(24)
    first = {path.name: path.read_bytes() for path in sheets(made, tmp_path, versions=2, seed=1)}
    assert {path.name: path.read_bytes() for path in sheets(made, tmp_path, versions=2, seed=1)} == first
    other = {path.name: path.read_bytes() for path in sheets(made, tmp_path, versions=2, seed=2)}
    assert all(other[name] != data for name, data in first.items())


@pytest.mark.parametrize("seed", range(4))
def test_right_answers_fall_on_every_letter_alike_and_on_none_five_times_in_a_row(seed, tmp_path) -> None:
    options = ("one", "two", "three", "four")
    drawn = deck(card("choice", f"Which? {at}", "one", options=options, correct=(0,)) for at in range(100))
    student, key, *_ = sheets(drawn, tmp_path, versions=1, seed=seed)
    told = papers.key(key)
    assert all(dict(one.options)[told[str(one.number)]] == "one" for one in papers.questions(student))
    letters = [told[str(number)] for number in range(1, 101)]
    assert all(15 <= letters.count(letter) <= 35 for letter in "ABCD")
    assert not re.search(r"(.)\1{4}", "".join(letters))


@pytest.mark.parametrize("one", [BOTH, decks.NUMBER, decks.TRUE_FALSE], ids=["both", "figures", "true or false"])
def test_options_that_mean_something_by_their_place_keep_it(one, tmp_path) -> None:
    for seed in range(6):
        seen = papers.questions(sheets(deck((one,)), tmp_path, versions=1, seed=seed)[0])[0]
        assert tuple(text for _, text in seen.options) == one.options


def test_all_of_the_above_stays_below_while_the_others_move(tmp_path) -> None:
    orders = set()
    for seed in range(6):
        seen = papers.questions(sheets(deck((ALL,)), tmp_path, versions=1, seed=seed)[0])[0]
        assert seen.options[3] == ("D", "All of the above")
        orders.add(tuple(seen.options[:3]))
    assert len(orders) > 1


def test_names_with_figures_in_them_are_no_figures(tmp_path) -> None:
    one = card("choice", "Which stores objects?", "S3", options=("EC2", "Route 53", "S3", "t3.micro"), correct=(2,))
    orders = {
        tuple(papers.questions(sheets(deck((one,)), tmp_path, versions=1, seed=seed)[0])[0].options)
        for seed in range(6)
    }
    assert len(orders) > 1


def test_the_matrix_tells_where_a_question_is_in_each_version(tmp_path) -> None:
    sheets(numbered(30), tmp_path, versions=2)
    keys = [papers.key(tmp_path / f"s-{name}-key.html") for name in "AB"]
    stems = [{one.number: one.stem for one in papers.questions(tmp_path / f"s-{name}.html")} for name in "AB"]
    cells = [(where, text) for where, text in papers.texts(tmp_path / "s-matrix.html") if "/td." in where]
    words = " ".join(text for _, text in cells).split()
    said = re.findall(r"(\d+)((?: [A-Z–]+)+)", " ".join(words))
    assert len(said) == 60
    for (a, in_a), (b, in_b) in zip(said[::2], said[1::2], strict=True):
        assert stems[0][int(a)] == stems[1][int(b)]
        for number, letters, key in ((a, in_a, keys[0]), (b, in_b, keys[1])):
            rows = [key[label].replace(" ", "") for label in key if label.split(".")[0] == number]
            assert rows == letters.split()


# ------------------------------------------------------------------------------------------------ the student's file


@pytest.mark.parametrize("count", [0, 2])
def test_the_students_file_holds_nothing_of_the_key(count, tmp_path) -> None:
    written = sheets(deck(), tmp_path, versions=count)
    for student in (path for path in written if not re.search(r"-(key|matrix)$", path.stem)):
        shown = student.read_text(encoding="utf-8")
        for one in decks.EVERY:
            assert one.id not in shown
            assert not [reason for reason in one.why if reason in shown]
        for secret in ("Virtual Private Cloud", "To decouple", "week-6.md", "docs.aws", "<svg", "<script", "QG1"):
            assert secret not in shown


def test_two_decks_that_differ_in_their_key_alone_print_the_same_sheet(tmp_path) -> None:
    """The strongest word on a leak: with another right answer, not a byte of the student's file changes but its hash."""
    other = replace(decks.CHOICE, correct=(0,), answer=decks.CHOICE.options[0], why=("a", "b", "c", "d"))
    made = []
    for one in (decks.CHOICE, other):
        student, key, *_ = sheets(deck((one,)), tmp_path, versions=1)
        made.append((student.read_bytes(), key.read_bytes()))
    assert made[0][0] == made[1][0]
    assert made[0][1] != made[1][1]


def test_head_and_foot_say_what_they_should(tmp_path) -> None:
    student, key, *_ = sheets(
        deck(), tmp_path, versions=1, seed=41, title="Midterm", minutes=25, points={"": 1, "multiple": 3}
    )
    shown = student.read_text(encoding="utf-8")
    for said in ("Midterm", "Version A", "Name", "Date", "Time: 25 minutes", "/ 14", "[3 points]", "[1 point]"):
        assert said in shown, said
    seals = [
        re.search(r"seed 41[\\a-z0-9 ]* ([0-9a-f]{6})", path.read_text(encoding="utf-8")) for path in (student, key)
    ]
    assert seals[0]
    assert seals[1]
    assert seals[0][1] == seals[1][1]


def test_the_answer_sheet_has_a_row_for_everything(tmp_path) -> None:
    student, key = sheets(deck(), tmp_path)
    labels = [text for where, text in papers.texts(student) if where.endswith("/th.") and text.strip()]
    assert labels == list(papers.key(key))
    (bare, *_) = sheets(deck(), tmp_path, bubbles=False)
    assert "Answer sheet" not in bare.read_text(encoding="utf-8")


def test_short_answers_get_lines_that_tell_nothing_of_their_length(tmp_path) -> None:
    one = card("recall", "Long?", "a " * 200)
    two = card("recall", "Short?", "a")
    seen = papers.questions(sheets(deck((one, two)), tmp_path)[0])
    assert [question.lines for question in seen] == [2, 2]


def test_the_key_says_letter_points_reason_line_and_page(tmp_path) -> None:
    _, key = sheets(deck((decks.CHOICE,)), tmp_path, points={"": 2})
    shown = key.read_text(encoding="utf-8")
    for said in (
        "<b>C</b>",
        "[2 points]",
        decks.CHOICE.why[2],
        "notes/week-6.md:43",
        'href="https://docs.aws.amazon.com/',
    ):
        assert said in shown, said
    assert shown.count("<svg") == 1


def test_a_reader_of_codes_finds_every_letter_of_the_key(tmp_path, opened: "Callable[..., Page]") -> None:
    import zxingcpp
    from PIL import Image

    _, key = sheets(numbered(120), tmp_path, versions=1, seed=7)
    found = []
    for code in opened(key).locator("svg.qr").all():
        with Image.open(BytesIO(code.screenshot())) as picture:
            (read,) = zxingcpp.read_barcodes(picture)
            found.append(read.text)
    shown = key.read_text(encoding="utf-8")
    (seal,) = re.findall(r"answer key · .* · (\w+)</p>", shown, re.IGNORECASE)
    assert len(found) > 1
    assert {text.rpartition(";")[0] for text in found} == {f"QG1;A;7;{seal}"}
    letters = [pair for text in found for pair in text.rpartition(";")[2].split(",")]
    rows = re.findall(r'<th scope="row">([\d.]+)</th><td class="said">(.+?)</td>', shown)
    assert letters == [f"{label}={said.replace(' ', '').replace('–', '-')}" for label, said in rows]


def test_hostile_text_is_text_on_paper(tmp_path) -> None:
    for path in sheets(decks.hostile(), tmp_path, versions=2, title=decks.HOSTILE[1]):
        shown = path.read_text(encoding="utf-8")
        assert not re.search(r"<script|<img|onerror=[^a]|href=.javascript", re.sub(r"&lt;.*?&gt;", "", shown))
        assert shown.count("</style>") == 1


# ------------------------------------------------------------------------------------------------ cards to cut out


def rows_of(path: Path) -> list[list[list[str]]]:
    """Pages of rows of boxes, each box its text."""
    pages: list[list[list[str]]] = []
    for where, text in papers.texts(path):
        last = where.rpartition("/")[2]
        if last.startswith("table.cut") and not text:
            pages.append([])
        elif last == "tr." and not text:
            pages[-1].append([])
        elif last == "td." and not text:
            pages[-1][-1].append("")
        elif "/td." in where:
            pages[-1][-1][-1] += text
    return [[[" ".join(box.split()) for box in row] for row in page] for page in pages]


@pytest.mark.parametrize("flip", ["long", "short"])
def test_backs_fall_behind_their_fronts(flip, tmp_path) -> None:
    made = deck(card("recall", f"front{at}", f"back{at}", aspect=f"{at}") for at in range(11))
    assert formats.write_cards(made, tmp_path / "c.html", Layout(), flip=flip) == ()
    fronts, backs, *others = rows_of(tmp_path / "c.html")
    assert len(others) == 2
    turned = [row[::-1] for row in backs] if flip == "long" else backs[::-1]
    for row, behind in zip(fronts, turned, strict=True):
        for front, back in zip(row, behind, strict=True):
            assert front.startswith("front")
            assert back.startswith(front.replace("front", "back"))


def test_long_cards_get_larger_boxes_and_the_longest_is_said_not_cut(tmp_path) -> None:
    long, longest = "word " * 200, "word " * 4000
    made = deck((card("recall", "Short?", "a"), card("recall", "Long?", long), card("recall", "Longest?", longest)))
    (left,) = formats.write_cards(made, tmp_path / "c.html", Layout())
    assert "Longest?" in str(left)
    assert "left-out" in str(left)
    pages = rows_of(tmp_path / "c.html")
    assert [len(page) * len(page[0]) for page in pages] == [8, 8, 2, 2]
    assert long.strip() in pages[3][0][0] + pages[3][1][0]
    assert longest.strip() not in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_the_back_of_a_match_and_an_order_says_it_in_words(tmp_path) -> None:
    formats.write_cards(deck((decks.MATCH, decks.ORDER)), tmp_path / "c.html", Layout())
    (order, match), *_ = rows_of(tmp_path / "c.html")[1]
    assert "Amazon SNS – pushes messages to subscribers" in match
    assert "1 – Download the code 2 – Start the environment" in re.sub(r"(?<=[a-z])(?=\d)", " ", order)


# ------------------------------------------------------------------------------------------------ PDF


@pytest.mark.parametrize("engine", ["weasyprint", "chromium"])
def test_a_pdf_by_each_engine(engine, tmp_path) -> None:
    page = sheets(numbered(20), tmp_path, versions=1, title='A "title" \\ </style>')[0]
    target = tmp_path / "s.pdf"
    assert formats.write_pdf(page, target, engine=engine, even=True) == engine
    read = PdfReader(target)
    assert len(read.pages) % 2 == 0
    assert 'A "title" \\ </style>' in read.pages[1].extract_text()
    assert "Version A" in read.pages[1].extract_text()
    formats.write_pdf(page, target, engine=engine)


@pytest.mark.parametrize("large", [False, True])
def test_both_engines_make_as_many_pages(large, tmp_path) -> None:
    """`make print-matrix` does so with 300 questions, too, on both papers."""
    page = sheets(numbered(30), tmp_path, paper="letter", large=large)[0]
    counts = []
    for engine in ("weasyprint", "chromium"):
        formats.write_pdf(page, tmp_path / f"{engine}.pdf", engine=engine)
        counts.append(len(PdfReader(tmp_path / f"{engine}.pdf").pages))
    assert counts[0] == counts[1]


def test_weasyprint_makes_the_same_bytes_twice(tmp_path) -> None:
    page = sheets(deck(), tmp_path)[0]
    made = []
    for name in ("one.pdf", "two.pdf"):
        formats.write_pdf(page, tmp_path / name, engine="weasyprint")
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_pdf_fetches_nothing(tmp_path) -> None:
    page = tmp_path / "s.html"
    page.write_text(
        f'<html><body>seen<img src="{Path(__file__).as_uri()}"><img src="http://127.0.0.1:9/x"></body></html>'
    )
    formats.write_pdf(page, tmp_path / "s.pdf", engine="weasyprint")
    assert "seen" in PdfReader(tmp_path / "s.pdf").pages[0].extract_text()


def test_a_browser_that_fails_in_silence_is_found_out(tmp_path, monkeypatch) -> None:
    page = sheets(deck(), tmp_path)[0]
    for name, text in (
        ("silent", "exit 0"),
        ("liar", 'for a in "$@"; do case $a in --print-to-pdf=*) echo no > "${a#*=}";; esac; done'),
    ):
        liar = tmp_path / name
        liar.write_text(f"#!/bin/sh\n{text}\n")
        liar.chmod(0o755)
        monkeypatch.setattr(_pdf, "browser", lambda liar=liar: str(liar))
        with pytest.raises(QuizgenError, match="made no"):
            formats.write_pdf(page, tmp_path / "s.pdf", engine="chromium")
    assert not (tmp_path / "s.pdf").exists()


def test_no_engine_is_one_line_with_the_pages_path(tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr(_pdf, "browser", lambda: "")
    note = tmp_path / "deck.json"
    formats.write("json", deck(), note, now=decks.NOW)
    out = tmp_path / "s.html"
    result = CliRunner().invoke(main, ["print", str(note), "-o", str(out), "--pdf"])
    assert result.exit_code == 1
    assert f"{out} is written, but nothing here makes a PDF of it: pip install 'quizgen[pdf]'" in result.output
    assert out.exists()


def test_the_matrix_is_one_page_however_large_the_sheets_are(tmp_path) -> None:
    matrix = sheets(numbered(100), tmp_path, versions=3, large=True)[-1]
    formats.write_pdf(matrix, tmp_path / "m.pdf", engine="weasyprint")
    assert len(PdfReader(tmp_path / "m.pdf").pages) == 1


def test_somebody_elses_pdf_is_left_alone(tmp_path) -> None:
    page = sheets(deck(), tmp_path)[0]
    (tmp_path / "s.pdf").write_bytes(b"%PDF-1.4\nmy thesis\n%%EOF")
    with pytest.raises(QuizgenError, match=r"s\.pdf holds something that quizgen did not write"):
        formats.write_pdf(page, tmp_path / "s.pdf", engine="weasyprint")


# ------------------------------------------------------------------------------------------------ templates


def themed(folder: Path, name: str, text: str) -> Path:
    (folder / "print").mkdir(exist_ok=True)
    (folder / "print" / name).write_text(text, encoding="utf-8")
    return folder


OPEN = "<!doctype html>\n<!-- made by quizgen -->\n"


def test_a_template_of_the_students_own_wins(tmp_path) -> None:
    mine = themed(tmp_path, "sheet.html.j2", OPEN + "<h1>{{ title }} by us</h1>{{ asked|length }}")
    student, key = sheets(deck(), tmp_path, templates=mine, title="<b>")
    assert "<h1>&lt;b&gt; by us</h1>12" in student.read_text(encoding="utf-8")
    assert decks.CHOICE.why[0] in key.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% if %}", r"sheet\.html\.j2:3: "),
        ("\n{{ nobody }}", r"sheet\.html\.j2:4: 'nobody' is undefined"),
        ("{{ ''.__class__.__mro__ }}", r"sheet\.html\.j2:3: .*unsafe"),
        ("{{ asked.append(1) }}", r"sheet\.html\.j2:3: "),
        ("{{ blocks.clear() }}", r"sheet\.html\.j2:3: .*clear.*unsafe"),
        ("{{ 1 / 0 }}", r"sheet\.html\.j2:3: division by zero"),
        ('{% include "print/none.html.j2" %}', r"sheet\.html\.j2:3: there is no template print/none\.html\.j2"),
        ('{% include "../../../etc/passwd" %}', r"sheet\.html\.j2:3: there is no template"),
        ("{% for a in range(999999999) %}{% endfor %}", r"sheet\.html\.j2:3: .*[Rr]ange"),
    ],
)
def test_a_broken_template_is_named_with_its_line(text, said, tmp_path) -> None:
    mine = themed(tmp_path, "sheet.html.j2", OPEN + text)
    with pytest.raises(QuizgenError, match=said) as caught:
        sheets(deck(), tmp_path, templates=mine)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "s.html").exists()


def test_a_folder_without_templates_and_a_page_that_is_none_of_ours_are_refused(tmp_path) -> None:
    with pytest.raises(QuizgenError, match=r"holds no template; call a file of it one of print/answer\.html\.j2"):
        sheets(deck(), tmp_path, templates=tmp_path)
    with pytest.raises(QuizgenError, match="has to open with"):
        sheets(deck(), tmp_path, templates=themed(tmp_path, "sheet.html.j2", "hello"))


# ------------------------------------------------------------------------------------------------ the command


@pytest.fixture
def saved(tmp_path) -> Path:
    path = tmp_path / "deck.json"
    formats.write("json", deck(), path, now=decks.NOW)
    return path


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["print", *map(str, words)])
    assert "Traceback" not in result.output
    return result.exit_code, result.output


def test_kinds_and_exam_choose_questions(saved, tmp_path) -> None:
    out = tmp_path / "s.html"
    assert run(saved, "-o", out, "--kinds", "choice,true_false", "--answers", "none")[0] == 0
    assert {one.stem for one in papers.questions(out)} == {decks.CHOICE.prompt, decks.TRUE_FALSE.prompt}
    assert run(saved, "-o", out, "--exam", "CLF", "--answers", "none")[0] == 0
    assert [one.stem for one in papers.questions(out)] == [decks.RECALL.prompt]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kinds", "riddle"), "no card of kind 'riddle'"),
        (("--exam", "dva"), "no card serves the exam 'dva'"),
        (("--exam", "clf", "--kinds", "choice"), "no card of kind choice serves the exam 'clf'"),
        (("--points", "many"), "'many' is no number"),
        (("--points", "choice=0"), "'choice=0' is no number"),
        (("--versions", "27"), "27"),
        (("--to", "docx"), "no format is called 'docx'"),
        (("--templates", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(words, said, saved, tmp_path) -> None:
    code, output = run(saved, "-o", tmp_path / "s.html", *words)
    assert code == 2
    assert said in output
    assert not (tmp_path / "s.html").exists()


def test_questions_go_into_a_hugo_site_and_nowhere_else(saved, tmp_path) -> None:
    code, output = run(saved, "--hugo", tmp_path)
    assert code == 2
    assert "no Hugo site" in output
    (tmp_path / "hugo.toml").touch()
    assert run(saved, "--hugo", tmp_path, "--kinds", "choice")[0] == 0
    assert [one.kind for one in formats.load(tmp_path / "data" / "quizgen.json").cards] == ["choice"]
    shortcode = tmp_path / "layouts" / "shortcodes" / "quizgen.html"
    assert "safeHTML" not in shortcode.read_text(encoding="utf-8"), (
        "Hugo escapes texts as long as nobody tells it not to"
    )
    shortcode.write_text("my own", encoding="utf-8")
    code, output = run(saved, "--hugo", tmp_path)
    assert code == 2
    assert "quizgen did not write" in output


def test_strict_tells_when_something_was_left_out(saved, tmp_path) -> None:
    out = tmp_path / "k.csv"
    code, output = run(saved, "--to", "kahoot", "-o", out)
    assert code == 0
    assert output.count("left-out") == 8
    assert run(saved, "--to", "kahoot", "-o", out, "--strict")[0] == 1
    assert run(saved, "--to", "moodle", "-o", tmp_path / "m.xml", "--strict")[0] == 0


@pytest.mark.parametrize(
    ("country", "size"), [("en_US.UTF-8", "letter"), ("vi_VN.UTF-8", "A4"), ("C.UTF-8", "A4"), ("", "A4")]
)
def test_paper_follows_the_country(country, size, saved, tmp_path) -> None:
    words = ["print", str(saved), "-o", str(tmp_path / "s.html")]
    result = CliRunner().invoke(main, words, env={"LC_ALL": country, "LC_PAPER": "", "LANG": ""})
    assert result.exit_code == 0, result.output
    assert f"size: {size};" in (tmp_path / "s.html").read_text(encoding="utf-8")


SETTINGS = """templates = "mine"
[print]
paper = "letter"
large_print = true
answers = "none"
time = 25
points = "1,multiple=3"
"""


def test_quizgen_toml_says_what_no_option_says(saved, tmp_path) -> None:
    (tmp_path / "quizgen.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "mine").mkdir()
    themed(tmp_path / "mine", "head.html.j2", "<p>ours</p>{{ all }} {{ minutes }}")
    out = tmp_path / "s.html"
    assert run(saved, "-o", out)[0] == 0
    shown = out.read_text(encoding="utf-8")
    for said in ("size: letter;", "<p>ours</p>14 points Time: 25 minutes", "font-size: 18pt"):
        assert said in shown, said
    assert not (tmp_path / "s-key.html").exists()
    assert run(saved, "-o", out, "--paper", "a4", "--answers", "separate", "--time", 5)[0] == 0
    shown = out.read_text(encoding="utf-8")
    assert "size: A4;" in shown
    assert "Time: 5 minutes" in shown
    assert (tmp_path / "s-key.html").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[print]\npaper = "a5"', "paper: 'a5' is not one of 'a4', 'letter'"),
        ("[print]\nlarge_print = 1", "large_print wants true or false"),
        ("[print]\ntime = 0", "time: 0 is not in the range"),
        ('[print]\npoints = "many"', "points: 'many' is no number"),
        ("[print]\nink = 3", "ink is not a setting; there are out, questions"),
        ('templates = "nowhere"', "templates: there is no folder"),
        ("print = 3", "print wants a dict"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_its_file(text, said, saved, tmp_path) -> None:
    (tmp_path / "quizgen.toml").write_text(text, encoding="utf-8")
    code, output = run(saved, "-o", tmp_path / "s.html")
    assert code == 2
    assert f"{tmp_path / 'quizgen.toml'}: {said}" in output
    assert not (tmp_path / "s.html").exists()


def test_build_makes_its_page_from_the_students_own_templates(tmp_path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "quiz.html.j2").write_text(OPEN + "{{ title }} by us")
    (tmp_path / "week1.md").write_text("# Week 1\n- Amazon SQS holds messages\n")
    words = ["build", str(tmp_path / "week1.md"), "-o", str(tmp_path / "out"), "--to", "html", "--to", "kahoot"]
    assert CliRunner().invoke(main, [*words, "--templates", str(tmp_path)]).exit_code == 0
    assert "AWS by us" in (tmp_path / "out" / "quiz.html").read_text(encoding="utf-8")
    (tmp_path / "quizgen.toml").write_text('title = "SAA"\ntemplates = "."')
    result = CliRunner().invoke(main, [*words, "--strict"])
    assert "SAA by us" in (tmp_path / "out" / "quiz.html").read_text(encoding="utf-8")
    assert "left-out" in result.output
    assert result.exit_code == 1


def test_asking_for_help_loads_no_printer() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from quizgen.cli import main;"
        "CliRunner().invoke(main, ['print', '--help']); print({'jinja2', 'segno', 'weasyprint'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
