"""`quizgen doctor`: what a bug report needs to know about this computer, in one screen."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

ANKI = ("anki", "/Applications/Anki.app/Contents/MacOS/anki", r"C:\Program Files\Anki\anki.exe")


@click.command()
def command() -> None:
    """Show versions, folders and programs that quizgen finds, to paste into a bug report.

    Nothing is sent anywhere, and your home folder is shown as ~.

    Example: quizgen doctor
    """
    for label, found in _findings():
        click.echo(f"{label:<12}{_tilde(found)}")


def _findings() -> Iterator[tuple[str, str]]:
    from quizgen import __version__
    from quizgen.cli import past
    from quizgen.formats import browser

    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield "quizgen", f"{__version__} in {Path(__file__).parent.parent}"
    yield "python", f"{python} in {sys.prefix}"
    yield "system", f"{platform.platform()}, {os.cpu_count()} processors"
    yield "terminal", _terminal()
    yield "libraries", ", ".join(_versions())
    yield "catalogue", _catalogue()
    yield "cache", _cache()
    yield "history", _size(past.place(None))
    yield "settings", _size(Path("quizgen.toml"))
    yield "anki", _program(ANKI) or "not found: import the package by hand"
    yield "weasyprint", _version("weasyprint") or "not installed: pip install 'quizgen[pdf]'"
    yield "browser", browser() or "none found: PDFs need WeasyPrint or Chromium"


def _terminal() -> str:
    columns, lines = shutil.get_terminal_size()
    kind = os.environ.get("TERM", "no TERM") if sys.stdout.isatty() else "not on a terminal"
    language = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "no locale")
    return f"{kind}, {columns}×{lines}, {sys.stdout.encoding}, {language}"


def _versions() -> Iterator[str]:
    """What quizgen needs to run, each with its version here."""
    for wanted in metadata.requires("quizgen") or ():
        if "extra ==" not in wanted:
            name = re.split(r"[^\w.-]", wanted)[0]
            yield f"{name} {_version(name) or 'missing'}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _catalogue() -> str:
    from quizgen.catalogue import load

    known = load()
    days = sorted(raw["checked"] for raw in known.data["sources"].values() if "checked" in raw)
    pages = f"{len(days)} pages compared from {days[0]} to {days[-1]}"
    return f"{len(known.ids)} concepts, {len(known.families)} families, {pages}"


def _cache() -> str:
    from platformdirs import user_cache_path

    folder = user_cache_path("quizgen")
    kept = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    closed = "" if not folder.exists() or os.access(folder, os.W_OK) else ", not writable"
    return f"{folder}: {len(kept)} files, {sum(path.stat().st_size for path in kept) / 2**20:.1f} MB{closed}"


def _size(file: Path) -> str:
    return f"{file}: {file.stat().st_size:,} bytes" if file.is_file() else f"{file}: not there"


def _program(names: tuple[str, ...]) -> str:
    return next(filter(None, map(shutil.which, names)), None) or ""


def _tilde(text: str) -> str:
    """The text without the name of whoever runs it."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text
