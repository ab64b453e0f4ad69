"""The message of the moment, out of the desk: onto the clipboard, or into the mail program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from receptionist.messages.service import Message
from ui.calls.book import Book
from ui.calls.foot.message_tab import MessageTab
from ui.calls.just_ended import JustEnded
from ui.calls.past.model import zone_of
from ui.calls.subject import Subject
from ui.calls.words.text import plain
from ui.keys import Keys
from ui.messages.message_words import as_text, caller_of, mail_link


class MessageOut(QObject):
    """What she writes in the tab, else what was kept last of the call shown or just ended. `told` says what went out."""

    told = Signal(str)

    def __init__(
        self,
        tab: MessageTab,
        subject: Subject,
        gone: JustEnded,
        book: Book,
        keys: Keys,
        now: Callable[[], datetime],
        open_link: Callable[[QUrl], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tab, self._subject, self._gone = tab, subject, gone
        self._book, self._keys, self._now, self.open_link = book, keys, now, open_link
        self._kept: Message | None = None

    def kept(self, message: Message) -> None:
        """This one is safe."""
        self._kept = message

    @property
    def message(self) -> Message | None:
        """What would go out; None: there is nothing."""
        draft = self._tab.draft
        if draft is not None:
            return msgspec.structs.replace(draft, taken_at=self._now())
        here = {call.id for call in (self._subject.pinned, self._gone.call) if call is not None}
        return self._kept if self._kept is not None and self._kept.call in here else None

    def copy(self) -> None:
        """The whole message onto the clipboard."""
        self._goes(lambda text, _link: QGuiApplication.clipboard().setText(text), self.tr("Copied: {what}."))

    def mail(self) -> None:
        """Into the mail program, to the recipient where an address is known."""

        def opens(_text: str, link: str) -> None:
            self.open_link(QUrl(link, QUrl.ParsingMode.StrictMode))

        self._goes(opens, self.tr("Your mail program has it: {what}."))

    def _goes(self, hand_over: Callable[[str, str], object], words: str) -> None:
        message = self.message
        if message is None:
            return
        profile = self._book.profile(message.client)
        there = self._now().astimezone(zone_of(profile))
        hand_over(as_text(message, profile, there), mail_link(message, profile, there))
        what = self.tr("message for {whom}, from {who}")
        what = what.replace("{who}", caller_of(message, profile.country if profile else "IT") or "-")
        what = what.replace("{whom}", plain(message.recipient) or self.tr("anybody"))
        self.told.emit(" ".join((words.replace("{what}", what), self._next(message))))

    def _next(self, message: Message) -> str:
        """What is still to be done."""
        if message is self._kept:
            return self.tr("Once it is sent, say on Messages that it was passed on.")
        return self.tr("It is not kept yet: {key}.").replace("{key}", self._keys.shown("message.keep"))
