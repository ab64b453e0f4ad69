"""An empty PySide6 window, which tells when it was painted, and ends."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

if __name__ == "__main__":
    app = QApplication([])
    window = QWidget()
    QVBoxLayout(window).addWidget(QLabel("empty"))
    window.show()
    window.repaint()
    print(time.time(), flush=True)
