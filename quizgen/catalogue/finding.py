"""Names in text: the longest name wins, whole words only, and a plain English word is not a service."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quizgen.model import Mention

WORD = re.compile(r"[^\W_]+")
VENDORS = ("amazon", "aws")
# Names that are also everyday words: they count with their vendor, or capitalised inside a sentence.
EVERYDAY = frozenset(
    """
    amplify artifact athena backup batch budgets chime config connect cur detective direct dms endpoint firehose
    glue inspector kafka lex macie mq organizations outposts personalize pinpoint polly pipes q queue ram rest sam
    sct ses shield standard sts support translate transcribe transfer topic wavelength kendra health console proton
    marketplace comprehend forecast lightsail neptune aurora keyspaces bedrock lambda spot lustre subnets tag tags
    docker udp tcp snapshot bucket versioning rehost refactor retain retire relocate repurchase replatform
    elasticity durability scalability failover federation stack layer layers stop hibernate iops raid etl olap oltp
    dns ssh rdp nfs smb
    """.split()  # noqa: SIM905
)
# Everyday words that are safe in any case all the same: nothing else in such notes has these names.
DISTINCT = frozenset(
    """
    athena macie polly kafka aurora lambda neptune lustre subnets lightsail bedrock keyspaces kendra outposts docker
    udp tcp oltp olap etl dns ssh rdp nfs smb scalability elasticity durability failover federation
    """.split()  # noqa: SIM905
)
# Products that a line or head of this one word means, when it has a capital letter: "Comprehend" over "Text analysis".
PRODUCTS = frozenset(
    """
    amplify artifact athena chime comprehend config detective firehose forecast glue inspector kendra lex macie neptune
    organizations outposts personalize pinpoint polly proton shield transcribe translate wavelength cognito
    """.split()  # noqa: SIM905
)
KEEP_S = frozenset(("https", "iops", "aws", "dns", "tls", "sns", "sqs", "kms", "eks", "ecs", "rds", "efs", "ebs"))


Token = tuple[int, int, str]


def fold(word: str) -> str:
    """One form for a word's cases and its plural."""
    low = word.casefold()
    if len(low) > 4 and low.endswith("ies"):
        return f"{low[:-3]}y"
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in KEEP_S:
        return low[:-1]
    return low


WORDLIKE = frozenset(fold(word) for word in EVERYDAY - DISTINCT)


def folded(name: str) -> tuple[str, ...]:
    """The folded words of a name, its vendor left out."""
    words = [fold(word) for word in WORD.findall(name)]
    return tuple(words[1:] if len(words) > 1 and words[0] in VENDORS else words)


@dataclass(frozen=True)
class Name:
    """One way to write a concept; `strict` names must be written as they are or with their vendor."""

    words: tuple[str, ...]
    concept: str
    written: str
    derived: bool = False


def names(concepts: Mapping[str, Mapping[str, Any]]) -> Iterator[Name]:
    """Every name of every concept: explicit ones, and those that follow from them (acronym in brackets left out)."""
    for id_, raw in concepts.items():
        explicit = [raw.get("name"), raw.get("acronym"), raw.get("expansion"), *(raw.get("aliases") or ())]
        explicit += [*(raw.get("vi") or ()), *(raw.get("former_names") or ())]
        for written in dict.fromkeys(str(name) for name in explicit if name):
            yield Name(folded(written), id_, written)
            bare = re.sub(r"\s*\([^)]*\)", "", written)
            if bare != written and bare:
                yield Name(folded(bare), id_, bare, derived=True)


def index(found: Iterable[Name]) -> dict[tuple[str, ...], str]:
    """Map folded words to a concept id; a name of two concepts is left out, an explicit one beats a derived one."""
    sure: dict[tuple[str, ...], set[str]] = {}
    maybe: dict[tuple[str, ...], set[str]] = {}
    for name in found:
        if name.words:
            (maybe if name.derived else sure).setdefault(name.words, set()).add(name.concept)
    merged = {words: ids for words, ids in maybe.items() if words not in sure} | sure
    return {words: next(iter(ids)) for words, ids in merged.items() if len(ids) == 1}


class Finder:
    """Finds the concepts that a text names."""

    def __init__(self, words: Mapping[tuple[str, ...], str]) -> None:
        """Build the trie over words."""
        self.trie: dict[str, Any] = {}
        for key, id_ in words.items():
            node = self.trie
            for word in key:
                node = node.setdefault(word, {})
            node[""] = id_

    def find(self, text: str) -> tuple[Mention, ...]:
        """Mentions in order, none overlapping another."""
        tokens = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text)]
        folds = [fold(word) for _, _, word in tokens]
        found, at = [], 0
        while at < len(tokens):
            length, id_ = self._longest(text, tokens, folds, at)
            if length and self._meant(text, tokens, at, length):
                first = at - 1 if at and folds[at - 1] in VENDORS and _joined(text, tokens, at - 1, at) else at
                start, end = tokens[first][0], tokens[at + length - 1][1]
                found.append(Mention(id_, start, end, text[start:end]))
            at += max(length, 1)
        return tuple(found)

    def _longest(self, text: str, tokens: list[Token], folds: list[str], at: int) -> tuple[int, str]:
        node, best = self.trie, (0, "")
        for length, word in enumerate(folds[at:], start=1):
            if word not in node or (length > 1 and not _joined(text, tokens, at + length - 2, at + length - 1)):
                break
            node = node[word]
            if "" in node:
                best = (length, node[""])
        return best

    def _meant(self, text: str, tokens: list[Token], at: int, length: int) -> bool:
        start, end = tokens[at][0], tokens[at + length - 1][1]
        if length > 1 or fold(tokens[at][2]) not in WORDLIKE:
            return not _inside(text, start, end)
        if at and tokens[at - 1][2].casefold() in VENDORS and _joined(text, tokens, at - 1, at):
            return True
        word = tokens[at][2]
        if word.isupper():
            return len(word) > 1 and not _inside(text, start, end)
        if word[0].isupper() and text.strip(" *#:.") == word and word.casefold() in PRODUCTS:
            return True
        opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".:;!?•*+-–—>"
        return word[0].isupper() and not opens and not _inside(text, start, end)


JOINTS = frozenset((" ", "-", "\u2011", "/", "  ", ".", "&", " & ", "'s ", "’s ", "_", "@"))


def _joined(text: str, tokens: list[Token], one: int, two: int) -> bool:
    """Whether two words stand side by side as words of one name do."""
    return text[tokens[one][1] : tokens[two][0]] in JOINTS


def _inside(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a path, an address, a host name or an identifier, and so name nothing."""
    opening = text.rfind(" ", 0, start) + 1
    run = text[opening : (text.find(" ", end) if " " in text[end:] else len(text))].lstrip("(<`\"'")
    if run.startswith(("/", "./", "../", "~/", "\\")) or "://" in run or text[start - 1 : start] in ("@", "_"):
        return True
    return bool(re.match(r"[._@\\][a-z0-9]", text[end : end + 2]))
