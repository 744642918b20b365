"""Every kind of card on the page in which Anki's desktop program shows it, by day and by night, wide and narrow.

`python -m tests.anki_pictures build/anki-pictures` draws a sheet of pictures for each and prints what is wrong. The page's
style and script come out of the aqt wheel of the installed version, which pip fetches; nothing of it is kept here.
"""

import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from anki.buildinfo import version
from playwright.sync_api import Browser, Page, sync_playwright

from quizgen.model import Picture
from tests import decks
from tests.conftest import CHROMIUM
from tests.decks import deck
from tests.test_anki import Profile
from tests.test_page import FAINT, options_of

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 90" font-family="sans-serif" font-size="18"><rect x="2" y="20" '
    'width="110" height="50" fill="none" stroke="black"/><text x="20" y="50">sender</text><path d="M115 45h60m40 0h60" '
    'stroke="black"/><text x="178" y="50">SQS</text><rect x="278" y="20" width="130" height="50" fill="none" stroke="black"/>'
    '<text x="298" y="50">consumer</text></svg>'
)  # fmt: skip
THEMES = {"light": "card card1 isLin", "night": "card card1 isLin nightMode night_mode"}
PAGE = """<!doctype html><html class="{html}"><head><meta charset="utf-8"><link rel="stylesheet" href="css/webview.css">
<link rel="stylesheet" href="css/reviewer.css"><script>window.pycmd = window.bridgeCommand = () => {{}};</script></head>
<body class="isLin {body}"><div id="_mark" hidden>&#x2605;</div><div id="_flag" hidden>&#x2691;</div><div id="qa"></div>
<script src="js/vendor/jquery.min.js"></script><script src="js/reviewer.js"></script></body></html>"""
COLUMNS = ("sides", "faint texts", "other orders", "picks lost", "wider than the page", "errors")


def reviewer(folder: Path) -> Path:
    """The folder of the web files of Anki's own program."""
    words = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"aqt=={_dotted()}", "-d", str(folder)]
    subprocess.run(words, check=True)
    with ZipFile(next(folder.glob("aqt-*.whl"))) as wheel:
        wheel.extractall(folder, [name for name in wheel.namelist() if name.startswith("_aqt/data/web/")])
    return folder / "_aqt" / "data" / "web"


def _dotted() -> str:
    """The version as PyPI writes it: 25.2.7 for 25.02.7."""
    return ".".join(str(int(part)) for part in version.split("."))


def sides(folder: Path) -> list[tuple[str, str]]:
    """What Anki makes of one card of every kind, one of them with a picture."""
    drawing = folder / "drawing.svg"
    drawing.write_text(DRAWING, encoding="utf-8")
    shown = replace(decks.RECALL, pictures=(Picture(str(drawing), "A sender, a queue and a consumer"),))
    profile = Profile(folder)
    try:
        profile.take(deck((shown, *decks.EVERY[1:])))
        media = Path(profile.collection.media.dir())
        (name,) = [path.name for path in media.iterdir()]
        data = f"data:image/svg+xml;base64,{b64encode((media / name).read_bytes()).decode()}"
        return [(front, back.replace(name, data)) for front, back in profile.sides()]
    finally:
        profile.collection.close()


def reviewed(
    page: Page, cards: list[tuple[str, str]], theme: str, width: int
) -> Iterator[tuple[dict[str, int], bytes]]:
    """Show each card as the program does, and count what is wrong; a picture of each side."""
    page.set_viewport_size({"width": width, "height": 500})
    for front, back in cards:
        page.evaluate("([q, a, c]) => _showQuestion(q, a, c)", [front, back, THEMES[theme]])
        page.wait_for_function("document.getElementById('qa').style.opacity !== '0'")
        order = options_of(page)
        if order:
            page.keyboard.press("1")
        yield _wrong(page, width), page.screenshot(full_page=True)
        page.evaluate("a => _showAnswer(a)", back)
        page.wait_for_function("document.getElementById('answer') !== null")
        page.wait_for_timeout(50)
        lost = bool(order) and page.locator(".picked").count() != 1
        wrong = {"other orders": int(options_of(page) != order), "picks lost": int(lost)}
        yield {**_wrong(page, width), **wrong}, page.screenshot(full_page=True)


def _wrong(page: Page, width: int) -> dict[str, int]:
    wide = page.evaluate("document.documentElement.scrollWidth") > width
    return {"sides": 1, "faint texts": len(page.evaluate(FAINT)), "wider than the page": int(wide)}


def sheet(browser: Browser, pictures: list[bytes], width: int, path: Path) -> None:
    """All pictures on one, four or eight beside each other."""
    across = 4 if width > 500 else 8
    page = browser.new_page(viewport={"width": across * (width // 2 + 12), "height": 400})
    shown = "".join(
        f'<img width="{width // 2}" src="data:image/png;base64,{b64encode(one).decode()}">' for one in pictures
    )
    page.set_content(
        f'<body style="background: #888; display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-start">{shown}</body>'
    )
    page.screenshot(path=path, full_page=True)
    page.close()


def main(target: Path) -> bool:
    """Draw and print; whether nothing is wrong."""
    target.mkdir(parents=True, exist_ok=True)
    good = True
    print(f"Anki {version}\n\n| theme | width | {' | '.join(COLUMNS)} |\n|---|{'---:|' * (len(COLUMNS) + 1)}")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        web, cards = reviewer(Path(folder)), sides(Path(folder))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for theme, classes in THEMES.items():
            night = "night-mode" if theme == "night" else ""
            (web / "page.html").write_text(
                PAGE.format(html=night, body=classes.partition("isLin")[2]), encoding="utf-8"
            )
            for width in (900, 390):
                count: dict[str, Any] = dict.fromkeys(COLUMNS, 0)
                page = browser.new_page()
                page.on("pageerror", lambda error, count=count: count.update(errors=count["errors"] + 1))
                page.goto((web / "page.html").as_uri())
                pictures = []
                for wrong, picture in reviewed(page, cards, theme, width):
                    count.update({name: count[name] + found for name, found in wrong.items()})
                    pictures.append(picture)
                page.close()
                sheet(browser, pictures, width, target / f"{theme}-{width}.png")
                print(f"| {theme} | {width} | {' | '.join(str(count[name]) for name in COLUMNS)} |", flush=True)
                good = good and not any(count[name] for name in COLUMNS[1:])
        browser.close()
    return good


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1])))
