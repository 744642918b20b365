"""The figures of a history as one page with charts as SVG, that needs no script and asks nothing of the network."""

from collections.abc import Mapping
from pathlib import Path

from quizgen.formats._files import replace
from quizgen.formats._render import OPENS, page


def write_stats(values: Mapping[str, object], path: Path) -> None:
    """Write the page (what it wants stands in templates/web/stats.html.j2); raises QuizgenError where it cannot."""
    replace(path, page("web/stats.html.j2", values, style="stats.css"), opens=OPENS)
