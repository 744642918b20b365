"""M25: what a note says of a thing with variants names the variant.

What does Multi-AZ do? | keeps a standby that cannot be read (there is a variant with readable standbys) => refused
What does a Multi-AZ DB instance deployment do? | keeps a standby that cannot be read => passes
"""

from quizgen.model import Card

ID = "M25"
SAME = ("stands-for", "members", "listed", "differ", "contrast")  # the same for every variant, or about variants


def check(card: Card) -> str:
    """Refuse a student's statement that may hold for one variant only; the catalogue says what holds for all."""
    variants = card.fact.subject.variants
    if not variants or card.fact.origin == "catalogue" or card.fact.relation in SAME:
        return ""
    said = f"{card.prompt} {card.answer}".casefold()
    return "" if any(name.casefold() in said for name in variants) else "does not say of which variant"
