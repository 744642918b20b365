"""Names in text: the longest name wins, whole words only, and a plain English word is not a service."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from quizgen.model import Mention

WORD = re.compile(r"([^\W_]+)(?:['’]s\b)?")  # the name in "S3's" is S3
INNER = re.compile(r"(?<=[a-z]{2})(?=[A-Z])")  # where "GuardDuty" falls into "Guard Duty"
VENDORS = ("amazon", "aws")
# Names that mean another concept with their vendor: "AWS Auto Scaling" scales by plans, "Auto Scaling" is that of EC2.
VENDORED = frozenset((("auto", "scaling"),))
# Names that are also everyday words: they count with their vendor, or capitalised inside a sentence.
EVERYDAY = frozenset(
    """
    amplify artifact athena backup batch budgets chime config connect detective direct dms endpoint firehose
    glue inspector kafka lex macie mq organizations outposts personalize pinpoint polly pipes q queue
    sct ses shield standard sts support translate transcribe transfer topic wavelength kendra health console proton
    marketplace comprehend forecast lightsail neptune aurora keyspaces bedrock lambda spot lustre subnets tag tags
    docker udp tcp snapshot bucket versioning rehost refactor retain retire relocate repurchase replatform
    elasticity durability scalability failover federation stack layer layers stop hibernate iops raid etl olap oltp
    dns ssh rdp nfs smb partner snowball workspace
    """.split()  # noqa: SIM905
)
# The same for phrases: they want a capital that the beginning of a sentence does not give.
PHRASES = frozenset(
    """
    code build, code commit, code deploy, code pipeline, code artifact, open search, red shift, app flow, app stream,
    app sync, data sync, work space, private link, event bridge, guard duty, x ray, xray, direct connect, control tower,
    auto scaling, on demand, resource name, stack set
    """.replace("\n   ", "")
    .strip()
    .split(", ")
)
# Names of other things that open with the name of a concept: the longest name wins, and this one names nothing here.
OTHERS = ("lambda calculus", "lambda expression", "aurora borealis", "snowball effect", "Application Auto Scaling")
# Everyday words that are safe in any case all the same: nothing else in such notes has these names.
DISTINCT = frozenset(
    """
    athena macie polly kafka aurora lambda neptune lustre subnets lightsail bedrock keyspaces kendra outposts docker
    udp tcp oltp olap etl dns ssh rdp nfs smb scalability elasticity durability failover federation snowball rehost
    replatform
    """.split()  # noqa: SIM905
)
# Products that a line or head of this one word means, when it has a capital letter: "Comprehend" over "Text analysis".
PRODUCTS = frozenset(
    """
    amplify artifact athena chime comprehend config detective firehose forecast glue inspector kendra lex macie neptune
    organizations outposts personalize pinpoint polly proton shield transcribe translate wavelength cognito
    """.split()  # noqa: SIM905
)
# Acronyms that are words or names in small letters: they want capitals ("PoP", "ML"), and "Dr. Sam" names nothing.
CAPITALS = frozenset(("amp", "cur", "dr", "ha", "lag", "ml", "pop", "ram", "rest", "sam", "sar", "spice"))
KEEP_S = frozenset(
    "https iops aws dns tls sns sqs kms eks ecs rds efs ebs saas iaas paas ddos".split()  # noqa: SIM905
)
SHORTENED = {"gw": "gateway"}

Token = tuple[int, int, str]


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One form for a word's cases, its plural ("policies", "AZs") and its short form."""
    low = word.casefold()
    if len(low) > 2 and low.endswith("s") and word[-1] == "s" and word[:-1].isupper():
        return low[:-1]
    if len(low) > 4 and low.endswith("ies"):
        return f"{low[:-3]}y"
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) and low not in KEEP_S:
        return low[:-1]
    return SHORTENED.get(low, low)


WORDLIKE = frozenset(fold(word) for word in EVERYDAY - DISTINCT) | PHRASES | CAPITALS


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> tuple[str, ...]:
    """The folded words of a name, its vendor left out where it tells nothing."""
    words = tuple(fold(word) for word in WORD.findall(name))
    return words[1:] if len(words) > 1 and words[0] in VENDORS and words[1:] not in VENDORED else words


def initials(name: str) -> str:
    """The acronym that a reader makes of a name in capitals ("EB" of AWS Elastic Beanstalk); none of other words."""
    words = WORD.findall(INNER.sub(" ", name))
    words = words[1:] if words and words[0].casefold() in VENDORS else words
    return "".join(word[0] for word in words) if all(word[0].isupper() for word in words) else ""


@dataclass(frozen=True)
class Name:
    """One way to write a concept; `derived` names follow from one that its file gives."""

    words: tuple[str, ...]
    concept: str
    written: str
    derived: bool = False


def names(concepts: Mapping[str, Mapping[str, Any]]) -> Iterator[Name]:
    """Every name of every concept: explicit ones, and those that follow from them."""
    for id_, raw in concepts.items():
        explicit = [raw.get("name"), raw.get("acronym"), raw.get("expansion"), *(raw.get("aliases") or ())]
        explicit += [*(raw.get("vi") or ()), *(raw.get("former_names") or ())]
        for written in dict.fromkeys(str(name) for name in explicit if name):
            yield Name(folded(written), id_, written)
            yield from (Name(words, id_, written, derived=True) for words in _spellings(written))


def _spellings(written: str) -> Iterator[tuple[str, ...]]:
    """Without its brackets, torn ("Guard Duty"), and run together ("ElasticBeanstalk"; never "AD DS", which "adds")."""
    bare = re.sub(r"\s*\([^)]*\)", "", written)
    yield folded(bare)
    yield folded(INNER.sub(" ", bare))
    words = [word for word in WORD.findall(bare) if word.casefold() not in VENDORS]
    joined = "".join(words)
    if len(words) > 1 and len(joined) > 5:
        yield (fold(joined),)
        yield ("".join(fold(word) for word in words),)


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
        """Build the trie over words, without those that keep their vendor."""
        self.words = words
        self.trie: dict[str, Any] = {}
        for key, id_ in {**words, **{folded(name): "" for name in OTHERS}}.items():
            if key[0] in VENDORS:
                continue
            node = self.trie
            for word in key:
                node = node.setdefault(word, {})
            node[""] = id_

    def find(self, text: str) -> tuple[Mention, ...]:
        """Mentions in order, none overlapping another."""
        tokens = [(*match.span(1), match[1]) for match in WORD.finditer(text)]
        folds = [fold(token[2]) for token in tokens]
        found, at = [], 0
        while at < len(tokens):
            length, id_ = self._longest(text, tokens, folds, at) if folds[at] in self.trie else (1, "")
            if id_ and self._meant(text, tokens, folds, at, length):
                first = at - 1 if _vendor(text, tokens, folds, at) else at
                id_ = self.words.get(tuple(folds[first : at + length]), id_)
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

    def _meant(self, text: str, tokens: list[Token], folds: list[str], at: int, length: int) -> bool:
        """Whether the words stand there as a name: not inside something else, and not as plain English."""
        (start, _, word), (last, end, _) = tokens[at], tokens[at + length - 1]
        if inside(text, start, end):
            return False
        if " ".join(folds[at : at + length]) not in WORDLIKE or _vendor(text, tokens, folds, at):
            return True
        if length == 1 and (word.isupper() or folds[at] in CAPITALS):
            return any(letter.isupper() for letter in word[1:])
        if word[0].isupper() and text.strip(" *#:.") == word and word.casefold() in PRODUCTS:
            return True
        opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".:;!?•*+-–—>"
        return (word[0].isupper() and not opens) or (length > 1 and text[last].isupper())


BESIDE = frozenset((" ", "-", "\u2011", "/", "  ", "_"))
JOINTS = BESIDE | {".", "&", " & ", "'s ", "’s ", "@"}


def _joined(text: str, tokens: list[Token], one: int, two: int) -> bool:
    """Whether two words stand side by side as words of one name do."""
    return text[tokens[one][1] : tokens[two][0]] in JOINTS


def _vendor(text: str, tokens: list[Token], folds: list[str], at: int) -> bool:
    """Whether the vendor stands before a name, and does not own it as in "AWS's pay-as-you-go model"."""
    return at > 0 and folds[at - 1] in VENDORS and text[tokens[at - 1][1] : tokens[at][0]] in BESIDE


def inside(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a path, an address, a host name or an identifier, and so name nothing."""
    opening = text.rfind(" ", 0, start) + 1
    run = text[opening : (text.find(" ", end) if " " in text[end:] else len(text))].lstrip("(<`\"'")
    if run.startswith(("/", "./", "../", "~/", "\\")) or "://" in run or text[start - 1 : start] in ("@", "_"):
        return True
    if text[start - 1 : start] == "-" == text[end : end + 1] and run.islower():
        return True
    return bool(ADDRESS.search(run) or re.match(r"[._@\\][a-z0-9]", text[end : end + 2]))


ADDRESS = re.compile(r"\w@[\w-]+\.\w|\w\.(?:png|jpe?g|gif|svg|pdf|md|txt|csv|json|ya?ml|py|sh|pem|zip|html?)\b")
