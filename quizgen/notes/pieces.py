"""What the blocks of a note are cut into before they become bullets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from quizgen.model import Role
from quizgen.notes.text import Plain, plain

BOLD, ITALIC = 7, 8
RULE = "***"


@dataclass
class Piece:
    """A heading (`level` 1 to 6, or BOLD, ITALIC for a line that works as one), or something said (`level` 0).

    `raw` is inline Markdown. Lines are counted from 0. A `silent` piece makes no bullet but stands in the trail of its
    children. `ready` is set where the text is not simply `raw` made plain (rows of tables).
    """

    raw: str
    first: int
    last: int
    level: int = 0
    ordered: bool = False
    silent: bool = False
    prose: bool = False
    role: Role | None = None
    row: tuple[tuple[str, str], ...] = ()
    ready: Plain | None = None
    children: list["Piece"] = field(default_factory=list)

    @cached_property
    def plain(self) -> Plain:
        """The text of this piece alone."""
        return self.ready or plain(self.raw)

    def spoken(self) -> Iterator[str]:
        """The texts of the pieces directly under this one."""
        return (child.plain.text for child in self.children if not (child.level or child.silent) and child.plain.text)
