"""`quizgen quiz` as a student meets it: lines through a pipe, and keys on a real terminal."""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fsrs import Scheduler

from quizgen import formats
from quizgen.cli import main
from quizgen.cli.quiz import command
from quizgen.model import Card, Deck, Fact, Problem, Reference, Span, Subject
from quizgen.study.history import Answer, History
from quizgen.study.schedule import Schedule

QUEUE, TOPIC, DISK = (
    Subject("sqs", "Amazon SQS", "sqs", "AWS service", ("Amazon SQS", "SQS", "Simple Queue Service")),
    Subject("sns", "Amazon SNS", "sns", "AWS service"),
    Subject("ebs", "Amazon EBS", "ebs", "AWS service"),
)


def fact(subject: Subject, line: int, aspect: str = "") -> Fact:
    docs = (Reference("https://docs.aws.amazon.com/x", "2026-10-04"),)
    return Fact(subject, "definition", "v", aspect, sources=(Span("notes/week6.md", line, line),), references=docs)


CHOICE = Card(
    "choice",
    fact(QUEUE, 11),
    "Which service keeps a message until a consumer deletes it?",
    "Amazon SQS",
    options=("Amazon SQS", "Amazon SNS", "Amazon EBS"),
    correct=(0,),
    why=("it holds messages", "it pushes and keeps nothing", "it stores blocks"),
)
SEVERAL = Card(
    "multiple",
    fact(DISK, 12),
    "Which are volumes? (Choose TWO.)",
    "gp3, io2",
    options=("gp3", "io2", "FIFO"),
    correct=(0, 1),
)
TRUTH = Card("true_false", fact(TOPIC, 13), "True or false: SNS keeps messages.", "False", ("True", "False"), (1,))
REVERSE = Card("reverse", fact(QUEUE, 14), "Which service is a managed queue?", "Amazon SQS")
CLOZE = Card("cloze", fact(QUEUE, 15, "retention"), "Messages are kept for ____ at most.", "14 days")
SHORT = Card("acronym", fact(QUEUE, 18, "long"), "What does SQS stand for?", "Simple Queue Service")
RECALL = Card("recall", fact(TOPIC, 16), "What is SNS for?", "To push messages to subscribers")
LIMIT = Card("recall", replace(fact(QUEUE, 19), relation="number"), "How large is a message at most?", "256 KiB")
LENGTH = Card("recall", replace(fact(QUEUE, 20), relation="number"), "How long is its name at most?", "80 characters")
SIDES = replace(fact(QUEUE, 21), relation="contrast", aspect="Amazon SNS or Amazon SQS")
CONTRAST = Card("contrast", SIDES, "Amazon SNS or Amazon SQS: which one waits until consumers poll?", "Amazon SQS")
MATCH = Card(
    "match", fact(DISK, 17), "Match each.", "all of it", pairs=(("EBS", "blocks"), ("EFS", "files"), ("S3", "objects"))
)
CARDS = (CHOICE, SEVERAL, TRUTH, REVERSE, CLOZE, SHORT, RECALL, MATCH)


def ask(cards: Sequence[Card], said: str, *args: str, problems: tuple[Problem, ...] = ()) -> Result:
    deck = Deck("AWS", tuple(cards), problems)
    return CliRunner().invoke(command, ["notes", "--seed", "1", *args], input=said, obj=lambda paths: deck)


def label(card: Card, option: str, *args: str) -> str:
    """The number or letter under which the first question shows an option."""
    return re.findall(rf"^  (\w)\) {re.escape(option)}$", ask([card], "", *args).output, re.MULTILINE)[0]


# Lines in, lines out


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (CHOICE, "amazon sqs"),
        (CHOICE, label(CHOICE, "Amazon SQS")),
        (CHOICE, "abc"[int(label(CHOICE, "Amazon SQS")) - 1]),
        (SEVERAL, f"{label(SEVERAL, 'io2')}, {label(SEVERAL, 'gp3')}"),
        (TRUTH, "f"),
        (REVERSE, "aws sqs"),
        (CLOZE, "Fourteen days"),
        (LIMIT, "256KB"),
        (LENGTH, "80"),
        (CONTRAST, "2"),
        (RECALL, "\ny"),
        (MATCH, "".join(label(MATCH, right) for right in ("blocks", "files", "objects"))),
    ],
)
def test_each_kind_of_question_is_asked_and_its_source_told(card: Card, said: str) -> None:
    done = ask([card], said + "\n")
    assert done.exit_code == 0, done.output
    assert "1 of 1 right at the first try (100 %)." in done.output
    assert f"notes/week6.md:{card.fact.sources[0].first}" in done.output
    assert "https://docs.aws.amazon.com/x (checked 2026-10-04)" in done.output
    assert "\x1b" not in done.output


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (CHOICE, "amazon sns"),
        (SEVERAL, f"{label(SEVERAL, 'io2')} {label(SEVERAL, 'FIFO')}"),
        (TRUTH, "t"),
        (REVERSE, "sns"),
        (CLOZE, "14 hours"),
        (SHORT, "sqs"),
        (LIMIT, "256"),
        (LENGTH, "characters"),
        (CONTRAST, "1"),
        (RECALL, "\nn"),
        (MATCH, "".join(label(MATCH, right) for right in ("files", "blocks", "objects"))),
        (CHOICE, "?\n?"),
        (REVERSE, "?\n?"),
    ],
)
def test_a_wrong_answer_is_explained_and_asked_again(card: Card, said: str) -> None:
    done = ask([card], said + "\n")
    assert "Again: 1 left" in done.output
    assert "0 of 1 right at the first try (0 %)." in done.output
    assert done.output.rstrip().splitlines()[-3].strip() == f"notes/week6.md:{card.fact.sources[0].first}"
    assert done.exit_code == 0, "every question had its first try"


def test_every_option_comes_with_its_reason() -> None:
    said = ask([CHOICE], "Amazon SNS\n").output
    marks = {reason: re.findall(rf"^(.) \d\) .*: {reason}$", said, re.MULTILINE) for reason in CHOICE.why}
    assert marks == dict(zip(CHOICE.why, (["+"], ["x"], [" "]), strict=True))


@pytest.mark.parametrize("said", ["9", "", "z", "1 2", "Amazon Nothing"])
def test_what_is_no_answer_is_asked_for_again_and_never_counted(said: str) -> None:
    done = ask([CHOICE], f"{said}\nAmazon SQS\n")
    assert "Please: 1-3" in done.output
    assert "1 of 1 right" in done.output


def test_names_of_the_catalogue_count_and_a_slip_is_told() -> None:
    assert "Right: Amazon SQS" in ask([REVERSE], "Simple Queue Service\n").output
    assert "Right, a slip forgiven: Amazon SQS" in ask([REVERSE], "simple queue servise\n").output


def test_missed_ones_come_again_before_the_end() -> None:
    known, missed = "14 days\n", "\nn\n"
    first = missed + known if RECALL.prompt in ask([RECALL, CLOZE], "").output else known + missed
    done = ask([RECALL, CLOZE], first + missed + "\ny\n")
    assert done.output.count(RECALL.prompt) == 4, "asked three times, and named among the missed"
    assert "1 of 2 right at the first try (50 %)." in done.output
    assert done.exit_code == 0


def test_skip_undo_and_the_last_word_of_the_student() -> None:
    assert "0 of 1 right at the first try (0 %), 1 skipped." in ask([CLOZE], "s\n").output
    assert "There is nothing to take back." in ask([CLOZE], "u\n").output
    undone = ask([CLOZE], "13 days\nu\n14 days\n").output
    assert "Taken back." in undone
    assert "1 of 1 right" in undone
    assert "Counted as right." in ask([CLOZE], "two weeks or so\no\n").output
    assert "Only a typed answer" in ask([CHOICE], "Amazon SNS\no\n").output


@pytest.mark.parametrize("said", ["", "q\n", "?\nq\n", "\n\n", "Q\n"])
def test_leaving_early_is_130_with_the_summary_so_far(said: str) -> None:
    assert ask([CLOZE, REVERSE], said).exit_code == 130
    assert "Stopped before the first answer." in ask([CLOZE, REVERSE], said).output
    assert (
        "0 of 1 right at the first try (0 %), 1 skipped; stopped after 1 of 2."
        in ask([CLOZE, REVERSE], f"s\n{said}").output
    )


def test_a_seed_asks_the_same_again_and_stands_below_the_result() -> None:
    cards = [Card("recall", fact(TOPIC, n, str(n)), f"Question {n}?", "x") for n in range(1, 40)]
    one, two = (ask(cards, "s\n" * 5, "-n", "5", "--seed", "77").output for _ in range(2))
    assert one == two
    assert "quizgen quiz notes -n 5 --seed 77" in one
    assert ask(cards, "s\n" * 5, "-n", "5", "--seed", "78").output != one


def test_kinds_and_concepts_narrow_the_draw() -> None:
    assert (
        "of 3"
        in ask(
            CARDS, "", "--concept", "simple queue service", "--kind", "reverse", "--kind", "cloze", "--kind", "acronym"
        ).output
    )
    assert "of 2" in ask(CARDS, "", "--concept", "SNS").output


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--kind", "riddle"], "no card of kind 'riddle'; there are acronym, choice,"),
        (["--concept", "Mainframe"], "no card is about 'Mainframe'; there are cards about Amazon EBS"),
        (["--concept", "sns", "--kind", "cloze"], "no card of kind cloze about sns"),
    ],
)
def test_a_wish_without_cards_is_one_line_and_exit_2(tmp_path: Path, args: list[str], told: str) -> None:
    done = CliRunner().invoke(main, ["quiz", str(written(tmp_path, CARDS)), *args])
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "content", [None, "", "[]", "{", '{"quizgen": "0.1.0", "schema": 1, "title": "x", "cards": []}']
)
def test_a_file_that_is_no_deck_is_one_line_and_exit_2(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "deck.json"
    if content is not None:
        path.write_text(content)
    done = CliRunner().invoke(main, ["quiz", str(path)])
    assert done.exit_code == 2
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert str(path) in done.stderr


def test_json_goes_to_stdout_and_questions_to_stderr() -> None:
    done = ask([CLOZE, CHOICE], "s\n" * 2, "--json")
    told = json.loads(done.stdout)
    assert (told["total"], told["asked"], told["skipped"], told["percent"], told["finished"]) == (2, 2, 2, 0, True)
    assert {tried["id"] for tried in told["cards"]} == {CLOZE.id, CHOICE.id}
    assert CHOICE.prompt in done.stderr
    stopped = json.loads(ask([CLOZE, CHOICE], "", "--json").stdout)
    assert (stopped["finished"], stopped["cards"]) == (False, [])


def test_notes_that_could_not_be_read_are_told_and_exit_1() -> None:
    lost = Problem(Span("a.md", 1, 1), "unreadable", "cannot be read")
    dated = Problem(Span("a.md", 1, 1), "dated", "is no longer so")
    assert ask([CLOZE], "14 days\n", problems=(lost, dated)).exit_code == 1
    done = ask([CLOZE], "14 days\n", problems=(dated,))
    assert (done.exit_code, "1 problem in the notes" in done.stderr) == (0, True)


def test_bytes_that_are_no_text_and_text_that_ascii_cannot_show(tmp_path: Path) -> None:
    card = Card("reverse", fact(QUEUE, 1), "Hàng đợi nào \x1b[31m“giữ” tin?", "SQS ✓")
    run = [sys.executable, "-m", "quizgen", "quiz", str(written(tmp_path, [card]))]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, input=b"\xff\xfe\x00\nsqs\n", capture_output=True, env=plain, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"H?ng" in done.stdout
    assert b"\x1b" not in done.stdout


def test_the_first_question_needs_no_heavy_import(tmp_path: Path) -> None:
    probe = (
        "import sys; from quizgen.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    run = [sys.executable, "-c", probe, "quiz", str(written(tmp_path, [CHOICE]))]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, input="q\n", capture_output=True, text=True, env=env, check=False)
    assert CHOICE.prompt in done.stdout
    heavy = {
        "rich",
        "rapidfuzz",
        "jinja2",
        "genanki",
        "markdown_it",
        "yaml",
        "frontmatter",
        "ftfy",
        "asyncio",
        "fsrs",
    }
    assert heavy.isdisjoint(done.stderr.split())


def test_help_has_an_example() -> None:
    told = CliRunner().invoke(main, ["quiz", "--help"]).output
    assert "Example: quizgen quiz notes/ -n 5" in told
    assert CliRunner().invoke(main, ["quiz"]).exit_code == 2
    assert CliRunner().invoke(main, ["quiz", "x", "-n", "0"]).exit_code == 2


# Keys on a real terminal

ROOT = Path(__file__).parents[1]
PATIENCE = 15


def written(folder: Path, cards: Sequence[Card]) -> Path:
    path = folder / "deck.json"
    formats.write("json", Deck("AWS", tuple(cards)), path, now=0)
    return path


class Pty:
    """A terminal with the quiz running in it."""

    def __init__(self, path: Path, *args: str, columns: int = 80, command: str = "quiz", **env: str) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            unset = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"}
            given = {name: value for name, value in os.environ.items() if name not in unset}
            os.execve(
                sys.executable,
                [sys.executable, "-m", "quizgen", command, str(path), "--seed", "1", *args],
                {**given, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **env},
            )
        self.before = termios.tcgetattr(self.fd)
        self.read, self.raw, self.seen, self.at = b"", "", "", 0

    def until(self, pattern: str) -> str:
        """Read until a pattern comes up; what came with it."""
        start, end = self.at, time.monotonic() + PATIENCE
        while not (found := re.compile(pattern).search(self.seen, start)):
            assert time.monotonic() < end, f"no {pattern!r} in {self.seen[start:]!r}"
            assert self._read(), f"ended without {pattern!r}: {self.seen[start:]!r}"
        self.at = found.end()
        return self.seen[start : self.at]

    def press(self, keys: str) -> None:
        """Press keys as soon as the terminal waits for single ones."""
        end = time.monotonic() + PATIENCE
        while termios.tcgetattr(self.fd)[3] & termios.ICANON:
            assert time.monotonic() < end, "the terminal never waits for keys"
            time.sleep(0.005)
        os.write(self.fd, keys.encode())

    def resize(self, columns: int, pattern: str = "") -> str:
        """Give the terminal another width, and read until a pattern comes up of what is shown because of it.

        The signal is repeated: Python misses one that comes between its prompt and its waiting.
        """
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        end = time.monotonic() + PATIENCE
        while not re.compile(pattern).search(self.seen, self.at) and time.monotonic() < end:
            os.kill(self.pid, signal.SIGWINCH)
            self._read()
        return self.until(pattern)

    def end(self) -> int:
        """Wait for the end; the exit code. The terminal must be as it was before."""
        left = termios.tcgetattr(self.fd)
        while self._read():
            left = termios.tcgetattr(self.fd)
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.fd)
        assert left == self.before
        return code

    def _read(self) -> bool:
        ready, _, _ = select.select([self.fd], [], [], 0.2)
        try:
            data = os.read(self.fd, 4096) if ready else b""
        except OSError:
            return False
        self.read += data
        self.raw = self.read.decode(errors="ignore").replace("\r\n", "\n")  # a letter may have come in half
        self.seen = re.sub(r"\x1b\[[\d;]*m", "", self.raw)
        return bool(data) or not ready


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return written(tmp_path, CARDS)


# What is kept, and what is asked because of it


def run(path: Path, said: str, *args: str) -> Result:
    return CliRunner().invoke(main, ["quiz", str(path), "--seed", "1", *args], input=said)


def test_what_is_due_missed_or_new_is_asked(deck: Path, history: Path) -> None:
    first = run(deck, "Amazon SNS\n", "--kind", "choice", "-n", "1")
    assert first.exit_code == 0
    assert "Nothing to ask: no card of these is due. The next is due on" in run(deck, "", "--due").output
    assert CHOICE.prompt in run(deck, "", "--missed").output
    assert "of 1\n" in run(deck, "", "--missed").output
    fresh = run(deck, "", "--new").output
    assert ("of 7\n" in fresh, "of 8\n" in run(deck, "", "--missed", "--new").output) == (True, True)
    kept = History(history, Schedule(), print)
    kept.store.open.execute("UPDATE card SET due = 1")
    due = run(deck, "", "--due")
    assert (CHOICE.prompt in due.output, due.exit_code) == (True, 130)


def test_the_most_forgotten_is_asked_first_and_always_the_same(deck: Path, history: Path) -> None:
    kept, day, now = History(history, Schedule(), print), 86_400_000, int(1000 * time.time())
    for card, back in ((CLOZE, 30), (CHOICE, 90), (RECALL, 200), (TRUTH, 0)):
        kept.record(card, Answer(card.id, True, now - back * day, rating=3))
    kept.close()
    two, again = (json.loads(run(deck, "s\ns\n", "--due", "-n", "2", "--json").stdout)["cards"] for _ in range(2))
    assert {card["id"] for card in two} == {CHOICE.id, RECALL.id}
    assert two == again
    assert "of 3\n" in run(deck, "", "--due").output, "what was answered today is not due"


def test_weights_beside_the_history_are_used_and_spoilt_ones_are_told_before_the_first_question(tmp_path: Path) -> None:
    path, history = written(tmp_path, [CLOZE]), tmp_path / "history.db"
    (tmp_path / "weights.json").write_text(json.dumps([*Scheduler().parameters[:2], 5.0, *Scheduler().parameters[3:]]))
    assert run(path, "14 days\n", "--history", str(history)).exit_code == 0
    kept = History(history, Schedule(), print)
    assert [memory.stability for memory in kept.memories().values()] == [5.0]
    (tmp_path / "weights.json").write_text("[1, 2]")
    done = run(path, "14 days\n", "--history", str(history))
    assert (done.exit_code, done.stdout, "holds no weights" in done.stderr) == (2, "", True)


def test_nothing_due_is_no_failure_and_json_says_so(deck: Path) -> None:
    done = run(deck, "", "--due", "--json")
    assert (done.exit_code, json.loads(done.stdout)["total"]) == (0, 0)
    assert "no card of these is due" in done.stderr


def test_an_exam_narrows_the_draw_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, [CHOICE, replace(CLOZE, exams={"saa": ("2.1",)})])
    assert "of 1\n" in run(path, "", "--exam", "SAA").output
    done = run(path, "", "--exam", "clf")
    assert (done.exit_code, "there are cards for saa" in done.stderr) == (2, True)


def test_each_answer_is_kept_with_its_grade_and_undo_takes_it_out(deck: Path, history: Path) -> None:
    done = run(deck, "s\n13 days\nu\n14 days\nq\n", "--kind", "cloze", "--kind", "acronym")
    assert done.exit_code in (0, 130)
    kept = History(history, Schedule(), print)
    rows = kept.store.rows("SELECT said, correct, rating FROM answer")
    assert rows in ([("14 days", 1, 3)], [("13 days", 0, 1), ("14 days", 0, 1)]), rows


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("a queue or so\no", (1, 3)), ("a queue or so\no\no", (0, 1)), ("simple queue servise\no", (0, 1))],
)
def test_overruling_goes_both_ways_and_changes_what_is_kept(
    tmp_path: Path, history: Path, said: str, wanted: tuple[int, int]
) -> None:
    run(written(tmp_path, [REVERSE, replace(REVERSE, variant="2")]), f"{said}\nq\n")
    kept = History(history, Schedule(), print)
    assert kept.store.rows("SELECT correct, rating, note FROM answer") == [(*wanted, "overruled")]


def test_confidence_is_asked_first_and_counts(tmp_path: Path, history: Path) -> None:
    done = run(written(tmp_path, [CHOICE]), "9\n3\nAmazon SQS\n", "--confidence")
    assert "Please: how sure are you? 1 a guess" in done.output
    kept = History(history, Schedule(), print)
    assert kept.store.rows("SELECT sure, rating FROM answer") == [(3, 4)]


def test_a_buried_card_is_gone_until_tomorrow_and_undo_brings_it_back(deck: Path) -> None:
    args = ("--kind", "choice", "--kind", "recall")
    assert "Buried until tomorrow." in run(deck, "bury\nu\nbury\nq\n", *args).output
    assert "of 1\n" in run(deck, "", *args).output
    assert "of 2\n" in run(deck, "", *args, "--no-history").output
    run(deck, "bury\n", *args)
    done = run(deck, "", *args)
    assert (done.exit_code, "all are buried" in done.output) == (0, True)


def test_the_line_of_the_note_can_be_shown_and_helps(deck: Path, history: Path) -> None:
    week = deck.parent / "notes" / "week6.md"
    week.parent.mkdir()
    week.write_text("\n" * 10 + "| Tue | **SQS** keeps messages<br> &emsp; + until deleted |\n")
    done = run(deck, "e\nAmazon SQS\n", "--kind", "choice")
    assert "  11: | Tue | **SQS** keeps messages\n      + until deleted |\n" in done.output
    kept = History(history, Schedule(), print)
    assert kept.store.rows("SELECT note, rating FROM answer") == [("helped", 2)]
    week.unlink()
    assert "cannot be read from here" in run(deck, "e\n", "--kind", "choice").output


def test_a_pass_mark_is_exit_1_and_its_neighbour_0(tmp_path: Path) -> None:
    path = written(tmp_path, [CLOZE, replace(CLOZE, variant="2")])
    for mark, code in (("50", 0), ("51", 1)):
        assert run(path, "13 days\n14 days\n14 days\n", "--pass-mark", mark).exit_code == code
    assert run(path, "", "--pass-mark", "101").exit_code == 2


def test_a_history_that_cannot_be_kept_is_told_before_the_first_question(deck: Path) -> None:
    done = run(deck, "1\n", "--history", str(deck / "below" / "a.db"))
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "give --history FILE" in done.stderr
    assert run(deck, "", "--no-history", "--due").exit_code == 2


def test_no_history_makes_no_file(deck: Path, history: Path) -> None:
    run(deck, "1\n", "--no-history")
    assert not history.exists()


def solve(terminal: Pty) -> None:
    """Read a question off the screen and answer it as somebody who knows."""
    shown = terminal.until(r"(?:\n1-3|Enter|t or f|shows the answer)\n")
    card = next(card for card in CARDS if card.prompt in shown)
    labels = {text: mark for mark, text in re.findall(r"^  (\w)\) (.+)$", shown, re.MULTILINE)}
    if card is SEVERAL:
        for option in ("FIFO", "gp3", "FIFO", "io2"):
            terminal.press(labels[option])
            terminal.until("chosen: ")
    elif card is RECALL:
        terminal.press(" ")
        terminal.until("y or n")
    typed = {
        CHOICE.id: labels.get("Amazon SQS", ""),
        SEVERAL.id: "\r",
        TRUTH.id: "F",
        REVERSE.id: "sqs\r",
        CLOZE.id: "14 dayz\x7fs\r",
        SHORT.id: "simple queue service\r",
        RECALL.id: "y",
        MATCH.id: "".join(labels.get(right, "") for _, right in MATCH.pairs) + "\r",
    }
    terminal.press(typed[card.id])
    terminal.until("Counted as known" if card is RECALL else "any key: go on")
    if card is not RECALL:
        terminal.press(" ")


def test_a_whole_quiz_by_keys_without_colour(deck: Path) -> None:
    terminal = Pty(deck, NO_COLOR="1")
    for number in range(1, len(CARDS) + 1):
        terminal.until(f"{number} of 8\n")
        solve(terminal)
    terminal.until("8 of 8 right at the first try")
    assert terminal.end() == 0
    assert terminal.raw == terminal.seen, "no colour"


@pytest.mark.parametrize("kind", ["choice", "reverse"])
def test_ctrl_c_gives_the_summary_and_the_terminal_back(deck: Path, kind: str) -> None:
    terminal = Pty(deck, "--kind", kind)
    terminal.until("1-3\n|> ")
    time.sleep(0.2)  # Python misses a signal between its prompt and its waiting; no hand is fast enough for that
    terminal.press("\x03")
    terminal.until("Stopped before the first answer.")
    assert terminal.end() == 130
    assert "Traceback" not in terminal.seen
    assert "\x1b[1m" in terminal.raw, "colour is on where nothing forbids it"


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_gives_the_terminal_back(deck: Path, ending: signal.Signals) -> None:
    terminal = Pty(deck, "--kind", "choice")
    terminal.until("1-3\n")
    terminal.press("")
    os.kill(terminal.pid, ending)
    terminal.until("Stopped before the first answer.")
    assert terminal.end() == 130


def test_end_of_input_and_q_leave_by_keys(deck: Path) -> None:
    for key in ("\x04", "q"):
        terminal = Pty(deck, "--kind", "choice")
        terminal.until("1-3\n")
        terminal.press(key)
        assert terminal.end() == 130


def test_forty_columns_are_enough(deck: Path) -> None:
    terminal = Pty(deck, "--kind", "choice", "--no-color", columns=40)
    terminal.until("1-3\n")
    terminal.press("?")
    terminal.until("save and end; what was answered")
    terminal.press("?")
    terminal.until("any key: go on")
    terminal.press("q")
    terminal.until("Missed:")
    assert terminal.end() == 0
    long = [line.strip() for line in terminal.seen.splitlines() if len(line) > 40]
    assert [line for line in long if " " in line] == [f"quizgen quiz {deck} -n 10 --seed 1 --kind choice"], "to copy"


def test_a_key_pressed_twice_does_not_answer_the_next_question(deck: Path) -> None:
    terminal = Pty(deck, "--kind", "true_false", "--kind", "choice", NO_COLOR="1")
    terminal.until(r"(?:1-3|t or f)\n")
    terminal.press("11")
    terminal.until("Please|any key")
    time.sleep(0.2)
    terminal.press("q")
    terminal.end()
    assert "2 of 2" not in terminal.seen


def test_undo_by_key_asks_again(deck: Path) -> None:
    terminal = Pty(deck, "--kind", "true_false", NO_COLOR="1")
    terminal.until("t or f\n")
    terminal.press("t")
    terminal.until("Not right: 1\\) True")
    terminal.press("u")
    terminal.until("Taken back.")
    terminal.until("t or f\n")
    terminal.press("f")
    terminal.until("any key")
    terminal.press(" ")
    terminal.until("1 of 1 right at the first try")
    assert terminal.end() == 0


def test_a_dumb_terminal_gets_lines(deck: Path) -> None:
    terminal = Pty(deck, "--kind", "true_false", TERM="dumb")
    terminal.until("t or f, then Enter\n")
    terminal.resize(40)
    os.write(terminal.fd, b"f\n")
    terminal.until("1 of 1 right at the first try")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.raw
    assert terminal.seen.count("1 of 1\n") == 1, "nothing is drawn anew"


def test_vietnamese_is_typed_and_note_and_bury_work_after_the_answer(tmp_path: Path, history: Path) -> None:
    queue = Card("reverse", fact(QUEUE, 1), "Dịch vụ nào giữ tin nhắn?", "Hàng đợi")
    terminal = Pty(written(tmp_path, [queue]), "--no-color")
    terminal.until("then Enter\n")
    os.write(terminal.fd, "hàng đợi\r".encode())
    terminal.until("Right: Hàng đợi")
    terminal.until("e note, b bury")
    terminal.press("e")
    terminal.until("cannot be read from here")
    terminal.press("b")
    terminal.until("Buried until tomorrow.")
    terminal.until("1 of 1 right")
    assert terminal.end() == 0
    kept = History(history, Schedule(), print)
    assert kept.store.rows("SELECT said FROM answer JOIN buried USING (card)") == [("hàng đợi",)]


def test_a_narrower_window_shows_the_question_again_as_it_fits(deck: Path) -> None:
    terminal = Pty(deck, "--kind", "choice", NO_COLOR="1")
    terminal.until("1-3\n")
    terminal.press("")
    again = terminal.resize(40, "1-3\n")
    assert CHOICE.prompt in " ".join(again.split())
    assert max(map(len, again.splitlines())) <= 40
    terminal.press(label(CHOICE, "Amazon SQS"))
    terminal.until("any key: go on")
    terminal.press(" ")
    terminal.until("1 of 1 right")
    assert terminal.end() == 0
    assert terminal.seen.count("Amazon EBS\n") == 2, "shown twice before the answer, not for every change of the window"


def test_what_was_typed_stays_when_the_window_changes(deck: Path) -> None:
    terminal = Pty(deck, "--kind", "acronym", NO_COLOR="1")
    terminal.until("then Enter\n> ")
    os.write(terminal.fd, b"simple qu")
    terminal.until("simple qu")
    terminal.resize(60, r"then Enter\n[^>]*> simple qu")  # the line may be drawn in two steps
    os.write(terminal.fd, b"eue service\r")
    terminal.until("Right: Simple Queue Service")
    terminal.press("q")
    assert terminal.end() == 0
