"""A quiz under a page of a Hugo site: a shortcode, and the deck as the site's data."""

from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.formats import json
from quizgen.formats._files import refuse_other, replace
from quizgen.model import Deck
from quizgen.resources import folder

_OPENS = b"{{-/*madebyquizgen"
_SITES = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config")


def write_hugo(deck: Deck, site: Path) -> tuple[Path, ...]:
    """Write the shortcode and the deck into a Hugo site and return their paths; raises QuizgenError."""
    if not any((site / name).exists() for name in _SITES):
        raise QuizgenError(f"{site}: no Hugo site (no hugo.toml there); give the folder in which hugo runs")
    shortcode, data = site / "layouts" / "shortcodes" / "quizgen.html", site / "data" / "quizgen.json"
    refuse_other(shortcode, _OPENS)
    try:
        for path in (shortcode, data):
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizgenError(f"{site}: cannot be written to ({error.strerror})") from error
    json.write(deck, data, now=0)
    replace(shortcode, (folder("templates") / "hugo" / "quizgen.html").read_bytes(), opens=_OPENS)
    return shortcode, data
