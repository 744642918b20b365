"""What can be said of a subject, and how it is asked, stated and turned round, in English and Vietnamese."""

import re
from dataclasses import dataclass

from quizgen.model import Fact, Language


@dataclass(frozen=True)
class Wording:
    """Sentences with {subject}, {value}, {aspect} and {noun}; an empty one means that nobody would say it so."""

    asks: str
    answer: str = "{value}"
    states: str = ""
    reverse: str = ""
    several: str = ""


@dataclass(frozen=True)
class Relation:
    """One thing that can be said; `chooses` tells whether options are other values or other subjects."""

    name: str
    en: Wording
    vi: Wording
    chooses: str = "subject"

    def wording(self, language: Language) -> Wording:
        """The sentences in one language."""
        return self.vi if language == "vi" else self.en


_ALL = (
    Relation(
        "definition",
        Wording("What is {subject}?", states="{subject} {is_} {value}", reverse="Which {noun} is this: {value}?"),
        Wording(
            "{subject} là gì?", states="{subject} là {value}", reverse="{noun} nào sau đây được mô tả là: {value}?"
        ),
    ),
    Relation(
        "purpose",
        Wording(
            "What is {subject} used for?",
            answer="To {value}",
            states="{subject} {is_} used to {value}",
            reverse="Which {noun} is used to {value}?",
        ),
        Wording(
            "{subject} dùng để làm gì?",
            answer="Để {value}",
            states="{subject} dùng để {value}",
            reverse="{noun} nào dùng để {value}?",
        ),
    ),
    Relation(
        "serves",
        Wording(
            "What is {subject} used for?",
            states="{subject} {is_} used for {value}",
            reverse="Which {noun} is used for {value}?",
        ),
        Wording(
            "{subject} dùng cho việc gì?", states="{subject} dùng cho {value}", reverse="{noun} nào dùng cho {value}?"
        ),
    ),
    Relation(
        "does",
        Wording("What does {subject} do?", states="{subject} {value}", reverse="Which {noun} {value}?"),
        Wording("{subject} làm gì?", states="{subject} {value}", reverse="{noun} nào {value}?"),
    ),
    Relation(
        "stands-for",
        Wording(
            "What does {subject} stand for?",
            states="{subject} stands for {value}",
            reverse="Which abbreviation stands for “{value}”?",
        ),
        Wording(
            "{subject} là viết tắt của cụm từ nào?",
            states="{subject} là viết tắt của {value}",
            reverse="“{value}” viết tắt là gì?",
        ),
        chooses="value",
    ),
    Relation(
        "number",
        Wording("{figure}?", states="{subject}: the {aspect} is {value}"),
        Wording("{subject}: {aspect} là bao nhiêu?", states="{subject}: {aspect} là {value}"),
        chooses="value",
    ),
    Relation(
        "choose",
        Wording("When do you choose {subject}?"),
        Wording("Khi nào nên chọn {subject}?"),
    ),
    Relation(
        "attribute",
        Wording("{subject}: what {be} the {aspect}?", states="{subject}: its {aspect} is {value}"),
        Wording("{subject}: {aspect} là gì?", states="{subject}: {aspect} là {value}"),
        chooses="value",
    ),
    Relation(
        "members",
        Wording("What are the {aspect}?", states="The {aspect} are {value}"),
        Wording("Hãy kể tên {aspect}.", states="{aspect} gồm {value}"),
        chooses="value",
    ),
    Relation(
        "listed",
        Wording("Name {aspect} of {subject}."),
        Wording("Hãy nêu {aspect} của {subject}."),
        chooses="value",
    ),
    Relation(
        "order",
        Wording("What is the order of {aspect}?"),
        Wording("Thứ tự của {aspect} là gì?"),
        chooses="value",
    ),
    Relation(
        "contrast",
        Wording("What sets {subject} apart from {aspect}?", reverse="{pair}: which one {value}?"),
        Wording("{subject} khác {aspect} ở điểm nào?", reverse="{pair}: cái nào {value}?"),
    ),
    Relation(
        "differ",
        Wording("What is the difference between {aspect}?"),
        Wording("Điểm khác nhau giữa {aspect} là gì?"),
        chooses="value",
    ),
    Relation(
        "renamed",
        Wording("Under which name does AWS offer “{aspect}” today?"),
        Wording("“{aspect}” ngày nay có tên là gì?"),
        chooses="value",
    ),
    Relation(
        "trait",
        Wording(
            "",
            states="{subject} {value}",
            reverse="Which {noun} {value}?",
            several="Which TWO of these {nouns} {values}?",
        ),
        Wording("", states="{subject} {value}", reverse="{noun} nào {value}?", several="HAI {noun} nào {value}?"),
    ),
    Relation("question", Wording("{question}"), Wording("{question}"), chooses="value"),
    Relation("lacks", Wording("", states="{subject} {value}"), Wording("", states="{subject} {value}")),
    Relation("misconception", Wording("", states="{value}"), Wording("", states="{value}")),
    Relation("scenario", Wording("", reverse="{value} Which {noun} {fits}?"), Wording("", reverse="{value}")),
)
RELATIONS = {relation.name: relation for relation in _ALL}
# Reasons of a ready-made question whose note gives none: nobody has proved its key.
KEY = {"en": "The answer that your note gives.", "vi": "Đáp án mà ghi chú của bạn đưa ra."}
OTHER = {
    "en": "Not the answer that your note gives.",
    "vi": "Không phải đáp án mà ghi chú của bạn đưa ra.",
}


def say(fact: Fact, part: str) -> str:
    """One phrasing of a fact: `part` is asks, answer, states, reverse or several; empty where nobody says it so."""
    template: str = getattr(RELATIONS[fact.relation].wording(fact.language), part)
    if not template:
        return ""
    if part == "asks" and fact.relation == "purpose" and AIM.search(fact.subject.noun):
        template = POINT[fact.language]
    noun = "Thuật ngữ AWS" if fact.language == "vi" else fact.subject.noun or "AWS term"
    value = fact.value.rstrip(".") if part != "answer" else fact.value
    if part == "reverse" and fact.relation == "scenario":
        value = fact.value
    if part == "states" and fact.relation in ("trait", "lacks"):
        value = agreed(fact.subject.name, value)
    if part in ("reverse", "states") and fact.relation == "definition":
        value = lower_article(value)
    if part == "reverse" and fact.relation == "definition" and fact.language == "en":
        words = "|".join(re.escape(noun.split(" ", count)[-1]) for count in range(noun.count(" ") + 1))
        opening = re.match(rf"(?:an?|the) (?:{words}) (?:that|which) (?=[a-z]+s )", value, re.IGNORECASE)
        if opening:
            return f"Which {noun} {value[opening.end() :]}?"
        about = re.match(rf"(?:an?|the) (?:{words}) about ", value, re.IGNORECASE)
        if about:
            return f"Which {noun} is about {value[about.end() :]}?"
    bare = fact.relation in ("number", "attribute", "stands-for") or fact.language == "vi"
    name = fact.subject.name if bare else with_article(fact.subject.name)
    text = template.format(
        subject=name,
        value=value,
        aspect=fact.aspect,
        question=fact.question,
        noun=noun,
        nouns=several(noun),
        figure=_figure(fact),
        fits="is this" if IDEA.search(noun) else "should be used",
        values=agreed("things", value),
        pair=fact.aspect,
        be="are" if plural(fact.aspect) else "is",
        is_="are" if plural(fact.subject.name) else "is",
    )
    return opened(_agreeing(text, fact.subject.name) if part == "asks" and fact.language == "en" else text)


def plural(name: str) -> bool:
    """Whether a name ends in a common noun in the plural."""
    last = name.rsplit(" ", 1)[-1]
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def _agreeing(text: str, name: str) -> str:
    """A question about a plural name in the plural: "What are S3 storage classes?"."""
    if plural(name):
        return text.replace("What is ", "What are ", 1).replace("What does ", "What do ", 1)
    return text


def base(verb: str) -> str:
    """The base form of a verb in the third person: "carries" → "carry", "pushes" → "push", "lets" → "let"."""
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if re.search(r"(ch|sh|ss|x|zz|o)es$", verb):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _figure(fact: Fact) -> str:
    """A question for a figure: "What is the longest retention period of an SQS queue"; a long role stands alone."""
    if len(fact.aspect.split()) > SIMPLE or JOINT.search(fact.aspect):
        return f"{opened(fact.subject.name)}: what is the {fact.aspect}"
    return f"What is the {fact.aspect} of {with_article(fact.subject.name)}"


SIMPLE = 5
JOINT = re.compile(r"\b(?:for|of|from|that|which|in|with|by|to|at|on|beside|before|after|between)\b")
# What nobody uses: it has a point.
AIM = re.compile(r"\b(?:pillar|perspective|architecture term|advantage)\b")
POINT = {"en": "What is the point of {subject}?", "vi": "{subject} nhằm mục đích gì?"}
# What is recognised rather than used.
IDEA = re.compile(
    r"\b(?:model|pillar|principle|perspective|architecture term|benefit|advantage|responsibility|location|objective)\b"
)


def several(noun: str) -> str:
    """A noun phrase in the plural: "AWS service around scaling" → "AWS services around scaling"."""
    head, joint, rest = re.fullmatch(r"(.+?)( (?:of|for|in|around|to|or) |$)(.*)", noun).groups()  # type: ignore[union-attr]
    if head.endswith(("means", "help")):
        return noun
    ending = "es" if head.endswith(("s", "x", "ch", "sh")) else "s"
    return re.sub(r"(?<=[^aeiou])y$", "ie", head) + ending + joint + rest


def agreed(name: str, predicate: str) -> str:
    """A predicate in the third person as it stands behind a name: "restores" → "restore" behind a plural."""
    verb, _, rest = predicate.partition(" ")
    if not plural(name):
        return predicate
    several = {"is": "are", "has": "have", "does": "do", "can": "can", "cannot": "cannot"}.get(verb) or base(verb)
    return f"{several} {rest}".strip()


COUNTED = frozenset(
    """
    account acl address administrator agent alarm alias architecture attachment attack authorizer balancer block
    boundary bucket bundle check class cluster control cookie cooldown dashboard filter identity manager metric
    monolith network objective operation pack read task unit hypervisor mapping target marker adapter
    configuration connection container copy database definition deployment device distribution document domain edge
    endpoint engine environment file function gateway group header hook host image index instance interface key lake
    layer list listener location machine model node object origin pair pattern peer permission pipeline plan point
    policy pool port procedure profile queue record region replica report repository reservation role rule schedule
    script secret server service set snapshot stack standby store stream subnet subscription system table tag template
    timeout topic trail url user vault volume warehouse window zone
    """.split()  # noqa: SIM905
)


DEFINITE = (
    "pillar",
    "perspective",
    "Console",
    "Framework",
    "CloudWatch agent",
    "team",
    "OSI model",
    "responsibility model",
    "Nitro System",
)
BARE = ("One Zone", "as a service", "access control")
TITLED = frozenset(
    (
        "ACL",
        "CPU",
        "GPU",
        "HDD",
        "SSD",
        "Name",
        "API",
        "URL",
        "Balancer",
        "Host",
        "Image",
        "Instance",
        "Plan",
        "Region",
        "Reservation",
        "Zone",
    )
)
SPELLED = frozenset("AEFHILMNORSX")
SPOKEN = frozenset(("NAT", "RAM", "SAM", "SAML", "RAID", "REST", "NACL", "SQL"))


def with_article(name: str) -> str:
    """A countable noun with its article: "a launch template", "an Application Load Balancer"; products stay bare."""
    first, _, _ = name.partition(" ")
    last = name.rsplit(" ", 1)[-1]
    if name.startswith("“"):  # a word of the note's own
        return name
    if name.endswith(DEFINITE):
        return f"the {name}"
    named = last[:1].isupper() and last not in ("Image", "Name", "Region", "Zone")
    product = name.endswith(BARE) or (first in ("Amazon", "AWS") and named)
    if product or last not in COUNTED | TITLED:
        return name
    letters = first.split("-")[0]
    if (letters[:2].isupper() and letters not in SPOKEN) or (letters[:1].isupper() and letters[1:2].isdigit()):
        return f"an {name}" if letters[0] in SPELLED else f"a {name}"
    return f"an {name}" if name[0].lower() in "aeio" else f"a {name}"


def opened(text: str) -> str:
    """The text with a capital first letter, unless that is spelled small ("gp3"; "cfn-init" where it stands alone)."""
    first = text.split(" ", 1)[0].rstrip(",;:")
    plain = (
        first.replace("-", "").replace("/", "").isalpha() and first.islower() and not (first == text and "-" in text)
    )
    return text[:1].upper() + text[1:] if plain else text


def lowered(text: str) -> str:
    """A small first letter, unless the first word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text


def lower_article(text: str) -> str:
    """The text with a small opening article: "A managed queue" as it reads inside a sentence."""
    for article in ("A ", "An ", "The "):
        if text.startswith(article):
            return article.lower() + text[len(article) :]
    return text
