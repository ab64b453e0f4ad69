"""What a hub lends by itself: to whom a caller is handed across teams, and to who is free when a client's own team is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from receptionist.calls.board import AssistantView, Board, CallView, Snapshot
from receptionist.calls.commands import OpenCard, SignIn
from receptionist.calls.events import Availability, Caller, Direction, HandedTo
from receptionist.calls.places import Place, Side
from receptionist.clients.service import ClientService
from receptionist.hub import Hub
from receptionist.serving.lending import for_hand_over, for_overflow, sees
from receptionist.staff.loans import FOR_A_CALL, LoanService, Why
from receptionist.staff.model import StaffTeamRow, TeamRow
from receptionist.staff.rights import Role
from receptionist.staff.roster import Loan, Member, Roster
from receptionist.store.engine import open_store
from tests.postgres import Postgres
from tests.serving.test_process import LINE, Shared

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
AFTER = timedelta(seconds=20)
Eventually = Callable[..., Any]

members = st.lists(
    st.builds(
        Member,
        login=st.sampled_from("abcde"),
        name=st.just("x"),
        role=st.sampled_from(Role),
        teams=st.frozensets(st.sampled_from(["N", "S"])),
    ),
    max_size=5,
    unique_by=lambda member: member.login,
)
states = st.dictionaries(st.sampled_from("abcde"), st.sampled_from(Availability))
busy = st.frozensets(st.sampled_from("abcde"))
waiting = st.lists(st.tuples(st.sampled_from(["n", "s", "o", None]), st.integers(0, 40)), max_size=4)


def call(number: int, client: str | None, arrived: datetime, **more: Any) -> CallView:
    since = {"place_since": arrived, "side_since": arrived}
    place = more.pop("place", Place.WAITING)
    made = CallView(
        id=f"c{number}",
        direction=Direction.INBOUND,
        caller=Caller(),
        arrived=arrived,
        order=number,
        client=client,
        **since,
        **more,
    )
    made.place = place
    return made


def board(there: dict[str, Availability], talks: frozenset[str], callers: list[tuple[str | None, int]]) -> Board:
    calls = [call(n, client, NOW - timedelta(seconds=waited)) for n, (client, waited) in enumerate(callers)]
    calls += [
        call(90 + n, "o", NOW, assistant=one, place=Place.TALKING, side=Side.TALKING) for n, one in enumerate(sorted(talks))
    ]
    people = {one: AssistantView(id=one, name=one, availability=state, since=NOW) for one, state in there.items()}
    return Board(Snapshot(calls={one.id: one for one in calls}, assistants=people))


def with_loans(people: list[Member], lent: Any) -> Roster:
    loans = [Loan(login=one.login, since=one.since, until=one.until, client=one.client) for one in lent]
    return Roster(people, loans, {"n": "N", "s": "S", "o": None})


@given(members, states, busy, waiting)
def test_whoever_is_free_sees_every_caller_whom_no_one_else_takes(
    people: list[Member], there: dict[str, Availability], talks: frozenset[str], callers: list[tuple[str | None, int]]
) -> None:
    before, now = with_loans(people, ()), board(there, talks, callers)
    lent = for_overflow(now, before, NOW, AFTER)
    after = with_loans(people, lent)
    free = [one.login for one in people if there.get(one.login) is Availability.AVAILABLE and one.login not in talks]
    assert all(one.login in free and one.client and not sees(before, one.login, one.client, NOW) for one in lent)
    assert all(one.why is Why.OVERFLOW and not one.by for one in lent)
    for client, waited in callers:
        if client is not None and free and waited >= AFTER.total_seconds():
            assert all(sees(after, login, client, NOW) for login in free), client
    in_time = {client for client, waited in callers if waited < AFTER.total_seconds()}
    in_time -= {client for client, waited in callers if waited >= AFTER.total_seconds()}
    for one in lent:
        if one.client in in_time:
            assert not any(sees(before, login, one.client, NOW) for login in free), "their own team is free"
    assert for_overflow(now, after, NOW, AFTER) == [], "once is enough"


def test_a_team_of_which_somebody_is_there_has_its_time_first() -> None:
    people = [
        Member(login="a", name="A", role=Role.ASSISTANT, teams=frozenset("N")),
        Member(login="b", name="B", role=Role.ASSISTANT, teams=frozenset("S")),
    ]
    there = {"a": Availability.AVAILABLE, "b": Availability.AVAILABLE}
    roster = with_loans(people, ())
    assert for_overflow(board(there, frozenset("a"), [("n", 19)]), roster, NOW, AFTER) == []
    assert [one.login for one in for_overflow(board(there, frozenset("a"), [("n", 20)]), roster, NOW, AFTER)] == ["b"]
    unanswered = board(there, frozenset(), [("n", 20)])
    assert [one.login for one in for_overflow(unanswered, roster, NOW, AFTER)] == ["b"], "who is free does not take it"
    assert for_overflow(board(there, frozenset(), [("n", 19)]), roster, NOW, AFTER) == []
    nobody = {"a": Availability.AWAY, "b": Availability.AVAILABLE}
    assert [one.login for one in for_overflow(board(nobody, frozenset(), [("n", 0)]), roster, NOW, AFTER)] == ["b"]


def test_a_call_that_is_handed_across_teams_takes_its_client_along() -> None:
    people = [Member(login="b", name="B", role=Role.ASSISTANT, teams=frozenset("S"))]
    event = HandedTo(id="1", epoch=1, sequence=1, at=NOW, call="c", to="b", actor="a")
    loan = for_hand_over(event, "n", with_loans(people, ()), NOW)
    assert loan is not None
    assert (loan.login, loan.client, loan.by, loan.until - loan.since) == ("b", "n", "a", FOR_A_CALL)
    assert for_hand_over(event, "s", with_loans(people, ()), NOW) is None, "it is their own"
    assert for_hand_over(msgspec.structs.replace(event, to=None), "n", with_loans(people, ()), NOW) is None
    assert for_hand_over(msgspec.structs.replace(event, to="gone"), "n", with_loans(people, ()), NOW) is None
    assert for_hand_over(event, "n", with_loans(people, [loan]), NOW) is None


@pytest.fixture
def shared(postgres: Postgres, tmp_path: Path) -> Iterator[Shared]:
    with postgres.database() as url:
        shared = Shared(postgres, url, tmp_path)
        yield shared
        for link in shared.links:
            link.close()
        for hub in shared.hubs:
            hub.stop()


def test_the_hub_writes_it_down_and_the_colleague_sees_the_client_in_the_database_and_on_the_board(
    shared: Shared, eventually: Eventually
) -> None:
    founder = open_store(shared.url)
    clients = ClientService(founder)
    with founder.session() as session:
        session.execute(insert(TeamRow), [{"name": "Nord"}])
    clients.save(msgspec.structs.replace(clients.load("ROSSI"), team="Nord"), by="setup")
    hub = shared.hub("hub-1")
    eventually(lambda: hub.leads, seconds=20)
    bruno = shared.console("bruno")
    eventually(lambda: bruno.there, seconds=20)
    his = open_store(shared.as_("bruno"))
    assert all(one.own for one in ClientService(his).profiles())
    rossi = clients.load("ROSSI")
    running: Hub = hub._office.hub  # type: ignore[assignment]
    anna = shared.console("anna")
    eventually(lambda: anna.there, seconds=20)
    with founder.session() as session:
        session.execute(insert(StaffTeamRow), [{"login": "anna", "team": "Nord"}])
    eventually(lambda: sees(hub._roster, "anna", rossi.id, datetime.now(UTC)))
    assert anna.ask(SignIn(name="Anna", station=None)).code is None
    card = eventually(lambda: anna.ask(OpenCard(line=LINE)).call)  # her console hears of it a moment later
    event = HandedTo(id="1", epoch=1, sequence=1, at=NOW, call=card, to="bruno", actor="anna")
    running.run(lambda: running.wire.tell(event))
    eventually(lambda: "ROSSI" in {one.code for one in ClientService(his).profiles()})
    eventually(lambda: sees(hub._roster, "bruno", rossi.id, datetime.now(UTC)))
    (lent,) = LoanService(founder).current(datetime.now(UTC))
    assert (lent.login, lent.by, lent.why) == ("bruno", "anna", Why.HAND_OVER)
    his.close()
    founder.close()
