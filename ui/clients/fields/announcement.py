"""A line's announcements: a text that is spoken once, or a file of somebody's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from receptionist.calls.announcements import Announcements
from receptionist.calls.routing import sound_name
from receptionist.clients.profile import Line, Profile
from receptionist.errors import Problem
from ui.background import Background
from ui.clients.form.editors import Editor, Long, Surroundings
from ui.clients.form.forms import words
from ui.clients.form.parts import Parts
from ui.theme import Theme, space
from ui.widgets import Button, label
from ui.widgets.ask_file import ask_for_file, ask_for_folder
from ui.words import say_problem

_N = QT_TRANSLATE_NOOP

FIELDS = {"closed_text": "closed", "busy_text": "busy"}
"""The fields of a line that are announcements, and what the announcement is called in the folder."""


class Sounds(Protocol):
    """What is needed of the office; may block."""

    def announcements(self) -> Announcements | None: ...

    def set_sounds_folder(self, folder: Path) -> None: ...


class Announcement(Editor):
    """The text, and below it what else can be done. A file counts at once, the text when it is saved."""

    hear_asked = Signal()
    file_asked = Signal()
    text_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        self._frame = QWidget()
        super().__init__(self._frame)
        self.text = Long(2)
        self.text.edited.connect(self.edited)
        self.state = label("", "muted", wrap=True)
        self.hear = Button(theme, icon="volume-2", kind="quiet")
        self.use_file = Button(theme, icon="folder-open", kind="quiet")
        self.use_text = Button(theme, icon="file-text", kind="quiet")
        for button, asked in ((self.hear, self.hear_asked), (self.use_file, self.file_asked), (self.use_text, self.text_asked)):
            button.clicked.connect(asked)
        self._only = self._file = False
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for button in (self.hear, self.use_file, self.use_text):
            tools.addWidget(button)
        tools.addStretch(1)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.text)
        column.addWidget(self.state)
        column.addLayout(tools)
        self.setFocusProxy(self.text)
        self.call("")
        self.show_file(False)

    def call(self, name: str) -> None:
        """Its name, and the words of its buttons."""
        self.text.call(name)
        self.hear.setText(words(_N("clients", "Hear it")))
        self.use_file.setText(words(_N("clients", "Use a file…")))
        self.use_text.setText(words(_N("clients", "Back to the text")))
        for button in (self.hear, self.use_file, self.use_text):
            button.setAccessibleName(f"{button.text()} · {name}")

    def value(self) -> object:
        """The text."""
        return self.text.value()

    def show_value(self, value: object, around: Surroundings) -> None:
        """Show the text."""
        self.text.show_value(value, around)
        self.hear.setEnabled(bool(value))

    def read_only(self, only: bool) -> None:
        """Whether one may only look, and hear."""
        self._only = only
        self.text.read_only(only)
        self.show_file(self._file)

    def show_file(self, file: bool, trouble: str = "") -> None:
        """Whether a file is played; what went wrong."""
        self._file = file
        played = words(_N("clients", "Callers hear a file: the text is not spoken.")) if file else ""
        self.state.setText(trouble or played)
        self.state.setVisible(bool(self.state.text()))
        self.hear.setVisible(not file)
        self.use_file.setVisible(not self._only)
        self.use_text.setVisible(file and not self._only)


class LineAnnouncements(QObject):
    """Keeps the announcements of the chosen line as they are in the folder. `changed`: callers hear something else now."""

    changed = Signal()

    def __init__(
        self, parts: Parts, profile: Callable[[], Profile | None], sounds: Sounds | None, background: Background
    ) -> None:
        super().__init__(parts)
        self._parts, self._profile, self._sounds, self._background = parts, profile, sounds, background
        self._files: frozenset[str] = frozenset()
        self._has_folder = True
        for field, what in FIELDS.items():
            editor = self.editor(field)
            editor.file_asked.connect(lambda what=what: self._ask_file(what))
            editor.text_asked.connect(lambda what=what: self._forget(what))
        parts.list.selectionModel().currentChanged.connect(lambda *_: self.show_line())

    def editor(self, field: str) -> Announcement:
        """The editor of `closed_text` or `busy_text`."""
        editor = self._parts.form.editors[field]
        if not isinstance(editor, Announcement):
            raise TypeError(field)
        return editor

    def look(self) -> None:
        """See which files there are."""
        self._background.run(self._read, self._seen)

    def use(self, what: str, file: Path) -> None:
        """Let callers hear `file` from now on."""
        name = self._name(what)
        if name is not None:
            self._use(what, name, file)

    def _use(self, what: str, name: str, file: Path) -> None:
        self._do(what, lambda announcements: announcements.use_file(name, file))

    def show_line(self) -> None:
        """The chosen line's."""
        for field, what in FIELDS.items():
            editor, name = self.editor(field), self._name(what)
            editor.show_file(name in self._files)
            editor.use_file.setEnabled(name is not None and self._sounds is not None)

    def _name(self, what: str) -> str | None:
        profile, row = self._profile(), self._parts.current
        line: Line | None = profile.lines[row] if profile is not None and 0 <= row < len(profile.lines) else None
        return sound_name(line, what) if line is not None and line.number.startswith("+") else None

    def _read(self) -> frozenset[str] | None:
        announcements = self._sounds.announcements() if self._sounds is not None else None
        return announcements.files() if announcements is not None else None

    def _seen(self, files: frozenset[str] | None) -> None:
        self._has_folder, self._files = files is not None, files or frozenset()
        self.show_line()

    def _ask_file(self, what: str) -> None:
        sounds = self._sounds
        if sounds is None:
            return
        if not self._has_folder:
            title = words(_N("clients", "First: the folder for announcements, which the phone system sees too"))
            ask_for_folder(self._parts, title, "", lambda folder: self._keep_in(folder, sounds))
            return
        name = self._name(what)  # another line or client may be looked at before a file is chosen
        if name is not None:
            title = words(_N("clients", "A recorded announcement"))
            ask_for_file(self._parts, title, "WAV (*.wav)", lambda file: self._use(what, name, file))

    def _keep_in(self, folder: Path, sounds: Sounds) -> None:
        self._background.run(lambda: sounds.set_sounds_folder(folder), lambda _none: self.look())

    def _forget(self, what: str) -> None:
        name = self._name(what)
        if name is not None:
            self._do(what, lambda announcements: announcements.forget_file(name))

    def _do(self, what: str, change: Callable[[Announcements], None]) -> None:
        def job() -> frozenset[str] | None:
            announcements = self._sounds.announcements() if self._sounds is not None else None
            if announcements is None:
                return None
            change(announcements)
            return announcements.files()

        self._background.run(job, self._changed, lambda problem: self._refused(what, problem))

    def _changed(self, files: frozenset[str] | None) -> None:
        self._seen(files)
        self.changed.emit()

    def _refused(self, what: str, problem: Problem) -> None:
        field = next(field for field, one in FIELDS.items() if one == what)
        self.editor(field).show_file(self._name(what) in self._files, say_problem(problem))
