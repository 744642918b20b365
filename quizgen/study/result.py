"""What came of a drill, for a program to read."""

from dataclasses import asdict

from quizgen import __version__
from quizgen.model import Card
from quizgen.study.drill import Drill
from quizgen.study.screen import places, reread

SCHEMA = 1


def result(drill: Drill, seed: int) -> dict[str, object]:
    """Counts of first tries, the first try of each card that was asked, and what to read again; all of it fits JSON."""
    score = drill.score
    return {
        "quizgen": __version__,
        "schema": SCHEMA,
        "seed": seed,
        **asdict(score),
        "asked": score.asked,
        "percent": score.percent,
        "finished": drill.finished,
        "cards": [_tried(drill, card) for card in drill.cards if card.id in drill.first],
        "read_again": list(reread(drill)),
    }


def _tried(drill: Drill, card: Card) -> dict[str, object]:
    first = drill.first[card.id]
    return {
        "id": card.id,
        "kind": card.kind,
        "subject": card.fact.subject.name,
        "prompt": card.prompt,
        "answer": card.answer,
        "first": first.outcome,
        "said": first.said,
        "note": first.note,
        "tries": drill.times(card),
        "sources": list(places(card)),
    }
