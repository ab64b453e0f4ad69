"""Coming in to a shared office: the ticket that a login buys in the real PostgreSQL, and what the hub lets them see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Never

import msgspec
import psycopg
import pytest
from sqlalchemy import text

from receptionist.errors import Problem
from receptionist.link.messages import PROTOCOL, Hello
from receptionist.link.passes import Passes
from receptionist.office import Office
from receptionist.serving.door import OfficeDoor, sight_of, skills_of
from receptionist.staff.rights import Role
from receptionist.staff.roster import Member, Roster
from receptionist.staff.service import StaffService
from receptionist.store.engine import Store, open_store
from receptionist.store.shared.logins import Logins, one_time_password
from tests.postgres import Postgres
from tests.store.shared_office import LOGINS, Rows, SharedOffice, shared_office


@pytest.fixture(scope="module")
def office(postgres: Postgres) -> Iterator[SharedOffice]:
    with shared_office(postgres) as office:
        rows = Rows(LOGINS["assistant"])
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("DELETE FROM assistants")  # they are among the rows
            for name in rows.tables:
                for side in "AB":
                    founder.execute(rows.insert(name, side, 1))
            founder.execute("UPDATE assistants SET role = 'assistant', state = 'open'")
            founder.execute("UPDATE loans SET until = now() - interval '1 day', since = now() - interval '2 days'")
        yield office


@pytest.fixture
def hub(office: SharedOffice) -> Iterator[Store]:
    store = open_store(office.as_("hub"))
    yield store
    store.close()


def now() -> datetime:
    return datetime.now(UTC)


def roster(hub: Store) -> Roster:
    staff = StaffService(hub)
    with hub.reading() as session:
        teams = {str(id_): team for id_, team in session.execute(text("SELECT id, team FROM clients"))}
    return Roster(staff.members(), staff.loans(now()), teams)


def door(hub: Store) -> OfficeDoor:
    return OfficeDoor(hub, Passes(b"k" * 32, now), lambda: roster(hub), now)


def ticket(office: SharedOffice, role: str = "assistant") -> str:
    with psycopg.connect(office.as_(role), autocommit=True) as ada:
        found = ada.execute("SELECT office.buy_ticket()").fetchone()
        assert found is not None
        return str(found[0])


def hello(ticket: str = "", token: str = "") -> Hello:
    return Hello(protocol=PROTOCOL, version="0", ticket=ticket, token=token)


def test_a_ticket_opens_the_door_once_and_the_token_again(office: SharedOffice, hub: Store) -> None:
    bought, ours = ticket(office), door(hub)
    guest = ours.let_in(hello(bought))
    assert guest.login == "ada"
    with pytest.raises(Problem, match=r"link\.ticket_unknown"):
        ours.let_in(hello(bought))
    assert ours.let_in(hello(token=guest.token)).login == "ada"
    ours.leave(guest.token)
    with pytest.raises(Problem, match=r"link\.pass_revoked"):
        ours.let_in(hello(token=guest.token))


def test_a_shift_that_is_over_is_over_at_the_other_hub_too(office: SharedOffice, hub: Store) -> None:
    one, two = door(hub), door(hub)
    token = one.let_in(hello(ticket(office))).token
    assert two.let_in(hello(token=token)).login == "ada"
    one.leave(token)
    two.revocations.exchange()
    with pytest.raises(Problem, match=r"link\.pass_revoked"):
        two.let_in(hello(token=token))


def test_a_shift_ends_with_all_that_was_bought_in_it(office: SharedOffice, hub: Store) -> None:
    ours = door(hub)
    first, second = (ours.let_in(hello(ticket(office))).token for _ in range(2))
    ours.leave(second)
    for token in (first, second):
        with pytest.raises(Problem, match=r"link\.pass_revoked"):
            ours.let_in(hello(token=token))
    assert ours.let_in(hello(token=ours.let_in(hello(ticket(office))).token)).login == "ada", "she comes in anew"


@pytest.mark.parametrize("closed_meanwhile", [True, False])
def test_what_was_bought_before_a_reset_opens_nothing_after_it(
    office: SharedOffice, hub: Store, tmp_path: Path, closed_meanwhile: bool
) -> None:
    """A machine is stolen: its token and a ticket that lies about on it."""
    founder = open_store(office.url)
    staff, ours, login = StaffService(founder, Logins(founder)), door(hub), f"yara{closed_meanwhile:d}"
    staff.add("Yara", login=login, password=one_time_password())
    hers = open_store(office.postgres.url(office.database, office.roles.login(login)))
    with pytest.raises(Problem, match=r"office\.not_allowed"), hers.session() as session:
        session.execute(text("SELECT office.buy_ticket()"))  # the password that was given out is there to be changed
    with pytest.raises(Problem, match=r"office\.one_time_password"):
        Office(hers, tmp_path / "workstation.json").who_is_here()
    Logins(hers).change_own("quattro parole che so io")
    with hers.session() as session:
        taken, lies_about = (str(session.execute(text("SELECT office.buy_ticket()")).scalar_one()) for _ in range(2))
        session.commit()
    hers.close()
    token = ours.let_in(hello(taken)).token
    if closed_meanwhile:
        staff.close(login)
    staff.reset(login, one_time_password())
    founder.close()
    ours.revocations.exchange()
    with pytest.raises(Problem, match=r"link\.pass_revoked"):
        ours.let_in(hello(token=token))
    with pytest.raises(Problem, match=r"link\.ticket_unknown"):
        ours.let_in(hello(lies_about))


def test_what_was_bought_before_a_contract_ended_opens_nothing_when_it_goes_on(office: SharedOffice, hub: Store) -> None:
    founder, ours = open_store(office.url), door(hub)
    staff = StaffService(founder, Logins(founder))
    staff.add("Zoe", login="zoe", password=one_time_password())
    hers = open_store(office.postgres.url(office.database, office.roles.login("zoe")))
    Logins(hers).change_own("quattro parole che so io")
    with hers.session() as session:
        bought = str(session.execute(text("SELECT office.buy_ticket()")).scalar_one())
        session.commit()
    hers.close()
    token = ours.let_in(hello(bought)).token
    for last in (now().date() - timedelta(days=3), None):
        staff.change(msgspec.structs.replace(staff.load("zoe"), ends_on=last))
    founder.close()
    ours.revocations.exchange()
    with pytest.raises(Problem, match=r"link\.pass_revoked"):
        ours.let_in(hello(token=token))


def test_nobody_stays_or_comes_back_past_the_end_of_a_contract() -> None:
    """What the hub goes by when the database is away."""
    ends = now() + timedelta(hours=1)
    people = Roster([Member(login="ada", name="Ada", role=Role.ASSISTANT, ends=ends)], (), {})
    assert people.changes_after(now()) == ends
    assert people.member("ada", ends - timedelta(seconds=1)) is not None and people.member("ada", ends) is None
    assert sight_of(people, "ada", ends) is None and skills_of(people, "ada", ends) is None


def test_a_shift_that_ends_while_the_database_is_away_is_told_to_the_other_hub_later(
    office: SharedOffice, hub: Store, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = door(hub), door(hub)
    token = one.let_in(hello(ticket(office))).token
    with monkeypatch.context() as away:
        away.setattr(hub, "session", _is_away)
        one.leave(token)
    with pytest.raises(Problem, match=r"link\.pass_revoked"):
        one.let_in(hello(token=token))
    one.revocations.exchange()
    two.revocations.exchange()
    with pytest.raises(Problem, match=r"link\.pass_revoked"):
        two.let_in(hello(token=token))


def _is_away() -> Never:
    raise Problem("office.unreachable", office="the database")


@pytest.mark.parametrize("made_up", ["", "x", "a" * 64, "' OR true --", "\\", "\\xzz", "a\0b", "0" * 100_000])
def test_a_ticket_that_nobody_sold_opens_nothing(hub: Store, made_up: str) -> None:
    with pytest.raises(Problem, match=r"link\.ticket_unknown"):
        door(hub).let_in(hello(made_up))


def test_a_ticket_is_good_for_a_minute(office: SharedOffice, hub: Store) -> None:
    bought = ticket(office)
    with psycopg.connect(office.url, autocommit=True) as founder:
        (good,) = founder.execute("SELECT max(until) - now() FROM office.tickets").fetchone() or (None,)
        assert good is not None and timedelta(seconds=50) < good <= timedelta(minutes=1)
        founder.execute("UPDATE office.tickets SET until = now()")
    with pytest.raises(Problem, match=r"link\.ticket_unknown"):
        door(hub).let_in(hello(bought))


def test_who_left_gets_no_ticket_and_no_door(office: SharedOffice, hub: Store) -> None:
    ours, bought = door(hub), ticket(office)
    token = ours.let_in(hello(bought)).token
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("UPDATE assistants SET state = 'closed' WHERE login = 'ada'")
    try:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ticket(office)
        with pytest.raises(Problem, match=r"link\.closed"):
            ours.let_in(hello(token=token))
    finally:
        with psycopg.connect(office.url, autocommit=True) as founder:
            founder.execute("UPDATE assistants SET state = 'open'")


def test_the_hub_lets_see_what_the_database_lets_see(office: SharedOffice, hub: Store) -> None:
    sight = door(hub).let_in(hello(ticket(office))).sight
    assert sight.clients == seen(office)
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("UPDATE loans SET until = now() + interval '1 hour'")
        founder.execute("UPDATE clients SET team = NULL WHERE team = 'B'")
    wider = door(hub).let_in(hello(ticket(office))).sight
    assert wider.clients == seen(office) and wider.clients > sight.clients


def seen(office: SharedOffice) -> frozenset[str]:
    with psycopg.connect(office.as_("assistant"), autocommit=True) as ada:
        return frozenset(str(row[0]) for row in ada.execute("SELECT id FROM clients"))
