"""What stands above the sentence in amber, and is said when a key cannot do what is asked: whose call it is, what to do."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from receptionist.telephony.numbers import show
from ui.calls.book import Book
from ui.calls.moment import in_vain
from ui.calls.subject import Subject
from ui.calls.tried import Tried
from ui.calls.words.caller import caller_name, caller_number
from ui.calls.words.reasons import target_end
from ui.calls.words.text import plain
from ui.keys import Keys


class Hints:
    """Sentences about the call of the moment, for the client that is shown."""

    def __init__(self, subject: Subject, book: Book, keys: Keys, tried: Tried) -> None:
        self._subject, self._book, self._keys, self._tried = subject, book, keys, tried

    def line(self, profile: Profile) -> str:
        """What must be noticed now; empty: nothing."""
        call, looks = self._subject.call, self._subject.look is not None
        only_looks = self._subject.in_hand.only_looks
        if call is not None and call.unknown_line and (looks or not only_looks):
            return self._unknown_line(call, profile)
        if only_looks:
            return self.only_looks()
        if call is not None and not looks:
            return self._of_call(call, profile) or self._moved(call, profile)
        line = self._book.first_line(profile)
        return self._out(show(line.number, profile.country)) if line is not None else ""

    def only_looks(self) -> str:
        """Another client is looked at: nothing there is about the call."""
        if self._subject.look is None:
            words = QCoreApplication.translate("hints", "You only look here. Esc leads back to your call for {client}.")
            return words.format(client=self._name(self._subject.in_hand.concerned))
        back = QCoreApplication.translate(
            "hints", "You only look here. Esc leads back to your call for {client}; {key} gives that call to this client."
        )
        return back.format(client=self._name(self._subject.call), key=self._keys.shown("call.give"))

    def whose_people(self) -> str:
        """Over Reach, while those in it are another client's than the caller's; empty: they are the caller's."""
        profile = self._subject.profile
        if profile is None or not self._subject.in_hand.only_looks:
            return ""
        words = QCoreApplication.translate("hints", "{client}: only to look at")
        return words.format(client=plain(profile.name, 60))

    def not_theirs(self, call: CallView) -> str:
        """A caller was put on somebody of another client than the one whose number they rang."""
        profile = self._subject.profile
        words = QCoreApplication.translate("hints", "These are people of {client}; this caller rang {own}.")
        return words.format(client=plain(profile.name, 60) if profile is not None else "?", own=self._name(call))

    def not_yet(self) -> str:
        """Why nobody can be put through now; empty: somebody can."""
        now = self._subject.in_hand
        if now.only_looks:
            return self.only_looks()
        return self.first() if now.only_rings or now.consults else ""

    def _name(self, call: CallView | None) -> str:
        whose = self._book.whose(call) if call is not None else None
        return plain(whose.name, 60) if whose is not None else "?"

    def first(self) -> str:
        """What must be done before the caller can be put through or written about."""
        call, now = self._subject.call, self._subject.in_hand
        if now.consults:
            words = QCoreApplication.translate(
                "hints", "Finish this consultation first: {complete} puts through, {back} leads back."
            )
            return words.format(complete=self._keys.shown("call.complete"), back=self._keys.shown("call.hold"))
        if now.line is not None:
            return QCoreApplication.translate("hints", "This call cannot be put through before somebody has answered.")
        if call is not None and call.place is Place.TRANSFERRING:
            words = QCoreApplication.translate("hints", "Take the caller back first with {key}.")
            return words.format(key=self._keys.shown("call.hold"))
        return QCoreApplication.translate("hints", "Answer first with {key}.").format(key=self._keys.shown("call.answer"))

    def nobody(self, typed: str, profile: Profile | None) -> str:
        """Somebody was to be rung whom the client does not have."""
        said = nobody_called(typed, profile)
        key = self._keys.shown("reach.name")
        keeps = QCoreApplication.translate("hints", "{key} keeps it as the caller's name.").format(key=key) if key else ""
        return " ".join(part for part in (said, keeps) if part)

    def failed(self, call: CallView, zone: str) -> dict[str, str]:
        """Who was rung for this call in vain, and when: by `target_key`."""
        return {key: _at(reason, at, zone) for key, (reason, at) in self._tried.of(call).items()}

    def _of_call(self, call: CallView, profile: Profile) -> str:
        shown = self._keys.shown
        if call.over:
            ended = call.place_since.astimezone(ZoneInfo(profile.zone)).strftime("%H:%M")
            return QCoreApplication.translate("hints", "Hung up at {hour}.").format(hour=ended)
        who = plain(call.target.label, 60) if call.target is not None else ""
        if call.place is Place.TRANSFERRING:
            words = QCoreApplication.translate("hints", "The call is being put through to {who}. {key} takes the caller back.")
            return words.format(who=who, key=shown("call.hold"))
        if not in_vain(call) or call.place is Place.TALKING or not who:
            return self._of_several(call)
        why = self._tried.last(call)
        words = QCoreApplication.translate("hints", "{who}: {why}. {key} leads back to the caller.")
        key = shown("call.hold") if call.place is Place.HELD else shown("call.answer")
        return words.format(who=who, why=_at(*why, profile.zone), key=key)

    def _of_several(self, call: CallView) -> str:
        """Of several on hold, whom the key takes: not always the one put on hold just now, who is shown."""
        resumed = self._subject.in_hand.resumed
        if resumed is None or call.place is not Place.HELD or not self._subject.several_on_hold:
            return ""
        words = QCoreApplication.translate(
            "hints", "{key} resumes {who}, of several on hold. The key on a row of Calls takes another."
        )
        whose = self._book.whose(resumed)
        who = caller_name(resumed) or caller_number(resumed, whose.country if whose is not None else "IT")
        return words.replace("{key}", self._keys.shown("call.hold")).replace("{who}", who)

    def _moved(self, call: CallView, profile: Profile) -> str:
        """Whose the number was until lately: some callers still mean them."""
        before = self._book.directory.moved_from(call.line, call.arrived) if call.line is not None else None
        if before is None or before.id == profile.id:
            return ""
        words = QCoreApplication.translate("hints", "Until lately this number was {client}'s: the caller may mean them.")
        return words.format(client=plain(before.name, 60))

    def _out(self, number: str) -> str:
        return QCoreApplication.translate("hints", "Enter rings out under {line}.").format(line=number)

    def _unknown_line(self, call: CallView, profile: Profile) -> str:
        """Nobody owns the number: the two keys that mend it, this once and for good."""
        shown = self._keys.shown
        number = show(call.line, profile.country) if call.line else call.dialled or "?"
        give, assign = shown("call.give"), shown("line.assign")
        if self._subject.look is None:
            words = QCoreApplication.translate(
                "hints",
                "Unknown line {number}: nobody owns it. Choose the client with {search}, then give it the call with {give}. "
                "{assign} enters the number for a client, for good.",
            )
            return words.format(number=number, search=shown("palette"), give=give, assign=assign)
        words = QCoreApplication.translate(
            "hints", "Your call came on the unknown line {number}. {give} gives the call to {client}, {assign} the number."
        )
        return words.format(number=number, client=profile.name, give=give, assign=assign)


def nobody_called(typed: str, profile: Profile | None) -> str:
    """What was typed fits nobody of the client."""
    words = QCoreApplication.translate("hints", "Nobody at {client} is called “{typed}”.")
    return words.format(client=plain(profile.name, 60) if profile is not None else "?", typed=plain(typed, 60))


def _at(reason: str, at: datetime, zone: str) -> str:
    words = QCoreApplication.translate("hints", "{why} at {hour}")
    return words.format(why=target_end(reason), hour=at.astimezone(ZoneInfo(zone)).strftime("%H:%M"))
