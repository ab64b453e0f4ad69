"""A whole local office: file, hub, link and record, as a console uses them, without a screen."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from receptionist.calls.board import Board
from receptionist.calls.commands import Answer, AnyCommand, HangUp, KeepNotes, OpenCard, Reply, SetAvailability, SignIn
from receptionist.calls.events import Availability, Caller, Direction, Finished, Offered, decode, encode
from receptionist.calls.past_faults import FaultKind
from receptionist.calls.past_window import window
from receptionist.calls.places import Place, Result, Side
from receptionist.calls.service import CallFilter
from receptionist.clients.profile import Line, Profile, new_id
from receptionist.demo.world import STATION
from receptionist.errors import NotFound, Problem
from receptionist.office import Office
from receptionist.opening import Plan, create_office, open_office
from receptionist.store.engine import copies_folder
from receptionist.store.journal import Journal
from receptionist.telephony.joining import Joining
from receptionist.telephony.port import LEFT_OUT
from tests.offices import new_office
from tests.pbx.lab import Pbx
from tests.telephony.lab import LINE

Eventually = Callable[..., Any]


class Console:
    """What a console does with its link: a board of its own, from the snapshot and the events after it."""

    def __init__(self, office: Office, who: str = "anna") -> None:
        self.board = Board()
        self._arrived: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._link = office.link(who)
        self._link.follow(self._begin, self._arrived.put)

    def _begin(self, snapshot: bytes) -> None:
        self.board = Board.restore(snapshot)

    def look(self) -> Board:
        """The board as of now."""
        while not self._arrived.empty():
            self.board.apply(decode(self._arrived.get()))
        return self.board

    def ask(self, command: AnyCommand) -> Reply:
        """Press a key and wait for the reply."""
        replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self._link.send(command, replies.put)
        return replies.get(timeout=10)


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Where an office may be made."""
    return str(tmp_path / "an office.db")


@pytest.fixture
def office(where: str) -> Iterator[Office]:
    """An open demo office whose hub runs."""
    office = new_office(where, Plan("Ufficio di prova", demo=True))
    office.start_hub()
    yield office
    office.close()


def test_a_call_of_the_demo_day_is_answered_and_kept(office: Office, eventually: Eventually) -> None:
    console = Console(office)
    eventually(lambda: console.look().phone.connected)
    assert console.ask(SignIn(name="Anna", station=STATION)).code is None
    line = office.directory().by_code["ROSSI"].lines[0].number if "ROSSI" in office.directory().by_code else None
    line = line or next(p for p in office.directory().by_id.values() if p.lines).lines[0].number
    office.hub.run(lambda: _ring(office, line))
    call = eventually(lambda: next(iter(console.look().waiting()), None), seconds=20)
    assert call.line == line
    assert console.ask(Answer()).call == call.id
    eventually(lambda: console.look().calls[call.id].place is Place.TALKING, seconds=20)
    eventually(lambda: console.look().calls[call.id].side is Side.TALKING, seconds=20)
    assert console.ask(HangUp(call=call.id)).code is None
    eventually(lambda: call.id not in console.look().calls, seconds=20)
    today = CallFilter(result=Result.ANSWERED, since=call.arrived)
    kept = eventually(lambda: office.history.find(today), seconds=20)
    assert [record.id for record in kept] == [call.id]


def _ring(office: Office, line: str) -> None:
    from receptionist.telephony.port import Presented

    office.phone_system.town.exchange.rings(line, Presented(number="+390299900011", name="Mario Neri"))


def test_a_console_that_comes_later_sees_the_same_board(office: Office, eventually: Eventually) -> None:
    first = Console(office)
    first.ask(SignIn(name="Anna", station=STATION))
    office.hub.run(lambda: _ring(office, "+390299900999"))
    eventually(lambda: first.look().waiting())
    late = Console(office)
    eventually(lambda: late.look().waiting())
    eventually(lambda: late.look().snapshot() == first.look().snapshot())


def test_the_demo_office_opens_with_a_past(office: Office) -> None:
    assert office.messages.count_to_pass_on() == 4
    assert office.call_backs.waiting()
    assert office.history.unfinished() == []


def test_the_office_closed_in_order_is_found_as_it_was(where: str, eventually: Eventually) -> None:
    office = new_office(where, Plan("Ufficio", demo=True))
    office.start_hub()
    console = Console(office)
    console.ask(SignIn(name="Anna", station=STATION))
    card = console.ask(OpenCard(line=next(p for p in office.directory().by_id.values() if p.lines).lines[0].number)).call
    console.ask(HangUp(call=card))
    console.ask(SetAvailability(availability=Availability.AWAY))
    office.close()
    again = open_office(where)
    assert again.history.load(card).result is Result.ANSWERED
    assert again.history.unfinished() == []
    assert again.history.next_epoch() == 2
    again.close()


def test_whoever_waits_when_the_console_closes_is_with_the_fallback_at_once(where: str, eventually: Eventually) -> None:
    office = new_office(where, Plan("Ufficio", demo=True))
    office.start_hub()
    console = Console(office)
    eventually(lambda: console.look().phone.connected)
    exchange = office.phone_system.town.exchange
    office.hub.run(lambda: _ring(office, "+390299900999"))
    eventually(lambda: console.look().waiting())
    office.close()
    assert exchange.fallback_rings(STATION)


def test_what_the_last_console_could_not_tell_the_database_is_in_the_record_when_the_office_opens(where: str) -> None:
    office = new_office(where, Plan("Ufficio"))
    office.close()
    call, now = new_id(), datetime.now(UTC)
    offered = Offered(id=new_id(), epoch=4, sequence=1, at=now, call=call, direction=Direction.INBOUND, caller=Caller())
    ended = Finished(id=new_id(), epoch=4, sequence=2, at=now, call=call, result=Result.NOBODY)
    journal = Journal(Path(f"{where}.journal"))
    journal.append(encode(event) for event in (offered, ended))
    journal.close()
    office = open_office(where)
    office.start_hub(without_phones=LEFT_OUT)
    assert office.history.load(call).result is Result.NOBODY
    assert office.history.next_epoch() > 4
    office.close()


def test_half_a_letter_in_a_note_keeps_neither_the_note_nor_the_record_from_being_kept(
    where: str, eventually: Eventually
) -> None:
    office = new_office(where, Plan("Ufficio", demo=True))
    office.start_hub()
    console = Console(office)
    console.ask(SignIn(name="Anna", station=STATION))
    card = console.ask(OpenCard(line=next(p for p in office.directory().by_id.values() if p.lines).lines[0].number)).call
    assert console.ask(KeepNotes(call=card, text="she said \ud83d")).code is None
    eventually(lambda: [call.notes for call in office.history.find(CallFilter()) if call.id == card] == ["she said ?"])
    assert office.record_trouble == {}
    office.close()


def test_an_office_that_was_closed_does_not_say_that_nobody_rang_after_that(where: str) -> None:
    new_office(where, Plan("Ufficio")).close()
    office = open_office(where)
    office.start_hub(without_phones=LEFT_OUT)
    Console(office).ask(SignIn(name="Anna", station=STATION))
    office.close()
    office, later = open_office(where), datetime.now(UTC) + timedelta(hours=3)
    shown = office.history.at_moment(window(later, 15, later))
    assert shown.is_silent and [fault.kind for fault in shown.faults] == [FaultKind.GONE]
    office.close()


def test_an_office_that_is_opened_has_a_copy_of_the_day(where: str) -> None:
    new_office(where, Plan("Ufficio")).close()
    office = open_office(where)
    assert [copy.name[:5] for copy in copies_folder(Path(where)).iterdir()] == ["daily"]
    office.close()


def test_a_demo_office_is_joined_to_the_simulator_only(where: str) -> None:
    office = new_office(where, Plan("Ufficio", demo=True))
    office.settings.set("pbx.kind", "asterisk")
    with pytest.raises(Problem) as refused:
        office.start_hub()
    assert refused.value.code == "office.demo_only_simulated"
    office.close()


def test_without_a_phone_system_cards_are_kept_by_hand(where: str, eventually: Eventually) -> None:
    office = new_office(where, Plan("Ufficio"))
    own = office.directory().own
    assert own is not None and own.name == "Ufficio"
    office.start_hub()
    console = Console(office)
    assert console.ask(SignIn(name="Anna", station=None)).code is None
    eventually(lambda: console.look().phone.reason == "none")
    assert console.ask(Answer()).code == "phone.disconnected"
    card = console.ask(OpenCard(line="+390299900101"))
    assert card.code is None
    eventually(lambda: [(call.id, call.line) for call in console.look().calls.values()] == [(card.call, "+390299900101")])
    office.close()


def test_an_office_with_a_phone_system_can_be_opened_without_it(where: str, eventually: Eventually) -> None:
    office = new_office(where, Plan("Ufficio"))
    office.settings.set("pbx.kind", "asterisk")
    office.settings.set("pbx.url", "http://127.0.0.1:9")
    with pytest.raises(Problem) as asked:
        office.start_hub()
    assert (asked.value.code, asked.value.values["why"]) == ("pbx.password_needed", "keyring.absent")
    office.start_hub(without_phones=LEFT_OUT)
    console = Console(office)
    eventually(lambda: console.look().phone.reason == "left_out")
    office.close()


def test_a_change_by_somebody_else_is_noticed(where: str, eventually: Eventually) -> None:
    office = new_office(where, Plan("Ufficio", demo=True))
    noticed: list[int] = []
    office.follow(lambda: noticed.append(len(office.directory().by_id)))
    other = open_office(where)
    code = sorted(other.directory().by_code)[0]
    import msgspec

    other.clients.save(msgspec.structs.replace(other.clients.load(code), trade_name="Renamed & Co."), by="bruno")
    other.close()
    eventually(lambda: noticed, seconds=30)
    assert office.directory().by_code[code].name == "Renamed & Co."
    office.close()


def test_what_could_not_be_taken_over_does_not_end_the_looking(
    where: str, eventually: Eventually, monkeypatch: pytest.MonkeyPatch, log: Any
) -> None:
    log.expect("what has changed could not be taken over")
    new_office(where, Plan("Ufficio")).close()
    office, other = open_office(where), open_office(where)
    try:
        heard: list[bool] = []

        def changed() -> None:
            heard.append(True)
            raise OSError("a folder that has gone")

        office.follow(changed)
        other.clients.save(Profile(code="ONE", legal_name="One"), by="anna")
        eventually(lambda: len(heard) == 1)
        other.clients.save(Profile(code="TWO", legal_name="Two"), by="anna")
        eventually(lambda: len(heard) == 2)
    finally:
        office.close()
        other.close()


def test_a_disk_without_room_for_the_copy_of_the_day_keeps_nobody_from_working(where: str) -> None:
    new_office(where, Plan("Ufficio")).close()
    copies_folder(Path(where)).write_text("in the way")
    office = open_office(where)
    try:
        assert office.record_trouble["copy"].code == "backup.not_written"
    finally:
        office.close()


def test_an_office_that_stays_open_over_the_night_has_a_copy_of_each_day(
    where: str, monkeypatch: pytest.MonkeyPatch, eventually: Eventually
) -> None:
    monkeypatch.setattr("receptionist.copies.LOOK_SECONDS", 0.01)
    new_office(where, Plan("Ufficio")).close()
    office = open_office(where)
    told: list[dict[str, Problem]] = []
    folder, today = copies_folder(Path(where)), datetime.now(UTC)
    office.start_hub(without_phones=LEFT_OUT, told=lambda: told.append(dict(office.record_trouble)))
    try:
        for day in (today + timedelta(days=1), today + timedelta(days=2)):
            office.copies.now = lambda day=day: day
            eventually((folder / f"daily-{day.date()}.sqlite").exists)
        assert told == []
        third = today + timedelta(days=3)
        in_the_way = folder / f".daily-{third.date()}.sqlite.part"
        in_the_way.mkdir()
        office.copies.now = lambda: third
        eventually(lambda: told and told[-1]["copy"].code == "backup.not_written")
        in_the_way.rmdir()
        eventually(lambda: told[-1] == {})
        for _look in range(3):
            office.has_trouble("phones", Problem("hub.phone_password", url="x", file="y"))
        assert [each.keys() for each in told[-2:]] == [set(), {"phones"}], "what stays as it was is told once"
        assert (folder / f"daily-{third.date()}.sqlite").exists()
    finally:
        office.close()


def test_there_is_no_second_office_in_the_same_place(where: str) -> None:
    create_office(where, Plan("Ufficio")).close()
    with pytest.raises(Problem) as twice:
        create_office(where, Plan("Ufficio"))
    assert twice.value.code == "office.exists"


def test_an_office_that_is_not_there_is_not_made_by_opening_it(where: str) -> None:
    with pytest.raises(NotFound) as absent:
        open_office(where)
    assert absent.value.code == "office.absent"
    assert not Path(where).exists()


def joined_to(pbx: Pbx, **changes: object) -> Joining:
    """An office's way to the Asterisk of the tests."""
    answers = pbx.asterisk.answers
    values: dict[str, object] = {"url": pbx.asterisk.url, "user": answers.ari_user, "stations": ("anna", "bruno")}
    return Joining("asterisk", **{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def cards(where: str) -> Iterator[Office]:
    """An office that keeps cards by hand until it has a phone system."""
    office = new_office(where, Plan("Ufficio"))
    office.clients.save(Profile(code="ROSSI", legal_name="Studio Rossi", lines=(Line(number=LINE),)), by="setup")
    office.start_hub()
    yield office
    office.close()


def test_an_office_gets_its_phone_system_and_loses_it_again_while_it_is_open(
    cards: Office, pbx: Pbx, eventually: Eventually
) -> None:
    console = Console(cards)
    console.ask(SignIn(name="Anna", station="anna"))
    console.ask(SetAvailability(availability=Availability.PAUSE, reason="lunch"))
    joined = threading.Event()
    secret = str(pbx.asterisk.answers.ari_password)
    told = cards.phone_system.join(joined_to(pbx), secret, keep=True, joined=joined.set)
    assert told is not None and told.code == "keyring.absent"
    assert joined.wait(10)
    eventually(lambda: console.look().phone.connected, seconds=20)
    anna = console.look().assistants["anna"]
    assert (anna.station, anna.availability, anna.reason) == ("anna", Availability.PAUSE, "lunch")
    pbx.parties.rings("neri", LINE)
    call = eventually(lambda: next(iter(console.look().waiting()), None), seconds=20)
    pbx.parties.hangs_up("neri")
    eventually(lambda: not console.look().calls, seconds=20)
    eventually(lambda: [record.id for record in cards.history.find(CallFilter(result=Result.ABANDONED))] == [call.id])
    assert cards.phone_system.join(Joining("none")) is None
    eventually(lambda: console.look().phone.reason == "none", seconds=20)
    assert console.ask(OpenCard(line=LINE)).code is None
    pbx.reset()


def test_live_calls_are_not_cut_by_another_phone_system(cards: Office, pbx: Pbx, eventually: Eventually) -> None:
    console = Console(cards)
    console.ask(SignIn(name="Anna", station="anna"))
    cards.phone_system.join(joined_to(pbx), str(pbx.asterisk.answers.ari_password))
    eventually(lambda: console.look().phone.connected, seconds=20)
    pbx.parties.rings("neri", LINE)
    call = eventually(lambda: next(iter(console.look().waiting()), None), seconds=20)
    assert console.ask(Answer()).call == call.id
    eventually(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], seconds=20)
    joined = threading.Event()
    assert cards.phone_system.calls_in_the_way() == 1
    cards.phone_system.join(Joining("none"), joined=joined.set)
    console.ask(SetAvailability(availability=Availability.AVAILABLE))
    assert not joined.is_set() and console.look().phone.connected
    assert pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}]
    assert console.ask(HangUp(call=call.id)).code is None
    assert joined.wait(20)
    eventually(lambda: console.look().phone.reason == "none", seconds=20)
    eventually(lambda: [record.id for record in cards.history.find(CallFilter(result=Result.ANSWERED))] == [call.id])
    pbx.reset()


@pytest.mark.parametrize(
    ("changes", "password", "code"),
    [
        ({"url": ""}, "x", "pbx.no_url"),
        ({"url": "127.0.0.1:8088"}, "x", "pbx.url"),
        ({"url": "http://anna:secret@127.0.0.1"}, "x", "pbx.password_in_url"),
        ({"url": "http://127.0.0.1:9"}, "x", "pbx.not_reached"),
        ({"user": ""}, "x", "pbx.no_user"),
        ({}, "wrong", "pbx.login_refused"),
        ({"url": "http://127.0.0.1:9"}, "", "pbx.password_needed"),
    ],
)
def test_what_cannot_be_joined_changes_nothing(
    cards: Office, pbx: Pbx, changes: dict[str, str], password: str, code: str
) -> None:
    before = cards.phone_system.joining()
    with pytest.raises(Problem) as refused:
        cards.phone_system.join(joined_to(pbx, **changes), password)
    assert refused.value.code == code
    assert cards.phone_system.joining() == before
    assert not cards.phone_system.joins_anew(before)


def test_a_password_that_changed_on_the_phone_system_is_put_right_without_a_restart(
    where: str, pbx: Pbx, eventually: Eventually
) -> None:
    office = new_office(where, Plan("Ufficio"))
    office.phone_system.join(joined_to(pbx), secret := str(pbx.asterisk.answers.ari_password))
    office.start_hub(password="yesterday's")
    console = Console(office)
    console.ask(SignIn(name="Anna", station="anna"))
    assert office.phone_system.join(joined_to(pbx), secret) is None
    eventually(lambda: console.look().phone.connected, seconds=20)
    office.close()


def test_another_password_or_application_alone_is_followed_and_the_password_in_mid_call(
    cards: Office, pbx: Pbx, eventually: Eventually
) -> None:
    """As a hub asks each minute: another password stands in `ari.conf`, and in the file of the hub."""
    secret, now = str(pbx.asterisk.answers.ari_password), "of-tomorrow"
    file = Path(pbx.asterisk.answers.directories.etc) / "ari.conf"
    before = file.read_text()
    console = Console(cards)
    console.ask(SignIn(name="Anna", station="anna"))
    cards.phone_system.join(joined_to(pbx), secret)
    eventually(lambda: console.look().phone.connected, seconds=20)
    pbx.parties.rings("neri", LINE)
    call = eventually(lambda: next(iter(console.look().waiting()), None), seconds=20)
    assert console.ask(Answer()).call == call.id
    eventually(lambda: pbx.parties.hears("neri", "anna") == [{"anna"}, {"neri"}], seconds=20)
    try:
        assert secret in before
        file.write_text(before.replace(secret, now))
        pbx.asterisk.reload("module reload res_ari.so")
        cards.phone_system.follow_settings(now)
        console.ask(HangUp(call=call.id))
        eventually(lambda: pbx.parties.hears("neri", "anna") == [set(), set()], seconds=20)
        cards.settings.set("pbx.application", "another")
        cards.phone_system.follow_settings(now)
        applications = f"{pbx.asterisk.url}/ari/applications/another"
        login = (pbx.asterisk.answers.ari_user, now)
        eventually(lambda: httpx.get(applications, auth=login).status_code == 200, seconds=20)
        eventually(lambda: console.look().phone.connected, seconds=20)
    finally:
        file.write_text(before)
        pbx.asterisk.reload("module reload res_ari.so")
    pbx.reset()


def test_only_what_the_connection_needs_makes_it_anew(cards: Office, pbx: Pbx, eventually: Eventually) -> None:
    console = Console(cards)
    cards.phone_system.join(joined_to(pbx), str(pbx.asterisk.answers.ari_password))
    eventually(lambda: console.look().phone.connected, seconds=20)
    assert not cards.phone_system.joins_anew(joined_to(pbx, stations=("anna", "bruno", "carla")))
    assert cards.phone_system.joins_anew(joined_to(pbx, user="somebody"))
    assert cards.phone_system.joins_anew(joined_to(pbx), "another password")


def test_a_demo_office_is_not_joined_to_a_real_phone_while_it_is_open(office: Office, pbx: Pbx) -> None:
    for plan in (joined_to(pbx), Joining("none")):
        with pytest.raises(Problem) as refused:
            office.phone_system.join(plan, "x")
        assert refused.value.code == "office.demo_only_simulated"
