"""One process for all cases, out of which each is forked."""

from collections.abc import Iterator

import pytest

from tests.hostile.forks import Forks


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    with Forks() as started:
        yield started
