"""Front matter, found by a bounded search of our own and read as plain scalars."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_LIMIT = 64 * 1024
_DEPTH = 16
_KEY = re.compile(r"\s*(?:#.*|[\"']?[\w][\w .-]{0,60}[\"']?\s*:(?:\s.*)?)$")
_TOP = re.compile(r"[\"']?([\w][\w .-]{0,60}?)[\"']?\s*:(?:\s|$)")
_KNOWN = frozenset(
    ("title", "date", "weight", "pre", "chapter", "draft", "tags", "categories", "description", "author")
)
_HINT = "put the value in quotes"


class Matter(NamedTuple):
    """What stands before the body: its values, the number of lines it takes, and the problem with it, if any."""

    values: Mapping[str, str]
    lines: int = 0
    problem: tuple[int, str, str] | None = None


def split(lines: list[str]) -> Matter:
    """Find and read the front matter of a note; a note that opens with a rule and no YAML has none."""
    start = next((i for i, line in enumerate(lines[:20]) if line.strip()), 0)
    fence = lines[start].rstrip() if lines else ""
    if not re.fullmatch(r"-{3,}|\+{3}", fence):
        return Matter({})
    block, end = _block(lines, start, fence[0])
    if fence[0] == "+":
        return _toml(block, end) if end else Matter({})
    if not _yaml_like(block, closed=bool(end)):
        return Matter({})
    if not end:
        return _unclosed(lines, start)
    return _yaml(block, start, end)


def _block(lines: list[str], start: int, mark: str) -> tuple[list[str], int]:
    """The lines between the fences and the number of the line after them, 0 where the fence is never closed."""
    closing = re.compile(r"\+{3}\s*" if mark == "+" else r"(?:-{3,}|\.{3})\s*")
    for i in range(start + 1, len(lines)):
        if closing.fullmatch(lines[i]):
            return lines[start + 1 : i], i + 1
    return lines[start + 1 :], 0


def _yaml_like(block: list[str], closed: bool) -> bool:
    first = next((line for line in block if line.strip() and not line.startswith("#")), "")
    if not _TOP.match(first):
        return False
    keys = {found[1] for line in (block if closed else block[:1]) if (found := _TOP.match(line))}
    return bool(keys & _KNOWN) or (closed and any(re.fullmatch(r"[a-z][\w-]*", key) for key in keys))


def _unclosed(lines: list[str], start: int) -> Matter:
    end = start + 1
    while end < len(lines) and (_KEY.fullmatch(lines[end]) or re.match(r"\s+- ", lines[end])):
        end += 1
    block = lines[start + 1 : end]
    return Matter(
        _salvaged(block), end, (start + 1, "the front matter opened here is never closed", "close it with ---")
    )


def _yaml(block: list[str], start: int, end: int) -> Matter:
    text = "\n".join(block)
    try:
        if len(text) > _LIMIT:
            raise ValueError(f"the front matter is larger than {_LIMIT // 1024} KB")
        line, what = _refused(text)
        values = {} if what else _strings(_loaded(text))
    except Exception as error:  # PyYAML raises more than YAMLError: ValueError, RecursionError, AttributeError
        mark = getattr(error, "problem_mark", None)
        line, what = mark.line if mark else 0, getattr(error, "problem", None) or str(error) or type(error).__name__
    if what:
        line = min(start + 2 + line, end)
        return Matter(_salvaged(block), end, (line, f"the front matter cannot be read: {what}", _HINT))
    return Matter(values, end, _twice(block, start))


def _twice(block: list[str], start: int) -> tuple[int, str, str] | None:
    """A key that stands twice: YAML would let the second win without a word."""
    met: set[str] = set()
    for line, text in enumerate(block, start + 2):
        key = found[1] if (found := _TOP.match(text)) else ""
        if key in _KNOWN and key in met:
            return line, f"“{key}” stands here a second time, and counts", "take one out"
        met.add(key)
    return None


def _refused(text: str) -> tuple[int, str]:
    """The line and the words for what a note never needs and a bomb does: aliases, and deep nesting."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            return line, "it uses a YAML alias"
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEPTH:
            return line, "it is nested too deeply"
    return 0, ""


def _loaded(text: str) -> object:
    import frontmatter
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    class Scalars(YAMLHandler):
        """Every scalar stays the text it is: no dates that overflow, no "no" that is false, no 010 that is 8."""

        def load(self, fm: str, **kwargs: object) -> Any:
            return super().load(fm, Loader=yaml.BaseLoader, **kwargs)

    return frontmatter.parse(f"---\n{text}\n---\n", handler=Scalars())[0]


def _strings(values: object) -> dict[str, str]:
    if not isinstance(values, Mapping):
        return {}
    return {str(key): value for key, value in values.items() if isinstance(value, str)}


def _salvaged(block: list[str]) -> dict[str, str]:
    found = (re.match(r"(title|pre)\s*:\s*(.+)", line) for line in block)
    return {pair[1]: pair[2].strip().strip("\"'").strip() for pair in found if pair}


def _toml(block: list[str], end: int) -> Matter:
    import tomllib

    text = "\n".join(block)
    try:
        if len(text) > _LIMIT:
            raise ValueError(f"it is larger than {_LIMIT // 1024} KB")
        return Matter(_strings(tomllib.loads(text)), end)
    except (ValueError, RecursionError) as error:
        return Matter({}, end, (2, f"the front matter cannot be read: {error}", "check the TOML between the +++ lines"))
