"""A profile while it is being edited: each change is a new document, so undo is keeping the old one."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from ui.clients.unread import UnreadTexts

Check = Callable[[Profile], list[Invalid]]


class Draft(QObject):
    """What is being typed over what was saved. `changed` after each step, `loaded` when another profile took its place."""

    changed = Signal()
    loaded = Signal()

    def __init__(self, check: Check, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._saved: Profile | None = None
        self._steps: list[Profile] = []
        self._unread: list[UnreadTexts] = []
        self._place = -1
        self._last_field = ""
        self.problems: list[Invalid] = []
        self._left: set[str] = set()
        self._all_told = False
        self._found_at_first: list[Invalid] = []

    @property
    def told(self) -> list[Invalid]:
        """What is wrong and may be said: once its field was left, or saving was tried. What was wrong when it was saved last is
        said from the start."""
        found = [p for p in self.problems if self._all_told or _place(p) in self._left or p in self._found_at_first]
        typed = [one.at(place) for place, one in self.unread.by_place.items() if self._all_told or one.left]
        return [*typed, *found]

    @property
    def unread(self) -> UnreadTexts:
        """What is typed at this step and cannot be understood."""
        return self._unread[self._place] if self._unread else UnreadTexts()

    def leave(self, place: str) -> None:
        """Somebody was in this field and has left it."""
        self._left.add(place)
        self.unread.leave(place)
        self.changed.emit()

    def tell_all(self) -> None:
        """Saving was tried: say all that is wrong."""
        self._all_told = True
        self.changed.emit()

    @property
    def profile(self) -> Profile | None:
        """As it stands now."""
        return self._steps[self._place] if self._steps else None

    @property
    def saved(self) -> Profile | None:
        """As it was read or saved last."""
        return self._saved

    @property
    def dirty(self) -> bool:
        """Whether something would be lost."""
        return self.differs or bool(self.unread.by_place)

    @property
    def differs(self) -> bool:
        """Whether what was understood is other than what was saved."""
        return self.profile is not None and (self.profile != self._saved or self.profile.version == 0)

    @property
    def unsaved(self) -> bool:
        """As `dirty`, but for a new client of whom nothing was typed: that one may go without a word."""
        return self.dirty and not self._blank

    @property
    def _blank(self) -> bool:
        profile = self.profile
        new = profile is not None and not profile.version and not profile.name and profile == self._steps[0]
        return new and not self.unread.by_place

    @property
    def can_undo(self) -> bool:
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        return self._place < len(self._steps) - 1

    def load(self, profile: Profile | None) -> None:
        """Begin with a profile (None: with none)."""
        self._saved = profile
        self._steps = [profile] if profile is not None else []
        self._unread = [UnreadTexts() for _ in self._steps]
        self._place = len(self._steps) - 1
        self._left, self._all_told = set(), False
        self._settle("")
        self._found_at_first = list(self.problems) if profile is not None and profile.version else []
        self.loaded.emit()

    def change(self, profile: Profile, field: str) -> None:
        """It reads so now. Letters typed one after another in the same `field` are one step."""
        before = self.profile
        if profile == before:
            return
        self._cut()
        if field and field == self._last_field and self._place > 0:
            self._steps[self._place] = profile
        else:
            self._unread.append(self.unread.copy())
            self._steps.append(profile)
            self._place += 1
        if before is not None:
            self.unread.follow(before, profile)
        self._settle(field)
        self.changed.emit()

    def undo(self) -> None:
        """One step back."""
        self._step(-1)

    def drop(self) -> None:
        """One step back, to which no redo leads again."""
        if self.can_undo:
            self._place -= 1
            self._cut()
            self._settle("")
            self.loaded.emit()
            self.changed.emit()

    def redo(self) -> None:
        """One step forward again."""
        self._step(1)

    def keep(self, profile: Profile) -> None:
        """It was saved as `profile`; the steps before stay, so that even a saved change can be taken back."""
        self._saved = profile
        self._steps = [msgspec.structs.replace(step, version=profile.version) for step in self._steps]
        if self._steps:
            self._steps[self._place] = profile
        self._left, self._all_told = set(), False
        self._settle("")
        self.changed.emit()

    def on_top_of(self, other: Profile) -> None:
        """Somebody else saved `other` meanwhile: what stands here is to replace it knowingly."""
        self._saved = other
        self._steps = [msgspec.structs.replace(step, version=other.version) for step in self._steps]
        self._settle("")
        self.changed.emit()

    def _cut(self) -> None:
        """What was taken back and is not wanted any more goes."""
        del self._steps[self._place + 1 :], self._unread[self._place + 1 :]

    def _step(self, step: int) -> None:
        place = self._place + step
        while 0 <= place < len(self._steps) - 1 and self._steps[place] == self.profile:
            place += step  # typed and taken back in its field: nothing would be seen to happen
        if 0 <= place < len(self._steps):
            self._place = place
            self._settle("")
            self.loaded.emit()
            self.changed.emit()

    def _settle(self, field: str) -> None:
        self._last_field = field
        self.problems = self._check(self.profile) if self.profile is not None else []


def _place(problem: Invalid) -> str:
    return str(problem.values.get("field", ""))


def at(problems: list[Invalid], place: str) -> list[Invalid]:
    """Those that are about `place` or something inside of it."""
    return [p for p in problems if (f := str(p.values.get("field", ""))) == place or f.startswith((f"{place}.", f"{place}["))]
