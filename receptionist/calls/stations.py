"""The assistants' own phones: having one picked up, and talking, holding and resuming on it."""

from __future__ import annotations

from collections.abc import Callable

from uuid6 import uuid7

from receptionist.calls.board import CallView
from receptionist.calls.floor import GRACE, Floor
from receptionist.calls.live import NAME_KEPT, Live, Mark, Seat
from receptionist.calls.places import Place, Side
from receptionist.calls.route import Route
from receptionist.errors import Problem
from receptionist.telephony.port import LegId, Outside, Shown, Station

CONFIRM_SOUND = "receptionist/confirm"


def is_outside(station: str) -> bool:
    """Whether a phone is named by its number on the public network (E.164): a mobile, or one at home."""
    return station.startswith("+")


class Stations:
    """One phone for each assistant who has signed in at a station; it stays up while she has a caller to talk to."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

    def have_phone(
        self,
        seat: Seat,
        route: Route,
        call: CallView,
        then: Callable[[], None],
        failed: Callable[[str], None],
        at: str | None = None,
    ) -> None:
        """Have the assistant's phone picked up, then go on: at once where it is already. `at`: another phone than the one where
        she sits."""
        shown = Shown(route.shown, call.caller.number)
        if seat.leg is not None and seat.up:
            self._floor.phone.show(seat.leg, shown)
            then()
            return
        station = at or seat.station
        if station is None:
            failed("none")
            return

        def if_still_wanted(do: Callable[..., None]) -> Callable[..., None]:
            return lambda *args: do(*args) if call.side is Side.RINGING else None

        seat.then, seat.failed = if_still_wanted(then), if_still_wanted(failed)
        seat.leg, seat.up, seat.rings_for, seat.rings_at = LegId(str(uuid7())), False, call.id, at
        self._floor.stations[seat.leg] = seat.assistant
        mark = Mark("station", assistant=seat.assistant, assistant_name=seat.name[:NAME_KEPT], station=seat.station).text()
        leg = seat.leg
        outside = is_outside(station)
        seconds = self._floor.seconds.blind if outside else self._floor.seconds.station
        to = Outside(station) if outside else Station(station)
        self._floor.phone.dial(leg, to, shown, seconds=seconds, auto_answer=not outside, mark=mark)
        if seat.leg is leg and not seat.up:
            seat.timer = self._floor.overdue(leg, seconds + GRACE)

    def picked_up(self, seat: Seat, leg: LegId) -> None:
        """Her phone was answered: what waited for it goes on."""
        if seat.up or seat.leg != leg or seat.confirming:
            return
        if is_outside(seat.rings_at or seat.station or ""):
            self._ask_for_the_key(seat, leg)
        else:
            self._is_up(seat)

    def _ask_for_the_key(self, seat: Seat, leg: LegId) -> None:
        """An outside phone is hers when a key is pressed at it: its voicemail answers, too."""
        seat.confirming = True
        seat.stop_timer()
        seat.timer = self._floor.overdue(leg, self._floor.seconds.confirm)
        self._floor.phone.announce(leg, CONFIRM_SOUND)

    def key_pressed(self, seat: Seat, leg: LegId) -> None:
        """Somebody is at her outside phone."""
        if seat.leg == leg and seat.confirming:
            self._is_up(seat)

    def _is_up(self, seat: Seat) -> None:
        seat.up, seat.rings_for, seat.confirming = True, None, False
        seat.stop_timer()
        then, seat.then, seat.failed = seat.then, None, None
        if then is not None:
            then()
        self._floor.release_phone(seat)

    def talk(self, call: CallView, live: Live, seat: Seat) -> None:
        """Caller and assistant hear each other."""
        if live.caller is None or seat.leg is None:
            return
        self._floor.move(call, live, Place.TALKING, assistant=seat.assistant)
        self._floor.phone.connect(live.caller, seat.leg)
        self._floor.turn(call, Side.TALKING, seat)

    def hold(self, call: CallView, live: Live, seat: Seat) -> None:
        """The caller hears music."""
        self._floor.move(call, live, Place.HELD, assistant=seat.assistant)
        if live.caller is not None:
            self._floor.phone.play_music(live.caller)
        self._floor.turn(call, Side.ON_HOLD, seat)

    def still_held(self, call: CallView, seat: Seat, reason: str) -> None:
        """Her phone was not answered: the caller stays on hold, and she is told."""
        self._floor.turn(call, Side.ON_HOLD, seat)
        self._floor.trouble(f"station.{reason}", call, seat)

    def make_room(self, seat: Seat) -> None:
        """Before another call: one she talks to is held, a note is done. Raises `Problem` (`seat.busy`) in a consultation."""
        current = self._floor.board.current(seat.assistant)
        if current is None:
            return
        if current.side is Side.WRAP_UP:
            self._floor.turn(current, Side.NONE, seat)
        elif current.place is Place.TALKING:
            self.hold(current, self._floor.live[current.id], seat)
        else:
            raise Problem("seat.busy")
