"""Editors of one value among some that are known: of a few in a box, of many by any part of a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit

from ui.clients.form.editors import Editor, Surroundings, select_from_end
from ui.widgets.choice import ChoiceBox, SearchBox

Choices = Sequence[tuple[object, str]]


MOST_SHOWN = 16
"""Characters (as wide as an X) that a box of choices has room for, where its longest choice has so many."""


class Choice(Editor):
    """One of a few. `choices` gives value and word for what is around; words are looked up in the context `clients`."""

    def __init__(self, choices: Callable[[Surroundings], Choices]) -> None:
        self.box = ChoiceBox()
        super().__init__(self.box)
        self._choices = choices
        self._shown: Choices = ()
        self.box.activated.connect(self.edited)

    def value(self) -> object:
        return self._shown[self.box.currentIndex()][0] if self.box.currentIndex() >= 0 else None

    def show_value(self, value: object, around: Surroundings) -> None:
        choices = list(self._choices(around))
        if all(known != value for known, _ in choices):
            choices.append((value, str(value)))
        if choices != self._shown:
            self._shown = choices
            self.box.clear()
            self.box.addItems([word for _, word in choices])
            self.box.setMinimumContentsLength(min(MOST_SHOWN, max(len(word) for _, word in choices)))
        self.box.setCurrentIndex(next(i for i, (known, _) in enumerate(choices) if known == value))


class Search(Editor):
    """One of many, found by any part of its name. `choices` gives value and name for what is around, in today's language. A
    text that is no name is its own value: the check of the profile says that it is unknown. `optional`: empty is None."""

    def __init__(self, choices: Callable[[Surroundings], Choices], *, optional: bool = False) -> None:
        self.box = SearchBox()
        super().__init__(self.box)
        self._choices, self._optional = choices, optional
        self._around: Surroundings = lambda name: None
        self._shown: Choices = ()
        self.line.textEdited.connect(self.edited)
        self.box.activated.connect(self.edited)

    @property
    def line(self) -> QLineEdit:
        """Where one types."""
        return self.box.line

    def take_up(self) -> None:
        """The box has the focus for its line."""
        super().take_up()
        select_from_end(self.line)

    def value(self) -> object:
        text = self.line.text().strip()
        if not text and self._optional:
            return None
        folded = text.casefold()
        return next((value for value, name in self._shown if folded in (name.casefold(), str(value).casefold())), text)

    def show_value(self, value: object, around: Surroundings) -> None:
        self._around = around
        choices = list(self._choices(around))
        if choices != self._shown:
            self._shown = choices
            text = self.line.text()
            self.box.clear()
            self.box.addItems([name for _, name in choices])
            self.line.setText(text)
        if value != self.value():
            self.line.setText(next((name for known, name in choices if known == value), str(value or "")))
            self.line.setCursorPosition(0)

    def call(self, name: str) -> None:
        value = self.value()
        super().call(name)
        self.line.setAccessibleName(name)
        self.line.clear()
        self.show_value(value, self._around)
