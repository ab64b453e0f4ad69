"""The stories of calls run on both phone systems: the simulator, and a real Asterisk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.calls.stage import Stage
from tests.telephony.conftest import simulator_lab
from ui.theme import Theme

__all__ = ["simulator_lab", "stage"]


@pytest.fixture(params=["simulator", "asterisk"])
def stage(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Stage]:
    """A desk on each phone system."""
    lab = request.getfixturevalue(f"{request.param}_lab")
    stage = Stage(lab, lab.clock, theme, real=request.param == "asterisk")
    yield stage
    stage.close()
