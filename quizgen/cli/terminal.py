"""The desk that people sit at: keys and colour on a terminal, lines in a pipe."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
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
        if self.keys:
            # The default would leave the terminal without echo when it comes while a key is read.
            signal.signal(signal.SIGTERM, signal.default_int_handler)

    def show(self, lines: Iterable["Line"]) -> None:
        """Print lines, wrapped to the terminal's width of this moment."""
        width = shutil.get_terminal_size().columns
        for line in lines:
            text = line.wrapped(width)
            styled = click.style(text, **STYLES[line.tone]) if line.tone else text
            try:
                click.echo(styled, file=self.out, color=self.color)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise QuizgenError(f"the output cannot be written to ({error.strerror})") from error

    def key(self) -> str:
        """Wait for one key, given small; keys pressed before it was asked for are dropped."""
        mark = click.getchar()
        if not mark:
            raise EOFError
        if mark == SUSPEND and hasattr(signal, "SIGTSTP"):
            os.kill(os.getpid(), signal.SIGTSTP)
            return self.key()
        return "\n" if mark == "\r" else mark.casefold()

    def line(self) -> str:
        """Wait for a line; it can be edited where it is typed."""
        if self.live and self.out is sys.stdout:
            _editing()
            return input("> ")
        if self.live:
            click.echo("> ", nl=False, file=self.out)
        text = sys.stdin.readline() if sys.stdin else ""
        if not text:
            raise EOFError
        return text


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


def _editing() -> None:
    """Arrow keys in typed lines, without a history that would give earlier answers away."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)
    readline.parse_and_bind("set enable-bracketed-paste off")
