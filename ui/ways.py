"""The ways through the window: what the palette, the door and a notice lead to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from receptionist.clients.profile import Profile
from receptionist.office import Office
from receptionist.telephony.numbers import show
from ui.calls.desk.page import DeskPage
from ui.keys import Keys
from ui.pages import Pages
from ui.places import PHONES
from ui.sheet import lay_over
from ui.shell import Shell
from ui.theme import Theme, space
from ui.widgets.buttons import press_by_key


class Ways(QObject):
    """Each brings a page to the front, and on it what was meant."""

    card_comes = Signal()
    """A caller is to be greeted whom a phone system of the office's own brings: the desk is to be seen."""

    def __init__(
        self, office: Office, shell: Shell, desk: DeskPage, pages: Pages, keys: Keys, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._office, self._shell, self._desk, self._pages, self._keys = office, shell, desk, pages, keys

    def profile(self, client: str) -> Profile | None:
        """A client, from memory."""
        return self._office.directory().by_id.get(client)

    # ---- clients

    def to_client(self, client: str) -> None:
        """Its card on the desk; on the page of the clients its profile."""
        if self._shell.shown == "clients":
            self._pages.clients.show_client(client)
        else:
            self._shell.show_room("desk")
            self._desk.look_at(client)

    def to_profile(self, client: str) -> None:
        """Over which something is typed."""
        self._shell.show_room("clients")
        self._pages.clients.show_client(client)

    def to_own_zone(self) -> None:
        """Where the office's time zone is entered, in its own profile."""
        own = self._office.directory().own
        if own is not None:
            self._shell.show_room("clients")
            self._pages.clients.show_field(own, "zone")

    def to_staff(self, login: str) -> None:
        """Somebody who works here, over whom something is typed."""
        self._shell.show_room("staff")
        self._pages.staff.show_login(login)

    def to_person(self, client: str, person: str) -> None:
        """One of its people or other numbers (id), in Reach."""
        profile = self.profile(client)
        found = next((one for one in (*profile.people, *profile.reaches) if one.id == person), None) if profile else None
        if found is not None:
            self._shell.show_room("desk")
            self._desk.reach_person(client, found.name)

    def to_first_client(self) -> None:
        """There is none yet: one is entered."""
        self.on_clients("new")

    def on_clients(self, action: str) -> None:
        """Something that is done on the page of the clients."""
        self._shell.show_room("clients")
        self._keys.trigger(action)

    @property
    def unknown_line(self) -> str | None:
        """The number, called just now, that nobody owns."""
        call = self._desk.shown
        return call.line if call is not None and call.unknown_line else None

    def assign_line(self) -> None:
        """Give it to the client that is looked at on the desk, else to a new one."""
        number, chosen = self.unknown_line, self._desk.looked_at_now
        if number is not None:
            self.assign(number, self.profile(chosen) if chosen else None)

    def give(self, number: str) -> None:
        """Ask to whom a number that nobody has (E.164) belongs, and enter it there; where there is no client yet, a new one."""
        clients = [one for one in self._office.directory().profiles if not one.own]
        if not clients:
            self.assign(number)
            return
        from ui.clients.sheets.give import GiveSheet  # only when somebody asks

        sheet = GiveSheet(self._theme, show(number, self._office.country), clients)
        sheet.given.connect(lambda client: self.assign(number, client))
        press_by_key(self._keys, "new", sheet.new, sheet)
        lay_over(self._shell, sheet, space(80), space(60), number)

    def assign(self, number: str, client: Profile | None = None) -> None:
        """Give a number that nobody has to a client, else to a new one."""
        self._shell.show_room("clients")
        self._pages.clients.assign_number(number, client)

    # ---- elsewhere

    def dial(self, number: str) -> None:
        """Ready to be rung from the desk."""
        self._shell.show_room("desk")
        self._desk.dial_number(number)

    def to_setting(self, part: int) -> None:
        """A part of the settings."""
        self._shell.show_room("settings")
        self._pages.settings.show_part(part)

    def set_up_phones(self, answered_by: str) -> None:
        """Somebody said at the first start what answers the office's numbers today."""
        self.to_setting(PHONES)
        self._pages.settings.phones.begin_with(answered_by)

    def to_history(self, number: int) -> None:
        """A list of the history."""
        self._shell.show_room("history")
        self._pages.history.show_list(number)
        self._pages.history.setFocus()

    def to_moment(self) -> None:
        """What was going on at a moment that she types; from the desk, for the client that stands there."""
        profile = self._desk.profile() if self._desk.isVisible() else None
        self._shell.show_room("history")
        self._pages.history.ask_moment(profile.id if profile is not None else None)

    def to_call_backs(self) -> None:
        """Who waits to be called back."""
        self.to_history(1)

    def pop(self, line: str, caller: str) -> None:
        """Bring up the card of the client with that line; whoever waits for it in Settings sees how it was read."""
        if self._pages.stands("settings") and self._pages.settings.phones.ring_now.waiting:
            self._pages.settings.phones.ring_now.hear_pop(line, caller)
            return
        self.card_comes.emit()
        self._desk.pop(line, caller or None)
