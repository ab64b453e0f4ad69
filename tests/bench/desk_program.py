"""The console as its command starts it, which tells when the desk was painted, and ends: `… desk_program OFFICE`."""

from __future__ import annotations

import sys
import time

from PySide6.QtWidgets import QApplication

import ui.app
from receptionist.cli import main


class _Told(ui.app.Console):
    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.ready.connect(self._tell)

    def _tell(self) -> None:
        assert self.session is not None
        self.session.desk.repaint()  # at once, whatever else waits for its turn
        print(time.time(), flush=True)
        QApplication.quit()


if __name__ == "__main__":
    ui.app.Console = _Told  # type: ignore[misc]
    sys.exit(main(["--office", sys.argv[1]]))
