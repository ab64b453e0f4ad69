"""The phones of those a call is put through to."""

from __future__ import annotations

from uuid6 import uuid7

from receptionist.calls.board import CallView
from receptionist.calls.events import Manner, Target, TargetEnded, TargetRung
from receptionist.calls.floor import GRACE, Floor
from receptionist.calls.live import Live, Mark
from receptionist.telephony.port import FoundLeg, LegId, Outside, Shown, Station


class Targets:
    """Rings a target for a call, and lets it go."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

    def ring(
        self, call: CallView, live: Live, target: Target, manner: Manner, seconds: int, heard_by: LegId | None = None
    ) -> None:
        """Ring a target; it is over after `seconds`. `heard_by`, an assistant's leg, hears it ring."""
        live.target, live.target_rung, live.confirming = LegId(str(uuid7())), self._floor.clock.now(), False
        self._floor.targets[live.target] = call.id
        self._floor.emit(TargetRung, call=call.id, target=target, manner=manner)
        leg = live.target
        live.target_timer = self._floor.overdue(leg, seconds + GRACE)
        shown = Shown(self._announced_name(call, live), live.route.line)
        to = Station(target.number) if not target.number.startswith("+") else Outside(target.number)
        mark = Mark("target", call=call.id).text()
        self._floor.phone.dial(leg, to, shown, seconds=seconds, heard_by=heard_by, mark=mark)
        self._floor.mark(call, live)

    def _announced_name(self, call: CallView, live: Live) -> str:
        who = call.name or call.caller.name or call.caller.number or ""
        return f"{live.route.shown}: {who}"[:60] if who else live.route.shown

    def let_go(self, call: CallView, live: Live, reason: str) -> None:
        """Hang up on the target, or stop ringing it."""
        if live.target is None:
            return
        leg, live.target = live.target, None
        self._floor.targets.pop(leg, None)
        live.stop_target_timer()
        live.confirming = False
        self._floor.phone.hang_up(leg)
        rang = int((self._floor.clock.now() - live.target_rung).total_seconds()) if live.target_rung else 0
        self._floor.emit(TargetEnded, call=call.id, reason=reason, seconds=rang)

    def bind(self, live: Live, target: FoundLeg) -> None:
        """A target's leg that was found again belongs to this call."""
        live.target, live.target_rung = target.leg, self._floor.clock.now()
        self._floor.targets[target.leg] = live.id
