"""What countries are called, in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale


def country_names(language: str | None = None) -> Mapping[str, str]:
    """The name of each country by its code (ISO 3166); `language` None: the screen's. Babel is loaded for it, which takes a
    tenth of a second: ask behind the screen where somebody waits."""
    from babel import Locale

    code = language or QLocale().name().split("_")[0]
    return Locale.parse(code if code != "C" else "en").territories
