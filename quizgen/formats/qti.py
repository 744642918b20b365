"""The deck as a QTI 1.2 package: one zip that Canvas and other platforms import as a quiz."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from quizgen.formats._export import child, name, reasons, rich, rows, stem, truth, typed, xml
from quizgen.formats._files import replace
from quizgen.formats._question import Question, questions
from quizgen.formats._text import plain
from quizgen.formats._words import WORDS
from quizgen.model import Deck

SUFFIX = ".qti.zip"
_FIRST = "quizgen"
# An empty first file makes the first bytes the same in every package; it is how a package of ours is known again.
_OPENS = b"pk\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00!" + b"\x00" * 13 + b"\x07\x00\x00\x00" + _FIRST.encode()
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"


def write(deck: Deck, path: Path, *, now: int, previous: Path | None = None) -> None:
    """Write the package; neither the time nor an earlier file changes what is written."""
    del now, previous
    asked = questions(deck)
    ident = "quizgen" + sha256("\x1f".join(entry.card.id for entry in asked).encode()).hexdigest()[:24]
    title = " ".join(plain(deck.title).split()) or "quizgen"
    files = {
        "imsmanifest.xml": _manifest(ident, title),
        f"{ident}/{ident}.xml": _assessment(asked, ident, title),
        f"{ident}/assessment_meta.xml": _meta(ident, title, len(asked)),
    }
    held = BytesIO()
    with ZipFile(held, "w") as package:
        package.writestr(_entry(_FIRST, ZIP_STORED), b"")
        for where, root in files.items():
            package.writestr(_entry(where, ZIP_DEFLATED), (_XML + xml(root)).encode("utf-8", "replace"))
    replace(path, held.getvalue(), opens=_OPENS)


def _entry(where: str, how: int) -> ZipInfo:
    """A member without a date and without rights of this machine."""
    made = ZipInfo(where)
    made.compress_type, made.create_system, made.external_attr = how, 3, 0o644 << 16
    return made


def _manifest(ident: str, title: str) -> Element:
    root = Element("manifest", xmlns=_PACKAGE, identifier=f"{ident}m")
    metadata = child(root, "metadata")
    child(metadata, "schema", "IMS Content")
    child(metadata, "schemaversion", "1.1.3")
    child(root, "organizations")
    resources = child(root, "resources")
    main = child(resources, "resource", identifier=ident, type="imsqti_xmlv1p2")
    child(main, "file", href=f"{ident}/{ident}.xml")
    child(main, "dependency", identifierref=f"{ident}d")
    beside = f"{ident}/assessment_meta.xml"
    meta = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    child(child(resources, "resource", identifier=f"{ident}d", type=meta, href=beside), "file", href=beside)
    return root


def _meta(ident: str, title: str, count: int) -> Element:
    root = Element("quiz", xmlns=_CANVAS, identifier=ident)
    texts = {"title": title, "description": "", "shuffle_answers": "false", "quiz_type": "assignment"}
    for label, text in {**texts, "points_possible": f"{count}.0", "show_correct_answers": "true"}.items():
        child(root, label, text)
    return root


def _assessment(asked: tuple[Question, ...], ident: str, title: str) -> Element:
    root = Element("questestinterop", xmlns=_QTI)
    assessment = child(root, "assessment", ident=ident, title=title)
    _labels(assessment, {"cc_maxattempts": "unlimited"})
    section = child(assessment, "section", ident="root_section")
    for entry in asked:
        _item(section, entry)
    return root


def _labels(parent: Element, labels: dict[str, str]) -> None:
    held = child(parent, "qtimetadata")
    for label, text in labels.items():
        one = child(held, "qtimetadatafield")
        child(one, "fieldlabel", label)
        child(one, "fieldentry", text)


def _kind(entry: Question) -> str:
    if entry.shape in ("open", "cloze"):
        return "short_answer_question" if typed(entry) else "essay_question"
    if entry.shape in ("match", "order"):
        return "matching_question"
    if entry.shape == "multiple":
        return "multiple_answers_question"
    return "multiple_choice_question" if entry.shape == "choice" or truth(entry) is None else "true_false_question"


def _item(section: Element, entry: Question) -> None:
    kind = _kind(entry)
    item = child(section, "item", ident=f"q{entry.card.id}", title=name(entry))
    _labels(child(item, "itemmetadata"), {"question_type": kind, "points_possible": "1.0"})
    shown = child(item, "presentation")
    _text(shown, stem(entry))
    scored = child(item, "resprocessing")
    child(scored, "outcomes/decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
    told = reasons(entry)
    if told:
        rule = child(scored, "respcondition", **{"continue": "Yes"})
        child(rule, "conditionvar/other")
        child(rule, "displayfeedback", feedbacktype="Response", linkrefid="general_fb")
    _BODIES[kind](shown, scored, entry)
    for label, text in (("general_fb", told), *_spoken(entry, kind)):
        if text:
            child(child(item, "itemfeedback", ident=label), "flow_mat/material/mattext", text, texttype="text/html")


def _spoken(entry: Question, kind: str) -> Iterator[tuple[str, str]]:
    if kind not in ("matching_question", "short_answer_question", "essay_question"):
        yield from ((f"o{option.place}_fb", rich(option.why)) for option in entry.options)
    elif kind == "essay_question":
        yield "solution", rich(f"{WORDS[entry.card.fact.language]['key']}: {entry.card.answer}")


def _text(parent: Element, text: str) -> None:
    child(parent, "material/mattext", text, texttype="text/html")


def _choices(parent: Element, ident: str, many: bool, options: list[tuple[str, str]]) -> None:
    held = child(parent, "response_lid", ident=ident, rcardinality="Multiple" if many else "Single")
    rendered = child(held, "render_choice")
    for label, text in options:
        _text(child(rendered, "response_label", ident=label), text)


def _scores(scored: Element, amount: str, action: str = "Set", going: str = "No") -> Element:
    """A rule that gives points; its condition comes back."""
    rule = child(scored, "respcondition", **{"continue": going})
    condition = child(rule, "conditionvar")
    child(rule, "setvar", amount, action=action, varname="SCORE")
    return condition


def _chosen(shown: Element, scored: Element, entry: Question) -> None:
    many = entry.shape == "multiple"
    _choices(shown, "response1", many, [(f"o{option.place}", rich(option.text)) for option in entry.options])
    for option in entry.options:
        if option.why:
            rule = child(scored, "respcondition", **{"continue": "Yes"})
            child(rule, "conditionvar/varequal", f"o{option.place}", respident="response1")
            child(rule, "displayfeedback", feedbacktype="Response", linkrefid=f"o{option.place}_fb")
    condition = _scores(scored, "100")
    every = child(condition, "and") if many else condition
    for option in entry.options:
        if option.right:
            child(every, "varequal", f"o{option.place}", respident="response1")
        elif many:
            child(every, "not/varequal", f"o{option.place}", respident="response1")


def _typed(shown: Element, scored: Element, entry: Question) -> None:
    held = child(shown, "response_str", ident="response1", rcardinality="Single")
    child(held, "render_fib/response_label", ident="answer1", rshuffle="No")
    condition = _scores(scored, "100")
    for text in typed(entry):
        child(condition, "varequal", text, respident="response1")


def _essay(shown: Element, scored: Element, entry: Question) -> None:
    """A person reads it; the answer stands in the feedback."""
    child(child(shown, "response_str", ident="response1", rcardinality="Single"), "render_fib")
    rule = child(scored, "respcondition", **{"continue": "No"})
    child(rule, "conditionvar/other")
    child(rule, "displayfeedback", feedbacktype="Solution", linkrefid="solution")


def _matched(shown: Element, scored: Element, entry: Question) -> None:
    pairs = rows(entry)
    rights = (
        [option.text for option in entry.options] if entry.shape == "match" else sorted(right for _, right in pairs)
    )
    share = f"{100 / len(pairs):.2f}"
    for place, (said, right) in enumerate(pairs):
        held = child(shown, "response_lid", ident=f"response_{place}")
        _text(held, rich(said))
        rendered = child(held, "render_choice")
        for at, text in enumerate(rights):
            _text(child(rendered, "response_label", ident=f"r{at}"), rich(text))
        child(
            _scores(scored, share, "Add", "Yes"), "varequal", f"r{rights.index(right)}", respident=f"response_{place}"
        )


_BODIES = {
    "multiple_choice_question": _chosen,
    "true_false_question": _chosen,
    "multiple_answers_question": _chosen,
    "short_answer_question": _typed,
    "essay_question": _essay,
    "matching_question": _matched,
}
