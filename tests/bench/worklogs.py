"""Worklogs for measuring: made by lot from a seed, about 4 KB each, few lines the same, English and Vietnamese."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from quizgen.catalogue import load

WEEKS = 12
SORTS = ("service", "feature", "option", "principle")
VERBS = "keeps copies moves encrypts caches routes queues counts filters sorts replays scales checks tags".split()  # noqa: SIM905
THINGS = [
    "objects",
    "log lines",
    "sessions",
    "thumbnails",
    "orders",
    "invoices",
    "sensor readings",
    "user profiles",
    "packets",
    "backups",
    "metrics",
    "events",
    "disk blocks",
    "web pages",
    "search results",
    "payment records",
    "audit trails",
    "game scores",
    "videos",
    "container images",
]
PLACES = [
    "across Availability Zones",
    "in one Region",
    "near the readers",
    "behind a load balancer",
    "inside a private subnet",
    "in a bucket",
    "for a fleet of servers",
    "between two accounts",
    "at the edge",
    "on demand",
    "once a night",
    "without any server to look after",
]
AIMS = [
    "high availability",
    "lower cost",
    "shorter response times",
    "safe retries",
    "loose coupling",
    "audits",
    "quick recovery",
    "steady throughput",
    "least privilege",
    "fewer manual steps",
    "traffic peaks",
    "long-term archiving",
]
LAID = [
    "lưu trữ",
    "sao chép",
    "mã hóa",
    "giám sát",
    "phân phối",
    "tự động mở rộng",
    "kiểm soát",
    "phân tích",
    "bảo vệ",
    "điều phối",
]
OBJECTS = [
    "dữ liệu khách hàng",
    "nhật ký truy cập",
    "hình ảnh sản phẩm",
    "bản sao lưu",
    "lưu lượng mạng",
    "tin nhắn",
    "sự kiện",
    "khóa",
    "hóa đơn",
    "máy chủ ảo",
    "cơ sở dữ liệu",
    "tệp dùng chung",
    "chỉ số hiệu năng",
    "phiên đăng nhập",
]
ENDS = [
    "với độ trễ thấp",
    "với chi phí thấp",
    "trên nhiều vùng",
    "mà không cần máy chủ",
    "khi lưu lượng tăng",
    "theo lịch hằng đêm",
    "trong mạng riêng",
    "cho nhiều tài khoản",
    "để phục hồi sau sự cố",
]
DAYS = "Mon Tue Wed Thu Fri".split()  # noqa: SIM905


def write(folder: Path, count: int, seed: int = 1) -> int:
    """Write `count` worklogs, twelve weeks a student; the number of bytes."""
    known = load()
    names = [known[id_].name for id_ in known.ids if known[id_].kind in SORTS]
    size = 0
    for number in range(count):
        student, week = divmod(number, WEEKS)
        text = worklog(Random(f"{seed}:{number}"), names, week + 1, vietnamese=student % 3 == 2)
        path = folder / f"student-{student:04}" / f"Week{week + 1}" / "_index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def worklog(lot: Random, names: list[str], week: int, *, vietnamese: bool) -> str:
    """One worklog: front matter, objectives, a table of tasks, and outcomes by topic."""
    title, aims, tasks, done = (
        ("Nhật ký tuần", "Mục tiêu tuần", "Các công việc trong tuần", "Kết quả tuần")
        if vietnamese
        else ("Week", "Objectives of week", "Tasks of week", "Outcomes of week")
    )
    say = _vietnamese if vietnamese else _english
    lines = [f'---\ntitle: "{title} {week}"\ndate: 2026-{week:02}-01\nweight: {week}\nchapter: false\n---', ""]
    lines += [f"### {aims} {week}:", "", *(f"* {say(lot, lot.choice(names), 0)}." for _ in range(3)), ""]
    lines += [f"### {tasks} {week}:", "", "| Day | Task | Start | End | Reference |", "| --- | --- | --- | --- | --- |"]
    for day in DAYS:
        cell = " <br> ".join(f"- {say(lot, lot.choice(names), 1)}" for _ in range(2))
        lines.append(f"| {day} | {cell} | {lot.randint(1, 28)}/{week}/2026 | | <https://docs.aws.amazon.com/> |")
    lines += ["", f"### {done} {week}:", ""]
    for topic in lot.sample(names, 4):
        lines += [f"#### {topic}", "", *_outcome(lot, say, topic, names), ""]
    return "\n".join([*lines, *_compared(lot, names), ""])


def _outcome(lot: Random, say: "Sentence", topic: str, names: list[str]) -> Iterator[str]:
    yield f"* {say(lot, topic, 2)}"
    for number in range(4):
        yield f"* **{lot.choice(names)}**: {say(lot, '', 3)}."
        if number == 2:
            yield from (f"  * {say(lot, lot.choice(names), 4)}" for _ in range(2))


def _compared(lot: Random, names: list[str]) -> Iterator[str]:
    yield from ("#### Side by side", "", "| Service | What it does | Used for |", "| --- | --- | --- |")
    for name in lot.sample(names, 3):
        yield f"| {name} | {_english(lot, '', 3)} | {lot.choice(AIMS)} |"


def _english(lot: Random, name: str, form: int) -> str:
    verb, thing, place, aim = lot.choice(VERBS), lot.choice(THINGS), lot.choice(PLACES), lot.choice(AIMS)
    return (
        f"Understand how {name} {verb} {thing} {place}",
        f"Configured `{name}` for {aim} of {lot.randint(2, 90)} {thing}",
        f"{name} is the place that {verb} {thing} {place}, for {aim}",
        f"{verb} {thing} {place} for *{aim}*",
        f"Use {name} when {thing} are needed {place}",
    )[form]


def _vietnamese(lot: Random, name: str, form: int) -> str:
    verb, thing, end = lot.choice(LAID), lot.choice(OBJECTS), lot.choice(ENDS)
    return (
        f"Hiểu cách {name} {verb} {thing} {end}",
        f"Cấu hình `{name}` để {verb} {lot.randint(2, 90)} {thing}",
        f"{name} là dịch vụ {verb} {thing} {end}",
        f"{verb} {thing} *{end}*",
        f"Dùng {name} khi cần {verb} {thing} {end}",
    )[form]


Sentence = type(_english)
