"""The wheel and the sdist, installed without the checkout, make the deck that the checkout makes, byte for byte.

`python -m tests.wheel` builds both, installs each into an environment of its own and prints what it compared.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HOME = Path(__file__).parent.parent
SAMPLE = HOME / "decks" / "worklogs" / "1.3-Week3"


def run(*words: str | Path, cwd: Path, **more: str) -> str:
    """Run a program with nothing of this environment but the way to programs and to the package index."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME") or name.startswith("PIP_")}
    found = subprocess.run(words, cwd=cwd, env={**kept, **more}, capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{found.stdout}{found.stderr}")
    return found.stdout


def installed(package: Path, room: Path) -> Path:
    """The folder of programs of a new environment that holds the package and what it needs."""
    venv.create(room, with_pip=True)
    run(room / "bin" / "pip", "install", "--quiet", package, cwd=room.parent)
    return room / "bin"


def deck(programs: Path, room: Path) -> dict[str, bytes]:
    """The files that a build of the sample writes."""
    room.mkdir()
    shutil.copytree(SAMPLE, room / "notes")
    made = {"SOURCE_DATE_EPOCH": "1790000000", "XDG_CACHE_HOME": str(room / "cache"), "PYTHONPATH": ""}
    run(programs / "python", "-m", "quizgen", "build", "notes", cwd=room, **made)
    run(programs / "quizgen", "help", "limits", cwd=room)
    return {path.name: path.read_bytes() for path in sorted((room / "build").iterdir())}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        venv.create(room / "maker", with_pip=True)
        run(room / "maker" / "bin" / "pip", "install", "--quiet", "build", "hatchling", cwd=room)
        run(room / "maker" / "bin" / "python", "-m", "build", "--no-isolation", "-o", room / "dist", HOME, cwd=room)
        wanted = deck(Path(sys.executable).parent, room / "checkout")
        packages = sorted((room / "dist").iterdir())
        for package in packages:
            made = deck(installed(package, room / f"{package.name}-env"), room / f"{package.name}-deck")
            if made != wanted:
                sys.exit(
                    f"{package.name}: not the deck of the checkout: {[n for n in wanted if made.get(n) != wanted[n]]}"
                )
            print(f"{package.name}: {', '.join(made)}, byte for byte")
        if len(packages) != 2:
            sys.exit(f"a wheel and an sdist were wanted, not {packages}")


if __name__ == "__main__":
    main()
