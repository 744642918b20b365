"""Learner's verbs that open a line: learning verbs may lead to a fact, doing verbs tell what somebody did."""

import re
from functools import lru_cache

_THING = (
    r"(?:the |a |an |some |basic |core |key |main |fundamental |advanced |deep |deeper |overall |in-depth )*"
    r"(?:concepts?|basics|fundamentals|knowledge|understanding|principles?|ideas?|overview|features?|roles?|purposes?|usage"
    r"|theory|details?|definitions?|functions?|benefits?|importance|differences?|use cases?|uses?|structure|operation|mechanisms?)"
    r"(?: and (?:concepts?|basics|usage|features?|functions?|principles?|use cases?|benefits?|roles?))?"
)
LEARN = re.compile(
    r"^(?:successfully |thoroughly |clearly |deeply |better |further |fully )?"
    r"(?:learn(?:ed|t|ing)?|understood|understand(?:ing|s)?|stud(?:y|ied|ying)|explor(?:e|ed|ing)|review(?:ed|ing)?"
    r"|master(?:ed|ing)?|research(?:ed|ing)?|know|knew|knowing|gain(?:ed|ing)?|grasp(?:ed|ing)?|recogni[sz]ed?|discover(?:ed|ing)?"
    r"|familiari[sz]ed?|got familiar|became familiar|acquir(?:e|ed|ing)|introduc(?:e|ed|tion|ing)|overview|read(?:ing)?"
    r"|investigat(?:e|ed|ing)|focus(?:ed|ing)?|identif(?:y|ied)|distinguish(?:ed)?|deepen(?:ed)?|be able to|get(?:ting)? started|got started"
    r"|t[iì]m hi[eể]u|hi[eể]u(?: rõ| được)?|h[oọ]c(?: về| cách)?|n[aắ]m(?: vững| được| rõ)?|nghiên cứu|bi[eế]t(?: được| cách)?"
    r"|làm quen(?: với)?|ôn tập|khám phá|giới thiệu|tổng quan|phân biệt|làm chủ|nhận biết)"
    r"(?: (?:more |deeply |deeper |thoroughly |clearly |in detail |in depth )?(?:about|of|on|with|into|to|how|that|the|what|về|cách|rõ|sâu|kỹ|thêm|với|được))*"
    rf"(?: {_THING}(?: (?:of|for|behind|in|about|on))?)?"
    r"(?: (?:to )?(?:use|using|work with|sử dụng|dùng|hoạt động của|khái niệm(?: về)?|kiến thức(?: về)?|cơ chế|vai trò(?: của)?|các|những))*"
    r"[:,]?\s+(?:the concept of |the |về )?",
    re.IGNORECASE,
)
DO = re.compile(
    r"^(?:successfully |also |then |manually |thành công |đã )*"
    r"(?:creat(?:e|ed|ing)|configur(?:e|ed|ing)|set(?:ting)? ?up|practi[cs](?:e|ed|ing)|deploy(?:ed|ing)?|implement(?:ed|ing)?"
    r"|buil(?:d|t|ding)|us(?:e|ed|ing)|appl(?:y|ied|ying)|install(?:ed|ing)?|launch(?:ed|ing)?|connect(?:ed|ing)?|test(?:ed|ing)?"
    r"|manag(?:e|ed|ing)|perform(?:ed|ing)?|complet(?:e|ed|ing)|attach(?:ed|ing)?|enabl(?:e|ed|ing)|integrat(?:e|ed|ing)"
    r"|design(?:ed|ing)?|develop(?:ed|ing)?|writ(?:e|ing)|wrote|run|ran|running|verif(?:y|ied|ying)|monitor(?:ed|ing)?|add(?:ed|ing)?"
    r"|assign(?:ed|ing)?|optimi[sz](?:e|ed|ing)|automat(?:e|ed|ing)|migrat(?:e|ed|ing)|secur(?:e|ed|ing)|improv(?:e|ed|ing)"
    r"|analy[sz](?:e|ed|ing)|evaluat(?:e|ed|ing)|compar(?:e|ed|ing)|prepar(?:e|ed|ing)|updat(?:e|ed|ing)|fix(?:ed|ing)?"
    r"|defin(?:e|ed|ing)|establish(?:ed|ing)?|demonstrat(?:e|ed|ing)|upload(?:ed|ing)?|clean(?:ed|ing)?|delet(?:e|ed|ing)"
    r"|register(?:ed|ing)?|simulat(?:e|ed|ing)|troubleshoot(?:ing)?|debug(?:ged|ging)?|proposed?|draft(?:ed)?|organi[sz]ed?"
    r"|assist(?:ed|ing)?|support(?:ed|ing)|help(?:ed|ing)|generat(?:ed|ing)|construct(?:ed|ing)?|provision(?:ed|ing)?|work(?:ed|ing)"
    r"|operat(?:e|ed|ing)|initiali[sz]ed?|modif(?:y|ied)|observ(?:e|ed|ing)|conduct(?:ed|ing)?|experiment(?:ed|ing)?|handl(?:e|ed|ing)"
    r"|t[aạ]o|cấu hình|thiết lập|thực hành|triển khai|xây dựng|sử dụng|áp dụng|cài đặt|kết nối|kiểm tra|quản lý|thực hiện|hoàn thành"
    r"|tích hợp|thiết kế|phát triển|viết|chạy|gán|tối ưu|theo dõi|giám sát|đánh giá|so sánh|phân tích|chuẩn bị|cập nhật|kích hoạt|bật"
    r"|khởi tạo|vận hành|thử nghiệm|dọn dẹp|xóa|thêm|đăng ký|mô phỏng|kiểm thử|xử lý|nâng cao|cải thiện|hỗ trợ)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def learned(text: str) -> int:
    """How many characters a learning verb and what belongs to it take at the start; 0 where none opens the text."""
    match = LEARN.match(text)
    return match.end() if match else 0


@lru_cache(maxsize=4096)
def active(text: str) -> bool:
    """Whether a doing verb opens the text."""
    return bool(DO.match(text))
