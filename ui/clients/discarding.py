"""What is typed over a profile and not saved goes, in one step, and comes back in one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.clients.form.draft import Draft
from ui.clients.half_typed import HalfTypedKeeper, LeftHalfTyped
from ui.clients.open_profiles import OpenProfiles
from ui.widgets import Toast


class Discarding(QObject):
    """`opened` lets go of the draft, `kept` and `left` of what was written down of it; `toast` has the way back."""

    discarded = Signal(object)
    """The draft that is gone."""
    taken_back = Signal(object)
    """The draft that is there again."""

    def __init__(self, opened: OpenProfiles, kept: HalfTypedKeeper, left: LeftHalfTyped, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._kept, self._left, self._toast = opened, kept, left, toast

    def discard(self, client: str) -> None:
        """What is typed over this client (id) goes, and with it one that was never saved."""
        draft = self._open.discard(client)
        if draft is None or draft.profile is None:
            return
        self._kept.discard(client, draft)
        self._left.seen(client)
        said = (
            self.tr("What was typed for {client} is discarded") if draft.profile.version else self.tr("{client} is discarded")
        )
        name = draft.profile.name or self.tr("New client")
        self._toast.tell(said.replace("{client}", name), lambda: self._take_back(client, draft))
        self.discarded.emit(draft)

    def _take_back(self, client: str, draft: Draft) -> None:
        self._open.put_back(client, draft)
        self._kept.take_back(draft)
        self.taken_back.emit(draft)
        draft.changed.emit()
