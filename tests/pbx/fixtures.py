"""A real Asterisk for whoever asks: one for the whole run, and a lab of its own around it for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pbx.lab import AsteriskLab, Pbx


@pytest.fixture(scope="session")
def pbx(session_folder: Path) -> Iterator[Pbx]:
    """Asterisk, started from the configuration that `pbx write` writes, and SIP phones around it."""
    from tests.pbx.lab import Pbx

    pbx = Pbx(session_folder / "pbx")
    yield pbx
    pbx.close()


@pytest.fixture
def asterisk_lab(pbx: Pbx) -> Iterator[AsteriskLab]:
    """The contract's lab around the real Asterisk."""
    from tests.pbx.lab import AsteriskLab

    lab = AsteriskLab(pbx)
    yield lab
    lab.close()
