"""Why a call ended, between ITU-T Q.850 (which Asterisk speaks, SIP statuses translated) and our own few words."""

from __future__ import annotations

from receptionist.telephony.port import Cause

_OURS = {
    0: Cause.NORMAL,
    1: Cause.UNREACHABLE,  # unallocated number; SIP 404
    2: Cause.UNREACHABLE,
    3: Cause.UNREACHABLE,  # no route; the phone is not registered
    16: Cause.NORMAL,
    17: Cause.BUSY,  # SIP 486, 600
    18: Cause.NO_ANSWER,  # SIP 408
    19: Cause.NO_ANSWER,  # SIP 480
    20: Cause.UNREACHABLE,
    21: Cause.REFUSED,  # SIP 603, 403
    22: Cause.UNREACHABLE,  # number changed; SIP 410
    26: Cause.NORMAL,  # answered elsewhere
    27: Cause.UNREACHABLE,
    28: Cause.UNREACHABLE,  # incomplete number; SIP 484
    31: Cause.NORMAL,
    32: Cause.NORMAL,  # Asterisk's own: hung up by a command
    34: Cause.FAILED,
    102: Cause.NO_ANSWER,
    127: Cause.NORMAL,
}

_THEIRS = {
    Cause.NORMAL: 16,
    Cause.BUSY: 17,
    Cause.NO_ANSWER: 19,
    Cause.REFUSED: 21,
    Cause.UNREACHABLE: 20,
    Cause.FAILED: 41,
}


def cause_of(code: int) -> Cause:
    """Our word for a Q.850 code; what is not in the table is a failure of some network."""
    return _OURS.get(code, Cause.FAILED)


def code_of(cause: Cause) -> int:
    """The Q.850 code that says it best; Asterisk turns it into a SIP status for a caller who was not answered."""
    return _THEIRS[cause]
