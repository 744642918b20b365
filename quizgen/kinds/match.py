"""Near relatives to be matched with what each alone is.

Amazon SQS | definition | | A queue for messages. | unique
=>
"""

from collections.abc import Iterator, Sequence

from quizgen.kinds._options import draw
from quizgen.model import Card, Fact

FEWEST, MOST = 3, 5


def ask(fact: Fact, facts: Sequence[Fact]) -> Iterator[Card]:
    """One card for a family of which three or more members are in the deck, asked by the first of them."""
    if fact.relation != "definition" or not fact.unique or fact.language != "en":
        return
    peers = [f for f in facts if f.relation == "definition" and f.unique and f.subject.noun == fact.subject.noun]
    peers = sorted({peer.subject.key: peer for peer in peers}.values(), key=lambda peer: peer.subject.key)
    if len(peers) < FEWEST or peers[0].subject.key != fact.subject.key:
        return
    taken = peers[:MOST]
    order = sorted(taken, key=lambda peer: draw(fact.subject.noun, peer.subject.key))
    pairs = tuple((peer.subject.name, peer.value.rstrip(".")) for peer in order)
    answer = "; ".join(f"{name}: {said}" for name, said in pairs)
    yield Card(
        "match",
        fact,
        f"Match each {fact.subject.noun} with its description.",
        answer,
        pairs=pairs,
        variant=fact.subject.noun,
    )
