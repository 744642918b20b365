"""Examples that stand in docstrings: blocks of indented lines, what comes in above what comes out."""

import re
from collections.abc import Iterator
from textwrap import dedent
from types import ModuleType


def blocks(unit: ModuleType) -> Iterator[tuple[str, list[str]]]:
    """The input and the expected lines of each example: lines that open with "=>" are what must come out."""
    body = (unit.__doc__ or "").split("\n\n", 1)[1]
    for block in re.split(r"\n\s*\n", dedent("\n" + body).strip("\n")):
        lines = dedent(block).splitlines()
        said = [line for line in lines if not line.startswith("=>")]
        wanted = [line.removeprefix("=>").strip() for line in lines if line.startswith("=>")]
        yield "\n".join(said), [line for line in wanted if line]
