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
    HangUp,
    Hold,
    KeepAsEvidence,
    Name,
    OpenCard,
    Reply,
    Resume,
    SayWaitsFor,
    TakeBack,
)
from receptionist.calls.events import Direction, Target
from receptionist.calls.places import KindOfCall, Place, Side
from ui.calls.hang_up import Twice
from ui.calls.live import LiveBoard
from ui.calls.moment import CONSULTING, would_cut_off

_ON_THE_LINE = frozenset({Side.RINGING, Side.TALKING, Side.CONSULT_RINGING, Side.CONSULTING})


class DeskActions(QObject):
    """Carries out what a key asks for, on the call that it is about: the one she is busy with, else the one she chose."""

    asks_again = Signal(str)
    """Hanging up would cut somebody off: the key must be pressed once more."""
    turned = Signal()
    """Another call is pointed at than before."""

    def __init__(self, live: LiveBoard, monotonic: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.twice = Twice(monotonic)
        self.chosen: str | None = None
        """The call whose row she pointed at; None: none in particular."""

    @property
    def me(self) -> str:
        """Who sits here."""
        return self._live.assistant

    def current(self) -> CallView | None:
        """The call she is busy with."""
        return self._live.board.current(self.me)

    def on_the_line(self) -> CallView | None:
        """The call in which she speaks, or her phone rings; not one that is only being wrapped up, and no card: a card has
        no phone."""
        mine = (call for call in self._live.board.mine(self.me) if call.direction is not Direction.NONE)
        return max((call for call in mine if call.side in _ON_THE_LINE), key=lambda call: call.side_since, default=None)

    def mine(self, call: str | None) -> CallView | None:
        """The call, if it is one of hers that is not over."""
        view = self._live.board.calls.get(call or "")
        return view if view is not None and view.assistant == self.me and not view.over else None

    def subject(self) -> CallView | None:
        """What a name, a kind or a message is about."""
        chosen = self.mine(self.chosen)
        return self._card() or self.on_the_line() or chosen or self.current() or self._only_held() or self._only_card()

    def caller(self) -> CallView | None:
        """Who can be put through: with a card on the desk, whoever is on the line or alone on hold beside it."""
        subject = self.subject()
        if subject is None or subject.direction is not Direction.NONE:
            return subject
        return self.on_the_line() or self._only_held()

    def _card(self) -> CallView | None:
        chosen = self.mine(self.chosen)
        return chosen if chosen is not None and chosen.direction is Direction.NONE else None

    def _only_card(self) -> CallView | None:
        cards = self._live.board.cards(self.me)
        return cards[0] if len(cards) == 1 else None

    def _only_held(self) -> CallView | None:
        held = self._live.board.held(self.me)
        return held[0] if len(held) == 1 else None

    # ---- taking calls

    def answer_next(self) -> None:
        """The first by rule; whom she talks to is held."""
        self._live.send(Answer())

    def take(self, call: str) -> None:
        """This very call: answered, resumed, or fetched back."""
        view = self._live.board.calls.get(call)
        if view is None:
            return
        if view.place is Place.TRANSFERRING:
            self._live.send(TakeBack(call=call))
        elif view.place is Place.HELD:
            self._live.send(Resume(call=call))
        elif view.place in (Place.WAITING, Place.RETURNED):
            self._live.send(Answer(call=call))

    def hold_or_resume(self) -> None:
        """Hold whom she talks to; with nobody on the line, the chosen held caller or the one held longest."""
        call = self.on_the_line()
        chosen = self.mine(self.chosen)
        if call is not None and call.side is Side.TALKING:
            self._live.send(Hold(call=call.id))
        elif call is not None and call.side in CONSULTING:
            self._live.send(Back(call=call.id))
        elif chosen is not None and chosen.place in (Place.HELD, Place.TRANSFERRING, Place.RETURNED):
            self.take(chosen.id)
        else:
            self._live.send(Resume())

    def go_back(self) -> bool:
        """From a consultation to the caller. Whether there was one."""
        call = self.on_the_line()
        if call is None or call.side not in CONSULTING:
            return False
        self._live.send(Back(call=call.id))
        return True

    # ---- putting through

    def consult(self, target: Target, call: str | None = None) -> None:
        """Announce the caller first."""
        view = self.mine(call) if call else self.subject()
        if view is not None:
            self._live.send(Consult(call=view.id, target=target))

    def blind(self, target: Target, call: str | None = None) -> None:
        """Put the caller through at once."""
        view = self.mine(call) if call else self.subject()
        if view is not None:
            self._live.send(BlindTransfer(call=view.id, target=target))

    def complete(self) -> None:
        """Step out of the consultation."""
        call = self.on_the_line()
        if call is not None:
            self._live.send(Complete(call=call.id))

    def dial(self, line: str, target: Target) -> None:
        """Ring out under a client's line."""
        self._live.send(Dial(line=line, target=target))

    # ---- ending

    def hang_up(self) -> None:
        """End the call; in a consultation only that. Twice where somebody would be cut off."""
        call = self._card() or self.on_the_line() or self.mine(self.chosen) or self.current()
        if call is None:
            return
        if call.direction is Direction.NONE:
            self._live.send(CloseCard(call=call.id))
        elif call.side is Side.WRAP_UP:
            self._live.send(DoneWrappingUp(call=call.id))
        elif would_cut_off(call) and not self.twice.press(call.id):
            self.asks_again.emit(call.id)
        else:
            self._live.send(HangUp(call=call.id))

    # ---- noting

    def name(self, name: str, firm: str, matter: str) -> None:
        """Who rings."""
        call = self.subject()
        if call is not None and (name, firm, matter) != (call.name, call.firm, call.matter):
            self._live.send(Name(call=call.id, name=name, firm=firm, matter=matter))

    def kind(self, kind: KindOfCall) -> None:
        """What kind of call it was; the same again takes it back."""
        call = self.subject()
        if call is not None:
            self._live.send(GiveKind(call=call.id, kind_of_call=None if call.kind_of_call is kind else kind))

    def waits_for(self, call: str, text: str) -> None:
        """What a held caller waits for."""
        self._live.send(SayWaitsFor(call=call, text=text))

    def give(self, client: str) -> None:
        """The caller meant another client."""
        call = self.subject()
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
            self.chosen = reply.call
            self.turned.emit()
