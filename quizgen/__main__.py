"""`python -m quizgen` is `quizgen`, and so is the installed command."""

import sys

from quizgen import __version__


def main() -> None:
    """Answer `--version` at once; all else is the business of the command line."""
    if sys.argv[1:] == ["--version"]:
        print(f"quizgen, version {__version__}")
        return
    from quizgen.cli import main as run

    run()


if __name__ == "__main__":
    main()
