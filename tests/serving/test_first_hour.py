"""Whoever makes a shared office by `docs/shared-office.md`, step by step, as the page stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.guide import steps
from tests.pbx.asterisk import free_port
from tests.postgres import Postgres, debians
from tests.waiting import eventually


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """Their folder."""
    (tmp_path / "home").mkdir()
    return tmp_path


def typed(postgres: Postgres, folder: Path, text: str, user: str) -> str:
    """What a machine says to it; the user of the server is whoever the text is typed by."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder / "home"),
        "PGHOST": str(postgres.socket),
        "PGPORT": str(postgres.port),
        "PGUSER": user,
    }
    done = subprocess.run(
        ["bash", "-euc", text], env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def lines_for(file: str, said: str) -> list[str]:
    """Those that were printed for a file of the server's."""
    return re.findall(r"^  (.*)$", said.partition(f"For {file}")[2].partition("\nFor ")[0], re.MULTILINE)


def set_up(postgres: Postgres, said: str) -> None:
    """What the page says of the printed lines."""
    with (postgres.socket / "postgresql.conf").open("a") as settings:
        settings.write("\n".join(["", *lines_for("postgresql.conf", said), ""]))
    access = postgres.socket / "pg_hba.conf"
    access.write_text("\n".join([*lines_for("pg_hba.conf", said), access.read_text()]))
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as superuser:
        superuser.execute("SELECT pg_reload_conf()")

    def speaks_tls() -> bool:
        with psycopg.connect(postgres.url("postgres")) as again:
            return again.execute("SHOW ssl").fetchone() == ("on",)

    eventually(speaks_tls, seconds=30)


def test_the_first_hour_goes_as_the_page_says(reader: Path) -> None:
    with debians() as postgres:
        user, group = ("nobody", "nogroup") if os.getuid() == 0 else (str(os.getuid()), str(os.getgid()))
        names = {
            "server.example": "127.0.0.1",
            "/var/lib/postgresql/15/main": str(postgres.socket),
            "--owner postgres --group postgres": f"--owner {user} --group {group}",
        }
        found = steps("shared-office.md", "Make it, once, on the server", names)
        as_postgres, create, certificates, staff, hub = found
        typed(postgres, reader, as_postgres.text, "postgres")
        said = typed(postgres, reader, create.text, "founder")
        prefix = re.findall(r"(rx[0-9a-f]{6})_hub", said)[0]
        typed(postgres, reader, certificates.text, "postgres")
        set_up(postgres, said)
        hired = typed(postgres, reader, staff.text, "founder")
        assert f"{prefix}_u_anna@127.0.0.1:{postgres.port}/" in hired, "another machine knows nothing of this one's PGPORT"
        assert str(postgres.port) in said.partition("Made ")[2].partition("\n")[0]
        started = hub.text.replace("rx1a2b3c", prefix).rstrip() + f" --listen 127.0.0.1:{free_port()} --seconds 3"
        assert "stands by" in typed(postgres, reader, started, "nobody")
        assert shutil.which("receptionist", path=str(Path(sys.executable).parent))
