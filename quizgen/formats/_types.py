"""The four note types in Anki: their names, fields and ids are frozen, for a change would fork what students have.

A type that gains, loses or moves a field or a card template becomes a second type in the student's collection, and
its old notes are never updated again. What is new goes into a spare field, the templates or the style sheet.
"""

import re
from dataclasses import dataclass

from quizgen.resources import folder

# Random once, never in sequence: an old importer of Anki takes the next number for a type that differs.
_TAIL = ("Why", "Extra", "Hint", "Source", "Docs", "Lang", "Pictures", "TypeIn", "Spare1", "Spare2")
_FIELD_IDS = {
    "Key": 1338958569469910732,
    "Front": 475127809768980216,
    "Back": 3167746110559959597,
    "Choose": 1292645940218366327,
    "Options": 755803645773161208,
    "Answers": 3986955382079771656,
    "Mode": 744061976418896779,
    "Fixed": 1188619756498839106,
    "Items": 3447863759263196704,
    "Why": 3171129235770706807,
    "Extra": 2146794753091349396,
    "Hint": 582888658557873949,
    "Source": 1081665098331618835,
    "Docs": 4205442163959066845,
    "Lang": 1972504658719122638,
    "Pictures": 1374348729696890066,
    "TypeIn": 1895547231577074068,
    "Spare1": 3650631675889155014,
    "Spare2": 1503854095139322137,
}
_INCLUDE = re.compile(r"<!-- include ([\w.]+) -->\n?")


@dataclass(frozen=True)
class Type:
    """A note type; `id` and `card` (the id of its one template) never change."""

    name: str
    id: int
    card: int
    fields: tuple[str, ...]
    cloze: bool = False

    def side(self, side: str) -> str:
        """The template of the "front" or "back"."""
        return _read(f"{self.name.lower()}.{side}.html")

    def field_id(self, name: str) -> int:
        """By which Anki knows the field, whatever it is called."""
        return _FIELD_IDS[name]


RECALL = Type("Recall", 1732627496, 1222489904912538543, ("Key", "Front", "Back", *_TAIL))
CLOZE = Type("Cloze", 1371792103, 2291111746798990035, ("Key", "Front", "Back", *_TAIL), cloze=True)
CHOICE = Type(
    "Choice",
    1335525066,
    1477408175642839612,
    ("Key", "Front", "Back", "Choose", "Options", "Answers", "Mode", "Fixed", *_TAIL),
)
MATCH = Type("Match", 1873125511, 3802061398955394178, ("Key", "Front", "Back", "Choose", "Items", "Answers", *_TAIL))
TYPES = {found.id: found for found in (RECALL, CLOZE, CHOICE, MATCH)}


def style() -> str:
    """The style sheet that all types share."""
    return _read("card.css")


def _read(name: str) -> str:
    text = (folder("templates") / "anki" / name).read_text(encoding="utf-8")
    return _INCLUDE.sub(lambda found: _read(found[1]), text)
