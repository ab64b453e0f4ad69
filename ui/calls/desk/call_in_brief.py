"""One call in a few words, with the keys that act on it: for where the desk itself is not in sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from receptionist.calls.board import CallView
from receptionist.calls.places import Place
from receptionist.clients.profile import Profile
from ui.calls.in_hand import InHand
from ui.calls.key_words import end_word, hold_word
from ui.calls.while_away import WhileAway
from ui.calls.words.reasons import place_words
from ui.calls.words.text import elapsed, plain
from ui.keys import Keys
from ui.theme import Theme, space
from ui.widgets import Band, Elided, KeyButton


class CallInBrief(WhileAway):
    """Whose call it is, who rings, where it is and for how long. Shown while there is a call; who makes one lays its
    parts out."""

    ACTIONS: tuple[tuple[str, str], ...] = (
        ("call.answer", "phone-incoming"),
        ("call.hold", "pause"),
        ("call.hang_up", "phone-off"),
    )
    """What it has a button for, each with its icon."""

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        window: Qt.WindowType = Qt.WindowType.Widget,
    ) -> None:
        super().__init__(parent, window)
        self._keys, self._now = keys, now
        self._in_hand = InHand()
        self._call: CallView | None = None
        self._profile: Profile | None = None
        self._words = self._handed = ""
        """Who rings, and who hands the call to her."""
        self._band = Band()
        self._band.setFixedWidth(space(0.5))
        self._client, self._caller, self._state = Elided("", "strong"), Elided(), Elided("", "muted")
        words = {
            "call.hold": lambda: hold_word(self._in_hand, keys),
            "call.hang_up": lambda: end_word(self._in_hand, keys),
        }
        self.buttons = {
            action: KeyButton(theme, keys, action, icon, "quiet", words.get(action)) for action, icon in self.ACTIONS
        }
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def wished(self) -> bool:
        """Whether she wants to see it at all."""
        return True

    def present(self, call: CallView | None, profile: Profile | None, now: InHand, caller: str, handed: str = "") -> None:
        """Show a call, and in words its caller and that a colleague hands it to her; with none it has nothing to show and
        goes."""
        self._call, self._profile, self._in_hand, self._words, self._handed = call, profile, now, caller, handed
        self._turn()

    def _turn(self) -> None:
        """What comes into sight, or stays there, shows the call as it is now; out of sight nothing is laid out."""
        super()._turn()
        if self._call is not None and not self.isHidden():
            self._show_call()

    def _show_call(self) -> None:
        profile = self._profile
        self._band.show_colour(profile.colour if profile else "")
        self._client.setText(plain(profile.name if profile else ""))
        self._caller.setText(self._words)
        for action, button in self.buttons.items():
            button.setEnabled(self._keys.can(action))
            button.reword()
        self._tick()

    def _has_something(self) -> bool:
        return self._call is not None and self.wished()

    def _tick(self) -> None:
        call = self._call
        if call is None:
            return
        since = call.arrived if call.place is Place.WAITING else call.place_since
        state = self._handed or place_words(call) or self.tr("waiting")
        self._state.setText(f"{state}  {elapsed(since, self._now())}")
