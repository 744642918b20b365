"""What a page says of its own accord, in English and Vietnamese."""

import re
from collections import Counter
from urllib.parse import urlsplit

from quizgen.model import Card, Deck, Language, Reference

WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "again": "Start over",
        "all_kinds": "All kinds",
        "all_topics": "All topics",
        "all_weeks": "All weeks",
        "answer": "Your answer",
        "answer_sheet": "Answer sheet",
        "answered": "answered",
        "answers": "Answers",
        "blank_page": "This page is left blank.",
        "bubbles": "Fill one circle a row, like this:",
        "bubbles_more": "Where more than one answer is asked for, fill as many. Words go on the lines.",
        "check": "Check",
        "choose": "Choose {count}",
        "correct": "Correct",
        "date": "Date",
        "documentation": "Documentation",
        "false": "False",
        "filter": "Show",
        "from_catalogue": "From the catalogue, checked {checked}",
        "from_catalogue_unchecked": "From the catalogue",
        "from_notes": "From your notes: {places}",
        "help": "Keys",
        "instructions": "Choose one answer unless a question asks for more. A short answer needs no full sentence.",
        "instructions_more": "Write on this sheet, or use the answer sheet at its end.",
        "kept": "Your answers are kept in this browser.",
        "key": "Answer key",
        "keyboard": "1 to 9 and the arrows choose · Enter checks, then goes on · N next, P previous · ? opens this",
        "kind": "Kind",
        "kind_choice": "One answer",
        "kind_cloze": "Fill the gap",
        "kind_match": "Match",
        "kind_multiple": "Several answers",
        "kind_open": "Short answer",
        "kind_order": "Put in order",
        "kind_true_false": "True or false",
        "knew": "I knew it",
        "letter": "Letter for",
        "match": "Match each on the left with one on the right",
        "matrix": "Questions and versions",
        "matrix_say": "One row a question, by its number in version {first}: its number and its letters in each.",
        "minutes": "Time: {count} minutes",
        "missed": "Retry missed",
        "missed_only": "Missed only",
        "name": "Name",
        "named": "your notes name it: {places}",
        "next": "Next",
        "no_letter": "–",
        "no_week": "No week",
        "none_shown": "No question fits. Choose less.",
        "not_yet": "Not yet",
        "of": "of",
        "order": "Put in order: 1 is first",
        "page": "Page",
        "place": "Place of",
        "point": "{count} point",
        "points": "{count} points",
        "print": "Print",
        "question": "question",
        "questions": "questions",
        "reveal": "Show answer",
        "right": "right",
        "scan": "The letters, for a reader of QR codes",
        "score": "Score",
        "show_key": "Show all answers",
        "shuffle": "Shuffle by number",
        "shuffled": "Shuffled questions",
        "skip": "Skip to the questions",
        "topic": "Topic",
        "true": "True",
        "true_false": "True or false?",
        "version": "Version",
        "week": "Week",
        "wrong": "Not correct",
        "yours": "your choice",
    },
    "vi": {
        "again": "Làm lại từ đầu",
        "all_kinds": "Mọi dạng",
        "all_topics": "Mọi chủ đề",
        "all_weeks": "Mọi tuần",
        "answer": "Câu trả lời của bạn",
        "answer_sheet": "Phiếu trả lời",
        "answered": "đã trả lời",
        "answers": "Đáp án",
        "blank_page": "Trang này để trống.",
        "bubbles": "Tô một ô tròn mỗi hàng, như sau:",
        "bubbles_more": "Câu hỏi cần nhiều đáp án thì tô nhiều ô. Câu trả lời bằng chữ viết trên dòng kẻ.",
        "check": "Kiểm tra",
        "choose": "Chọn {count} đáp án",
        "correct": "Đúng",
        "date": "Ngày",
        "documentation": "Tài liệu",
        "false": "Sai",
        "filter": "Hiển thị",
        "from_catalogue": "Từ danh mục, kiểm tra ngày {checked}",
        "from_catalogue_unchecked": "Từ danh mục",
        "from_notes": "Từ ghi chú của bạn: {places}",
        "help": "Phím tắt",
        "instructions": "Chọn một đáp án, trừ khi câu hỏi yêu cầu nhiều hơn. Câu trả lời ngắn không cần thành câu.",
        "instructions_more": "Viết ngay trên đề hoặc dùng phiếu trả lời ở cuối.",
        "kept": "Câu trả lời được lưu trong trình duyệt này.",
        "key": "Đáp án và giải thích",
        "keyboard": "1 đến 9 và mũi tên để chọn · Enter kiểm tra, rồi sang câu tiếp · N tiếp, P trước · ? mở phần này",
        "kind": "Dạng",
        "kind_choice": "Một đáp án",
        "kind_cloze": "Điền vào chỗ trống",
        "kind_match": "Nối",
        "kind_multiple": "Nhiều đáp án",
        "kind_open": "Trả lời ngắn",
        "kind_order": "Sắp xếp thứ tự",
        "kind_true_false": "Đúng hay sai",
        "knew": "Tôi đã biết",
        "letter": "Chữ cái cho",
        "match": "Nối mỗi mục bên trái với một mục bên phải",
        "matrix": "Câu hỏi và mã đề",
        "matrix_say": "Mỗi hàng là một câu hỏi, theo số của câu trong đề {first}: số và chữ cái đúng trong từng đề.",
        "minutes": "Thời gian: {count} phút",
        "missed": "Làm lại câu sai",
        "missed_only": "Chỉ câu sai",
        "name": "Họ tên",
        "named": "ghi chú của bạn nhắc đến tại {places}",
        "next": "Tiếp",
        "no_letter": "–",
        "no_week": "Không có tuần",
        "none_shown": "Không có câu hỏi nào phù hợp. Hãy bớt điều kiện.",
        "not_yet": "Chưa nhớ",
        "of": "/",
        "order": "Sắp xếp thứ tự: 1 là đầu tiên",
        "page": "Trang",
        "place": "Vị trí của",
        "point": "{count} điểm",
        "points": "{count} điểm",
        "print": "In",
        "question": "câu hỏi",
        "questions": "câu hỏi",
        "reveal": "Xem đáp án",
        "right": "đúng",
        "scan": "Các chữ cái đúng, cho máy đọc mã QR",
        "score": "Điểm",
        "show_key": "Xem tất cả đáp án",
        "shuffle": "Trộn theo số",
        "shuffled": "Câu hỏi đã trộn",
        "skip": "Chuyển đến câu hỏi",
        "topic": "Chủ đề",
        "true": "Đúng",
        "true_false": "Đúng hay sai?",
        "version": "Đề",
        "week": "Tuần",
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
