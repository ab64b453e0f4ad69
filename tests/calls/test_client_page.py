"""The page that a client is sent: what happened to this client's calls, and not a word of anybody else's."""

from __future__ import annotations

import re
from base64 import b64decode
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import msgspec
import pytest

from receptionist.calls.client_page import client_page
from receptionist.calls.commands import Answer, BlindTransfer, CloseCard, GiveToClient, Name, OpenCard, SetAvailability, SignIn
from receptionist.calls.events import Availability, Target
from receptionist.calls.moment_words import fault_words, hour
from receptionist.calls.past_faults import Fault, FaultKind
from receptionist.calls.past_moment import Picture, picture, seen_by
from receptionist.calls.past_window import of_stream
from receptionist.clients.profile import Line, Profile
from receptionist.staff.rights import Role
from receptionist.telephony.absent import AbsentPhone
from receptionist.telephony.numbers import show
from receptionist.telephony.simulator.world import Does, Reaction
from tests.calls.floor import ACME, BIANCHI, NERI, NIGHT, ROSSI, VERDI, Office, profiles
from tests.calls.test_past_moment import around

CLIENTS = {profile.code: profile for profile in profiles()}
HERS, HIS = "Ornella Vanoni", "Gino Paoli"
NAMES = {"anna": "Anna Bruni", "bruno": "Bruno Lauzi"}


def a_busy_quarter() -> tuple[Picture, dict[str, str]]:
    """Callers of three clients at once; one of Rossi's is given to Acme, after Bianchi was rung in vain for Rossi."""
    office = Office()
    for who in NAMES:
        office.sits_down(who)
    office.outside[BIANCHI] = Reaction(does=Does.NOTHING)
    _, hers = office.rings(ROSSI, NERI, HERS)
    leg, lost = office.rings(ACME, VERDI, HIS)
    _, night = office.rings(NIGHT, "+41446681800", "Nachtwächter")
    office.ask("anna", Answer(call=hers.id))
    office.passes(15)
    office.ask("anna", BlindTransfer(call=hers.id, target=Target(label="Avv. Bianchi", number=BIANCHI)))
    office.hangs_up(leg)
    office.passes(40)
    _, given = office.rings(ROSSI, "+390299900015", "Fred Buscaglione")
    office.ask("bruno", Answer(call=given.id))
    office.passes(2)
    office.ask("bruno", BlindTransfer(call=given.id, target=Target(label="Avv. Bianchi", number=BIANCHI)))
    office.passes(40)
    office.ask("bruno", Answer(call=given.id))
    office.passes(2)
    office.ask("bruno", GiveToClient(call=given.id, client=CLIENTS["ACME"].id))
    office.ask("bruno", Name(call=given.id, name="F. Buscaglione", firm="Asternovas"))
    office.passes(30)
    moment = office.clock.now()
    office.passes(60)
    ids = {"hers": hers.id, "lost": lost.id, "night": night.id, "given": given.id}
    return picture(of_stream(office.written), around(moment)), ids


def page(shown: Picture, code: str, names: dict[str, str] | None = None, language: str = "en") -> str:
    return client_page(shown, CLIENTS[code], "Our Office", shown.window.at + timedelta(hours=1), names, language)


def all_words(html: str) -> str:
    """Everything that can be read out of it, the drawing's too."""
    drawings = [b64decode(found).decode() for found in re.findall(r"base64,([A-Za-z0-9+/=]+)", html)]
    return unescape(" ".join([html, *drawings]))


@pytest.mark.parametrize("code", ["ROSSI", "ACME", "NIGHT", "BERLIN"])
@pytest.mark.parametrize("names", [None, NAMES])
def test_nothing_of_another_client_stands_in_it(code: str, names: dict[str, str] | None) -> None:
    shown, ids = a_busy_quarter()
    words = all_words(page(shown, code, names))
    others = [profile for profile in CLIENTS.values() if profile.code not in (code, "OFFICE")]
    foreign = [word for profile in others for word in _of(profile)]
    foreign += [
        word
        for call in shown.calls
        if call.record.client != CLIENTS[code].id
        for word in (call.record.caller.number, call.record.caller.name, call.record.name, call.record.firm, call.id)
        if word
    ]
    foreign += [show(word, "IT") for word in foreign if word.startswith("+")]
    assert len(foreign) > 12 and ids["hers"]
    assert [word for word in foreign if word in words] == []
    assert (code == "ROSSI") is ("Avv. Bianchi" in words)  # of the call that was given over, nobody learns whom Rossi has


def _of(profile: Profile) -> list[str]:
    return [profile.id, profile.legal_name, profile.short_name or profile.legal_name, *(line.number for line in profile.lines)]


@pytest.mark.parametrize("code", ["ROSSI", "ACME"])
def test_what_assistants_were_told_of_anybodys_calls_stands_in_no_page(code: str) -> None:
    shown, ids = a_busy_quarter()
    at = shown.window.at
    told = Fault(kind=FaultKind.TROUBLE, since=at, until=at, code="out.no_answer", values={"who": HIS}, call=ids["lost"])
    with_trouble = msgspec.structs.replace(shown, faults=(*shown.faults, told))
    assert HIS in fault_words(told, ZoneInfo("Europe/Rome"))
    assert page(with_trouble, code) == page(shown, code)


def test_assistants_and_phones_are_named_only_where_the_office_wants_it() -> None:
    shown, _ = a_busy_quarter()
    unnamed, named = page(shown, "ROSSI"), page(shown, "ROSSI", NAMES)
    assert not [word for word in ("Anna", "anna", "Bruno", "bruno", "Bruni") if word in all_words(unnamed)]
    assert "talking with an assistant" in unnamed and "talking with Anna Bruni" in named
    assert "bruno" not in named.casefold()  # she had no part in it


def test_it_says_what_became_of_each_call_on_the_clients_clock() -> None:
    shown, _ = a_busy_quarter()
    rossi, acme = unescape(page(shown, "ROSSI")), unescape(page(shown, "ACME"))
    rome = ZoneInfo("Europe/Rome")
    since, until = (hour(moment, rome) for moment in (shown.window.since, shown.window.until))
    assert f"Tuesday 3 March 2026, from {since} to {until} (time in Rome, Italy)" in rossi
    assert HERS in rossi and "02 9990 0011" in rossi and "Avv. Bianchi is rung" in rossi
    assert "there were 2 calls for Acme Ltd" in acme and "abandoned" in acme
    assert "on another number of ours" in acme and "on another number of ours" not in rossi


def test_a_call_is_answered_when_somebody_talks_and_not_when_it_ends() -> None:
    """The caller of 10:50 was told that he had been answered at 10:55."""
    office = Office()
    office.sits_down("anna")
    leg, call = office.rings(ROSSI, NERI, HERS)
    office.passes(10)
    office.ask("anna", Answer(call=call.id))
    office.passes(300)
    office.hangs_up(leg)
    shown = picture(of_stream(office.written), around(office.clock.now()))
    told = re.findall(r"<li><bdi>(\d\d:\d\d:\d\d)  (.*?)</bdi></li>", page(shown, "ROSSI"))
    (answered,) = (at for at, what in told if "answered" in what)
    assert told[-1] == (hour(office.clock.now(), ZoneInfo("Europe/Rome"), seconds=True), "the call ends")
    assert answered < told[-1][0] and told[-2] == (answered, "answered, talking with an assistant")


def test_a_number_that_has_moved_to_another_client_since_is_not_told() -> None:
    shown, _ = a_busy_quarter()
    moved = shown.window.at + timedelta(minutes=30)
    lines = (Line(number=ROSSI, until=moved), Line(number="+390299900199"), Line(number="+390299900198"))
    rossi, made = msgspec.structs.replace(CLIENTS["ROSSI"], lines=lines), moved + timedelta(days=2)
    words = all_words(client_page(shown, rossi, "Our Office", made, language="en"))
    assert "on another number of ours" in words and show(ROSSI, "IT") not in words
    before = all_words(client_page(shown, rossi, "Our Office", shown.window.at, language="en"))
    assert "on " + show(ROSSI, "IT") in before


def test_when_nobody_rang_it_says_so() -> None:
    shown, _ = a_busy_quarter()
    words = unescape(page(shown, "BERLIN"))
    assert re.search(r"No call for Spree Logistik GmbH reached us between \d\d:\d\d and \d\d:\d\d\.", words)
    assert "<table>" not in words and "2 assistants were on duty" in words


def test_of_a_time_without_a_record_it_does_not_say_that_nobody_rang() -> None:
    shown, _ = a_busy_quarter()
    words = all_words(page(msgspec.structs.replace(shown, known=False), "BERLIN"))
    assert "nothing is recorded" in words
    assert "No call" not in words


def test_it_is_in_the_clients_language() -> None:
    shown, _ = a_busy_quarter()
    rossi = page(shown, "ROSSI", language="")
    assert 'lang="it"' in rossi and "<h2>Le chiamate</h2>" in rossi
    assert 'lang="en"' in page(shown, "ACME", language="")


class _Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loaded += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_it_is_one_whole_document_whatever_a_caller_is_called() -> None:
    shown, _ = a_busy_quarter()
    nasty = '</td></table><script>alert(1)</script><img src="http://x"> מזל $title 👋'
    calls = tuple(
        msgspec.structs.replace(call, record=msgspec.structs.replace(call.record, name=nasty, client=CLIENTS["ROSSI"].id))
        for call in shown.calls
    )
    html = page(msgspec.structs.replace(shown, calls=calls), "ROSSI")
    read = _Balanced()
    read.feed(html)
    assert read.open == [] and "<script" not in html
    assert all(address.startswith("data:") for address in read.loaded)
    assert "מזל $title 👋" in unescape(html)


# ---- who may see whom


def test_a_supervisor_sees_everybody_an_assistant_herself_and_how_many_were_there() -> None:
    shown, _ = a_busy_quarter()
    assert seen_by(shown, "anna", Role.SUPERVISOR) == shown
    assert seen_by(shown, "anna", Role.SUPERVISOR, lambda _one: False) == seen_by(shown, "anna", Role.ASSISTANT)
    hers = seen_by(shown, "anna", Role.ASSISTANT)
    assert [one.id for one in hers.assistants] == ["anna"]
    assert hers.strengths == shown.strengths
    assert {rung.assistant for call in hers.calls for rung in call.rung} == {"anna", ""}
    assert {side.assistant for call in hers.calls for side in call.sides} == {"anna"}


def by_hand() -> Picture:
    """Anna sits at the desk of an office that is joined to no phone system; a call for Rossi is popped and closed."""
    office = Office(between=lambda _exchange, _clock: AbsentPhone())
    assert office.ask("anna", SignIn(name="Anna", station=None)).code is None
    assert office.ask("anna", SetAvailability(availability=Availability.AVAILABLE)).code is None
    office.passes(10)
    card = office.ask("anna", OpenCard(line=ROSSI, caller=NERI)).call
    office.passes(13)
    assert office.ask("anna", CloseCard(call=card)).code is None
    moment = office.clock.now()
    office.passes(60)
    return picture(of_stream(office.written), around(moment))


def test_where_no_phone_system_is_joined_none_was_away_and_a_card_is_no_answered_call() -> None:
    shown = by_hand()
    words = all_words(page(shown, "ROSSI"))
    assert "fallback" not in words and "answered" not in words and "waiting" not in words
    assert "joined to no phone system" in words and "the card is closed" in words and "done 1" in words
    assert "No card was opened for Acme Ltd between" in all_words(page(shown, "ACME"))
    assert "No call" not in all_words(page(shown, "ACME"))


def test_an_office_that_has_a_phone_system_and_begins_without_it_has_its_fallback() -> None:
    office = Office(between=lambda _exchange, _clock: AbsentPhone("left_out"))
    office.passes(10)
    shown = picture(of_stream(office.written), around(office.clock.now()))
    assert "its fallback took the calls" in all_words(page(shown, "ROSSI"))


def test_the_italian_page_is_italian() -> None:
    office = Office()
    office.sits_down("anna")
    office.exchange.cut()
    office.passes(39)
    office.exchange.restore()
    office.passes(10)
    office.exchange.cut()
    office.passes(1)
    shown = picture(of_stream(office.written), around(office.clock.now()))
    words = all_words(page(shown, "ROSSI", language="it"))
    assert len(re.findall(r"Dalle \d\d:\d\d:\d\d alle \d\d:\d\d:\d\d l’impianto", words)) == 1
    assert "alla fine di questo periodo l’impianto" in words
    assert "(ora di Roma, Italia)" in words and "Europe/Rome" not in words
