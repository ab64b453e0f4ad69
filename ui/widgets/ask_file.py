"""Ask for a file, beside a window that goes on: a caller may ring while somebody looks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(asker: QWidget, title: str, kinds: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """One that is there. `kinds` as Qt writes them: `CSV (*.csv)`. `chosen` hears of it, if one is chosen."""
    dialog = _dialog(asker, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _shown(dialog, chosen)


def ask_where(asker: QWidget, title: str, kinds: str, proposed: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Where to write one; a name without an ending gets that of the kind. Qt asks before one is written over."""
    dialog = _dialog(asker, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(proposed)

    def end_as(kind: str) -> None:
        dialog.setDefaultSuffix(kind.partition("*.")[2].partition(")")[0].partition(" ")[0])

    dialog.filterSelected.connect(end_as)
    end_as(dialog.selectedNameFilter())
    return _shown(dialog, chosen)


def _dialog(asker: QWidget, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(asker, title, "", kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    return dialog


def _shown(dialog: QFileDialog, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.show()
    return dialog
