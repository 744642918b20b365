"""What a gloss says of its term: what it is, what it is for, what it does, or its characteristics."""

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.relations import lowered
from quizgen.rules._verbs import active, learned

ARTICLE = re.compile(r"^(an?|the|one of|một|là một|là)\s", re.IGNORECASE)
USED_TO = re.compile(
    r"^(?:is |are |can be |được |mainly )*(?:used to|to|helps? to|serves to|dùng để|sử dụng để|để|giúp)\s+",
    re.IGNORECASE,
)
USED_FOR = re.compile(
    r"^(?:is |are |can be |best |mainly |được |thích hợp |phù hợp )*(?:used for|for|useful for|suitable for|ideal for|designed for|intended for"
    r"|used when|use for|dùng cho|cho|dành cho|phù hợp với|phù hợp cho|thích hợp cho)\s+",
    re.IGNORECASE,
)
THIRD = re.compile(
    r"^(?:allow|provide|enable|manage|store|support|automate|deliver|offer|run|handle|protect|distribute|monitor|ensure|control|let|"
    r"help|connect|combine|use|keep|give|act|work|route|scale|create|replicate|encrypt|define|record|track|filter|detect|host|"
    r"execute|process|send|receive|integrate|reduce|improve|require|operate|perform|maintain|serve|cache|analyze|analyse|convert|"
    r"divide|isolate|grant|limit|launch|add|remove|check|collect|translate|transfer|migrate|simplif(?:ie)?|copie|focuse|make|"
    r"decouple|separate|spread|accelerate|adjust|aggregate|alert|answer|apply|assign|attach|authenticate|authorize|back|block|break|bring|call|centralize|change|"
    r"compare|compress|configure|copy|cover|cut|decide|decrypt|delete|deploy|discover|display|download|eliminate|enforce|exchange|expose|fail|fetch|find|follow|"
    r"forward|generate|group|guarantee|hide|identify|increase|inspect|invoke|join|link|listen|load|log|lower|map|match|measure|mount|notify|organize|persist|"
    r"place|poll|prepare|publish|query|read|recommend|recover|redirect|register|release|rely|remember|resolve|respond|restore|restrict|return|review|rotate|"
    r"save|search|see|select|share|show|sign|speed|split|stay|sync|synchronize|take|tell|terminate|trace|train|transform|translate|treat|trigger|turn|update|"
    r"upload|validate|verify|visualize|wait|watch|write|"
    r"need|charge|cost|contain|include|hold|represent|determine|prevent|block|scan|capture|stream|push|pull|retain|archive|"
    r"balance|optimize|assume|evaluate|move|start|stop|save|pay|go|span|live|exist|apply|applie|sit|belong|consist|come)e?s\b"
    r"|^(?:cho phép|cung cấp|hỗ trợ|quản lý|lưu trữ|tự động|bảo vệ|phân phối|giám sát|đảm bảo|kiểm soát|kết nối|chạy|sao chép|mã hóa"
    r"|định nghĩa|ghi lại|theo dõi|lọc|phát hiện|chuyển|giới hạn|xử lý|gửi|nhận|tích hợp|giảm|tăng|yêu cầu|duy trì|phục vụ|phân tích)\b",
    re.IGNORECASE,
)
BASE = re.compile(
    r"^(?:share|buy|make|increase|decrease|manage|store|run|create|control|monitor|protect|distribute|connect|route|scale|automate|deploy|host|encrypt|define"
    r"|record|track|filter|detect|execute|process|send|receive|reduce|improve|provide|allow|enable|build|keep|handle|analy[sz]e|query"
    r"|transform|move|migrate|transfer|deliver|balance|isolate|grant|limit|launch|collect|convert|simplify|centrali[sz]e|decouple"
    r"|replicate|cache|ensure|utili[sz]e|forward|block|restrict|assign|combine|schedule|audit|scan|capture|archive|recover|restore"
    r"|separate|group|divide|spread|secure|access|publish|set|visuali[sz]e|orchestrate|back up|capture|save|prevent|optimi[sz]e|copy)\s",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:[,;]|\s\+\s|•)\s*(?:and |và |or )?(?![^()]*\))", re.IGNORECASE)
CUT = re.compile(r"\s*(?:→|->|=>|⇒)\s*.*$")
ASIDE = re.compile(r"\s*\((?:e\.g\.?|eg|i\.e\.?|for example|ví dụ|vd|such as)[^)]*\)", re.IGNORECASE)
ACTIVITY = re.compile(
    r"\b(?:lab|assisted|completed|practiced|practised|successfully|đã|hoàn thành|thành công)\b", re.IGNORECASE
)


NOUNISH = re.compile(r"^\w+ of\b", re.IGNORECASE)
BARE = re.compile(r"^\w+ (?:for|of|in|on|from|with|by|at)\b", re.IGNORECASE)
SUCH = re.compile(r"\b(?:such as|including|includes?|like|for example|ví dụ|như|bao gồm)\b", re.IGNORECASE)
VERSUS = re.compile(r"\bvs\.?\s|\bversus\b", re.IGNORECASE)
LEFT, LISTED, SHORT = 4, 3, 20
SENTENCES = re.compile(r"(?<=[a-zà-ỹ0-9)])\. (?=[A-ZĐ])")
CLAUSE = re.compile(
    r"^(?!(?:an?|the one|the ability|one|a)\b)(?:[\w'’/-]+ ){1,5}?(?:is|are|was|were|can|could|will|would|must|may|should|cannot|happens?|doesn't|don't|isn't|aren't|has|have"
    r"|được|là|sẽ|phải|có thể|không thể)\b|^(?:each|every|all|any|once|mỗi|if|when|while|unlike|because|since|you|it|they|there|khi|nếu|bạn|nó)\b",
    re.IGNORECASE,
)


PASSIVE = re.compile(
    r"^(?:created|generated|stored|used|rotated|attached|managed|encrypted|charged|billed|replicated|deployed|hosted|built|designed|based|distributed|applied"
    r"|evaluated|located|limited|triggered|invoked|isolated|shared|backed|routed|sent|kept|measured|paid|protected|owned|defined|controlled|assigned|enabled"
    r"|connected|placed|reserved|restricted|shared|supported|tied|bound|locked|integrated|optimi[sz]ed|optimized|known)\s+"
    r"(?:automatically|explicitly|immediately|directly|manually|by|when|in|on|to|at|from|every|for|as|with|via|only|within|across|through|per|once)\b",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"^(?:[A-Z][\w./-]*(?: [A-Z][\w./-]*)?)(?:(?:, | and | or | & | / |, and )(?:[A-Z][\w./-]*(?: [A-Z][\w./-]*)?))+$"
)
DETERMINED = re.compile(r"^[A-Z]?[a-z]{2,}s (?:the|an?|all|each|every|any|your|its|it|them|for an?|users?|only)\b")
PAIR = re.compile(r"^[\w/-]+ (?:and|or|và|hoặc|&|/) [\w/-]+(?: [\w/-]+)?$", re.IGNORECASE)
FIGURE = re.compile(r"^[\W\d]*\d[\d.,]*\s?[%\w/]+(?:\s(?:GB|MB|TB|per \w+|days?|giây|phút))?$")


@dataclass(frozen=True)
class Gloss:
    """A relation of relations.py, the value as it stands on a card, and its parts where it is a list."""

    relation: str
    value: str
    parts: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def gloss(text: str) -> Gloss | None:
    """Read a gloss; None where it tells an activity, is too short to say anything, or too long for one card.

    The first sentence decides what it says; a second one is told with it while the answer stays short.
    """
    whole = ASIDE.sub("", text).strip(" .;:-–—*,")
    said = CUT.sub("", whole)
    if said != whole and len(said.split()) < LEFT:
        return None
    first, *more = [part.strip(" .;") for part in SENTENCES.split(said)]
    if FIGURE.search(first):
        return Gloss("figure", first)
    if not _worth(first) or any(form.search(first) for form in (PAIR, NAMES, VERSUS)):
        return None
    read = _read(first)
    if more and not read.parts and _worth(more[0]) and len(f"{read.value} {more[0]}".split()) <= SHORT:
        return Gloss(read.relation, f"{read.value}; {lowered(more[0])}")
    return read


def _read(said: str) -> Gloss:
    """What one sentence says."""
    match = USED_TO.match(said)
    if match and (not said.startswith("to ") or BASE.match(said[match.end() :] + " ")):
        return Gloss("purpose", lowered(said[match.end() :]))
    if match := USED_FOR.match(said):
        return Gloss("serves", lowered(said[match.end() :]))
    parts = tuple(part.strip() for part in SPLIT.split(said) if part.strip())
    does = (THIRD.match(said) or DETERMINED.match(said)) and not NOUNISH.match(said)
    told = len(parts) < LISTED or SUCH.search(said) or len(parts[0].split()) >= LEFT
    if not told and all(len(part.split()) <= 7 for part in parts):
        return Gloss("traits", ", ".join(parts), parts)
    if ARTICLE.match(said):
        return Gloss("definition", re.sub(r"^là\s", "", said))
    if does:
        return Gloss("does", lowered(said))
    if CLAUSE.match(said) or PASSIVE.match(said):
        return Gloss("clause", said)
    if BASE.match(said) and not BARE.match(said):
        return Gloss("purpose", lowered(said))
    if (
        len(parts) > 1
        and not SUCH.search(said)
        and all(len(part.split()) <= (7 if len(parts) >= LISTED else 4) for part in parts)
    ):
        return Gloss("traits", ", ".join(parts), parts)
    return Gloss("definition", said)


def _worth(said: str) -> bool:
    words = said.split()
    if len(words) < 2 or len(words) > 32 or learned(said) or ACTIVITY.search(said) or said.endswith("?"):
        return False
    if said.count("(") != said.count(")"):
        return False
    return not active(said) or bool(BASE.match(said) or THIRD.match(said) or PASSIVE.match(said))


def sentence(text: str) -> str:
    """A line in title case as it reads inside a sentence: "Predictable Workloads" → "predictable workloads"."""
    words = text.split()
    title = len(words) > 1 and all(
        (word[:1].isupper() and word[1:].islower()) or not word[:1].isalpha() for word in words
    )
    return text.lower() if title else lowered(text)
