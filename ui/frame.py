"""What the frame of the window shows of the phones, the record, who sits here, and of what must not be forgotten."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from receptionist.calls.events import Event, Finished, MessageTaken
from receptionist.errors import Problem
from receptionist.office import Office
from receptionist.staff.rights import Verb, may
from receptionist.staff.service import Assistant
from receptionist.store.shared.refusals import REFUSED
from receptionist.telephony.port import NO_PASSWORD
from ui.background import Background
from ui.calls.call_backs.due import DUE, CallBacks
from ui.calls.live import LiveBoard
from ui.hub_watch import KEY, HubWatch
from ui.keys import Keys
from ui.shell import Shell
from ui.sounder import Sounder
from ui.widgets import Notice
from ui.words import UNANSWERED, UNREACHABLE

AFTER, APART = 0.3, 2.0
"""Seconds: so long after something happened it is counted what waits, as the record has it by then; and where much happens
no more often than that, as every console asks the database for it."""
ADMINISTRATORS = ("seals", "phones", "announcements", "feed", "tokens", "held", "standby")
"""Parts of which a hub says what is wrong to those who can mend it: calls and their record go on without them."""
UNHEARD = {"login": "phone.login", NO_PASSWORD: "phone.no_password"}
"""What is said of a phone system by the reason why it is not heard, where somebody can do something about it."""


class Frame(QObject):
    """Follows the board and the list of call-backs; counts anew, behind the screen, when a call is over. `answers_again`: the
    database was away, and is there. `shut_out` has the problem of whom hub or database let in no more."""

    answers_again = Signal()
    shut_out = Signal(object)

    def __init__(
        self,
        office: Office,
        person: Assistant,
        shell: Shell,
        live: LiveBoard,
        hubs: HubWatch,
        call_backs: CallBacks,
        background: Background,
        keys: Keys,
        sounder: Sounder,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._office, self._person, self._shell, self._live = office, person, shell, live
        self._hubs = hubs
        self._call_backs, self._background, self._keys, self._sounder = call_backs, background, keys, sounder
        self._away = False
        self._counting = QTimer(self, singleShot=True)
        self._counting.timeout.connect(self._count_now)
        self._counted = self._waits = 0.0
        """When it was counted last, and since when there is something to count (`time.monotonic`)."""
        self._once_more = False
        """Something came so late that the record may not have it when it is counted."""
        live.changed.connect(self.show_state)
        live.restarted.connect(self.show_state)
        live.happened.connect(self._heard)
        hubs.changed.connect(self.show_hub)
        call_backs.changed.connect(self._show_call_backs_due)
        self.show_record_trouble()
        shell.strip.read.connect(lambda key: call_backs.was_read() if key == DUE else None)

    def stop(self) -> None:
        """Count nothing any more, and show nothing: the window goes."""
        self._counting.stop()
        self._hubs.changed.disconnect(self.show_hub)

    def show_state(self) -> None:
        """Who sits here, and how the phones are."""
        board = self._live.board
        me = board.assistants.get(self._person.login)
        none = str(self._office.settings.get("pbx.kind")) == "none"
        if me is not None:
            station = "" if none else me.station or ""
            self._shell.who.show_state(self._person.name, me.availability, me.reason or "", station, phones=not none)
        self._shell.health.show_phones(None if none else board.phone.connected, board.phone.system)
        if none or board.phone.connected:
            self._shell.strip.gone("phones")
        elif board.phone.reason is not None:
            code = UNHEARD.get(board.phone.reason, "phone.disconnected")
            self._shell.strip.put(Notice("phones", code, lasting=True, grave=True))

    def show_hub(self) -> None:
        """None can be reached, or one is there again."""
        if self._hubs.shut_out is not None:
            self.shut_out.emit(self._hubs.shut_out)
            return
        notice = self._hubs.notice
        if self._live.hub_away is self._hubs.there:
            self._live.hub_away = not self._hubs.there
            self._keys.look_again()
        self._shell.health.show_hub(self._hubs.there)
        self._shell.who.confirm(self._hubs.there)
        if notice is None:
            self._shell.strip.gone(KEY)
        else:
            self._shell.strip.put(notice)

    def show_record_trouble(self) -> None:
        """The record of calls falls behind, the database is out of reach from here, or all is well again."""
        if self._office.away is not None and self._office.away.code == REFUSED:
            self.shut_out.emit(self._office.away)
            return
        trouble, away = dict(self._office.record_trouble), self._office.away is not None and self._office.store.shared
        self._shell.health.show_database("database" not in trouble and not away)
        self._show_while("database", "database.away", away)
        if not away:
            self._shell.strip.gone(UNANSWERED)
            if self._away:
                self.answers_again.emit()
        self._away = away
        trouble.pop("speech", None)  # no part of the record: whoever wants to hear something is told there
        alone = {part: trouble.pop(part, None) for part in ADMINISTRATORS}
        self._show_while("record", "record.behind", bool(trouble.keys() - ({"database"} if away else set())))
        for part, why in alone.items():
            if why is not None and may(self._person.role, Verb.EDIT_OFFICE):
                self._shell.strip.put(Notice(f"hub {part}", why.code, tuple(why.values.items()), lasting=True))
            else:
                self._shell.strip.gone(f"hub {part}")

    def _show_while(self, key: str, code: str, true: bool) -> None:
        if true:
            self._shell.strip.put(Notice(key, code, lasting=True))
        else:
            self._shell.strip.gone(key)

    def tell(self, problem: Problem) -> None:
        """Say in the strip what went wrong; once and without its address, that the office's own database does not answer."""
        if problem.code == UNREACHABLE and self._office.store.shared:
            self._shell.strip.put(Notice(UNANSWERED, UNANSWERED))
            return
        self._shell.strip.put(Notice(problem.code, problem.code, tuple(problem.values.items())))

    def count_soon(self) -> None:
        """Something was kept: what it changes is counted with what comes next."""
        now = monotonic()
        if not self._counting.isActive():
            self._waits = now
        if now < self._waits + APART:
            self._counting.start(round(1000 * max(AFTER, self._counted + APART - now)))
        else:  # where something happens all the time it must be counted, too
            self._once_more = True

    @property
    def counted(self) -> bool:
        """Whether all that happened is counted, or being so."""
        return not self._counting.isActive()

    def _count_now(self) -> None:
        self._counted = monotonic()
        self.count()
        if self._once_more:
            self._once_more = False
            self._counting.start(round(1000 * APART))

    def count(self) -> None:
        """How many messages and call-backs wait."""
        self._background.run(self._office.messages.count_to_pass_on, self._shell.counts.show_messages)
        self._call_backs.refresh()

    def _heard(self, event: Event) -> None:
        if isinstance(event, Finished | MessageTaken):
            self.count_soon()

    def _show_call_backs_due(self) -> None:
        """The number on the list, and what is due: told once in the strip, and no focus moves for it."""
        backs, strip = self._call_backs, self._shell.strip
        self._shell.counts.show_call_backs(len(backs.waiting), overdue=len(backs.due()))
        notice = backs.notice(self._keys.shown("palette"))
        if notice is None:
            strip.gone(DUE)
        else:
            if all(one.key != DUE for one in strip.notices):
                self._sounder.tone()
            strip.put(notice)
