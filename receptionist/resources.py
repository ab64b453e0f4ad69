"""Where the files that come with the program are: icons, sounds, translations, the demo office."""

from __future__ import annotations

import sys
from pathlib import Path


def path(name: str) -> Path:
    """The file or folder `name` (`demo/clients`, with forward slashes) of `resources/`: beside the packages in a checkout, in
    the bundle's own folder in a package. It need not exist."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources" / name
