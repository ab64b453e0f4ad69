"""Who did it, and when: written by the database, whatever a console says, and for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from receptionist.staff.loans import LONGEST
from receptionist.store.shared.matrix import MATRIX, SIGNED, Signature
from receptionist.store.shared.policies import may_insert
from tests.store.shared_office import NOW, Rows, SharedOffice
from tests.store.test_rights import fill

FORGED = datetime(1999, 1, 1, tzinfo=UTC)


@pytest.fixture
def silvia(office: SharedOffice) -> Iterator[psycopg.Connection]:
    """She supervises team A, of whose tables each has a row."""
    fill(office, Rows("silvia"))
    with psycopg.connect(office.as_("supervisor")) as silvia:
        yield silvia
        silvia.rollback()


def hour(connection: psycopg.Connection) -> datetime:
    """The server's, as of this transaction."""
    (now,) = connection.execute("SELECT now()").fetchone() or (None,)
    assert isinstance(now, datetime)
    return now


@pytest.mark.parametrize("name", [name for name in SIGNED if may_insert("supervisor", name)])
def test_whoever_makes_a_row_has_made_it_and_now(silvia: psycopg.Connection, name: str) -> None:
    first = SIGNED[name][0]
    silvia.execute(Rows("silvia").insert(name, "A", 3 if name == "call_backs" else 2).encode())
    columns = ", ".join(filter(None, (first.who, first.at)))
    written = silvia.execute(f"SELECT {columns} FROM {name} WHERE xmin = pg_current_xact_id()::xid".encode()).fetchall()
    assert written == [tuple(value for column, value in ((first.who, "silvia"), (first.at, hour(silvia))) if column)]


ONCE = [
    (name, one)
    for name, signatures in SIGNED.items()
    for one in signatures
    if not one.again and any("U" in cell.verbs for cell in MATRIX[name].cells.get("supervisor", ()))
]


@pytest.mark.parametrize(("name", "one"), ONCE, ids=[f"{name}-{one.who or one.at}" for name, one in ONCE])
def test_what_was_signed_once_stands(office: SharedOffice, name: str, one: Signature) -> None:
    rows = Rows("silvia")
    fill(office, rows)
    where, columns = rows.where(name, "A"), [column for column in (one.who, one.at) if column]
    signed = {one.who: "anna", one.at: NOW}
    with psycopg.connect(office.url) as founder:
        for column in columns:
            founder.execute(f"UPDATE {name} SET {column} = %s WHERE {where}".encode(), [signed[column]])
        stands = founder.execute(f"SELECT {', '.join(columns)} FROM {name} WHERE {where}".encode()).fetchall()
    assert stands == [tuple(signed[column] for column in columns)]
    forged: dict[str, tuple[object, ...]] = {one.who: ("", None, "silvia", "ada"), one.at: (None, FORGED)}
    with psycopg.connect(office.as_("supervisor"), autocommit=True) as silvia:
        for column in columns:
            for value in forged[column]:
                silvia.execute(f"UPDATE {name} SET {column} = %s WHERE {where}".encode(), [value])
        assert silvia.execute(f"SELECT {', '.join(columns)} FROM {name} WHERE {where}".encode()).fetchall() == stands


AGAIN = [("messages", "passed_on"), ("promised_call_backs", "closed")]


@pytest.mark.parametrize(("name", "what"), AGAIN)
def test_what_is_done_is_done_now_by_whom_it_was_and_may_be_taken_back_whole(
    silvia: psycopg.Connection, name: str, what: str
) -> None:
    def says(assignment: str) -> tuple[object, ...]:
        silvia.execute(f"UPDATE {name} SET {assignment}".encode())
        return silvia.execute(f"SELECT {what}_by, {what}_at FROM {name}".encode()).fetchone() or ()

    now = hour(silvia)
    assert says(f"{what}_by = 'ada', {what}_at = '1999-01-01'") == ("silvia", now)
    assert says(f"{what}_by = 'ada'") == ("silvia", now)
    assert says(f"{what}_at = '1999-01-01'") == ("silvia", now)
    assert says(f"{what}_at = NULL") == ("silvia", now), "nobody did it at no time"
    assert says(f"{what}_by = ''") == ("silvia", now)
    assert says(f"{what}_by = NULL") == (None, None)
    assert says(f"{what}_at = '1999-01-01'") == (None, None), "nor at some time by nobody"


def test_what_is_given_anew_is_given_by_who_gives_it(silvia: psycopg.Connection) -> None:
    silvia.execute("UPDATE handovers SET given_by = '', given_at = '1999-01-01'")
    assert silvia.execute("SELECT given_by, given_at FROM handovers").fetchall() == [("silvia", hour(silvia))]


def test_a_profile_that_is_saved_is_saved_now(silvia: psycopg.Connection) -> None:
    silvia.execute("UPDATE clients SET changed_at = '1999-01-01' WHERE code = 'A1'")
    saved = silvia.execute("SELECT changed_by, changed_at FROM clients WHERE code = 'A1'").fetchall()
    assert saved == [("silvia", hour(silvia))]


@pytest.mark.parametrize(("more", "lent"), [(timedelta(0), True), (timedelta(seconds=1), False)])
@pytest.mark.parametrize("verb", ["INSERT", "UPDATE"])
def test_nothing_is_lent_for_longer_than_to_a_team(silvia: psycopg.Connection, verb: str, more: timedelta, lent: bool) -> None:
    since = NOW - timedelta(days=300)
    if verb == "INSERT":
        silvia.execute("DELETE FROM loans WHERE client IN (SELECT id FROM clients WHERE code = 'A1')")
        statement = (
            "INSERT INTO loans (id, login, client, since, until, why)"
            " SELECT gen_random_uuid(), 'silvia', id, %s, %s, 'cover' FROM clients WHERE code = 'A1'"
        )
    else:
        statement = "UPDATE loans SET since = %s, until = %s WHERE client IN (SELECT id FROM clients WHERE code = 'A1')"
    try:
        done = silvia.execute(statement.encode(), [since, since + LONGEST + more])
    except psycopg.errors.CheckViolation:
        assert not lent
    else:
        assert lent and done.rowcount == 1


def test_the_owner_keeps_what_stood_there(office: SharedOffice) -> None:
    """An office that is copied, or told from its past."""
    fill(office, Rows("silvia"))
    with psycopg.connect(office.url) as founder:
        kept = founder.execute("UPDATE messages SET taken_by = 'anna', taken_at = '1999-01-01' RETURNING taken_by, taken_at")
        assert set(kept.fetchall()) == {("anna", FORGED)}


def test_a_console_of_the_version_before_goes_on_with_the_words_of_whoever_had_the_call(
    office: SharedOffice, silvia: psycopg.Connection
) -> None:
    """It knows one text of a call, and writes over the one that it found: of her own call, and never over several."""
    again = "SELECT call, field, 'ada', 'late', at FROM drafts WHERE login = 'silvia'"

    def writes(text: str) -> int:
        return silvia.execute("UPDATE drafts SET text = %s, at = now() WHERE field = '1'", [text]).rowcount

    silvia.autocommit = True
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("UPDATE drafts SET login = 'ada' WHERE login = 'silvia'")
        assert writes("not hers") == 0
        founder.execute("UPDATE calls SET assistant = 'silvia'")
        assert writes("hers") == 1
        founder.execute(f"INSERT INTO drafts (call, field, login, text, at) {again}")
        assert writes("hers, too") == 1
        said = founder.execute("SELECT login, text FROM drafts WHERE login <> 'somebody' ORDER BY login")
        assert said.fetchall() == [("ada", "late"), ("silvia", "hers, too")]
