"""Prints the oldest versions that pyproject.toml allows, as constraints for pip: `python -m tests.lowest`."""

import re
import tomllib
from pathlib import Path


def main() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    for name, version in (re.findall(r"^([\w.-]+)>=([\d.]+)", line)[0] for line in wanted):
        print(f"{name}=={version}")


if __name__ == "__main__":
    main()
