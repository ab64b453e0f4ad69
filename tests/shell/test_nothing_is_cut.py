"""Every word of the desk, the messages, the history and the first start can be read whole, in each language and size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.screen.clipping import clipped
from tests.screens import Stage

SCENES = ("desk-talking", "desk-full", "desk-empty", "messages", "history", "call-backs", "first-start", "first-office", "seat")
SCENES += ("staff", "staff-shared", "staff-new", "staff-password")


@pytest.mark.parametrize("size", [(1366, 728), (960, 505)])  # 1366x768 and 960x540 less a title bar, and a panel
def test_nothing_is_cut(qapp: QApplication, home: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(qapp, tmp_path, *size)
    cut: list[str] = []
    try:
        for language in ("en", "it"):
            stage.around.language.use(language)
            for scene in stage.scenes():
                if scene.name in SCENES:
                    seen = f"{language} {scene.name}"
                    stage.show(scene, lambda window, seen=seen: cut.extend(f"{seen} {word}" for word in clipped(window)))
    finally:
        stage.around.language.use("en")
        stage.close()
    assert cut == []
