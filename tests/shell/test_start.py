"""Between the start and the desk nothing is loaded that nobody has asked for yet. (How long it takes: `make bench`.)"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from receptionist.opening import Plan, create_office

LATER = {
    "alembic": "when an office has to be upgraded",
    "sqlalchemy.dialects.postgresql": "by a shared office",
    "httpx": "by an office with an Asterisk",
    "websockets": "by an office with an Asterisk",
    "receptionist.telephony.asterisk.adapter": "by an office with an Asterisk",
    "receptionist.telephony.asterisk.verbs": "by the command line",
    "receptionist.clients.verbs": "by the command line",
    "receptionist.cli.doctor": "by the command line",
    "receptionist.demo.yesterday": "when a demo office is made",
    "receptionist.demo.unattended": "by a demo without a window",
    "keyring": "when a secret is asked for",
    "babel": "when somebody looks for a country",
    "PIL": "when a logo is chosen",
    "numpy": "with the first sound",
    "soxr": "with the first sound",
    "pyttsx3": "when something is spoken",
    "ui.messages.messages_page": "with its page",
    "ui.clients.page": "with its page",
    "ui.clients.files.importing": "with a spreadsheet",
    "ui.calls.history.page": "with its page",
    "ui.settings.page": "with its page",
}
"""What may be loaded later only, and when."""


def test_the_desk_is_there_before_anything_is_loaded_that_it_does_not_need(tmp_path: Path) -> None:
    office = tmp_path / "demo.office"
    create_office(str(office), Plan("Demo", demo=True)).close()
    loaded = modules_until_the_desk_is_there(office)
    assert {"ui.calls.desk.page", "receptionist.office", "receptionist.telephony.simulator.exchange"} <= loaded
    assert {module: when for module, when in LATER.items() if module in loaded} == {}


def modules_until_the_desk_is_there(office: Path) -> set[str]:
    """All that the program loads that is measured: the console's own command, until its desk is painted."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tests.bench.desk_program", str(office)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    assert done.stdout, "the desk was painted"
    return set(_named(done.stderr.splitlines()))


def _named(lines: Iterable[str]) -> Iterable[str]:
    """`import time: self | cumulative | name`."""
    return (line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:"))
