"""Notes drawn by lot, and what holds for a deck whatever the notes were.

`python -m tests.hostile.fuzz 30` draws for thirty minutes and stops at the first deck that breaks a promise, with the
shortest note that breaks it. What was found that way stands in FOUND and is tried in every run of the tests.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from quizgen import formats
from quizgen.catalogue import Catalogue, load
from quizgen.deck import make
from quizgen.model import Card, Span
from quizgen.notes import find, outline, read
from quizgen.rules import rules
from tests.examples import blocks

SAMPLES = Path(__file__).parent.parent.parent / "decks" / "worklogs"
OPEN = ("recall", "reverse", "cloze", "choice", "multiple", "scenario")
FOUND = (
    "- a" + "\u0301\u0323" * 5_000,
    "- Amazon SNS pushes messages to every subscriber ![](file:///etc/passwd)",
    "- AWS Backup",
    "# ---\nAmazon SQS",
)

# Lines that rules understand or refuse, so that what is drawn is near to what makes cards.
LINES = sorted({line for rule in rules().values() for said, _ in blocks(rule) for line in said.splitlines()})
REAL = [line for path in find([str(SAMPLES)])[0] for line in read(path).body.splitlines() if line.strip()]
SIGNS = "¦- ¦  - ¦1. ¦• ¦\n¦\n\n¦# ¦> ¦    ¦```\n¦|¦ | ¦|--|--|\n¦<br>¦<div>¦<!--¦-->¦---\n¦: ¦ (¦)¦**¦`¦____¦{{c1::¦}}¦::¦ vs ¦ → ¦, ¦ and ¦\\(¦[¦](x)¦…¦\x1f¦\u202e¦1 MiB¦0¦"
WORDS = "Amazon SQS¦Multi-AZ¦RDS¦VPC¦IAM¦Lambda¦S3¦read replica¦hàng đợi¦là¦is¦for¦to¦of¦stands for¦Queue¦(WSFC)¦🚀"

line = st.sampled_from(LINES) | st.sampled_from(REAL)
piece = st.sampled_from(SIGNS.split("¦")) | st.sampled_from(WORDS.split("¦")) | st.text(max_size=4)
mixed = st.lists(piece | st.just(" "), max_size=12).map("".join)
cut = st.builds(lambda a, b, i, j: a[:i] + b[j:], line, line | mixed, st.integers(0, 60), st.integers(0, 60))
notes = st.lists(line | cut | mixed, max_size=12).map("\n".join)


def promises(text: str, catalogue: Catalogue, folder: Path) -> None:
    """Assert what holds for the deck of a note, whatever the note."""
    file = folder / "note.md"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    note = read(str(file))
    bullets = outline(note)
    lines = max(note.body.count("\n"), text.count("\n") + text.count("\r")) + 1
    made = make([(note, bullets)], catalogue)
    spans = [bullet.span for bullet in bullets] + [problem.span for problem in (*note.problems, *made.deck.problems)]
    spans += [span for card in made.deck.cards for span in card.fact.sources]
    assert all(inside(span, str(file), lines) for span in spans)
    counts = Counter(card.id for card in made.deck.cards)
    assert not [id_ for id_, count in counts.items() if count > 1]
    for card in made.deck.cards:
        sound(card)
    assert make([(note, bullets)], catalogue).deck == made.deck
    for name in ("json", "anki") if made.deck.cards else ():
        formats.write(name, made.deck, folder / name, now=1_790_000_000, fresh=name == "anki")
    if made.deck.cards:
        assert [card.id for card in formats.load(folder / "json").cards] == [card.id for card in made.deck.cards]


def inside(span: Span, path: str, lines: int) -> bool:
    return span.path == path and 1 <= span.first <= span.last <= lines


def sound(card: Card) -> None:
    """Assert that a card can be asked: nothing given away, one key, no two options alike."""
    texts = (card.prompt, card.answer, *card.options, *card.why, card.deck, *card.tags)
    assert not [text for text in texts if any(ord(sign) < 32 and sign != "\n" for sign in text)]
    assert card.prompt.strip()
    assert card.answer.strip()
    if card.kind in OPEN:
        assert card.answer.casefold() not in card.prompt.casefold()
    if card.options:
        assert len({option.casefold() for option in card.options}) == len(card.options)
        assert 0 < len(card.correct) < len(card.options) or card.kind == "order"
        assert len(card.correct) != 1 or card.options.count(card.answer) == 1
        assert len(card.correct) != 1 or card.options[card.correct[0]] == card.answer


def main(minutes: float) -> None:
    catalogue = load()
    end = time.monotonic() + minutes * 60
    drawn = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(sys.maxsize):

            @seed(time.time_ns() + number)
            @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            @given(notes)
            def draw(text: str) -> None:
                nonlocal drawn
                drawn += 1
                promises(text, catalogue, Path(folder))

            draw()
            print(f"{drawn} notes, none breaks a promise", flush=True)
            if time.monotonic() > end:
                return


if __name__ == "__main__":
    main(float(sys.argv[1]))
