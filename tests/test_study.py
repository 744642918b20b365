"""The self-test as values: what counts as right, what is asked next, how a card is asked and shown."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.cli.picking import knowing
from quizgen.model import Card, Deck, Fact, Reference, Span, Subject
from quizgen.study import screen
from quizgen.study.answers import Verdict, judge
from quizgen.study.drill import Drill, Score, draw
from quizgen.study.folding import words
from quizgen.study.question import chosen, pressed, question, shape
from quizgen.study.result import result

RIGHT, SLIP, WRONG = Verdict(True), Verdict(True, "typo"), Verdict(False)


def card(name: str, kind: str = "recall", concept: str = "", **more: object) -> Card:
    fact = Fact(Subject(concept or name, name), "definition", "v", aspect=name, sources=(Span("w.md", 3, 3),))
    return Card(kind, fact, f"What is {name}?", f"it is {name}", **more)  # type: ignore[arg-type]


# Typed answers

OPPOSITES = """
synchronous / asynchronous; stateful / stateless; public / private; public subnet / private subnet
standard / non-standard; standard / nonstandard; horizontal scaling / vertical scaling; ingress / egress
inbound / outbound; symmetric / asymmetric; managed / unmanaged; encrypted / unencrypted; encryption / decryption
encrypt / decrypt; mutable / immutable; read / write; internet / intranet; interregional / intraregional
microseconds / macroseconds; microservice / macroservice; scale up / scale out; scale in / scale out
scale up / scale down; minimum / maximum; minimize / maximize; active / passive; primary / secondary; allow / deny
explicit deny / implicit deny; hot / cold; inner / outer; upload / download; attach / detach; enable / disable
increase / decrease; overprovisioned / underprovisioned; homogeneous / heterogeneous; relational / non-relational
structured / unstructured; structured / semi-structured; durable / nondurable; available / unavailable
reserved / unreserved; gp2 / gp3; io1 / io2; io2 / gp2; v1 / v2; IMDSv1 / IMDSv2; IPv4 / IPv6; us-east-1 / us-east-2
11 nines / 12 nines; eleven nines / twelve nines; 256 KB / 256 MB; 256KB / 265 KB; 5 minutes / 15 minutes
15 minutes / 15 seconds; 99.9% / 99.99%; HTTP / HTTPS; FTP / FTPS; TCP / UDP; EBS / EFS; ECS / EKS; SQS / SNS
RTO / RPO; SSE-S3 / SSE-C; TLS 1.2 / TLS 1.3; S3 / S2; Standard / Standard-IA; One Zone-IA / Standard-IA
at least once / at most once; with replication / without replication; grantor / grantee; payer / payee
optimistic / pessimistic; centralized / decentralized; ascending / descending; regional / zonal; sharding / sharing
causal / casual; preactive / proactive; internal interface / external interface; hypervisor / hypovisor
A record / AAAA record; /24 / /28; < 5 ms / > 5 ms; NAT gateway / NAT instance; CloudTrail / CloudWatch
serverless / serverful
"""
# Collected after the rules were settled.
AFRESH = """
blocking / nonblocking; authentication / authorization; provisioned / unprovisioned; versioned / unversioned
append / prepend; import / export; inline policy / online policy; hyperscale / hyposcale; multi-region / single-region
precompute / recompute; prewarm / rewarm; scale-out / scale-up; trusted / untrusted; signed URL / unsigned URL
compressed / uncompressed; ordered / unordered; throttled / unthrottled; replicate / deduplicate; masked / unmasked
transient / persistent; hibernate / terminate; weighted routing / unweighted routing; push model / pull model
forward proxy / reverse proxy; proactive / reactive; idempotent / nonidempotent; normalized / denormalized
coupled / decoupled; loosely coupled / tightly coupled; lease / release; register / deregister; serialize / deserialize
allocated / deallocated; activate / deactivate; escalate / deescalate; subscribe / unsubscribe; publisher / subscriber
source / target; consumer / producer; sender / receiver; employer / employee; trainer / trainee; c5.large / c6.large
t3.micro / t3.nano; db.r5 / db.r6; port 22 / port 23; port 443 / port 80; 3 zones / 2 zones; 99.99% / 99.999%
99.95 / 99.59; 30 days / 90 days; 60 seconds / 60 minutes; 5 GB / 5 TB; 128 MB / 128 GB; 15 minutes / 1.5 minutes
sc1 / st1; gp3 / io1; SSE-KMS / SSE-S3; HTTP/1 / HTTP/2; SHA-1 / SHA-256; AES-128 / AES-256; RPO / RTO; ALB / NLB
VPN / VPC; ACL / ACM; MFA / SFA; DMS / DRS; CIDR /16 / CIDR /18; us-west-1 / us-west-2; eu-west-1 / eu-east-1
read capacity unit / write capacity unit; read replica / write replica; hot partition / cold partition
leader / reader; writer / reader; ingest / digest; affect / effect; principal / principle
lower bound / upper bound; edge / hedge
"""
# Other words, which the letters alone do not tell from slips: the catalogue's vocabulary does.
WORDS = """
shard / shared; threat / thread; project / protect; content / context; replay / relay; retain / retrain; train / trail
binding / bonding; patch / path; supervised / unsupervised; labeled / unlabeled; limited / unlimited
validation / invalidation; direct / indirect; dependent / independent; sensitive / insensitive; active / inactive
case-sensitive / case-insensitive; tokenization / detokenization; subnet / supernet; upstream / downstream
hosted zone / hosting zone; task role / task rule; execution role / execution rule; healthy / unhealthy
client-side encryption / server-side encryption; public key / private key; detected / detached; physical / logical
short polling / long polling; fan-out / fan-in; cached volume / stored volume; gateway endpoint / interface endpoint
hard limit / soft limit; compliance mode / governance mode; Express workflow / Standard workflow
reserved concurrency / provisioned concurrency; strong consistency / eventual consistency; partition key / sort key
cache hit / cache miss; opt in / opt out; allow list / deny list; spread placement group / cluster placement group
signed cookie / unsigned cookie; host-based routing / path-based routing; customer managed / customer manager
us-east-1a / us-east-1b; RAID 0 / RAID 1; NFSv3 / NFSv4; 1 minute / 1 month; 1.25 Gbps / 1.25 Mbps; SSE / CSE
ENA / ENI; SCP / RCP; AMI / ARN; layer 4 / layer 7; tier 1 / tier 2; t3 / t4g; 63 characters / 36 characters
overfitting / underfitting; trusted account / trusting account; rollback / rollout; log group / log stream
instance store / instance state; projection / protection; prefix / suffix; change / charge; attach / attack; files / fills; assets / asserts
"""


def pairs(text: str) -> list[list[str]]:
    return [pair.strip().split(" / ") for line in text.strip().splitlines() for pair in line.split(";")]


def taken(text: str, vocabulary: frozenset[str]) -> list[tuple[str, str]]:
    """What is counted as right though it is the other of two."""
    both = ((said, form) for one, two in pairs(text) for said, form in ((one, two), (two, one)))
    return [(said, form) for said, form in both if judge(said, [form], (), vocabulary).right]


@pytest.fixture(scope="module")
def vocabulary() -> frozenset[str]:
    asked = card("r", "reverse")
    return knowing(Deck("AWS", (asked,)))(asked).vocabulary


def test_an_opposite_is_never_taken_for_a_slip(vocabulary: frozenset[str]) -> None:
    assert (len(pairs(OPPOSITES + AFRESH)) >= 150, len(pairs(WORDS)) >= 60) == (True, True)
    assert taken(OPPOSITES.rstrip() + AFRESH, frozenset()) == []
    assert taken(WORDS, vocabulary) == []
    assert ("project", "protect") in taken(WORDS, frozenset()), "the letters alone do not tell"


SLIPS = """
lamda / AWS Lambda; dynamodbb / DynamoDB; dynmodb / DynamoDB; cloudfornt / Amazon CloudFront; cloudwach / CloudWatch
cloud watch allarm / CloudWatch alarm; elastic beanstlk / Elastic Beanstalk; redshfit / Redshift; kinesys / Kinesis
simple queue servise / Simple Queue Service; simple notifcation service / Simple Notification Service; athina / Athena
elasticache for reddis / ElastiCache for Redis; security gruop / security group
identity and acess management / Identity and Access Management; asynchronus / asynchronous; synchronos / synchronous
statefull / stateful; statelss / stateless; vertcal scaling / vertical scaling; horizontl scaling / horizontal scaling
encription / encryption; immutabel / immutable; virtual private clod network / virtual private cloud network
auto scalling group / Auto Scaling group; glacier deep archve / Glacier Deep Archive
intelligent teiring / Intelligent-Tiering; transit gatway / transit gateway; interface endpiont / interface endpoint
route tabel / route table; internet gatewaay / internet gateway; eventbrige / EventBridge; event bridg / EventBridge
fargat / AWS Fargate; auroa / Aurora; cognitoo / Cognito; macei / Macie; guardduty findnig / GuardDuty finding
parameter stroe / Parameter Store; secrets manger / Secrets Manager; permission boundry / permissions boundary
snowbal edge / Snowball Edge; storage gatewy / Storage Gateway; availabilty zone / Availability Zone
amazno athena / Amazon Athena; consolidated biling / consolidated billing; least privelege / least privilege
eventual consistancy / eventual consistency; dead leter queue / dead-letter queue
visibilty timeout / visibility timeout; placment group / placement group; global acelerator / Global Accelerator
"""


def test_a_slip_of_the_finger_is_forgiven_and_told(vocabulary: frozenset[str]) -> None:
    assert len(pairs(SLIPS)) >= 50
    for known in (frozenset(), vocabulary):
        assert [said for said, form in pairs(SLIPS) if judge(said, [form], (), known) == WRONG] == []
    assert judge("replicate", ["replicated"], (), frozenset({"replicate"})) == SLIP, "another ending is no other word"


@pytest.mark.parametrize(
    ("said", "form"),
    [
        ("aws sqs", "Amazon SQS"),
        ("the Amazon SQS", "SQS"),
        ("simple queue services", "Simple Queue Service"),
        ("Amazon Simple Queue Service (SQS)", "Simple Queue Service (SQS)"),
        ("SQS", "Simple Queue Service (SQS)"),
        ("cloud front", "Amazon CloudFront"),
        ("dead letter queues", "dead-letter queue"),
        ("policies", "policy"),
        ("caches", "cache"),
        ("hang doi", "hàng đợi"),
        ("Identity & Access Management", "Identity and Access Management"),
        ("up to 256kb", "256 KB"),
        ("256 kilobytes", "256 KiB"),
        ("900 s", "15 minutes"),
        ("24h", "1 day"),
        ("1,000 per second", "1000/s"),
        ("1 million", "1,000,000"),
        ("eleven nines", "11 nines"),
        ("1 to 14 days", "1-14 days"),
        ("99.90 percent", "99.9%"),
        ("centralised", "centralized"),
        ("data center", "data centre"),
        ("behavior", "behaviour"),
        ("*", "*"),
    ],
)
def test_another_way_to_write_it_is_simply_right(said: str, form: str) -> None:
    assert judge(said, [form]) == RIGHT


@pytest.mark.parametrize("said", ["", "  ", "?!", "256", "256 MB", "KB", "256 KB 512 KB", "\x00"])
def test_half_an_answer_or_none_is_wrong(said: str) -> None:
    assert judge(said, ["256 KB", "Amazon EventBridge"], ["SNS"]) == WRONG


def test_any_accepted_form_will_do_but_another_answer_will_not() -> None:
    forms = ["Amazon SQS", "Simple Queue Service"]
    assert judge("simple queue service", forms) == RIGHT
    assert judge("SNS", forms, ["SNS"]) == WRONG
    assert judge("shard", ["shards"], ["shard"]) == RIGHT


def test_a_slip_as_near_to_another_answer_is_wrong() -> None:
    assert judge("replicaa", ["replica"]) == SLIP
    assert judge("region pears", ["region pairs"], ["region peers"]) == WRONG
    assert judge("cloudtrial", ["CloudTrail"], ["CloudTrial"]) == WRONG
    assert judge("cloudfornt", ["Amazon CloudFront"], ["CloudFront"]) == SLIP


@given(st.text(max_size=40), st.text(max_size=40))
def test_judging_takes_any_text_and_itself_is_right(said: str, form: str) -> None:
    judge(said, [form], [said[::-1]])
    assert judge(form, [form]).right == bool(form.strip())
    assert all(word and " " not in word for word in words(said))


# The drill


def test_missed_cards_come_again_until_they_are_right_and_first_tries_count() -> None:
    one, two, three = cards = tuple(card(name) for name in ("a", "b", "c"))
    drill = Drill(cards).answer(False, "x").answer(True).answer(False)
    assert drill.finished
    assert drill.queue == (one, three)
    drill = drill.answer(True).answer(False).answer(True)
    assert drill.card is None
    assert drill.score == Score(total=3, right=1, wrong=2)
    assert (drill.score.percent, drill.missed, drill.times(three), drill.times(two)) == (33, (one, three), 3, 1)
    assert drill.first[one.id].said == "x"


def test_a_skipped_card_does_not_come_again_and_is_not_right() -> None:
    drill = Drill((card("a"), card("b"))).skip().answer(True)
    assert drill.card is None
    assert (drill.score, drill.score.percent, drill.missed) == (Score(2, right=1, skipped=1), 50, ())


@given(st.lists(st.sampled_from(["right", "wrong", "skip"]), max_size=12))
def test_undo_takes_back_exactly_the_last_step(steps: list[str]) -> None:
    drill = Drill(tuple(card(name) for name in "abcd"))
    for step in steps:
        after = drill.skip() if step == "skip" else drill.answer(step == "right")
        if drill.card:
            assert (after.undo().queue, after.undo().score) == (drill.queue, drill.score)
        else:
            assert after is drill
        drill = after
    assert len({one.id for one in drill.queue}) == len(drill.queue)


def test_overruling_turns_the_last_answer_and_nothing_else() -> None:
    drill = Drill((card("a"), card("b"))).answer(False, "said")
    turned = drill.overrule()
    assert (turned.score, turned.tries[-1].said, turned.tries[-1].note) == (Score(2, right=1), "said", "overruled")
    assert turned.overrule().queue == drill.queue
    skipped = Drill((card("a"),)).skip()
    assert skipped.overrule() is skipped
    empty = Drill(())
    assert empty.overrule() is empty is empty.undo() is empty.skip() is empty.answer(True)


def test_a_draw_is_told_by_its_seed_alone() -> None:
    cards = [card(f"c{n}") for n in range(50)]
    drawn = draw(cards, 10, seed=3)
    assert drawn == draw(cards[::-1] + cards, 10, seed=3)
    assert drawn != draw(cards, 10, seed=4)
    assert len(draw(cards, 99, seed=3)) == 50
    assert draw([], 5, seed=3) == ()
    less = draw([one for one in cards if one != drawn[0]], 10, seed=3)
    assert sum(one in drawn for one in less) == 9


def test_a_draw_spreads_concepts_and_kinds() -> None:
    cards = [card(f"{kind}{n}", kind, concept=f"k{n % 5}") for kind in ("recall", "cloze") for n in range(40)]
    cards += [card("rare", "order", concept="rare")]
    drawn = draw(cards, 5, seed=8)
    assert len({one.fact.subject.key for one in drawn}) == 5
    kinds = Counter(one.kind for n in range(40) for one in draw(cards, 10, seed=n))
    assert 150 < kinds["cloze"] < 250
    assert 0 < kinds["order"] < 80


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(0, 9))
def test_siblings_stand_side_by_side_only_where_they_must(sizes: list[int], seed: int) -> None:
    cards = [card(f"{group}-{n}", concept=str(group)) for group, size in enumerate(sizes) for n in range(size)]
    keys = [one.fact.subject.key for one in draw(cards, len(cards), seed)]
    must = max(0, 2 * max(sizes) - sum(sizes) - 1)
    assert sum(one == two for one, two in pairwise(keys)) == must


# How a card is asked

CHOICE = card("q", "choice", options=("one", "two", "three", "four"), correct=(2,), why=("w1", "w2", "w3", "w4"))
SEVERAL = replace(CHOICE, kind="multiple", correct=(0, 3))
NUMBER = replace(card("n"), fact=replace(card("n").fact, relation="number"))
MATCH = card("m", "match", pairs=(("EBS", "blocks"), ("EFS", "files"), ("S3", "objects")))


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (CHOICE, "choice"),
        (SEVERAL, "several"),
        (MATCH, "match"),
        (replace(CHOICE, correct=(), answer="two"), "choice"),
        (replace(CHOICE, correct=()), "open"),
        (replace(CHOICE, kind="order", correct=(1, 0, 2, 3)), "order"),
        (replace(card("c"), prompt="It is ____."), "typed"),
        (card("r", "reverse"), "typed"),
        (replace(NUMBER, answer="63 characters"), "typed"),
        (replace(NUMBER, answer="Minutes"), "open"),
        (replace(card("c", "contrast"), fact=replace(card("c").fact, aspect="x or it is c")), "choice"),
        (replace(card("c", "contrast"), fact=replace(card("c").fact, aspect="it is cold or x")), "open"),
        (replace(card("c"), fact=replace(card("c").fact, aspect="x or it is c")), "open"),
        (card("n", "a kind of tomorrow"), "open"),
    ],
)
def test_the_shape_follows_from_what_the_card_holds(asked: Card, wanted: str) -> None:
    assert shape(asked) == wanted


def test_options_are_shuffled_with_key_and_reasons_but_figures_stay() -> None:
    for times in range(6):
        asked = question(CHOICE, seed=1, times=times)
        assert sorted(asked.shown) == sorted(CHOICE.options)
        assert asked.shown[asked.key[0]] == "three"
        assert asked.why[asked.key[0]] == "w3"
    assert len({question(CHOICE, seed=1, times=times).shown for times in range(6)}) > 1
    for options in (("4 days", "7 days", "14 days"), ("S3", "EBS", "All of the above"), ("Both A and B", "x", "y")):
        assert question(replace(CHOICE, options=options), seed=5).shown == options
    assert {question(MATCH, seed).shown for seed in range(30)}.isdisjoint({("blocks", "files", "objects")})


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2", (1,)),
        ("b", (1,)),
        ("B)", (1,)),
        (" 4 ", (3,)),
        ("5", None),
        ("0", None),
        ("e", None),
        ("12", None),
        ("", None),
        ("²", None),
        ("-1", None),
        ("1 b", None),
    ],
)
def test_one_option_is_named_by_number_or_letter(text: str, places: tuple[int, ...] | None) -> None:
    assert chosen(replace(question(CHOICE), order=(3, 2, 1, 0)), text) == places


def test_an_option_may_be_typed_out_and_several_are_listed() -> None:
    asked = replace(question(CHOICE), order=(0, 1, 2, 3))
    assert chosen(asked, "THREE") == (2,)
    several = replace(question(SEVERAL), order=(0, 1, 2, 3))
    assert chosen(several, "1, d") == chosen(several, "1 and 4") == chosen(several, "ad") == (0, 3)
    assert chosen(several, "1 9") is None
    assert several.right((3, 0))
    assert not several.right((0,))
    assert not several.right((0, 1, 3))


def test_a_match_wants_every_letter_once() -> None:
    asked = replace(question(MATCH), order=(1, 2, 0))
    assert asked.key == (2, 0, 1)
    assert chosen(asked, "cab") == chosen(asked, "C, A, B") == chosen(asked, "3b 1c 2a") == (2, 0, 1)
    assert asked.right((2, 0, 1))
    assert not asked.right((0, 1, 2))
    assert [chosen(asked, text) for text in ("ca", "cabb", "aab", "1c 1a 2b", "123", "xyz", "")] == [None] * 7


def test_the_sides_of_a_contrast_stand_as_the_question_names_them() -> None:
    fact = replace(card("c").fact, aspect="role or ElastiCache for Valkey or Redis OSS")
    for answer, place in (("Role", 0), ("ElastiCache for Valkey or Redis OSS", 1)):
        asked = question(Card("contrast", fact, "Role or …: which one?", answer), seed=place)
        assert (asked.shown, asked.key) == (("Role", "ElastiCache for Valkey or Redis OSS"), (place,))
        assert asked.card.id == Card("contrast", fact, "", answer).id


def test_true_and_false_have_keys_of_their_own() -> None:
    asked = question(card("t", "true_false", options=("Đúng", "Sai"), correct=(1,)))
    assert [pressed(asked, key) for key in "tf12abs"] == [0, 1, 0, 1, 0, 1, None]


# What is shown


def shown(lines: object, width: int = 80) -> str:
    return "\n".join(line.wrapped(width) for line in lines)  # type: ignore[attr-defined]


def test_every_option_is_shown_with_its_reason_and_where_it_comes_from() -> None:
    asked = replace(question(CHOICE), order=(0, 1, 2, 3))
    assert shown(screen.chose(asked, (1,), False)).splitlines() == [
        "Not right: 2) two",
        "  1) one: w1",
        "x 2) two: w2",
        "+ 3) three: w3",
        "  4) four: w4",
        "  Notes: w.md:3",
    ]


def test_a_reason_that_names_its_option_is_said_as_it_is() -> None:
    whys = ("Two is less", "A two is less", "more", "")
    asked = replace(question(replace(CHOICE, options=("two", "Two", "four", "five"), why=whys)), order=(0, 1, 2, 3))
    lines = shown(screen.chose(asked, (2,), True)).splitlines()
    assert lines[1:5] == ["  1) Two is less", "  2) A two is less", "+ 3) four: more", "  4) five"]


def test_documentation_is_shown_with_the_day_it_was_checked() -> None:
    fact = replace(card("a").fact, origin="catalogue", references=(Reference("https://example.org/x", "2026-10-04"),))
    lines = shown(screen.origin(replace(card("a"), fact=fact)))
    assert lines == "  Named in: w.md:3\n  Source: https://example.org/x (checked 2026-10-04)"


def test_text_from_notes_cannot_steer_the_terminal() -> None:
    assert screen.Line("a\x1b[2J\x07b\u202ec\u00a0d\r\ne").wrapped(40) == "a[2Jbc d e"


@pytest.mark.parametrize("width", [1, 20, 40, 80, 500])
def test_lines_fit_the_width_but_addresses_stay_whole(width: int) -> None:
    text = screen.Line("some words that go on " * 12 + "https://example.org/" + "x" * 90, mark="  1) ").wrapped(width)
    long = [line for line in text.splitlines() if len(line) > max(20, min(width, screen.WIDEST))]
    assert [line.strip() for line in long] == ["https://example.org/" + "x" * 90]


def test_note_paths_stay_whole_and_are_no_more_than_three() -> None:
    spans = tuple(Span(f"notes/my week  {n} of many.md", n, n) for n in range(1, 6))
    lines = shown(screen.origin(replace(card("a"), fact=replace(card("a").fact, sources=spans))), 20)
    assert lines.splitlines() == [f"  Notes: notes/my week  {n} of many.md:{n}" for n in (1, 2, 3)]


def test_the_summary_names_what_to_read_again_once() -> None:
    one, two, three = card("a"), card("b"), card("c")
    drill = Drill((one, two, three)).answer(False).answer(False)
    text = shown(screen.summary(drill, "quizgen quiz x --seed 1"))
    assert "0 of 2 right at the first try (0 %); stopped after 2 of 3." in text
    assert text.count("w.md:3") == 1
    assert "it is c" not in text
    assert shown(screen.summary(Drill((one,)), "x")) == "Stopped before the first answer."
    assert result(drill, 1)["read_again"] == ["w.md:3"]
