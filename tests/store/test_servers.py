"""An address that names several servers, and what a server's refusals mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text, tuples
from psycopg import errors
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine import make_url

from receptionist.errors import Problem
from receptionist.store.addresses import in_short, refuse_unverified
from receptionist.store.engine import open_store
from receptionist.store.servers import explain, options, read_address, several
from ui import words as screen

HOSTS = lists(tuples(text("abcxyz09.-", min_size=1, max_size=12), integers(1, 65535)), min_size=1, max_size=4)


@given(hosts=HOSTS, more=sampled_from(["", "?sslmode=verify-full", "?sslmode=verify-full&connect_timeout=2"]))
def test_servers_are_told_to_libpq_as_they_stand_in_the_address(hosts: list[tuple[str, int]], more: str) -> None:
    where = f"postgresql://anna@{','.join(f'{host}:{port}' for host, port in hosts)}/office{more}"
    url = read_address(where)
    told = PGDialect_psycopg().create_connect_args(url)[1]
    assert told["host"].split(",") == [host for host, _port in hosts]
    assert [int(port) for port in str(told["port"]).split(",")] == [port for _host, port in hosts]
    assert several(url) == (len(hosts) > 1)
    assert read_address(url.render_as_string()) == url
    assert ("target_session_attrs" in options(url)) == (len(hosts) > 1)
    assert ("connect_timeout" in options(url)) == ("connect_timeout" not in more)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("postgresql://rx12ab34_u_anna@server.example:5433/office?sslmode=verify-full", "server.example:5433/office"),
        ("postgresql://anna@/office?host=%2Ftmp%2Fdata&port=45393", "localhost/office"),
        ("postgresql:///office", "localhost/office"),
        ("postgresql://anna@one:5432,two:5433/office", "one:5432/office"),
        ("/home/anna/mine.office", "/home/anna/mine.office"),
    ],
)
def test_on_the_screen_an_office_is_called_by_its_server_and_its_name(where: str, said: str) -> None:
    assert in_short(where) == said
    assert said in screen.say("office.unreachable", {"office": where})


@pytest.mark.parametrize("where", ["postgresql://anna@one,two/office", "postgresql:///office?host=one&host=two"])
def test_several_without_ports_are_several(where: str) -> None:
    assert read_address(where) == make_url(where)
    assert several(read_address(where))


def test_of_several_servers_none_may_be_elsewhere_without_its_certificate() -> None:
    refuse_unverified("postgresql://anna@127.0.0.1:5432,[::1]:5433/office")
    refuse_unverified("postgresql://anna@127.0.0.1:5432,127.0.0.1:5433/office")
    refuse_unverified("postgresql://anna@one:5432,two:5433/office?sslmode=verify-full")
    with pytest.raises(Problem, match=r"office\.unverified"):
        refuse_unverified("postgresql://anna@127.0.0.1:5432,elsewhere:5433/office")


@pytest.mark.parametrize(
    "where", ["postgresql://anna:secret@one:1,two:2/office", "postgresql://one:1,two:2/office?password=secret"]
)
def test_a_password_in_an_address_of_several_is_refused(where: str) -> None:
    with pytest.raises(Problem, match=r"office\.password_in_url"):
        open_store(where)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ReadOnlySqlTransaction, "office.read_only"),
        (errors.DiskFull, "office.disk_full"),
        (errors.DeadlockDetected, "office.locked"),
        (errors.SerializationFailure, "office.locked"),
        (errors.LockNotAvailable, "office.locked"),
        (errors.AdminShutdown, "office.unreachable"),
        (errors.OutOfMemory, "office.unreachable"),
        (errors.IoError, "office.unreachable"),
        (errors.UniqueViolation, None),
        (errors.NumericValueOutOfRange, None),
        (errors.UndefinedTable, None),
        (errors.InsufficientPrivilege, None),
        (ValueError, None),
    ],
)
def test_what_is_the_servers_is_told_from_what_is_the_statements(error: type[Exception], code: str | None) -> None:
    problem = explain(error(), "the office")
    assert (problem.code if problem else None) == code
