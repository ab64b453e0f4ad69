"""A number that is taken away from one client and entered for another has moved: the card says whose it was, and of the past
every door tells the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from receptionist.clients.directory import Directory
from receptionist.clients.files.doors import import_files
from receptionist.clients.merging import gone_back
from receptionist.clients.moves import moved
from receptionist.clients.profile import Line, Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid
from receptionist.store.engine import Store

NUMBER = "+390299900123"
Saved = Callable[..., Profile]


@pytest.fixture
def clients(store: Store) -> ClientService:
    return ClientService(store)


@pytest.fixture
def now(store: Store) -> datetime:
    return store.now()


@pytest.fixture
def conti(clients: ClientService, now: datetime) -> Profile:
    """Theirs for ten days."""
    made = Profile(code="CONTI", legal_name="Studio Conti", lines=(Line(number=NUMBER, label="Centralino"),))
    return clients.save_all([made], "sara", at=now - timedelta(days=10))[0]


def without(profile: Profile) -> Profile:
    return msgspec.structs.replace(profile, lines=())


def test_what_is_taken_away_and_entered_for_another_has_moved(clients: ClientService, conti: Profile, now: datetime) -> None:
    left = clients.save(without(conti), "sara")
    assert [(one.number, one.label, one.since) for one in left.lines] == [(NUMBER, "Centralino", None)]
    neri = clients.save(Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER),)), "sara")
    assert neri.lines[0].since == left.lines[0].until
    known = Directory(clients.profiles())
    later = clients.profiles()[1].lines[0].since
    assert later is not None
    assert [known.line(NUMBER, at)[0].code for at in (now - timedelta(days=3), later)] == ["CONTI", "NERI"]  # type: ignore[index]
    assert (known.moved_from(NUMBER, later) or neri).code == "CONTI"
    assert clients.load("NERI") == neri
    assert clients.load("CONTI") == left


def test_a_third_client_has_it_from_when_the_last_of_the_two_before_it_had_it_no_more(
    clients: ClientService, conti: Profile, now: datetime
) -> None:
    until = now - timedelta(days=4)
    clients.save(msgspec.structs.replace(conti, lines=(msgspec.structs.replace(conti.lines[0], until=until),)), "sara")
    neri = Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER, since=until, until=now - timedelta(days=2)),))
    clients.save(neri, "sara")
    galli = clients.save(Profile(code="GALLI", legal_name="Galli Srl", lines=(Line(number=NUMBER),)), "sara")
    assert galli.lines[0].since == now - timedelta(days=2)


def test_in_one_step_too(clients: ClientService, conti: Profile) -> None:
    neri = Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER),))
    clients.save_all([neri, without(conti)], "sara")
    moved = clients.load("NERI").lines[0].since
    assert moved is not None and clients.load("CONTI").lines[0].until == moved


def test_taken_away_twice_it_was_theirs_all_the_same(clients: ClientService, conti: Profile, now: datetime) -> None:
    """The row that stays looks like any other: one takes it away again, before it is another client's. Also where they had it
    a second time, and that one goes as well."""
    left = clients.save(without(conti), "sara")
    again = clients.save(without(left), "sara")
    assert again.lines == left.lines
    neri = clients.save(Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER),)), "sara")
    assert neri.lines[0].since == left.lines[0].until
    known, later = Directory(clients.profiles()), neri.lines[0].since or now
    assert [known.line(NUMBER, at)[0].code for at in (now - timedelta(days=3), later)] == ["CONTI", "NERI"]  # type: ignore[index]
    assert (known.moved_from(NUMBER, later) or neri).code == "CONTI"
    later += timedelta(days=9)
    back = clients.save_all([*moved(clients.profiles(), NUMBER, again, later)], "sara", at=later)[-1]
    over = clients.save_all([without(back)], "sara", at=later + timedelta(days=5))[0]
    assert [line.until for line in over.lines] == [left.lines[0].until, later + timedelta(days=5)]


def test_a_number_entered_by_mistake_today_leaves_nothing(clients: ClientService) -> None:
    made = clients.save(Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER),)), "sara")
    assert clients.save(without(made), "sara").lines == ()
    other = clients.save(Profile(code="GALLI", legal_name="Galli Srl", lines=(Line(number=NUMBER),)), "sara")
    assert other.lines[0].since is None


def test_who_still_has_it_keeps_it(clients: ClientService, conti: Profile) -> None:
    with pytest.raises(Invalid) as told:
        clients.save(Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER),)), "sara")
    assert told.value.code == "line.taken"
    assert clients.load("CONTI") == conti


def test_a_list_in_which_the_client_still_has_it_gives_it_back_or_is_refused(
    clients: ClientService, conti: Profile, tmp_path: Path
) -> None:
    listed = tmp_path / "clienti.csv"
    listed.write_text(f"Codice,Ragione sociale,Numero\nCONTI,Studio Conti,{NUMBER}\n", encoding="utf-8")
    left = clients.save(without(conti), "sara")
    assert import_files(clients, [listed], by="sara", country="IT").added == 1
    again = clients.load("CONTI")
    assert [line.until for line in again.lines] == [left.lines[0].until, None]
    assert again.lines[1].since == left.lines[0].until
    assert import_files(clients, [listed], by="sara", country="IT").unchanged == 1
    clients.save(without(again), "sara")
    clients.save(Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER),)), "sara")
    assert [one.problem.code for one in import_files(clients, [listed], by="sara", country="IT").refused] == ["line.taken"]


def test_going_back_gives_back_what_was_taken_away_by_mistake_unless_somebody_has_it(
    clients: ClientService, conti: Profile
) -> None:
    left = clients.save(without(conti), "sara")
    neri = clients.save(Profile(code="NERI", legal_name="Neri Srl", lines=(Line(number=NUMBER),)), "sara")
    assert gone_back(left, conti, clients.profiles()).lines == left.lines
    clients.save(without(neri), "sara")  # entered by mistake too, today
    assert clients.save(gone_back(left, conti, clients.profiles()), "sara").lines == conti.lines
