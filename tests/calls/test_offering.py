"""Which waiting call is offered to whom first: languages and teams steer it, promises decide the rest."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from receptionist.calls.callers import CallerFlags
from receptionist.calls.commands import Answer, SetAvailability, SignIn
from receptionist.calls.events import Availability
from receptionist.calls.offering import in_order_for, misfit, serves
from receptionist.telephony.simulator.world import DESK_PHONE
from tests.calls.floor import ACME, NERI, ROSSI, Office


@dataclass(frozen=True)
class Call:
    number: int
    language: str | None
    team: str | None


@dataclass(frozen=True)
class One:
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


languages, teams = st.sampled_from(["it", "de"]), st.sampled_from(["N", "S"])
calls = st.lists(st.tuples(languages | st.none(), teams | st.none()), max_size=6).map(
    lambda found: [Call(number, *each) for number, each in enumerate(found)]
)
people = st.builds(One, st.lists(languages, unique=True).map(tuple), st.lists(teams, unique=True).map(tuple))


@given(people, st.lists(people, max_size=4), calls)
def test_nobody_is_lost_and_each_is_first_for_somebody(me: One, others: list[One], waiting: list[Call]) -> None:
    offered = in_order_for(me, others, waiting)
    assert sorted(one.number for one in offered) == [one.number for one in waiting]
    everybody = [me, *others]
    for call in waiting:
        seeing = [one for one in everybody if serves(call, one)]
        best = min((misfit(call, one) for one in seeing), default=None)
        for one in seeing:
            rest = list(everybody)
            rest.remove(one)
            if misfit(call, one) == best:  # before whom she fits worse, it stands in its order
                ahead = in_order_for(one, rest, waiting)
                before = ahead[: ahead.index(call)]
                assert all(earlier.number < call.number for earlier in before)


@given(people, calls)
def test_alone_or_where_nothing_is_known_promises_alone_decide(me: One, waiting: list[Call]) -> None:
    assert in_order_for(me, [], waiting) == waiting
    assert in_order_for(One(), [One(), One()], waiting) == waiting
    assert in_order_for(None, [me], waiting) == waiting


def test_a_caller_is_offered_first_to_whom_speaks_the_clients_language() -> None:
    office = Office()
    for who, speaks in (("anna", ("it",)), ("bruno", ("de", "it"))):
        office.exchange.set_station(who, DESK_PHONE)
        assert office.ask(who, SignIn(name=who.title(), station=who, languages=speaks)).code is None
        assert office.ask(who, SetAvailability(availability=Availability.AVAILABLE)).code is None
    _, first = office.rings(ACME)
    _, second = office.rings(ROSSI)
    needs = {first.id: "de", second.id: "it"}
    for call in office.board.calls.values():
        call.language = needs[call.id]
    assert [one.id for one in office.board.offered_to("anna")] == [second.id, first.id], "bruno is free, and speaks German"
    assert [one.id for one in office.board.offered_to("bruno")] == [first.id, second.id]
    assert office.ask("bruno", Answer(call=first.id)).code is None
    office.passes(1)
    assert office.board.assistants["bruno"].languages == ("de", "it")


@given(people, st.lists(people, max_size=4), calls, st.sets(st.integers(0, 5)))
def test_whose_promised_time_is_over_waits_for_nobody_in_particular(
    me: One, others: list[One], waiting: list[Call], late: set[int]
) -> None:
    offered = in_order_for(me, others, waiting, lambda call: call.number in late)
    fits = [one.number for one in waiting if one.number in late]
    assert [one.number for one in offered if one.number in late] == fits
    for call in offered:
        ahead = offered[: offered.index(call)]
        if call.number in late:
            assert all(one.number < call.number for one in ahead), "nobody who came later stands before it"


def test_a_caller_whom_nobody_who_fits_takes_in_time_is_offered_to_all() -> None:
    office = Office()
    for who, speaks in (("anna", ("it",)), ("bruno", ("de",))):
        office.exchange.set_station(who, DESK_PHONE)
        assert office.ask(who, SignIn(name=who.title(), station=who, languages=speaks)).code is None
        assert office.ask(who, SetAvailability(availability=Availability.AVAILABLE)).code is None
    _, german = office.rings(ACME)
    _, italian = office.rings(ROSSI)
    office.board.calls[german.id].language, office.board.calls[italian.id].language = "de", "it"
    assert [one.id for one in office.board.offered_to("anna")] == [italian.id, german.id]
    office.passes(german.service_level + 1)
    assert [one.id for one in office.board.offered_to("anna")] == [german.id, italian.id], "bruno had his time"


def test_the_language_that_was_chosen_for_this_caller_counts_before_the_clients() -> None:
    office = Office()
    client = office.rings(ROSSI)[1].client
    assert client is not None
    office.flags = CallerFlags(languages={(client, NERI): "de"})
    office.restarts()
    _, again = office.rings(ROSSI)
    _, somebody_else = office.rings(ROSSI, number="+390299900012")
    _, of_another = office.rings(ACME)
    assert again.language == "de"
    assert somebody_else.language != "de" and of_another.language != "de", "one client's caller is another's stranger"
