"""Finds what ships beside the code: icons, typefaces, translations, the demo office."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources"
"""Beside this package: in a checkout, in an installed wheel and in a bundle alike (the build puts it there)."""


def resource(*parts: str) -> Path:
    """The file or folder `parts` name inside `resources/`: `resource("icons", "phone.svg")`.

    Raises FileNotFoundError when it is not there: then the installation is not whole.
    """
    path = FOLDER.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation ({FOLDER})")
    return path
