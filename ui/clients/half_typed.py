"""What is typed over profiles and not saved: written down as one types, and given back after the program was killed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from receptionist.clients.half_typed import PROFILE, HalfTyped, read, written
from receptionist.clients.profile import Profile
from ui.background import Background
from ui.calls.drafts import Drafts, DraftStore
from ui.clients.form.draft import Draft
from ui.theme import Theme, space
from ui.translate import Retranslates
from ui.widgets import Button, label


class NothingKept:
    """A page that keeps nothing: a single profile is looked at."""

    def keep_draft(self, client: str, field: str, text: str, /) -> None: ...

    def drafts(self) -> dict[str, dict[str, str]]:
        return {}


class HalfTypedKeeper(QObject):
    """`found` has what was left half typed (a list of `HalfTyped`), `failed` why nothing can be written down. `clients` tells
    how a profile was saved."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, store: DraftStore, clients: Any, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._clients, self._background = clients, background
        self._texts = Drafts(store, background, self)
        self._texts.loaded.connect(self._read)
        self._texts.failed.connect(self.failed)
        self._discarded: set[Draft] = set()

    def load(self) -> None:
        """Look for what was left when the program ended."""
        self._texts.load()

    def follow(self, draft: Draft) -> None:
        """Write down what is typed there, until it is saved or taken back."""

        def keep() -> None:
            profile = draft.profile
            if profile is not None and draft not in self._discarded:
                text = written(profile, draft.typed_at, draft.unread.kept) if draft.unsaved else ""
                self._texts.keep(profile.id, PROFILE, text)

        draft.changed.connect(keep)
        draft.loaded.connect(keep)
        keep()

    def discard(self, client: str, draft: Draft) -> None:
        """What is typed there is written down no more, whatever becomes of the draft."""
        self._discarded.add(draft)
        self._texts.forget(client, PROFILE)

    def take_back(self, draft: Draft) -> None:
        """It was discarded by mistake: its next change is written down."""
        self._discarded.discard(draft)

    def write_now(self) -> None:
        """Before the program ends."""
        self._texts.write_now()

    def _read(self) -> None:
        texts = [self._texts.get(client, PROFILE) for client in self._texts.calls()]
        if texts:
            self._background.run(lambda: read(texts, self._clients), self.found.emit, self.failed.emit)


class LeftHalfTyped(Retranslates, QFrame):
    """Says which profiles were being changed when the program ended, the latest first: go on with it, or discard it.
    `go_on` and `discard` have the client (id)."""

    go_on = Signal(str)
    discard = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("part", "warning")
        self._left: list[Profile] = []
        self._words = label("", wrap=True)
        self.going_on, self.discarding = Button(theme, icon="pencil", kind="primary"), Button(theme, icon="trash-2")
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(0.5), space(2), space(0.5))
        row.setSpacing(space(1))
        row.addWidget(self._words, 1)
        row.addWidget(self.going_on)
        row.addWidget(self.discarding)
        self.going_on.clicked.connect(lambda: self._done(self.go_on.emit))
        self.discarding.clicked.connect(lambda: self._done(self.discard.emit))
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.going_on.setText(self.tr("Go on with it"))
        self.discarding.setText(self.tr("Discard it"))
        self._tell()

    @property
    def clients(self) -> list[str]:
        """By name, what it speaks of."""
        return [profile.name for profile in self._left]

    def offer(self, left: list[HalfTyped]) -> None:
        """These were left half typed."""
        self._left = [one.typed for one in reversed(left)]
        self._tell()

    def seen(self, client: str) -> None:
        """Somebody looks at it, or it is gone: no more is said of it."""
        self._left = [profile for profile in self._left if profile.id != client]
        self._tell()

    def _tell(self) -> None:
        if self._left:
            first = self._left[0]
            said = self.tr("You were changing {client} and did not save: what was typed is kept.")
            more = self.tr("More of them: {n}.").format(n=len(self._left) - 1) if len(self._left) > 1 else ""
            self._words.setText(f"{said} {more}".strip().replace("{client}", first.name or self.tr("a new client")))
        self.setVisible(bool(self._left))

    def _done(self, tell: Callable[[str], None]) -> None:
        if self._left:
            client = self._left[0].id
            tell(client)
            self.seen(client)
