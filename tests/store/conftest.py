"""The servers that shared offices run on: what is asked of the database is asked of both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import Postgres, debians
from tests.store.shared_office import SharedOffice, shared_office


@pytest.fixture(scope="module", params=["15", "18"])
def server(request: pytest.FixtureRequest) -> Iterator[Postgres]:
    """PostgreSQL 15 as Debian 12 has it, and 18."""
    if request.param == "18":
        yield request.getfixturevalue("postgres")
        return
    with debians() as server:
        yield server


@pytest.fixture(scope="module")
def office(server: Postgres) -> Iterator[SharedOffice]:
    """A shared office with nothing of its own but its logins."""
    with shared_office(server) as office:
        yield office
