"""The languages of an office's telephone, in the screen's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

LETTERS = {"I": "it", "E": "en", "D": "de", "F": "fr", "S": "es"}
"""The letter after Ctrl+L, and the language (ISO 639-1) it stands for."""


def language_name(code: str) -> str:
    """A language by its name; one that we have no name for by its code."""
    names = {
        "it": QCoreApplication.translate("menus", "Italian"),
        "en": QCoreApplication.translate("menus", "English"),
        "de": QCoreApplication.translate("menus", "German"),
        "fr": QCoreApplication.translate("menus", "French"),
        "es": QCoreApplication.translate("menus", "Spanish"),
    }
    return names.get(code, code.upper())


def language_within(code: str) -> str:
    """The same within a sentence: in Italian and in French a language is written small there."""
    names = {
        "it": QCoreApplication.translate("menus", "Italian", "within a sentence"),
        "en": QCoreApplication.translate("menus", "English", "within a sentence"),
        "de": QCoreApplication.translate("menus", "German", "within a sentence"),
        "fr": QCoreApplication.translate("menus", "French", "within a sentence"),
        "es": QCoreApplication.translate("menus", "Spanish", "within a sentence"),
    }
    return names.get(code, code.upper())
