"""What a window shows, as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QWidget

from receptionist.files import put


def save_picture(window: QWidget, file: Path) -> None:
    """Write what a window shows to a PNG file. Problems as in `receptionist.files.put`."""
    picture = QBuffer()
    picture.open(QBuffer.OpenModeFlag.WriteOnly)
    window.grab().save(picture, "PNG")
    put(file, picture.data().data())
