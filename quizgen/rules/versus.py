"""Two or three things side by side: "Audit vs Monitoring" under "CloudTrail vs CloudWatch", or a table with a column for each.

## Amazon SQS vs Amazon SNS
- Queue vs Notifications
=> Amazon SQS | differ | Amazon SQS and Amazon SNS | Amazon SQS: Queue; Amazon SNS: Notifications

| Feature | Amazon SQS | Amazon SNS |
| --- | --- | --- |
| Stores messages | Yes | No |
=> Amazon SQS | contrast | Amazon SNS or Amazon SQS | stores messages

| Feature | Amazon SQS | Amazon SNS |
| --- | --- | --- |
| Delivery | Pull | Push |
=> Amazon SQS | differ | Amazon SQS and Amazon SNS in delivery | Amazon SQS: Pull; Amazon SNS: Push

## Amazon SQS vs Amazon SNS
- Compared both of them
=>

| Feature | Amazon SQS |
| --- | --- |
| Delivery | Pull |
=>

| Feature | Amazon SQS | Amazon SNS |
| --- | --- | --- |
| Managed | Yes | Yes |
=>
"""

import re
from collections.abc import Iterator, Sequence

from quizgen.catalogue.knowing import either, joined
from quizgen.model import Fact, Foil, Passage, Subject
from quizgen.relations import lowered
from quizgen.rules._gloss import BASE
from quizgen.rules._terms import normal, plain

VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
YES = re.compile(r"^(?:yes|có|✓|✔|✅|true)(?: ✅)?$", re.IGNORECASE)
NO = re.compile(r"^(?:no|không|✗|✘|❌|-|–|—|false)(?: ❌)?$", re.IGNORECASE)
VERBAL = re.compile(
    r"\b(?:for|to|with|by|on|at|against|when|if|how|what|represents|s (?:up|down)|best|used?|needs?|required|requires?|supports?)\b|^[a-z]+s [a-z]+$|^(?:what|does|is|can)\b"
)
ADVICE = re.compile(r"\b(?:best|common|typical|recommended|example|users?|when|ideal)\b|\?$", re.IGNORECASE)
VAGUE = re.compile(
    r"^(?:(?:very|more|most|less|much|extremely) )?(?:high|higher|highest|low|lower|lowest|large|small|massive|medium|limited|good|better|best|fast|faster|slow|slower"
    r"|expensive|cheap|cheaper|flexible|varies|depends|n/a|both|partial|optional|yes|no|cao|thấp|trung bình)(?: \w+)?$",
    re.IGNORECASE,
)
PREDICATE = re.compile(r"^[A-Z]?[a-z]+s (?!and )\w|^(?:can|is|has|used) ", re.IGNORECASE)


def mine(passage: Passage) -> Iterator[Fact]:
    """What tells the things of a head or of a table's columns apart; whether they are concepts is settled later."""
    bullet = passage.bullet
    if bullet.row:
        yield from _columns(bullet.row)
    elif bullet.trail and "v" in bullet.text.lower() and len(sides := VERSUS.split(bullet.text.strip(" ."))) > 1:
        names = tuple(plain(name) for name in VERSUS.split(bullet.trail[-1]))
        if len(names) == len(sides) <= 3 and all(0 < len(side.split()) <= 6 for side in sides):
            yield _differ(names, sides, "")


def _columns(row: Sequence[tuple[str, str]]) -> Iterator[Fact]:
    (_, label), *cells = row
    names = tuple(plain(header) for header, _ in cells)
    said = [cell.strip(" .") for _, cell in cells]
    if not 2 <= len(names) <= 3 or len(set(names)) < len(names) or not all((*names, *said)) or len(label.split()) > 6:
        return
    marks = [bool(YES.match(cell)) for cell in said]
    if all(YES.match(cell) or NO.match(cell) for cell in said):
        if marks.count(True) == 1 and PREDICATE.match(label):
            yield _told(names, marks.index(True), lowered(label))
    elif (
        not ADVICE.search(label)
        and all(map(_tells, names, said))
        and len(set(map(str.casefold, said))) > 1
        and all(len(cell.split()) <= 8 and not VAGUE.match(cell) for cell in said)
    ):
        yield _differ(names, said, label.lower() if label.isascii() and not re.search(r"[A-Z]{2}", label) else label)


def _tells(name: str, cell: str) -> bool:
    """Whether a cell says something of its column in one phrase: no instruction, no bare denial, not its name again."""
    words = {word.lower().rstrip("s") for word in re.findall(r"[A-Za-z]+", cell)}
    own = {word.lower().rstrip("s") for word in re.findall(r"[A-Za-z]+", name)}
    loose = re.match(r"(?:not|no|none|must|use|manually|managed manually)\b", cell, re.IGNORECASE)
    return bool(words - own) and not (loose or BASE.match(cell + " ") or ". " in cell)


def _differ(names: tuple[str, ...], sides: Sequence[str], label: str) -> Fact:
    value = "; ".join(f"{name}: {side}" for name, side in zip(names, sides, strict=True))
    aspect = joined(names)
    if label := label.rstrip(" ?:"):
        aspect = f"{aspect} ({label})" if VERBAL.search(label) else f"{aspect} in {label}"
    return Fact(Subject(normal(names[0]), names[0]), "differ", value, aspect=aspect, parts=names)


def _told(names: tuple[str, ...], right: int, predicate: str) -> Fact:
    name = names[right]
    others = tuple(other for other in names if other != name)
    foils = tuple(Foil(other, f"{other} does not") for other in others)
    return Fact(Subject(normal(name), name), "contrast", predicate, aspect=either(names), parts=names, foils=foils)
