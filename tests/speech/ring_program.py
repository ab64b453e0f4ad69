"""A console's sounds and nothing else, in a process of its own: the audio library looks at the machine's outputs once.

`python -m tests.speech.ring_program FOLDER SETTINGS`: rings for a call of Studio Rossi until a line comes on standard input, is
still, and ends with the next line. SETTINGS is JSON.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from receptionist.errors import Problem
from receptionist.resources import resource
from ui.sounder import Sounder


class Lines(QObject):
    """What comes on standard input, on the application's own thread."""

    came = Signal()
    ended = Signal()

    def read(self) -> None:
        for _ in range(2):
            sys.stdin.readline()
            self.came.emit()
        self.ended.emit()


def main(folder: str, settings: str) -> None:
    app = QCoreApplication([])
    sounder = Sounder(json.loads(settings), resource("sounds"), Path(folder))
    sounder.troubled.connect(_tell)
    lines = Lines()
    lines.came.connect(lambda: (sounder.stop_ringing(), print("still", flush=True)), Qt.ConnectionType.QueuedConnection)
    lines.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=lines.read, daemon=True).start()
    sounder.ring("Studio Rossi", "it")
    app.exec()
    sounder.close()


def _tell(problem: Problem) -> None:
    print(problem.code, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
