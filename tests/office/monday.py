"""Monday, nine o'clock: the real window on an office of several clients, joined to the simulator or to a real Asterisk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from receptionist.clients.passphrase import hashed
from receptionist.clients.profile import (
    Address,
    Fact,
    FactKind,
    Greeting,
    Line,
    Occasion,
    Permission,
    Person,
    Profile,
    Status,
    StatusSpan,
    Way,
    WayKind,
)
from receptionist.office import Office
from receptionist.opening import Plan
from receptionist.staff.rights import Role
from receptionist.telephony.port import Presented
from receptionist.telephony.simulator.day import Day
from receptionist.telephony.simulator.town import Town
from receptionist.telephony.simulator.world import Does, Reaction
from tests.office.workstation import ALWAYS, Workstation
from tests.offices import new_office
from tests.telephony.lab import LINE, NUMBERS
from tests.telephony.simulator_lab import Ear

if TYPE_CHECKING:
    from tests.pbx.lab import Pbx

W = TypeVar("W", bound=QWidget)

SUSPENDED, ENDED, MOVED, COMING = "+390299900102", "+390299900103", "+390299900104", "+390299900105"
PASSWORD = "quercia rossa"


def phone(party: str) -> tuple[Way, ...]:
    """The telephone of a party of the lab."""
    return (Way(kind=WayKind.PHONE, value=NUMBERS[party]),)


BIANCHI = Person(name="Marco Bianchi", title="Avv.", role="socio", ways=phone("bianchi"), hours=ALWAYS)
BRAMBILLA = Person(name="Elisa Brambilla", title="Avv.", role="socia", ways=phone("rossi"), hours=ALWAYS)
ARRIGHI = Person(
    name="Ludovico Arrighi",
    title="Avv.",
    left_on=date(2026, 1, 31),
    left_text="L'avvocato Arrighi ci ha lasciati: le sue pratiche le segue l'avvocata Brambilla.",
    replaced_by=BRAMBILLA.id,
)


def clients(now: datetime) -> list[Profile]:
    """A law firm of which all is known; clients that are suspended, have ended, have not begun, have its old number."""
    today, week = now.date(), timedelta(days=7)
    usual: dict[str, Any] = {"hours": ALWAYS, "holidays": False}
    return [
        Profile(
            code="ROSSI",
            legal_name="Studio Legale Rossi",
            short_name="Studio Rossi",
            lines=(Line(number=LINE, patience=300), Line(number=MOVED, since=now - 50 * week, until=now - week)),
            people=(BIANCHI, BRAMBILLA, ARRIGHI),
            greetings=(Greeting(occasion=Occasion.OPEN, text="Étude Rossi, {greeting}, {assistant}.", language="fr"),),
            addresses=(Address(street="Via Dante 7", detail="citofono Rossi", city="Milano"),),
            vat_number="00000019992",
            facts=(
                Fact(kind=FactKind.WHERE_ARE_YOU, text="In segreteria, a Milano."),
                Fact(kind=FactKind.OTHER, label="cellulari", text="398 005 5103", permission=Permission.NEVER),
            ),
            passphrase=hashed(PASSWORD),
            **usual,
        ),
        Profile(
            code="PONTEGGI",
            legal_name="Ponteggi Adriatica",
            lines=(Line(number=SUSPENDED, patience=300),),
            people=(Person(name="Ilir Hoxha", ways=phone("bianchi"), hours=ALWAYS),),
            statuses=(StatusSpan(status=Status.SUSPENDED, since=today - week, said="Il servizio è sospeso."),),
            **usual,
        ),
        Profile(
            code="DONADONI",
            legal_name="Sartoria Donadoni",
            lines=(Line(number=ENDED, patience=300),),
            people=(Person(name="Fermo Donadoni", ways=phone("bianchi"), hours=ALWAYS),),
            statuses=(StatusSpan(status=Status.ENDED, since=today - week),),
            **usual,
        ),
        Profile(
            code="LUMEN",
            legal_name="Lumen Solare",
            lines=(Line(number=COMING, patience=300),),
            statuses=(
                StatusSpan(status=Status.SUSPENDED, since=today - week, said="Il servizio comincia lunedì."),
                StatusSpan(status=Status.ACTIVE, since=today + week),
            ),
            status=Status.SUSPENDED,
            **usual,
        ),
        Profile(
            code="VERDI",
            legal_name="Verdi e Figli",
            lines=(Line(number=MOVED, since=now - week, patience=300),),
            people=(Person(name="Luca Verdi", ways=phone("bianchi"), hours=ALWAYS),),
            **usual,
        ),
    ]


def make_office(where: Path, settings: dict[str, object]) -> None:
    """The office, with Anna at her phone and Bruno, who speaks French."""
    office = new_office(str(where), Plan("Uffici Centrali"))
    office.clients.save_all(clients(datetime.now(UTC)), by="setup")
    office.staff.add("Anna", Role.SUPERVISOR)
    bruno = office.staff.add("Bruno", Role.ASSISTANT)
    office.staff.speaks(bruno.login, ["fr"])
    for key, value in {"stations": ["anna", "bruno"], "person": "anna", "station": "anna", **settings}.items():
        office.settings.set(key, value)
    office.close()


class Callers(Protocol):
    """Those who ring, on either phone system."""

    def rings(self, party: str, line: str, *, withheld: bool = False) -> None:
        """A party of the lab rings this number of ours."""

    def hangs_up(self, party: str) -> None:
        """The caller has had enough."""


class OnAsterisk:
    """SIP phones."""

    def __init__(self, pbx: Pbx) -> None:
        self._parties = pbx.parties

    def rings(self, party: str, line: str, *, withheld: bool = False) -> None:
        anonymous = '"Anonymous" <sip:anonymous@anonymous.invalid>' if withheld else None
        self._parties.rings(party, line, identity=anonymous, headers={"Privacy": "id"} if withheld else None)

    def hangs_up(self, party: str) -> None:
        self._parties.hangs_up(party)


class QuietTown(Town):
    """A town in which nobody rings by himself, and nobody who is rung answers."""

    def start(self) -> None:
        self.exchange.set_outside(lambda number, leg: Reaction(Does.NOTHING))


def quiet_town(clock: Any, seed: int, stations: Any, mouth: Any) -> Town:
    """In place of the demo's."""
    return QuietTown(clock, seed, Day(seed, [], {}), stations, mouth=mouth)


class OnSimulator:
    """The simulator, whose world lives on the hub's thread."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._legs: dict[str, Any] = {}

    def rings(self, party: str, line: str, *, withheld: bool = False) -> None:
        caller = Presented(number=None if withheld else NUMBERS[party], name=None, withheld=withheld)
        self._legs[party] = self._there(lambda exchange: exchange.rings(line, caller, Ear()))

    def hangs_up(self, party: str) -> None:
        self._there(lambda exchange: exchange.far_end_hangs_up(self._legs[party]))

    def _there(self, do: Callable[[Any], Any]) -> Any:
        hub, town = self._office.hub, self._office.phone_system.town
        assert hub is not None and town is not None

        async def done() -> Any:
            return do(town.exchange)

        return asyncio.run_coroutine_threadsafe(done(), hub._loop).result(10)


class Monday(Workstation):
    """Anna's workstation, and who rings."""

    callers: Callers

    def answers(self, party: str = "neri", line: str = LINE, *, withheld: bool = False) -> None:
        """Somebody rings, and she answers with one key."""
        self.callers.rings(party, line, withheld=withheld)
        self.waits()
        self.press("F2")
        self.until(lambda: [call.place for call in self.board.calls.values()] == ["talking"], "they talk")

    def waits(self) -> None:
        """Until one call waits, on the board and in the list."""
        self.until(lambda: [call.place for call in self.board.calls.values()] == ["waiting"], "it waits")
        self.until(lambda: self._listed() == list(self.board.calls), "its row is on the screen")

    def _listed(self) -> list[str]:
        rows = [row for section in self.desk.calls.sections for row in section.model.rows]
        return [row.call for row in rows if not row.gone]

    def sheet(self, kind: type[W]) -> W:
        """The sheet that lies over the window."""
        self.until(lambda: self._sheets(kind), f"{kind.__name__} is open")
        return self._sheets(kind)[0]

    def gone(self, kind: type[QWidget]) -> None:
        """Wait until no such sheet lies there."""
        self.until(lambda: not self._sheets(kind), f"{kind.__name__} is gone")

    def _sheets(self, kind: type[W]) -> list[W]:
        return [sheet for sheet in self.console.window.findChildren(kind) if sheet.isVisible()]

    def reach(self) -> list[str]:
        """The rows of Reach: each with the words of its two lines."""
        model = self.desk.reach.view.model()
        return [str(model.index(n, 0).data()) for n in range(model.rowCount())]

    def over(self, party: str) -> None:
        """The caller hangs up, and the desk is empty again."""
        self.callers.hangs_up(party)
        self.free()

    def free(self) -> None:
        """Wait until no call is there, and none is shown."""
        self.until(lambda: not self.board.calls and not self._listed(), "it is over")

    def reads(self) -> str:
        """All that can be read in the window."""
        return "\n".join(self._texts())
