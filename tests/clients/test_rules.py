"""What a profile means at one moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients import rules
from receptionist.clients.calendar.hours import change_after, open_at
from receptionist.clients.calendar.turns_held import held_at
from receptionist.clients.profile import (
    Absence,
    Accepts,
    Duty,
    Instruction,
    Line,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Shift,
    Status,
    Way,
    WayKind,
)
from receptionist.words import say_why
from ui.calls.words.reasons import why_words

ROME = ZoneInfo("Europe/Rome")
WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
MONDAY = datetime(2026, 3, 2, 10, 42, tzinfo=ROME)
SUNDAY = datetime(2026, 3, 1, 23, 10, tzinfo=ROME)


def phone(last: int) -> tuple[Way, ...]:
    return (Way(kind=WayKind.PHONE, value=f"+3902555501{last:02d}"),)


def out(since: datetime, until: datetime, substitute: Person | None = None) -> tuple[Absence, ...]:
    return (Absence(since=since, until=until, reason="ferie", substitute=substitute.id if substitute else None),)


LONG = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC))


def firm(*people: Person, **fields: object) -> Profile:
    return msgspec.structs.replace(Profile(code="R", legal_name="Rossi", people=people, hours=WEEK), **fields)


def rows(profile: Profile, line: Line | None, at: datetime) -> list[tuple[str, bool, str]]:
    return [(row.name, row.available, row.why.code) for row in rules.targets(profile, line, at)]


def test_a_reason_that_is_not_to_be_said_is_marked_so() -> None:
    (plain,) = out(*LONG)
    for secret, wanted in ((False, None), (True, "yes")):
        absence = msgspec.structs.replace(plain, secret=secret)
        (row,) = rules.targets(firm(Person(name="Verdi", ways=phone(1), absences=(absence,))), None, MONDAY)
        assert (row.why.code, dict(row.why.values).get("secret")) == ("out_until", wanted)
        assert why_words(row).endswith(", do not say why: ferie" if secret else ", ferie")
        assert say_why(row.why.code, dict(row.why.values), MONDAY).endswith("(do not say why: ferie)" if secret else "(ferie)")


@pytest.mark.parametrize(
    ("person", "at", "back"),
    [
        (Person(name="V", ways=phone(1), absences=out(SUNDAY, MONDAY) + out(MONDAY, MONDAY + timedelta(days=2))), SUNDAY, 4),
        (
            Person(name="V", ways=phone(1), absences=out(MONDAY.replace(hour=9, minute=0), MONDAY + timedelta(days=1))),
            SUNDAY,
            3,
        ),
        (Person(name="V", ways=phone(1), absences=out(SUNDAY, MONDAY), left_on=date(2026, 3, 2)), SUNDAY, None),
    ],
    ids=["out twice", "closed, then out", "gone by then"],
)
def test_when_somebody_is_back_goes_by_all_that_keeps_them_away(person: Person, at: datetime, back: int | None) -> None:
    (row,) = rules.targets(firm(person), None, at)
    found = dict(row.why.values).get("back")
    assert (datetime.fromisoformat(found).day if found else None) == back


def test_who_keeps_no_hours_is_not_promised_for_the_night() -> None:
    night = out(MONDAY, MONDAY.replace(hour=23))
    (row,) = rules.targets(firm(Person(name="V", ways=phone(1), absences=night), hours=()), None, MONDAY)
    assert dict(row.why.values)["back"] == "2026-03-03T07:00+01:00"


# ---- open or closed


def test_a_line_has_its_own_hours_else_the_clients() -> None:
    night = Line(number="+390255550101", hours=(Opening(weekday=6, start=time(20), end=time(0)),))
    day = Line(number="+390255550102")
    profile = firm(lines=(night, day))
    assert (rules.is_open(profile, night, SUNDAY), rules.is_open(profile, day.number, SUNDAY)) == (True, False)
    assert rules.next_change(profile, night, SUNDAY) == datetime(2026, 3, 2, 0, 0, tzinfo=ROME)
    assert rules.next_change(profile, day, SUNDAY) == datetime(2026, 3, 2, 9, 0, tzinfo=ROME)


def test_a_client_without_hours_is_always_open_and_nothing_changes() -> None:
    profile = firm(hours=())
    assert rules.is_open(profile, None, SUNDAY)
    assert rules.next_change(profile, None, SUNDAY) is None


def test_open_over_midnight_and_around_the_clock() -> None:
    over_midnight = (Opening(weekday=5, start=time(22), end=time(3)),)
    assert open_at(over_midnight, "Europe/Rome", datetime(2026, 3, 1, 2, 59, tzinfo=ROME))
    assert not open_at(over_midnight, "Europe/Rome", datetime(2026, 3, 1, 3, 0, tzinfo=ROME))
    always = tuple(Opening(weekday=day, start=time(0), end=time(0)) for day in range(7))
    assert open_at(always, "Europe/Rome", SUNDAY)
    assert change_after(always, "Europe/Rome", SUNDAY) is None


@pytest.mark.parametrize(
    ("day", "minutes"),
    [(date(2026, 3, 28), 240), (date(2026, 3, 29), 180), (date(2026, 10, 24), 240), (date(2026, 10, 25), 300)],
    ids=["a day before", "the hour that is skipped", "a day before", "the hour that comes twice"],
)
def test_hours_follow_the_clock_on_the_wall_on_the_days_on_which_it_jumps(day: date, minutes: int) -> None:
    hours = (Opening(weekday=day.weekday(), start=time(0), end=time(4)),)
    midnight = datetime.combine(day, time(0), ROME).astimezone(UTC)
    opened = sum(open_at(hours, "Europe/Rome", midnight + timedelta(minutes=m)) for m in range(-60, 420))
    assert opened == minutes


def test_closing_in_the_hour_that_comes_twice_means_the_second_time() -> None:
    hours = (Opening(weekday=6, start=time(0), end=time(2, 30)),)
    half_past_two = datetime(2026, 10, 25, 2, 30, tzinfo=ROME)
    assert open_at(hours, "Europe/Rome", half_past_two)
    assert not open_at(hours, "Europe/Rome", half_past_two.replace(fold=1))


openings = st.lists(
    st.builds(
        Opening,
        weekday=st.integers(0, 6),
        start=st.sampled_from([time(0), time(2, 30), time(9), time(22)]),
        end=st.sampled_from([time(0), time(2, 15), time(3), time(12), time(18, 30)]),
    ),
    min_size=1,
    max_size=6,
).map(tuple)
zones = st.sampled_from(["Europe/Rome", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo"])
moments = st.datetimes(datetime(2025, 12, 25), datetime(2027, 1, 10), timezones=st.just(UTC))


@settings(max_examples=150, deadline=None)
@given(openings, zones, moments)
def test_nothing_changes_before_the_next_change_and_it_does_then(hours: tuple[Opening, ...], zone: str, at: datetime) -> None:
    change = change_after(hours, zone, at)
    now = open_at(hours, zone, at)
    if change is None:
        assert all(open_at(hours, zone, at + timedelta(hours=h)) == now for h in range(24 * 7))
        return
    assert open_at(hours, zone, change) != now
    steps = int((change - at) / timedelta(minutes=30))
    assert all(open_at(hours, zone, at + timedelta(minutes=30 * step)) == now for step in range(steps))


# ---- whom to pass a call to


def test_the_lines_routing_then_who_is_on_call_then_who_is_in_then_the_rest() -> None:
    bianchi = Person(name="Bianchi", ways=phone(1))
    verdi = Person(name="Verdi", ways=phone(2), absences=out(*LONG))
    neri = Person(name="Neri", ways=phone(3))
    gone = Person(name="Gallo", ways=phone(4), left_on=date(2026, 1, 31), replaced_by=neri.id)
    desk = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199")
    line = Line(number="+390255550100", targets=(desk.id,))
    duty = (Duty(person=neri.id, since=LONG[0], until=LONG[1]),)
    profile = firm(gone, verdi, bianchi, neri, reaches=(desk,), lines=(line,), duty=duty)
    assert rows(profile, line, MONDAY) == [
        ("Sede", True, "open_until"),
        ("Neri", True, "on_call"),
        ("Bianchi", True, "free"),
        ("Verdi", False, "out_until"),
        ("Gallo", False, "left"),
    ]


def test_who_is_on_call_can_be_rung_at_night() -> None:
    neri = Person(name="Neri", ways=phone(3))
    profile = firm(neri, duty=(Duty(person=neri.id, since=LONG[0], until=LONG[1]),))
    assert rows(profile, None, SUNDAY) == [("Neri", True, "on_call")]
    assert rows(firm(neri), None, SUNDAY) == [("Neri", False, "closed_until")]


def test_a_substitute_takes_the_place_of_an_absent_person_and_of_one_who_left() -> None:
    third = Person(name="Terzi", ways=phone(3))
    second = Person(name="Secondi", ways=phone(2), absences=out(*LONG, third))
    first = Person(name="Primi", ways=phone(1), absences=out(*LONG, second))
    gone = Person(name="Gallo", left_on=date(2026, 1, 1), replaced_by=third.id)
    profile = firm(first, second, third, gone)
    assert rows(profile, Line(number="+390255550100", targets=(first.id,)), MONDAY)[:2] == [
        ("Terzi", True, "stands_in"),
        ("Primi", False, "out_until"),
    ]
    through_successor = rules.targets(profile, Line(number="+390255550100", targets=(gone.id,)), MONDAY)
    assert (through_successor[0].name, through_successor[0].why.values) == ("Terzi", (("person", "Gallo"),))
    assert dict(through_successor[-1].why.values) == {"on": "2026-01-01", "successor": "Terzi"}


@pytest.mark.parametrize("named", ["in the absence", "as deputy"])
def test_the_row_of_an_absent_person_names_who_can_be_rung_instead(named: str) -> None:
    third = Person(name="Terzi", ways=phone(3))
    second = Person(name="Secondi", ways=phone(2), absences=out(*LONG, third))
    first = Person(name="Primi", ways=phone(1), absences=out(*LONG, second))
    if named == "as deputy":
        first = msgspec.structs.replace(first, absences=out(*LONG), deputy=second.id)
    row = next(row for row in rules.targets(firm(first, second, third), None, MONDAY) if row.name == "Primi")
    assert (row.instead, dict(row.why.values)["substitute"]) == (third.id, "Terzi")
    assert ", Terzi instead" in why_words(row) and ": Terzi instead" in say_why("out_until", dict(row.why.values), MONDAY)
    (closed, *_) = rules.targets(firm(first, second, third), None, SUNDAY)
    assert closed.instead == ""
    for keeps in ({"absences": out(*LONG, first)}, {"accepts": Accepts.MESSAGES}, {"ways": ()}, {"left_on": date(2026, 1, 31)}):
        nobody = firm(first, second, msgspec.structs.replace(third, **keeps))
        row = next(row for row in rules.targets(nobody, None, MONDAY) if row.name == "Primi")
        assert row.instead == "" and "instead" not in why_words(row), keeps


@pytest.mark.parametrize(
    ("last_day", "who"),
    [(date(2026, 12, 31), "Bianchi"), (date(2026, 3, 3), "Bianchi"), (date(2026, 3, 2), "Verdi"), (date(2026, 1, 1), "Verdi")],
)
@pytest.mark.parametrize("until", [LONG[1], datetime(2026, 3, 2, 17, tzinfo=UTC)], ids=["planned", "news of today"])
def test_the_successor_takes_over_on_the_day_itself_and_until_then_whoever_the_absence_names(
    last_day: date, who: str, until: datetime
) -> None:
    bianchi, verdi = Person(name="Bianchi", ways=phone(2)), Person(name="Verdi", ways=phone(3))
    away = out(LONG[0], until, bianchi)
    rossi = Person(name="Rossi", ways=phone(1), absences=away, left_on=last_day, replaced_by=verdi.id)
    profile = firm(rossi, bianchi, verdi)
    asked = rows(profile, Line(number="+390255550100", targets=(rossi.id,)), MONDAY)
    assert asked[0] == (who, True, "stands_in")
    turn = Shift(person=rossi.id, begins=datetime(2026, 3, 2, 8), minutes=600, rule="FREQ=DAILY")
    held = held_at(profile, Rota(name="Giorno", shifts=(turn,)), MONDAY)
    assert [one.person for one in held] == [verdi.id if who == "Verdi" else bianchi.id]


def test_where_the_substitute_is_out_too_with_nobody_instead_the_deputy_is_asked() -> None:
    third, second = Person(name="Terzi", ways=phone(3)), Person(name="Secondi", ways=phone(2), absences=out(*LONG))
    first = Person(name="Primi", ways=phone(1), absences=out(*LONG, second), deputy=third.id)
    profile = firm(first, second, third)
    assert rows(profile, Line(number="+390255550100", targets=(first.id,)), MONDAY)[0] == ("Terzi", True, "stands_in")
    assert [row.instead for row in rules.targets(profile, None, MONDAY) if row.name == "Primi"] == [third.id]
    turn = Shift(person=first.id, begins=datetime(2026, 3, 2, 8), minutes=600)
    assert [one.person for one in held_at(profile, Rota(name="Giorno", shifts=(turn,)), MONDAY)] == [third.id]


def test_two_who_stand_in_for_each_other_lead_nowhere() -> None:
    one = Person(name="Uno", ways=phone(1))
    two = Person(name="Due", ways=phone(2), absences=out(*LONG, one))
    one = msgspec.structs.replace(one, absences=out(*LONG, two))
    line = Line(number="+390255550100", targets=(one.id,))
    assert rows(firm(one, two), line, MONDAY) == [("Uno", False, "out_until"), ("Due", False, "out_until")]


def test_in_new_york_it_is_night() -> None:
    bianchi = Person(name="Bianchi", zone="America/New_York", ways=phone(1))
    hers = msgspec.structs.replace(bianchi, name="Hers", id=Person(name="x").id, hours=WEEK)
    row, own_hours = rules.targets(firm(bianchi, hers), None, MONDAY)
    assert (row.why.code, row.available, f"{row.local:%H:%M}") == ("asleep", False, "04:42")
    assert own_hours.why.code == "closed_until"
    assert dict(own_hours.why.values)["until"] == "2026-03-02T09:00-05:00"


def test_a_place_elsewhere_without_hours_of_its_own_keeps_the_clients_on_the_clients_clock() -> None:
    """The branch in New York is one of a client in Milan: while Milan works, it is put through to."""
    branch = Reach(kind=ReachKind.HEADQUARTERS, name="New York", number="+12125550123", zone="America/New_York")
    hers = msgspec.structs.replace(branch, name="Own hours", id=Person(name="x").id, hours=WEEK)
    row, own_hours = rules.targets(firm(reaches=(branch, hers)), None, MONDAY)
    assert (row.available, row.why.code, f"{row.local:%H:%M}") == (True, "open_until", "04:42")
    assert not own_hours.available


def test_who_keeps_no_hours_is_rung_from_seven_to_before_ten_in_the_evening() -> None:
    neri = firm(Person(name="Neri", ways=phone(1)), hours=())
    clock = [MONDAY.replace(hour=hour, minute=minute) for hour, minute in ((6, 59), (7, 0), (21, 59), (22, 0))]
    assert [rows(neri, None, at)[0][2] for at in clock] == ["asleep", "free", "free", "asleep"]


def test_what_a_person_accepts_and_whether_there_is_a_number() -> None:
    people = (
        Person(name="Annunciata", ways=phone(1), accepts=Accepts.ANNOUNCED),
        Person(name="Messaggi", ways=phone(2), accepts=Accepts.MESSAGES),
        Person(name="Posta", ways=(Way(kind=WayKind.MAIL, value="p@rossi.example"),)),
    )
    assert rows(firm(*people), None, MONDAY) == [
        ("Annunciata", True, "announced_only"),
        ("Messaggi", False, "messages_only"),
        ("Posta", False, "no_number"),
    ]


def test_a_client_that_is_none_any_more_has_no_targets_and_no_name() -> None:
    profile = firm(Person(name="Bianchi", ways=phone(1)), status=Status.ENDED)
    card = rules.card(profile, None, MONDAY, assistant="Anna")
    neutral = "Buongiorno, sono Anna. La società che cerca non è più a questo numero: come posso aiutarla?"
    assert (card.targets, card.greeting.text) == ((), neutral)
    suspended = rules.targets(msgspec.structs.replace(profile, status=Status.SUSPENDED), None, MONDAY)
    assert [(row.available, row.why.code) for row in suspended] == [(False, "suspended")]


def test_instructions_hold_for_a_line_and_until_the_end_of_their_last_day() -> None:
    profile = firm(
        lines=(Line(number="+390255550101"),),
        instructions=(
            Instruction(text="sempre"),
            Instruction(text="linea", line="+390255550101"),
            Instruction(text="domenica", until=date(2026, 3, 1)),
        ),
    )
    assert rules.instructions(profile, None, SUNDAY) == ("sempre", "domenica")
    assert rules.instructions(profile, "+390255550101", MONDAY) == ("sempre", "linea")


ids = st.sampled_from([f"00000000-0000-7000-8000-00000000000{n}" for n in range(6)])
anybody = st.builds(
    Person,
    id=ids,
    name=st.sampled_from(["A", "B"]),
    ways=st.sampled_from([(), phone(1)]),
    zone=st.none() | zones,
    hours=st.just(()) | openings,
    absences=st.lists(st.builds(Absence, since=moments, until=moments, substitute=st.none() | ids), max_size=2).map(tuple),
    accepts=st.sampled_from(Accepts),
    left_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    replaced_by=st.none() | ids,
    deputy=st.none() | ids,
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(anybody, max_size=5, unique_by=lambda person: person.id).map(tuple),
    st.lists(ids, max_size=4).map(tuple),
    st.lists(st.builds(Duty, person=ids, since=moments, until=moments), max_size=2).map(tuple),
    moments,
)
def test_everybody_stands_in_the_list_once_and_who_is_offered_can_be_rung(
    people: tuple[Person, ...], routed: tuple[str, ...], duty: tuple[Duty, ...], at: datetime
) -> None:
    line = Line(number="+390255550100", targets=routed)
    found = rules.targets(firm(*people, duty=duty), line, at)
    assert sorted(row.id for row in found) == sorted(person.id for person in people)
    assert all(row.number for row in found if row.available)
