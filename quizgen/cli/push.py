"""`quizgen push`: opens a package in the Anki that runs on this computer."""

import json
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

import click

_WAIT = 30  # seconds


class _Straight(HTTPRedirectHandler):
    def redirect_request(self, *asked: object) -> None:
        """Go nowhere else."""


@click.command()
@click.argument("package", type=click.Path(path_type=Path, dir_okay=False), default=Path("build/quizgen.apkg"))
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="Where AnkiConnect listens."
)
@click.option("--key", envvar="ANKICONNECT_API_KEY", help="AnkiConnect's apiKey, where one is set.")
def command(package: Path, port: int, key: str | None) -> None:
    """Open the package in Anki's import dialog, through the add-on AnkiConnect (2055492159) on this computer.

    Example: quizgen push build/quizgen.apkg
    """
    from quizgen.errors import QuizgenError

    if not package.is_file():
        raise QuizgenError(f"{package}: no such package; make one with quizgen build NOTES")
    wish = {"action": "guiImportFile", "version": 6, "params": {"path": str(package.resolve())}}
    answer = _asked(wish | ({"key": key} if key else {}), port)
    if answer.get("error"):
        raise QuizgenError(f"Anki did not take {package}: {answer['error']}")
    click.echo(f"{package} is open in Anki: leave the options as they are and choose Import", err=True)


def _asked(wish: dict[str, object], port: int) -> dict[str, object]:
    """AnkiConnect's answer; raises QuizgenError where nothing or something else answers.

    Only this computer is asked: no proxy, and no redirection to elsewhere.
    """
    from quizgen.errors import QuizgenError

    request = Request(f"http://127.0.0.1:{port}", json.dumps(wish).encode(), {"Content-Type": "application/json"})
    try:
        with build_opener(ProxyHandler({}), _Straight).open(request, timeout=_WAIT) as response:
            answer = json.loads(response.read(1 << 20))
    except HTTPError as error:
        error.close()
        raise QuizgenError(f"what answers on port {port} is not AnkiConnect ({error.code})") from error
    except (OSError, HTTPException) as error:
        raise QuizgenError(
            f"no Anki answers on port {port}: start Anki with the add-on AnkiConnect (2055492159), "
            "or import the package by hand (File > Import)"
        ) from error
    except ValueError as error:
        raise QuizgenError(f"what answers on port {port} is not AnkiConnect") from error
    if not isinstance(answer, dict) or "error" not in answer:
        raise QuizgenError(f"what answers on port {port} is not AnkiConnect")
    return answer
