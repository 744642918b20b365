"""The few JavaScript packages that tests hold our output against, as package-lock.json names them."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def modules() -> Path:
    """The folder node_modules; the first time, npm fetches what the lock file names and runs none of its scripts."""
    wanted = HERE / "package-lock.json"
    done = HERE / "node_modules" / ".package-lock.json"
    if not done.exists() or done.stat().st_mtime < wanted.stat().st_mtime:
        npm = shutil.which("npm")
        assert npm, "tests of pages and exports want Node.js with npm"
        words = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(words, cwd=HERE, check=True, capture_output=True)
    return HERE / "node_modules"


def node(script: str, text: str) -> str:
    """What a script of this folder prints for a text on its stdin; raises where it fails."""
    modules()
    words = ["node", str(HERE / script)]
    done = subprocess.run(words, check=False, input=text, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-600:]
    return done.stdout
