"""What outlives whoever sits at this workstation."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from ui.background import Background
from ui.sounder import Sounder
from ui.theme import Theme
from ui.translate import Language


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What outlives a session."""

    app: QApplication
    theme: Theme
    language: Language
    background: Background
    sounder: Sounder
