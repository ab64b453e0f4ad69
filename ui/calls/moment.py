"""What there is to say at this moment of a call: decided from the board alone."""

from __future__ import annotations

from dataclasses import dataclass

from receptionist.calls.board import CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import Place, Side
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


NOTHING = Moment(None, None, False)


def moment_of(call: CallView) -> Moment:
    """Where this call stands for who must speak. `occasion` None: the greeting, open or closed as the hour is."""
    speaks = call.side in (Side.TALKING, Side.CONSULTING) or call.direction is Direction.NONE
    return Moment(call.id, _occasion(call), speaks)


def in_vain(call: CallView) -> bool:
    """Whether the last target of this call was not reached, and its caller is still with us."""
    with_us = call.place in (Place.TALKING, Place.HELD, Place.RETURNED)
    return with_us and call.manner is not None and (call.target_reason or "normal") not in SILENT_ENDS


def _occasion(call: CallView) -> Occasion | None:
    if call.side in CONSULTING:
        return Occasion.ANNOUNCING
    if call.direction is Direction.OUTBOUND:
        return Occasion.CALLING_OUT
    came_back = call.place is Place.RETURNED and call.reason != "phone_lost"
    if came_back or (_spoken_before(call) and in_vain(call)):
        return Occasion.RETURNED
    if _spoken_before(call):
        return Occasion.BACK_FROM_HOLD
    return None


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
    """Whether hanging up now ends somebody's conversation: then it is asked for twice."""
    if call.direction is Direction.NONE or call.side in CONSULTING:
        return False
    return call.place in (Place.TALKING, Place.HELD, Place.TRANSFERRING, Place.RETURNED)
