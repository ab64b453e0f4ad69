"""Ask for a file or a colour, beside a window that goes on: a caller may ring while somebody looks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QDialog, QFileDialog, QWidget


def ask_for_file(asker: QWidget, title: str, kinds: str, chosen: Callable[[Path], object], begin: str = "") -> QFileDialog:
    """One that is there. `kinds` as Qt writes them: `CSV (*.csv)`; `begin`: the folder where one begins to look. `chosen` hears
    of it, if one is chosen."""
    dialog = QFileDialog(asker, title, begin, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _heard(dialog, asker, chosen)


def ask_for_folder(asker: QWidget, title: str, begin: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """A folder; one begins to look in `begin`."""
    dialog = QFileDialog(asker, title, begin)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _heard(dialog, asker, chosen)


def ask_where(asker: QWidget, title: str, kinds: str, proposed: str, chosen: Callable[[Path], object]) -> QFileDialog:
    """Where to write one; a name without an ending gets that of the kind. Qt asks before one is written over."""
    dialog = QFileDialog(asker, title, "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(proposed)

    def end_as(kind: str) -> None:
        dialog.setDefaultSuffix(kind.partition("*.")[2].partition(")")[0].partition(" ")[0])

    dialog.filterSelected.connect(end_as)
    end_as(dialog.selectedNameFilter())
    return _heard(dialog, asker, chosen)


def ask_for_colour(asker: QWidget, now: QColor, chosen: Callable[[QColor], object]) -> QColorDialog:
    """Any colour, beginning with the one that it is `now`."""
    dialog = QColorDialog(now, asker)
    dialog.colorSelected.connect(chosen)
    _show(dialog, asker)
    return dialog


def put_questions_away(window: QWidget) -> None:
    """A caller is answered: nobody looks for a file or a colour beside the window any more."""
    for dialog in window.findChildren(QDialog):
        if isinstance(dialog, (QFileDialog, QColorDialog)) and dialog.isVisible():
            dialog.reject()


def _heard(dialog: QFileDialog, asker: QWidget, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    _show(dialog, asker)
    return dialog


def _show(dialog: QDialog, asker: QWidget) -> None:
    """In the place of one that still stands there from before: what it was asked about may have changed."""
    for before in asker.findChildren(type(dialog), options=Qt.FindChildOption.FindDirectChildrenOnly):
        if before is not dialog:
            before.close()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.show()
