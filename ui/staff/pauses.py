"""The reasons for a pause: kept as codes, so that they can be read in whatever language the screen has."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PAUSES = {
    "short_break": QT_TRANSLATE_NOOP("pauses", "Short break"),
    "lunch": QT_TRANSLATE_NOOP("pauses", "Lunch"),
    "paperwork": QT_TRANSLATE_NOOP("pauses", "Paperwork"),
    "training": QT_TRANSLATE_NOOP("pauses", "Training"),
}


def pause_words(reason: str) -> str:
    """A reason in words; one that is no code of ours as it was written."""
    return QCoreApplication.translate("pauses", PAUSES[reason]) if reason in PAUSES else reason
