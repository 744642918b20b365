"""What a page says of its own accord, in English and Vietnamese."""

import re
from collections import Counter
from urllib.parse import urlsplit

from quizgen.model import Card, Deck, Language, Reference

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "answer": "Your answer",
        "answers": "Answers",
        "again": "Start over",
        "answered": "answered",
        "check": "Check",
        "choose": "Choose {count}",
        "correct": "Correct",
        "date": "Date",
        "documentation": "Documentation",
        "false": "False",
        "from_catalogue": "From the catalogue, checked {checked}",
        "from_catalogue_unchecked": "From the catalogue",
        "from_notes": "From your notes: {places}",
        "instructions": "Choose one answer unless a question asks for more. A short answer needs no full sentence.",
        "key": "Answer key",
        "knew": "I knew it",
        "letter": "Letter for",
        "match": "Match each on the left with one on the right",
        "missed": "Retry missed",
        "name": "Name",
        "named": "your notes name it: {places}",
        "next": "Next",
        "no_letter": "–",
        "not_yet": "Not yet",
        "of": "of",
        "order": "Put in order: 1 is first",
        "page": "Page",
        "place": "Place of",
        "print": "Print",
        "question": "question",
        "questions": "questions",
        "reveal": "Show answer",
        "right": "right",
        "score": "Score",
        "show_key": "Show all answers",
        "skip": "Skip to the questions",
        "true": "True",
        "true_false": "True or false?",
        "wrong": "Not correct",
        "yours": "your choice",
    },
    "vi": {
        "answer": "Câu trả lời của bạn",
        "answers": "Đáp án",
        "again": "Làm lại từ đầu",
        "answered": "đã trả lời",
        "check": "Kiểm tra",
        "choose": "Chọn {count} đáp án",
        "correct": "Đúng",
        "date": "Ngày",
        "documentation": "Tài liệu",
        "false": "Sai",
        "from_catalogue": "Từ danh mục, kiểm tra ngày {checked}",
        "from_catalogue_unchecked": "Từ danh mục",
        "from_notes": "Từ ghi chú của bạn: {places}",
        "instructions": "Chọn một đáp án, trừ khi câu hỏi yêu cầu nhiều hơn. Câu trả lời ngắn không cần thành câu.",
        "key": "Đáp án và giải thích",
        "knew": "Tôi đã biết",
        "letter": "Chữ cái cho",
        "match": "Nối mỗi mục bên trái với một mục bên phải",
        "missed": "Làm lại câu sai",
        "name": "Họ tên",
        "named": "ghi chú của bạn nhắc đến tại {places}",
        "next": "Tiếp",
        "no_letter": "–",
        "not_yet": "Chưa nhớ",
        "of": "/",
        "order": "Sắp xếp thứ tự: 1 là đầu tiên",
        "page": "Trang",
        "place": "Vị trí của",
        "print": "In",
        "question": "câu hỏi",
        "questions": "câu hỏi",
        "reveal": "Xem đáp án",
        "right": "đúng",
        "score": "Điểm",
        "show_key": "Xem tất cả đáp án",
        "skip": "Chuyển đến câu hỏi",
        "true": "Đúng",
        "true_false": "Đúng hay sai?",
        "wrong": "Chưa đúng",
        "yours": "bạn chọn",
    },
}
_COUNTS = ("none", "one", "two", "three", "four", "five", "six")
_PLACES = 3
_ASKED = {
    "multiple": re.compile(r"\b(choose|select|pick|which) (two|three|four|five|all|[2-9])\b|\bchọn\b", re.IGNORECASE),
    "true_false": re.compile(r"\btrue or false\b|\bđúng hay sai\b", re.IGNORECASE),
    "match": re.compile(r"^(match|nối|ghép)\b", re.IGNORECASE),
    "order": re.compile(r"(?!)"),
}


def language(deck: Deck) -> Language:
    """The language that most cards of a deck are written in; English when there is a tie."""
    count = Counter(card.fact.language for card in deck.cards)
    return "vi" if count["vi"] > count["en"] else "en"


def instruction(card: Card, shape: str, count: int) -> str:
    """What to do with a question, empty where its looks or its own words say so already."""
    words = WORDS[card.fact.language]
    if shape not in _ASKED or _ASKED[shape].search(card.prompt):
        return ""
    if shape != "multiple":
        return words[shape]
    spelled = _COUNTS[count] if card.fact.language == "en" and count < len(_COUNTS) else str(count)
    return words["choose"].format(count=spelled)


def source(card: Card) -> str:
    """Where a card comes from, in one line; empty where nothing is known of it."""
    words, fact = WORDS[card.fact.language], card.fact
    shown = [str(span) for span in fact.sources[:_PLACES]]
    places = ", ".join(shown) + (" …" if len(fact.sources) > _PLACES else "")
    if fact.origin == "notes":
        return words["from_notes"].format(places=places) if places else ""
    checked = max((reference.checked for reference in fact.references), default="")
    said = words["from_catalogue"].format(checked=checked) if checked else words["from_catalogue_unchecked"]
    return f"{said}; {words['named'].format(places=places)}" if places else said


def links(card: Card) -> tuple[tuple[str, str], ...]:
    """Documentation pages as (address, what to call it); only addresses that a browser opens as a page."""
    return tuple((found.url, _host(found)) for found in card.fact.references if _host(found))


def _host(reference: Reference) -> str:
    try:
        parts = urlsplit(reference.url)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("https", "http") else ""


def exams(card: Card) -> str:
    """The exam tasks that a card serves: "SAA 2.1, 3.2 · CLF 3.8"."""
    return " · ".join(f"{exam.upper()} {', '.join(tasks)}".strip() for exam, tasks in sorted(card.exams.items()))
