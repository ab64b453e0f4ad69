"""What the keys of the desk mean at this moment, as commands to the desk of calls. No widget in here."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from receptionist.calls.board import CallView
from receptionist.calls.commands import (
    Answer,
    Back,
    BlindTransfer,
    CloseCard,
    Complete,
    Consult,
    Dial,
    DoneWrappingUp,
    GiveKind,
    GiveToClient,
    HandTo,
    HangUp,
    Hold,
    KeepAsEvidence,
    LetPass,
    Name,
    OpenCard,
    Reply,
    Resume,
    SayWaitsFor,
    TakeBack,
)
from receptionist.calls.events import Target
from receptionist.calls.places import KindOfCall, Place, Side
from ui.calls.hang_up import Twice
from ui.calls.in_hand import EndKey, HoldKey, InHand
from ui.calls.just_missed import JustMissed
from ui.calls.live import LiveBoard
from ui.calls.moment import in_vain, would_cut_off
from ui.calls.subject import Subject


class DeskActions(QObject):
    """Carries out what a key asks for, on the call that it is about (`Subject.in_hand`)."""

    asks_again = Signal(str)
    """Hanging up would cut somebody off: the key must be pressed once more."""
    turned = Signal()
    """Another call is pointed at than before."""

    def __init__(
        self,
        live: LiveBoard,
        subject: Subject,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._live, self._subject = live, subject
        self.twice = Twice(monotonic)
        self.missed = JustMissed(live, monotonic, self)

    @property
    def now(self) -> InHand:
        """What the keys are about at this instant."""
        return self._subject.in_hand

    def mine(self, call: str | None) -> CallView | None:
        """The call, if it is one of hers that is not over."""
        view = self._live.board.calls.get(call or "")
        return view if view is not None and view.assistant == self._live.assistant and not view.over else None

    # ---- taking calls

    def answer_next(self) -> None:
        """The first by rule; whom she talks to is held. A colleague may have been faster with the one that stands there."""
        first = self._live.board.next_for(self._live.assistant)
        self._live.send(Answer(seen=first.id if first is not None else self.missed.call))

    def take(self, call: str) -> None:
        """This very call: answered, resumed, or fetched back."""
        view = self._live.board.calls.get(call)
        if view is None:
            return
        if view.handed_to == self._live.assistant:
            self._live.send(Answer(call=call))
        elif view.place is Place.TRANSFERRING:
            self._live.send(TakeBack(call=call))
        elif view.place is Place.HELD:
            self._live.send(Resume(call=call))
        elif view.place in (Place.WAITING, Place.RETURNED):
            self._live.send(Answer(call=call))

    def hold_or_resume(self) -> None:
        """Hold whom she talks to; with nobody on the line, take whom the desk shows."""
        now = self.now
        match now.hold, now.held:
            case HoldKey.HOLD, CallView() as call:
                self._subject.sets_aside(call.id)
                self._live.send(Hold(call=call.id))
            case HoldKey.BACK, CallView() as call:
                self._live.send(Back(call=call.id))
            case _, CallView() as call:
                self.take(call.id)

    def go_back(self) -> bool:
        """From a consultation to the caller, also from one that came to nothing. Whether there was one."""
        now = self.now
        failed = now.hold is HoldKey.RESUME and now.own is not None and now.held is now.own and in_vain(now.own)
        if now.hold is HoldKey.BACK or failed:
            self.hold_or_resume()
            return True
        return False

    # ---- putting through

    def consult(self, target: Target, call: str) -> None:
        """Announce the caller first."""
        self._live.send(Consult(call=call, target=target))

    def blind(self, target: Target, call: str) -> None:
        """Put the caller through at once."""
        self._live.send(BlindTransfer(call=call, target=target))

    def complete(self) -> None:
        """Step out of the consultation."""
        call = self.now.line
        if call is not None:
            self._live.send(Complete(call=call.id))

    def dial(self, line: str, target: Target, rings: Callable[[], object]) -> None:
        """Ring out under a client's line; `rings` is done once the desk does. What it refuses is told by itself, and so is why
        nobody was reached: which can be known by then, as with her own phone off."""
        self._live.send(Dial(line=line, target=target), lambda reply: rings() if self.mine(reply.call) is not None else None)

    # ---- handing to a colleague

    def to_hand(self) -> CallView | None:
        """The call of hers that a colleague could take over now."""
        call = self.now.own
        could = call is not None and call.side in (Side.TALKING, Side.ON_HOLD) and call.place in (Place.TALKING, Place.HELD)
        return call if could else None

    def hand(self, call: str, to: str) -> None:
        """Offer it to a colleague."""
        self._live.send(HandTo(call=call, to=to))

    def offered(self) -> CallView | None:
        """A call that is offered to her, or that she offers."""
        board, me = self._live.board, self._live.assistant
        hers = [call for call in board.mine(me) if call.handed_to is not None]
        return next(iter(board.handed(me) or hers), None)

    def let_pass(self) -> None:
        """It stays whose it is."""
        call = self.offered()
        if call is not None:
            self._live.send(LetPass(call=call.id))

    # ---- ending

    def hang_up(self) -> None:
        """End the call; in a consultation only that. Twice where somebody would be cut off."""
        now = self.now
        if now.own is None or now.end is None:
            return
        call = now.own
        match now.end:
            case EndKey.CLOSE_CARD:
                self._live.send(CloseCard(call=call.id))
            case EndKey.DONE:
                self._live.send(DoneWrappingUp(call=call.id))
            case EndKey.BACK:
                self._live.send(Back(call=call.id))
            case _ if would_cut_off(call) and not self.twice.press(call.id):
                self.asks_again.emit(call.id)
            case _:
                self._live.send(HangUp(call=call.id))

    # ---- noting

    def name(self, call: str, name: str, firm: str, matter: str) -> None:
        """Who rings."""
        view = self._live.board.calls.get(call)
        if view is not None and (name, firm, matter) != (view.name, view.firm, view.matter):
            self._live.send(Name(call=call, name=name, firm=firm, matter=matter))

    def kind(self, kind: KindOfCall) -> None:
        """What kind of call it was; the same again takes it back."""
        call = self.now.noted
        if call is not None:
            self._live.send(GiveKind(call=call.id, kind_of_call=None if call.kind_of_call is kind else kind))

    def waits_for(self, call: str, text: str) -> None:
        """What a held caller waits for."""
        self._live.send(SayWaitsFor(call=call, text=text))

    def give(self, client: str) -> None:
        """The caller meant another client."""
        call = self.now.own
        if call is not None:
            self._live.send(GiveToClient(call=call.id, client=client))

    def evidence(self, call: str, emergency: str, note: str = "") -> None:
        """The emergency card was opened, or something was noted on it."""
        self._live.send(KeepAsEvidence(call=call, emergency=emergency, note=note))

    def open_card(self, line: str, caller: str | None = None) -> None:
        """A call card by hand."""
        self._live.send(OpenCard(line=line, caller=caller), self._opened)

    def _opened(self, reply: Reply) -> None:
        """The card is what she looks at now; who is on the line stays there."""
        if reply.call is not None:
            self._subject.choose(reply.call)
            self.turned.emit()
