"""Two profiles laid side by side over the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from receptionist.clients.profile import Profile
from ui.background import Background
from ui.clients.compare.sheet import CompareSheet
from ui.clients.compare.side import Versions
from ui.clients.form.draft import Draft
from ui.keys import Keys
from ui.sheet import Sheet
from ui.theme import Theme, space


class Comparing:
    """`draft_of`: over what a client (id) is typed; `name_of` a login."""

    def __init__(
        self,
        theme: Theme,
        keys: Keys,
        background: Background,
        versions: Versions,
        draft_of: Callable[[str], Draft | None],
        now: Callable[[], datetime],
        name_of: Callable[[str], str],
    ) -> None:
        self._theme, self._keys, self._background, self._versions = theme, keys, background, versions
        self._draft_of, self._now, self._name_of = draft_of, now, name_of

    def lay_over(
        self, over: QWidget, profiles: Sequence[Profile], client: str, version: int | None, *, may_edit: bool
    ) -> CompareSheet:
        """The chosen `version` of the client (id) and what stands now; without one, this client and the next of `profiles`."""
        sheet = CompareSheet(
            self._theme,
            self._keys,
            self._background,
            self._versions,
            profiles,
            self._draft_of,
            self._now,
            self._name_of,
            may_edit=may_edit,
        )
        sheet_over = Sheet(over, sheet, space(150), space(86), "clients")
        sheet.closed.connect(sheet_over.close_sheet)
        sheet.closed.connect(sheet.deleteLater)
        other = next((one.id for one in profiles if one.id != client), client)
        first, second = ((client, version), (client, None)) if version else ((client, None), (other, None))
        sheet.compare(first, second)
        sheet.second.who.take_up()
        return sheet
