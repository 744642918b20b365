"""Lines that hold no knowledge, whatever their form, and the reason for passing them over."""

import re

from quizgen.model import Passage, Role

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


def silence(passage: Passage) -> str:
    """Why this line can state no fact, or nothing when it may: a word of docs/problems.md's list of reasons."""
    bullet = passage.bullet
    if bullet.skip:
        return bullet.skip
    if bullet.role is Role.PLAN or PLANS.search(bullet.text):
        return "plan"
    if any(HEADS.search(above) for above in bullet.trail):
        return "section"
    if DATES.search(bullet.text):
        return "logistics"
    if OWN.search(bullet.text) or (bullet.role is not Role.OTHER and SPEAKER.search(bullet.text)):
        return "own work"
    if LOGISTICS.search(NUMBERED.sub("", bullet.text)):
        return "logistics"
    if FIGURES.search(ASIDE.sub("", bullet.text)):
        return "own figures"
    if FEELINGS.search(bullet.text):
        return "feeling"
    return ""
