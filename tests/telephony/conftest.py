"""The lab around the simulator, for the contract's stories."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.telephony.simulator_lab import SimulatorLab


@pytest.fixture
def simulator_lab() -> Iterator[SimulatorLab]:
    """A phone system in memory, on virtual time, and its cast."""
    lab = SimulatorLab()
    yield lab
    lab.close()
