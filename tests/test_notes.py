"""Notes in, bullets out: every shape that students write, every encoding, and nothing lost."""

import os
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from quizgen.errors import QuizgenError
from quizgen.model import Bullet, Note
from quizgen.notes import find, outline, read
from quizgen.notes.repair import damaged, repair
from quizgen.notes.sections import role, week

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "decks" / "worklogs"
CASES = [(file.stem, *case) for file in sorted((HERE / "cases/notes").glob("*.md")) for case in read_fixture_file(file)]


def note(folder: Path, text: str | bytes, name: str = "note.md") -> Note:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read(file.as_posix())


def bullets(folder: Path, text: str | bytes) -> tuple[Bullet, ...]:
    return outline(note(folder, text))


def shown(bullet: Bullet) -> str:
    first, last = bullet.span.first, bullet.span.last
    lines = f"{first}-{last}" if last > first else f"{first}"
    kind = f"{bullet.role}, {bullet.skip}" if bullet.skip else f"{bullet.role}"
    return " ".join(f"{lines} | {kind} | {bullet.language} | {' > '.join(bullet.trail)} | {bullet.text}".split())


@pytest.mark.parametrize(("file", "line", "title", "text", "wanted"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES])
def test_case(file: str, line: int, title: str, text: str, wanted: str, tmp_path: Path) -> None:
    assert [shown(bullet) for bullet in bullets(tmp_path, text)] == wanted.splitlines()


def test_a_third_of_the_cases_refuse_something() -> None:
    assert sum("refusal" in title or ", " in wanted for _, _, title, _, wanted in CASES) * 3 >= len(CASES)


# what a bullet carries besides its text


def test_lead_children_and_order(tmp_path: Path) -> None:
    said = bullets(
        tmp_path, "- **Spot**: cheap\n- `tmp` and **more**\n- not **first**\n\nSteps:\n1. one\n2. two\n   - deep\n"
    )
    assert [b.lead for b in said] == ["Spot", "tmp", "", "", "", "", ""]
    assert [b.children for b in said if b.children] == [("one", "two"), ("deep",)]
    assert [b.text for b in said if b.ordered] == ["one", "two"]


def test_a_label_keeps_its_colon_out_of_the_lead(tmp_path: Path) -> None:
    said = bullets(tmp_path, "- **Spot:**cheap\n- ✅ **Spot Instances** **(EC2)**: cheap\n- ***Spot `x`*** cheap\n")
    assert [b.lead for b in said] == ["Spot", "Spot Instances", "Spot x"]


def test_rows_are_pairs_of_header_and_cell(tmp_path: Path) -> None:
    (row,) = bullets(tmp_path, "| Class | Wait | Zones |\n|--|--|--|\n| **Deep** | hours | |\n")
    assert row.row == (("Class", "Deep"), ("Wait", "hours"))
    assert row.lead == "Deep"


def test_a_title_that_names_a_topic_heads_the_note(tmp_path: Path) -> None:
    assert bullets(tmp_path, "---\ntitle: Amazon SQS\n---\n- keeps messages\n")[0].trail == ("Amazon SQS",)
    assert bullets(tmp_path, "---\ntitle: Week 6 Worklog\n---\n- keeps messages\n")[0].trail == ()
    assert bullets(tmp_path, "# Queues\n- keeps messages\n")[0].trail == ("Queues",)


# weeks and roles


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("note.md", "---\ntitle: Week 5 Worklog\nweight: 1\n---\n", 5),
        ("note.md", "---\ntitle: Nhật ký Công việc Tuần 07\n---\n", 7),
        ("note.md", "---\ntitle: Worklog Tuan 3\n---\n", 3),
        ("note.md", "### Tuần 12 - Bảo mật\n", 12),
        ("1.4-Week4/_index.md", "- a\n", 4),
        ("tuan-09-mang.md", "- a\n", 9),
        ("note.md", "---\ntitle: Queues\npre: ' <b> 1.6. </b> '\n---\n", 6),
        ("1.4-Week4/_index.md", "---\ntitle: Week 5\npre: '<b>1.6</b>'\n---\n", 5),
        ("note.md", "---\ntitle: Queues\nweight: 8\ndate: 2026-10-09\n---\n- week by week\n", None),
    ],
)
def test_week(name: str, text: str, wanted: int | None, tmp_path: Path) -> None:
    assert note(tmp_path, text, name).week == wanted


@pytest.mark.parametrize(
    "topic",
    ["Task definitions", "Recovery point objective", "Savings Plans", "Target groups", "Amazon EventBridge events"],
)
def test_topics_are_no_roles(topic: str) -> None:
    assert role(topic) is None


def test_a_weekday_is_no_week() -> None:
    assert week("Weekend notes", "week of 2026", "Weeks") is None


# encodings


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff- dịch vụ".encode(),
        "\ufeff- dịch vụ\r\n".encode("utf-16-le"),
        "\ufeff- dịch vụ".encode("utf-16-be"),
        unicodedata.normalize("NFD", "- dịch vụ").encode(),
        "- di\u200b\u0323ch\u00a0vu\u0323\r".encode(),
        "- \x1b[31mdịch\x1b[0m v\u202eụ\x07".encode(),
    ],
)
def test_one_text_in_many_encodings(data: bytes, tmp_path: Path) -> None:
    said = note(tmp_path, data)
    assert [b.text for b in outline(said)] == ["dịch vụ"]
    assert said.problems == ()


@pytest.mark.parametrize(
    ("data", "code", "text"),
    [
        ("- “café” for two, said the waiter who knew them well".encode("cp1252"), "encoding", "“café” for two"),
        ("- mu\u0323c ti\u00eau, di\u0323ch vu\u0323".encode("cp1258"), "encoding", "mục tiêu, dịch vụ"),
        ("- đủ chữ cái tiếng Việt".encode() + b" \xff\n- sau", "encoding", "đủ chữ cái"),
        (bytes(range(128, 256)) * 9, "encoding", None),
        (b"PK\x03\x04\0\0", "binary", None),
        ("- bullet".encode("utf-16-be"), "binary", None),
        (b"", "empty", None),
        (b"---\ntitle: x\n---\n\n", "empty", None),
        (b"x" * (2**20 + 1), "too-large", None),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, code: str, text: str | None, tmp_path: Path) -> None:
    said = note(tmp_path, data)
    assert said.problems[0].code == code
    assert (outline(said)[0].text.startswith(text) if text else outline(said) == ()) is True


def test_a_broken_byte_costs_its_own_line_alone(tmp_path: Path) -> None:
    said = bullets(tmp_path, "- mục tiêu của tuần\n- hỏng ".encode() + b"\xff\n" + "- dịch vụ\n".encode())
    assert [b.skip for b in said] == ["", "mojibake", ""]


@pytest.mark.parametrize("path", ["missing.md", "folder.md", "pipe.md"])
def test_reading_what_is_no_file_is_a_problem(path: str, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    assert [p.code for p in read(str(tmp_path / path)).problems] == ["unreadable"]


# mojibake


@pytest.mark.parametrize("page", ["mac_roman", "sloppy-windows-1252"])
@pytest.mark.parametrize(
    "line", ["📬 Queues → topics – “fast”", "### Mục tiêu: được đọc ở Đà Nẵng, mã hóa", "⚠️ Café 99 € ✅"]
)
def test_double_encoding_is_undone(page: str, line: str) -> None:
    import ftfy.bad_codecs  # noqa: F401

    broken = line.encode().decode(page)
    assert broken != line
    assert repair(broken) == line
    assert not damaged(line, strict=True)


@pytest.mark.parametrize(
    "line",
    [
        "“à la carte” –été, l’été",
        "√4 ≈ 2 · ∆t ≤ 1 µs ©",
        "Ưu điểm: rẻ, nhanh — và “ổn định”…",
        "MÃ HÓA DỮ LIỆU Ở Ổ ĐĨA",
        "Ähnlich wie Öl",
    ],
)
def test_healthy_lines_stay(line: str) -> None:
    assert repair(line) == line
    assert not damaged(line)


def test_repair_is_told_once_and_what_is_lost_is_named(tmp_path: Path) -> None:
    said = note(tmp_path, "# Tuáº§n 6\n- Dá»‹ch vá»¥ hÃ\u00a0ng Ä‘á»£i\n- Má»c tiÃªu\n- Amazon SQS\n")
    assert [(p.code, p.span.first, p.span.last) for p in said.problems] == [("mojibake", 1, 3), ("mojibake", 3, 3)]
    assert [(b.text, b.skip) for b in outline(said)][0::2] == [("Dịch vụ hàng đợi", ""), ("Amazon SQS", "")]
    assert outline(said)[1].skip == "mojibake"
    assert said.week == 6


# front matter


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Week 5\n---\n- x", "Week 5"),
        ("\n\n---\r\n\r\ntitle : 'Week 5'\r\n------\r\n- x", "Week 5"),
        ("+++\ntitle = 'Week 5'\n+++\n- x", "Week 5"),
        ("---\ntitle: no\ndate: 0000-13-45\nn: 012\nyes: 1\ncontent: a\nhandler: b\n...\n- x", "no"),
        ("---\ntitle: !!python/name:os.system\nweight: 1\n---\n- x", "note"),
        ("- x\n---\ntitle: late\n---", "note"),
        ('{"title": "json"}\n- x', "note"),
    ],
)
def test_front_matter(text: str, title: str, tmp_path: Path) -> None:
    said = note(tmp_path, text)
    assert (said.title, said.problems) == (title, ())
    assert "x" in [b.text for b in outline(said)]


@pytest.mark.parametrize(
    ("text", "line", "title"),
    [
        ("---\nweight: 1\ntitle: Week 5: queues\n---\n- x", 3, "Week 5: queues"),
        ("---\ntitle: T\nweight: 5\n- x\n", 1, "T"),
        ("---\na: &a [1, 1]\nb: [*a, *a]\ntitle: T\n---\n- x", 3, "T"),
        (f"---\ntitle: T\na: {'[' * 40000}\n---\n- x", 3, "T"),
        (f"---\ntitle: T\na: {'b' * 70000}\n---\n- x", 2, "T"),
        ("+++\ntitle = \n+++\n- x", 2, "note"),
    ],
)
def test_broken_front_matter_is_named_and_the_note_still_read(text: str, line: int, title: str, tmp_path: Path) -> None:
    said = note(tmp_path, text)
    assert [(p.code, p.span.first) for p in said.problems] == [("front-matter", line)]
    assert said.title == title
    assert [b.text for b in outline(said)] == ["x"]


# nothing lost in silence


def test_an_open_fence_is_named_and_read_past(tmp_path: Path) -> None:
    said = note(tmp_path, "- a one\n```bash\naws s3 ls\n\n- b two\n")
    assert [(p.code, p.span.first) for p in said.problems] == [("open-fence", 2)]
    assert [(b.text, b.skip) for b in outline(said)] == [("a one", ""), ("aws s3 ls", "code"), ("b two", "")]


@pytest.mark.parametrize(
    "text", ["".join("  " * i + f"- at{i}\n" for i in range(200)), "- " * 200 + "at0\n- at1\n", ">" * 500 + " at0"]
)
def test_deep_nesting_is_named_and_every_line_read(text: str, tmp_path: Path) -> None:
    said = note(tmp_path, text)
    assert {b.text for b in outline(said)} == set(re.findall(r"at\d+", text))
    assert {p.code for p in said.problems} <= {"too-deep"}


HOSTILE = {
    "one long line": "word " * 60000,
    "open brackets": "[" * 200000,
    "broken links": "[a](b" * 40000,
    "emphasis": "**_* " * 40000,
    "quotes": ">" * 200000,
    "comments never closed": "<!--\n" * 20000,
    "tags never closed": "<div <summary>" * 15000,
    "shortcodes never closed": "{{<[[==" * 30000,
    "spaces": "- x" + " " * 200000 + "y",
    "bars": "|" * 200000,
    "emoji": "- x" + "→🚀 - " * 40000 + "y",
    "one cell": "| Day | Task |\n|--|--|\n| 2 | " + "- a<br>&emsp; + b " * 5000 + "|\n",
    "fences": "- a\n  ```\n" * 1000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_notes_are_read_in_seconds(text: str, tmp_path: Path) -> None:
    start = time.process_time()
    assert outline(note(tmp_path, text)) is not None
    assert time.process_time() - start < 4


TOKENS = (
    "alpha¦**beta**:¦`gamma`¦[delta](x)¦đợi ¦- ¦  - ¦* ¦+ ¦1. ¦• ¦\n¦\n\n¦# ¦> ¦    ¦\t¦```\n¦| ¦ |\n¦|--|--|\n¦<br>¦<div>\n¦"
    "<!--¦-->¦---\n¦=¦…¦[!NOTE] ¦==¦{{<¦\\"
)
WORDS = st.sampled_from(TOKENS.split("¦"))


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map("".join))
def test_any_text_gives_bullets_that_stand_where_they_say(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    said = note(tmp_path_factory.getbasetemp(), text.encode("utf-8", "replace"))
    lines = said.body.split("\n")
    for bullet in outline(said):
        assert 1 <= bullet.span.first <= bullet.span.last <= len(lines)
        assert bullet.text == bullet.text.strip()
        first = re.search(r"alpha|beta|gamma|delta|đợi", bullet.text)
        if first and not bullet.row:
            assert first[0] in "\n".join(lines[bullet.span.first - 1 : bullet.span.last])
        if first and bullet.text.startswith(first[0]) and not bullet.row:
            assert first[0] in lines[bullet.span.first - 1]


PREFIX = st.sampled_from(
    ["- ", "  - ", "* ", "+ ", "1. ", "• ", "-", "> ", "> - ", "", "    ", "\t", "<div>\n", "      + "]
)
SUFFIX = st.sampled_from(["", ":", ".", "  ", "<br>", " →", " (gloss)", "\n", "\n---\n", ".\n===", "\n| Day | Task |"])


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.tuples(PREFIX, SUFFIX), min_size=1, max_size=12))
def test_every_word_is_said_somewhere(parts: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    text = "\n".join(f"{before}The word{i} here{after}" for i, (before, after) in enumerate(parts))
    said = outline(note(tmp_path_factory.getbasetemp(), text))
    heard = " ".join(" ".join((bullet.text, *bullet.trail)) for bullet in said)
    headings = set(re.findall(r"(word\d+) here[^\n.]*\n+---", text))
    assert set(re.findall(r"word\d+", text)) - headings <= set(re.findall(r"word\d+", heard))


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_named(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    said = note(tmp_path_factory.getbasetemp(), data, "bytes.md")
    assert outline(said) or said.problems or not re.search(r"^\s*[A-Za-z]{2}", said.body, re.MULTILINE)


# finding


def tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("- x\n", encoding="utf-8")


def test_folders_give_their_notes_in_the_order_of_a_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tree(
        tmp_path, "log/1.10-Week10/_index.md", "log/1.2-Week2/_index.vi.md", "log/1.2-Week2/_index.md", "log/a.MARKDOWN"
    )
    tree(
        tmp_path, "log/a.txt", "log/.git/a.md", "log/themes/a.md", "log/public/a.md", "log/node_modules/x/a.md", "b.txt"
    )
    wanted = [
        "b.txt",
        "log/1.2-Week2/_index.md",
        "log/1.2-Week2/_index.vi.md",
        "log/1.10-Week10/_index.md",
        "log/a.MARKDOWN",
    ]
    assert find(["log", "b.txt", "log/1.2-Week2/_index.md"]) == (wanted, [])
    assert find(["./b.txt", "b.txt"])[0] == ["./b.txt"]
    assert find(["log/public"])[0] == ["log/public/a.md"]


def test_links_pipes_and_bad_names_are_passed_over_and_named(tmp_path: Path) -> None:
    tree(tmp_path, "in/a.md", "out/b.md")
    (tmp_path / "in/loop").symlink_to(tmp_path)
    (tmp_path / "in/out.md").symlink_to(tmp_path / "out/b.md")
    os.mkfifo(tmp_path / "in/pipe.md")
    Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/\xff.md")).write_bytes(b"- x")
    found, problems = find([str(tmp_path / "in")])
    assert found == [f"{tmp_path}/in/a.md"]
    assert [p.code for p in problems] == ["unreadable"] * 4


def test_a_folder_without_notes_is_named(tmp_path: Path) -> None:
    assert [p.code for p in find([str(tmp_path)])[1]] == ["empty"]


@pytest.mark.parametrize("name", ["gone.md", "pipe", "nul\0.md"])
def test_a_path_that_is_no_note_stops(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(QuizgenError, match=name[:3]):
        find([str(tmp_path / name)])


# the samples that ship


@pytest.mark.parametrize("path", find([str(SAMPLES)])[0], ids=lambda path: path.split("worklogs/")[1])
def test_samples_are_read_whole(path: str) -> None:
    said = read(path)
    codes = {problem.code for problem in said.problems}
    assert codes == ({"mojibake"} if "Week6" in path else set())
    assert said.language == ("vi" if path.endswith(".vi.md") else "en")
    assert said.week == int(path.split("Week")[1][0])
    assert {bullet.skip for bullet in outline(said)} <= {"", "notice", "template", "placeholder"}
    assert len([bullet for bullet in outline(said) if not bullet.skip]) >= 20
