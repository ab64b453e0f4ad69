"""Since her last shift: what changed while she was not here, and what of a card is new to her."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from receptionist.clients.fresh import fresh
from receptionist.clients.news import News
from receptionist.clients.profile import (
    Absence,
    Address,
    Closure,
    Fact,
    FactKind,
    Greeting,
    Instruction,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Status,
    StatusSpan,
    Way,
    WayKind,
)
from receptionist.clients.rules import card
from receptionist.clients.service import ClientService
from receptionist.clients.since import Change, How, What, changes_since
from receptionist.store.engine import Store
from ui.calls.card.words import read_of

LEFT = datetime(2026, 7, 31, 16, tzinfo=UTC)
"""Friday, six in the evening in Milan."""
NOW = datetime(2026, 8, 3, 7, tzinfo=UTC)
"""Monday, nine."""
DAY = timedelta(days=1)
NERI = Person(name="Mario Neri")
STUDIO = Profile(
    code="STUDIO",
    legal_name="Studio Rossi",
    lines=(Line(number="+390299900101"),),
    people=(NERI,),
    greetings=(Greeting(occasion=Occasion.OPEN, text="Studio Rossi."),),
    instructions=(Instruction(text="Ask for the case number."),),
)
ACME = Profile(code="ACME", legal_name="Acme", lines=(Line(number="+390299900102"),))
CLOSED = Closure(since=NOW - DAY, until=NOW + 20 * DAY, reason="August")


def changed(*profiles: Profile, was: dict[str, Profile | None], news: tuple[News, ...] = ()) -> list[Change]:
    return list(changes_since(LEFT, was, profiles, news, NOW))


def told(*profiles: Profile, was: dict[str, Profile | None]) -> list[tuple[What, How]]:
    return [(change.what, change.how) for change in changed(*profiles, was=was)]


def news(written: datetime, until: datetime = NOW + DAY) -> News:
    return News(client=STUDIO.id, text="Neri out", since=written, until=until, written_by="bruno", written_at=written)


def test_where_nobody_saved_anything_and_nothing_begins_nothing_has_changed() -> None:
    assert told(STUDIO, ACME, was={}) == []


def test_a_closure_told_meanwhile_one_that_has_begun_and_one_that_comes_tomorrow() -> None:
    assert told(replace(STUDIO, closures=(CLOSED,)), was={STUDIO.id: STUDIO}) == [(What.CLOSURE, How.NEW)]
    assert told(replace(STUDIO, closures=(CLOSED,)), was={}) == [(What.CLOSURE, How.BEGUN)]
    tomorrow = replace(CLOSED, since=NOW + DAY)
    assert told(replace(STUDIO, closures=(tomorrow,)), was={}) == [(What.CLOSURE, How.COMING)]
    for known in (replace(CLOSED, since=NOW + 9 * DAY), replace(CLOSED, since=LEFT - DAY), replace(CLOSED, since=LEFT)):
        assert told(replace(STUDIO, closures=(known,)), was={}) == []
    otherwise = replace(STUDIO, closures=(replace(CLOSED, reason="Works"),))
    assert told(otherwise, was={STUDIO.id: replace(STUDIO, closures=(CLOSED,))}) == [(What.CLOSURE, How.NEW)], "none has gone"


def test_a_closure_that_is_over_is_no_news_and_one_that_was_taken_back_is() -> None:
    over = replace(CLOSED, until=NOW - timedelta(hours=1))
    assert told(replace(STUDIO, closures=(over,)), was={STUDIO.id: STUDIO}) == []
    assert told(STUDIO, was={STUDIO.id: replace(STUDIO, closures=(CLOSED,))}) == [(What.CLOSURE, How.GONE)]
    assert told(STUDIO, was={STUDIO.id: replace(STUDIO, closures=(over,))}) == []


def test_somebody_is_away_and_it_says_who() -> None:
    away = replace(NERI, absences=(Absence(since=NOW, until=NOW + DAY, reason="court"),))
    (change,) = changed(replace(STUDIO, people=(away,)), was={STUDIO.id: STUDIO})
    assert (change.what, change.how, change.whose) == (What.ABSENCE, How.NEW, away)


def test_a_new_client_is_one_line_whatever_stands_in_it() -> None:
    assert told(replace(STUDIO, closures=(CLOSED,)), was={STUDIO.id: None}) == [(What.CLIENT, How.NEW)]


def test_a_number_that_moved_says_from_whom_when_its_moment_has_come() -> None:
    moment = NOW - timedelta(hours=9)
    studio = replace(STUDIO, lines=(replace(STUDIO.lines[0], until=moment),))
    acme = replace(ACME, lines=(*ACME.lines, Line(number="+390299900101", since=moment)))
    (change,) = changed(studio, acme, was={STUDIO.id: STUDIO, ACME.id: ACME})
    assert (change.what, change.client, change.origin, change.number) == (What.NUMBER, ACME.id, STUDIO.id, "+390299900101")
    entered_before = changed(studio, acme, was={})
    assert [one.number for one in entered_before] == ["+390299900101"], "it moved at its moment, whenever it was entered"
    later = [replace(one, lines=()) for one in (STUDIO, ACME)]
    assert told(*later, was={STUDIO.id: STUDIO, ACME.id: ACME}) == [(What.NUMBER, How.GONE)] * 2


def test_a_contract_that_ended_on_its_day_is_told_though_nobody_saved_anything() -> None:
    ends = replace(STUDIO, statuses=(StatusSpan(status=Status.ENDED, since=date(2026, 8, 1)),))
    (change,) = changed(ends, was={})
    assert (change.what, change.part) == (
        What.STATUS,
        StatusSpan(status=Status.ENDED, since=date(2026, 8, 1), put_through=False),
    )


def test_another_greeting_an_instruction_more_and_one_less_and_who_came_and_went() -> None:
    verdi = Person(name="Giulia Verdi")
    after = replace(
        STUDIO,
        greetings=(Greeting(occasion=Occasion.OPEN, text="Rossi e Verdi."),),
        instructions=(Instruction(text="Salespeople: e-mail only."),),
        people=(replace(NERI, left_on=date(2026, 8, 1)), verdi),
    )
    assert told(after, was={STUDIO.id: STUDIO}) == [
        (What.GREETING, How.NEW),
        (What.INSTRUCTION, How.NEW),
        (What.INSTRUCTION, How.GONE),
        (What.PERSON, How.GONE),
        (What.PERSON, How.NEW),
    ]


def test_news_written_meanwhile_that_still_holds() -> None:
    found = changed(STUDIO, was={}, news=(news(LEFT + DAY), news(LEFT - DAY), news(LEFT + DAY, NOW)))
    assert [(one.what, one.part) for one in found] == [(What.NEWS, found[0].part)] and len(found) == 1


def test_changes_stand_in_groups_and_not_client_by_client() -> None:
    both = [replace(one, closures=(CLOSED,), instructions=(Instruction(text="New."),)) for one in (STUDIO, ACME)]
    whats = [what for what, _how in told(*both, was={STUDIO.id: STUDIO, ACME.id: ACME})]
    assert whats == sorted(whats, key=list(What).index)


PARTS = {
    "closures": st.lists(st.sampled_from([CLOSED, replace(CLOSED, since=LEFT), replace(CLOSED, reason="x")]), unique=True),
    "people": st.lists(st.sampled_from([NERI, Person(name="Verdi"), replace(NERI, role="partner")]), max_size=1),
    "instructions": st.lists(st.sampled_from([Instruction(text=text) for text in "abc"]), max_size=3, unique=True),
    "lines": st.lists(st.sampled_from([Line(number="+390299900101"), Line(number="+390299900102")]), max_size=2, unique=True),
}
A_STUDIO = st.fixed_dictionaries({name: parts.map(tuple) for name, parts in PARTS.items()}).map(
    lambda it: replace(STUDIO, **it)
)


@given(A_STUDIO)
def test_a_save_that_changes_nothing_is_no_change(studio: Profile) -> None:
    assert changed(studio, was={studio.id: studio}) == changed(studio, was={})


@given(A_STUDIO, A_STUDIO)
def test_whatever_changed_each_line_is_of_that_client_and_stands_once(before: Profile, after: Profile) -> None:
    found = changed(after, was={before.id: before})
    assert {one.client for one in found} <= {after.id}
    assert len(found) == len({(one.what, one.how, msgspec.json.encode(one.part), one.number) for one in found})


# ---- what is new on a card


def test_on_the_card_what_she_knew_is_not_new_and_what_changed_is() -> None:
    away = replace(NERI, absences=(Absence(since=NOW, until=NOW + DAY),))
    after = replace(STUDIO, closures=(CLOSED,), people=(away,), instructions=(*STUDIO.instructions, Instruction(text="New.")))
    seen = fresh(STUDIO, after, LEFT, NOW)
    assert (seen.instructions, seen.people, seen.closures) == ({"New."}, {NERI.id}, (CLOSED,))
    assert not seen.greetings and not seen.status
    assert seen.told(news(LEFT + DAY)) and not seen.told(news(LEFT - DAY))
    nothing = fresh(after, after, LEFT, NOW)
    assert not (nothing.instructions or nothing.people or nothing.closures or nothing.greetings or nothing.status)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"addresses": (Address(street="Via Po 1", city="Torino"),)}, ("addresses",)),
        ({"vat_number": "00743110157"}, ("vat_number",)),
        ({"hours": (Opening(weekday=0, start=time(9), end=time(13)),)}, ("hours",)),
        ({"lines": (Line(number="+390255550177"),)}, ("lines",)),
        ({"lines": (replace(STUDIO.lines[0], fallback="+390255550178"),)}, ("lines",)),
        ({"lines": (replace(STUDIO.lines[0], until=NOW + DAY),)}, ()),
        ({"lines": (replace(STUDIO.lines[0], until=NOW),)}, ("lines",)),
        ({"facts": (Fact(kind=FactKind.PARKING, text="Cortile"),), "mail": "a@example.org"}, ("mail", "facts")),
        ({"colour": "#123456"}, ()),
    ],
)
def test_another_address_vat_number_hours_or_number_is_new_on_the_card(
    fields: dict[str, object], told: tuple[str, ...]
) -> None:
    seen = fresh(STUDIO, replace(STUDIO, **fields), LEFT, NOW)
    assert seen.fields == told
    lines = [one for one in read_of(card(STUDIO, None, NOW, assistant="Anna"), None, seen) if one.new]
    assert [one.text.partition(":")[0] for one in lines] == ["Changed"] * bool(told)


def test_another_place_to_ring_is_new_in_reach() -> None:
    gate = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199")
    assert fresh(STUDIO, replace(STUDIO, reaches=(gate,)), LEFT, NOW).people == {gate.id}


def test_somebodys_other_number_makes_them_new_and_a_suspension_the_status() -> None:
    other = replace(NERI, ways=(Way(kind=WayKind.PHONE, value="+390299900021"),))
    suspended = StatusSpan(status=Status.SUSPENDED, since=date(2026, 8, 1))
    after = replace(STUDIO, people=(other,), statuses=(suspended,))
    seen = fresh(STUDIO, after, LEFT, NOW)
    assert seen.people == {NERI.id} and seen.status


def test_what_came_of_itself_is_new_on_the_card_and_who_is_back_is_not() -> None:
    """A suspension and a number's last day that were entered long before she answered; an absence that was taken back."""
    suspended = StatusSpan(status=Status.SUSPENDED, since=date(2026, 8, 1))
    known = replace(STUDIO, statuses=(suspended,), lines=(replace(STUDIO.lines[0], until=NOW - DAY),))
    seen = fresh(known, known, LEFT, NOW)
    assert (seen.status, seen.fields) == (True, ("lines",))
    away = replace(STUDIO, people=(replace(NERI, absences=(Absence(since=LEFT, until=NOW + DAY),)),))
    assert not fresh(away, STUDIO, LEFT, NOW).people


# ---- from the office's database


def test_each_client_is_as_it_was_at_its_own_moment(store: Store) -> None:
    clients = ClientService(store)
    studio, acme = clients.save_all([STUDIO, ACME], by="setup")
    after_first = clients.versions_of(studio.id)[0].at
    clients.save(replace(studio, trade_name="Rossi"), by="sara")
    before = clients.before({studio.id: after_first, acme.id: after_first})
    assert set(before) == {studio.id}
    assert before[studio.id] == studio
    long_ago = after_first - DAY
    assert clients.before({studio.id: long_ago, acme.id: long_ago}) == {studio.id: None, acme.id: None}
    assert clients.before({}) == {}
