"""Names in lines that were labelled by hand: how many of those found are meant, and how many of those meant are found."""

from collections import Counter
from pathlib import Path

import pytest

from quizgen.catalogue import Catalogue
from quizgen.model import Bullet, Span

CASES = Path(__file__).parent / "cases" / "names-labelled.md"
LEAST = 0.97


def labelled() -> list[tuple[str, Bullet, Counter[str]]]:
    """Each labelled line, the bullet that it makes, and how often it names which concept."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        said, arrow, ids = line.partition(" =>")
        if arrow:
            head, _, text = said.rpartition(" › ")
            bullet = Bullet(text, Span("labelled.md", 1, 1), trail=(head,) if head else ())
            found.append((said, bullet, Counter(ids.split())))
    return found


def test_names_in_labelled_lines(catalogue: Catalogue) -> None:
    hits = wanted_all = found_all = 0
    wrong = []
    for said, bullet, wanted in labelled():
        found = Counter(mention.concept for mention in catalogue.recognise(bullet).mentions)
        hits += (found & wanted).total()
        wanted_all, found_all = wanted_all + wanted.total(), found_all + found.total()
        if found != wanted:
            wrong.append(f"{said}: lost {sorted(wanted - found)}, too many {sorted(found - wanted)}")
    precision, recall = hits / found_all, hits / wanted_all
    score = f"precision {hits}/{found_all} = {precision:.3f}, recall {hits}/{wanted_all} = {recall:.3f}"
    print("\n".join([score, *wrong]))
    if min(precision, recall) < LEAST:
        pytest.fail("\n".join([score, *wrong]))
