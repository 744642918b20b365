"""Decks for other programs, read back as those read them, and the package handed to a running Anki."""

import csv
import json
import re
from collections.abc import Iterator
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from anki.collection import ImportCsvRequest
from click.testing import CliRunner

from quizgen import formats
from quizgen.cli import main
from quizgen.errors import QuizgenError
from quizgen.formats._flat import back, front
from quizgen.formats._question import questions
from tests import decks
from tests.decks import NOW, card, deck
from tests.test_anki import Profile


def made(name: str, path: Path, what=None) -> str:
    formats.write(name, what or deck(), path, now=NOW)
    return path.read_text(encoding="utf-8")


def test_a_flat_card_says_all(tmp_path) -> None:
    (choice,) = questions(deck((decks.CHOICE,)))
    assert front(choice)[1:] == tuple(
        f"{letter}) {text}" for letter, text in zip("ABCD", decks.CHOICE.options, strict=True)
    )
    assert back(choice)[0] == "C) Amazon SQS"
    assert "A message stays until a consumer has fetched and deleted it." in back(choice)
    (order,) = questions(deck((decks.ORDER,)))
    assert back(order)[:2] == ("1. Download the code", "2. Start the environment")
    (match,) = questions(deck((decks.MATCH,)))
    assert "Amazon MQ → runs a RabbitMQ or ActiveMQ broker" in back(match)


@pytest.mark.parametrize("what", [deck(), decks.hostile()], ids=["every", "hostile"])
def test_anki_takes_the_text_and_takes_it_again(what, tmp_path) -> None:
    profile = Profile(tmp_path)
    try:
        for expected in ("new", "duplicate"):
            path = tmp_path / "deck.csv"
            made("csv", path, what)
            metadata = profile.collection.get_csv_metadata(path=str(path), delimiter=None)
            log = profile.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
            assert {name for name in ("new", "updated", "duplicate", "conflicting") if getattr(log, name)} <= {
                expected,
                "updated" if expected == "duplicate" else expected,
            }
            assert profile.collection.note_count() == len(what.cards)
        rows = profile.collection.db.all("select flds from notes order by id")
        asked = questions(what)
        assert [_seen(flds.split("\x1f")[0]) for (flds,) in rows] == [
            " ".join(front(entry)).replace("`", "") for entry in asked
        ]
    finally:
        profile.collection.close()


def _seen(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html.replace("<br>", " ")))


def test_the_text_has_a_guid_of_its_own_a_deck_and_tags(tmp_path) -> None:
    text = made("csv", tmp_path / "deck.csv")
    rows = list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))
    assert len({row[0] for row in rows}) == len(decks.EVERY)
    assert rows[0][3:] == ["aws::sqs week_6", "AWS::Week 6"]
    changed = made("csv", tmp_path / "b.csv", deck((decks.RECALL,), title="Another"))
    assert rows[0][0] in changed


def test_quizlet_gets_two_columns_and_a_line_a_card(tmp_path) -> None:
    for what in (deck(), decks.hostile()):
        rows = [line.split("\t") for line in made("quizlet", tmp_path / "deck.tsv", what).split("\n")[:-1]]
        asked = questions(what)
        assert rows == [[" · ".join(front(entry)), " · ".join(back(entry))] for entry in asked]


def test_obsidian_reads_back_what_was_written(tmp_path) -> None:
    for what in (deck(), decks.hostile()):
        text = made("obsidian", tmp_path / "deck.md", what)
        cards = [line.split("::") for line in text.splitlines() if "::" in line]
        assert all(len(row) == 2 for row in cards), "one pair of colons a card"
        read = [[re.sub(r"\\(.)", r"\1", part) for part in row[0].split("<br>")] for row in cards]
        assert read == [list(front(entry)) for entry in questions(what)]
        assert "#flashcards/AWS" in text


def test_obsidian_keeps_the_dates_of_reviews(tmp_path) -> None:
    path = tmp_path / "deck.md"
    lines = made("obsidian", path).splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("What is Amazon SQS used for?"))
    lines[first] += " <!--SR:!2026-12-01,4,270-->"
    cloze = next(at for at, line in enumerate(lines) if "keeps each message until a consumer deletes" in line)
    lines.insert(cloze + 1, "<!--SR:!2026-12-03,9,250-->")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = made("obsidian", path)
    assert re.search(r"What is Amazon SQS used for\?::.*<!--SR:!2026-12-01,4,270-->\n", text)
    assert re.search(r"until a consumer deletes it.*<!--SR:!2026-12-03,9,250-->\n", text)
    assert text.count("<!--SR:") == 2
    assert made("obsidian", path) == text


@pytest.mark.parametrize("name", ["csv", "quizlet", "obsidian"])
@pytest.mark.parametrize("mine", ["# My note\nabout::things\n", "\x00\x01"])
def test_a_file_of_the_students_own_is_left_alone(name, mine, tmp_path) -> None:
    path = tmp_path / "mine"
    path.write_text(mine)
    with pytest.raises(QuizgenError, match="did not write"):
        formats.write(name, deck(), path, now=NOW)
    assert path.read_text() == mine


def test_a_line_break_and_a_tab_stay_in_their_card(tmp_path) -> None:
    what = deck((card("recall", "one\ttwo\nthree?", "a\n\nb\tc"),))
    assert made("quizlet", tmp_path / "deck.tsv", what).startswith("one two three?\ta b c")


# ------------------------------------------------------------------------------------------------ a running Anki


class Connect:
    """Answers as the add-on does, and remembers what it was asked."""

    def __init__(self, reply: bytes) -> None:
        self.asked: list[dict] = []
        self.status, self.location = 200, ""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.asked.append(json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0)))))
                self.send_response(outer.status)
                self.send_header("Location", outer.location)
                self.end_headers()
                self.wfile.write(reply)

            def do_GET(self) -> None:
                self.do_POST()

            def log_message(self, *words: object) -> None:
                del words

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self) -> str:
        return str(self.server.server_address[1])


@pytest.fixture
def package(tmp_path) -> Path:
    formats.write("anki", deck(), tmp_path / "deck.apkg", now=NOW)
    return tmp_path / "deck.apkg"


@pytest.fixture
def serve() -> Iterator:
    servers: list[Connect] = []

    def start(reply: bytes) -> Connect:
        servers.append(Connect(reply))
        return servers[-1]

    yield start
    for one in servers:
        one.server.shutdown()
        one.server.server_close()


def push(*words: object, **room: str):
    return CliRunner().invoke(main, ["push", *map(str, words)], env=room)


def test_push_opens_the_import_dialog_and_no_proxy_is_asked(package, serve) -> None:
    anki = serve(b'{"result": null, "error": null}')
    result = push(package, "--port", anki.port, http_proxy="http://127.0.0.1:1", ANKICONNECT_API_KEY="secret")
    assert result.exit_code == 0, result.output
    assert anki.asked == [
        {"action": "guiImportFile", "version": 6, "params": {"path": str(package.resolve())}, "key": "secret"}
    ]


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (b'{"result": null, "error": "collection is not available"}', "collection is not available"),
        (b"<html>a router</html>", "is not AnkiConnect"),
        (b"[1]", "is not AnkiConnect"),
        (b"\xff", "is not AnkiConnect"),
    ],
)
def test_push_says_what_answered_instead(reply, said, package, serve) -> None:
    result = push(package, "--port", serve(reply).port)
    assert result.exit_code == 2
    assert said in result.output
    assert len(result.output.splitlines()) == 1


def test_push_follows_nobody_elsewhere(package, serve) -> None:
    elsewhere = serve(b'{"result": null, "error": null}')
    anki = serve(b"")
    anki.status, anki.location = 302, f"http://127.0.0.1:{elsewhere.port}"
    assert push(package, "--port", anki.port).exit_code == 2
    assert elsewhere.asked == []


def test_push_without_anki_says_how_to_go_on(package, serve) -> None:
    anki = serve(b"")
    anki.server.shutdown()
    anki.server.server_close()
    result = push(package, "--port", anki.port)
    assert result.exit_code == 2
    assert "start Anki with the add-on AnkiConnect" in result.output


def test_push_of_nothing_asks_nobody(tmp_path) -> None:
    result = push(tmp_path / "none.apkg", "--port", "1")
    assert result.exit_code == 2
    assert "no such package" in result.output
