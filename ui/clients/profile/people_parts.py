"""The people of a client: whoever stands in for others, or has taken over from them, is taken out once that has been said."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from receptionist.clients.colleagues import named_by, without
from receptionist.clients.profile import Person
from ui.clients.form.forms import words
from ui.clients.form.parts import Parts

_N = QT_TRANSLATE_NOOP


class PeopleParts(Parts):
    """Asks before somebody goes whom others name: pressed once more, they go, and nobody stands in their place."""

    _asked: Person | None = None
    """Of whom it was said who names them, as they were then."""

    def _drop(self) -> None:
        people = [part for part in self._parts if isinstance(part, Person)]
        if not 0 <= self.current < len(people):
            return
        person = people[self.current]
        naming = named_by(people, person.id)
        if naming and self._asked != person:
            self._asked = person
            said = words(
                _N("clients", "{name} stands in for, or has taken over from: {others}. Remove once more leaves nobody there.")
            )
            said = said.replace("{name}", person.name).replace("{others}", ", ".join(one.name for one in naming))
            self.asks.setText(said)
            self.asks.show()
            return
        self._end_asking()
        self.edited.emit(without(people, person.id), "")

    def _show_form(self) -> None:
        """Another person, or another state of this one: what was asked is asked no more."""
        if self._asked is not None and (self.current < 0 or self._parts[self.current] != self._asked):
            self._end_asking()
        super()._show_form()

    def _end_asking(self) -> None:
        self._asked = None
        self.asks.hide()
