"""Lines that hold no knowledge of the student: notices, boilerplate of the programme, placeholders."""

import re

from quizgen.notes.language import fold

_NOTICE = re.compile(
    r"\bverbatim\b|\bsample template\b|\bsao chep nguyen van\b|\bnguyen van cho bai bao cao\b|"
    r"\bfor reference (?:purposes )?only\b|\bchi nham muc dich tham khao\b|"
    r"\bnot (?:copy|submit)\b.{0,60}\b(?:report|assignment|word for word|template|worklog)\b|"
    r"\bkhong (?:duoc )?(?:sao chep|copy|nop)\b.{0,60}\b(?:bai|bao cao|mau|warning)\b"
)
_BOILERPLATE = re.compile(
    r"\b(?:connect(?:ed)?|acquainted|get to know|become familiar|meet|lam quen|ket noi)\b.{0,40}"
    r"\b(?:members of (?:the )?(?:first cloud|fcj|fcaj)|(?:fcj|fcaj) members"
    r"|thanh vien (?:trong |cua )?(?:first cloud|fcj|fcaj))"
    r"|\b(?:read|doc)\b.{0,40}\b(?:rules and regulations|rules & regulations|noi quy)\b"
    r"|^understand (?:the )?basic aws services,? (?:and )?how to use (?:the )?console (?:&|and) cli"
    r"|^hieu (?:cac )?dich vu aws co ban cach (?:su )?dung console"
    r"|^understood what aws is and \w+ (?:the )?basic service groups"
    r"|^hieu (?:duoc )?aws la gi va nam (?:duoc|vung) (?:cac )?nhom dich vu"
    r"|^(?:successfully )?(?:create|created) (?:and configured )?(?:an? )?aws free tier account"
    r"|^(?:da )?tao (?:va cau hinh )?(?:tai khoan )?aws free tier(?: account)?\b"
    r"|^became familiar with (?:the )?aws management console"
    r"|^lam quen voi aws management console"
    r"|^used aws cli to perform basic operations"
    r"|^su dung aws cli de thuc hien (?:cac )?thao tac co ban"
    r"|^acquired the ability to connect between the web interface and (?:the )?cli"
    r"|^co kha nang ket noi giua giao dien web va cli"
    r"|^check account (?:&|and) configuration information|^retrieve the list of regions"
    r"|^check information about running services|kiem tra thong tin tai khoan & cau hinh|^lay danh sach region"
    r"|^kiem tra thong tin dich vu dang chay"
)
# Nothing above is found in a line with none of these, which are quick to look for.
_NOTICED = ("verbatim", "sample template", "nguyen van", "reference", "tham khao", "not ", "khong ")
_BOILED = (
    "fcj", "fcaj", "first cloud", "regulations", "noi quy", "basic aws services", "dich vu aws", "what aws is",
    "aws la gi", "free tier", "management console", "aws cli", "ability to connect", "ket noi giua", "check account",
    "list of regions", "running services", "kiem tra thong tin", "danh sach region",
)  # fmt: skip
_WORDED = re.compile(r"[^\W_][\W_]*[^\W_]")
_PLACEHOLDER = re.compile(
    r"(?:d{1,2}|m{1,2}|\d{1,2}|_+)[/.-](?:d{1,2}|m{1,2}|\d{1,2}|_+)[/.-](?:y{2,4}|\d{2,4}|_+)(?:\s*\([^)]*\))?"
    r"|n/?a|tbd|tba|none|null|todo|x{2,}|etc\.?|v\.?v\.*|khong co|chua co|\(?empty\)?|lorem ipsum.*",
    re.IGNORECASE,
)


def skip(text: str) -> str:
    """Why the line can hold no knowledge ("notice", "template", "placeholder"), or "" where it may."""
    if _hollow(text):
        return "placeholder"
    folded = fold(text[:1000])
    if _has(folded, _NOTICED) and _NOTICE.search(folded):
        return "notice"
    return "template" if _has(folded, _BOILED) and _BOILERPLATE.search(folded) else ""


def _has(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs)


def _hollow(text: str) -> bool:
    bare = text.strip(" .…:;,-–—=*_()[]")
    return not _WORDED.search(bare) or bool(_PLACEHOLDER.fullmatch(bare))
