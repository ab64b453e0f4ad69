"""A profile while it is being edited: each change is a new document, so undo is keeping the old one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QObject, Signal

from receptionist.clients.checks import in_the_way
from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from ui.clients.form.unread import UnreadTexts

AT_ONCE = frozenset({"greeting.placeholder"})
"""What is told while one types: more letters make it no better."""
Check = Callable[[Profile], list[Invalid]]


@dataclass(frozen=True, slots=True)
class Run:
    """What is typed without a break in one `field`: its `text` now, and whether the last key only took something away of it."""

    field: str = ""
    text: str | None = None
    takes: bool = False
    goes_on: bool = False

    def then(self, field: str, text: str | None) -> Run:
        """After the next key there: does it go on with the same step, or begin another?"""
        same, before, now = bool(field) and field == self.field, self.text or "", text or ""
        adds = text is None or self.text is None or _holds(now, before)
        only_takes = not adds and _holds(before, now)
        return Run(field, text, same and only_takes, same and (adds or (only_takes and self.takes)))


def _holds(text: str, inside: str) -> bool:
    """Whether `text` is `inside` with something put in at one place."""
    differ = (n for n, (one, other) in enumerate(zip(text, inside, strict=False)) if one != other)
    begun = next(differ, min(len(text), len(inside)))
    return len(text) >= len(inside) and text.endswith(inside[begun:])


class Draft(QObject):
    """What is being typed over what was saved. `changed` after each step, `loaded` when another profile took its place."""

    changed = Signal()
    loaded = Signal()
    went_behind_save = Signal()
    """Undo took back what was saved already."""

    def __init__(self, check: Check, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._check = check
        self._saved: Profile | None = None
        self._steps: list[Profile] = []
        self._unread: list[UnreadTexts] = []
        self._unread_before = UnreadTexts()
        self._place = -1
        self._saves: set[int] = set()
        self._run = Run()
        self.problems: list[Invalid] = []
        self.typed_at = ""
        """Where was typed last."""
        self._left: set[str] = set()
        self._all_told = False
        self._found_at_first: list[Invalid] = []

    @property
    def told(self) -> list[Invalid]:
        """What is wrong and may be said: once its field was left, or saving was tried; some of it at once. What was
        wrong when it was saved last is said from the start."""
        at_once = [p for p in self.problems if p in self._found_at_first or p.code in AT_ONCE]
        found = [p for p in self.problems if self._all_told or _place(p) in self._left or p in at_once]
        typed = [one.at(place) for place, one in self.unread.by_place.items() if self._all_told or one.left]
        return [*typed, *found]

    @property
    def in_the_way(self) -> list[Invalid]:
        """What keeps it from being saved; what was saved so and was not touched does not."""
        return in_the_way(self.profile, self._saved, self.problems) if self.profile is not None else []

    @property
    def unread(self) -> UnreadTexts:
        """What is typed at this step and cannot be understood."""
        return self._unread[self._place] if self._unread else UnreadTexts()

    def leave(self, place: str) -> None:
        """Somebody was in this field and has left it."""
        self._left.add(place)
        self.unread.leave(place)
        self._unread_before = self.unread.copy()
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
        self._saves = {self._place} if profile is not None and profile.version else set()
        self._left, self._all_told = set(), False
        self._settle(Run())
        self._found_at_first = list(self.problems) if profile is not None and profile.version else []
        self.loaded.emit()

    def change(self, profile: Profile, field: str, text: str | None = None) -> bool:
        """It reads so now, or what is `unread` does. Letters typed one after another in the same `field` are one step; what
        takes away of its `text` (None: not known) begins another, so that what stood there can come back. False: none did."""
        before, typed, self.typed_at = self.profile, self.unread, field or self.typed_at
        if before is not None and profile == before and typed.same_as(self._unread_before):
            return False
        self._cut()
        run = self._run.then(field, text)
        if run.goes_on and self._place > 0:
            self._steps[self._place] = profile
        else:
            if self._unread:
                self._unread[self._place] = self._unread_before
            self._unread.append(typed)
            self._steps.append(profile)
            self._place += 1
        if before is not None:
            self.unread.follow(before, profile)
        self._settle(run)
        self.changed.emit()
        return True

    def take_up(self, profile: Profile, unread: UnreadTexts, typed_at: str) -> None:
        """What was typed before the program ended stands here again, as one step."""
        self.typed_at = typed_at
        self._cut()
        self._steps.append(profile)
        self._unread.append(unread)
        self._place += 1
        self._settle(Run())
        self.changed.emit()

    def undo(self) -> None:
        """One step back; behind what was saved it says so."""
        before = self._place
        self._step(-1)
        if any(self._place < save <= before for save in self._saves):
            self.went_behind_save.emit()

    def drop(self) -> None:
        """One step back, to which no redo leads again."""
        if self.can_undo:
            self._place -= 1
            self._cut()
            self._settle(Run())
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
            self._saves.add(self._place)
        self._left, self._all_told = set(), False
        self._settle(Run())
        self.changed.emit()

    def on_top_of(self, other: Profile) -> None:
        """Somebody else saved `other` meanwhile: what stands here is to replace it knowingly."""
        self._saved = other
        self._steps = [msgspec.structs.replace(step, version=other.version) for step in self._steps]
        self._settle(Run())
        self.changed.emit()

    def take(self, other: Profile) -> None:
        """Somebody else saved `other` meanwhile, and it stands here now; one step back is what was typed, over what that was
        typed over."""
        self._saved = other
        self._cut()
        self._steps.append(other)
        self._unread.append(UnreadTexts())
        self._place += 1
        self._left, self._all_told = set(), False
        self._settle(Run())
        self._found_at_first = list(self.problems)
        self.loaded.emit()
        self.changed.emit()

    def _cut(self) -> None:
        """What was taken back and is not wanted any more goes."""
        del self._steps[self._place + 1 :], self._unread[self._place + 1 :]
        self._saves = {save for save in self._saves if save <= self._place}

    def _step(self, step: int) -> None:
        place = self._place + step
        while 0 <= place < len(self._steps) - 1 and self._same(place):
            place += step  # typed and taken back in its field: nothing would be seen to happen
        if 0 <= place < len(self._steps):
            self._place = place
            self._settle(Run())
            self.loaded.emit()
            self.changed.emit()

    def _same(self, place: int) -> bool:
        return self._steps[place] == self.profile and self._unread[place].same_as(self.unread)

    def _settle(self, run: Run) -> None:
        self._run, self._unread_before = run, self.unread.copy()
        self.problems = self._check(self.profile) if self.profile is not None else []


def _place(problem: Invalid) -> str:
    return str(problem.values.get("field", ""))


def at(problems: list[Invalid], place: str) -> list[Invalid]:
    """Those that are about `place` or something inside of it."""
    return [p for p in problems if (f := str(p.values.get("field", ""))) == place or f.startswith((f"{place}.", f"{place}["))]
