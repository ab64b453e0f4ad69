"""The contract's lab around a real Asterisk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import httpx

from receptionist.clock import LoopClock
from receptionist.telephony.asterisk.adapter import AsteriskPhone
from receptionist.telephony.port import Arrived, Connected, LegId, PhoneEvent
from tests.pbx.asterisk import ANNOUNCEMENT_HZ, CARRIER, MUSIC_HZ, RINGING_HZ, Asterisk, prepare
from tests.pbx.parties import Parties
from tests.pbx.proxy import Wire
from tests.telephony.lab import ABSENT_STATION, LINE, NUMBERS, STATIONS, Call, Does

E = TypeVar("E", bound=PhoneEvent)

SHOWN = "Studio Rossi"
"""The short name of the client whose line `LINE` is."""
HEARTBEAT = 1.0


class Pbx:
    """One Asterisk and the parties around it, for all tests of a session."""

    def __init__(
        self, folder: Path, asterisk: Asterisk | None = None, plugged: Sequence[str] = STATIONS, **answers: object
    ) -> None:
        self.asterisk = asterisk or prepare(folder, (*STATIONS, ABSENT_STATION), [(LINE, SHOWN)], **answers)
        sip = ("127.0.0.1", self.asterisk.answers.sip_port)
        tones = {"music": MUSIC_HZ, "announcement": ANNOUNCEMENT_HZ, "ringing": RINGING_HZ}
        self.parties = Parties(sip, (CARRIER, self.asterisk.answers.trunk.port), NUMBERS, tones)
        try:
            self.asterisk.start()
            for station in plugged:
                self.plug(station)
        except BaseException:
            self.close()
            raise

    def plug(self, station: str) -> None:
        """The station's phone registers."""
        self.parties.plug(station, f"secret-of-{station}")

    def ari(self, method: str, path: str) -> httpx.Response:
        """A look past the adapter."""
        answers = self.asterisk.answers
        return httpx.request(method, f"{self.asterisk.url}/ari{path}", auth=(answers.ari_user, answers.ari_password))

    def reset(self) -> None:
        """No calls, no records, all stations as at the start."""
        self.parties.reset()
        for channel in self.ari("GET", "/channels").json():
            self.ari("DELETE", f"/channels/{channel['id']}")
        for bridge in self.ari("GET", "/bridges").json():
            self.ari("DELETE", f"/bridges/{bridge['id']}")
        self.parties.until(lambda: not self.ari("GET", "/channels").json(), "all calls are over")
        self.parties.reset()  # of what the fallback rang meanwhile
        for family in ("receptionist", "receptionist-mark"):
            self.asterisk.console(f"database deltree {family}")
        self.asterisk.console("dialplan set global RECEPTIONIST_AWAY 0")
        for station in STATIONS:
            if not self.parties.state(station)["registered"]:
                self.plug(station)

    def close(self) -> None:
        """End everything."""
        try:
            self.parties.close()
        finally:
            self.asterisk.stop()


class AsteriskLab:
    """See `tests.telephony.lab.Lab`. Each lab has its own loop and its own adapter, behind a wire that can be cut."""

    def __init__(self, pbx: Pbx) -> None:
        self.pbx, self.parties = pbx, pbx.parties
        self.loop = asyncio.new_event_loop()
        self.clock = LoopClock(self.loop)
        self.events: list[PhoneEvent] = []
        self._seen: set[int] = set()
        self.wire = Wire(pbx.asterisk.answers.ari_port)
        self._port = self.run(self.wire.open())
        self.phone = self.another()

    def another(self, url: str | None = None, password: Callable[[], str] | None = None) -> AsteriskPhone:
        """An adapter on this lab's loop."""
        answers = self.pbx.asterisk.answers
        where = url or f"http://127.0.0.1:{self._port}"
        ask = password or (lambda: answers.ari_password)
        return AsteriskPhone(self.loop, self.clock, where, answers.ari_user, ask, heartbeat=HEARTBEAT)

    def renew(self) -> None:
        """The console is killed, and another one is there: a new adapter."""
        self.phone.stop()
        self.run(self.phone.stopped())
        self.phone = self.another()

    def run(self, work):  # type: ignore[no-untyped-def]
        return self.loop.run_until_complete(work)

    def aside(self, work: Callable[[], E]) -> E:
        """Something that blocks, while the loop goes on."""
        return self.run(asyncio.to_thread(work))

    def start(self) -> Connected:
        self.phone.start(self.events.append)
        return self.wait(Connected)

    def caller_rings(self, party: str, *, name: str | None = None, withheld: bool = False, dialled: str = LINE) -> Arrived:
        if withheld:
            anonymous = '"Anonymous" <sip:anonymous@anonymous.invalid>'
            self.parties.rings(party, dialled, identity=anonymous, headers={"Privacy": "id"})
        else:
            self.parties.rings(party, dialled, name=name)
        return self.wait(Arrived)

    def hangs_up(self, party: str) -> None:
        self.parties.hangs_up(party)

    def does(self, party: str, what: Does) -> None:
        self.parties.does(party, what.value)

    def picks_up(self, party: str) -> None:
        self.until(lambda: self._is_rung(party), f"{party} is rung")
        self.parties.picks_up(party)

    def _is_rung(self, party: str) -> bool:
        state = self.parties.state(party)
        return bool(state["rung"] and state["in_call"])

    def presses(self, party: str, keys: str) -> None:
        self.parties.presses(party, keys)

    def unplug(self, station: str) -> None:
        self.aside(lambda: self.parties.unplug(station))

    def plug(self, station: str) -> None:
        self.aside(lambda: self.pbx.plug(station))

    def loses_power(self, station: str) -> None:
        """Here the phones of the office live in one process: all of them stand still, which must be no harm to the callers."""
        self.parties.stand_still()

    def power_is_back(self, station: str) -> None:
        self.parties.go_on()
        self.plug(station)

    def hears(self, party: str) -> frozenset[str]:
        return self.hear(party)[0]

    def hear(self, *parties: str) -> list[frozenset[str]]:
        """What several parties hear at the same time, when all that was asked has been carried out."""
        end = time.monotonic() + 5
        while self.phone.at_work and time.monotonic() < end:
            self.passes(0.02)
        self.passes(0.2)
        return self.aside(lambda: self.parties.hears(*parties))  # type: ignore[type-var]

    def displays(self, party: str) -> str:
        self.passes(0.3)
        return str(self.parties.state(party)["display"])

    def call(self, party: str) -> Call:
        self.passes(0.3)
        state = self.parties.state(party)
        return Call(rings=state["rings"], charged=state["charged"], ended=state["ended"])

    def fallback_rings(self, station: str) -> bool:
        self.passes(1.5)  # it looks for half a second who came first
        return self._is_rung(station)

    def lose(self) -> None:
        self.wire.cut()

    def find_again(self) -> Connected:
        self.wire.mend()
        return self.wait(Connected)

    def wait(self, kind: type[E], leg: LegId | None = None, seconds: float = 15, **values: object) -> E:
        end = time.monotonic() + seconds
        while (found := self._next(kind, leg, values)) is None:
            assert time.monotonic() < end, f"no {kind.__name__} {leg or ''} {values or ''} came, but {self.events[-12:]}"
            self.passes(0.01)
        return found

    def _next(self, kind: type[E], leg: LegId | None, values: dict[str, object]) -> E | None:
        for at, event in enumerate(self.events):
            if at in self._seen or not isinstance(event, kind):
                continue
            wanted = values | ({"leg": leg} if leg is not None else {})
            if all(getattr(event, name) == value for name, value in wanted.items()):
                self._seen.add(at)
                return event
        return None

    def until(self, holds: Callable[[], object], what: str, seconds: float = 10) -> None:
        """Let time pass until it holds."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"did not happen: {what}; events: {self.events[-8:]}"
            self.passes(0.02)

    def passes(self, seconds: float) -> None:
        self.run(asyncio.sleep(seconds))

    def close(self) -> None:
        self.parties.go_on()
        self.phone.stop()
        self.run(self.phone.stopped())
        self.run(self.wire.close())
        self.run(self.loop.shutdown_default_executor())
        self.loop.close()
        self.pbx.reset()
