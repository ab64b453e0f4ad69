"""Which of two hubs leads: on a real PostgreSQL, with clocks that are moved by hand."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.strategies import floats, sampled_from

from receptionist.errors import Problem
from receptionist.serving.lease import FENCE, LEASE, PATIENCE, DatabaseLease, Fence, Leadership
from receptionist.store.engine import Store, open_store
from tests.logfail import ExpectedLog
from tests.postgres import Postgres
from tests.store.shared_office import SharedOffice, shared_office


@pytest.fixture(scope="module")
def office(postgres: Postgres) -> Iterator[SharedOffice]:
    with shared_office(postgres) as office:
        yield office


@pytest.fixture
def hub(office: SharedOffice) -> Iterator[Store]:
    expire(office)
    store = open_store(office.as_("hub"))
    yield store
    store.close()


def expire(office: SharedOffice) -> None:
    with psycopg.connect(office.url, autocommit=True) as founder:
        founder.execute("UPDATE office.lease SET until = '-infinity'")


def test_one_of_two_leads_and_the_other_when_it_goes(hub: Store) -> None:
    one, two = DatabaseLease(hub, "hub-1 100"), DatabaseLease(hub, "hub-2 200")
    epoch = one.take(above=40)
    assert epoch is not None and epoch > 40
    assert two.take(above=0) is None and one.take(above=0) is None, "nor the same one twice"
    assert one.renew(epoch) and not two.renew(epoch)
    one.drop(epoch)
    later = two.take(above=0)
    assert later is not None and later > epoch
    assert not one.renew(epoch), "who comes back finds that it is over"


def test_the_lease_runs_out_by_itself(hub: Store, office: SharedOffice) -> None:
    one, two = DatabaseLease(hub, "hub-1 100"), DatabaseLease(hub, "hub-2 200")
    epoch = one.take(above=0)
    assert epoch is not None
    expire(office)
    assert two.take(above=0) is not None
    assert not one.renew(epoch)


class Shared:
    """One lease in the memory of a test: its clock is everybody's."""

    def __init__(self) -> None:
        self.now, self.holder, self.epoch, self.until, self.away = 0.0, "", 0, float("-inf"), False


class OneOfTwo:
    def __init__(self, shared: Shared, holder: str) -> None:
        self._shared, self._holder = shared, holder

    def _look(self) -> None:
        if self._shared.away:
            raise Problem("office.unreachable", office="x")

    def take(self, above: int) -> int | None:
        self._look()
        if self._shared.now < self._shared.until:
            return None
        self._shared.holder, self._shared.epoch = self._holder, max(self._shared.epoch, above) + 1
        self._shared.until = self._shared.now + LEASE
        return self._shared.epoch

    def renew(self, epoch: int) -> bool:
        self._look()
        if (self._shared.holder, self._shared.epoch) != (self._holder, epoch):
            return False
        self._shared.until = self._shared.now + LEASE
        return True

    def drop(self, epoch: int) -> None:
        self._look()
        if self.renew(epoch):
            self._shared.until = self._shared.now

    def holder(self) -> str:
        self._look()
        return self._shared.holder if self._shared.now < self._shared.until else ""


class TwoHubs(RuleBasedStateMachine):
    """Two hubs pulse, sleep, lose the database and the phone system, in any order. The phone system gives its one websocket to
    who connected last, and says so to the one before as soon as that listens."""

    def __init__(self) -> None:
        super().__init__()
        logging.getLogger("receptionist.serving.lease").setLevel(logging.ERROR)  # it happens all the time here
        self.shared = Shared()
        self.websocket: str | None = None
        self.fences = {name: Fence(lambda: self.shared.now) for name in ("one", "two")}
        self.hubs = {name: self._hub(name) for name in self.fences}

    def _hub(self, name: str) -> Leadership:
        def lead(_epoch: int) -> None:
            self.websocket = name

        def step_down() -> None:
            if self.websocket == name:
                self.websocket = None

        return Leadership(OneOfTwo(self.shared, name), self.fences[name], lead, step_down, lambda: 0)

    def teardown(self) -> None:
        logging.getLogger("receptionist.serving.lease").setLevel(logging.NOTSET)

    @rule(seconds=floats(0.1, LEASE * 2))
    def time_goes_by(self, seconds: float) -> None:
        self.shared.now += seconds

    @rule(name=sampled_from(["one", "two"]))
    def a_hub_pulses(self, name: str) -> None:
        self.hubs[name].look()

    @rule(name=sampled_from(["one", "two"]))
    def a_hub_hears_the_phone_system(self, name: str) -> None:
        if self.hubs[name].epoch is None:
            return
        if self.websocket == name:
            self.fences[name].phone_confirmed(self.shared.now)
        else:
            self.fences[name].lost()  # the phone system has told it that it was replaced

    @rule()
    def the_database_goes_or_comes(self) -> None:
        self.shared.away = not self.shared.away

    @precondition(lambda self: True)
    @invariant()
    def of_two_that_think_they_lead_only_one_may_command(self) -> None:
        holding = [name for name, fence in self.fences.items() if fence.open and self.hubs[name].epoch is not None]
        if len(holding) == 2:
            older = min(holding, key=lambda name: self.hubs[name].epoch or 0)
            assert self.fences[older]._lease < self.shared.now - FENCE, "its lease is too old"
            assert self.websocket != older, "only what it last heard on a websocket that is another's now keeps it"


TwoHubs.TestCase.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
TestTwoHubs = TwoHubs.TestCase


def test_who_was_stopped_and_comes_back_commands_nothing() -> None:
    now = 100.0
    fence = Fence(lambda: now)
    fence.lease_confirmed(now)
    fence.phone_confirmed(now)
    assert fence.open
    now += FENCE
    assert not fence.open
    fence.lease_confirmed(100.0)
    assert not fence.open, "an answer that was long on its way says nothing about now"


def test_a_pong_on_a_websocket_that_went_to_another_hub_lets_nobody_command() -> None:
    """Asterisk goes on answering pings on it (seen with 22)."""
    now = 100.0
    fence = Fence(lambda: now)
    fence.lease_confirmed(now)
    fence.phone_confirmed(now)
    fence.lost()
    assert not fence.open, "nor by what was heard on it before"
    fence.phone_confirmed(now)
    assert not fence.open
    fence.lease_confirmed(now)
    assert fence.open, "only the database makes it the leader again"
    now += FENCE
    fence.phone_confirmed(now)
    assert not fence.open, "who stood still hears the pong before it hears that it was replaced"


def test_a_hub_that_took_long_to_begin_is_the_leader_all_the_same() -> None:
    shared = Shared()
    fence = Fence(lambda: shared.now)

    def lead(_epoch: int) -> None:
        shared.now += FENCE + 1

    led: list[bool] = []
    hub = Leadership(OneOfTwo(shared, "one"), fence, lead, lambda: led.append(False), lambda: 0)
    hub.look()
    assert fence.open and hub.epoch is not None and not led


def test_a_hub_that_cannot_lead_lets_the_other_one(log: ExpectedLog) -> None:
    """Whatever keeps it from it, and it is said of which file."""
    log.expect("this hub cannot lead, and tries again each second: PermissionError.*/srv/hub/journal")
    shared, ended = Shared(), list[str]()

    def lead(_epoch: int) -> None:
        raise PermissionError(13, "Permission denied", "/srv/hub/journal")

    one = Leadership(OneOfTwo(shared, "one"), Fence(lambda: shared.now), lead, lambda: ended.append("one"), lambda: 0)
    two = Leadership(OneOfTwo(shared, "two"), Fence(lambda: shared.now), lambda _epoch: None, lambda: None, lambda: 0)
    one.look()
    assert one.epoch is None and ended == ["one"]
    two.look()
    assert two.epoch is not None


def test_who_ends_in_good_order_lets_the_other_one_lead_at_once(eventually: Callable[..., Any]) -> None:
    shared = Shared()
    one, two = (
        Leadership(OneOfTwo(shared, name), Fence(lambda: shared.now), lambda _epoch: None, lambda: None, lambda: 0, pulse=0.01)
        for name in ("one", "two")
    )
    one.start()
    eventually(lambda: one.epoch is not None)
    one.stop()
    two.look()
    assert two.epoch is not None, "before the lease has run out"


def test_who_lacks_something_lets_the_other_one_go_first_and_gives_way_once_somebody_lacks_nothing() -> None:
    shared, lacking = Shared(), {"one", "two"}

    def hub(name: str) -> Leadership:
        fence = Fence(lambda: shared.now)
        lease = OneOfTwo(shared, name)
        return Leadership(lease, fence, lambda _epoch: None, lambda: None, lambda: 0, ready=lambda: name not in lacking)

    one, two = hub("one"), hub("two")
    one.look()
    assert one.epoch is None, "somebody may be there who lacks nothing"
    shared.now += PATIENCE
    one.look()
    two.look()
    assert one.epoch is not None, "nobody is: better one that lacks something than none"
    lacking.remove("two")
    one.give_way()
    one.look()
    two.look()
    one.look()
    assert one.epoch is None and two.epoch is not None
    shared.now += LEASE * 2  # the other one is gone
    one.look()
    assert one.epoch is None
    shared.now += PATIENCE
    one.look()
    assert one.epoch is not None
