"""No desk is there: whoever has waited longest is next, and a phone whose owner refuses is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pbx import sipp
from tests.pbx.lab import AsteriskLab
from tests.pbx.test_busy_phones import (
    anna_alone_talks_to_neri,
    in_fallback,
    is_rung,
    leaves,
    rings,
    sets,  # noqa: F401 - a fixture
    taken,
    waits,
)
from tests.pbx.test_fallback import watchdog  # noqa: F401 - a fixture
from tests.telephony.lab import LINE, Does

Sets = Callable[[str, str], None]


def times(lab: AsteriskLab, station: str) -> int:
    """How often the station's phone was asked to ring."""
    return int(lab.parties.state(station)["times"])


def rung_for(lab: AsteriskLab, station: str) -> str:
    """The number that the request shows which rings the phone now."""
    is_rung(lab, station)
    found = re.search(r"^From:.*sip:([^@]+)@", lab.parties.state(station)["headers"], re.MULTILINE)
    assert found
    return found.group(1)


def test_callers_reach_the_only_phone_in_the_order_in_which_they_came(
    asterisk_lab: AsteriskLab,
    sets: Sets,  # noqa: F811
    tmp_path: Path,
) -> None:
    lab = asterisk_lab
    sets("PHONES", "PJSIP/anna")
    where = ("127.0.0.1", lab.pbx.asterisk.answers.sip_port)
    with sipp.calls(tmp_path, where, LINE, count=5, rate=2, sender="+39029990001[call_number]"):
        lab.until(lambda: in_fallback(lab) == 5, "all have come", seconds=20)
        for place in range(1, 6):
            assert rung_for(lab, "anna") == f"+39029990001{place}"
            lab.parties.picks_up("anna")
            lab.until(lambda: lab.parties.state("anna")["charged"], "anna has taken the call")
            lab.hangs_up("anna")
            lab.until(lambda: lab.parties.state("anna")["ended"], "the call is over")


def test_who_waited_at_the_desk_longest_is_first_at_the_phones(
    asterisk_lab: AsteriskLab,
    watchdog: None,  # noqa: F811
    sets: Sets,  # noqa: F811
) -> None:
    lab = asterisk_lab
    lab.start()
    for caller in ("conti", "neri", "verdi"):
        waits(lab, caller)
    leaves(lab)
    for caller, station in (("conti", "anna"), ("neri", "bruno")):
        is_rung(lab, station)
        taken(lab, station, {caller})
    lab.hangs_up("anna")
    is_rung(lab, "anna")
    taken(lab, "anna", {"verdi"})


def test_who_gives_up_keeps_nobody_behind_them_waiting(
    asterisk_lab: AsteriskLab,
    sets: Sets,  # noqa: F811
) -> None:
    lab = asterisk_lab
    anna_alone_talks_to_neri(lab, sets)
    for place, caller in enumerate(("conti", "verdi")):
        lab.parties.rings(caller, LINE)
        lab.until(lambda place=place: in_fallback(lab) == place + 2, f"{caller} has come")  # type: ignore[misc]
    lab.hangs_up("conti")
    lab.until(lambda: in_fallback(lab) == 2, "conti is gone")
    lab.hangs_up("neri")
    is_rung(lab, "anna")
    taken(lab, "anna", {"verdi"})


@pytest.mark.parametrize("refuses", [Does.BUSY, Does.REFUSE])
def test_a_phone_whose_owner_refuses_is_rung_for_the_next_caller(
    asterisk_lab: AsteriskLab,
    sets: Sets,  # noqa: F811
    refuses: Does,
) -> None:
    lab = asterisk_lab
    lab.does("anna", refuses)
    lab.parties.rings("neri", LINE)
    is_rung(lab, "bruno")
    lab.until(lambda: times(lab, "anna"), "anna was asked")
    lab.does("anna", Does.RING)
    lab.parties.rings("verdi", LINE)
    lab.passes(5)
    assert times(lab, "anna") == 1 and rings(lab, "bruno")
    taken(lab, "bruno", {"neri"})
    is_rung(lab, "anna")
    taken(lab, "anna", {"verdi"})


def test_a_phone_whose_owner_refused_rings_again_after_a_while(
    asterisk_lab: AsteriskLab,
    sets: Sets,  # noqa: F811
) -> None:
    lab = asterisk_lab
    sets("PHONES", "PJSIP/anna")
    sets("REFUSED", "3")
    lab.does("anna", Does.REFUSE)
    lab.parties.rings("neri", LINE)
    lab.until(lambda: times(lab, "anna"), "anna was asked")
    lab.does("anna", Does.RING)
    is_rung(lab, "anna")
    taken(lab, "anna", {"neri"})
    sets("REFUSED", "60")


def test_a_phone_in_a_call_is_not_asked_to_ring(
    asterisk_lab: AsteriskLab,
    sets: Sets,  # noqa: F811
) -> None:
    lab = asterisk_lab
    anna_alone_talks_to_neri(lab, sets)
    lab.parties.rings("verdi", LINE)
    lab.until(lambda: in_fallback(lab) == 2, "verdi is there")
    lab.passes(5)
    assert times(lab, "anna") == 1
