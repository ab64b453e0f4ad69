"""What somebody leaves at the end of a shift is given to a colleague, who takes it, or to the team; on both engines."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from receptionist.errors import Problem
from receptionist.staff.handovers import KEPT, Handover, HandoverService, Kind, Thing
from receptionist.store.engine import Store, open_store

NOW = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)
DRAFT = Thing(Kind.DRAFT, "0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-0000000000c1")
MESSAGE = Thing(Kind.MESSAGE, "0190a000-0000-7000-8000-000000000002", "0190a000-0000-7000-8000-0000000000c1")


@pytest.fixture
def handovers(store: Store) -> HandoverService:
    return HandoverService(store)


def things(found: tuple[Handover, ...]) -> list[Thing]:
    return [thing for one in found for thing in one.things]


def test_what_is_given_to_a_colleague_is_theirs_once_they_take_it(handovers: HandoverService) -> None:
    handovers.give("anna", "bruno", [DRAFT, MESSAGE], NOW)
    (given,) = handovers.open("bruno", NOW)
    assert (given.given_by, given.given_to, set(given.things)) == ("anna", "bruno", {DRAFT, MESSAGE})
    assert handovers.open("carla", NOW) == () and handovers.open("anna", NOW) == ()
    assert handovers.offered("anna") == {DRAFT: "bruno", MESSAGE: "bruno"}
    assert set(handovers.take(given.id, "bruno", NOW)) == {DRAFT, MESSAGE}
    assert handovers.open("bruno", NOW) == () and handovers.offered("anna") == {}
    assert handovers.owners([DRAFT, MESSAGE]) == {DRAFT: "bruno", MESSAGE: "bruno"}


def test_what_is_meant_for_one_colleague_no_other_takes(handovers: HandoverService) -> None:
    handovers.give("anna", "bruno", [DRAFT], NOW)
    (given,) = handovers.open("bruno", NOW)
    with pytest.raises(Problem) as refused:
        handovers.take(given.id, "carla", NOW)
    assert refused.value.code == "handover.taken"
    assert handovers.open("bruno", NOW) == (given,)


def test_what_is_given_to_the_team_is_whoever_takes_it_first(handovers: HandoverService) -> None:
    handovers.give("anna", None, [DRAFT], NOW)
    (given,) = handovers.open("bruno", NOW)
    assert handovers.open("carla", NOW) == (given,)
    handovers.take(given.id, "carla", NOW)
    with pytest.raises(Problem) as refused:
        handovers.take(given.id, "bruno", NOW)
    assert refused.value.code == "handover.taken"


def test_of_many_who_take_it_in_one_instant_one_has_it(handovers: HandoverService) -> None:
    handovers.give("anna", None, [DRAFT], NOW)
    (given,) = handovers.open("b0", NOW)
    took: list[str] = []
    gate = threading.Barrier(8)

    def take(login: str) -> None:
        gate.wait()
        try:
            handovers.take(given.id, login, NOW)
            took.append(login)
        except Problem as problem:
            assert problem.code == "handover.taken"

    hands = [threading.Thread(target=take, args=(f"b{n}",)) for n in range(8)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(took) == 1 and handovers.owners([DRAFT]) == {DRAFT: took[0]}


def test_of_many_who_give_one_thing_in_one_instant_one_has_given_it_and_each_gives_the_rest(handovers: HandoverService) -> None:
    others = [Thing(Kind.NEWS, f"0190a000-0000-7000-8000-0000000000d{n}") for n in range(8)]
    gate = threading.Barrier(8)

    def give(n: int) -> None:
        gate.wait()
        handovers.give(f"a{n}", "bruno", [DRAFT, others[n]], NOW)

    hands = [threading.Thread(target=give, args=(n,)) for n in range(8)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(thing.id for thing in things(handovers.open("bruno", NOW))) == sorted(thing.id for thing in [DRAFT, *others])


@pytest.mark.parametrize("here", [True, False])
def test_what_is_refused_stays_hers_while_she_is_here_and_is_the_teams_else(handovers: HandoverService, here: bool) -> None:
    handovers.give("anna", "bruno", [DRAFT], NOW)
    (given,) = handovers.open("bruno", NOW)
    handovers.refuse(given.id, "bruno", giver_is_here=here)
    assert handovers.offered("anna") == {}
    assert things(handovers.open("bruno", NOW)) == ([] if here else [DRAFT])
    assert things(handovers.open("carla", NOW + KEPT)) == ([] if here else [DRAFT])
    handovers.give("anna", None, [DRAFT], NOW + KEPT)
    assert things(handovers.open("carla", NOW + KEPT)) == [DRAFT], "she signs out: now it is the team's"


def test_a_colleague_who_goes_or_never_comes_leaves_it_to_the_team(handovers: HandoverService) -> None:
    handovers.give("anna", "bruno", [DRAFT], NOW)
    assert handovers.open("carla", NOW + KEPT - timedelta(seconds=1)) == ()
    assert things(handovers.open("carla", NOW + KEPT)) == [DRAFT]
    handovers.go("bruno")
    assert things(handovers.open("carla", NOW)) == [DRAFT]


def test_what_is_offered_anew_is_offered_to_nobody_twice(handovers: HandoverService) -> None:
    handovers.give("anna", "bruno", [DRAFT], NOW)
    handovers.give("anna", "carla", [DRAFT, MESSAGE], NOW)
    assert handovers.open("bruno", NOW) == ()
    assert set(things(handovers.open("carla", NOW))) == {DRAFT, MESSAGE}
    handovers.give("dora", "bruno", [MESSAGE], NOW)
    assert handovers.open("bruno", NOW) == (), "what another has given to a colleague stays with that one"
    late = NOW + timedelta(hours=13)
    handovers.give("dora", "bruno", [MESSAGE], late)
    assert handovers.open("bruno", late)[0].things == (MESSAGE,), "who has not come for a shift has it no longer"


def test_it_survives_a_restart_and_goes_on_from_whoever_took_it(handovers: HandoverService, store: Store) -> None:
    handovers.give("anna", "bruno", [DRAFT], NOW)
    again = open_store(store.where)
    later = HandoverService(again)
    (given,) = later.open("bruno", NOW)
    later.take(given.id, "bruno", NOW)
    later.give("bruno", None, [DRAFT], NOW + timedelta(hours=8))
    (given,) = later.open("carla", NOW + timedelta(hours=8))
    later.take(given.id, "carla", NOW + timedelta(hours=9))
    assert later.owners([DRAFT]) == {DRAFT: "carla"}
    later.give("bruno", "dora", [DRAFT, MESSAGE], NOW + timedelta(hours=9))  # from a list that is old by now
    assert set(things(later.open("dora", NOW + timedelta(hours=9)))) == ({MESSAGE} if store.shared else {DRAFT, MESSAGE})
    again.close()


def test_each_change_is_noticed(handovers: HandoverService) -> None:
    stamps = [handovers.stamp()]
    handovers.give("anna", "bruno", [DRAFT], NOW)
    stamps.append(handovers.stamp())
    (given,) = handovers.open("bruno", NOW)
    handovers.refuse(given.id, "bruno", giver_is_here=True)
    stamps.append(handovers.stamp())
    handovers.give("anna", None, [DRAFT], NOW)
    stamps.append(handovers.stamp())
    handovers.take(handovers.open("bruno", NOW)[0].id, "bruno", NOW)
    stamps.append(handovers.stamp())
    assert len(set(stamps)) == 5
