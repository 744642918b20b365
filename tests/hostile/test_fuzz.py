"""A small sample of what `make fuzz` draws for minutes, and all that it ever found."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from quizgen.catalogue import Catalogue
from tests.hostile.fuzz import FOUND, notes, promises


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=notes)
def test_no_note_breaks_a_promise(text: str, catalogue: Catalogue, tmp_path: Path) -> None:
    promises(text, catalogue, tmp_path)


@pytest.mark.parametrize("text", FOUND)
def test_what_once_broke_a_promise(text: str, catalogue: Catalogue, tmp_path: Path) -> None:
    promises(text, catalogue, tmp_path)
