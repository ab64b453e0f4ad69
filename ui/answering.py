"""When a caller is answered, the greeting is seen: whatever lies over it goes, and what stands before it, on every page. So it
goes for a key about the call, and for a card that another phone system brings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from receptionist.calls.places import Place
from ui.calls.desk.page import DeskPage
from ui.calls.live import LiveBoard
from ui.palette import Palette
from ui.sheet import put_away
from ui.shell import Shell
from ui.widgets.ask_file import put_questions_away

_NOT_HERS_YET = (Place.WAITING, Place.RETURNED)


class Answering(QObject):
    """Follows her calls on `live`; a call that comes onto her line brings the desk to the front."""

    def __init__(self, live: LiveBoard, shell: Shell, desk: DeskPage, palette: Palette, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._shell, self._desk, self._palette = live, shell, desk, palette
        self._hers: frozenset[str] = frozenset()
        live.changed.connect(self._follow)

    def to_desk(self) -> None:
        """The hands are at the desk again; what is typed in a sheet stays there."""
        put_away(self._shell)
        self._shell.show_room("desk")
        self._desk.setFocus()

    def _follow(self) -> None:
        board, me = self._live.board, self._live.assistant
        before = self._hers
        self._hers = frozenset(call.id for call in board.mine(me) if call.place not in _NOT_HERS_YET)
        call = board.current(me)
        if call is not None and call.id not in before:
            self.make_room()

    def make_room(self) -> None:
        """Nothing lies over the desk, and the hands are there: somebody is to be greeted."""
        away = self._shell.shown != "desk"
        self._palette.shut()
        put_questions_away(self._shell)
        put_away(self._shell)
        if away:
            self._shell.show_room("desk")
        elif not self._desk.emergency.isVisible():
            self._desk.setFocus()
