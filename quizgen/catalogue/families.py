"""Near relatives side by side: what each has and lacks, and what that proves (three-valued logic)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["yes", "no", "unknown"]
VALUES = ("has", "lacks", "part", "unk")
BASES = ("doc", "def", "inf")


@dataclass(frozen=True)
class Cell:
    """One claim: a member has or lacks a trait, by which basis, on which page."""

    value: str
    basis: str
    src: str

    @property
    def verdict(self) -> Verdict:
        """Only what a page says, or what follows from the thing itself, proves anything."""
        if self.basis not in ("doc", "def"):
            return "unknown"
        return {"has": "yes", "lacks": "no"}.get(self.value, "unknown")  # type: ignore[return-value]


UNKNOWN = Cell("unk", "inf", "-")


@dataclass(frozen=True)
class Trait:
    """One column of the matrix: `says` is a predicate, `need` the same as a requirement."""

    id: str
    need: str
    says: str
    cells: Mapping[str, Cell]

    def cell(self, member: str) -> Cell:
        """The claim about a member; nothing is known where there is none."""
        return self.cells.get(member, UNKNOWN)


@dataclass(frozen=True)
class Scenario:
    """A situation in several wordings that all state the same needs; the answer is computed."""

    id: str
    needs: tuple[str, ...]
    settings: tuple[str, ...]


@dataclass(frozen=True)
class Family:
    """Members that could be taken for each other."""

    id: str
    noun: str
    members: tuple[str, ...]
    traits: Mapping[str, Trait]
    scenarios: tuple[Scenario, ...]

    def verdict(self, member: str, needs: Iterable[str]) -> Verdict:
        """Whether a member meets all needs: yes, no, or not known."""
        verdicts = {self.traits[need].cell(member).verdict for need in needs}
        if "no" in verdicts:
            return "no"
        return "unknown" if "unknown" in verdicts else "yes"

    def answer(self, needs: Iterable[str]) -> str:
        """The one member that meets all needs, or nothing where none or several do."""
        wanted = tuple(needs)
        able = [member for member in self.members if self.verdict(member, wanted) == "yes"]
        return able[0] if len(able) == 1 else ""

    def lacking(self, member: str, needs: Iterable[str]) -> tuple[Trait, ...]:
        """The needs that a member is proved to lack."""
        return tuple(self.traits[need] for need in needs if self.traits[need].cell(member).verdict == "no")


def family(raw: Mapping[str, Any], unread: Container[str] = ()) -> Family:
    """Build a family from its YAML; KeyError, TypeError or ValueError means that it is not whole.

    A cell that rests on a page nobody has read (`unread` are source keys) proves nothing.
    """
    traits = {
        str(name): Trait(
            id=str(name),
            need=str(trait["need"]),
            says=str(trait["says"]),
            cells={str(member): _cell(cell, unread) for member, cell in trait["cells"].items()},
        )
        for name, trait in raw["traits"].items()
    }
    scenarios = tuple(
        Scenario(str(s["id"]), tuple(map(str, s["needs"])), tuple(" ".join(str(t).split()) for t in s["settings"]))
        for s in raw.get("scenarios") or ()
    )
    return Family(str(raw["family"]), str(raw["noun"]), tuple(map(str, raw["members"])), traits, scenarios)


def _cell(raw: Sequence[object], unread: Container[str]) -> Cell:
    value, basis, src = map(str, raw)
    return Cell(value, "inf" if src in unread else basis, src)
