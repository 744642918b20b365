"""What tests share: the shipped catalogue, a real browser, and one option to rewrite goldens."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quizgen.catalogue import Catalogue, load
from quizgen.deck import Options, everything
from quizgen.model import Card
from quizgen.study import store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# Tests at import and subprocesses too: nothing is ever kept in the data folder of whoever runs them.
KEPT = Path(tempfile.mkdtemp(prefix="quizgen-history-"))
os.environ["QUIZGEN_HISTORY"] = str(KEPT / "import.db")
os.environ["XDG_CACHE_HOME"] = str(KEPT / "cache")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "/usr/bin/chromium"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite golden files; read the diff before you commit")


atexit.register(shutil.rmtree, KEPT, ignore_errors=True)
_numbers = count()


@pytest.fixture(autouse=True)
def history(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file in which this test's answers are kept; it is made when the first command needs it.

    What a test leaves open is closed behind it, for Python 3.13 complains of it in the middle of another test.
    """
    path = KEPT / f"{next(_numbers)}.db"
    monkeypatch.setenv("QUIZGEN_HISTORY", str(path))
    opened: list[store.Store] = []
    start = store.Store.__init__
    monkeypatch.setattr(store.Store, "__init__", lambda one, *more: (opened.append(one), start(one, *more))[1])
    yield path
    for one in opened:
        if hasattr(one, "open"):
            one.close()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def whole(catalogue: Catalogue) -> list[Card]:
    """Six cards a concept of the shipped catalogue."""
    return list(everything(catalogue, Options(per_concept=6)).deck.cards)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: "Browser") -> "Iterator[Callable[..., Page]]":
    """Opens a file; any word on the console, any error, any dialog and any request but for the file fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def look(path: Path, width: int = 900, **options: Any) -> "Page":
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: request.url.split("#")[0] == path.as_uri() or wrong.append(request.url))
        page.goto(path.as_uri())
        return page

    yield look
    for context in contexts:
        context.close()
    assert wrong == []
