"""What the others are doing: one quiet line for each under Calls, by a shape and a word; and all of them in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from receptionist.calls.board import Board, CallView
from ui.calls.colleagues.states import Doing, Other, others
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.staff.pauses import pause_words
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import Elided, KeyButton, label

MOST = 6
"""Lines, so that the list of callers keeps its room: who can be asked soonest is in them, the rest is counted."""
_SHAPES = {
    Doing.FREE: "●",
    Doing.RINGING: "◐",
    Doing.TALKING: "◆",
    Doing.WRAP_UP: "◇",
    Doing.PAUSE: "▮",
    Doing.AWAY: "○",
}
_APART = " · "


class Counted(QObject):
    """How many do what. A class of its own: Qt looks for plural forms under the very class's name, not under its bases'."""

    def words(self, doing: Doing, count: int) -> str:
        """As in *2 available*."""
        return {
            Doing.FREE: self.tr("%n available", "", count),
            Doing.RINGING: self.tr("%n answering", "", count),
            Doing.TALKING: self.tr("%n talking", "", count),
            Doing.WRAP_UP: self.tr("%n in wrap-up", "", count),
            Doing.PAUSE: self.tr("%n on a pause", "", count),
            Doing.AWAY: self.tr("%n away", "", count),
        }[doing]


class ColleaguesStrip(Translated):
    """Gone while nobody else has signed in."""

    def __init__(self, theme: Theme, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = KeyButton(theme, keys, "call.hand", "users", "quiet", lambda: self.tr("Hand over"))
        self.chat = KeyButton(theme, keys, "call.chat", "message-square", "quiet", lambda: self.tr("Short line"))
        self.let_pass = KeyButton(theme, keys, "call.pass", "x", "quiet", lambda: self.tr("Let it pass"))
        self.lend = KeyButton(theme, keys, "call.lend", "user-plus", "quiet", lambda: self.tr("Lend the client"))
        self._others: list[tuple[Other, bool]] = []
        """Each, and whether their state may be shown by name."""
        self._most = MOST
        self._counted = Counted(self)
        self.heading, self.lines = label("", "heading"), self._words()
        for button in (self.hand, self.let_pass, self.chat, self.lend):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.hide()
        self._lay_out()
        self.hide()
        self.retranslate()

    def _words(self) -> QLabel:
        return label("", "muted", wrap=True)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(2), space(1), space(2), 0)
        layout.setSpacing(space(0.5))
        for part in (self.heading, self.lines, self.hand, self.let_pass, self.chat, self.lend):
            layout.addWidget(part)

    def present(self, board: Board, me: str, room: int, by_name: Callable[[str], bool]) -> None:
        """As they are now, in a height of `room` pixels at most: callers come first. `by_name`: whether what somebody (a login)
        does may be shown by name; the others are counted, and all of them where there is no room for a name."""
        buttons, line = 2 + (not self.lend.isHidden()), self.fontMetrics().lineSpacing()
        head = self.heading.sizeHint().height() + buttons * self.hand.sizeHint().height()
        found = [(one, by_name(one.login)) for one in others(board, me)]
        most = max(0, min(MOST, (room - head) // line - 3))
        if (found, most) != (self._others, self._most):
            self._others, self._most = found, most
            self.retranslate()

    def offer(self, own: CallView | None, offered: CallView | None, *, writes: bool, lends: bool = False) -> None:
        """`own`: a call of hers that could be handed over; `offered`: one that is; `writes`: there is a call that a line can be
        written about; `lends`: there is one whose client she may lend."""
        self.lend.setVisible(lends)
        self.chat.setVisible(writes)
        self.hand.setVisible(own is not None and offered is None)
        self.let_pass.setVisible(offered is not None)

    def retranslate(self) -> None:
        """All its words."""
        self.setVisible(bool(self._others))
        self._name()
        named = [one for one, by_name in self._others if by_name]
        lines = [self._line(one) for one in named[: self._most]]
        if self._most and len(named) > self._most:
            more = Counter(one.doing for one in named[self._most :])
            lines.append(self.tr("and %n more", "", more.total()) + f": {shapes_of(more)}")
        counted = Counter(one.doing for one, by_name in self._others if not by_name or not self._most)
        if counted and not self._most:
            lines.append(shapes_of(counted))
        elif counted:
            words = self._counted.words
            lines.append(_APART.join(f"{_SHAPES[doing]} {words(doing, n)}" for doing, n in sorted(counted.items())))
        self.lines.setText("\n".join(lines))
        said = ", ".join(self._counted.words(doing, count) for doing, count in sorted(counted.items()))
        self.lines.setToolTip("" if self._most else said)
        self.lines.setAccessibleDescription(self.lines.toolTip())
        self.lines.setVisible(bool(lines))

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Colleagues"))
        self.heading.setText(self.tr("COLLEAGUES"))

    def _line(self, one: Other) -> str:
        return f"{_SHAPES[one.doing]} {plain(one.name, 18)} · {doing_words(one)}"


class ColleaguesLine(ColleaguesStrip):
    """All of them in one line with the keys, for a window in which Calls may be behind another part; gone while it is not
    `wanted`."""

    wanted = False

    def _words(self) -> QLabel:
        return Elided("", "muted")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(space(2), 0, space(1), 0)
        row.setSpacing(space(1))
        row.addWidget(self.heading)
        row.addWidget(self.lines, 1)
        self.setMinimumHeight(self.hand.sizeHint().height())  # the keys come and go, and nothing above them moves for it
        for button in (self.hand, self.let_pass, self.chat, self.lend):
            row.addWidget(button)

    def show_all(self, board: Board, me: str, by_name: Callable[[str], bool]) -> None:
        """As they are now: see `present`."""
        found = [(one, by_name(one.login)) for one in others(board, me)]
        if found != self._others:
            self._others = found
            self.retranslate()

    def want(self, wanted: bool) -> None:
        """Whether there is a use for it now."""
        self.wanted = wanted
        self.setVisible(wanted and bool(self._others))

    def retranslate(self) -> None:
        """All its words."""
        self.want(self.wanted)
        self._name()
        named = [one for one, by_name in self._others if by_name]
        counted = Counter(one.doing for one, by_name in self._others if not by_name)
        parts = [f"{_SHAPES[one.doing]} {plain(one.name, 18)}" for one in named]
        self.lines.setText(_APART.join([*parts, shapes_of(counted)] if counted else parts))
        said = [f"{one.name} {doing_words(one)}" for one in named]
        said += [self._counted.words(doing, n) for doing, n in counted.items()]
        self.lines.setAccessibleDescription(", ".join(said))


def shapes_of(counted: Counter[Doing]) -> str:
    """How many do what, by the shapes alone."""
    return _APART.join(f"{_SHAPES[doing]} {count}" for doing, count in sorted(counted.items()))


def doing_words(one: Other) -> str:
    """What she is doing, in words."""
    if one.doing is Doing.PAUSE and one.reason:
        return QCoreApplication.translate("colleagues", "pause: {reason}").format(reason=plain(pause_words(one.reason), 16))
    return words_of(one.doing)


def words_of(doing: Doing) -> str:
    """What somebody is doing, whoever it is."""
    return {
        Doing.FREE: QCoreApplication.translate("colleagues", "available"),
        Doing.RINGING: QCoreApplication.translate("colleagues", "answering"),
        Doing.TALKING: QCoreApplication.translate("colleagues", "talking"),
        Doing.WRAP_UP: QCoreApplication.translate("colleagues", "wrap-up"),
        Doing.PAUSE: QCoreApplication.translate("colleagues", "pause"),
        Doing.AWAY: QCoreApplication.translate("colleagues", "away"),
    }[doing]
