"""Generated concurrent histories of one office: several people claim calls, move numbers, save clients and pass on what they
leave, each by what they see themselves, all in the same instant; on a file, and on a shared office with its rights. Whatever
the order in which hub and database take them: each call is one person's, no number is two clients' at one instant, no save is
lost, and what was handed over is taken once."""

from __future__ import annotations

import queue
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy, integers, lists, one_of, sampled_from, tuples
from sqlalchemy import select, text
from uuid6 import uuid7

from receptionist.calls.commands import Answer, Reply, SignIn
from receptionist.calls.events import AnyEvent, Offered
from receptionist.calls.recorder import write
from receptionist.calls.routing import DirectoryRouting
from receptionist.calls.service import CallFilter, HistoryService
from receptionist.clients.directory import Directory
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.hub import Hub
from receptionist.staff.handovers import HandoverService, Kind, Thing
from receptionist.staff.model import HandoverRow
from receptionist.telephony.port import LegId, Presented
from receptionist.telephony.simulator.exchange import Exchange
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.at_once import at_once
from tests.calls.floor import ROSSI, profiles
from tests.clients.test_many_supervisors import CODES, Supervisor, assert_no_save_is_lost
from tests.premises import Premises
from tests.waiting import eventually

WHO = ("anna", "bruno", "sara")
OF_A_CLIENT = ("moves", "takes", "gives up", "writes")
CLAIMS = {None, "call.taken", "call.none_waiting", "assistant.busy"}
PASSED_ON = {"handover.taken"}

Step = tuple[str, int, int, int]


def steps(*what: str) -> SearchStrategy[tuple[Step, Step, Step]]:
    """What each of them does, at one time."""
    one = tuples(sampled_from(what), integers(0, 2), integers(0, 1), integers(0, 9))
    return tuples(one, one, one)


rounds = lists(
    one_of(steps(*OF_A_CLIENT), steps("claims"), steps("hands over", "accepts", "accepts", "refuses")), min_size=4, max_size=8
)


class Desks:
    """A hub with a phone for each, and what it wrote down."""

    def __init__(self) -> None:
        self.written: list[AnyEvent] = []
        self._exchange: Exchange | None = None
        self.hub = Hub(self._make, DirectoryRouting(Directory(profiles(), "IT"), "IT"), self.written.append, epoch=1)
        self.hub.start()
        for who in WHO:
            assert self.ask(who, SignIn(name=who.title(), station=who)).code is None

    def _make(self, _loop: object, clock: object) -> Exchange:
        self._exchange = Exchange(clock)  # type: ignore[arg-type]
        for who in WHO:
            self._exchange.set_station(who, DESK_PHONE)
        return self._exchange

    def ask(self, who: str, command: object) -> Reply:
        replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self.hub.link(who).send(command, replies.put)  # type: ignore[arg-type]
        return replies.get(timeout=10)

    def ring(self, count: int) -> dict[str, LegId]:
        """So many callers, by their calls."""
        before, legs = len(self.written), []
        for number in range(count):
            caller = Presented(number=f"+39029990{number:04}")
            self.hub.run(lambda caller=caller: legs.append(self._exchange.rings(ROSSI, caller)))  # type: ignore[misc, union-attr]

        def offered() -> list[str]:
            return [event.call for event in self.written[before:] if isinstance(event, Offered)]

        eventually(lambda: len(offered()) == count)
        return dict(zip(offered(), legs, strict=True))

    def board_calls(self) -> list[str]:
        """That go on."""
        return list(self.hub.board().calls)

    def all_hang_up(self, calls: dict[str, LegId]) -> None:
        for leg in calls.values():
            self.hub.run(lambda leg=leg: self._exchange.far_end_hangs_up(leg))  # type: ignore[misc, union-attr]


class Person:
    """One of them: what they did, and what came of it."""

    def __init__(self, premises: Premises, desks: Desks, login: str, calls: list[str], things: list[Thing]) -> None:
        self.login, self._desks, self._calls, self._things = login, desks, calls, things
        self.at_clients = Supervisor(ClientService(premises.of(login)), login)
        self._handovers = HandoverService(premises.of(login))
        self.claimed: list[tuple[str, Reply]] = []
        self.taken: list[Thing] = []
        self.refused: set[str] = set()

    def does(self, step: Step) -> None:
        """As the others do theirs."""
        what, which, other, day = step
        if what in OF_A_CLIENT:
            self.at_clients.does([step])
        elif what == "claims":
            call = self._calls[other]
            self.claimed.append((call, self._desks.ask(self.login, Answer(call=call))))
        else:
            try:
                self._passes_on(what, which, day)
            except Problem as problem:
                self.refused.add(problem.code)

    def _passes_on(self, what: str, which: int, day: int) -> None:
        now = datetime.now(UTC)
        if what == "hands over":
            some = [self._things[(which + n) % 3] for n in range(1 + day % 3)]
            self._handovers.give(self.login, (*WHO, None)[day % 4], some, now)
        elif given := [one for one in self._handovers.open(self.login, now) if set(one.things) <= set(self._things)]:
            if what == "accepts":
                self.taken += self._handovers.take(given[0].id, self.login, now)
            else:
                self._handovers.refuse(given[0].id, self.login, giver_is_here=bool(day % 2))


@pytest.fixture
def desks() -> Iterator[Desks]:
    desks = Desks()
    yield desks
    desks.hub.stop()


@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=rounds)
def test_whatever_people_do_at_once_every_call_number_save_and_hand_over_is_one_persons(
    premises: Premises, desks: Desks, rounds: list[tuple[Step, Step, Step]]
) -> None:
    with premises.of("amelia").session() as session:
        session.execute(text("DELETE FROM clients"))
    clients = ClientService(premises.of("amelia"))
    clients.save_all([Profile(code=code, legal_name=code) for code in CODES], "amelia")
    things = [Thing(Kind.MESSAGE, str(uuid7())) for _ in range(3)]
    calls = desks.ring(2)
    people = [Person(premises, desks, who, list(calls), things) for who in WHO]
    HandoverService(premises.of("amelia")).give("amelia", None, things, datetime.now(UTC))
    for done in rounds:
        jobs = [lambda one=one, step=step: one.does(step) for one, step in zip(people, done, strict=True)]
        assert at_once(*jobs) == [None] * len(jobs), "each came to the end"
    desks.all_hang_up(calls)
    assert_no_save_is_lost(clients, [one.at_clients for one in people])
    assert {code for one in people for code in one.refused} <= PASSED_ON
    assert_each_call_is_one_persons(premises, desks, people)
    assert_each_is_taken_once(premises, people, things)


def assert_each_call_is_one_persons(premises: Premises, desks: Desks, people: list[Person]) -> None:
    """At the hub, and in the record."""
    replies = [(call, one.login, reply) for one in people for call, reply in one.claimed]
    assert {reply.code for _, _, reply in replies} <= CLAIMS
    eventually(lambda: not desks.board_calls())
    write(premises.hub, list(desks.written))
    kept = {record.id: record for record in HistoryService(premises.of("amelia")).find(CallFilter(limit=1000))}
    won = {(reply.call, login) for _, login, reply in replies if reply.code is None}
    assert len(won) == len({call for call, _ in won}), "one winner each"
    assert all(reply.code is None or call in dict(won) for call, _, reply in replies), (
        "who is told that it is taken lost it to one"
    )
    assert {(call, kept[str(call)].assistant) for call, _ in won} == won


def assert_each_is_taken_once(premises: Premises, people: list[Person], things: list[Thing]) -> None:
    """And of each one hand-over at most is open."""
    with premises.of("amelia").reading() as session:
        rows = session.scalars(select(HandoverRow).where(HandoverRow.of.in_([one.id for one in things]))).all()
    assert Counter((row.of, row.taken_by) for row in rows if row.taken_by) == Counter(
        (thing.id, one.login) for one in people for thing in one.taken
    )
    assert max(Counter(row.of for row in rows if row.taken_by is None).values(), default=0) <= 1
