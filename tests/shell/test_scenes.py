"""`make screens` goes through: what brings a page into a state still does, and no picture shows what another has left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.profile_scenes import profile_scenes
from tests.screens import Stage

OTHERS = ("clients-error", "trial-talking", "signing-out", "signing-out-refused")
"""They reach deep into a page, or would show what `clients-error` has typed."""


def test_every_scene_of_the_profiles_can_be_set_up_and_leaves_nothing_half_typed(
    qapp: QApplication, home: Path, tmp_path: Path
) -> None:
    stage = Stage(qapp, tmp_path, 1366, 728)
    left: dict[str, object] = {}
    try:
        wanted = {*(scene.name for scene in profile_scenes(stage)), *OTHERS}
        for scene in (one for one in stage.scenes() if one.name in wanted):
            stage.show(scene, lambda _window: None)
            if typed := {**stage.office.half_typed(stage.person.login).drafts(), **stage.office.history.drafts()}:
                left[scene.name] = typed
    finally:
        stage.close()
    assert left == {}
