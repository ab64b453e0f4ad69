"""Saving a profile: in one step, or said why not; where somebody else saved it meanwhile, both are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from receptionist.clients.code import proposed_code
from receptionist.clients.profile import Profile
from receptionist.clients.versions import Version
from receptionist.errors import Invalid, Problem
from ui.background import Background
from ui.clients.compare.conflict import Conflict
from ui.clients.form.draft import Draft
from ui.clients.form.forms import Form
from ui.clients.profile.head import ProfileHead
from ui.clients.profile.pane import ProfilePane
from ui.widgets import Busy, Toast
from ui.words import say, say_problem

CODE_TAKEN: Final = ("client.code_elsewhere", "client.code_taken")


class Saves(Protocol):
    """What is needed of `receptionist.clients.service.ClientService`."""

    def save(self, profile: Profile, by: str) -> Profile: ...

    def versions_of(self, client: str) -> list[Version]: ...

    def version(self, client: str, version: int) -> Profile: ...


class Saving(QObject):
    """`draft` is the one that is shown, `login` signs; what is wrong is told in `head`, and the focus goes there in `pane`."""

    saved = Signal(object)
    """The profile as it is saved now."""
    refused = Signal()
    """What is shown has more to tell than before."""
    overtaken = Signal(object)
    """The profile as somebody else saved it meanwhile."""

    def __init__(
        self,
        clients: Saves,
        background: Background,
        draft: Callable[[], Draft],
        login: Callable[[], str],
        pane: ProfilePane,
        head: ProfileHead,
        conflict: Conflict,
        toast: Toast,
        busy: Busy,
        name_of: Callable[[str], str],
        codes_of_others: Callable[[Profile], frozenset[str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clients, self._background, self._shown, self._login = clients, background, draft, login
        self._sections, self._tabs, self._name_of = pane.sections, pane.tabs, name_of
        self._codes_of_others = codes_of_others
        self._head, self._conflict, self._toast, self._busy = head, conflict, toast, busy
        self._theirs: Profile | None = None
        conflict.mine_chosen.connect(self._keep_mine)
        conflict.theirs_chosen.connect(self._take_theirs)
        conflict.merged_chosen.connect(self._keep_merged)

    @property
    def can_save(self) -> bool:
        """Whether nothing is wrong with what is shown, nor typed and not understood."""
        profile = self._shown().profile
        understood = profile is not None and not any(section.troubled(profile.id) for section in self._sections)
        return understood and not self._wrong()

    def save(self) -> None:
        """Keep the profile, in one step; what keeps it from being saved is said, and the focus goes there."""
        draft = self._shown()
        profile = draft.profile
        if profile is None:
            return
        if not self.can_save:
            self._say_why_not(profile)
            return
        login, taken = self._login(), self._codes_of_others(profile)
        work = self._background.run(
            lambda: self._saved(profile, login, taken),
            lambda kept: self._kept(draft, kept, profile),
            lambda problem: self._refused(draft, profile, problem),
        )
        self._head.save.setEnabled(False)
        self._busy.follow(work, self.tr("Saving…"))

    def _saved(self, profile: Profile, login: str, taken: frozenset[str]) -> Profile:
        """A new client's code that was made of its name, and not typed, gives way to another one where somebody has it whom the
        page does not show."""
        try:
            return self._clients.save(profile, login)
        except Problem as problem:
            if problem.code not in CODE_TAKEN or profile.version or profile.code != proposed_code(profile.name, taken):
                raise
        taken |= {profile.code}
        return self._saved(msgspec.structs.replace(profile, code=proposed_code(profile.name, taken)), login, taken)

    def tell(self, problem: Problem) -> None:
        """Something went wrong with the profile that is shown."""
        self._toast.hide()
        self._head.complain(say_problem(problem))
        self._head.save.setEnabled(self._shown().dirty)

    def _wrong(self) -> list[Invalid]:
        draft = self._shown()
        return [*draft.in_the_way, *(one.at(place) for place, one in draft.unread.by_place.items())]

    def _say_why_not(self, profile: Profile) -> None:
        self._toast.hide()  # it may still tell of a save before
        self._shown().tell_all()
        wrong = sorted(self._wrong(), key=self._where)
        field = str(wrong[0].values.get("field", "")) if wrong else ""
        there = (section.concerns(field) if field else section.troubled(profile.id) for section in self._sections)
        place = next((n for n, found in enumerate(there) if found), 0)
        self._tabs.setCurrentIndex(place)
        self._sections[place].go_to(field)
        why = say(wrong[0].code, wrong[0].values) if wrong else self.tr("What is marked cannot be understood.")
        self._head.complain(self.tr("Not saved: {part}. {why}").format(part=self._sections[place].title, why=why))

    def _where(self, problem: Invalid) -> tuple[int, int]:
        """The number of the section, and of the field where it is one of a form: in the order in which they are read."""
        field = str(problem.values.get("field", ""))
        place = next((n for n, section in enumerate(self._sections) if section.concerns(field)), len(self._sections))
        identity = self._sections[0].part("identity")
        names = list(identity.fields) if isinstance(identity, Form) else []
        return place, names.index(field) if field in names else 0

    def _kept(self, draft: Draft, profile: Profile, mine: Profile) -> None:
        """`mine`: as it was typed."""
        draft.keep(profile)
        said = self.tr("{client} is saved")
        if len(profile.lines) > len(mine.lines):
            said = self.tr("{client} is saved. A number that was taken away stays, with its end: its past is theirs.")
        if profile.code != mine.code:
            said = self.tr("{client} is saved, with the code {code}: {taken} is another client's.")
        self._toast.tell(said.replace("{code}", profile.code).replace("{taken}", mine.code).replace("{client}", profile.name))
        self.saved.emit(profile)

    # ---- what was not saved

    def _refused(self, draft: Draft, mine: Profile, problem: Problem) -> None:
        if problem.code == "client.changed_meanwhile" and mine.version:
            self._background.run(lambda: self._last_save(mine), lambda last: self._compare(draft, mine, *last), self.tell)
            return
        if isinstance(problem, Invalid) and problem not in draft.problems:
            draft.problems = [*draft.problems, problem]
            draft.tell_all()
        self.refused.emit()
        self.tell(problem)

    def _last_save(self, mine: Profile) -> tuple[Profile, Profile, str]:
        """What `mine` was typed over, the client as it is saved now, and who saved it."""
        last = self._clients.versions_of(mine.id)[0]
        return self._clients.version(mine.id, mine.version), self._clients.version(mine.id, last.version), last.by

    def _compare(self, draft: Draft, mine: Profile, base: Profile, other: Profile, by: str) -> None:
        self.overtaken.emit(other)
        if draft is self._shown():
            self._theirs = other
            self._conflict.compare(base, mine, other, self._name_of(by))

    def _keep_mine(self) -> None:
        profile = self._shown().profile
        if profile is not None:
            self._keep_merged(profile)

    def _keep_merged(self, merged: Profile) -> None:
        """What was put together replaces what was saved meanwhile, knowingly."""
        if self._theirs is None:
            return
        draft, other = self._shown(), self._theirs
        draft.on_top_of(other)
        draft.change(msgspec.structs.replace(merged, version=other.version), "")
        self._conflict.hide()
        self.save()

    def _take_theirs(self) -> None:
        """What was typed goes; undo and the toast have the way back, to the same choice."""
        draft, theirs = self._shown(), self._theirs
        if theirs is None:
            return
        draft.take(theirs)
        self._conflict.hide()
        said = self.tr("{client} is as the other saved it: what you typed has gone.").replace("{client}", theirs.name)
        self._toast.tell(said, lambda: self._choose_again(draft, theirs))

    def _choose_again(self, draft: Draft, theirs: Profile) -> None:
        if draft.profile != theirs:
            return  # something was typed since
        draft.undo()
        if draft is self._shown():
            self._conflict.show()
