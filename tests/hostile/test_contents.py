"""Whatever stands in one note: what is sound in it and beside it is asked, and what is not is named."""

import json
import re
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest

from quizgen.catalogue import Catalogue
from quizgen.cli.sources import made_of
from tests.hostile.contents import CARDS, CASES, ENCODINGS, HEARD, Case
from tests.hostile.forks import Forks
from tests.test_anki import Profile

GOOD = "# Queues\n\n* **Amazon SQS**: decouples senders from receivers\n"


@pytest.mark.parametrize("name", CASES)
def test_contents(name: str, tmp_path: Path, forks: Forks) -> None:
    case = CASES[name]
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "good.md").write_text(GOOD, encoding="utf-8")
    (notes / "note.md").write_bytes(case.data)
    to = [word for name in case.formats for word in ("--to", name)]
    ended = forks.run("build", "notes", "-o", "out", *to, folder=tmp_path, seconds=20, mebibytes=1000)
    assert ended.code == case.code, ended.said
    told(ended.said, case.problems)
    asked(tmp_path / "out", case)
    whole(tmp_path / "out", case.never)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "out"]
    assert ended.seconds < case.seconds
    assert ended.mebibytes < case.mebibytes


def told(said: str, problems: tuple[str, ...]) -> None:
    """Every problem in one line as it should be, no other, and nothing that steers a terminal."""
    assert not re.search(r"Traceback|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said), said
    printed = [line for line in said.splitlines() if line.startswith("notes/")]
    assert len(printed) == len(problems), said
    for line, wanted in zip(printed, problems, strict=True):
        before, open_, after = wanted.partition("…")
        assert (line.startswith(before) and line.endswith(after)) if open_ else line == wanted


def asked(out: Path, case: Case) -> None:
    """The good note is asked, and of this one what can be."""
    cards = json.loads((out / "deck.json").read_text(encoding="utf-8"))["cards"]
    places = {(span["path"], span["first"]) for card in cards for span in card["sources"]}
    assert ("notes/good.md", 3) in places
    assert not case.heard or ("notes/note.md", case.heard) in places
    assert all(any(card["prompt"].startswith(ask) for card in cards) for ask in case.asks)
    assert len({card["id"] for card in cards}) == len(cards)


def whole(out: Path, never: tuple[str, ...]) -> None:
    """Every file can be opened, no field is cut or added, and nothing is there that must not be."""
    texts = fields(out / "quizgen.apkg") if (out / "quizgen.apkg").exists() else []
    page = out / ("quiz.html" if (out / "quiz.html").exists() else "deck.json")
    texts += [page.read_text(encoding="utf-8")] if page.suffix == ".html" or not texts else []
    assert not [text for text in never for file in texts if text in file]
    assert not list(out.glob(".*"))


def fields(package: Path) -> list[str]:
    with ZipFile(package) as file:
        assert file.testzip() is None
        assert json.loads(file.read("media")) == {}
        stored = file.read("collection.anki2")
    base = sqlite3.connect(":memory:")
    base.deserialize(stored)
    models = json.loads(base.execute("SELECT models FROM col").fetchone()[0])
    rows = base.execute("SELECT mid, flds FROM notes").fetchall()
    base.close()
    assert all(flds.count("\x1f") + 1 == len(models[str(mid)]["flds"]) for mid, flds in rows)
    return [value for _, flds in rows for value in flds.split("\x1f")]


def test_anki_takes_them_all_at_once(tmp_path: Path, catalogue: Catalogue) -> None:
    defined = [known for known in map(catalogue.__getitem__, catalogue.ids) if known.definition]
    for case, known in zip((*CARDS, *ENCODINGS), defined[::9], strict=False):
        saying = f"**{known.name}**: {known.definition.text if known.definition else ''}"
        (tmp_path / f"{known.id}.md").write_bytes(case.data.replace(HEARD.encode(), saying.encode()))
    made = made_of([str(tmp_path)]).deck
    assert sum("In your notes: “" in " ".join(card.why) for card in made.cards) > 20
    profile = Profile(tmp_path)
    try:
        assert profile.take(made) == {"new": len(made.cards)}
        assert profile.collection.card_count() == len(made.cards)
        shown = "".join(side for sides in profile.sides() for side in sides)
    finally:
        profile.collection.close()
    assert not re.search(r"<script>alert|\[sound:|\[latex|\[anki:|\x1f", shown)
