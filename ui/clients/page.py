"""The Clients page: the list at the left, the chosen client's profile at the right, what the desk would show below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from receptionist.calls.callers import NO_FLAGS, CallerFlags
from receptionist.clients.beginnings import copy_of, empty, with_number
from receptionist.clients.checks import blocking
from receptionist.clients.differences import last_typed
from receptionist.clients.follows import followed
from receptionist.clients.half_typed import HalfTyped
from receptionist.clients.places import zone_name
from receptionist.clients.profile import Profile
from receptionist.clients.ready import ready
from receptionist.errors import Invalid, Problem
from ui.background import Background
from ui.calls.drafts import DraftStore
from ui.clients.callers_page import CallersPage
from ui.clients.client_list import ClientList
from ui.clients.compare.comparing import Comparing
from ui.clients.compare.conflict import Conflict
from ui.clients.compare.sheet import CompareSheet
from ui.clients.compare.versions import VersionsPage
from ui.clients.discarding import Discarding
from ui.clients.editing import Clients, Editor
from ui.clients.fields.announcement import FIELDS, LineAnnouncements, Sounds
from ui.clients.fields.choices import screen_language
from ui.clients.form.draft import Draft
from ui.clients.form.editors import text_in
from ui.clients.form.parts import Parts
from ui.clients.form.section import Section
from ui.clients.form.unread import UNREAD
from ui.clients.half_typed import HalfTypedKeeper, LeftHalfTyped, NothingKept
from ui.clients.open_profiles import OpenProfiles
from ui.clients.page_layout import PageLayout
from ui.clients.profile.head import ProfileHead
from ui.clients.profile.pane import ProfilePane
from ui.clients.profile.preview import MakeCard, Preview
from ui.clients.profile.ready import ReadyList
from ui.clients.profile.row_keys import RowKeys
from ui.clients.profile.sections import sections
from ui.clients.saving import Saving
from ui.clients.sheets.asked_closure import AskedClosure, Days, closure_in
from ui.keys import Keys, native
from ui.logos import Logos, NoPictures
from ui.theme import Theme
from ui.translate import Translated
from ui.widgets import Busy, EmptyState, Toast
from ui.widgets.ask_file import ask_where
from ui.widgets.buttons import press_focused
from ui.words import UNREACHABLE, say


class ClientsPage(Translated):
    """A supervisor edits, an assistant sees."""

    saved = Signal(object)
    """A profile was saved: whoever holds a picture of all clients makes a new one."""
    announcements_changed = Signal()
    """Callers of some line hear another announcement from now on."""
    import_asked = Signal()
    export_asked = Signal(Path)
    year_asked = Signal()
    opened = Signal(str)
    """A client's profile is shown (id)."""
    left_found = Signal()
    """Profiles were being changed when the program ended: `left` offers them."""

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        clients: Clients,
        make_card: MakeCard,
        editor: Callable[[], Editor],
        country: Callable[[], str] = lambda: "IT",
        sounds: Sounds | None = None,
        hear: Callable[[str, str], None] = lambda text, language: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        name_of: Callable[[str], str] = lambda login: login,
        flags: Callable[[], CallerFlags] = lambda: NO_FLAGS,
        logos: Logos | None = None,
        half_typed: DraftStore | None = None,
        office_says: Callable[[str], bool] = lambda language: True,
    ) -> None:
        super().__init__()
        self._theme, self._keys, self._background = theme, keys, background
        self._clients, self._editor, self._country, self._hear, self._now = clients, editor, country, hear, now
        self._name_of, self._office_says = name_of, office_says
        self._profiles: dict[str, Profile] = {}
        self._logos = logos or Logos(NoPictures(), background, self)
        self._half_typed = HalfTypedKeeper(half_typed or NothingKept(), clients, background, self)
        self._open = OpenProfiles(self._fresh)
        self._draft = self._fresh()
        self._asked, self._asked_of = AskedClosure(), ""
        self._of_number: QWidget | None = None
        self.list = ClientList(theme, keys, now)
        self.versions = VersionsPage(theme, background, clients, now, name_of, lambda: self._profiles.values())
        self.callers = CallersPage(theme, keys, flags, now, name_of)
        self.sections: list[Section] = [*sections(theme, keys, background, self._logos, now), self.versions, self.callers]
        self.announcements = LineAnnouncements(self._lines, lambda: self._draft.profile, sounds, background)
        self.ready = ReadyList(theme, keys)
        self.preview = Preview(theme, keys, make_card, lambda: self._editor().name, now)
        self.conflict = Conflict(theme, keys)
        self.empty = EmptyState(theme, "building-2")
        self.busy = Busy(theme)
        self.head = ProfileHead(theme, keys, self._logos)
        self.save_button, self.copy_button, self.trial_button = self.head.save, self.head.copy, self.head.trial
        self.undo_button, self.redo_button = self.head.undo, self.head.redo
        self._pane = ProfilePane(keys, self.sections, (self.head, self.ready), self.conflict, self.preview)
        self.tabs = self._pane.tabs
        RowKeys(keys, self._pane, lambda: self._editor().may_edit)
        self.toast = Toast(theme, keys, self, above=self.preview)
        self.left = LeftHalfTyped(theme)
        self._saving = self._made_saving(clients)
        self._discarding = Discarding(self._open, self._half_typed, self.left, self.toast, self)
        self._layout = PageLayout(self, self.list, self._pane, self.empty, above=(self.busy, self.left))
        self.setFocusProxy(self.list)
        self._comparing = Comparing(theme, keys, background, clients, self._draft_of, now, name_of)
        self._connect()
        self.retranslate()
        self.sit()

    def _made_saving(self, clients: Clients) -> Saving:
        return Saving(
            clients,
            self._background,
            lambda: self._draft,
            lambda: self._editor().login,
            self._pane,
            self.head,
            self.conflict,
            self.toast,
            self.busy,
            self._name_of,
            self._codes_of_others,
            self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list leaves the parts of the profile their names."""
        super().resizeEvent(event)
        self._layout.fit()

    def _connect(self) -> None:
        self._pane.turned.connect(self._ask_no_more)
        self._pane.turned.connect(self._show)
        self.list.chosen.connect(self.show_client)
        self.list.entered.connect(lambda: self._pane.front.begin())
        self.list.new_asked.connect(self.new_client)
        self.list.import_asked.connect(self.import_asked)
        self.list.export_asked.connect(self._ask_where)
        self.list.year_asked.connect(self.year_asked)
        self.list.way.back.clicked.connect(self.go_back)
        self.list.way.forward.clicked.connect(self.go_forward)
        self.empty.begun.connect(self.new_client)
        self.copy_button.clicked.connect(self.copy_client)
        self.trial_button.clicked.connect(lambda: self._keys.trigger("trial"))
        self.head.discard.clicked.connect(lambda: self._keys.trigger("discard"))
        self.undo_button.clicked.connect(lambda: self._draft.undo())
        self.redo_button.clicked.connect(lambda: self._draft.redo())
        self._saving.saved.connect(self._kept)
        self._saving.refused.connect(self._show)
        self._saving.overtaken.connect(lambda theirs: self._profiles.update({theirs.id: theirs}))
        self.left.go_on.connect(self._go_on_with)
        self.left.discard.connect(self._discarding.discard)
        self._discarding.discarded.connect(self._discarded)
        self._discarding.taken_back.connect(self._taken_back)
        self._half_typed.found.connect(self._take_up)
        self._half_typed.failed.connect(self._saving.tell)
        self.ready.wanted.connect(self.go_to)
        for section in self.sections:
            section.edited.connect(self._edited)
            section.steps = lambda: self._draft
            section.left.connect(lambda place: self._draft.leave(place))
        self.announcements.changed.connect(self.announcements_changed)
        for field in FIELDS:
            editor = self.announcements.editor(field)
            editor.hear_asked.connect(lambda editor=editor: self._hear_text(str(editor.value())))
        self.versions.compare_asked.connect(self.compare)
        for looks in (self._lines.list.selectionModel().currentChanged, self._pane.turned):
            looks.connect(lambda *_: self._preview_line())
        self._take_keys()

    def _take_keys(self) -> None:
        self._keys.take("discard", self.discard, lambda: self.isVisible() and self.can_discard)
        self._keys.take("save", self.save, lambda: self.isVisible() and self._may_save and self.conflict.isHidden())
        for action, do in (("new", self.new_client), ("import", self.import_asked.emit)):
            self._keys.take(action, do, lambda: self.isVisible() and self._editor().may_edit)
        for action, go in (("client.back", self.go_back), ("client.forward", self.go_forward)):
            self._keys.take(action, go, self.isVisible)
        for action, step in (("client.previous", -1), ("client.next", 1)):
            self._keys.take(action, lambda step=step: self.list.step(step), self.isVisible)
        self._keys.take("export", self._ask_where, self.isVisible)
        self._keys.take("copy", self.copy_client, lambda: self.isVisible() and self._can_copy)
        self._keys.take("client.compare", self.compare, lambda: self.isVisible() and self._draft.profile is not None)
        back = self.versions.back
        self._keys.take("version.back", back.click, lambda: back.isVisible() and back.isEnabled())
        self._keys.take("closures", self.year_asked.emit, self.isVisible)
        self._keys.take("ready.next", self._go_on, self._can_go_on)

    def retranslate(self) -> None:
        """Its words; its parts say their own."""
        self.list.new.show_key(self._keys.shown("new"))
        self.versions.compare.show_key(self._keys.shown("client.compare"))
        self.versions.back.show_key(self._keys.shown("version.back"))
        may = self._editor().may_edit
        self.empty.say(
            self.tr("Your clients"),
            self.tr("Each company you answer for: its numbers, what to say, people, hours. Saved, it is on the desk at once."),
            self.tr("New client") if may else "",
            self._keys.shown("new"),
        )
        self._show()

    @property
    def _lines(self) -> Parts:
        part = self.sections[1].part("lines")
        if not isinstance(part, Parts):
            raise TypeError("numbers are parts")
        return part

    def _hear_text(self, text: str) -> None:
        profile = self._draft.profile
        if profile is not None and text:
            self._hear(text, profile.language)

    def _preview_line(self) -> None:
        """The number that is being edited is the one whose calls are shown below."""
        if self._number_in_sight is not None:
            self.preview.show_line(self._number_in_sight)

    @property
    def _number_in_sight(self) -> str | None:
        """The one that is chosen among the client's numbers, while they are seen."""
        profile, row = self._draft.profile, self._lines.current
        seen = profile is not None and self._pane.front.concerns("lines") and 0 <= row < len(profile.lines)
        return profile.lines[row].number if profile is not None and seen else None

    # ---- what is shown

    def sit(self) -> None:
        """Somebody else sits here, or the same: may she edit?"""
        only = not self._editor().may_edit
        self.list.read_only(only)
        for section in self.sections:
            section.read_only(only)
        self.head.read_only(only)
        self.retranslate()

    def reload(self) -> None:
        """Read all clients anew."""
        work = self._background.run(self._clients.profiles, self.show_profiles, self._not_read)
        self.busy.follow(work, self.tr("Reading the clients…"))
        self.announcements.look()

    def _not_read(self, problem: Problem) -> None:
        if problem.code != UNREACHABLE:  # the frame says that
            self._saving.tell(problem)

    def show_profiles(self, profiles: Sequence[Profile]) -> None:
        """These are all clients. What is being edited stays as it is typed."""
        self._profiles = {profile.id: profile for profile in profiles}
        self._open.refresh(self._profiles)
        self._show_list()
        self._show()

    def go_on(self) -> None:
        """Take up what was half typed when the program ended, if anything was."""
        self._half_typed.load()

    def _take_up(self, left: list[HalfTyped]) -> None:
        """What was half typed when the program ended is so again, and it is said."""
        for one in left:
            self._open.take_up(one, self._profiles.get(one.typed.id))
        self.left.offer(left)
        self._show_list()
        self.left_found.emit()

    def _go_on_with(self, client: str) -> None:
        """To where one typed last."""
        self.show_client(client)
        before, typed = self._draft.saved, self._draft.profile
        last = last_typed(before, typed) if before is not None and typed is not None else None
        self.go_to(next(iter(self._draft.unread.by_place), self._draft.typed_at or last))

    def keep_half_typed(self) -> None:
        """Write down at once what is typed and not saved."""
        self._half_typed.write_now()

    def _show_list(self) -> None:
        """All clients, those that were begun and not saved yet among them."""
        current = self._draft.profile
        saved = [profile for profile in self._profiles.values() if profile.version]
        self.list.show_profiles([*saved, *self._begun], current.id if current else None)
        self.list.show_typed(self._typed)

    def show_client(self, client: str) -> None:
        """Open a client's profile."""
        draft = self._draft_of(client)
        if draft is None:
            return
        left = self._draft.profile
        if left is not None and left.id != client:
            self._ask_no_more()
            self._open.leave(left.id)
            self.setFocusProxy(self.list)
        self._draft = draft
        self._open.visit(client)
        self.left.seen(client)
        self.conflict.hide()
        if {profile.id for profile in self._begun} != self.list.begun:
            self._show_list()
        self.list.mark(client)
        self._show()
        self.opened.emit(client)

    @property
    def _typed(self) -> list[Profile]:
        """What is not saved, as it is typed; the one that is shown is among them, though it be a new one without a name."""
        shown = [self._draft.profile] if self._draft.dirty and self._draft.profile is not None else []
        return [*self._open.unsaved, *(profile for profile in shown if not self._draft.unsaved)]

    @property
    def _begun(self) -> list[Profile]:
        """Clients that were begun and never saved."""
        return [profile for profile in self._typed if not profile.version]

    def go_back(self) -> None:
        """To the profile that was shown before this one."""
        self._go(self._open.back(self._profiles))

    def go_forward(self) -> None:
        """To the profile that one has gone back from."""
        self._go(self._open.forward(self._profiles))

    def _go(self, client: str | None) -> None:
        if client is not None:
            self.show_client(client)

    def compare(self, version: int | None = None) -> CompareSheet | None:
        """Lay two profiles side by side: the chosen `version` of this client and what stands now, else this client and the
        next."""
        shown, may_edit = self._draft.profile, self._editor().may_edit
        if shown is None:
            return None
        return self._comparing.lay_over(self.window(), list(self._profiles.values()), shown.id, version, may_edit=may_edit)

    def _draft_of(self, client: str) -> Draft | None:
        return self._open.draft(client, self._profiles.get(client))

    @property
    def unsaved(self) -> list[Profile]:
        """The profiles over which something is typed that is not saved."""
        return self._open.unsaved

    def go_to(self, field: str | None) -> None:
        """To the place in the profile where that is entered (`lines[].number`: of one more line)."""
        if field and self._editor().may_edit:
            self._pane.enter(field)

    def show_field(self, client: Profile, field: str) -> None:
        """Open a client where that is entered, though the page may not have read its clients yet."""
        self._profiles.setdefault(client.id, client)
        self.show_client(client.id)
        self.go_to(field)

    def _go_on(self) -> None:
        """To what comes next: of a person in whose fields one is, a number first; from hours that a template proposed, to what
        confirms them."""
        profile = self._draft.profile
        confirms = profile is not None and profile.hours_assumed and self._pane.is_in("hours")
        self.go_to("hours_assumed" if confirms else self._pane.front.lacking or self.ready.next_field())

    def _can_go_on(self) -> bool:
        there = self._pane.front.lacking or self.ready.next_field()
        return self.isVisible() and self._editor().may_edit and there is not None

    def show_closures(self, client: str, days: Days) -> None:
        """Open a client where its closures are entered: at the one in these days, else at a new one; Esc leads back to the
        closures of all."""
        self.show_client(client)
        profile = self._draft.profile
        if profile is None:
            return
        self._pane.show_part("closures")
        place = closure_in(profile, days)
        if place is None and self._editor().may_edit:
            self._asked.begin(self._draft, days)
        self.go_to(f"closures[{len(profile.closures) if place is None else place}].since")
        self._asked_of = client
        self.toast.tell(self.tr("{key}: back to the closures of all").replace("{key}", native("Esc")))

    def _ask_no_more(self) -> None:
        """On to another client, part or page: a closure that was begun and not touched goes."""
        self._asked_of = ""
        self._asked.take_back()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown."""
        super().hideEvent(event)
        self._ask_no_more()
        field = self.focusWidget()
        types = self._draft.dirty and field is not None and self._pane.isAncestorOf(field)
        self.setFocusProxy(field if types and field is not None else self.list)  # a call comes in between: she goes on there

    @property
    def _can_copy(self) -> bool:
        profile = self._draft.profile
        return profile is not None and bool(profile.version) and self._editor().may_edit

    def copy_client(self) -> None:
        """Begin a new client as the one that is shown is: what is said, people, hours."""
        profile = self._draft.profile
        if profile is not None:
            self._begin(copy_of(profile))

    def new_client(self) -> None:
        """Begin an empty profile."""
        self._begin(empty(self._country()))

    def begin_with(self, profile: Profile) -> None:
        """Begin a client that has a name already, and something to say."""
        self._begin(self._followed(msgspec.structs.replace(profile, legal_name=""), profile))

    def _begin(self, profile: Profile) -> None:
        self._profiles[profile.id] = profile
        self.show_client(profile.id)
        self.tabs.setCurrentIndex(0)
        self.sections[0].part("identity").editors["legal_name"].setFocus()  # type: ignore[union-attr]

    def assign_number(self, number: str, client: Profile | None = None) -> None:
        """Let `number` (E.164) be a line of the client, or of a new one: to be looked at, and saved."""
        if client is None:
            self.new_client()
        else:
            self._profiles.setdefault(client.id, client)
            self.show_client(client.id)
        profile = self._draft.profile
        others = self._profiles.values()
        given = with_number(profile, number, self._now(), others) if profile is not None else None
        if profile is None or given is None:
            return
        self._draft.change(given, "")
        if client is not None:
            self.tabs.setCurrentIndex(1)
            self._lines.choose(len(profile.lines))

    @property
    def draft(self) -> Draft:
        """What is being edited."""
        return self._draft

    def put_below_numbers(self, button: QWidget) -> None:
        """Something that is done with the number that is chosen; where there is none it is not offered."""
        self._of_number = button
        self.sections[1].column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)  # type: ignore[union-attr]

    def who(self) -> Editor:
        """Who sits here."""
        return self._editor()

    @property
    def can_save(self) -> bool:
        """Whether there is something to save, and nothing wrong with it, nor typed and not understood."""
        return self._may_save and self._saving.can_save

    @property
    def _may_save(self) -> bool:
        return self._draft.dirty and self._editor().may_edit

    def _fresh(self, profile: Profile | None = None) -> Draft:
        draft = Draft(self._clients.check, self)
        draft.load(profile)
        draft.changed.connect(self._show)
        draft.loaded.connect(self._show)
        draft.went_behind_save.connect(self._say_behind_save)
        self._half_typed.follow(draft)
        return draft

    def _say_behind_save(self) -> None:
        """What stands here is older than what is saved."""
        said = self.tr("This was saved already: it is as before now, and counts when you save again. {key} brings it back.")
        redo = QKeySequence(QKeySequence.StandardKey.Redo).toString(QKeySequence.SequenceFormat.NativeText)
        self.toast.tell(said.replace("{key}", redo), self._draft.redo)

    def _around(self, name: str) -> object:
        if name == UNREAD:
            return self._draft.unread
        return getattr(self._draft.profile, name, None)

    def _edited(self, change: Callable[[Profile], Profile], field: str) -> None:
        profile = self._draft.profile
        if profile is None or not self._editor().may_edit:
            return
        if not self._draft.change(self._followed(profile, change(profile)), field, text_in(self.focusWidget())):
            self._show()  # what its field alone keeps is said beside it

    def _followed(self, before: Profile, after: Profile) -> Profile:
        return followed(before, after, self._codes_of_others(after))

    def _codes_of_others(self, profile: Profile) -> frozenset[str]:
        return frozenset(other.code for other in self._profiles.values() if other.id != profile.id)

    def _show(self) -> None:
        profile = self._draft.profile
        self._layout.show_profile(there=profile is not None)
        if profile is None:
            return
        if self._of_number is not None:
            self._of_number.setVisible(bool(profile.lines))
        self._pane.front.show_profile(profile, self._draft.told, self._around)  # the others when one turns to them
        self.announcements.show_line()
        self.preview.show_profile(profile, self._number_in_sight)
        self._show_state(profile)

    def _show_state(self, profile: Profile) -> None:
        wrong = blocking(self._draft.told)
        dirty = self._draft.dirty
        zone = zone_name(profile.zone, screen_language())
        self.ready.show_items(ready(profile, self._now(), office_says=self._office_says(profile.language)))
        self.ready.setVisible(self._editor().may_edit and (not profile.version or self.ready.lacks))
        stands = ("" if dirty else self.ready.sentence, profile.code, profile.city, zone)
        self.head.show_profile(profile, self.tr("Not saved yet") if dirty else " · ".join(part for part in stands if part))
        self.head.complain(self._complaint_elsewhere(wrong) if dirty else "")
        self.head.allow(self._draft, save=self._may_save, copy=self._can_copy, discard=self.can_discard)
        back, forward = (self._open.can_step(step, self._profiles) for step in (-1, 1))
        self.list.show_way(back=back, forward=forward)
        self.list.show_typed(self._typed)
        places = [str(p.values.get("field", "")) for p in wrong]
        self._pane.mark(places if dirty else ())

    def _complaint_elsewhere(self, wrong: list[Invalid]) -> str:
        """What is in the way on a part that is not seen; empty: nothing there is."""
        stood = [p for p in self._draft.problems if p not in self._draft.in_the_way] if wrong else []
        seen = self._pane.front.concerns
        found = (p for p in wrong if p not in stood and not seen(str(p.values.get("field", ""))))
        return next((say(p.code, p.values) for p in found), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo of whole steps; Enter presses the button that has the focus; Esc leads back to the closures of all, for
        who came from there."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._draft.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._draft.redo()
        elif event.key() == Qt.Key.Key_Escape and self._asked_of:
            self._ask_no_more()
            self.year_asked.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)

    # ---- saving

    def save(self) -> None:
        """Keep the profile, in one step; what keeps it from being saved is said, and the focus goes there."""
        if self._may_save:
            self._saving.save()

    def _kept(self, profile: Profile) -> None:
        self._profiles[profile.id] = profile
        self._show_list()
        self.saved.emit(profile)

    @property
    def can_discard(self) -> bool:
        """Whether something is typed that could go, or a new client was begun."""
        return self._draft.dirty and self._editor().may_edit

    def discard(self) -> None:
        """What is typed over the client that is shown goes, and a new client with it; the toast has the way back."""
        profile = self._draft.profile
        if profile is not None and self.can_discard:
            self._discarding.discard(profile.id)

    def _discarded(self, draft: Draft) -> None:
        self._asked.leave(draft)
        profile = draft.profile
        if draft is not self._draft or profile is None:
            self._show_list()
        elif profile.version:
            self.show_client(profile.id)
        else:
            self._leave(profile.id)

    def _taken_back(self, draft: Draft) -> None:
        if draft.profile is not None:
            self.show_client(draft.profile.id)

    def _leave(self, client: str) -> None:
        """It is no more: to the one before, else to none."""
        self._profiles.pop(client, None)
        self._draft = self._fresh()
        before = self._open.back(self._profiles)
        self._show_list()
        self._show()
        self._go(before)

    def _ask_where(self) -> None:
        kinds = "XLSX (*.xlsx);;vCard (*.vcf);;CSV (*.csv)"
        ask_where(self, self.tr("Export all clients"), kinds, "clients.xlsx", self.export_asked.emit)
