"""The demo office of this machine, made anew each time, so that its day always begins the same: nothing in it is work."""

from __future__ import annotations

from pathlib import Path

from receptionist.errors import Problem, reason_of
from receptionist.opening import DEFAULT_SEED, Plan, create_office
from receptionist.store.safety import refuse_company


def make_anew(place: Path, name: str, seed: int = DEFAULT_SEED) -> None:
    """Make the demo office of `seed` at `place`, over the one of before, in a folder that may not be there yet. Raises
    `office.in_use` while a program has that one open, `office.not_an_office` for what is none, `file.not_written`."""
    try:
        if place.exists():
            refuse_company(place)
        for old in place.parent.glob(f"{place.name}*"):
            if old.is_file():
                old.unlink()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("file.not_written", file=str(place), reason=reason_of(error)) from error
    create_office(str(place), Plan(name, demo=True, seed=seed)).close()
