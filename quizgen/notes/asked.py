"""Ready-made questions in a note: a stem, its options where it has some, and the key that the note gives."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from quizgen.model import Asked, Language
from quizgen.notes.asklines import Line, cut
from quizgen.notes.keys import LETTERED, chosen, reason
from quizgen.notes.language import guess
from quizgen.notes.marks import blanked
from quizgen.notes.pieces import RULE
from quizgen.notes.structure import fenced

LETTERS = "ABCDEFGH"
MOST = 6
STEM, ANSWER = 12, 60  # lines and words
CUE = 3  # words that an exam question says: fewer fit several answers
_SAYS = {
    "en": "An exam question says “{}”. Which answer fits?",
    "vi": "Đề thi viết “{}”. Đáp án nào phù hợp?",
}
_CUE = re.compile("^(?:An exam question says|Đề thi viết) “(.+)”")
_FITS = {"en": "Which answer fits?", "vi": "Đáp án nào phù hợp?"}
_ORDERS = re.compile(
    r"(?:explain|describe|name|list|define|compare|choose|select|fill|match|state|give|identify|complete|true or false"
    r"|nêu|kể|giải thích|mô tả|so sánh|chọn|điền|đúng hay sai)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\banswers?\b|\bquestion\b|đáp án|trả lời|câu|hỏi|\[x\]|<summary|^[- \t>*+#(]*(?:[AQ]\d*:|B[.)]\s)",
    re.IGNORECASE | re.MULTILINE,
)
_ASKS = re.compile(r"\?|？|[(\[](?:choose|select|chọn)\b|\b(?:which|what) of the following\b", re.IGNORECASE)
_PICTURE = re.compile(
    r"!\[|<img\b|\b(?:diagram|figure|image|picture|exhibit|screenshot)s? (?:above|below|shown)\b"
    r"|\b(?:shown|pictured|see) (?:in )?(?:the |this )?(?:\w+ )?(?:above|below|diagram|figure|image|picture|exhibit)"
    r"|\b(?:hình|sơ đồ|ảnh) (?:vẽ )?(?:trên|dưới|sau|bên)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:previous|preceding|last|same) (?:question|scenario)\b|\b(?:question|scenario) (?:\d+|above)\b|\bas above\b"
    r"|\bcâu (?:hỏi )?(?:trên|trước|\d+)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:all|none|both|neither|any) of (?:the |these )?(?:above|options|answers|them|these)\b|\b(?:all|none) above\b"
    r"|^(?:both |cả )?\(?[A-F]\)?(?: (?:and|&|or|và|hoặc) \(?[A-F]\)?)+$"
    r"|^tất cả (?:các )?(?:đáp án|phương án|ý|đều|câu)"
    r"|^(?:không (?:có )?|cả )(?:đáp án|phương án|ý|câu|hai|ba|a và b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ready:
    """A question and its lines, counted from 0; `skip` says why it can be no card, empty where it may."""

    first: int
    last: int
    asked: Asked
    skip: str = ""


def take(body: str) -> tuple[str, Mapping[int, Ready]]:
    """The body with a rule in place of each ready-made question, and the questions by the line of their rule.

    A rule ends whatever stands before it and has no words of its own, so the rest of the note reads as it did.
    """
    found = {ready.first: ready for ready in _all(body)} if _HINT.search(body) else {}
    if not found:
        return body, found
    lines = body.split("\n")
    taken = {line for ready in found.values() for line in range(ready.first, ready.last + 1)}
    for fence in _fences(body):
        if not taken.isdisjoint(fence):
            taken |= set(fence)
    for number in taken:
        lines[number] = f"{_margin(lines[number])}{RULE}" if number in found else ""
    return "\n".join(lines), found


def _margin(line: str) -> str:
    margin = re.match(r"[ \t]*(?:>(?!>)[ \t]*)*", line)
    return margin[0] if margin else ""


def _all(body: str) -> Iterator[Ready]:
    lines = (blanked(body, "<!--", "-->") if "<!--" in body else body).split("\n")
    start = 0
    for fence in _fences(body):
        yield from _questions(tuple(cut(lines[start : fence.start], start)))
        inside = tuple(cut(lines[fence.start + 1 : fence.stop - 1], fence.start + 1))
        yield from (ready for ready in _questions(inside) if ready.asked.options and not ready.skip)
        start = fence.stop
    yield from _questions(tuple(cut(lines[start:], start)))


def _fences(body: str) -> list[range]:
    """The code blocks of a note, each with its fences."""
    lines = sorted(fenced(body)) if "```" in body or "~~~" in body else []
    runs = [[line for _, line in run] for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0])]
    return [range(run[0], run[-1] + 1) for run in runs]


def _questions(run: Sequence[Line]) -> Iterator[Ready]:
    at = 0
    while at < len(run):
        found = _folded(run, at) if run[at].kind in ("summary", "open") else _read(run, at)
        if found:
            ready, at = found
            yield ready
        else:
            at += 1


def _folded(run: Sequence[Line], at: int) -> tuple[Ready, int] | None:
    """A fold whose title is the question and whose inside is the answer."""
    title = _past(run, at + 1, "blank") if run[at].kind == "open" else at
    if title == len(run) or run[title].kind != "summary" or not _ASKS.search(run[title].text):
        return None
    end = next((i for i in range(title + 1, len(run)) if run[i].kind in ("close", "summary", "label")), len(run))
    if end == len(run) or run[end].kind != "close":
        return None
    options, after = _options(run, _past(run, title + 1, "blank"))
    if options:
        made, _ = _answered(run, at, run[title].text, options, after)
        return replace(made, last=run[end].number), end + 1
    said = [line for line in run[title + 1 : end] if line.kind != "blank"]
    why = next((i for i, line in enumerate(said) if line.kind == "why"), len(said))
    texts = [line.text for line in said[:why] if line.kind in ("text", "answer") and line.text]
    told = " ".join(line.text for line in said[why:] if line.kind in ("text", "why"))
    return _made(run, at, end, run[title].text, (), "; ".join(texts), told), end + 1


def _read(run: Sequence[Line], at: int) -> tuple[Ready, int] | None:
    """The question that opens on a line: labelled, numbered, or the words right above options."""
    opening = run[at]
    if opening.kind not in ("text", "label"):
        return None
    stem, after = _stem(run, at)
    options, end = _options(run, _past(run, after, "blank"))
    labelled = opening.kind == "label"
    marked = any(option.right for option in options)
    if not stem or not (labelled or len(options) > 1):
        return None
    if options and options[0].kind == "task" and not (marked and _ASKS.search(stem)):
        return None  # a list of things to do
    ready, end = _answered(run, at, stem, options, end if options else after)
    if ready.skip == "unanswered" and opening.head:
        return None  # a heading that asks, over a list that tells
    return (ready, end) if _ASKS.search(stem) or not ready.skip else None


def _stem(run: Sequence[Line], at: int) -> tuple[str, int]:
    """The words of a stem and the place after them; what has a label or a number may go on over blank lines."""
    opening = run[at]
    loose = opening.kind == "label" or (opening.opens and not opening.head and not opening.text.endswith("?"))
    places = [at] if opening.text else []
    for place in range(at + 1, min(at + 1 + STEM, len(run))):
        if run[place].kind == "blank" and (loose or not places):
            continue
        if not _continues(opening, run[place]):
            break
        places.append(place)
    if opening.kind == "label" and places and not _goes_on(run, places[-1] + 1):
        places = places[:1]
    texts = [run[place].text for place in places]
    stem = _SAYS[_language(texts[0])].format(", ".join(texts)) if opening.says and texts else " ".join(texts)
    return (stem, places[-1] + 1) if places else ("", at + 1)


def _language(text: str) -> Language:
    return guess(text) or "en"


def _asking(stem: str) -> str:
    """The stem with the question that a told case leaves out: "A company …" asks which answer fits."""
    told = stem.endswith(".") and "__" not in stem and not (_ASKS.search(stem) or _ORDERS.match(stem))
    return f"{stem} {_FITS[_language(stem)]}" if told else stem


def _continues(opening: Line, line: Line) -> bool:
    """Whether a line goes on with a stem: a heading is one by itself, and another item opens another."""
    if line.kind != "text" or line.head or opening.head:
        return False
    return not line.item or opening.says or line.depth > opening.depth


def _goes_on(run: Sequence[Line], at: int) -> bool:
    """Whether options or an answer come next."""
    at = _past(run, at, "blank", "open")
    return at < len(run) and run[at].kind in ("option", "task", "answer", "summary")


def _past(run: Sequence[Line], at: int, *kinds: str) -> int:
    return next((i for i in range(at, len(run)) if run[i].kind not in kinds), len(run))


def _options(run: Sequence[Line], at: int) -> tuple[list[Line], int]:
    """Options one after the other, lettered from A or with boxes, blank lines between them allowed."""
    found: list[Line] = []
    start = end = at
    while at < len(run) and _follows(found, run[at]):
        option, end = run[at], at + 1
        while end < len(run) and run[end].kind == "text" and run[end].depth > option.depth and not run[end].item:
            option = replace(option, text=f"{option.text} {run[end].text}")
            end += 1
        found.append(option)
        at = _past(run, end, "blank")
    return (found, end) if len(found) > 1 else ([], start)


def _follows(found: Sequence[Line], line: Line) -> bool:
    """Whether a line is the next option."""
    if found and line.kind != found[0].kind:
        return False
    return line.kind == "task" or (line.kind == "option" and line.letter == LETTERS[len(found) : len(found) + 1])


def _answered(run: Sequence[Line], at: int, stem: str, options: Sequence[Line], end: int) -> tuple[Ready, int]:
    """The question with what the note answers, and the place after all of it."""
    said, told, after = _answer(run, end)
    marked = ", ".join(letter for letter, option in zip(LETTERS, options, strict=False) if option.right)
    if marked.count(",") + 1 == len(options) > 1:
        marked = ""  # a sign before every option is a bullet
    return _made(run, at, after - 1, stem, [option.text for option in options], marked or said, told), after


def _answer(run: Sequence[Line], at: int) -> tuple[str, str, int]:
    """What stands behind "Answer:", the reason, and the place after both; nothing where there is no answer."""
    here = _past(run, at, "blank", "open")
    folded = any(line.kind == "open" for line in run[at:here])
    if folded and here < len(run) and run[here].kind == "summary":
        here = _past(run, here + 1, "blank")
        answers = here < len(run) and run[here].kind in ("text", "option", "answer")
    else:
        answers = here < len(run) and run[here].kind == "answer"
    if not answers:
        return "", "", at
    said, after = _words(run, here)
    told, here = "", _past(run, after, "blank")
    if here < len(run) and run[here].kind == "why":
        told, after = _words(run, here)
    return (said, *_unfolded(run, after, told)) if folded else (said, told, after)


def _unfolded(run: Sequence[Line], at: int, told: str) -> tuple[str, int]:
    """The reason with what else a fold holds, and the place after the fold; a fold that is left open ends at once."""
    close = next((i for i in range(at, len(run)) if run[i].kind in ("close", "open", "label")), len(run))
    if close == len(run) or run[close].kind != "close":
        return told, at
    return told or " ".join(line.text for line in run[at:close] if line.kind == "text"), close + 1


def _words(run: Sequence[Line], at: int) -> tuple[str, int]:
    """The words of an answer or a reason: those behind its label, else the lines under it."""
    if not run[at].text:
        label, bare = at, ("blank", "answer")  # "Answer" over "Correct answer: B"
        at = next((i for i in range(at + 1, len(run)) if run[i].text or run[i].kind not in bare), len(run))
        if at == len(run) or run[at].opens or run[at].kind not in ("text", "option", "answer"):
            return "", label + 1
    opening = run[at]
    first = f"{opening.letter}. {opening.text}" if opening.kind == "option" else opening.text
    parts, end = [first], at + 1
    bulleted = opening.kind == "text" and opening.item
    for line in run[at + 1 :]:
        joins = not line.item or bulleted or line.depth > opening.depth
        if line.kind != "text" or line.opens or not joins:
            break
        parts.append(line.text)
        end += 1
    return ("; " if bulleted or any(line.item for line in run[at + 1 : end]) else " ").join(parts), end


def _made(run: Sequence[Line], at: int, last: int, stem: str, options: Sequence[str], said: str, told: str) -> Ready:
    keys, rest = chosen(said, options)
    asked = Asked(_asking(stem), keys, tuple(options), reason(told or rest))
    return Ready(run[at].number, run[last].number, asked, _refused(asked, said))


def _refused(asked: Asked, said: str) -> str:
    """Why a question can be no card, or nothing."""
    if _PICTURE.search(asked.stem):
        return "needs a picture"
    if _OTHER.search(asked.stem):
        return "needs another question"
    if (cue := _CUE.search(asked.stem)) and len(cue[1].split()) < CUE:
        return "too short a cue"
    if not said:
        return "unanswered"
    if any(map(_WHOLE.search, asked.options)):
        return "all of the above"
    if not asked.keys or (not asked.options and LETTERED.fullmatch(said)):
        return "key is no option"
    if asked.options:
        distinct = len({text.casefold() for text in asked.options}) == len(asked.options) <= MOST
        return "" if distinct and len(asked.keys) < len(asked.options) else "options"
    return "long answer" if len(said.split()) > ANSWER else ""
