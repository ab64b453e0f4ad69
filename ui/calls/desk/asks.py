"""What the desk asks before something is done with a call: to which client, to whom, in which language; and a card by hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui.calls.actions import DeskActions
from ui.calls.colleagues.states import Doing, others
from ui.calls.desk.open_card import OpenCardSheet, ask_for_card
from ui.calls.desk.parts import Desk
from ui.calls.languages import Languages
from ui.calls.menus import colleagues_menu, give_menu, language_menu
from ui.calls.subject import Subject


class DeskAsks:
    """Each menu opens in the middle of `card`, and belongs to `page`."""

    def __init__(
        self, desk: Desk, page: QWidget, card: QWidget, subject: Subject, actions: DeskActions, languages: Languages
    ) -> None:
        self._desk, self._page, self._card = desk, page, card
        self._subject, self._actions, self._languages = subject, actions, languages

    def client(self) -> None:
        """The caller meant the client that is looked at: asked once more."""
        profile = self._desk.book.profile(self._subject.look)
        if profile is not None:
            give_menu(self._page, profile, lambda: self._give(profile.id)).popup(self._middle())

    def _give(self, client: str) -> None:
        self._subject.look = None
        self._actions.give(client)

    def colleague(self) -> None:
        """To a colleague, who is chosen by name; who is away is not offered."""
        call, live = self._actions.to_hand(), self._desk.live
        if call is not None:
            here = [one for one in others(live.board, live.assistant) if one.doing is not Doing.AWAY]
            shows, hand = self._desk.book.shows_state, self._actions.hand
            colleagues_menu(self._page, here, shows, lambda to: hand(call.id, to)).popup(self._middle())

    def language(self) -> None:
        """A letter says in which language this call goes on."""
        language_menu(self._page, self._speak).popup(self._middle())

    def _speak(self, language: str) -> None:
        call = self._subject.in_hand.own or self._subject.call
        if call is not None:
            self._languages.choose(call, language)

    def card(self) -> None:
        """A call card by hand."""
        sheet = OpenCardSheet(self._desk.theme, self._desk.book, self._subject.profile)
        sheet.wanted.connect(self._actions.open_card)
        ask_for_card(self._page, sheet)

    def _middle(self) -> QPoint:
        return self._card.mapToGlobal(self._card.rect().center())
