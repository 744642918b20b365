"""The desk that people sit at: keys and colour on a terminal, lines in a pipe."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, Any, TextIO

import click

from quizgen.errors import QuizgenError

if TYPE_CHECKING:
    from quizgen.study.proctor import Timer
    from quizgen.study.screen import Line

STYLES: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "good": {"fg": "green"},
    "bad": {"fg": "red"},
    "faint": {"dim": True},
}
SUSPEND = "\x1a"
SETTLED = 0.15  # seconds


class Resized(Exception):  # noqa: N818  # it is no error, the question is shown anew
    """The terminal's width has changed while an answer was awaited."""


class Terminal:
    """The desk that people sit at: single keys where stdin and the questions are on a terminal, lines elsewhere."""

    def __init__(self, out: TextIO | None, *, plain: bool = False, no_color: bool = False) -> None:
        """Show lines on `out`; `plain` reads lines even on a terminal. What cannot be shown becomes question marks."""
        if out is None:
            raise QuizgenError("there is nowhere to show questions: the output is closed")
        dumb = os.environ.get("TERM") == "dumb"
        self.out = out
        self.live = sys.stdin is not None and sys.stdin.isatty() and out.isatty()
        self.keys = self.live and not (plain or dumb)
        self.color = colored(out) and not no_color
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        self.shown: tuple[Line, ...] = ()
        self.width, self.waiting = self._columns(), False
        if self.keys:
            # The default would leave the terminal without echo when it comes while a key is read.
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            if hasattr(signal, "SIGWINCH"):
                signal.signal(signal.SIGWINCH, lambda number, frame: self._look())

    def show(self, lines: Iterable["Line"]) -> None:
        """Print lines, wrapped to the terminal's width of this moment; an empty one at the head begins a question."""
        lines = tuple(lines)
        self.shown = lines if lines and not lines[0].text else (*self.shown, *lines)
        self._print(lines)

    def _print(self, lines: Iterable["Line"]) -> None:
        self.width = self._columns()
        for line in lines:
            text = line.wrapped(self.width)
            styled = click.style(text, **STYLES[line.tone]) if line.tone else text
            try:
                click.echo(styled, file=self.out, color=self.color)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise QuizgenError(f"the output cannot be written to ({error.strerror})") from error

    def key(self) -> str:
        """Wait for one key, given small; keys pressed before it was asked for are dropped."""
        mark = self._awaited(click.getchar)
        if not mark:
            raise EOFError
        if mark == SUSPEND and hasattr(signal, "SIGTSTP"):
            os.kill(os.getpid(), signal.SIGTSTP)
            return self.key()
        return "\n" if mark == "\r" else mark.casefold()

    def line(self) -> str:
        """Wait for a line; it can be edited where it is typed."""
        if self.live and self.out is sys.stdout:
            return self._awaited(_edited)
        if self.live:
            click.echo("> ", nl=False, file=self.out)
        text = sys.stdin.readline() if sys.stdin else ""
        if not text:
            raise EOFError
        return text

    def _awaited(self, read: Callable[[], str]) -> str:
        """Read; where the terminal's width changes meanwhile, show the question again as it fits and go on reading."""
        while True:
            try:
                self.waiting = True
                self._look()
                return read()
            except Resized:
                self.waiting = False  # nothing is to be broken off while it is shown
                self._settle()
                click.echo(file=self.out)
                self._show_again()
            finally:
                self.waiting = False

    def _settle(self) -> None:
        """Wait until the window is no longer dragged, so that the question is shown once."""
        width = 0
        while width != (width := self._columns()):
            sleep(SETTLED)

    def _show_again(self) -> None:
        self._print(self.shown)

    def _look(self) -> None:
        """Break off the reading where the width has changed; who reads plain lines is left in peace."""
        if self.waiting and self.keys and self._columns() != self.width:
            raise Resized

    def _columns(self) -> int:
        """The width of where questions are shown; 80, or what COLUMNS says, where that is no terminal."""
        with suppress(OSError, ValueError):
            if columns := os.get_terminal_size(self.out.fileno()).columns:
                return columns
        return shutil.get_terminal_size().columns


class Clocked(Terminal):
    """A desk at which reading ends with TimeUp when the time has run out."""

    def __init__(self, out: TextIO | None, timer: "Timer", *, plain: bool = False, no_color: bool = False) -> None:
        """Take the timer; it does not run out while it is paused."""
        super().__init__(out, plain=plain, no_color=no_color)
        self.timer = timer

    def key(self) -> str:
        """Wait for one key, no longer than there is time."""
        return self._within(super().key)

    def line(self) -> str:
        """Wait for a line, no longer than there is time."""
        return self._within(super().line)

    def _show_again(self) -> None:
        """The question, and how much time there is by now."""
        from quizgen.study.marking import clock
        from quizgen.study.screen import Line

        super()._show_again()
        self._print((Line(f"{clock(self.timer.left)} left now", "faint"),))

    def _within(self, read: Callable[[], str]) -> str:
        from quizgen.study.proctor import TimeUp

        if self.timer.held:
            return read()
        if not self.timer.left:
            raise TimeUp
        if not hasattr(signal, "setitimer"):  # Windows: the time is looked at after each key
            text = read()
            if not self.timer.left:
                raise TimeUp
            return text
        before = signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, self.timer.left)
        try:
            return read()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: object) -> None:
    from quizgen.study.proctor import TimeUp

    raise TimeUp


def colored(out: TextIO) -> bool:
    """Whether colour is wanted there: on a terminal, unless NO_COLOR or TERM=dumb says no."""
    wanted = out.isatty() or bool(os.environ.get("FORCE_COLOR"))
    return wanted and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")


def _edited() -> str:
    """Read a line with arrow keys, without a history that would give earlier answers away.

    What had been typed where it is broken off stands in the next one.
    """
    try:
        import readline
    except ImportError:
        return input("> ")
    readline.set_auto_history(False)
    readline.parse_and_bind("set enable-bracketed-paste off")
    left = ""
    try:
        return input("> ")
    except Resized:
        left = readline.get_line_buffer()
        raise
    finally:
        readline.set_startup_hook(partial(readline.insert_text, left))
