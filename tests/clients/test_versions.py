"""Every save is a version: what the desk showed at any moment can be shown again."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from receptionist.clients.profile import Line, Person, Profile, Way, WayKind
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid, NotFound, Problem
from receptionist.store.engine import Store
from tests.at_once import at_once

NUMBER = "+390255550101"


@pytest.fixture
def clients(store: Store) -> ClientService:
    return ClientService(store)


def changed(profile: Profile, **fields: object) -> Profile:
    return msgspec.structs.replace(profile, **fields)


def test_a_version_says_who_when_and_what_changed(clients: ClientService) -> None:
    first = clients.save(Profile(code="ROSSI", legal_name="Rossi", city="Milano"), by="anna")
    verdi = Person(name="Verdi", ways=(Way(kind=WayKind.PHONE, value="+390255550111"),))
    second = clients.save(changed(first, city="Roma", people=(verdi,)), by="bruno")
    told = [(one.version, one.by, one.fields) for one in clients.versions_of(first.id)]
    assert told == [(2, "bruno", ("city", "people")), (1, "anna", ("code", "legal_name", "city"))]
    assert clients.version(first.id, 1) == first
    assert clients.version(first.id, 2) == second


def test_at_a_moment_in_the_past_the_client_is_as_it_was_then(clients: ClientService) -> None:
    verdi = Profile(code="VERDI", legal_name="Verdi")
    before = datetime.now(UTC)
    first = clients.save(Profile(code="ROSSI", legal_name="Rossi", city="Milano"), by="anna")
    between = datetime.now(UTC)
    second = clients.save(changed(first, city="Roma"), by="anna")
    assert clients.at(first.id, between).city == "Milano"
    assert clients.at(first.id, datetime.now(UTC) + timedelta(days=400)) == second
    assert clients.at(first.id, before - timedelta(seconds=1)) == second  # nothing else is known
    since = clients.known_since(first.id)
    assert since is not None
    assert before <= since <= between
    assert [clients.at(first.id, version.at).city for version in clients.versions_of(first.id)] == ["Roma", "Milano"]
    with pytest.raises(NotFound):
        clients.at(verdi.id, between)


def test_going_back_is_a_new_version(clients: ClientService) -> None:
    first = clients.save(Profile(code="ROSSI", legal_name="Rossi", city="Milano"), by="anna")
    second = clients.save(changed(first, city="Roma"), by="anna")
    third = clients.save(changed(clients.version(first.id, 1), version=second.version), by="anna")
    assert (third.city, third.version, len(clients.versions_of(first.id))) == ("Milano", 3, 3)


def test_what_was_saved_before_versions_were_kept_is_the_first_one(clients: ClientService, store: Store) -> None:
    first = clients.save(Profile(code="ROSSI", legal_name="Rossi", city="Milano"), by="anna")
    with store.session() as session:
        session.execute(text("DELETE FROM client_changes"))
        session.execute(text("DELETE FROM client_versions"))
    clients.save(changed(first, city="Roma"), by="bruno")
    assert [(one.version, one.by) for one in clients.versions_of(first.id)] == [(2, "bruno"), (1, "anna")]
    assert clients.version(first.id, 1) == first


def test_a_refused_save_leaves_no_version(clients: ClientService) -> None:
    first = clients.save(Profile(code="ROSSI", legal_name="Rossi", lines=(Line(number=NUMBER),)), by="anna")
    with pytest.raises(Invalid):
        clients.save(Profile(code="VERDI", legal_name="Verdi", lines=(Line(number=NUMBER),)), by="anna")
    assert [len(clients.versions_of(first.id)), len(clients.profiles())] == [1, 1]


# ---- numbers that move


def two(clients: ClientService) -> tuple[Profile, Profile]:
    return (
        clients.save(Profile(code="ROSSI", legal_name="Rossi", lines=(Line(number=NUMBER, label="sede"),)), by="anna"),
        clients.save(Profile(code="VERDI", legal_name="Verdi"), by="anna"),
    )


def test_a_number_moves_at_midnight_and_both_know(clients: ClientService) -> None:
    _rossi, verdi = two(clients)
    midnight = datetime(2026, 12, 1, 23, tzinfo=UTC)
    left, taken = clients.move_line(NUMBER, verdi, midnight, by="anna")
    assert [(line.since, line.until) for line in left.lines] == [(None, midnight)]
    assert [(line.since, line.until) for line in taken.lines] == [(midnight, None)]
    assert {p.code: p.lines for p in clients.profiles()} == {"ROSSI": left.lines, "VERDI": taken.lines}
    with pytest.raises(Invalid) as told:
        clients.move_line(NUMBER, taken, midnight + timedelta(days=1), by="anna")
    assert told.value.code == "line.moves_to_itself"


def test_a_number_that_is_to_leave_is_not_lost_by_a_second_move(clients: ClientService) -> None:
    rossi, verdi = two(clients)
    leaves = datetime.now(UTC) + timedelta(hours=12)
    left, _taken = clients.move_line(NUMBER, verdi, leaves, by="anna")
    clients.move_line(NUMBER, left, leaves + timedelta(days=30), by="anna")
    assert clients.load("ROSSI").lines[0] == left.lines[0]
    clients.move_line(NUMBER, clients.load("ROSSI"), leaves, by="anna")
    assert {p.code: p.lines for p in clients.profiles()} == {"ROSSI": rossi.lines, "VERDI": ()}


def test_a_move_is_taken_back_whole_unless_somebody_saved_since(clients: ClientService) -> None:
    rossi, verdi = two(clients)
    moved = clients.move_line(NUMBER, verdi, datetime(2026, 12, 1, 23, tzinfo=UTC), by="anna")
    clients.take_back_move(moved, by="anna")
    assert {p.code: p.lines for p in clients.profiles()} == {"ROSSI": rossi.lines, "VERDI": ()}
    again = clients.move_line(NUMBER, clients.load("VERDI"), datetime(2026, 12, 1, 23, tzinfo=UTC), by="anna")
    clients.save(changed(again[1], city="Roma"), by="sara")
    with pytest.raises(Problem) as told:
        clients.take_back_move(again, by="anna")
    assert told.value.code == "client.changed_meanwhile"
    assert [p.lines for p in clients.profiles()] == [again[0].lines, again[1].lines]


def test_two_assignments_may_follow_each_other_and_never_overlap(clients: ClientService) -> None:
    end = datetime(2026, 12, 1, tzinfo=UTC)
    clients.save(Profile(code="ROSSI", legal_name="Rossi", lines=(Line(number=NUMBER, until=end),)), by="anna")
    clients.save(Profile(code="VERDI", legal_name="Verdi", lines=(Line(number=NUMBER, since=end),)), by="anna")
    with pytest.raises(Invalid) as told:
        early = Line(number=NUMBER, since=end - timedelta(seconds=1), until=end)
        clients.save(Profile(code="NERI", legal_name="Neri", lines=(early,)), by="anna")
    assert told.value.code == "line.taken"


@pytest.mark.parametrize("verb", ["INSERT", "UPDATE"])
def test_the_database_itself_refuses_a_second_owner(clients: ClientService, store: Store, verb: str) -> None:
    _rossi, verdi = two(clients)
    clients.save(changed(verdi, lines=(Line(number="+390255550102"),)), by="anna")
    columns = "client, position, label, waiting, patience, closed_text, busy_text, targets"
    statement = {
        "INSERT": f"INSERT INTO lines (number, {columns}) SELECT '{NUMBER}', {columns} FROM lines WHERE number <> '{NUMBER}'",
        "UPDATE": f"UPDATE lines SET number = '{NUMBER}' WHERE number <> '{NUMBER}'",
    }[verb]
    with pytest.raises(IntegrityError, match="ex_lines_one_owner"), store.session() as session:
        session.execute(text(statement))


def test_of_two_who_give_one_number_away_at_once_one_wins(clients: ClientService) -> None:
    """Generated concurrent histories against the real engines: whatever the order, one owner, and the loser is told."""
    firms = [clients.save(Profile(code=f"F{n}", legal_name=f"Firm {n}"), by="anna") for n in range(8)]
    told: list[str] = []
    start = threading.Barrier(len(firms))

    def take(firm: Profile) -> None:
        start.wait()
        try:
            clients.save(changed(firm, lines=(Line(number=NUMBER),)), by="anna")
        except Invalid as invalid:
            told.append(invalid.code)

    threads = [threading.Thread(target=take, args=(firm,)) for firm in firms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(len(profile.lines) for profile in clients.profiles()) == 1
    assert len(told) == len(firms) - 1
    assert set(told) <= {"line.taken", "line.taken_meanwhile"}


def test_of_several_who_begin_a_client_of_one_code_at_once_one_wins(clients: ClientService) -> None:
    """Two supervisors type the same new client on a Monday morning, one in capitals."""
    firms = [Profile(code=code, legal_name=f"Rossi {n}") for n, code in enumerate(("ROSSI", "rossi", "Rossi", "ROSSI") * 2)]
    came = at_once(*(lambda firm=firm: clients.save(firm, by="anna") for firm in firms))
    assert [one for one in came if isinstance(one, str)] == ["client.code_taken"] * 7
    assert len(clients.profiles()) == 1


def test_of_two_offices_of_our_own_begun_at_once_one_wins(clients: ClientService) -> None:
    firms = [Profile(code=f"F{n}", legal_name="Our office", own=True) for n in range(6)]
    came = at_once(*(lambda firm=firm: clients.save(firm, by="anna") for firm in firms))
    assert [one for one in came if isinstance(one, str)] == ["client.own_exists"] * 5


def test_of_several_who_rename_to_one_code_at_once_one_wins(clients: ClientService) -> None:
    firms = [clients.save(Profile(code=f"F{n}", legal_name="Firm"), by="anna") for n in range(6)]
    came = at_once(*(lambda firm=firm: clients.save(changed(firm, code="SAME"), by="anna") for firm in firms))
    assert [one for one in came if isinstance(one, str)] == ["client.code_taken"] * 5


def test_whoever_saves_the_same_clients_in_another_order_at_once_is_told_and_nothing_stands_still(
    clients: ClientService,
) -> None:
    firms = [clients.save(Profile(code=f"F{n}", legal_name="Firm"), by="anna") for n in range(12)]
    orders = [firms, firms[::-1], firms[6:] + firms[:6], firms[::-1]]
    came = at_once(*(lambda order=order: clients.save_all(order, by="anna") for order in orders))
    assert sorted(one for one in came if isinstance(one, str)) == ["client.changed_meanwhile"] * 3
    assert set(clients.versions().values()) == {2}
