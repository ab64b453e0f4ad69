"""A home of its own for what is measured: nothing of the person's files, keyring or desktop is read or written."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCREEN = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
"""A desk's usual screen; without it, Qt's offscreen one has 800 by 800 pixels, on which the window takes its narrow shape."""


@contextmanager
def home() -> Iterator[Path]:
    """An empty home until the block ends. Its path is short: sockets in it must stay under 108 bytes."""
    with tempfile.TemporaryDirectory(prefix="rcb-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"):
            place = folder / variable.lower()
            place.mkdir(mode=0o700)
            os.environ[variable] = str(place)
        for variable in ("RECEPTIONIST_OFFICE", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
            os.environ.pop(variable, None)
        screen = folder / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        os.environ["LC_ALL"] = "C.UTF-8"
        yield folder
