"""What asking for a row of Reach leads to: announced, put through, rung out for the client, or a message instead."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from receptionist.calls.events import Target
from receptionist.clients.profile import Profile
from receptionist.telephony.numbers import show
from ui.calls.actions import DeskActions
from ui.calls.apology import apology
from ui.calls.book import Book
from ui.calls.hints import Hints
from ui.calls.reach.rows import ReachRow
from ui.calls.subject import Subject
from ui.keys import Keys


class PutThrough(QObject):
    """`told` has a word for the assistant; `asked` when the desk was asked to ring somebody; `rung_out` when that is a call of
    ours for the client shown; `message_wanted` has the name and the sentence to say meanwhile."""

    told = Signal(str)
    asked = Signal()
    rung_out = Signal()
    rings_anew = Signal()
    """The desk is asked to ring somebody out: what became of the last one is no news any more."""
    message_wanted = Signal(str, str)

    def __init__(
        self,
        actions: DeskActions,
        subject: Subject,
        hints: Hints,
        book: Book,
        keys: Keys,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._subject, self._hints, self._book, self._keys = actions, subject, hints, book, keys

    def reach(self, row: ReachRow, *, blind: bool, profile: Profile | None, language: str) -> None:
        """Enter on a row, with the client that the desk shows. A look at another client never acts on the call."""
        now, shown, target = self._actions.now, self._subject.pinned, row.as_target()
        if now.only_looks and (now.line is not None or not now.on_card):
            self.told.emit(self._hints.only_looks())
        elif now.caller is None and shown is not None and not shown.over and not now.on_card:
            self.told.emit(self._hints.first())
        elif target is None or not row.can_ring:
            self._message_to(row, language, profile)
        elif now.caller is not None and now.theirs(now.caller):
            self._put_through(row, target, now.caller.id, blind)
        elif now.on_card and blind:
            self.told.emit(
                self.tr("This card has no caller on the line to put through. Enter rings {who}.").format(who=target.label)
            )
        else:
            self._ring_out(target, profile)

    def drop(self, row: ReachRow, call: str, *, blind: bool) -> None:
        """A call was put on a row by hand."""
        target, now, mine = row.as_target(), self._actions.now, self._actions.mine(call)
        if mine is not None and not now.theirs(mine):
            self.told.emit(self._hints.not_theirs(mine))
        elif now.only_looks:
            self.told.emit(self._hints.only_looks())
        elif mine is None:
            self.told.emit(self.tr("Answer the call first, then put it through."))
        elif target is not None and row.can_ring:
            self._put_through(row, target, call, blind)

    def _put_through(self, row: ReachRow, target: Target, call: str, blind: bool) -> None:
        if blind and not row.announced_only:
            self._actions.blind(target, call)
        else:
            self._actions.consult(target, call)
        if blind and row.announced_only:
            self.told.emit(self.tr("{name} takes announced calls only: announcing first.").format(name=target.label))
        self.asked.emit()

    def _ring_out(self, target: Target, profile: Profile | None) -> None:
        line = self._book.first_line(profile) if profile is not None else None
        if profile is None or line is None:
            choose = self.tr("Choose a client first ({key}): the call goes out under its line.")
            self.told.emit(choose.format(key=self._keys.shown("palette")))
            return
        self.rings_anew.emit()
        under, client = show(line.number, profile.country), profile.name
        self._actions.dial(line.number, target, lambda: self._rings(target, client, under))

    def _rings(self, target: Target, client: str, under: str) -> None:
        rings = self.tr("Ringing {who} for {client} under {line}.")
        self.told.emit(rings.format(who=target.label, client=client, line=under))
        self.rung_out.emit()
        self.asked.emit()

    def _message_to(self, row: ReachRow, language: str, profile: Profile | None) -> None:
        if row.target is not None:
            successor = dict(row.target.why.values).get("successor") if row.target.why.code == "left" else None
            said = apology(row.target, language, profile)
            self.message_wanted.emit(successor or row.target.name, said)
