"""What notes cover of an exam: reckoned by hand on invented concepts, then as users see it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Page

from quizgen import formats
from quizgen.catalogue import Catalogue
from quizgen.cli import main
from quizgen.coverage import Coverage, Line, Standing, Task, cover
from quizgen.coverage.blueprint import exam
from quizgen.coverage.judging import judge
from quizgen.coverage.tracing import traces
from quizgen.errors import QuizgenError
from quizgen.model import Bullet, Note, Span
from quizgen.notes import outline, read
from tests.test_page import FAINT

EXAM = {
    "code": "TST-C01",
    "name": "Parcels - Associate",
    "domains": {"1": {"name": "keeping", "weight": 60}, "2": {"name": "sending", "weight": 40}},
    "tasks": {"1.1": "shelves", "1.2": "locks", "2.1": "routes"},
    "status": "active",
    "checked": "2026-11-24",
    "source": "https://example.com/guide",
}
WHAT = {
    "zephyr": ("service", "Amazon Zephyr", "A depot that keeps each parcel until a courier fetches it."),
    "quill": ("feature", "Quill lock", "A seal that nobody can break before its date."),
    "brass": ("feature", "Brass gate", "A door that opens for one address."),
    "tin": ("feature", "Tin relay", "A copy of a shelf in another town."),
    "fern": ("feature", "Fern vault", "A room for parcels that are seldom fetched."),
    "moss": ("feature", "Moss index", "A list of parcels by sender."),
    "reed": ("feature", "Reed cache", "A table of parcels that were fetched lately."),
    "oak": ("service", "Amazon Oakway", "A road that carries parcels between towns."),
    "elm": ("feature", "Elm detour", "A second road for when the first is closed."),
    "yew": ("feature", "Yew toll", "A charge for heavy parcels."),
}
TASKS = {"1.1": "zephyr quill brass tin", "1.2": "fern moss reed", "2.1": "oak elm yew"}
A, B, C = (Span("a.md", line, line) for line in (3, 4, 5))


def concept(id_: str, **more: Any) -> dict[str, Any]:
    kind, name, text = WHAT.get(id_, ("feature", f"{id_} thing".title(), "A thing of its own."))
    tasks = [task for task, ids in TASKS.items() if id_ in ids.split()]
    raw = {"id": id_, "kind": kind, "name": name, "tier": 1, "exams": {"tst": tasks}, "definition": {"text": text}}
    raw["definition"] |= {"src": "page"}
    return raw | more


def parcels(*concepts: dict[str, Any], exam: dict[str, Any] | None = None) -> Catalogue:
    """The ten concepts, with those given added or in their place."""
    whole = {id_: concept(id_) for id_ in WHAT} | {raw["id"]: raw for raw in concepts}
    sources = {"page": {"url": "https://example.com/page", "checked": "2026-11-24"}}
    return Catalogue({"concepts": whole, "families": {}, "sources": sources, "exams": {"tst": exam or EXAM}})


def judged(lines: dict[str, tuple[Line, ...]], known: Catalogue | None = None) -> Coverage:
    known = known or parcels()
    return judge(exam(known, "tst"), lines, known, 1)


def says(*topics: str, span: Span = A, week: int | None = 1) -> Line:
    return Line(span, week, topics)


# ------------------------------------------------------------------------------------------------ reckoned by hand

SOME = {
    "zephyr": (says("purpose"), says("number:longest stay", span=B, week=3)),  # a service with two: covered
    "quill": (says("definition"),),  # covered
    "brass": (says(),),  # thin
    "fern": (says(week=2),),  # thin
}


def task(found: Coverage, id_: str) -> Task:
    return next(task for domain in found.domains for task in domain.tasks if task.id == id_)


def test_tasks_domains_and_the_exam_by_hand() -> None:
    found = judged(SOME)
    shelves, locks, routes = (task(found, id_) for id_ in ("1.1", "1.2", "2.1"))
    assert (shelves.named, shelves.explained, shelves.state) == (3 / 4, 2 / 4, "covered")
    assert (locks.named, locks.explained, locks.state) == (1 / 3, 0, "thin")
    assert (routes.named, routes.explained, routes.state) == (0, 0, "missing")
    keeping, sending = found.domains
    assert keeping.named == pytest.approx((3 / 4 + 1 / 3) / 2)
    assert (keeping.explained, keeping.state, sending.state) == (1 / 4, "thin", "missing")
    assert found.named == pytest.approx(0.60 * 13 / 24)
    assert found.explained == pytest.approx(0.60 / 4)


def test_what_to_study_next_is_what_adds_most() -> None:
    found = judged(SOME)
    # A concept is worth weight / tasks / concepts: 40/1/3 in 2.1, 60/2/3 in 1.2, 60/2/4 in 1.1; half where it is thin.
    gains = [(one.concept, one.gain) for one in found.next]
    routes = [("oak", 13.33), ("elm", 13.33), ("yew", 13.33)]
    assert gains == [*routes, ("moss", 10), ("reed", 10), ("tin", 7.5), ("fern", 5), ("brass", 3.75)]
    assert found.next[0].url == "https://example.com/page"
    left = sum(gain for _, gain in gains)
    assert left == pytest.approx(100 * (1 - (found.named + found.explained) / 2), abs=0.02)


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ("ccct", "covered"),
        ("cctm", "covered"),  # three quarters named, half explained: just enough
        ("cttm", "thin"),  # as many named, too few explained
        ("ccmm", "thin"),  # half explained, too few named
        ("tttt", "thin"),  # all named, nothing said
        ("tmmm", "thin"),  # a quarter named: just not missing
        ("cmmmm", "missing"),
        ("mmm", "missing"),
        ("", "unknown"),
    ],
)
def test_a_task_is_judged_by_the_shares_of_its_core(states: str, state: str) -> None:
    names = {"c": "covered", "t": "thin", "m": "missing"}
    core = tuple(Standing(str(i), "", "feature", 1, (), names[one], 0) for i, one in enumerate(states))  # type: ignore[arg-type]
    assert Task("1.1", "", core, len(core), {}).state == state


@pytest.mark.parametrize(
    ("id_", "lines", "state"),
    [
        ("oak", (says("purpose"), says("definition", span=B)), "covered"),
        ("oak", (says("purpose"), says("purpose", span=B)), "thin"),  # the same thing twice is one thing
        ("oak", (says(), says(span=B), says(span=C)), "thin"),  # naming it often says nothing
        ("elm", (says("definition"),), "covered"),
        ("elm", (says(),), "thin"),
        ("elm", (), "missing"),
    ],
)
def test_a_concept_by_what_is_said_of_it(id_: str, lines: tuple[Line, ...], state: str) -> None:
    found = {one.concept: one.state for one in task(judged({id_: lines} if lines else {}), "2.1").core}
    assert found[id_] == state


def test_core_is_the_first_tier_unless_that_is_too_small() -> None:
    more = [concept(f"extra{i}", tier=2, exams={"tst": ["2.1", "1.2"]}) for i in range(2)]
    found = judged({}, parcels(*more, concept("yew", tier=3)))
    assert len(task(found, "1.2").core) == 3
    assert {one.concept for one in task(found, "2.1").core} == {"oak", "elm", "extra0", "extra1"}
    assert task(found, "2.1").concepts == 5


def test_what_is_known_too_little_of_is_not_judged() -> None:
    found = judged({}, parcels(concept("yew", exams={})))
    assert (task(found, "2.1").state, found.domains[1].state, found.weight) == ("unknown", "unknown", 60)
    assert not {"oak", "elm"} & {one.concept for one in found.next}
    two = EXAM | {"tasks": EXAM["tasks"] | {"2.2": "", "2.3": ""}}  # type: ignore[operator]
    assert judged({}, parcels(exam=two)).domains[1].state == "unknown"  # one of three tasks does not stand for all


def test_what_has_ended_is_neither_core_nor_service() -> None:
    found = judged({}, parcels(concept("zephyr", status={"lifecycle": "ended"})))
    assert len(task(found, "1.1").core) == 3
    assert [one.concept for one in found.services] == ["oak"]


def test_no_part_is_to_be_studied_before_its_whole() -> None:
    parted = parcels(concept("fern", part_of=["zephyr"]))
    order = [one.concept for one in judged({}, parted).next]
    assert order.index("zephyr") + 1 == order.index("fern")
    known = [one.concept for one in judged({"zephyr": (says(),)}, parted).next]
    assert known.index("fern") < known.index("zephyr")


def test_weeks_stand_in_their_order_and_lines_of_no_week_come_last() -> None:
    lines = {"zephyr": (says(week=10), says(span=B, week=2)), "quill": (says(week=10),), "fern": (says(week=None),)}
    found = judged(lines)
    assert [week.number for week in found.weeks] == [2, 10, None]
    assert [(week.concepts, [one.concept for one in week.fresh]) for week in found.weeks] == [
        (1, ["zephyr"]),
        (2, ["quill"]),
        (1, ["fern"]),
    ]
    assert task(found, "1.1").weeks == {2: 1, 10: 2}
    assert found.weeks[1].tasks == {"1.1": 2}


def test_concepts_of_other_exams_are_counted_apart() -> None:
    found = judged({"other": (says(),)}, parcels(concept("other", exams={"abc": ["1.1"]})))
    assert (found.other, found.weeks, found.named) == (1, (), 0)


@pytest.mark.parametrize("name", ["nope", "", "tst-c02"])
def test_an_unknown_exam_is_refused_with_those_that_there_are(name: str) -> None:
    with pytest.raises(QuizgenError, match=r"tst \(TST-C01\)"):
        exam(parcels(), name)


def test_an_exam_of_which_little_is_known_is_refused() -> None:
    bare = parcels(*(concept(id_, exams={}) for id_ in ("fern", "moss", "zephyr", "quill")))
    with pytest.raises(QuizgenError, match="TST-C01: the catalogue knows too few"):
        cover([], bare, "tst")


# ------------------------------------------------------------------------------------------------ what notes say


@pytest.fixture
def noted(tmp_path: Path) -> Callable[..., list[tuple[Note, list[Bullet]]]]:
    def noted(*texts: str) -> list[tuple[Note, list[Bullet]]]:
        found = []
        for number, text in enumerate(texts):
            path = tmp_path / f"n{number}.md"
            path.write_text(text, encoding="utf-8")
            note = read(str(path))
            found.append((note, list(outline(note))))
        return found

    return noted


def told(notes: list[tuple[Note, list[Bullet]]]) -> dict[str, list[tuple[int, int | None, bool]]]:
    """By concept: the line, its week, and whether it says something."""
    found = traces(notes, parcels())
    return {id_: [(line.span.first, line.week, bool(line.says)) for line in lines] for id_, lines in found.items()}


def test_a_line_names_or_says(noted) -> None:
    notes = noted("# Week 4\n\n* Quill lock\n* **Amazon Zephyr**: keeps each parcel until a courier fetches it\n")
    assert told(notes) == {"quill": [(3, 4, False)], "zephyr": [(4, 4, True)]}


def test_a_head_names_what_stands_under_it(noted) -> None:
    notes = noted("# Week 4\n\n## Amazon Zephyr\n\n* Opened one in the console\n* Keeps each parcel for its courier\n")
    assert told(notes) == {"zephyr": [(5, 4, False), (6, 4, True)]}


@pytest.mark.parametrize(
    "text",
    [
        "### Next week\n\n* Quill lock\n",
        "### Tasks\n\n* Plan to study the Quill lock\n",
        "### Goals\n\n* Connect with members of First Cloud Journey about the Quill lock\n",
        "### Notes\n\n```\nQuill lock\n```\n",
        "### Notes\n\n* A lock with a quill\n",
    ],
    ids=["plan", "planned", "template", "code", "no name"],
)
def test_what_does_not_count(noted, text: str) -> None:
    assert told(noted(f"# Week 4\n\n{text}")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "### Objectives\n\n* Quill lock: a seal that nobody can break before its date\n",
        "### Notes\n\n* Quill lock, Brass gate, Tin relay and Moss index: a seal to break, a door, a copy, a list\n",
        "### Notes\n\n* Opened a Quill lock at last\n",
        "### Quill lock\n\n* New seal design\n",
    ],
    ids=["goal", "list of names", "deed", "one word in common"],
)
def test_what_names_and_says_nothing(noted, text: str) -> None:
    assert [says for _, _, says in told(noted(f"# Week 4\n\n{text}"))["quill"]] == [False]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SQS (Simple Queue Service): keeps each message until a consumer deletes it", True),
        ("SQS (Simple Queue Service)", False),  # to spell a name out says nothing yet
        ("SQS (Simple Query Service): keeps each message until a consumer deletes it", False),  # the line is wrong
    ],
)
def test_names_spelled_out_and_lines_that_the_catalogue_contradicts(noted, catalogue, text: str, says: bool) -> None:
    lines = traces(noted(f"# Week 1\n\n* {text}\n"), catalogue)["sqs"]
    assert [bool(line.says) for line in lines] == [says]


def test_the_order_of_the_notes_changes_nothing(noted) -> None:
    notes = noted("# Week 2\n\n* Quill lock\n", "# Week 1\n\n* Quill lock\n* Elm detour\n")
    assert cover(notes, parcels(), "tst") == cover(notes[::-1], parcels(), "TST-C01")


# ------------------------------------------------------------------------------------------------ the command

NOTE = """---
title: Week 3 Worklog
---
### Achievements
* Multi-AZ for high availability
* **Amazon SQS**: decouples senders from receivers
* Read replicas
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "week3.md"
    file.write_text(NOTE, encoding="utf-8")
    return file


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["coverage", *map(str, words)])


def test_json_has_the_whole_of_it(note: Path) -> None:
    result = run(note, "--exam", "SAA-c03", "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["schema"], found["exam"]["code"], found["notes"]) == (1, "SAA-C03", 1)
    assert sum(domain["weight"] for domain in found["domains"]) == 100
    sqs = next(one for one in found["services"] if one["concept"] == "sqs")
    assert sqs["lines"] == [{"path": str(note), "line": 6}]
    assert (sqs["state"], sqs["weeks"], sqs["statements"]) == ("thin", [3], 1)
    assert sqs["documentation"].startswith("https://docs.aws.amazon.com/")
    assert [week["week"] for week in found["weeks"]] == [3]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--exam", "saap"], "no exam is called 'saap'; there are clf (CLF-C02), saa"),
        (["--exam", "aip"], "AIP-C01: the catalogue knows too few"),
        ([], "Missing option '--exam'"),
        (["--exam", "saa", "-n", "-1"], "not in the range"),
    ],
)
def test_what_it_cannot_answer_is_one_line_and_2(note: Path, words: list[str], said: str) -> None:
    result = run(note, *words)
    assert result.exit_code == 2
    assert said in result.output


def test_a_folder_without_notes_is_2_and_a_lost_file_is_1(note: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert run(tmp_path / "none", "--exam", "saa").exit_code == 2
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\x00\x00")
    result = run(tmp_path, "--exam", "saa")
    assert result.exit_code == 1
    assert "picture.md:1: binary" in result.stderr


def test_a_page_of_somebody_else_is_left_alone(note: Path, tmp_path: Path) -> None:
    page = tmp_path / "mine.html"
    page.write_text("<p>mine</p>", encoding="utf-8")
    result = run(note, "--exam", "saa", "--html", page)
    assert result.exit_code == 2
    assert page.read_text(encoding="utf-8") == "<p>mine</p>"


def test_page_and_json_at_once_keep_stdout_for_json(note: Path, tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    result = run(note, "--exam", "saa", "--html", page, "--json")
    assert json.loads(result.stdout)["notes"] == 1
    assert page.is_file()
    again = page.read_bytes()
    run(note, "--exam", "saa", "--html", page)
    assert page.read_bytes() == again


def shown(note: Path, columns: int, **environment: str) -> str:
    words = [sys.executable, "-m", "quizgen", "coverage", str(note), "--exam", "saa", "-n", "2"]
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(words, capture_output=True, env=clean | {"COLUMNS": str(columns)} | environment, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_table_fits_its_terminal_and_needs_no_colour(note: Path, columns: int) -> None:
    text = shown(note, columns, NO_COLOR="1", FORCE_COLOR="1")
    assert "\x1b[3" not in text
    text = re.sub(r"\x1b\[\d*m", "", text)  # bold is no colour
    pages = [line for line in text.splitlines() if "://" in line]
    assert max(len(line) for line in text.splitlines() if line not in pages) <= columns
    assert "█" in text
    words = re.sub(r"\s+", " ", text)
    assert "not in the notes" in words
    assert "1 note. By exam weight:" in words
    found = json.loads(run(note, "--exam", "saa", "--json").stdout)
    assert [page.strip() for page in pages] == [one["documentation"] for one in found["next"][:2]]


def test_colour_where_it_is_wanted_and_plain_bars_where_blocks_cannot_be_shown(note: Path) -> None:
    assert "\x1b[3" in shown(note, 80, FORCE_COLOR="1", TERM="xterm-256color")
    plain = shown(note, 80, PYTHONIOENCODING="ascii")
    assert "█" not in plain
    assert "# explained  = only named  . not in the notes" in plain


# ------------------------------------------------------------------------------------------------ the page

HOSTILE = "Zephyr </style><script>alert(1)</script> & “co”"


@pytest.fixture
def page(tmp_path: Path) -> Callable[[Coverage], Path]:
    def written(found: Coverage) -> Path:
        path = tmp_path / "coverage.html"
        formats.write_coverage(found, path, count=5)
        return path

    return written


def many(weeks: int) -> dict[str, tuple[Line, ...]]:
    lines = tuple(says(span=Span("a.md", week, week), week=week) for week in range(1, weeks + 1))
    return SOME | {"quill": (says("definition"), *lines)}


# Figures in cells whose contrast with their cell is under 4.5.
PALE = (
    FAINT.split("const behind")[0].replace("() => {", "() => { const found = [];", 1)
    + """
  for (const text of document.querySelectorAll("g text")) {
    const of = (node) => light(read(getComputedStyle(node).fill));
    const [one, other] = [of(text), of(text.parentNode.querySelector("rect"))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) found.push(text.parentNode.getAttribute("class"));
  }
  return found;
}"""
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_reads_well_by_day_and_night(page, opened, catalogue, scheme: str) -> None:
    found = cover([], catalogue, "clf")
    looked: Page = opened(page(judged(many(12))), color_scheme=scheme)
    assert looked.evaluate(FAINT) == []
    assert looked.evaluate(PALE) == []
    looked = opened(page(found), color_scheme=scheme)
    assert looked.evaluate(FAINT) == []
    assert looked.locator(".task").count() == 19


def test_charts_show_what_was_reckoned(page, opened) -> None:
    looked: Page = opened(page(judged(SOME)))
    assert "name 32 % of the core concepts and explain 15 %" in looked.inner_text("h1")
    shelves = looked.locator("[id='task-1.1']")
    assert shelves.locator(".bar .named").get_attribute("width") == "75.0%"
    assert shelves.locator(".bar .explained").get_attribute("width") == "50.0%"
    assert shelves.locator(".strip").get_attribute("aria-label") == "week 1: 3, week 3: 1"
    assert shelves.locator(".strip text").all_text_contents() == ["3", "1"]
    assert shelves.locator(".chip").inner_text() == "covered"
    widths = looked.locator(".domains .bar").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    assert widths[1] / widths[0] == pytest.approx(40 / 60, abs=0.01)
    study = looked.locator(".study a").evaluate_all("links => links.map(link => link.textContent + link.href)")
    assert study[:2] == ["Amazon Oakwayhttps://example.com/page", "Elm detourhttps://example.com/page"]
    assert len(study) == 5


@pytest.mark.parametrize("weeks", [0, 12, 52])
def test_the_page_flows_at_320_pixels(page, opened, weeks: int) -> None:
    looked: Page = opened(page(judged(many(weeks) if weeks else {})), width=320)
    assert looked.evaluate("document.documentElement.scrollWidth") == 320
    outside = "all => all.filter(e => e.getBoundingClientRect().right > 320.5).length"
    assert looked.locator("main *, header *").evaluate_all(outside) == 0


def test_no_name_can_leave_its_place(page, opened) -> None:
    odd = parcels(concept("oak", name=HOSTILE), exam=EXAM | {"name": HOSTILE, "status": HOSTILE})
    looked: Page = opened(page(judged({}, odd)))
    assert looked.locator(".study a").all_inner_texts()[2] == HOSTILE
    assert looked.locator("script").count() == 0


def test_the_page_warns_of_a_blueprint_that_is_not_whole(page, opened) -> None:
    part = {key: value for key, value in EXAM.items() if key != "tasks"} | {"status": "retired after 2026-12-31"}
    looked: Page = opened(page(judged({}, parcels(concept("yew", exams={}), exam=part))))
    assert looked.locator(".warn").all_inner_texts() == [
        "This exam: retired after 2026-12-31.",
        "The catalogue knows only some tasks of TST-C01, and few concepts of each: take the figures as a hint.",
        "Only domains with 60 % of the questions could be judged.",
    ]
