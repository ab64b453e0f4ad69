"""Keys: every action with its keys, to be changed but for the machine's own; a conflict is shown beside both."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from ui.background import Background
from ui.keys import FIXED, Keys, native, portable
from ui.pressed import pressed
from ui.settings.part import Settings, SettingsPart, row
from ui.theme import Theme, space
from ui.widgets import Button, label
from ui.widgets.fields import mark_wrong


class KeyField(QLineEdit):
    """Takes the next key that is pressed; Delete or Backspace takes the key away."""

    taken = Signal(str)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setReadOnly(False)
        self.show_key(key)

    def show_key(self, key: str) -> None:
        """The key it stands for."""
        self.key = key
        self.setText(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key for the action; Tab and Shift+Tab go on to the next field."""
        key = pressed(event)
        if key in ("Tab", "Shift+Backtab", "Shift+Tab", "Backtab", "Return", "Enter", "Esc") or _modifier_alone(event):
            event.ignore()
            return
        self.show_key("" if key in ("Del", "Backspace") else key)
        self.taken.emit(self.key)


class KeysPart(SettingsPart):
    """The table of keys. `chosen` has all that differ from the defaults."""

    chosen = Signal(dict)

    def __init__(self, theme: Theme, background: Background, settings: Settings, keys: Keys) -> None:
        super().__init__(theme, background, settings)
        self._keys = keys
        self._values = {action.id: list(keys.keys(action.id)) for action in keys.actions}
        self.fields: dict[str, tuple[KeyField, KeyField]] = {}
        self._names: dict[str, QLabel] = {}
        self._wrongs: dict[str, QLabel] = {}
        self._fixed = [label() for _ in FIXED]
        self.reset = Button(theme, icon="undo-2")
        self.reset.clicked.connect(self._reset)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(0.5))
        self._grid.setColumnStretch(3, 1)
        self.column.addLayout(row(self.reset))
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Two fields for each action are many: they are made when somebody looks."""
        if not self.fields:
            for place, action in enumerate(self._keys.actions):
                self._add(self._grid, place, action.id)
            for place, (_title, keys) in enumerate(FIXED, len(self._keys.actions)):
                shown = (native(key) for key in (*keys, "")[:2])
                for column, widget in enumerate((self._fixed[place - len(self._keys.actions)], *map(label, shown))):
                    self._grid.addWidget(widget, place, column)
            self.retranslate()
            self._check()
        super().showEvent(event)

    def _add(self, grid: QGridLayout, place: int, action: str) -> None:
        name, wrong = label(), label("", "danger", wrap=True)
        keys = [*self._values[action], "", ""]
        fields = KeyField(keys[0]), KeyField(keys[1])
        for n, field in enumerate(fields):
            field.setFixedWidth(space(16))
            field.taken.connect(lambda key, n=n: self._take(action, n, key))
        self._names[action], self._wrongs[action], self.fields[action] = name, wrong, fields
        for column, widget in enumerate((name, *fields, wrong)):
            grid.addWidget(widget, place, column)

    def retranslate(self) -> None:
        """Its words."""
        self.head(self.tr("Keys"), self.tr("Put the cursor into a field and press the key. Delete takes a key away."))
        self.reset.setText(self.tr("All as they were"))
        for name, (title, _keys) in zip(self._fixed, FIXED, strict=True):
            name.setText(QCoreApplication.translate("keys", title))
        for action, name in self._names.items():
            name.setText(self._keys.title(action))
            for n, field in enumerate(self.fields[action]):
                field.setAccessibleName(f"{self._keys.title(action)} {n + 1}")

    def _take(self, action: str, place: int, key: str) -> None:
        keys = [*self._values[action], "", ""][:2]
        keys[place] = key
        self._values[action] = [key for key in keys if key]
        self._use()

    def _reset(self) -> None:
        for action in self._keys.actions:
            self._values[action.id] = list(action.keys)
            for n, field in enumerate(self.fields[action.id]):
                field.show_key([*action.keys, "", ""][n])
        self._use()

    def _use(self) -> None:
        """A key that two actions have is not put in force: what was there stays until it is settled."""
        if self._check():
            return
        differing = {a.id: list(self._values[a.id]) for a in self._keys.actions if tuple(self._values[a.id]) != a.keys}
        self.keep("keys", differing)
        self.chosen.emit({action: tuple(keys) for action, keys in differing.items()})

    def _check(self) -> bool:
        conflicts = self._keys.conflicts({action: tuple(keys) for action, keys in self._values.items()})
        for action, wrong in self._wrongs.items():
            others = [o for key in self._values[action] for o in conflicts.get(portable(key), ()) if o != action]
            names = ", ".join(self._keys.title(other) for other in others)
            wrong.setText(self.tr("also: {actions}").replace("{actions}", names) if others else "")
            for field in self.fields[action]:
                mark_wrong(field, bool(field.key) and portable(field.key) in conflicts)
        return bool(conflicts)


def _modifier_alone(event: QKeyEvent) -> bool:
    return event.key() in _MODIFIERS


_MODIFIERS = frozenset({0x01000020, 0x01000021, 0x01000022, 0x01000023, 0x01001103, 0x01000024, 0x01000025, 0})
"""Qt's codes of Shift, Ctrl, Meta, Alt, AltGr, Caps Lock, Num Lock, and of no key at all."""
