"""Runs command lines one after another, each in a fork of its own with a bound on time and memory.

What is imported once is there in every fork, so that a case costs its own work alone. A request is a line of JSON on
stdin, the answer a line of JSON on stdout.
"""

import ctypes
import gc
import json
import os
import resource
import signal
import struct
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

WALL = 20  # seconds after which a run that only waits is ended


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code, or minus the signal; what it printed; CPU seconds and MiB at the peak."""

    code: int
    said: str
    seconds: float
    mebibytes: float


class Forks:
    """The process out of which the runs are forked."""

    def __enter__(self) -> "Forks":
        words = [sys.executable, "-m", "tests.hostile.forks"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate()

    def run(
        self,
        *words: object,
        folder: Path,
        seconds: int = 20,
        mebibytes: int = 1000,
        obedient: bool = False,
        bytes_: int = 0,
    ) -> Ended:
        """Run `quizgen WORDS` in a folder, bound by the modes of files even as root where `obedient`, writing no file of more than `bytes_`."""
        asked = {"words": [str(word) for word in words], "folder": str(folder), "seconds": seconds}
        asked |= {"mebibytes": mebibytes, "obedient": obedient, "bytes_": bytes_}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(asked), file=self.process.stdin, flush=True)
        return Ended(**json.loads(self.process.stdout.readline()))


def main() -> None:
    from quizgen import catalogue, cli

    known = catalogue.load()
    catalogue.load = lambda extra=(), *day: catalogue.Catalogue(catalogue.compiled(extra)) if extra else known
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(sys.stderr):
        sample = Path(folder, "sample.md")
        sample.write_text("- **Amazon SNS**: pushes messages to every subscriber, café\n", encoding="latin-1")
        with suppress(SystemExit):
            cli.main(["build", folder, "-o", folder])
    gc.freeze()  # else each fork would copy what its collector only looks at
    for line in sys.stdin:
        print(json.dumps(_answer(cli.main, **json.loads(line))), flush=True)


def _answer(command: Any, **asked: Any) -> dict[str, Any]:
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            _run(command, **asked)
        _, status, used = os.wait4(child, 0)
        said.seek(0)
        text = said.read().decode("utf-8", "backslashreplace")
    taken = {"seconds": used.ru_utime + used.ru_stime, "mebibytes": used.ru_maxrss / 1024}
    return {"code": os.waitstatus_to_exitcode(status), "said": text, **taken}


def _run(
    command: Any, words: list[str], folder: str, seconds: int, mebibytes: int, obedient: bool, bytes_: int
) -> None:
    code = 1
    try:
        os.chdir(folder)
        _bound(seconds, mebibytes, bytes_)
        if obedient:
            _drop_capabilities()
        command(words, prog_name="quizgen")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:  # what Python itself would do with it
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _drop_capabilities() -> None:
    """Linux lets root read and write everything by a capability, which can be laid down."""
    version, none = 0x20080522, struct.pack("=6I", *[0] * 6)
    if ctypes.CDLL(None).capset(struct.pack("=Ii", version, 0), none):
        raise OSError("capset")


def _bound(seconds: int, mebibytes: int, bytes_: int) -> None:
    signal.alarm(WALL)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + mebibytes * 2**20,) * 2)
    if bytes_:
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, bytes_))


if __name__ == "__main__":
    main()
