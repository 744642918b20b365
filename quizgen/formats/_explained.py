"""A note as one page: its lines on the left, on the right what each of them became; no script, no network."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from quizgen.formats._files import replace
from quizgen.formats._render import OPENS, page


def write_explained(title: str, lines: Sequence[str], entries: Sequence[Mapping[str, object]], path: Path) -> None:
    """Write the page; `entries` are those of `quizgen explain --json`, each standing beside its first line.
    The blank lines where front matter stood are left out.

    Raises QuizgenError where the page cannot be written.
    """
    by_line: dict[object, list[Mapping[str, object]]] = {}
    for entry in entries:
        by_line.setdefault(entry["first"], []).append(entry)
    opens = next((number for number, text in enumerate(lines, start=1) if text.strip()), 1)
    rows = [(number, text, by_line.get(number, [])) for number, text in enumerate(lines, start=1) if number >= opens]
    values = {"title": title, "rows": rows, "made": sum(bool(entry["cards"]) for entry in entries)}
    replace(path, page("web/explain.html.j2", values, style="explain.css"), opens=OPENS)
