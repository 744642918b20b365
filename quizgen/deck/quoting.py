"""The student's own words as a card may quote them: one sentence, and nothing that may be out of date."""

import re
from collections.abc import Callable

LONG = 28
SENTENCES = re.compile(r"(?<=[\w)%])[.;]\s+(?=\S)")
FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*")
# Words that make a sentence false as soon as AWS adds a feature: quoted only where the catalogue has them too.
ABSOLUTE = re.compile(r"\b(?:only|always|never|up to|at most|no longer|chỉ|luôn|không bao giờ|tối đa)\b", re.IGNORECASE)


def quote(text: str, known: str, shared: Callable[[str], int]) -> str:
    """The sentence of a line that has most in common with a statement; nothing where it claims more than is known."""
    sentences = [part.strip(" .;:") for part in SENTENCES.split(text)]
    said = max(sentences, key=shared) if len(sentences) > 1 else sentences[0]
    words = said.split()
    claims = {figure.rstrip(".,") for figure in FIGURE.findall(said)} | set(map(str.lower, ABSOLUTE.findall(said)))
    if not words or any(claim not in known.lower() for claim in claims):
        return ""
    return said if len(words) <= LONG else " ".join(words[:LONG]) + " …"
