"""Against guessing: the lines of the guide, on the PostgreSQL of Debian."""

from __future__ import annotations

from time import monotonic

import psycopg
import pytest

from tests.guide import steps
from tests.postgres import files_of_nobodys, make, server_on


def test_a_wrong_password_is_answered_slowly_and_the_right_one_lets_in() -> None:
    (lines,) = steps("server.md", "Against guessing", {})
    with files_of_nobodys() as data:
        make(data)
        with (data / "postgresql.conf").open("a") as settings:
            settings.write(lines.text)
        access = data / "pg_hba.conf"
        access.write_text("host all anna 127.0.0.1/32 scram-sha-256\n" + access.read_text())
        with server_on(data) as (postgres, _process):
            with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
                superuser.execute("CREATE ROLE anna LOGIN PASSWORD 'right'")
            door = f"host=127.0.0.1 port={postgres.port} dbname=postgres user=anna password="
            began = monotonic()
            with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
                psycopg.connect(door + "guessed")
            assert monotonic() - began >= 0.5, "the server waits so long, and never less"
            psycopg.connect(door + "right").close()
