"""Lines that hold no knowledge, whatever their form, and the reason for passing them over."""

import re
from functools import lru_cache

from quizgen.model import Passage, Role

DIGIT = re.compile(r"\d")
ASIDE = re.compile(r"\((?:e\.g|eg|i\.e|for example|ví dụ|vd)[^)]*\)", re.IGNORECASE)
NUMBERED = re.compile(r"\((?:lab|module)s? [\d, &.-]+\)", re.IGNORECASE)  # where it was learned, behind what was
SPEAKER = re.compile(r"\b(we|us|our|i)\b", re.IGNORECASE)
OWN = re.compile(
    r"\b(ours|my|i'm|team|teams|teammates?|members?|mentors?|projects?|proposal|internship|interns?|my group"
    r"|capstone|sprint|backlog|trello|jira|figma|github issues?|pull requests?|frontend|user stor(?:y|ies)|mvp|demo day"
    r"|nhóm|dự án|chúng tôi|chúng em|em|mình|thành viên|đồ án|thực tập|mentor|báo cáo|buổi họp|bạn bè|tiến độ)\b",
    re.IGNORECASE,
)
LOGISTICS = re.compile(
    r"\b(week|tuần|day|ngày|lab|module|workshop|event|session|meeting|course|blog|exam|certificat\w+|quiz|homework"
    r"|assignment|deadline|schedule|skill builder|study group)\s*[\d#:–-]"
    r"|\b(attended|participated|tham gia|tham dự|nộp|thuyết trình|dịch (?:bài )?blog)\b"
    r"|\b(joined|submitted|presented|translated)\b(?:[\w' “”\"-]*)\b(events?|workshops?|sessions?|meetings?|class(?:es)?|courses?"
    r"|community|webinars?|reports?|worklogs?|proposals?|slides|results|demos?|blogs?|articles?|posts?|office|program(?:me)?)\b",
    re.IGNORECASE,
)
FIGURES = re.compile(
    r"\b(?:saved?|saving) \$?\d|\b(?:reduc|decreas|increas|improv)(?:ed?|ing|tion)\b[^.]{0,40}\d+ ?%|\b(?:giảm|tăng|cải thiện|tiết kiệm)\b[^.]{0,20}\d"
    r"|\bsuccess rate\b|\$\d[\d,.]* ?/ ?(?:tháng|năm)|\d ?(?:/|per )?(?:tháng|năm) tiết kiệm|\b[a-z]{2}-[a-z]+-\d[a-z]?\b|\b(?:min|max|desired)\b ?[:=] ?\d"
    r"|\b(?:t[234]g?|m[5-7][a-z]?|c[5-7][a-z]?|r[5-7][a-z]?)\.(?:nano|micro|small|medium|\d*x?large)\b",
    re.IGNORECASE,
)
DATES = re.compile(r"(?<![\d./])(?!24/7\b)\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])|\b(dd|mm)/(mm|dd)/")
PLANS = re.compile(
    r"^(plan(ned)? to|next|prepare[ds]? (to|for)|ready to|will |sẽ |chuẩn bị|dự kiến|kế hoạch)", re.IGNORECASE
)
FEELINGS = re.compile(
    r"\b(confiden(?:t|ce)|motivat\w+|teamwork|soft skills?|communication skills?|time management|critical thinking"
    r"|self[- ]?(?:study|learning|confidence)|tự tin|kỹ năng mềm|làm việc nhóm|giao tiếp|tinh thần)\b",
    re.IGNORECASE,
)
HEADS = re.compile(
    r"(challenge|difficult|next week|personal|comment|feedback|self[- ]evaluation|courses? completed|lessons? learned"
    r"|successfully practi|hands[- ]on|khó khăn|tuần sau|cá nhân|nhận xét|khóa học|bài học kinh nghiệm|thực hành thành công)",
    re.IGNORECASE,
)


# The words with one of which each of the forms above opens: most lines have none, and need no closer look.
WORD = re.compile(r"[^\W\d_]+")
OWN_WORDS = frozenset(
    """
    ours my i team teams teammate teammates member members mentor mentors project projects proposal internship intern
    interns capstone sprint backlog trello jira figma github pull frontend user mvp demo nhóm dự chúng em mình thành đồ
    thực báo buổi bạn tiến
    """.split()  # noqa: SIM905
)
LOGISTIC_WORDS = frozenset(
    """
    week tuần day ngày lab module workshop event session meeting course blog exam quiz homework assignment deadline
    schedule skill study attended joined participated submitted presented translated tham nộp thuyết dịch
    """.split()  # noqa: SIM905
)
FEELING_WORDS = frozenset("confident confidence teamwork soft communication time critical tự kỹ làm giao tinh".split())  # noqa: SIM905


@lru_cache(maxsize=4096)
def _apart(head: str) -> bool:
    return bool(HEADS.search(head))


def silence(passage: Passage) -> str:
    """Why this line can state no fact, or nothing when it may: a word of docs/problems.md's list of reasons."""
    bullet = passage.bullet
    if bullet.skip or bullet.asked:  # a ready-made question speaks of companies, teams and dates
        return bullet.skip
    if bullet.role is Role.PLAN or PLANS.match(bullet.text):
        return "plan"
    if any(map(_apart, bullet.trail)):
        return "section"
    text, low = bullet.text, bullet.text.lower()
    words = frozenset(WORD.findall(low))
    if "/" in text and DATES.search(text):
        return "logistics"
    if not words.isdisjoint(OWN_WORDS) and OWN.search(text):
        return "own work"
    if bullet.role is not Role.OTHER and SPEAKER.search(text):
        return "own work"
    told = NUMBERED.sub("", text)
    if not (words.isdisjoint(LOGISTIC_WORDS) and "certificat" not in low) and LOGISTICS.search(told):
        return "logistics"
    if (DIGIT.search(text) or "success" in words) and FIGURES.search(ASIDE.sub("", text)):
        return "own figures"
    if not (words.isdisjoint(FEELING_WORDS) and "motivat" not in low and "self" not in low) and FEELINGS.search(text):
        return "feeling"
    return ""
