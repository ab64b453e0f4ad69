"""Who gets a call at any moment, and why."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.clients.calendar.turns_held import held_at, turns_held
from receptionist.clients.card import TargetRow
from receptionist.clients.profile import (
    Absence,
    Accepts,
    Closure,
    Line,
    Opening,
    Person,
    Profile,
    Reach,
    ReachKind,
    Rota,
    Shift,
    Status,
    StatusSpan,
    Step,
    Swap,
    Way,
    WayKind,
)
from receptionist.clients.rules import targets
from receptionist.clients.who_gets import RUNG_FOR, Answer, who_gets
from receptionist.words import say_why

ROME = ZoneInfo("Europe/Rome")
WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
MONDAY = datetime(2026, 3, 2, 10, 42, tzinfo=ROME)
NIGHT = datetime(2026, 3, 2, 23, 10, tzinfo=ROME)
LINE = Line(number="+390255550101", fallback="+390255550150", patience=20)


def someone(name: str, last: int, **fields: object) -> Person:
    ways = (Way(kind=WayKind.PHONE, value=f"+3902555501{last:02d}"),)
    return msgspec.structs.replace(Person(id=f"0190a000-0000-7000-8000-{last:012d}", name=name, ways=ways), **fields)


NERI, VERDI, BIANCHI = someone("Neri", 1), someone("Verdi", 2), someone("Bianchi", 3)
GATE = Reach(kind=ReachKind.HEADQUARTERS, name="Sede", number="+390255550199")
NIGHTS = Rota(
    name="Notti",
    shifts=(Shift(person=NERI.id, begins=datetime(2026, 3, 2, 18), minutes=840, rule="FREQ=DAILY"),),
    steps=(Step(target=VERDI.id, seconds=20), Step(target=GATE.id, seconds=40)),
    nobody="Lasciare un messaggio al titolare",
)


def firm(**fields: object) -> Profile:
    whole = Profile(code="R", legal_name="Rossi", people=(NERI, VERDI, BIANCHI), reaches=(GATE,), hours=WEEK, lines=(LINE,))
    return msgspec.structs.replace(whole, **{"rotas": (NIGHTS,)} | fields)


def tried(answer: Answer) -> list[tuple[str, int, int]]:
    return [(one.row.name, one.after, one.seconds) for one in answer.tries]


def codes(answer: Answer) -> list[str]:
    return [why.code for why in answer.because]


def test_at_night_the_rota_is_rung_then_its_steps_each_for_its_seconds_and_then_the_fallback() -> None:
    answer = who_gets(firm(), LINE, NIGHT)
    assert tried(answer)[:3] == [("Notti", 0, RUNG_FOR), ("Verdi", RUNG_FOR, 20), ("Sede", RUNG_FOR + 20, 40)]
    assert codes(answer) == ["closed_now", "turn"]
    assert dict(answer.because[1].values)["person"] == "Neri"
    assert (answer.fallback, answer.patience, answer.nobody) == (LINE.fallback, 20, (NIGHTS.nobody,))


def test_a_swap_is_said_with_whose_turn_it_was() -> None:
    swap = Swap(person=BIANCHI.id, since=datetime(2026, 3, 2, 17, tzinfo=UTC), until=datetime(2026, 3, 3, 7, tzinfo=UTC))
    answer = who_gets(firm(rotas=(msgspec.structs.replace(NIGHTS, swaps=(swap,)),)), LINE, NIGHT)
    assert codes(answer) == ["closed_now", "swap"]
    values = dict(answer.because[1].values)
    assert (values["person"], values["instead"]) == ("Bianchi", "Neri")


def test_in_a_gap_of_the_night_no_step_is_tried_for_there_is_no_turn_to_follow() -> None:
    rota = msgspec.structs.replace(NIGHTS, shifts=())
    answer = who_gets(firm(rotas=(rota,)), LINE, NIGHT)
    assert codes(answer) == ["closed_now", "gap"]
    assert answer.tries == ()
    assert [row.seconds for row in targets(firm(rotas=(rota,)), LINE, NIGHT)] == [None] * 5
    assert who_gets(firm(rotas=(rota,)), LINE, NIGHT, asked=rota.id).tries == ()


OUT = Absence(since=NIGHT - timedelta(days=1), until=NIGHT + timedelta(days=1), reason="ferie", substitute=BIANCHI.id)


def test_the_turn_of_somebody_who_is_out_goes_to_the_substitute() -> None:
    away = firm(people=(msgspec.structs.replace(NERI, absences=(OUT,)), VERDI, BIANCHI))
    answer = who_gets(away, LINE, NIGHT)
    first = answer.tries[0].row
    assert (first.name, first.number, first.why.code) == ("Notti", BIANCHI.ways[0].value, "on_call_instead")
    assert tried(answer)[1:3] == [("Verdi", RUNG_FOR, 20), ("Sede", RUNG_FOR + 20, 40)]
    assert codes(answer) == ["closed_now", "stand_in"]
    values = dict(answer.because[1].values)
    assert (values["person"], values["instead"]) == ("Bianchi", "Neri")
    assert dict(next(row for row in targets(away, LINE, NIGHT) if row.id == BIANCHI.id).why.values)["until"]


def test_a_substitute_who_is_out_too_passes_the_turn_on_to_the_deputy() -> None:
    bianchi = msgspec.structs.replace(BIANCHI, absences=(msgspec.structs.replace(OUT, substitute=None),), deputy=VERDI.id)
    away = firm(people=(msgspec.structs.replace(NERI, absences=(OUT,)), VERDI, bianchi))
    first = who_gets(away, LINE, NIGHT).tries[0].row
    assert (first.name, first.number) == ("Notti", VERDI.ways[0].value)


def test_a_substitute_who_has_no_telephone_passes_the_turn_on_to_the_deputy() -> None:
    mute = msgspec.structs.replace(BIANCHI, ways=(Way(kind=WayKind.MAIL, value="bianchi@rossi.example"),), deputy=VERDI.id)
    away = firm(people=(msgspec.structs.replace(NERI, absences=(OUT,)), VERDI, mute))
    assert [turn.person for turn in held_at(away, NIGHTS, NIGHT)] == [VERDI.id]
    alone = firm(people=(msgspec.structs.replace(NERI, absences=(OUT,)), VERDI, msgspec.structs.replace(mute, deputy=None)))
    assert [(turn.person, turn.out) for turn in held_at(alone, NIGHTS, NIGHT)] == [(NERI.id, True)]
    assert codes(who_gets(alone, LINE, NIGHT)) == ["closed_now", "turn_out"]


def test_who_takes_messages_only_is_rung_in_no_turn_and_stands_in_for_nobody() -> None:
    """Not even with the turn in the rota: their deputy has it, else it is said why nobody is rung."""
    neri = msgspec.structs.replace(NERI, accepts=Accepts.MESSAGES)
    alone = who_gets(firm(people=(neri, VERDI, BIANCHI)), LINE, NIGHT)
    assert (codes(alone), tried(alone)[0]) == (["closed_now", "turn_messages"], ("Verdi", 0, 20))
    row = next(row for row in targets(firm(people=(neri, VERDI, BIANCHI)), LINE, NIGHT) if row.id == NIGHTS.id)
    assert (row.available, row.why.code, dict(row.why.values)) == (False, "on_call_messages", {"person": "Neri"})
    assert say_why(row.why.code, dict(row.why.values), NIGHT) == "Neri takes messages only and nobody stands in"
    with_deputy = who_gets(firm(people=(msgspec.structs.replace(neri, deputy=BIANCHI.id), VERDI, BIANCHI)), LINE, NIGHT)
    assert (codes(with_deputy)[-1], with_deputy.tries[0].row.number) == ("stand_in_messages", BIANCHI.ways[0].value)
    verdi = msgspec.structs.replace(VERDI, accepts=Accepts.MESSAGES)
    out = msgspec.structs.replace(OUT, substitute=VERDI.id)
    away = firm(people=(msgspec.structs.replace(NERI, absences=(out,), deputy=BIANCHI.id), verdi, BIANCHI))
    assert who_gets(away, LINE, NIGHT).tries[0].row.number == BIANCHI.ways[0].value
    assert codes(who_gets(away, LINE, NIGHT))[-1] == "stand_in"
    assert [one.row.id for one in who_gets(away, LINE, MONDAY, asked=NERI.id).tries] == [BIANCHI.id]


def test_where_nobody_stands_in_it_is_said_and_the_steps_are_tried_at_once() -> None:
    alone = msgspec.structs.replace(NERI, absences=(msgspec.structs.replace(OUT, substitute=None),))
    away = firm(people=(alone, VERDI, BIANCHI))
    answer = who_gets(away, LINE, NIGHT)
    assert codes(answer) == ["closed_now", "turn_out"]
    assert dict(answer.because[1].values)["person"] == "Neri"
    assert tried(answer)[0] == ("Verdi", 0, 20)
    assert next(row for row in targets(away, LINE, NIGHT) if row.id == NIGHTS.id).why.code == "on_call_out"


def test_whoever_left_is_followed_in_the_rota_too() -> None:
    gone = msgspec.structs.replace(NERI, left_on=date(2026, 3, 1), replaced_by=BIANCHI.id)
    assert who_gets(firm(people=(gone, VERDI, BIANCHI)), LINE, NIGHT).tries[0].row.number == BIANCHI.ways[0].value


def test_a_turn_is_handed_over_where_somebody_leaves_at_midnight_on_their_own_clock_and_where_the_successor_is_out() -> None:
    """Neri's last day ends in Tokyo, where it is the afternoon of Milan; his successor is out for an hour of the evening."""
    midnight = datetime(2026, 3, 3, tzinfo=ZoneInfo("Asia/Tokyo")).astimezone(UTC)
    absent, back = midnight + timedelta(hours=2), midnight + timedelta(hours=3)
    gone = msgspec.structs.replace(NERI, zone="Asia/Tokyo", left_on=date(2026, 3, 3), replaced_by=VERDI.id)
    verdi = msgspec.structs.replace(VERDI, absences=(Absence(since=absent, until=back, substitute=BIANCHI.id),))
    day = msgspec.structs.replace(NIGHTS, shifts=(Shift(person=NERI.id, begins=datetime(2026, 3, 2, 9), minutes=720),))
    begins = datetime(2026, 3, 2, 8, tzinfo=UTC)
    held = turns_held(firm(people=(gone, verdi, BIANCHI)), day, begins, begins + timedelta(hours=12))
    assert [(turn.person, turn.since) for turn in held] == [
        (NERI.id, begins),
        (VERDI.id, midnight),
        (BIANCHI.id, absent),
        (VERDI.id, back),
    ]


def test_by_day_the_steps_of_the_night_put_nobody_forward() -> None:
    answer = who_gets(firm(), LINE, MONDAY)
    assert codes(answer) == ["open_now"]
    assert [row.seconds for row in targets(firm(), LINE, MONDAY)] == [None] * 5


def test_a_step_whose_person_is_out_goes_to_whoever_stands_in() -> None:
    out = Absence(since=NIGHT - timedelta(days=1), until=NIGHT + timedelta(days=1), substitute=BIANCHI.id)
    people = (NERI, msgspec.structs.replace(VERDI, absences=(out,)), BIANCHI)
    answer = who_gets(firm(people=people), LINE, NIGHT)
    assert tried(answer)[:3] == [("Notti", 0, RUNG_FOR), ("Bianchi", RUNG_FOR, 20), ("Sede", RUNG_FOR + 20, 40)]
    assert answer.tries[1].row.why.code == "stands_in"


def test_a_step_is_tried_though_it_is_night_where_its_person_is() -> None:
    """Verdi keeps no hours and lives in New York, where it is ten to five: the turn before her did not answer."""
    verdi = msgspec.structs.replace(VERDI, zone="America/New_York")
    small_hours = datetime(2026, 3, 3, 5, 50, tzinfo=ROME)
    away = firm(people=(NERI, verdi, BIANCHI), hours=())
    alone = msgspec.structs.replace(away, rotas=())
    assert {row.why.code for row in targets(alone, LINE, small_hours) if row.id == VERDI.id} == {"asleep"}
    assert tried(who_gets(away, LINE, small_hours))[1] == ("Verdi", RUNG_FOR, 20)


def test_for_somebody_who_is_out_the_substitute_gets_it_and_nobody_else() -> None:
    out = Absence(since=MONDAY - timedelta(days=1), until=MONDAY + timedelta(days=1), reason="ferie", substitute=BIANCHI.id)
    people = (NERI, msgspec.structs.replace(VERDI, absences=(out,)), BIANCHI)
    answer = who_gets(firm(people=people), LINE, MONDAY, asked=VERDI.id)
    assert answer.asked is not None and answer.asked.why.code == "out_until"
    assert tried(answer) == [("Bianchi", 0, RUNG_FOR)]


def test_who_asks_for_the_rota_gets_its_steps_too() -> None:
    assert [name for name, _after, _for in tried(who_gets(firm(), LINE, NIGHT, asked=NIGHTS.id))] == ["Notti", "Verdi", "Sede"]


def test_status_closure_and_holiday_are_said_in_this_order() -> None:
    closed = Closure(since=NIGHT - timedelta(days=1), until=NIGHT + timedelta(days=3), reason="Inventario")
    spans = (StatusSpan(status=Status.SUSPENDED, since=date(2026, 1, 1), said="Sospeso"),)
    answer = who_gets(firm(closures=(closed,), statuses=spans), LINE, NIGHT)
    assert codes(answer) == ["suspended", "closure", "closed_now", "turn"]
    assert answer.tries == ()
    new_year = who_gets(firm(), LINE, datetime(2026, 1, 1, 10, tzinfo=ROME))
    assert codes(new_year)[0] == "day" and not new_year.open


def test_hours_that_nobody_has_confirmed_are_said_to_be_so() -> None:
    assert "unconfirmed" in codes(who_gets(firm(hours_assumed=True), LINE, MONDAY))
    assert "unconfirmed" not in codes(who_gets(firm(), LINE, MONDAY))


EVENING = tuple(Opening(weekday=day, start=time(18), end=time(22)) for day in range(7))


def rung_on(line: Line, hour: int, *people: Person) -> list[str]:
    """Who is rung on Monday at that hour, of these people and the headquarters."""
    profile = firm(people=people or (NERI, VERDI, BIANCHI), lines=(line,), rotas=())
    return [one.row.name for one in who_gets(profile, line.number, MONDAY.replace(hour=hour, minute=0)).tries]


def test_a_line_with_hours_of_its_own_rings_whom_it_names_in_them_too() -> None:
    """Callers of the evening line were greeted as at an open office, and nobody was rung."""
    line = msgspec.structs.replace(LINE, hours=EVENING, targets=(NERI.id, GATE.id))
    assert [rung_on(line, hour) for hour in (8, 20, 22)] == [[], ["Neri", "Sede"], []]
    assert rung_on(line, 11)[:2] == ["Neri", "Sede"], "he is in the office, whatever the line's hours are"
    assert rung_on(msgspec.structs.replace(LINE, targets=(NERI.id,)), 20) == [], "the other lines keep the client's hours"
    away = msgspec.structs.replace(NERI, absences=(msgspec.structs.replace(OUT, substitute=VERDI.id),))
    assert rung_on(line, 20, away, VERDI, BIANCHI) == ["Verdi", "Sede"]
    assert rung_on(line, 20, msgspec.structs.replace(NERI, hours=WEEK)) == ["Sede"], "who keeps hours keeps them on every line"


def test_a_line_of_the_night_rings_who_lives_by_its_clock_and_wakes_nobody_elsewhere() -> None:
    night = tuple(Opening(weekday=day, start=time(22), end=time(6)) for day in range(7))
    mori = msgspec.structs.replace(VERDI, zone="Asia/Dubai")
    line = msgspec.structs.replace(LINE, hours=night, targets=(NERI.id, mori.id))
    assert [rung_on(line, hour, NERI, mori) for hour in (5, 23)] == [["Neri", "Verdi"], ["Neri"]]


def test_a_number_that_is_theirs_from_tomorrow_is_said_to_be_none_of_theirs() -> None:
    tomorrow = msgspec.structs.replace(LINE, since=MONDAY + timedelta(days=1))
    assert codes(who_gets(firm(lines=(tomorrow,)), tomorrow, MONDAY))[0] == "not_theirs"


people = st.lists(
    st.builds(
        lambda n, accepts, out, left, ways: someone(
            f"P{n}",
            n,
            accepts=accepts,
            left_on=date(2026, 2, 1) if left else None,
            absences=(Absence(since=MONDAY - timedelta(days=out), until=MONDAY + timedelta(days=out)),) if out else (),
            ways=(Way(kind=WayKind.PHONE, value=f"+3902555502{n:02d}"),) if ways else (),
        ),
        st.integers(1, 40),
        st.sampled_from(Accepts),
        st.integers(0, 2),
        st.booleans(),
        st.booleans(),
    ),
    max_size=6,
    unique_by=lambda person: person.id,
).map(tuple)
moments = st.datetimes(datetime(2026, 2, 25), datetime(2026, 4, 5), timezones=st.just(UTC))


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    here = draw(people)
    ids = [person.id for person in here] or [GATE.id]
    shifts = tuple(
        Shift(person=draw(st.sampled_from(ids)), begins=datetime(2026, 3, 2, draw(st.integers(0, 23))), minutes=600, rule=rule)
        for rule in draw(st.lists(st.sampled_from(["", "FREQ=DAILY", "FREQ=WEEKLY"]), max_size=2))
    )
    steps = tuple(
        Step(target=draw(st.sampled_from([*ids, GATE.id])), seconds=draw(st.integers(5, 60)))
        for _ in range(draw(st.integers(0, 3)))
    )
    status = draw(st.sampled_from(Status))
    routed = tuple(draw(st.lists(st.sampled_from([*ids, GATE.id, NIGHTS.id]), max_size=3)))
    rota = msgspec.structs.replace(NIGHTS, shifts=shifts, steps=steps)
    line = msgspec.structs.replace(LINE, targets=routed)
    return firm(people=here, rotas=(rota,), status=status, lines=(line,))


@settings(max_examples=200, deadline=None)
@given(profiles(), moments)
def test_whoever_is_tried_can_be_rung_once_and_each_after_the_one_before(profile: Profile, at: datetime) -> None:
    answer = who_gets(profile, LINE.number, at)
    rows = targets(profile, LINE.number, at)
    assert len({row.id for row in rows}) == len(rows)
    rung = [row for row in rows if row.available and row.number]
    assert [one.row for one in answer.tries] == [row for n, row in enumerate(rung) if row.number not in _numbers(rung[:n])]
    assert [one.after for one in answer.tries] == [
        sum(before.seconds for before in answer.tries[:n]) for n in range(len(answer.tries))
    ]
    gone = {person.id for person in profile.people if person.left_on or any(a.since <= at < a.until for a in person.absences)}
    assert gone.isdisjoint(one.row.id for one in answer.tries)
    if profile.status in (Status.SUSPENDED, Status.ENDED):
        assert answer.tries == () and answer.because[0].code == profile.status.value


def _numbers(rows: list[TargetRow]) -> set[str | None]:
    return {row.number for row in rows}


@settings(max_examples=100, deadline=None)
@given(profiles(), moments, st.data())
def test_who_is_asked_for_is_tried_first_or_somebody_stands_in(profile: Profile, at: datetime, data: st.DataObject) -> None:
    rows = targets(profile, LINE.number, at)
    if not rows:
        return
    asked = data.draw(st.sampled_from(rows))
    answer = who_gets(profile, LINE.number, at, asked=asked.id)
    assert answer.asked == asked
    if asked.available and asked.seconds is None:
        assert answer.tries[0].row.id == asked.id
    elif answer.tries and asked.kind != "rota":
        assert answer.tries[0].row.why.code == "stands_in" or answer.tries[0].row.id == asked.id
