"""A number goes to another client and comes back: at every instant it is one client's, and every move is obeyed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from receptionist.calls.announcements import needed
from receptionist.calls.routing import DirectoryRouting, sound_name
from receptionist.clients.calendar.days import line_at
from receptionist.clients.checks import check
from receptionist.clients.differences import differences
from receptionist.clients.directory import Directory
from receptionist.clients.files.doors import export_to, import_files
from receptionist.clients.files.tables import write_table
from receptionist.clients.files.written import rows_of
from receptionist.clients.merging import elsewhere, gone_back
from receptionist.clients.model import LineRow
from receptionist.clients.moves import moved
from receptionist.clients.owners import Claim, refuse_taken
from receptionist.clients.profile import Closure, Greeting, Instruction, Line, Occasion, Opening, Person, Profile, Way, WayKind
from receptionist.clients.rules import card, is_open
from receptionist.clients.service import ClientService
from receptionist.clients.who_gets import who_gets
from receptionist.errors import Invalid, Problem
from receptionist.store.engine import Store
from receptionist.telephony.port import Dialled
from tests.clients.test_files import Import, counts, refusals, take

__all__ = ["take"]

NUMBER = "+390255550101"
DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
FAIR, AFTER = DECEMBER + timedelta(days=10), DECEMBER + timedelta(days=20)
WEEK = tuple(Opening(weekday=day, start=time(9), end=time(18)) for day in range(5))
NERI = Person(name="Neri", ways=(Way(kind=WayKind.PHONE, value="+390255550111"),))
SEDE = Line(
    number=NUMBER,
    label="sede",
    closed_text="Studio Rossi è chiuso.",
    busy_text="Studio Rossi è occupato.",
    fallback="+390255550199",
    hours=WEEK,
    targets=(NERI.id,),
)
ROSSI = Profile(code="ROSSI", legal_name="Rossi", people=(NERI,), lines=(SEDE,))
VERDI, BRUNI = Profile(code="VERDI", legal_name="Verdi"), Profile(code="BRUNI", legal_name="Bruni")


def changed(profile: Any, **fields: object) -> Any:
    return msgspec.structs.replace(profile, **fields)


def owner(profiles: list[Profile], at: datetime, number: str = NUMBER) -> str | None:
    found = Directory(profiles).line(number, at)
    return found[0].code if found else None


Move = Callable[[str, datetime], list[Profile]]


@pytest.fixture
def clients(store: Store) -> ClientService:
    return ClientService(store)


@pytest.fixture
def move(clients: ClientService) -> Move:
    """Gives the number, which is Rossi's, to a client by its code."""
    clients.save_all([ROSSI, VERDI, BRUNI], by="setup")
    return lambda to, since: clients.move_line(NUMBER, clients.load(to), since, by="anna")


def test_a_number_lent_for_the_fair_comes_back_as_it_was(clients: ClientService, move: Move) -> None:
    move("VERDI", FAIR)
    move("ROSSI", AFTER)
    assert clients.load("ROSSI").lines == (
        msgspec.structs.replace(SEDE, until=FAIR),
        msgspec.structs.replace(SEDE, since=AFTER),
    )
    assert clients.load("VERDI").lines == (Line(number=NUMBER, since=FAIR, until=AFTER),)
    moments = (DECEMBER, FAIR - timedelta(seconds=1), FAIR, AFTER - timedelta(seconds=1), AFTER, AFTER + timedelta(days=400))
    assert [owner(clients.profiles(), at) for at in moments] == ["ROSSI", "ROSSI", "VERDI", "VERDI", "ROSSI", "ROSSI"]


def test_of_whoever_had_it_before_nothing_is_the_new_clients(clients: ClientService, move: Move) -> None:
    """Verdi's callers are not told that Studio Rossi is busy, nor put through to whom Rossi names."""
    left, taken = move("VERDI", FAIR)
    assert taken.lines == (Line(number=NUMBER, since=FAIR),)
    assert left.lines == (msgspec.structs.replace(SEDE, until=FAIR),)


def test_who_gets_a_call_and_what_the_desk_shows_follow_the_day(clients: ClientService, move: Move) -> None:
    """Rossi works in the evening once the number is back: the card, the hours and whom to ring are those of that day."""
    move("VERDI", FAIR)
    back, second = move("ROSSI", AFTER)[-1], timedelta(seconds=1)
    evening = (Opening(weekday=0, start=time(19), end=time(22)),)
    lines = (back.lines[0], msgspec.structs.replace(back.lines[1], hours=evening, fallback=None, patience=60))
    rossi = clients.save(changed(back, lines=lines), by="anna")
    assert clients.load("ROSSI") == rossi
    before, after = datetime(2026, 12, 7, 10, tzinfo=UTC), datetime(2026, 12, 28, 10, tzinfo=UTC)  # both a Monday
    assert [is_open(rossi, NUMBER, at) for at in (before, after, after + timedelta(hours=9))] == [True, False, True]
    assert [card(rossi, NUMBER, at, assistant="Anna").open for at in (before, after)] == [True, False]
    answers = [who_gets(rossi, NUMBER, at) for at in (before, after)]
    assert [(one.patience, one.fallback) for one in answers] == [(30, "+390255550199"), (60, None)]
    assert [line_at(rossi, NUMBER, at) for at in (FAIR, AFTER - second, AFTER + second)] == [lines[1]] * 3
    assert who_gets(rossi, NUMBER, FAIR).because[0].code == "not_theirs"


def test_an_earlier_move_leaves_the_one_that_was_planned_alone(clients: ClientService, move: Move) -> None:
    move("VERDI", AFTER)
    move("BRUNI", FAIR)
    assert [owner(clients.profiles(), at) for at in (DECEMBER, FAIR, AFTER)] == ["ROSSI", "BRUNI", "VERDI"]
    move("VERDI", FAIR)  # earlier than planned, instead of Bruni
    assert clients.load("VERDI").lines == (Line(number=NUMBER, since=FAIR),)
    assert clients.load("BRUNI").lines == ()


def test_a_planned_move_is_cancelled_by_a_move_to_whom_it_is_then(clients: ClientService, move: Move) -> None:
    move("VERDI", FAIR)
    move("ROSSI", FAIR)
    assert (clients.load("ROSSI").lines, clients.load("VERDI").lines) == ((SEDE,), ())
    with pytest.raises(Invalid) as told:
        move("ROSSI", AFTER)
    assert told.value.code == "line.moves_to_itself"


def test_what_was_said_for_a_number_goes_with_a_move_that_never_was(clients: ClientService, move: Move) -> None:
    """Verdi's greeting for the number was entered already; the move is cancelled, and taken up again."""
    _left, taken = move("VERDI", FAIR)
    said = changed(
        taken,
        greetings=(
            Greeting(occasion=Occasion.OPEN, text="Verdi in fiera", line=NUMBER),
            Greeting(occasion=Occasion.OPEN, text="V"),
        ),
        instructions=(Instruction(text="Stand 12", line=NUMBER),),
        closures=(Closure(since=FAIR, until=AFTER, line=NUMBER),),
    )
    verdi = clients.save(said, by="anna")
    back = move("ROSSI", FAIR)
    assert [(len(p.lines), len(p.greetings), len(p.instructions), len(p.closures)) for p in back if p.code == "VERDI"] == [
        (0, 1, 0, 0)
    ]
    again = clients.take_back_move(back, by="anna")
    assert changed(next(p for p in again if p.code == "VERDI"), version=verdi.version) == verdi


def test_a_number_that_nobody_has_is_given_until_it_is_somebodys(clients: ClientService, move: Move) -> None:
    verdi = clients.load("VERDI")
    clients.save(changed(clients.load("ROSSI"), lines=(msgspec.structs.replace(SEDE, until=DECEMBER),)), by="anna")
    clients.save(changed(verdi, lines=(Line(number=NUMBER, since=AFTER),)), by="anna")
    assert owner(clients.profiles(), FAIR) is None
    move("BRUNI", FAIR)
    assert clients.load("BRUNI").lines == (Line(number=NUMBER, since=FAIR, until=AFTER),)


def test_for_thirty_days_the_card_says_whose_it_was_but_never_the_client_itself(clients: ClientService, move: Move) -> None:
    move("VERDI", FAIR)
    move("ROSSI", AFTER)
    office = Directory(clients.profiles())
    origins = [office.moved_from(NUMBER, at) for at in (DECEMBER, FAIR, AFTER, AFTER + timedelta(days=31))]
    assert [one and one.code for one in origins] == [None, "ROSSI", "VERDI", None]
    gap = Directory([changed(ROSSI, lines=(Line(number=NUMBER, until=FAIR), Line(number=NUMBER, since=AFTER)))])
    assert gap.moved_from(NUMBER, AFTER) is None


def test_no_caller_hears_what_was_spoken_for_the_client_before(clients: ClientService, move: Move) -> None:
    move("VERDI", FAIR)
    profiles = clients.profiles()
    spoken = needed(profiles, {}, "it")
    routing = DirectoryRouting(Directory(profiles, "IT"), "IT", [*spoken, "receptionist/closed"])
    routes = [routing.route([Dialled("request", NUMBER)], at) for at in (DECEMBER, FAIR)]
    assert routes[0].closed_sound == sound_name(SEDE, "closed")
    assert (routes[1].closed_sound, routes[1].busy_sound) == ("receptionist/closed-it", "receptionist/busy-it")


# ---- what the database keeps


@pytest.mark.parametrize(
    ("since", "until", "taken"),
    [
        (None, None, True),
        (FAIR, AFTER, True),
        (FAIR - timedelta(days=1), AFTER - timedelta(days=1), True),
        (FAIR + timedelta(days=1), None, True),
        (None, FAIR, False),
        (AFTER, None, False),
    ],
)
def test_a_number_that_is_anothers_at_any_instant_of_that_time_is_taken(
    since: datetime | None, until: datetime | None, taken: bool
) -> None:
    """Said with the owner's name, before the database has to refuse it."""
    claims = {NUMBER: [Claim(NUMBER, VERDI.id, VERDI.name, FAIR, AFTER)]}
    rossi = changed(ROSSI, lines=(Line(number=NUMBER, since=since, until=until),))
    with pytest.raises(Invalid) if taken else nullcontext() as told:
        refuse_taken(claims, [rossi])
    if told is not None:
        assert (told.value.code, told.value.values["client"]) == ("line.taken", "Verdi")


def test_a_number_twice_in_the_same_time_is_refused_beside_its_field() -> None:
    touching = (Line(number=NUMBER, until=FAIR), Line(number=NUMBER, since=FAIR))
    assert check(changed(ROSSI, lines=touching)) == []
    meeting = (Line(number=NUMBER, until=AFTER), Line(number="+390255550102"), Line(number=NUMBER, since=FAIR))
    assert [(one.code, one.values["field"]) for one in check(changed(ROSSI, lines=meeting))] == [
        ("line.twice", "lines[2].number")
    ]


@pytest.mark.parametrize("since", ["2026-12-10 00:00:00.000000", None])
def test_the_database_itself_refuses_a_time_that_meets_another_of_the_same_client(
    clients: ClientService, move: Move, store: Store, since: str | None
) -> None:
    move("VERDI", FAIR)
    columns = "number, client, position, label, waiting, patience, closed_text, busy_text, targets"
    moment = "NULL" if since is None else f"'{since}+00'" if store.path is None else f"'{since}'"
    statement = f"INSERT INTO lines (since, {columns}) SELECT {moment}, {columns} FROM lines WHERE until IS NOT NULL"
    with pytest.raises(IntegrityError, match="ex_lines_one_owner"), store.session() as session:
        session.execute(text(statement))
    with store.reading() as session:
        assert len(session.scalars(select(LineRow.number)).all()) == 2


def test_the_database_itself_takes_no_moment_by_which_two_would_be_its_owners_at_one_instant(
    clients: ClientService, move: Move, store: Store
) -> None:
    """Half past midnight one hour east of us lies before it. SQLite compares texts: there is one form, and none but that."""
    move("VERDI", FAIR)
    said = ["since = '2026-12-11 00:30:00+01:00'"]
    if store.path is not None:
        forms = ("11T00:00:00.000000", "11 00:00:00", "32 00:00:00.000000", "11 24:00:00.000000", "11 00:00:00.000000Z")
        said += [f"{column} = '2026-12-{form}'" for column in ("since", "until") for form in forms]
    for one in said:
        with pytest.raises(IntegrityError), store.session() as session:
            session.connection().exec_driver_sql(f"UPDATE lines SET {one} WHERE {one[:5]} IS NOT NULL")
    assert [owner(clients.profiles(), at) for at in (FAIR - timedelta(minutes=30), FAIR)] == ["ROSSI", "VERDI"]


def test_of_two_who_move_it_at_once_one_is_told(clients: ClientService, move: Move) -> None:
    as_both_saw_it, bruni = clients.profiles(), clients.load("BRUNI")
    move("VERDI", FAIR)
    with pytest.raises(Problem) as told:
        clients.save_all(moved(as_both_saw_it, NUMBER, bruni, FAIR), by="bruno")
    assert (told.value.code, told.value.values["client"]) == ("line.taken", "Verdi")
    assert owner(clients.profiles(), FAIR) == "VERDI"


HALF_DAYS = 40
moves = st.lists(st.tuples(st.integers(0, 2), st.integers(1, HALF_DAYS - 1)), max_size=10)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_at_each_instant_one_owner_and_every_kept_move_obeyed(store: Store, wanted: list[tuple[int, int]]) -> None:
    clients = ClientService(store)
    number = f"+39025{len(clients.profiles()):07}"
    made = [Profile(code=f"C{number[1:]}-{n}", legal_name=f"Client {n}") for n in range(3)]
    made[0] = changed(made[0], lines=(Line(number=number),))
    clients.save_all(made, by="setup")
    codes = [one.code for one in made]
    expected = [0] * HALF_DAYS
    for to, half_day in wanted:
        since = DECEMBER + timedelta(hours=12 * half_day)
        had = expected[half_day]
        if had == to:
            with pytest.raises(Invalid, match="moves_to_itself"):
                clients.move_line(number, clients.load(codes[to]), since, by="anna")
        else:
            clients.move_line(number, clients.load(codes[to]), since, by="anna")
            until = next((n for n in range(half_day, HALF_DAYS) if expected[n] != had), HALF_DAYS)
            expected[half_day:until] = [to] * (until - half_day)
        profiles = [one for one in clients.profiles() if one.code in codes]
        for n, client in enumerate(expected):
            at = DECEMBER + timedelta(hours=12 * n)
            owning = [
                p.code for p in profiles for line in p.lines if (line.since or at) <= at and (not line.until or at < line.until)
            ]
            assert owning == [codes[client]]


# ---- out and in again


@pytest.mark.parametrize("name", ["clients.csv", "clients.xlsx", "clients.vcf"])
def test_a_number_that_went_and_came_back_goes_out_and_comes_in_unchanged(
    clients: ClientService, move: Move, tmp_path: Path, name: str
) -> None:
    move("VERDI", FAIR)
    back = move("ROSSI", AFTER)[-1]
    lines = (back.lines[0], msgspec.structs.replace(back.lines[1], label="nuova", hours=WEEK[:2], targets=()))
    clients.save(changed(back, lines=lines), by="anna")
    before = clients.profiles()
    export_to(tmp_path / name, before)
    report = import_files(clients, [tmp_path / name], by="anna", country="IT")
    assert (report.added, report.changed, refusals(report), report.left_out) == (0, 0, [], [])
    assert clients.profiles() == before


def test_it_fills_an_empty_office_too(clients: ClientService, take: Import) -> None:
    lines = (msgspec.structs.replace(SEDE, until=FAIR), msgspec.structs.replace(SEDE, since=AFTER, targets=()))
    verdi = changed(VERDI, lines=(Line(number=NUMBER, since=FAIR, until=AFTER),))
    assert refusals(take(write_table(*rows_of([verdi, changed(ROSSI, lines=lines)])))) == []
    assert clients.load("ROSSI").lines == lines
    assert clients.load("VERDI").lines == verdi.lines


def test_a_row_that_says_another_time_brings_the_number_back_and_one_that_says_none_is_about_now(
    clients: ClientService, take: Import
) -> None:
    past, now = datetime(2020, 1, 1, tzinfo=UTC), datetime.now(UTC)
    ended = Line(number=NUMBER, until=past, label="allora")
    clients.save_all([changed(VERDI, lines=(ended, Line(number=NUMBER, since=now - timedelta(days=1))))], by="anna")
    head = "Codice;Ragione sociale;Numero;Etichetta numero;Numero dal\n"
    assert counts(take(f"{head}VERDI;Verdi;02 5555 0101;oggi;\n")) == (0, 1, 0)
    assert [line.label for line in clients.load("VERDI").lines] == ["allora", "oggi"]
    clients.save_all([changed(BRUNI, lines=(Line(number="+390255550102", until=past),))], by="anna")
    assert counts(take(f"{head}BRUNI;Bruni;02 5555 0102;di nuovo;2026-01-01T00:00:00+00:00\n")) == (1, 0, 0)
    assert [(line.until, line.since, line.label) for line in clients.load("BRUNI").lines] == [
        (past, None, ""),
        (None, datetime(2026, 1, 1, tzinfo=UTC), "di nuovo"),
    ]


def test_two_rows_that_say_different_things_of_one_time_contradict_each_other(clients: ClientService, take: Import) -> None:
    head = "Codice;Ragione sociale;Numero;Etichetta numero;Numero dal;Numero fino al\n"
    first, later = "2026-01-01T00:00:00+00:00;2026-02-01T00:00:00+00:00", "2026-03-01T00:00:00+00:00;"
    rows = [f"V;Verdi;02 5555 0101;{label};{when}\n" for label, when in (("a", first), ("b", later), ("c", first))]
    assert refusals(take(head + "".join(rows))) == [(4, "row.contradicts")]
    assert [line.label for line in clients.load("V").lines] == ["a", "b"]


# ---- compared


def test_what_differs_is_told_of_the_time_that_it_is_about() -> None:
    first = msgspec.structs.replace(SEDE, until=FAIR)
    second = msgspec.structs.replace(SEDE, since=AFTER)
    both, only = changed(ROSSI, lines=(first, second)), changed(ROSSI, lines=(second,))
    gone: list[Any] = [(one.field, one.part, one.name, one.second) for one in differences(both, only)]
    assert gone == [("lines", first, None, None)]
    relabelled = changed(ROSSI, lines=(first, msgspec.structs.replace(second, label="nuova")))
    assert [(one.name, one.first, one.second) for one in differences(both, relabelled)] == [("label", "sede", "nuova")]


# ---- versions


def test_going_back_to_a_version_before_a_move_gives_the_number_to_nobody_else_and_loses_none(
    clients: ClientService, move: Move
) -> None:
    """Both go back to how they were before the fair was planned: texts and hours return, the number goes on as it was moved."""
    rossi, verdi = clients.load("ROSSI"), clients.load("VERDI")
    move("VERDI", FAIR)
    renamed = changed(SEDE, label="altro", hours=(), until=FAIR)
    clients.save(changed(clients.load("ROSSI"), lines=(renamed,), city="Roma"), by="anna")
    clients.save(changed(clients.load("VERDI"), city="Torino"), by="anna")
    for then in (rossi, verdi):
        now = clients.load(then.code)
        clients.save(gone_back(now, clients.version(then.id, then.version), clients.profiles()), by="anna")
    assert [owner(clients.profiles(), at) for at in (DECEMBER, FAIR, AFTER)] == ["ROSSI", "VERDI", "VERDI"]
    back = clients.load("ROSSI")
    assert (back.city, back.lines) == ("", (changed(SEDE, until=FAIR),))


def test_a_number_that_was_removed_by_mistake_is_there_again(clients: ClientService, move: Move) -> None:
    rossi = clients.load("ROSSI")
    without = clients.save(changed(rossi, lines=()), by="anna")
    assert clients.save(gone_back(without, clients.version(rossi.id, 1), clients.profiles()), by="anna").lines == rossi.lines
    gone = clients.save(changed(clients.load("ROSSI"), lines=()), by="anna")
    clients.save(changed(clients.load("BRUNI"), lines=(Line(number=NUMBER),)), by="anna")
    with pytest.raises(Invalid) as told:  # it is somebody's by now: said beside the number
        clients.save(gone_back(gone, clients.version(rossi.id, 1), ()), by="anna")
    assert (told.value.code, told.value.values["client"]) == ("line.taken", "Bruni")


def test_going_back_brings_back_all_but_a_number_that_is_somebody_elses_by_now(clients: ClientService, move: Move) -> None:
    said = (Greeting(occasion=Occasion.OPEN, text="Studio"), Greeting(occasion=Occasion.OPEN, text="Sede", line=NUMBER))
    first = clients.save(changed(clients.load("ROSSI"), city="Como", greetings=said), by="anna")
    gone = clients.save(changed(first, lines=(), city="Lecco", greetings=()), by="anna")
    bruni = clients.save(changed(clients.load("BRUNI"), lines=(Line(number=NUMBER),)), by="anna")
    assert elsewhere(gone, first, clients.profiles()) == ((first.lines[0], bruni),)
    back = clients.save(gone_back(gone, first, clients.profiles()), by="anna")
    assert (back.city, back.lines, back.greetings) == ("Como", (), said[:1])
    assert elsewhere(first, first, clients.profiles()) == ()


def test_a_number_that_its_holder_was_to_lose_to_nobody_is_lost_then_by_whoever_it_moves_to() -> None:
    rossi = changed(ROSSI, lines=(changed(SEDE, until=AFTER),))
    left, to = moved([rossi, VERDI], NUMBER, VERDI, FAIR)
    assert [one.until for one in left.lines] == [FAIR]
    assert [(one.since, one.until) for one in to.lines] == [(FAIR, AFTER)]
