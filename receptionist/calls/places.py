"""Where a call may be, and the moves that exist. One table each for the caller and for the assistant; nothing passes them by.

The tables hold only what can be reached today. `docs/call.md` is drawn from them (`make docs`).
"""

from __future__ import annotations

from enum import StrEnum

from receptionist.errors import NotAllowed


class Place(StrEnum):
    """The caller's place (of an outbound call: the other party's)."""

    OFFERED = "offered"  # arrived; nothing was decided yet
    WAITING = "waiting"  # hears ringing or music, and anybody free may answer
    ANSWERING = "answering"  # one assistant has claimed it, her phone is being rung
    TALKING = "talking"  # caller and assistant hear each other
    HELD = "held"  # hears music; the call is still one assistant's
    TRANSFERRING = "transferring"  # put through unannounced; the target's phone rings
    TRANSFERRED = "transferred"  # caller and target hear each other, no assistant is left
    RETURNED = "returned"  # a transfer failed, or her phone was lost in mid-call; hears music, kept for her
    CLOSED = "closed"  # hears an announcement: closed, or nobody can answer
    OVERFLOWED = "overflowed"  # with the fallback number, ringing or talking
    DIALLING = "dialling"  # outbound: the assistant's own phone is being rung
    RINGING = "ringing"  # outbound: the number called rings
    ABANDONED = "abandoned"  # the caller hung up before anybody had answered
    ENDED = "ended"  # over


class Side(StrEnum):
    """The assistant's side of one call."""

    NONE = "none"  # nobody's
    RINGING = "ringing"  # her phone rings
    TALKING = "talking"
    ON_HOLD = "on_hold"  # the caller hears music, she may do something else
    CONSULT_RINGING = "consult_ringing"  # the target's phone rings, she listens
    CONSULTING = "consulting"  # she speaks with the target, the caller hears music
    WRAP_UP = "wrap_up"  # the call is over, her note is not


class Result(StrEnum):
    """How a call ended. A report that mixes two of them is wrong."""

    ANSWERED = "answered"
    MESSAGE = "message"
    TRANSFERRED = "transferred"
    BLIND_TRANSFERRED = "blind_transferred"
    ABANDONED = "abandoned"
    ABANDONED_ON_HOLD = "abandoned_on_hold"
    VOICEMAIL = "voicemail"
    OVERFLOWED = "overflowed"
    CLOSED = "closed"
    NOBODY = "nobody"
    REFUSED = "refused"
    FAILED = "failed"


class KindOfCall(StrEnum):
    """What the call was, apart from how it ended."""

    WRONG_NUMBER = "wrong_number"
    SALES = "sales"
    SILENT = "silent"
    INFORMATION = "information"
    UNWANTED = "unwanted"


LOST = frozenset({Result.ABANDONED, Result.ABANDONED_ON_HOLD, Result.NOBODY, Result.FAILED})
"""Results after which nobody has spoken to the caller to the end: the list *to call back* is made of these."""

OVER = frozenset({Place.ABANDONED, Place.ENDED})
"""Places without a way out."""

_P = Place
MOVES: dict[Place, frozenset[Place]] = {
    _P.OFFERED: frozenset({_P.WAITING, _P.DIALLING, _P.OVERFLOWED, _P.CLOSED, _P.ABANDONED, _P.ENDED}),
    _P.WAITING: frozenset({_P.ANSWERING, _P.CLOSED, _P.OVERFLOWED, _P.ABANDONED, _P.ENDED}),
    _P.ANSWERING: frozenset({_P.TALKING, _P.WAITING, _P.RETURNED, _P.ABANDONED, _P.ENDED}),
    _P.TALKING: frozenset({_P.HELD, _P.TRANSFERRING, _P.RETURNED, _P.ENDED}),
    _P.HELD: frozenset({_P.TALKING, _P.TRANSFERRING, _P.TRANSFERRED, _P.RETURNED, _P.ENDED}),
    _P.TRANSFERRING: frozenset({_P.TRANSFERRED, _P.RETURNED, _P.ENDED}),
    _P.TRANSFERRED: frozenset({_P.RETURNED, _P.ENDED}),
    _P.RETURNED: frozenset({_P.ANSWERING, _P.WAITING, _P.ENDED}),
    _P.CLOSED: frozenset({_P.OVERFLOWED, _P.ENDED}),
    _P.OVERFLOWED: frozenset({_P.ENDED}),
    _P.DIALLING: frozenset({_P.RINGING, _P.ENDED}),
    _P.RINGING: frozenset({_P.TALKING, _P.ENDED}),
    _P.ABANDONED: frozenset(),
    _P.ENDED: frozenset(),
}

_S = Side
SIDE_MOVES: dict[Side, frozenset[Side]] = {
    _S.NONE: frozenset({_S.RINGING, _S.TALKING, _S.ON_HOLD}),
    _S.RINGING: frozenset({_S.TALKING, _S.ON_HOLD, _S.CONSULT_RINGING, _S.NONE}),
    _S.TALKING: frozenset({_S.ON_HOLD, _S.CONSULT_RINGING, _S.WRAP_UP, _S.NONE}),
    _S.ON_HOLD: frozenset({_S.RINGING, _S.TALKING, _S.CONSULT_RINGING, _S.WRAP_UP, _S.NONE}),
    _S.CONSULT_RINGING: frozenset({_S.CONSULTING, _S.ON_HOLD, _S.TALKING, _S.WRAP_UP, _S.NONE}),
    _S.CONSULTING: frozenset({_S.TALKING, _S.ON_HOLD, _S.WRAP_UP, _S.NONE}),
    _S.WRAP_UP: frozenset({_S.NONE}),
}


def check_move(now: Place, then: Place) -> None:
    """Raise `NotAllowed` unless the caller may go from `now` to `then`."""
    if then not in MOVES[now]:
        raise NotAllowed("call.move", now=now, then=then)


def check_side(now: Side, then: Side) -> None:
    """Raise `NotAllowed` unless the assistant's side may go from `now` to `then`."""
    if then not in SIDE_MOVES[now]:
        raise NotAllowed("call.side", now=now, then=then)
