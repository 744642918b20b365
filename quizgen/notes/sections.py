"""What a heading says about the lines under it: their role, and the number of the week."""

import re
from functools import lru_cache

from quizgen.model import Role
from quizgen.notes.language import fold

_STEMS: tuple[tuple[Role, str], ...] = (
    (
        Role.PLAN,
        r"next week|plans?\b|planning|challenges?|difficult\w*|issues|blockers?|comments?|feedback|personal|"
        r"side project|project progress|courses?|tuan (?:sau|toi)|ke hoach|kho khan|nhan xet|"
        r"ca nhan|khoa hoc|thach thuc",
    ),
    (
        Role.ACHIEVEMENT,
        r"achi\w*v\w*|outcomes?|results?|deliverables?|takeaways?|lessons?|skills?|acquired|gained|ket qua|thanh tuu|"
        r"thanh qua|dat duoc|bai hoc|duc ket|diem chinh|ky nang",
    ),
    (Role.SUMMARY, r"summary|wrap up|conclusions?|recap|tong ket|tom tat|ket luan"),
    (Role.OBJECTIVE, r"objectives?|goals?|muc tieu|muc dich|trong tam|focus"),
    (
        Role.TASK,
        r"tasks?|activit\w+|cong viec|nhiem vu|dau viec|noi dung|hoat dong|daily|worklog|work ?log|work content|"
        r"nhat ky|theo ngay|(?:chi tiet )?t[uv]ng ngay|to ?do",
    ),
)
_ROLES = tuple((role, re.compile(rf"\b(?:{stems})\b")) for role, stems in _STEMS)
_FILLER = re.compile(
    r"\b(?:\d+|[ivx]+|week(?:ly)?|weeks|tuan|this|that|the|of|for|in|to|be|and|a|my|our|your|during|on|with|by|per|day|"
    r"main|key|overall|overview|learning|study|technical|practical|other|final|new|list|details?|notes?|carried|out|"
    r"implement(?:ed)?|perform(?:ed)?|complete(?:d)?|done|deploy(?:ed)?|planned|work|aws|skill builder|builder|fcj|"
    r"knowledge|experience|encountered|faced|reflection|learned|learnt|internship|program|phase|"
    r"cac|can|trien khai|trong|nay|cua|da|duoc|thuc hien|hoan thanh|ve|va|thu|ngay|lam viec|ghi chu|ky thuat|"
    r"chinh|chung|gap phai|toan bo|hang|moi|nhung|dat|kien thuc|ngay)\b"
)
_WEEKLY = re.compile(r"\b(?:week(?:ly)?|tuan)\b")
_PREFIX = re.compile(r"^(?:personal project|side project|project progress|du an ca nhan)\b")
_WEEK = re.compile(r"\b(?:week|tuan)(?: thu)? ?0*([1-9]\d?)\b")


@lru_cache(maxsize=4096)
def role(heading: str) -> Role | None:
    """What a heading (or a label that works as one) announces, or None where it names a topic.

    Only headings made of the words of a worklog count: "Task definitions" is a topic, "Tasks for this week" is not.
    """
    words = fold(heading.replace("&", " "))
    if _PREFIX.match(words):
        return Role.PLAN
    found = next((role for role, stems in _ROLES if stems.search(words)), None)
    if found is None or _WEEKLY.search(words):
        return found
    rest = words
    for _, stems in _ROLES:
        rest = stems.sub(" ", rest)
    return found if not _FILLER.sub(" ", rest).strip() else None


def week(*texts: str) -> int | None:
    """The number of the week in the first of the texts that has one: "Week 5", "Tuần 5", "tuan-05"."""
    for text in texts:
        if found := _WEEK.search(fold(text)):
            return int(found[1])
    return None


def chapter(pre: str) -> int | None:
    """The last number of a chapter mark such as " <b> 1.5. </b> "."""
    found = re.search(r"\b\d+\.0*([1-9]\d?)\b", pre)
    return int(found[1]) if found else None
