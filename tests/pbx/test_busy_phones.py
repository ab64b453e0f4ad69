"""No desk is there, and the phones are busy: whoever waits goes on waiting, and reaches the first phone that is free."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from receptionist.telephony.asterisk.dialplan import FALLBACK
from receptionist.telephony.port import Answered, LegId, Shown, Station
from tests.pbx.lab import AsteriskLab
from tests.pbx.test_fallback import GRACE, records, watchdog  # noqa: F401 - a fixture
from tests.telephony.lab import LINE, NUMBERS

PHONES = "PJSIP/anna&PJSIP/bruno&PJSIP/carla"


@pytest.fixture
def sets(asterisk_lab: AsteriskLab) -> Iterator[Callable[[str, str], None]]:
    """Sets what differs between offices; patient at first, so that a loaded machine loses nobody."""
    console = asterisk_lab.pbx.asterisk.console

    def set_(name: str, value: str) -> None:
        console(f"dialplan set global RECEPTIONIST_{name} {value}")

    set_("SECONDS", "120")
    yield set_
    set_("SECONDS", "20")
    set_("PHONES", PHONES)


def leaves(lab: AsteriskLab) -> None:
    """The console is closed, and its callers stay where they are."""
    lab.passes(0.5)
    lab.phone.stop()
    lab.run(lab.phone.stopped())


def in_fallback(lab: AsteriskLab) -> int:
    """How many callers the fallback has."""
    return sum(c["dialplan"]["context"] == FALLBACK for c in lab.pbx.ari("GET", "/channels").json() if c["caller"]["number"])


def talks(lab: AsteriskLab, caller: str, station: str) -> None:
    """The caller and the station's phone are connected by a desk."""
    arrived, leg = lab.caller_rings(caller).leg, LegId(f"station-{station}")
    lab.phone.dial(leg, Station(station), Shown("Rossi"), seconds=30, auto_answer=True)
    lab.wait(Answered, leg)
    lab.phone.connect(arrived, leg)


def waits(lab: AsteriskLab, caller: str) -> None:
    """The caller waits with music."""
    lab.phone.play_music(lab.caller_rings(caller).leg)


def is_rung(lab: AsteriskLab, station: str) -> None:
    """Wait until the station's phone rings."""
    lab.until(lambda: rings(lab, station), f"{station} is rung", seconds=GRACE + 20)


def rings(lab: AsteriskLab, station: str) -> bool:
    """Whether the phone rings and nobody has picked it up."""
    state = lab.parties.state(station)
    return bool(state["rung"] and state["in_call"] and not state["charged"])


def taken(lab: AsteriskLab, station: str, callers: set[str]) -> str:
    """The station's phone is picked up; which of the callers is there."""
    lab.parties.picks_up(station)
    lab.until(lambda: lab.parties.state(station)["charged"], f"{station} has taken the call")
    (caller,) = lab.hears(station)
    assert caller in callers
    return caller


def verdi_waits_while_anna_talks_to_neri(lab: AsteriskLab) -> None:
    """And the desk is gone."""
    lab.start()
    talks(lab, "neri", "anna")
    waits(lab, "verdi")
    leaves(lab)


def anna_alone_talks_to_neri(lab: AsteriskLab, sets: Callable[[str, str], None]) -> None:
    """Hers is the only phone, and the fallback rang it."""
    sets("PHONES", "PJSIP/anna")
    lab.parties.rings("neri", LINE)
    is_rung(lab, "anna")
    assert taken(lab, "anna", {"neri"})


def test_three_wait_and_all_of_them_reach_the_two_phones(
    asterisk_lab: AsteriskLab,
    watchdog: None,  # noqa: F811
    sets: Callable[[str, str], None],
) -> None:
    lab, left = asterisk_lab, {"neri", "verdi", "conti"}
    lab.start()
    for caller in ("neri", "verdi"):
        waits(lab, caller)
    lab.phone.let_ring(lab.caller_rings("conti").leg)
    leaves(lab)
    for station in ("anna", "bruno"):
        is_rung(lab, station)
        left -= {taken(lab, station, left)}
    (last,) = left
    heard, state = lab.hears(last), lab.parties.state(last)
    assert heard == ({"music"} if state["charged"] else frozenset()) and not state["ended"]
    lab.hangs_up("bruno")
    is_rung(lab, "bruno")
    assert taken(lab, "bruno", left) == last
    for party in ("anna", "bruno"):
        lab.hangs_up(party)
    lab.until(lambda: not in_fallback(lab), "all calls are over")
    lab.passes(0.5)
    assert sorted((r.caller.number, r.answered_by is not None) for r in records(lab)) == [
        (NUMBERS[caller], True) for caller in ("neri", "verdi", "conti")
    ]


def test_the_only_phone_is_busy_and_rings_for_who_waits_when_it_is_free(
    asterisk_lab: AsteriskLab,
    watchdog: None,  # noqa: F811
    sets: Callable[[str, str], None],
) -> None:
    lab = asterisk_lab
    sets("PHONES", "PJSIP/anna")
    verdi_waits_while_anna_talks_to_neri(lab)
    lab.until(lambda: in_fallback(lab) == 1, "verdi is moved", seconds=GRACE + 20)
    lab.passes(3)  # the phone was tried again
    assert lab.hear("verdi", "neri", "anna") == [{"music"}, {"anna"}, {"neri"}]
    lab.hangs_up("neri")
    is_rung(lab, "anna")
    assert taken(lab, "anna", {"verdi"})


def test_a_phone_that_becomes_free_rings_too_while_another_rings_in_vain(
    asterisk_lab: AsteriskLab,
    watchdog: None,  # noqa: F811
    sets: Callable[[str, str], None],
) -> None:
    lab = asterisk_lab
    verdi_waits_while_anna_talks_to_neri(lab)
    is_rung(lab, "bruno")
    lab.hangs_up("neri")
    is_rung(lab, "anna")
    assert rings(lab, "bruno")
    assert taken(lab, "anna", {"verdi"})


def test_who_calls_while_the_phones_are_busy_hears_ringing_until_one_is_free(
    asterisk_lab: AsteriskLab, sets: Callable[[str, str], None]
) -> None:
    lab = asterisk_lab
    anna_alone_talks_to_neri(lab, sets)
    lab.parties.rings("verdi", LINE)
    lab.until(lambda: in_fallback(lab) == 2, "verdi is there")
    lab.until(lambda: lab.call("verdi").rings, "verdi hears that it rings")
    assert not lab.call("verdi").charged and not lab.call("verdi").ended
    lab.hangs_up("neri")
    is_rung(lab, "anna")
    assert taken(lab, "anna", {"verdi"})


def test_who_finds_the_phones_busy_to_the_end_hears_the_announcement(
    asterisk_lab: AsteriskLab, sets: Callable[[str, str], None]
) -> None:
    lab = asterisk_lab
    anna_alone_talks_to_neri(lab, sets)
    sets("SECONDS", "3")
    lab.parties.rings("verdi", LINE)
    lab.until(lambda: lab.parties.state("verdi")["charged"], "the announcement begins")
    assert lab.hears("verdi") == {"announcement"}
    lab.until(lambda: lab.parties.state("verdi")["ended"], "the call ends")
    lab.passes(0.3)
    assert [record.answered_by for record in records(lab)] == [None]


def test_who_is_left_alone_by_the_phone_after_the_desk_died_reaches_another(
    asterisk_lab: AsteriskLab,
    watchdog: None,  # noqa: F811
    sets: Callable[[str, str], None],
) -> None:
    lab = asterisk_lab
    verdi_waits_while_anna_talks_to_neri(lab)
    is_rung(lab, "bruno")
    assert taken(lab, "bruno", {"verdi"})
    lab.hangs_up("anna")
    is_rung(lab, "anna")
    assert taken(lab, "anna", {"neri"})
