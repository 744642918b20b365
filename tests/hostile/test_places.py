"""Whatever lies in the folder of the notes, or where the deck is to go: nothing hangs, nothing is lost, all is named."""

import json
import os
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from quizgen.notes import find, outline, read
from tests.hostile.forks import Forks

GOOD = "# Queues\n\n* **Amazon SQS**: decouples senders from receivers\n"
SAID = "- **Amazon SNS**: pushes messages to every subscriber\n"
RENAME = "unreadable the name holds control characters, or is not valid UTF-8 (rename the file)"
LINK = "unreadable a symbolic link, passed over (name it to have it read)"


@dataclass(frozen=True)
class Place:
    """A folder with `notes/good.md` and what `make` adds; `said` are lines that must be printed, `heard` paths."""

    name: str
    make: Callable[[Path], object]
    said: tuple[str, ...] = ()
    code: int = 0
    heard: tuple[str, ...] = ()
    words: tuple[str, ...] = ("notes",)


def write(name: str, text: str | bytes = SAID) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(root) + b"/" + os.fsencode(name)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return make


def both(*makes: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda root: [make(root) for make in makes]


def link(name: str, to: str) -> Callable[[Path], object]:
    return lambda root: (root / name).symlink_to(to)


def mode(name: str, bits: int) -> Callable[[Path], object]:
    return lambda root: (root / name).chmod(bits)


def folder(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).mkdir(parents=True)


def pipe(name: str) -> Callable[[Path], object]:
    return lambda root: os.mkfifo(root / name)


def listening(name: str) -> Callable[[Path], object]:
    def make(root: Path) -> None:
        here = Path.cwd()
        os.chdir(root / Path(name).parent)  # the address of a socket is short
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(Path(name).name)
        os.chdir(here)

    return make


def deep(root: Path) -> None:
    here = Path.cwd()
    os.chdir(root / "notes")
    for _ in range(30):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    Path("lost.md").write_text(SAID, encoding="utf-8")
    os.chdir(here)


INTO = "quizgen: cannot write out/deck.json: "
STRANGE = "holds something that quizgen did not write; choose another name or delete it"
PLACES = (
    Place("a pipe", pipe("notes/pipe.md"), ("notes/pipe.md:1: unreadable not a regular file",), 1),
    Place("a socket", listening("notes/socket.md"), ("notes/socket.md:1: unreadable not a regular file",), 1),
    Place("a folder called like a note", write("notes/week.md/real.md"), heard=("notes/week.md/real.md",)),
    Place("a link to a note elsewhere", both(write("else.md"), link("notes/away.md", "../else.md")), (f"notes/away.md:1: {LINK}",), 1),
    Place("a link to a folder elsewhere", both(write("else/a.md"), link("notes/away", "../else")), (f"notes/away:1: {LINK}",), 1),
    Place("a link in a circle", link("notes/round", "."), (f"notes/round:1: {LINK}",), 1),
    Place("a link to nothing", link("notes/gone.md", "nowhere"), (f"notes/gone.md:1: {LINK}",), 1),
    Place("a link to itself", link("notes/self.md", "self.md"), (f"notes/self.md:1: {LINK}",), 1),
    Place("a link to endless zeros", link("notes/zero.md", "/dev/zero"), (f"notes/zero.md:1: {LINK}",), 1),
    Place("a link that is named", both(write("else.md"), link("named.md", "else.md")), heard=("named.md",), words=("notes", "named.md")),
    Place("endless zeros that are named", link("zero.md", "/dev/zero"), ("quizgen: zero.md: neither a file nor a folder",), 2, words=("zero.md",)),
    Place("a pipe that is named", pipe("pipe.md"), ("quizgen: pipe.md: neither a file nor a folder",), 2, words=("pipe.md",)),
    Place("a path that is not there", folder("x"), ("quizgen: gone.md: no such file or folder",), 2, words=("notes", "gone.md")),
    Place("a file that is larger than it says", folder("x"), words=("notes", "/proc/self/status")),
    Place("one file by two names", both(write("notes/a.md"), lambda root: os.link(root / "notes/a.md", root / "notes/b.md")), heard=("notes/a.md",)),
    Place("folders of other programs", both(write("notes/.git/a.md"), write("notes/node_modules/a.md"), write("notes/.a.md"), write("notes/public/a.md"))),
    Place("a name with a line end", write("notes/a\nb.md:1: binary.md"), (rf"notes/a\x0ab.md:1: binary.md:1: {RENAME}",), 1),
    Place("a name that steers a terminal", write("notes/\x1b[2J.md"), (rf"notes/\x1b[2J.md:1: {RENAME}",), 1),
    Place("a name that is turned around", write("notes/\u202edm.md"), (rf"notes/\x202edm.md:1: {RENAME}",), 1),
    Place("a name that is no text", write("notes/\udcff.md"), (rf"notes/\xff.md:1: {RENAME}",), 1),
    Place("names of every other sort", both(*map(write, ("notes/-o.md", "notes/a b'\"$(x)`.md", "notes/<b>.md", f"notes/{'n' * 250}.md"))), heard=("notes/-o.md", "notes/a b'\"$(x)`.md", "notes/<b>.md", f"notes/{'n' * 250}.md")),
    Place("a folder deeper than paths can be", deep, ("cannot be read (file name too long)",), 1),
    Place("a note that may not be read", both(write("notes/shut.md"), mode("notes/shut.md", 0)), ("notes/shut.md:1: unreadable cannot be read (permission denied)",), 1),
    Place("a folder that may not be read", both(write("notes/shut/a.md"), mode("notes/shut", 0)), ("notes/shut:1: unreadable the folder cannot be read (permission denied)",), 1),
    Place("an empty file", write("notes/empty.md", ""), ("notes/empty.md:1: empty nothing is written in this note",)),
    Place("settings that are broken", write("notes/quizgen.toml", "title = \n"), ("quizgen: notes/quizgen.toml: cannot be read (Invalid value",), 2),
    Place("settings that are a pipe", pipe("notes/quizgen.toml")),
    Place("concepts that are a pipe", both(write("notes/quizgen.toml", "catalogue = ['../own']"), folder("own"), pipe("own/concept.md"))),
    Place("concepts that are no text", both(write("notes/quizgen.toml", "catalogue = ['../own']"), write("own/x/a.md", b"\xff")), ("quizgen: notes/../own/x/a.md: cannot be read (",), 2),
    Place("concepts that are a cycle of YAML", both(write("notes/quizgen.toml", "catalogue = ['../own']"), write("own/x/a.md", "---\na: &a [*a]\n---\n")), ("quizgen: notes/../own/x/a.md: ",), 2),
    Place("a deck that is a folder", folder("out/deck.json"), (INTO + "it is no ordinary file; choose another name",), 2),
    Place("a deck that is a pipe", both(folder("out"), pipe("out/deck.json")), (INTO + "it is no ordinary file; choose another name",), 2),
    Place("a deck on a full device", both(folder("out"), link("out/deck.json", "/dev/full")), (INTO + "it is no ordinary file; choose another name",), 2),
    Place("a deck that is a note", both(folder("out"), link("out/deck.json", "../notes/good.md")), (f"quizgen: out/deck.json {STRANGE}",), 2),
    Place("a deck that is a stranger's", write("out/deck.json", '{"mine": 1}'), (f"quizgen: out/deck.json {STRANGE}",), 2),
    Place("an output that is a file", write("out", "x"), ("Directory 'out' is a file.",), 2),
    Place("an output in a file", write("x", "x"), ("quizgen: x/out: cannot be written to (Not a directory)",), 2, words=("notes", "-o", "x/out")),
    Place("an output that leads in a circle", link("out", "out"), ("quizgen: out: cannot be written to (",), 2),
    Place("an output that may not be written", both(folder("out"), mode("out", 0o500)), (INTO + "Permission denied",), 2),
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_places(place: Place, tmp_path: Path, forks: Forks) -> None:
    write("notes/good.md", GOOD)(tmp_path)
    place.make(tmp_path)
    ended = forks.run("build", "-o", "out", "--to", "json", *place.words, folder=tmp_path, obedient=True)
    for name in ("notes/shut", "out"):
        if (tmp_path / name).is_dir():
            (tmp_path / name).chmod(0o700)
    assert ended.code == place.code, ended.said
    assert "Traceback" not in ended.said
    assert all(any(line in printed for printed in ended.said.splitlines()) for line in place.said), ended.said
    assert (tmp_path / "notes/good.md").read_text(encoding="utf-8") == GOOD
    if place.code != 2:
        cards = json.loads((tmp_path / "out/deck.json").read_text(encoding="utf-8"))["cards"]
        heard = {span["path"] for card in cards for span in card["sources"]}
        assert heard == {"notes/good.md", *place.heard}
    assert ended.seconds < 3


def test_no_picture_comes_from_outside_or_from_what_is_no_file(tmp_path: Path, forks: Forks) -> None:
    shown = ("away.png", "pipe.png", "folder.png", "zero.png")
    write("notes/good.md", GOOD + "".join(f"  ![]({name})\n" for name in shown))(tmp_path)
    write("secret.png", b"secret")(tmp_path)
    for make in (
        link("notes/away.png", "../secret.png"),
        pipe("notes/pipe.png"),
        folder("notes/folder.png"),
        link("notes/zero.png", "/dev/zero"),
    ):
        make(tmp_path)
    ended = forks.run("build", "notes", "--to", "anki", folder=tmp_path)
    assert ended.code == 0, ended.said
    assert all(re.search(rf"^notes/good.md:\d: picture {name} ", ended.said, re.MULTILINE) for name in shown), (
        ended.said
    )
    with ZipFile(tmp_path / "build/quizgen.apkg") as package:
        assert json.loads(package.read("media")) == {}


def test_a_note_that_vanishes_while_it_is_looked_for(tmp_path: Path) -> None:
    write("a.md")(tmp_path)
    found, problems = find([str(tmp_path)])
    (tmp_path / "a.md").unlink()
    assert problems == []
    assert [problem.message for problem in read(found[0]).problems] == ["cannot be read (no such file or directory)"]


def test_a_note_that_grows_while_it_is_read(tmp_path: Path) -> None:
    write("a.md")(tmp_path)
    done = threading.Event()

    def grow() -> None:
        with (tmp_path / "a.md").open("a", encoding="utf-8") as file:
            while not done.is_set():
                file.write("- more\n" * 100)
                file.flush()

    growing = threading.Thread(target=grow)
    growing.start()
    try:
        for _ in range(20):
            note = read(str(tmp_path / "a.md"))
            assert [problem.code for problem in note.problems] in ([], ["too-large"])
            assert note.problems or outline(note)[0].text.startswith("Amazon SNS")
            os.truncate(tmp_path / "a.md", len(SAID))
    finally:
        done.set()
        growing.join()
