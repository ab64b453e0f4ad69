"""What there is to say at this moment of a call: decided from the board alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import KindOfCall, Place, Side
from receptionist.clients.profile import Occasion

CONSULTING = frozenset({Side.CONSULT_RINGING, Side.CONSULTING})
SILENT_ENDS = frozenset({"normal", "cancelled"})
"""Reasons for which a target's leg ends that are no failure."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A call, the occasion on which a sentence is said, and whether it is being said now (else it stands ready). Two equal
    moments are one: the sentence is not said again."""

    call: str | None
    occasion: Occasion | None
    said_now: bool

    @property
    def again(self) -> bool:
        """Whether somebody has spoken with the caller before."""
        return self.occasion in (Occasion.BACK_FROM_HOLD, Occasion.RETURNED)


NOTHING = Moment(None, None, False)

FAREWELLS = {
    KindOfCall.SALES: Occasion.SALES,
    KindOfCall.WRONG_NUMBER: Occasion.WRONG_NUMBER,
    KindOfCall.SILENT: Occasion.SILENT,
}
"""Kinds of call that end with a sentence of the client's own."""


def moment_of(call: CallView, me: str, now: datetime) -> Moment:
    """Where this call stands at `now` for `me`, who must speak. `occasion` None: the greeting, open or closed as the hour
    is."""
    speaks = call.side in (Side.TALKING, Side.CONSULTING) or call.direction is Direction.NONE
    if call.handed_to == me:
        return Moment(call.id, Occasion.TAKEN_OVER, said_now=False)
    return Moment(call.id, _occasion(call, me, now), speaks)


def is_new(call: CallView) -> bool:
    """Whether the caller is greeted, or has been and was with nobody else and on no hold since."""
    here = call.place in (Place.WAITING, Place.ANSWERING, Place.TALKING) and call.side not in CONSULTING
    return here and not _spoken_before(call)


def says_goodbye(call: CallView) -> bool:
    """Whether all that is left to do is to say the sentence of its kind, and to hang up."""
    return call.kind_of_call in FAREWELLS and call.place is Place.TALKING and call.side not in CONSULTING


def in_vain(call: CallView) -> bool:
    """Whether the last target of this call was not reached, and its caller is still with us."""
    with_us = call.place in (Place.TALKING, Place.HELD, Place.RETURNED)
    return with_us and call.manner is not None and (call.target_reason or "normal") not in SILENT_ENDS


def _occasion(call: CallView, me: str, now: datetime) -> Occasion | None:
    if call.side in CONSULTING:
        return Occasion.ANNOUNCING
    if call.kind_of_call is not None and says_goodbye(call):
        return FAREWELLS[call.kind_of_call]
    if call.direction is Direction.OUTBOUND:
        return Occasion.CALLING_OUT
    came_back = call.place is Place.RETURNED and call.reason not in ("phone_lost", "console_lost", "given_to_the_team")
    if came_back or (_spoken_before(call) and in_vain(call)):
        return Occasion.RETURNED
    if _goes_on_with(call, me):
        return Occasion.TAKEN_OVER
    if _spoken_before(call):
        return Occasion.BACK_FROM_HOLD
    return Occasion.QUEUE_WAS_LONG if _waited_long(call, now) else None


def _goes_on_with(call: CallView, me: str) -> bool:
    """A colleague has spoken with the caller, and it is `me` who goes on."""
    takes = call.place is Place.HELD and call.side is Side.RINGING and call.assistant == me
    if call.place in (Place.WAITING, Place.ANSWERING) or takes:
        return call.talked_with not in (None, me)
    return call.place is Place.TALKING and call.taken_over_from is not None and call.assistant == me


def _waited_long(call: CallView, now: datetime) -> bool:
    """Longer than the client was promised, before anybody spoke to the caller."""
    if call.direction is not Direction.INBOUND or call.service_level <= 0:
        return False
    return (call.answered or now) > call.due()


def _spoken_before(call: CallView) -> bool:
    if call.answered is None:
        return False
    goes_on = call.reason == "found_again"  # she was never on hold: only we were away
    return call.place is not Place.TALKING or (call.place_since > call.answered and not goes_on)


def spoken_name(call: CallView) -> str | None:
    """The caller as announced to a target: name and firm as typed, else the name that the network gave."""
    typed = ", ".join(part for part in (call.name, call.firm) if part)
    return typed or call.caller.name


def would_cut_off(call: CallView) -> bool:
    """Whether hanging up now ends somebody's conversation: then it is asked for twice. Who was told goodbye is not cut off."""
    if call.direction is Direction.NONE or call.side in CONSULTING or says_goodbye(call):
        return False
    return call.place in (Place.TALKING, Place.HELD, Place.TRANSFERRING, Place.RETURNED)
