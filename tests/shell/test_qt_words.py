"""Qt's own dialogs speak the screen's language, the file dialog whole."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.translate import Language

ENGLISH = ("Look in", "Files of", "File name", "Cancel", "Open", "Folder")


def test_the_file_dialog_is_italian_throughout(language: Language, qtbot: QtBot) -> None:
    language.use("it")
    QApplication.processEvents()
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = [part.text() for kind in (QLabel, QPushButton) for part in dialog.findChildren(kind)]
    said.append(QApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms"))
    assert "&Cerca in:" in said
    assert [words for words in said if any(word in words.replace("&", "") for word in ENGLISH)] == []
