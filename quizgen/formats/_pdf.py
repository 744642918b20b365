"""A page as PDF: through WeasyPrint where it is installed, else through a Chromium, Chrome or Edge that is there."""

import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from quizgen.errors import QuizgenError
from quizgen.formats._files import replace
from quizgen.formats._words import WORDS

Engine = Literal["auto", "weasyprint", "chromium"]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_MARK = b"%made by quizgen\n"
_WAIT = 180


def write_pdf(page: Path, target: Path, *, engine: Engine = "auto", even: bool = False) -> str:
    """Write the HTML at `page` as PDF to `target` and return the engine's name.

    With `even`, an odd number of pages gets one more, which says that it is blank. Nothing is fetched from anywhere.
    Raises QuizgenError where there is no engine, where it fails, and where `target` is not a PDF of ours.
    """
    _refuse_other(target)
    text = page.read_text(encoding="utf-8")
    name = _chosen(engine, page)
    made, count = _drawn(name, text)
    if even and count % 2:
        words = WORDS["vi" if '<html lang="vi"' in text else "en"]
        made, _ = _drawn(name, text.replace("</body>", f'<p class="blank">{words["blank_page"]}</p>\n</body>'))
    head, start, tail = made.rpartition(b"startxref")
    replace(target, head + _MARK + start + tail, opens=b"%pdf-")
    return name


def browser() -> str:
    """The path of an installed Chromium, Chrome or Edge, empty where there is none."""
    found = (shutil.which(name) for name in _NAMES)
    return next(filter(None, found), None) or next((place for place in _PLACES if Path(place).is_file()), "")


def _chosen(engine: Engine, page: Path) -> str:
    reason = ""
    if engine != "chromium":
        try:
            import weasyprint  # noqa: F401
        except (ImportError, OSError) as error:
            reason = "" if isinstance(error, ImportError) else f" (WeasyPrint: {str(error).splitlines()[0]})"
        else:
            return "weasyprint"
    if engine != "weasyprint" and browser():
        return "chromium"
    wanted = {"weasyprint": "pip install 'quizgen[pdf]'", "chromium": "install Chromium, Chrome or Edge"}
    how = wanted.get(engine) or " or ".join(wanted.values())
    raise QuizgenError(
        f"{page} is written, but nothing here makes a PDF of it: {how}, or print it in a browser{reason}"
    )


def _drawn(name: str, text: str) -> tuple[bytes, int]:
    """A PDF and its number of pages."""
    made, count = _weasyprint(text) if name == "weasyprint" else _chromium(text)
    if not made.startswith(b"%PDF-") or not count or b"startxref" not in made:
        raise QuizgenError(f"{name} made no whole PDF; try the other --pdf-engine, or print the page in a browser")
    return made, count


def _weasyprint(text: str) -> tuple[bytes, int]:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
    try:
        drawn = HTML(string=text, url_fetcher=fetcher).render(pdf_variant="pdf/ua-1")
        made: bytes = drawn.write_pdf(pdf_variant="pdf/ua-1")
    except Exception as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise QuizgenError(f"WeasyPrint cannot draw this page ({said}); try --pdf-engine chromium") from error
    return made, len(drawn.pages)


def _chromium(text: str) -> tuple[bytes, int]:
    """Chromium's exit code says nothing, so what counts is the file."""
    with TemporaryDirectory(prefix="quizgen-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        (room / "page.html").write_text(text, encoding="utf-8")
        words = [
            browser(),
            "--headless",
            "--disable-gpu",
            "--disable-extensions",
            "--no-first-run",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={room / 'profile'}",
            f"--print-to-pdf={room / 'page.pdf'}",
            (room / "page.html").as_uri(),
        ]
        if sys.platform != "win32" and os.geteuid() == 0:
            words.insert(1, "--no-sandbox")
        try:
            subprocess.run(words, capture_output=True, timeout=_WAIT, check=False)
            made = (room / "page.pdf").read_bytes()
            return made, len(_PAGE.findall(made))
        except subprocess.TimeoutExpired as error:
            raise QuizgenError(f"{words[0]} made no PDF within {_WAIT} seconds") from error
        except OSError as error:
            raise QuizgenError(f"{words[0]} made no PDF; print the page in a browser") from error


def _refuse_other(target: Path) -> None:
    """Raise QuizgenError where a PDF stands that somebody else made."""
    if target.is_file() and target.stat().st_size and _MARK not in target.read_bytes()[-4096:]:
        raise QuizgenError(f"{target} holds something that quizgen did not write; choose another name or delete it")
