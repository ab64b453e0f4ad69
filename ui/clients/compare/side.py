"""One side of a comparison: which client, and in which version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.profile import Profile
from receptionist.clients.versions import Version
from ui.background import Background
from ui.calls.words.days import day_words
from ui.clients.form.choice_editors import Search
from ui.clients.form.draft import Draft
from ui.theme import space
from ui.translate import Translated
from ui.widgets import label
from ui.widgets.choice import ChoiceBox


class Versions(Protocol):
    """The part of `ClientService` that is needed here. Blocks."""

    def versions_of(self, client: str) -> list[Version]: ...

    def version(self, client: str, version: int) -> Profile: ...


def first_of(typed: str, names: Sequence[tuple[str, str]]) -> str | None:
    """Of those by value and name that has these letters, first who begins with them; None: nobody has, or nothing is typed."""
    folded = typed.casefold()
    named = sorted((not name.casefold().startswith(folded), n, value) for n, (value, name) in enumerate(names))
    has = {value for value, name in names if folded in name.casefold()}
    return next((value for _late, _n, value in named if value in has), None) if folded else None


class ComparedSide(Translated):
    """`changed` when there is another profile to compare: `profile`, None while it is read."""

    changed = Signal()

    def __init__(
        self,
        background: Background,
        versions: Versions,
        names: Sequence[tuple[str, str]],
        current: Callable[[str], Draft | None],
        now: Callable[[], datetime],
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._background, self._versions, self._names, self._draft_of = background.branch(self), versions, names, current
        self._now, self._name_of = now, name_of
        self._known: list[Version] = []
        self.client = ""
        self.version: int | None = None
        """None: as it stands on its page now."""
        self.profile: Profile | None = None
        self.who, self.which = Search(lambda _around: self._names), ChoiceBox(10)
        self.trouble = label("", "warning", wrap=True)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.who)
        column.addWidget(self.trouble)
        column.addWidget(self.which)
        self.who.edited.connect(self._typed)
        self.who.line.returnPressed.connect(self._enter)
        self.which.activated.connect(self._picked)
        self.setFocusProxy(self.who)
        self.retranslate()

    def retranslate(self) -> None:
        """The versions, in today's words."""
        place = max(self.which.currentIndex(), 0)
        self.which.clear()
        self.which.addItems([self._as_it_is(), *(self._called(version) for version in self._known)])
        self.which.setCurrentIndex(place)

    def call(self, name: str) -> None:
        """Which side it is, for a screen reader."""
        self.who.call(name)
        version = self.tr("version")
        self.which.setAccessibleName(f"{name}, {version}")

    def choose(self, client: str, version: int | None) -> None:
        """Show this client (id) in that version, None: as it stands now."""
        self.who.show_value(client, lambda _name: None)
        self.client, self.version, self._known = client, version, []
        self.retranslate()
        self._background.run(lambda: self._versions.versions_of(client), lambda found: self._list(client, found))
        self._read()

    def _as_it_is(self) -> str:
        """What is typed on the page and not saved stands there, too: that is said."""
        draft = self._draft_of(self.client) if self.client else None
        return self.tr("As it is typed, not saved") if draft is not None and draft.dirty else self.tr("As it stands now")

    def _current(self, client: str) -> Profile | None:
        draft = self._draft_of(client)
        return draft.profile if draft is not None else None

    def look_again(self) -> None:
        """What stands on the page has changed."""
        self.which.setItemText(0, self._as_it_is())
        if self.version is None:
            self.profile = self._current(self.client)

    def _called(self, version: Version) -> str:
        profile = self._current(self.client)
        zone = zone_of(profile.zone if profile is not None else "UTC")
        when = day_words(version.at.astimezone(zone), self._now().astimezone(zone))
        return f"{version.version} · {when} · {self._name_of(version.by)}"

    def _list(self, client: str, found: list[Version]) -> None:
        if isValid(self) and client == self.client:  # the sheet may be closed before the record answers
            self._known = found
            self.retranslate()
            numbers = [one.version for one in found]
            self.which.setCurrentIndex(numbers.index(self.version) + 1 if self.version in numbers else 0)

    def _typed(self) -> None:
        """A name that is whole is chosen; what is half typed leaves the one before."""
        self.trouble.hide()
        client = str(self.who.value())
        if client != self.client and any(client == known for known, _name in self._names):
            self.choose(client, None)

    def _enter(self) -> None:
        """The first name that has these letters is meant; where none has, that is said and what was shown stays."""
        typed = self.who.line.text().strip()
        found = first_of(typed, self._names)
        if found is None:
            self.trouble.setText(self.tr("No client is called “{name}”.").replace("{name}", typed))
            self.trouble.show()
            return
        self.trouble.hide()
        if found != self.client:
            self.choose(found, None)
        else:
            self.who.show_value(found, lambda _name: None)
        self.who.line.selectAll()

    def _picked(self, place: int) -> None:
        self.version = self._known[place - 1].version if place else None
        self._read()

    def _read(self) -> None:
        client, version = self.client, self.version
        self.profile = self._current(client) if version is None else None
        if version is not None:
            self._background.run(
                lambda: self._versions.version(client, version), lambda found: self._take(client, version, found)
            )
        self.changed.emit()

    def _take(self, client: str, version: int, found: Profile) -> None:
        if isValid(self) and (client, version) == (self.client, self.version):
            self.profile = found
            self.changed.emit()
