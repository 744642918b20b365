"""The catalogue from its folder, or from its compiled form when nothing in the folder has changed."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from quizgen import __version__
from quizgen.catalogue.concepts import concept
from quizgen.catalogue.families import family
from quizgen.catalogue.finding import index, names
from quizgen.catalogue.keeping import freeze, thaw
from quizgen.errors import QuizgenError
from quizgen.resources import folder

Compiled = dict[str, Any]
KEPT = 8  # compiled forms: of other versions, and with other folders of the student's own


def compiled(extra: Sequence[Path] = ()) -> Compiled:
    """Return the catalogue as plain data: `concepts`, `families`, `sources`, `exams`, `names` (folded → id) and
    `parts` (id → ids).

    `extra` are folders of the student's own concepts. The compiled form is kept in the user's cache folder by the hash
    of all files; a damaged or unwritable cache is rebuilt or done without, silently.
    """
    folders = [folder("decks") / "aws", *extra]
    kept = _cache(folders)
    try:
        return thaw(kept.read_bytes())
    except (OSError, ValueError):
        pass
    fresh = read(folders)
    for raw in (*fresh["concepts"].values(), *fresh["families"].values()):
        if message := misshapen(raw):
            raise QuizgenError(f"{raw['file']}: {message}")
    fresh["names"] = {" ".join(words): id_ for words, id_ in index(names(fresh["concepts"])).items()}
    fresh["parts"] = belonging(fresh["concepts"])
    _keep(kept, fresh)
    return fresh


def belonging(concepts: Mapping[str, Any]) -> dict[str, list[str]]:
    """The ids of what belongs to each concept."""
    found: dict[str, list[str]] = {}
    for id_, raw in sorted(concepts.items()):
        for whole in raw.get("part_of") or ():
            found.setdefault(str(whole), []).append(id_)
    return found


def read(folders: Sequence[Path]) -> Compiled:
    """Read every file of the folders; QuizgenError names the first file that is not as docs/concepts.md wants it."""
    whole: Compiled = {"concepts": {}, "families": {}, "sources": {}, "exams": {}}
    for root in folders:
        for path in _files(root):
            for shelf, key, raw in _entries(path):
                if key in whole[shelf] and (shelf != "sources" or whole[shelf][key].get("url") != raw.get("url")):
                    raise QuizgenError(f"{path}: {key} is defined twice in the catalogue")
                whole[shelf][key] = raw | {"file": str(path)} if shelf in ("concepts", "families") else raw
    return whole


def misshapen(raw: dict[str, Any]) -> str:
    """What keeps a concept or a family from being built, or nothing."""
    try:
        family(raw) if "family" in raw else concept(raw)
    except KeyError as error:
        return f"{error.args[0]} is missing"
    except (TypeError, ValueError, AttributeError) as error:
        return f"not of the form wanted: {error}"
    return ""


def _files(root: Path) -> list[Path]:
    return [Path(path) for path in _paths(root)]


def _paths(root: Path) -> list[str]:
    """The files of a catalogue as plain text, which is twice as fast as paths when there are hundreds."""
    if not root.is_dir():
        raise QuizgenError(f"{root}: no such catalogue folder")
    found: list[str] = []
    folders = [str(root)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.name.endswith((".md", ".yaml")) and entry.is_file():  # no pipe, for which we would wait
                    found.append(entry.path)
    return sorted(found)


def _entries(path: Path) -> Iterator[tuple[str, str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuizgenError(f"{path}: cannot be read ({error})") from error
    if path.suffix == ".md":
        raw = _concept(path, text)
        yield "concepts", str(raw.get("id")), raw
        return
    raw = _mapping(path, text)
    if path.parent.name == "families":
        yield "families", str(raw.get("family")), raw
    else:
        shelf = "exams" if path.stem == "exams" else "sources"
        yield from ((shelf, str(key), entry) for key, entry in raw.items())


def _concept(path: Path, text: str) -> dict[str, Any]:
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise QuizgenError(f"{path}: a concept opens with YAML between two --- lines")
    return _mapping(path, parts[1]) | {"advice": parts[2].strip(), "category": path.parent.name}


def _mapping(path: Path, text: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        plain = _plain(yaml.load(text, Loader=loader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # ValueError: a date that is none
        raise QuizgenError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(plain, dict):
        raise QuizgenError(f"{path}: a mapping of names to values is wanted")
    return plain


def _plain(raw: Any) -> Any:
    """YAML as JSON: keys are text (YAML 1.1 takes a bare `on` for true), dates are ISO text."""
    if isinstance(raw, dict):
        return {"on" if key is True else str(_plain(key)): _plain(entry) for key, entry in raw.items()}
    if isinstance(raw, list):
        return [_plain(entry) for entry in raw]
    return raw.isoformat() if isinstance(raw, date | datetime) else raw


def _cache(folders: Sequence[Path]) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("quizgen") / f"catalogue-{_digest(folders)[:24]}"


def digest(extra: Sequence[Path] = ()) -> str:
    """What tells one state of the catalogue from any other: the hash of all its files."""
    return _digest([folder("decks") / "aws", *extra])


def _digest(folders: Sequence[Path]) -> str:
    made = sha256(__version__.encode())
    for root in folders:
        for path in _paths(root):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                made.update(path[len(str(root)) :].encode() + b"\0" + file.read() + b"\0")
    return made.hexdigest()


def _keep(path: Path, fresh: Compiled) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(freeze(fresh))
        beside.replace(path)
        kept = sorted(path.parent.glob("catalogue-*"), key=lambda old: old.stat().st_mtime)
        for old in kept[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return
