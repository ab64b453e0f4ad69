"""What supervisors see who keep the profiles: scenes for `tests.screens`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.screens import Scene, Stage
    from ui.session import Session

PASSWORD = "tramonto a Bergamo"


def profile_scenes(stage: Stage) -> Iterator[Scene]:
    """Each in a window of its own."""
    from tests.screens import Scene

    yield Scene("news-password", lambda session: _password(stage, session, "alba a Lecco"))
    yield Scene("news-password-right", lambda session: _password(stage, session, PASSWORD))


def _password(stage: Stage, session: Session, said: str) -> None:
    from PySide6.QtWidgets import QApplication

    from receptionist.clients.news import Recognised
    from ui.clients.news_sheet import RECOGNISED, NewsSheet

    session.desk.look_at(stage._told())
    session.keys.trigger("news")
    sheet: Any = next(one for one in QApplication.allWidgets() if isinstance(one, NewsSheet) and one.isVisible())
    sheet.line.setText("Rossi al 333 123 4567 fino alle 18")
    sheet._understand()
    sheet.recognised.setCurrentIndex(list(RECOGNISED).index(Recognised.PASSPHRASE))
    sheet.password.line.setText(said)
    sheet.password.check()
