"""F07: the answer does not stand in the question.

Which Windows Server Failover Clustering feature clusters Windows servers? | Windows Server Failover Clustering => refused
What does WSFC stand for? | Windows Server Failover Clustering => passes
"""

from quizgen.lints._words import stems
from quizgen.model import Card

ID = "F07"
SHARE = 0.5


def check(card: Card) -> str:
    """Refuse when more than half of the answer's words are in the front (options have a lint of their own; the family's noun is no leak)."""
    if card.options or card.fact.relation == "differ" or card.kind in ("contrast", "match", "order", "acronym"):
        return ""
    if card.fact.relation == "number":
        return "the figure stands in the front" if card.answer.casefold() in card.prompt.casefold() else ""
    said = stems(card.answer)
    front = stems(card.prompt) - stems(card.fact.subject.noun)
    if card.answer.casefold() in card.prompt.casefold():
        return "the answer stands in the front"
    return "the front gives the answer away" if said and len(said & front) / len(said) > SHARE else ""
