"""A sentence that limits, requires or forbids, to be completed: "A subnet cannot ____".

- An EBS volume can only be attached to an instance in the same Availability Zone
=> EBS volume | says | An EBS volume can only be attached to | an instance in the same Availability Zone

- Gateway endpoints only support Amazon S3 and DynamoDB
=> Gateway endpoints | says | Gateway endpoints only support | Amazon S3 and DynamoDB

# Amazon VPC
- One subnet's CIDR block cannot overlap with another subnet in the same VPC
=> subnet | says | One subnet's CIDR block cannot | overlap with another subnet in the same VPC

- You cannot change it later
=>

# Vertical scaling
- Limited by the largest instance type
=>

# Amazon EC2
- It requires a key pair
=>

- Amazon S3 is easy to use
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.relations import lowered
from quizgen.rules._gloss import ACTIVITY
from quizgen.rules._sides import heads
from quizgen.rules._terms import doing, opening

LABEL = re.compile(r"^[^:]{2,60}?\s*:\s+(?=\S)")
SENTENCE = re.compile(r"(?<=[a-zà-ỹ0-9)%])[.;](?:\s|$)")
TO = r"(?:\s+(?:to|in|on|at|by|for|with|from|within|up to))?"
PIVOT = re.compile(
    r"^(?P<stem>.{3,90}?\b(?:can only(?: be)?(?: \w+ed)?|(?:is|are) only(?: \w+)?"
    r"|only (?:supports?|works?|allows?|applies|exists?|runs?|has|have|stores?|affects?)"
    rf"|chỉ (?:hỗ trợ|cho phép|có|được)){TO}|.{{12,90}}?\b(?:cannot|không thể))\s+(?P<rest>\S.*)$"
)
TAIL = re.compile(r"\s*(?:\(|,? (?:so|which|but|because|since|while|unless|whereas|nên|vì)\b|[,;–—]\s| - ).*$")
LOOSE = re.compile(
    r"^(?:set|make|keep|use|create|configure|can|cannot|do|does|doesn't|don't|usually|sometimes|often|generally|ideal|good|best|free|ensure|enforce|avoid|never|always|only|must|need\w*|requires?"
    r"|it|they|this|that|these|those|you|we|i|he|she|there|if|when|while|because|although|however|also|and|but|so|to|note|nó|bạn|nếu|khi)\b",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(r"[,():;]|\.\s|\b(?:and|that|which|who|whose|whereas|unless|for|than|where)\b", re.IGNORECASE)
POINTING = re.compile(r"\b(?:it|they|them|this|these|those|its|their|you|your|nó|bạn)\b", re.IGNORECASE)
PAST = re.compile(
    r"^(?:limited|restricted|bound|tied|charged|billed|priced|locked|replicated|stored|kept)\b", re.IGNORECASE
)
BARE = re.compile(rf"{PAST.pattern}|^(?:supports? only|only (?:supports?|works?))\b", re.IGNORECASE)
BE = ("", "is ")
MOST, BEFORE, SAYS = 10, 8, 4


def mine(passage: Passage) -> Iterator[Fact]:
    """The rest of a first sentence behind its limiting verb, when the sentence says what it is about."""
    text = passage.bullet.text
    if doing(passage) or opening(passage) or passage.bullet.row:
        return
    label = LABEL.match(text)
    start = label.end() if label else 0
    said = SENTENCE.split(text[start:])[0].strip(" .")
    under = heads(passage) if BARE.match(said) else None
    match = PIVOT.match(
        f"{under[0].name} {BE[bool(PAST.match(said))]}{lowered(said)}" if under and not under[1] else said
    )
    if not match or LOOSE.match(match["stem"]) or SUBORDINATE.search(match["stem"]) or ACTIVITY.search(match[0]):
        return
    stem, rest = match["stem"], TAIL.sub("", match["rest"]).strip(" .:")
    if under:
        yield Fact(under[0], "says", rest, aspect=stem)
        return
    inside = [m for m in passage.mentions if start <= m.start and m.end <= start + len(stem)]
    head = heads(passage)
    about = inside[0].subject if inside else head[0] if head and not head[1] else None
    if (label and not inside) or (re.search(r"(?:cannot|không thể)$", stem) and len(rest.split()) < SAYS):
        return
    fits = 1 <= len(rest.split()) <= MOST and len(stem.split()) <= BEFORE and rest.count("(") == rest.count(")")
    if about and fits and not POINTING.search(f"{stem} {rest}") and not rest.endswith((" of", " the", " and", "…")):
        yield Fact(about, "says", rest, aspect=stem if inside else lowered(stem))
