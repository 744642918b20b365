"""What a linter of study notes remarks on beside facts: template text left in, abbreviations never spelled out."""

import re
from collections.abc import Iterator, Sequence

from quizgen.catalogue import Catalogue
from quizgen.model import Passage, Problem

SHORT = re.compile(r"(?<![\w./:@-])(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z][A-Z0-9]{1,5}(?=s?\b)(?![\w./:@-])")
# What needs no spelling out: everyday abbreviations, file formats, months of a worklog's own form.
PLAIN = frozenset(
    """
    AWS IT OK ID PC TV FAQ PDF PNG JPG CSV XML YAML JSON HTML CSS URL URI UI UX US UK EU VN HCM AM PM TODO NB
    ASAP README FCJ FCAJ OS USB RAM GB MB TB KB HTTP HTTPS SQL GET PUT POST DELETE HEAD PATCH II III IV VI VII
    VIII IX IP DB JS PHP ISO SMS AI ML NS AAAA MX TXT SMTP SFTP FTP MAC NTP RAID
    """.split()  # noqa: SIM905
)
# English words that notes write in capitals for emphasis.
SHOUTED = frozenset(
    """
    a all also always and any are as at be both but by can cannot do does each for from has have how if in into is it
    just least less list many may more most must name need never new no not now of off on one only or out own read
    same set should so some start stop than that the then there they this to two up use very vs was what when where
    which who why will with write you your deny allow yes true false note tip key data free best high low fast slow
    """.split()  # noqa: SIM905
)
SPELLED = r"\(\s*{0}s?\s*\)|\b{0}s?\s*(?:\(|:|=|-|–|is\b|là\b|stands for)"


def remarks(read: Sequence[tuple[Passage, str]], catalogue: Catalogue) -> Iterator[Problem]:
    """Every remark, in the order of the lines; an abbreviation is remarked on once a note.

    Passages come with the reason why they can state no fact (see rules.silence), empty where they may.
    """
    texts: dict[str, list[str]] = {}
    for passage, _ in read:
        texts.setdefault(passage.bullet.span.path, []).append(passage.bullet.text)
    seen: set[tuple[str, str]] = set()
    for passage, silent in read:
        span, text = passage.bullet.span, passage.bullet.text
        if passage.bullet.skip == "notice":
            yield Problem(span, "template-text", "the notice of the template still stands here", "delete the line")
        for short in () if silent else dict.fromkeys(SHORT.findall(text)):
            if (span.path, short) not in seen and _unknown(short, texts[span.path], catalogue):
                yield Problem(span, "unknown-abbreviation", f"{short} is never spelled out", f"write {short} (…) once")
            seen.add((span.path, short))


def _unknown(short: str, texts: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether neither the catalogue nor the note says what the letters mean."""
    if short in PLAIN or catalogue.named(short) or catalogue.finder.find(short) or short.lower() in SHOUTED:
        return False
    spelled = re.compile(SPELLED.format(re.escape(short)))
    return not any(spelled.search(text) for text in texts)
