"""Rules understand facts: one file, one sentence form; each mines a passage without knowing the others."""

from collections.abc import Container, Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType

from quizgen.discover import units
from quizgen.model import Fact, Passage
from quizgen.rules._silence import silence

__all__ = ["mine", "rules", "silence", "understood"]


@cache
def rules() -> dict[str, ModuleType]:
    """Every rule by name."""
    return units("quizgen.rules")


def mine(passage: Passage) -> Iterator[Fact]:
    """Every fact that any rule understands, stamped with its rule and where it stands; nothing from a silent line."""
    if not silence(passage):
        yield from understood(passage)


def understood(passage: Passage, only: Container[str] = ()) -> Iterator[Fact]:
    """What `mine` gives of a line that is known not to be silent; `only` names the rules, where not all are to read it."""
    bullet = passage.bullet
    for name, rule in rules().items():
        if (bullet.asked and name != "asked") or (only and name not in only):
            continue  # a ready-made question is taken as it is
        for fact in rule.mine(passage):
            yield replace(
                fact, rule=name, language=bullet.language, week=bullet.week, sources=fact.sources or (bullet.span,)
            )
