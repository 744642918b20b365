"""Options in their order, the key among them, and a reason for each."""

import re
from collections.abc import Sequence
from hashlib import sha256

from quizgen.model import Card, Fact, Foil
from quizgen.relations import opened

NUMBER = re.compile(r"\d[\d,.]*")
SCALE = {
    "ms": 0.001, "second": 1, "minute": 60, "hour": 3600, "day": 86400, "month": 2629800, "year": 31557600,
    "kb": 1e3, "kib": 2**10, "mb": 1e6, "mib": 2**20, "gb": 1e9, "gib": 2**30, "tb": 1e12, "tib": 2**40, "pb": 1e15,
}  # fmt: skip


def chosen(
    kind: str, fact: Fact, prompt: str, answer: str, foils: Sequence[Foil], reason: str, variant: str = ""
) -> Card:
    """A card with the answer and the foils as options: figures ascending, names in an order drawn from its id."""
    answer = opened(answer)
    foils = [Foil(opened(foil.text), foil.why) for foil in foils]
    texts = [answer, *(foil.text for foil in foils)]
    blank = Card(kind, fact, prompt, answer, variant=variant)
    figures = fact.relation == "number" and all(map(NUMBER.search, texts))
    ordered = sorted(texts, key=size if figures else lambda text: draw(blank.id, text))
    reasons = {foil.text: foil.why for foil in foils} | {answer: reason}
    return Card(
        kind,
        fact,
        prompt,
        answer,
        options=tuple(ordered),
        correct=(ordered.index(answer),),
        why=tuple(reasons[text] for text in ordered),
        variant=variant,
    )


def draw(seed: str, text: str) -> str:
    """A place in a shuffle that never changes for the same card and text."""
    return sha256(f"{seed}\x1f{text}".encode()).hexdigest()


def size(text: str) -> tuple[float, str]:
    """A figure with its unit as a number that can be compared."""
    match = NUMBER.search(text)
    figure = float(match[0].replace(",", "").rstrip(".")) if match else 0.0
    unit = next((SCALE[word] for word in units(text) if word in SCALE), 1.0)
    return figure * unit, text


def units(text: str) -> list[str]:
    """The unit words of a figure, singular and small."""
    words = re.findall(r"[A-Za-z%]+", text)
    return [word.lower().removesuffix("s") if len(word) > 2 else word.lower() for word in words]
