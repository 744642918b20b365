"""F09: the answer says something of its own.

What holds objects in Amazon S3? | data => refused
What holds objects in Amazon S3? | a bucket => passes
"""

import re

from quizgen.model import Card

ID = "F09"
GENERIC = frozenset(
    """
    aws amazon service services data user users cloud application applications system server servers resource
    resources feature features tool tools managed basic basics overview concept concepts yes no many various several
    other others dịch vụ dữ liệu
    """.split()  # noqa: SIM905
)


def check(card: Card) -> str:
    """Refuse an answer made of words that fit everywhere."""
    words = re.findall(r"[^\W_]+", card.answer.casefold())
    return "the answer is generic" if not words or all(word in GENERIC for word in words) else ""
