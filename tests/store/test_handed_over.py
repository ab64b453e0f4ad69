"""A hand-over that is meant for one colleague is taken by nobody else: by no program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from receptionist.staff.handovers import HandoverService, Kind, Thing
from receptionist.store.engine import open_store
from tests.store.shared_office import SharedOffice, psql
from tests.waiting import eventually

TOOLS = Path("/usr/lib/postgresql/15/bin")
REFUSED, TWICE = ("42501", 0), ("23505", 0)
MEANT = """
INSERT INTO handovers (id, batch, kind, "of", given_by, given_to, given_at)
VALUES (gen_random_uuid(), gen_random_uuid(), 'draft', gen_random_uuid(), {}, {}, now() - interval '{} hours')
"""
MESSAGE = "0190a000-0000-7000-8000-000000000002"
GIVES = f"""
INSERT INTO handovers (id, batch, kind, "of", given_by, given_at, taken_by, taken_at)
VALUES (gen_random_uuid(), gen_random_uuid(), 'message', '{MESSAGE}', {{}}, now(), {{}}, {{}})
"""
BEGINS = """
INSERT INTO messages (id, client, recipient, caller_name, caller_firm, caller_number, matter, text,
    call_back, urgent, taken_at, taken_by)
VALUES ('{}', gen_random_uuid(), '', '', '', '', '', '', false, false, now(), '{}')
"""
WAITING = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
TAKE = "UPDATE handovers SET taken_by = office.me(), taken_at = now() WHERE taken_by IS NULL"


def given(office: SharedOffice, by: str, to: str | None, hours: int = 1) -> None:
    """One hand-over, so long ago, and no other."""
    with psycopg.connect(office.url) as founder:
        founder.execute("DELETE FROM handovers")
        said = MEANT.format(f"'{by}'", f"'{to}'" if to is not None else "NULL", hours)
        founder.execute(said.encode())


def tries(office: SharedOffice, role: str, **statements: str) -> dict[str, tuple[str, int]]:
    return psql(office.as_(role), statements, TOOLS)


WAYS_ROUND = {
    "taken": TAKE,
    "as somebody else": "UPDATE handovers SET taken_by = 'amelia'",
    "turned first": "UPDATE handovers SET given_to = office.me()",
    "to the team": "UPDATE handovers SET given_to = NULL",
    "both at once": "UPDATE handovers SET given_to = NULL, taken_by = office.me()",
    "long ago": "UPDATE handovers SET given_at = now() - interval '2 days', taken_by = office.me()",
    "offered and taken": "UPDATE handovers SET given_by = office.me(), given_to = NULL, taken_by = office.me()",
    "offered to an accomplice": "UPDATE handovers SET given_by = office.me(), given_to = 'bruno', given_at = now()",
    "made her own": "UPDATE handovers SET given_by = office.me()",
    "given anew": "UPDATE handovers SET given_at = now()",
    "given a second time": """INSERT INTO handovers (id, batch, kind, "of", client, given_by, given_to, given_at)
        SELECT gen_random_uuid(), gen_random_uuid(), kind, "of", NULL, office.me(), 'bruno', now() FROM handovers""",
    "taken by a second": """INSERT INTO handovers (id, batch, kind, "of", given_by, given_at, taken_by, taken_at)
        SELECT gen_random_uuid(), gen_random_uuid(), kind, "of", office.me(), now(), office.me(), now() FROM handovers""",
    "of something else": """UPDATE handovers SET "of" = gen_random_uuid()""",
}


@pytest.mark.parametrize("role", ["assistant", "administrator"])
def test_what_is_meant_for_one_colleague_is_taken_by_nobody_else(office: SharedOffice, role: str) -> None:
    somebody = {"assistant": "amelia", "administrator": "ada"}[role]
    given(office, somebody, "silvia")
    told = tries(office, role, **{name.replace(" ", "_"): said for name, said in WAYS_ROUND.items()})
    assert told.pop("given_a_second_time") == TWICE and set(told.values()) == {REFUSED}, told


def test_who_offers_it_anew_does_not_take_it(office: SharedOffice) -> None:
    """A message of the team's that two of them list when they go: the second gives what the first gave to the team."""
    given(office, "amelia", None)
    with psycopg.connect(office.as_("assistant"), autocommit=True) as ada:
        anew = "UPDATE handovers SET given_by = 'ada', given_to = 'silvia', given_at = now() WHERE taken_by IS NULL"
        assert ada.execute(anew).rowcount == 1
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ada.execute(TAKE)
    assert tries(office, "supervisor", taken=TAKE) == {"taken": ("00000", 1)}


def test_it_is_taken_by_who_may(office: SharedOffice) -> None:
    for by, to, hours in (("amelia", "ada", 1), ("amelia", None, 1), ("amelia", "silvia", 13)):
        given(office, by, to, hours)
        assert tries(office, "assistant", taken=TAKE) == {"taken": ("00000", 1)}, (to, hours)
    given(office, "silvia", "silvia", 13)
    assert tries(office, "assistant", taken=TAKE) == {"taken": REFUSED}, "refused, and kept by her who gave it"
    given(office, "amelia", "ada")
    refused = "UPDATE handovers SET given_to = given_by, refused_by = 'ada'"
    assert tries(office, "assistant", refused=refused, went="UPDATE handovers SET given_to = NULL") == {
        "refused": ("00000", 1),
        "went": ("00000", 1),
    }


def test_a_thing_is_handed_over_by_whose_it_is(office: SharedOffice) -> None:
    """Who took it last; who began it, where nobody did."""
    gives = GIVES.format("office.me()", "NULL", "NULL")
    told = {}
    for begun_by, taken_by in (("ada", None), ("silvia", None), ("ada", "silvia"), ("silvia", "ada")):
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("DELETE FROM handovers")
            founder.execute("DELETE FROM messages")
            founder.execute(BEGINS.format(MESSAGE, begun_by).encode())
            if taken_by is not None:
                founder.execute(GIVES.format(f"'{begun_by}'", f"'{taken_by}'", "now()").encode())
        told[begun_by, taken_by] = tries(office, "assistant", gives=gives)["gives"]
    assert {whose for whose, said in told.items() if said == ("00000", 1)} == {("ada", None), ("silvia", "ada")}
    assert {told["silvia", None], told["ada", "silvia"]} == {REFUSED}


@pytest.mark.parametrize("taken", [False, True])
@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
def test_a_thing_is_handed_over_once_at_a_time_whatever_moment_one_looks_at(
    office: SharedOffice, level: str, taken: bool
) -> None:
    gives = GIVES.format("office.me()", "NULL", "NULL").encode()
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("DELETE FROM handovers")
        founder.execute("DELETE FROM messages")
        founder.execute(BEGINS.format(MESSAGE, "ada").encode())
    with psycopg.connect(office.as_("assistant")) as late:
        late.execute(f"SET TRANSACTION ISOLATION LEVEL {level}".encode())
        late.execute("SELECT count(*) FROM handovers")
        with psycopg.connect(office.as_("assistant"), autocommit=True) as quick:
            quick.execute(gives)
        if taken:
            with psycopg.connect(office.as_("supervisor"), autocommit=True) as silvia:
                assert silvia.execute(TAKE).rowcount == 1
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UniqueViolation)):
            late.execute(gives)


def test_what_a_colleague_is_just_taking_is_not_given_away_by_who_had_it(office: SharedOffice) -> None:
    gives = GIVES.format("office.me()", "NULL", "NULL").encode()
    with (
        psycopg.connect(office.url, autocommit=True) as founder,
        psycopg.connect(office.as_("assistant"), autocommit=True) as ada,
        psycopg.connect(office.as_("supervisor")) as silvia,
        ThreadPoolExecutor(1) as beside,
    ):
        founder.execute("DELETE FROM handovers")
        founder.execute("DELETE FROM messages")
        founder.execute(BEGINS.format(MESSAGE, "ada").encode())
        ada.execute(gives)
        assert silvia.execute(TAKE).rowcount == 1
        again = beside.submit(ada.execute, gives)
        eventually(lambda: founder.execute(WAITING).fetchone() is not None)
        silvia.commit()
        assert isinstance(again.exception(10), psycopg.errors.InsufficientPrivilege)


def test_who_gives_a_list_of_which_a_colleague_just_takes_one_thing_gives_the_rest(office: SharedOffice) -> None:
    other = "0190a000-0000-7000-8000-000000000003"
    store = open_store(office.as_("assistant"))
    with (
        psycopg.connect(office.url, autocommit=True) as founder,
        psycopg.connect(office.as_("supervisor")) as silvia,
        ThreadPoolExecutor(1) as beside,
    ):
        founder.execute("DELETE FROM handovers")
        founder.execute("DELETE FROM messages")
        founder.execute(BEGINS.format(MESSAGE, "ada").encode())
        things = [Thing(Kind.MESSAGE, MESSAGE), Thing(Kind.MESSAGE, other)]
        HandoverService(store).give("ada", None, things[:1], datetime.now(UTC))
        assert silvia.execute(TAKE).rowcount == 1
        gives = beside.submit(HandoverService(store).give, "ada", None, things, datetime.now(UTC))
        eventually(lambda: founder.execute(WAITING).fetchone() is not None)
        silvia.commit()
        assert gives.exception(10) is None
        stands = founder.execute("""SELECT "of"::text, taken_by FROM handovers ORDER BY 1""").fetchall()
        assert stands == [(MESSAGE, "silvia"), (other, None)]
    store.close()
