"""What the keys of the call are about at this moment: decided here once, for keys, buttons and hints alike. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from receptionist.calls.board import Board, CallView
from receptionist.calls.events import Direction
from receptionist.calls.places import Place, Side
from ui.calls.moment import CONSULTING, in_vain

_ON_THE_LINE = frozenset({Side.RINGING, Side.TALKING, *CONSULTING})
_WAITS_FOR_HER = frozenset({Place.HELD, Place.TRANSFERRING, Place.RETURNED})
_OFF_THE_DESK = frozenset({Place.TRANSFERRED, Place.CLOSED, Place.OVERFLOWED})
"""Places of calls that nothing on the desk is about any more, unless she still wraps them up."""


class HoldKey(StrEnum):
    """What the key for holding does."""

    HOLD = "hold"
    BACK = "back"  # from a consultation to the caller
    RESUME = "resume"
    TAKE_BACK = "take_back"  # who is being put through, or came back


class EndKey(StrEnum):
    """What the key for hanging up does."""

    HANG_UP = "hang_up"
    BACK = "back"  # it ends the consultation, and leads back to the caller
    DONE = "done"  # the wrap-up is over
    CLOSE_CARD = "close_card"


@dataclass(frozen=True, slots=True)
class InHand:
    """One assistant's calls at this moment. `shown` is the call that the desk shows, of whatever place; `own` what a name, a
    kind or a message is about; `line` in which she speaks or her phone rings; `caller` who can be put through."""

    shown: CallView | None = None
    own: CallView | None = None
    line: CallView | None = None
    caller: CallView | None = None
    hold: HoldKey | None = None
    held: CallView | None = None
    """Whom `hold` is about."""
    end: EndKey | None = None
    people: str | None = None
    """The client (id) whose people stand in Reach."""

    @property
    def concerned(self) -> CallView | None:
        """Whom she would put through, or take a message of: the caller on the line, else the call that is hers and not over."""
        call = self.line or self.own
        return call if call is not None and not call.over else None

    @property
    def only_looks(self) -> bool:
        """Those in Reach are another client's than the call she has in hand: she looks at them, whatever brought them there (a
        search, a row pointed at, an unfinished message, a card), and none of them is rung for it."""
        return self.concerned is not None and not self.theirs(self.concerned)

    def theirs(self, call: CallView) -> bool:
        """Whether those in Reach are of this call's client."""
        return call.client == self.people

    @property
    def noted(self) -> CallView | None:
        """What a kind is given to: what she has in hand, else the call shown, whose caller has gone."""
        return self.own or (self.shown if self.shown is not None and self.shown.over else None)

    @property
    def on_card(self) -> bool:
        """What the keys are about is a card, which has no phone."""
        return self.own is not None and self.own.direction is Direction.NONE

    @property
    def resumed(self) -> CallView | None:
        """The caller on hold whom the key for holding takes now."""
        return self.held if self.hold is HoldKey.RESUME else None

    @property
    def only_rings(self) -> bool:
        """The call shown is not answered yet, or a colleague hands it to her, and no key could be about anybody else."""
        shown = self.shown
        return self.own is None and shown is not None and (shown.place is Place.WAITING or shown.handed_to is not None)

    @property
    def consults(self) -> bool:
        """She is in a consultation, or its target's phone rings."""
        return self.line is not None and self.line.side in CONSULTING


def on_the_line(board: Board, me: str) -> CallView | None:
    """The call in which she speaks, or her phone rings; not one that is only being wrapped up, and no card: a card has no
    phone."""
    mine = (call for call in board.mine(me) if call.direction is not Direction.NONE)
    return max((call for call in mine if call.side in _ON_THE_LINE), key=lambda call: call.side_since, default=None)


def on_the_desk(call: CallView | None) -> bool:
    """Whether there is still something to do about it here."""
    return call is not None and (call.place not in _OFF_THE_DESK or call.side is not Side.NONE)


def spoken_to(call: CallView | None) -> bool:
    """Somebody who can say a name: not one whose call only rings."""
    return call is not None and (call.place is not Place.WAITING or call.answered is not None)


def a_colleagues(call: CallView | None, me: str) -> bool:
    """Whether a colleague has this call, and does not hand it to her: there is nothing to do about it here."""
    if call is None or call.assistant in (None, me):
        return False
    return call.place is not Place.WAITING and call.handed_to != me


def in_hand(
    board: Board,
    me: str,
    shown: CallView | None,
    chosen: str | None,
    people: str | None = None,
    written_about: str | None = None,
) -> InHand:
    """What the keys are about while the desk shows `shown` and the people of the client `people`; `chosen` is the call whose
    row she pointed at, `written_about` one of which she has begun a message."""
    line = on_the_line(board, me)
    here = _hers(board, me, shown)
    card = here if here is not None and here.id == chosen and here.direction is Direction.NONE else None
    own = card or line or here
    meant = own is not None and own.id in (chosen, written_about)
    hold, held = _hold_key(board, me, line, own, meant=meant)
    return InHand(shown, own, line, _caller(board, me, line, own), hold, held, _end_key(own), people)


def _hers(board: Board, me: str, call: CallView | None) -> CallView | None:
    """The call, where it is one of hers as the board has it now: live, or being wrapped up."""
    now = board.calls.get(call.id) if call is not None else None
    return now if now is not None and now.assistant == me and now.place is not Place.WAITING else None


def _caller(board: Board, me: str, line: CallView | None, own: CallView | None) -> CallView | None:
    """Who can be put through at this instant: with a card on the desk, whoever is on the line, or alone on hold beside it for
    the same client."""
    if own is not None and own.direction is Direction.NONE:
        held = board.held(me)
        return line or (held[0] if len(held) == 1 and held[0].client == own.client else None)
    if own is None or own.place not in (Place.TALKING, Place.HELD) or own.side not in (Side.TALKING, Side.ON_HOLD):
        return None
    return own


def _hold_key(
    board: Board, me: str, line: CallView | None, own: CallView | None, *, meant: bool
) -> tuple[HoldKey, CallView] | tuple[None, None]:
    """Hold whom she talks to; with nobody on the line, take whom the desk shows where she turned to them (`meant`) or where
    they must not wait, else the caller held longest."""
    if line is not None and line.side is Side.TALKING:
        return HoldKey.HOLD, line
    if line is not None and line.side in CONSULTING:
        return HoldKey.BACK, line
    if own is not None and own.place in _WAITS_FOR_HER and (meant or own.place is not Place.HELD or in_vain(own)):
        return (HoldKey.RESUME if own.place is Place.HELD else HoldKey.TAKE_BACK), own
    held = board.held(me)
    return (HoldKey.RESUME, held[0]) if held else (None, None)


def _end_key(own: CallView | None) -> EndKey | None:
    if own is None:
        return None
    if own.direction is Direction.NONE:
        return None if own.over else EndKey.CLOSE_CARD
    if own.side is Side.WRAP_UP:
        return EndKey.DONE
    if own.over:
        return None
    return EndKey.BACK if own.side in CONSULTING else EndKey.HANG_UP
