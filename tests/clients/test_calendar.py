"""Closures, holidays and statuses, told at the minute at which they begin."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from receptionist.clients import rules
from receptionist.clients.calendar import holidays
from receptionist.clients.calendar.days import closure_at, day_name, line_at, lines_at, owns, serves_from, special, status_at
from receptionist.clients.calendar.hours import Special, change_after, open_at, stretches
from receptionist.clients.calendar.rota import gaps, is_rule, on_call, turns
from receptionist.clients.card import Why
from receptionist.clients.card_shown import card_lines
from receptionist.clients.profile import (
    Closure,
    DayException,
    Greeting,
    Line,
    Occasion,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Shift,
    Status,
    StatusSpan,
    Swap,
    Way,
    WayKind,
)
from receptionist.clients.who_gets import because
from receptionist.office import Office
from receptionist.store.engine import Store

ROME = ZoneInfo("Europe/Rome")
WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
PHONE = (Way(kind=WayKind.PHONE, value="+390255550111"),)
ROSSI = Profile(code="R", legal_name="Studio Rossi", hours=WEEK, region="MI")


def at(day: int, month: int, hour: int = 10, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ROME)


def changed(profile: Profile, **fields: object) -> Profile:
    return msgspec.structs.replace(profile, **fields)


AUGUST = Closure(since=at(8, 8, 0), until=at(31, 8, 0), reason="ferie")


# ---- closures


def test_in_august_the_office_is_closed_and_the_caller_hears_when_it_opens_again() -> None:
    profile = changed(ROSSI, closures=(AUGUST,))
    assert rules.is_open(profile, None, at(7, 8))
    assert not rules.is_open(profile, None, at(10, 8))
    card = rules.card(profile, None, at(10, 8), assistant="Anna")
    assert card.closure == AUGUST
    assert card.changes == at(31, 8, 9)
    assert card.greeting.text.startswith("Studio Rossi, buongiorno. Gli uffici sono chiusi e riaprono lunedì 31 agosto")


@pytest.mark.parametrize(
    ("occasion", "moment", "said"),
    [
        (Occasion.HOLIDAY, at(7, 8, 10), "lunedì 10 agosto"),
        (Occasion.HOLIDAY, at(6, 8, 10), "venerdì 7 agosto"),
        (Occasion.CLOSED, at(6, 8, 10), "venerdì 7 agosto"),
    ],
)
def test_looked_at_while_it_is_open_a_sentence_says_when_it_opens_and_not_when_it_closes(
    occasion: Occasion, moment: datetime, said: str
) -> None:
    """In a preview: nobody who rings now hears it."""
    greetings = (Greeting(occasion=occasion, text="Riapriamo {riapertura}."),)
    profile = changed(ROSSI, greetings=greetings)
    assert rules.is_open(profile, None, moment)
    card = rules.card(profile, None, moment, assistant="Anna", occasion=occasion)
    assert card.greeting.text == f"Riapriamo {said}."


def test_who_is_always_open_is_open_again_on_the_day_after_a_holiday() -> None:
    card = rules.card(changed(ROSSI, hours=()), None, at(6, 8, 10), assistant="Anna", occasion=Occasion.HOLIDAY)
    assert "riaprono venerdì 7 agosto" in card.greeting.text


@pytest.mark.parametrize("hours", [(), tuple(Opening(weekday=day, start=time(0), end=time(0)) for day in range(7))])
def test_who_is_closed_until_a_day_is_back_on_the_day_after_whatever_the_hours(hours: tuple[Opening, ...]) -> None:
    """The screen keeps "until 24/08" as its last minute."""
    closure = Closure(since=at(10, 8, 0), until=at(24, 8, 23, 59), reason="ferie")
    profile = changed(ROSSI, hours=hours, holidays=False, closures=(closure,))
    card = rules.card(profile, None, at(12, 8), assistant="Anna")
    assert card.changes == at(25, 8, 0)
    assert "riaprono martedì 25 agosto" in card.greeting.text
    last = at(24, 8, 23, 59)
    assert not rules.is_open(profile, None, last) and closure_at(profile, None, last) == closure
    assert rules.is_open(profile, None, at(25, 8, 0)) and closure_at(profile, None, at(25, 8, 0)) is None


def test_a_closure_of_one_line_leaves_the_others_open() -> None:
    shop, office = Line(number="+390255550101"), Line(number="+390255550102")
    profile = changed(ROSSI, lines=(shop, office), closures=(msgspec.structs.replace(AUGUST, line=shop.number),))
    assert (rules.is_open(profile, shop, at(10, 8)), rules.is_open(profile, office, at(10, 8))) == (False, True)
    assert closure_at(profile, office, at(10, 8)) is None


def test_who_works_for_a_closed_client_cannot_be_rung_but_who_is_on_call_can() -> None:
    bianchi, neri = Person(name="Bianchi", ways=PHONE), Person(name="Neri", ways=PHONE)
    rota = Rota(name="Reperibilità", shifts=(Shift(person=neri.id, begins=datetime(2026, 8, 10), minutes=1440),))
    profile = changed(ROSSI, people=(bianchi, neri), rotas=(rota,), closures=(AUGUST,))
    rows = {row.name: (row.available, row.why.code) for row in rules.targets(profile, None, at(10, 8))}
    assert rows == {
        "Bianchi": (False, "closed_until"),
        "Neri": (True, "on_call"),
        "Reperibilità": (True, "on_call_is"),
    }


def test_of_two_closures_at_once_callers_hear_of_the_one_that_ends_last() -> None:
    """Stock-taking on the 10th, in the middle of the holidays: nobody is told that it opens again on the 11th."""
    stock_taking = Closure(since=at(10, 8, 0), until=at(11, 8, 0), reason="inventario", said="Inventario.")
    for both in ((stock_taking, AUGUST), (AUGUST, stock_taking)):
        card = rules.card(changed(ROSSI, closures=both), None, at(10, 8), assistant="Anna")
        assert (card.closure, card.changes) == (AUGUST, at(31, 8, 9))
        assert "inventario" not in card.greeting.text.lower()


def test_a_closure_ends_by_itself_at_its_minute() -> None:
    profile = changed(ROSSI, closures=(Closure(since=at(3, 3, 9), until=at(3, 3, 11)),))
    assert [rules.is_open(profile, None, at(3, 3, *hour)) for hour in ((8, 59), (9, 0), (10, 59), (11, 0))] == [
        False,
        False,
        False,
        True,
    ]


# ---- holidays and named days


def test_public_holidays_close_by_country_and_region() -> None:
    milan, rome = ROSSI, changed(ROSSI, region="RM")
    ambrose = at(7, 12)  # Monday, Milan's own
    assert (rules.is_open(milan, None, ambrose), rules.is_open(rome, None, ambrose)) == (False, True)
    assert day_name(milan, ambrose) == "Sant'Ambrogio"
    assert rules.occasion_at(milan, None, ambrose) == Occasion.HOLIDAY
    assert rules.next_change(milan, None, ambrose) == at(9, 12, 9)  # the 8th is one everywhere


def test_a_console_has_the_holidays_before_the_first_call_needs_them(
    local_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(local_store, tmp_path / "workstation.json")
    office.clients.save(changed(ROSSI, country="NO", region=""), by="setup")
    office.prepare()
    monkeypatch.setattr(holidays, "_ask", lambda *place: pytest.fail(f"{place} is looked up only now"))
    assert date(office.now().year, 5, 17) in holidays.public_holidays("NO", "", office.now().year)


def test_a_client_that_works_on_holidays_and_one_that_is_always_open_stay_so() -> None:
    assert rules.is_open(changed(ROSSI, holidays=False), None, at(25, 12))
    assert rules.is_open(changed(ROSSI, hours=()), None, at(25, 12))


def test_a_day_of_its_own_goes_before_week_and_holiday() -> None:
    half = DayException(day=date(2026, 12, 7), hours=(Opening(weekday=0, start=time(9), end=time(13)),), name="mezza giornata")
    shut = DayException(day=date(2026, 12, 10))
    profile = changed(ROSSI, exceptions=(half, shut))
    assert [rules.is_open(profile, None, at(7, 12, hour)) for hour in (10, 13)] == [True, False]
    assert not rules.is_open(profile, None, at(10, 12))
    assert day_name(profile, at(7, 12)) == "mezza giornata"


def test_a_named_day_has_its_greeting_and_only_that_day() -> None:
    party = Greeting(occasion=Occasion.NAMED_DAY, text="Festeggiamo vent'anni!", day=date(2026, 3, 3))
    profile = changed(ROSSI, greetings=(party,))
    said = [rules.card(profile, None, at(day, 3), assistant="Anna").greeting.text for day in (3, 4)]
    assert said[0] == "Festeggiamo vent'anni!"
    assert said[1].startswith("Studio Rossi")


@pytest.mark.parametrize("language", ["en", "de", "es", "fr-CH"])
def test_on_a_named_day_whoever_speaks_another_language_hears_what_the_hour_says(language: str) -> None:
    """They were greeted as if it were open: the day has words in the client's language alone."""
    days = (Greeting(occasion=Occasion.NAMED_DAY, text="Siamo chiusi e riapriamo {riapertura}.", day=date(2026, 12, 25)),)
    days += (Greeting(occasion=Occasion.NAMED_DAY, text="Buona vigilia!", day=date(2026, 12, 24)),)
    profile = changed(ROSSI, greetings=days)

    def said(profile: Profile, at: datetime, language: str | None = language, occasion: Occasion | None = None) -> str:
        return rules.card(profile, None, at, assistant="Anna", language=language, occasion=occasion).greeting.text

    plain = changed(ROSSI, greetings=())
    for moment in (at(25, 12), at(24, 12, 23), at(24, 12)):
        assert said(profile, moment) == said(plain, moment)
        assert said(profile, moment, None) != said(plain, moment, None)
        assert said(profile, moment, "pt") == said(profile, moment, None)  # we have no words: the client's own language
    assert said(plain, at(25, 12)) != said(plain, at(24, 12))
    late = Occasion.QUEUE_WAS_LONG
    assert said(profile, at(24, 12), occasion=late) == said(plain, at(24, 12), occasion=late)
    named = Greeting(occasion=Occasion.NAMED_DAY, text="Ho ho ho", day=date(2026, 12, 25), language=language[:2])
    assert said(changed(profile, greetings=(*days, named)), at(25, 12)) == "Ho ho ho"


def test_after_a_long_wait_the_clients_own_greeting_stays_but_for_thanks_of_its_own() -> None:
    own = Greeting(occasion=Occasion.OPEN, text="Qui Rossi.", language="it")
    thanks = Greeting(occasion=Occasion.QUEUE_WAS_LONG, text="Grazie, qui Rossi.", language="it")

    def said(*greetings: Greeting, language: str = "it") -> str:
        profile, late = changed(ROSSI, greetings=greetings), Occasion.QUEUE_WAS_LONG
        return rules.card(profile, None, at(3, 3), assistant="Anna", language=language, occasion=late).greeting.text

    assert (said(own), said(own, thanks)) == ("Qui Rossi.", "Grazie, qui Rossi.")
    assert "Grazie per la pazienza" in said() and "patience" in said(own, language="en")


def test_an_unknown_country_or_region_has_no_holidays_of_its_own() -> None:
    assert rules.is_open(changed(ROSSI, country="ZZ"), None, at(25, 12))
    assert not rules.is_open(changed(ROSSI, region="XX"), None, at(25, 12))


@pytest.mark.parametrize("zone", ["Europe/Rome", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe"])
def test_a_client_whose_midnight_is_the_offices_noon_closes_at_its_own_midnight(zone: str) -> None:
    profile = changed(ROSSI, zone=zone, country="US", holidays=False, closures=())
    there = ZoneInfo(zone)
    closed = Closure(
        since=datetime(2026, 3, 4, tzinfo=there).astimezone(UTC), until=datetime(2026, 3, 5, tzinfo=there).astimezone(UTC)
    )
    profile = changed(profile, closures=(closed,))
    wednesday = datetime(2026, 3, 4, 9, 0, tzinfo=there)
    assert not rules.is_open(profile, None, wednesday)
    assert rules.is_open(profile, None, wednesday + timedelta(days=1))


@given(
    since=st.integers(0, 14 * 24 * 60),
    length=st.integers(1, 20 * 24 * 60),
    minute=st.integers(0, 21 * 24 * 60),
)
def test_the_next_change_is_the_first_minute_at_which_the_state_differs(since: int, length: int, minute: int) -> None:
    begins = datetime(2026, 3, 20, tzinfo=UTC)  # over the change of the clocks on the 29th
    closed = (begins + timedelta(minutes=since), begins + timedelta(minutes=since + length))
    special, now = Special(closed=(closed,)), begins + timedelta(minutes=minute)
    change, opened = change_after(WEEK, "Europe/Rome", now, special), open_at(WEEK, "Europe/Rome", now, special)
    assert change is not None
    assert open_at(WEEK, "Europe/Rome", change, special) is not opened
    assert all(open_at(WEEK, "Europe/Rome", now + (change - now) * part / 16, special) is opened for part in range(16))


def test_open_stretches_never_touch_a_closure() -> None:
    special = Special(closed=((at(3, 3, 10), at(3, 3, 12)),))
    found = stretches(WEEK, "Europe/Rome", at(3, 3), special)
    assert (at(3, 3, 9), at(3, 3, 10)) in found
    assert (at(3, 3, 12), at(3, 3, 18)) in found


# ---- statuses and numbers in time


def test_a_contract_ends_at_midnight_in_the_clients_zone() -> None:
    ended = StatusSpan(status=Status.ENDED, since=date(2026, 4, 1))
    profile = changed(ROSSI, statuses=(ended,), people=(Person(name="Bianchi", ways=PHONE),))
    assert status_at(profile, at(31, 3, 23, 59)).status == Status.ACTIVE
    assert status_at(profile, at(1, 4, 0)).status == Status.ENDED
    assert rules.targets(profile, None, at(1, 4)) == ()
    assert "Rossi" not in rules.card(profile, None, at(1, 4), assistant="Anna").greeting.text


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_a_contract_begins_at_midnight_where_the_client_is(zone: str) -> None:
    """At its midnight the day in UTC is still the one before, or has been the same for hours."""
    there = ZoneInfo(zone)
    spans = (StatusSpan(status=Status.ACTIVE, since=date(2026, 3, 4)),)
    profile = changed(ROSSI, zone=zone, status=Status.TRIAL, statuses=spans)
    midnight = datetime(2026, 3, 4, tzinfo=there).astimezone(UTC)
    assert status_at(profile, midnight).status is Status.ACTIVE
    assert status_at(profile, midnight - timedelta(minutes=1)).status is Status.TRIAL


def test_a_suspension_lasts_as_long_as_it_is_said_and_takes_messages() -> None:
    span = StatusSpan(status=Status.SUSPENDED, since=date(2026, 3, 2), until=date(2026, 3, 6), said="Richiamino lunedì.")
    profile = changed(ROSSI, statuses=(span,), people=(Person(name="Bianchi", ways=PHONE),))
    card = rules.card(profile, None, at(6, 3), assistant="Anna")
    assert (card.status, card.status_said) == (Status.SUSPENDED, "Richiamino lunedì.")
    assert (card.greeting.text, card.put_through, card.serves_from) == (
        "Studio Rossi, buongiorno. Richiamino lunedì.",
        False,
        None,
    )
    assert [(row.available, row.why.code) for row in card.targets] == [(False, "suspended")]
    assert rules.card(profile, None, at(9, 3), assistant="Anna").status == Status.ACTIVE


def test_a_client_that_has_not_begun_says_its_day_and_none_of_its_greetings() -> None:
    spans = (
        StatusSpan(status=Status.SUSPENDED, since=date(2026, 3, 2)),
        StatusSpan(status=Status.TRIAL, since=date(2026, 3, 9)),
    )
    greeting = Greeting(occasion=Occasion.OPEN, text="{client}, come posso aiutarla?")
    profile = changed(ROSSI, statuses=spans, greetings=(greeting,), people=(Person(name="Bianchi", ways=PHONE),))
    card = rules.card(profile, None, at(6, 3), assistant="Anna")
    assert (card.put_through, card.serves_from) == (False, date(2026, 3, 9))
    assert "posso solo prendere un messaggio" in card.greeting.text
    assert [row.why.code for row in card.targets] == ["not_yet"]
    begun = rules.card(profile, None, at(9, 3), assistant="Anna")
    assert (begun.put_through, begun.serves_from, begun.greeting.text) == (True, None, "Studio Rossi, come posso aiutarla?")


@pytest.mark.parametrize(
    ("spans", "status"),
    [
        ((("suspended", (2, 3), (30, 3)), ("notice", (1, 6), None)), Status.SUSPENDED),
        ((("suspended", (2, 3), None), ("active", (1, 4), None)), Status.SUSPENDED),
        ((("ended", (2, 3), None), ("active", (1, 4), None)), Status.ENDED),
        ((("active", (2, 2), (28, 2)), ("suspended", (1, 3), None), ("active", (1, 4), None)), Status.SUSPENDED),
    ],
)
def test_who_was_active_before_is_suspended_or_has_ended_and_not_yet_active_no_more(
    spans: tuple[tuple[str, tuple[int, int], tuple[int, int] | None], ...], status: Status
) -> None:
    """It has not paid, and is to be answered again from a later day."""
    told = tuple(
        StatusSpan(status=Status(word), since=at(*since).date(), until=at(*until).date() if until else None)
        for word, since, until in spans
    )
    profile = changed(ROSSI, statuses=told, people=(Person(name="Bianchi", ways=PHONE),))
    card = rules.card(profile, None, at(6, 3), assistant="Anna")
    assert (card.status, card.put_through, card.serves_from) == (status, False, None)
    assert because(profile, None, at(6, 3))[0].code == status.value
    assert "not_yet" not in [row.why.code for row in card.targets]


def test_a_client_begins_on_the_day_on_which_it_is_served_first_not_on_one_of_messages_alone() -> None:
    spans = (
        StatusSpan(status=Status.ACTIVE, since=date(2026, 3, 9), put_through=False),
        StatusSpan(status=Status.ACTIVE, since=date(2026, 3, 16)),
    )
    profile = changed(ROSSI, status=Status.SUSPENDED, statuses=spans)
    assert serves_from(profile, at(6, 3)) == date(2026, 3, 16)


_DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))
_SPANS = st.lists(
    st.builds(
        StatusSpan,
        status=st.sampled_from(Status),
        since=_DAYS,
        until=st.none() | _DAYS,
        said=st.sampled_from(["", "Richiamino."]),
        put_through=st.booleans(),
    ),
    max_size=4,
)


@given(st.sampled_from(Status), _SPANS)
def test_status_list_and_card_never_contradict_each_other(usual: Status, spans: list[StatusSpan]) -> None:
    """Not yet active is who is not served, never was, and will be on the day that is said, and on none before it."""
    profile = changed(ROSSI, status=usual, statuses=tuple(spans), people=(Person(name="Bianchi", ways=PHONE),))
    days = [datetime(2025, 12, 25, 10, tzinfo=ROME) + timedelta(days=day) for day in range(35)]
    served = [status_at(profile, day).put_through for day in days]
    for place, day in enumerate(days):
        card = rules.card(profile, None, day, assistant="Anna")
        shown, begins = "\n".join(card_lines(card, profile)), card.serves_from
        codes = {row.why.code for row in card.targets} | {why.code for why in because(profile, None, day)}
        assert (card.status, card.put_through) == (status_at(profile, day).status, served[place])
        assert ("not_yet" in codes, "not yet active" in shown) == (begins is not None, begins is not None)
        assert any(row.available for row in card.targets) <= served[place]
        first = next((later.date() for later, serves in zip(days, served, strict=True) if serves), None)
        expected = first if card.status is not Status.ENDED and first is not None and first > day.date() else None
        assert begins == expected


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.TRIAL])
def test_a_client_whose_first_status_is_no_other_than_the_usual_one_is_not_active_before_it(status: Status) -> None:
    """Somebody typed "Active from 9 March" and left the usual status as a new client has it."""
    spans = (
        StatusSpan(status=status, since=date(2026, 3, 9)),
        StatusSpan(status=Status.ENDED, since=date(2026, 6, 1)),
    )
    profile = changed(ROSSI, statuses=spans, people=(Person(name="Bianchi", ways=PHONE),))
    card = rules.card(profile, None, at(6, 3), assistant="Anna")
    assert (card.put_through, card.serves_from) == (False, date(2026, 3, 9))
    assert [(row.available, row.why.code) for row in card.targets] == [(False, "not_yet")]
    assert because(profile, None, at(6, 3))[0] == Why("not_yet", (("day", "2026-03-09"),))
    assert status_at(profile, at(8, 3, 23, 59)).status is Status.SUSPENDED
    begun = rules.card(profile, None, at(9, 3), assistant="Anna")
    assert (begun.status, begun.put_through, begun.serves_from) == (status, True, None)


@pytest.mark.parametrize(
    "first",
    [
        StatusSpan(status=Status.NOTICE, since=date(2026, 3, 9)),
        StatusSpan(status=Status.ACTIVE, since=date(2026, 3, 9), put_through=False),
        StatusSpan(status=Status.ACTIVE, since=date(2026, 3, 9), said="Siamo in via Verdi."),
    ],
)
def test_a_first_status_that_changes_something_leaves_what_was_before_it(first: StatusSpan) -> None:
    profile = changed(ROSSI, statuses=(StatusSpan(status=Status.ACTIVE, since=date(2026, 9, 1)), first))
    assert status_at(profile, at(6, 3)) == StatusSpan(status=Status.ACTIVE, since=date.min)


def test_what_callers_are_told_is_said_as_typed_and_only_in_its_own_language() -> None:
    span = StatusSpan(status=Status.SUSPENDED, since=date(2026, 3, 2), said="Richiami {lunedì}.")
    profile = changed(ROSSI, statuses=(span,))
    assert rules.card(profile, None, at(6, 3), assistant="Anna").greeting.text.endswith("Richiami {lunedì}.")
    french = rules.card(profile, None, at(6, 3), assistant="Anna", language="fr").greeting
    assert (french.language, "lunedì" in french.text, "message" in french.text) == ("fr", False, True)


def test_a_caller_of_an_ended_client_is_thanked_after_a_hold_and_told_once_that_it_is_gone() -> None:
    profile = changed(ROSSI, statuses=(StatusSpan(status=Status.ENDED, since=date(2026, 3, 2), said="Lo studio ha chiuso."),))

    def said(occasion: Occasion | None = None, language: str | None = None) -> str:
        return rules.card(profile, None, at(6, 3), assistant="Anna", occasion=occasion, language=language).greeting.text

    assert said() == "Buongiorno. Lo studio ha chiuso."
    assert (
        said(language="en")
        == "Good morning, this is Anna. The company you are calling is no longer at this number: how may I help you?"
    )
    assert said(Occasion.BACK_FROM_HOLD) == "Grazie per l'attesa."
    assert not any("Rossi" in said(occasion) for occasion in Occasion)


def test_a_number_is_its_clients_from_its_first_instant_to_before_its_last() -> None:
    line = Line(number="+390255550101", since=at(1, 3, 0), until=at(1, 4, 0))
    profile = changed(ROSSI, lines=(line,))
    moments = (at(28, 2, 23, 59), at(1, 3, 0), at(31, 3, 23, 59), at(1, 4, 0))
    assert [owns(line, moment) for moment in moments] == [False, True, True, False]
    assert (lines_at(profile, moments[0]), lines_at(profile, moments[1])) == ((), (line,))


def test_a_number_that_is_anothers_then_is_shown_as_it_will_be_next_else_as_it_was_last() -> None:
    """In whatever order its times were entered."""
    number = "+390255550101"
    first, second = (Line(number=number, since=at(1, month, 0), until=at(20, month, 0)) for month in (3, 5))
    for lines in ((first, second), (second, first)):
        profile = changed(ROSSI, lines=lines)
        shown = [line_at(profile, number, moment) for moment in (at(1, 2, 0), at(1, 4, 0), at(1, 6, 0))]
        assert shown == [first, second, second]


# ---- rotas


NIGHTS = Shift(person="", begins=datetime(2026, 3, 2, 18), minutes=14 * 60, rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")


def test_the_night_turn_begins_at_six_in_winter_and_in_summer() -> None:
    neri = Person(name="Neri", ways=PHONE)
    rota = Rota(name="Notti", shifts=(msgspec.structs.replace(NIGHTS, person=neri.id),))
    for day, month in ((27, 3), (30, 3)):  # Friday before and Monday after the change
        assert on_call(rota, "Europe/Rome", at(day, month, 17, 59)) == []
        assert [turn.person for turn in on_call(rota, "Europe/Rome", at(day, month, 18))] == [neri.id]
        assert [turn.person for turn in on_call(rota, "Europe/Rome", at(day, month, 7, 59) + timedelta(days=1))] == [neri.id]


def test_a_turn_that_ends_in_the_hour_that_comes_twice_ends_the_second_time() -> None:
    """In the night of 25 October the clock goes back at three: who is on call until half past two stays through both."""
    night = Shift(person="neri", begins=datetime(2026, 10, 24, 18), minutes=8 * 60 + 30)
    morning = Shift(person="verdi", begins=datetime(2026, 10, 25, 2, 30), minutes=330)
    rota = Rota(name="Notti", shifts=(night, morning))
    second = datetime(2026, 10, 25, 1, 29, tzinfo=UTC)  # 2:29 for the second time
    assert "neri" in [turn.person for turn in on_call(rota, "Europe/Rome", second)]
    assert on_call(msgspec.structs.replace(rota, shifts=(night,)), "Europe/Rome", second + timedelta(minutes=1)) == []
    assert gaps(rota, "Europe/Rome", at(24, 10, 18), at(25, 10, 8)) == []


def test_each_swap_takes_its_time_out_of_the_turn_and_gaps_are_found() -> None:
    rota = Rota(
        name="Notti",
        shifts=(msgspec.structs.replace(NIGHTS, person="neri"),),
        swaps=(
            Swap(person="verdi", since=at(3, 3, 20), until=at(3, 3, 22)),
            Swap(person="bruni", since=at(3, 3, 22), until=at(4, 3, 8)),
        ),
    )
    night = turns(rota, "Europe/Rome", at(3, 3, 12), at(4, 3, 12))
    assert [(turn.person, turn.swapped) for turn in night] == [("neri", False), ("verdi", True), ("bruni", True)]
    assert gaps(rota, "Europe/Rome", at(3, 3, 12), at(4, 3, 12)) == [(at(3, 3, 12), at(3, 3, 18)), (at(4, 3, 8), at(4, 3, 12))]


@pytest.mark.parametrize(
    ("rule", "sound"),
    [
        ("FREQ=DAILY", True),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", True),
        ("FREQ=NEVER", False),
        ("every monday", False),
        ("DTSTART:20260101T000000\nRRULE:FREQ=DAILY", False),
        ("", False),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20251231T000000", True),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", True),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=10;WKST=MO", True),
        ("FREQ=DAILY;BYHOUR=25", False),
        ("FREQ=DAILY;BYHOUR=8,20", True),
        *((f"FREQ={often}", False) for often in ("SECONDLY", "MINUTELY", "HOURLY", "HOURLY;BYHOUR=25")),
        *((f"FREQ=DAILY;INTERVAL={steps}", False) for steps in ("0", "-1", "", "x", "1000000")),
        ("FREQ=WEEKLY;INTERVAL=0", False),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", False),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", False),
        *((f"FREQ=DAILY;UNTIL={day}", True) for day in ("20260305T070000Z", "20260305T080000", "20260305", "20260305t070000z")),
        *((f"FREQ=DAILY;UNTIL={day}", False) for day in ("20260305Z", "2026-03-05", "20260230T000000Z", "2026", "")),
        ("FREQ=DAILY;COUNT=3;UNTIL=20260305", False),
        ("FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO", True),
        ("FREQ=YEARLY;BYYEARDAY=-1", True),
        ("FREQ=MONTHLY;BYYEARDAY=1", False),
        ("FREQ=MONTHLY;BYDAY=-1FR;BYHOUR=8;BYMINUTE=30;BYSECOND=0", True),
        ("FREQ=DAILY;BYHOUR=8,20;BYMINUTE=" + ",".join(map(str, range(60))), False),
    ],
)
def test_a_repetition_is_read_by_rfc_5545(rule: str, sound: bool) -> None:
    assert is_rule(rule) is sound


@pytest.mark.parametrize(
    ("zone", "until", "last"),
    [
        ("Europe/Rome", "20260305T070000Z", date(2026, 3, 5)),  # eight o'clock there
        ("Europe/Rome", "20260305T065959Z", date(2026, 3, 4)),
        ("Europe/Rome", "20260330T060000Z", date(2026, 3, 30)),  # in summer time
        ("Europe/Rome", "20260330T055959Z", date(2026, 3, 29)),
        ("America/New_York", "20260305T125959Z", date(2026, 3, 4)),
        ("Pacific/Kiritimati", "20260305T180000Z", date(2026, 3, 6)),  # tomorrow already
        ("Europe/Rome", "20260305T080000", date(2026, 3, 5)),
        ("Europe/Rome", "20260305", date(2026, 3, 5)),
        ("Pacific/Kiritimati", "99991231T235959Z", date(2026, 4, 30)),
    ],
)
def test_a_turn_that_a_calendar_ends_in_utc_ends_so_on_the_clients_clock(zone: str, until: str, last: date) -> None:
    shift = Shift(person="neri", begins=datetime(2026, 3, 2, 8), minutes=60, rule=f"FREQ=DAILY;UNTIL={until}")
    there = ZoneInfo(zone)
    found = turns(Rota(name="R", shifts=(shift,)), zone, at(1, 3), datetime(2026, 4, 30, 12, tzinfo=there))
    assert [turn.since.astimezone(there) for turn in (found[0], found[-1])] == [
        datetime(2026, 3, 2, 8, tzinfo=there),
        datetime.combine(last, time(8), there),
    ]


@given(
    st.sampled_from(["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 10)).map(lambda moment: moment.replace(microsecond=0, tzinfo=UTC)),
)
def test_no_turn_begins_after_its_rules_end_and_none_is_missing_before(zone: str, until: datetime) -> None:
    shift = Shift(person="neri", begins=datetime(2026, 3, 1, 8), minutes=60, rule=f"FREQ=DAILY;UNTIL={until:%Y%m%dT%H%M%SZ}")
    found = turns(Rota(name="R", shifts=(shift,)), zone, at(1, 3, 0), at(30, 4))
    assert found[-1].since <= until < found[-1].since + timedelta(hours=25)
    assert len({turn.since.astimezone(ZoneInfo(zone)).date() for turn in found}) == len(found)


def test_a_repetition_that_is_half_typed_yet_is_one_turn() -> None:
    shift = Shift(person="neri", begins=datetime(2026, 3, 2, 18), minutes=60, rule="Monday to")
    rota = Rota(name="Notti", shifts=(shift,))
    assert len(turns(rota, "Europe/Rome", at(1, 3), at(30, 3))) == 1


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=4),
)
def test_every_instant_is_somebodys_turn_or_in_a_gap(shifts: list[tuple[int, int]], swaps: list[tuple[int, int]]) -> None:
    begins = datetime(2026, 10, 24, tzinfo=UTC)  # over the change of the clocks
    local = datetime(2026, 10, 24)
    rota = Rota(
        name="R",
        shifts=tuple(
            Shift(person=f"p{n}", begins=local + timedelta(hours=hour), minutes=60 * length)
            for n, (hour, length) in enumerate(shifts)
        ),
        swaps=tuple(
            Swap(person=f"s{n}", since=begins + timedelta(hours=hour), until=begins + timedelta(hours=hour + length))
            for n, (hour, length) in enumerate(swaps)
        ),
    )
    holes = gaps(rota, "Europe/Rome", begins, begins + timedelta(days=4))
    for half_hour in range(4 * 48):
        now = begins + timedelta(minutes=30 * half_hour)
        covered = bool(on_call(rota, "Europe/Rome", now))
        assert covered is not any(since <= now < until for since, until in holes)


def test_a_reach_that_is_always_open_stays_open_in_a_closure() -> None:
    desk = Reach(kind=ReachKind.HEADQUARTERS, name="Guardia", number="+390255550199", always=True)
    rows = rules.targets(changed(ROSSI, reaches=(desk,), closures=(AUGUST,)), None, at(10, 8))
    assert [(row.name, row.available) for row in rows] == [("Guardia", True)]


def test_a_number_with_hours_of_its_own_keeps_holidays_though_its_client_has_no_hours() -> None:
    week = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(7))
    line = Line(number="+390255550101", hours=week)
    profile = Profile(code="R", legal_name="Rossi", lines=(line,))
    noon = datetime(2026, 12, 25, 12, tzinfo=ROME)
    assert not rules.is_open(profile, line, noon)
    assert rules.is_open(profile, line, noon + timedelta(days=2))
    assert rules.is_open(profile, None, noon)


def test_what_was_worked_out_of_a_day_is_found_again_by_the_next_call_and_not_after_a_change() -> None:
    profile = changed(ROSSI, exceptions=(DayException(day=date(2026, 8, 10)),))
    assert special(profile, None) == special(changed(profile, city="Torino"), None)
    assert stretches(profile.hours, profile.zone, at(10, 8), special(profile, None)) is stretches(
        profile.hours, profile.zone, at(10, 8, 15), special(profile, None)
    )
    assert special(profile, None) != special(changed(profile, exceptions=()), None)
    assert special(profile, None) != special(changed(profile, holidays=not profile.holidays), None)
