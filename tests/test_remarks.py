"""What `check` remarks on beside facts."""

import pytest

from quizgen import notes
from quizgen.catalogue import Catalogue
from quizgen.deck.remarks import remarks
from quizgen.rules import silence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- The QLX sends alarms", ["unknown-abbreviation 3 QLX is never spelled out"]),
        ("- The QLX sends alarms\n- A QLX again", ["unknown-abbreviation 3 QLX is never spelled out"]),
        (
            "- ⚠️ The information below is for reference purposes only, do not copy it into your report",
            ["template-text 3 the notice of the template still stands here"],
        ),
        ("- The QLX sends alarms\n- QLX (quick log exchange)", []),
        ("- Amazon SQS keeps messages, and EC2 polls", []),
        ("- Buckets MUST be private and NEVER public", []),
        ("- Plan to learn QLX next week", []),
        ("- `QLX_HOME` and https://example.org/QLX", []),
    ],
)
def test_remarks(text: str, wanted: list[str], catalogue: Catalogue, tmp_path) -> None:
    file = tmp_path / "note.md"
    file.write_text(f"# Notes\n\n{text}\n", encoding="utf-8")
    passages = map(catalogue.recognise, notes.outline(notes.read(str(file))))
    read = [(passage, silence(passage)) for passage in passages]
    found = [f"{problem.code} {problem.span.first} {problem.message}" for problem in remarks(read, catalogue)]
    assert found == wanted
