"""How this console stands with the hubs of a shared office: heard on the link's thread, said on the frame."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from receptionist.errors import Problem
from receptionist.link.state import State
from ui.background import tell
from ui.widgets import Notice

NO_HUB = ("link.unreachable", "link.ticket_unknown", "link.pass_over", "link.pass_revoked", "link.pass_unknown")
"""What kept us out says no more than that none is there: it is tried again at once, or with what the hub knows."""
SHUT_OUT = ("link.closed", "link.password_reset")
"""What a hub says to whom it shows nothing any more."""
KEY = "hub"


class HubWatch(QObject):
    """`changed` comes on the GUI thread. Until the first hub was looked for in vain, all is well."""

    changed = Signal()
    _told = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._state: State = State.THERE
        self._problem: Problem | None = None
        self._told.connect(self._take)

    def hear(self, state: State, problem: Problem | None) -> None:
        """See `receptionist.link.state.Told`: on any thread."""
        tell(self._told, state, problem)

    @property
    def there(self) -> bool:
        """Whether a hub is there, as far as we have heard."""
        return self._state is State.THERE

    @property
    def shut_out(self) -> Problem | None:
        """Why she may not be here any more; None: she may."""
        refused = self._state is State.REFUSED and self._problem is not None and self._problem.code in SHUT_OUT
        return self._problem if refused else None

    @property
    def notice(self) -> Notice | None:
        """What is to be said as long as none is; None: one is."""
        if self.there:
            return None
        why = self._problem
        if self._state is State.REFUSED and why is not None:
            return Notice(KEY, why.code, tuple(why.values.items()), lasting=True, grave=True)
        if why is None or why.code in NO_HUB:
            return Notice(KEY, "hub.away", lasting=True, grave=True)
        return Notice(KEY, "hub.keeps_out", (("why", why),), lasting=True, grave=True)

    def _take(self, state: State, problem: Problem | None) -> None:
        same = state is self._state and _said(problem) == _said(self._problem)
        self._state, self._problem = state, problem
        if not same:
            self.changed.emit()


def _said(problem: Problem | None) -> tuple[object, ...]:
    return (problem.code, *problem.values.items()) if problem is not None else ()
