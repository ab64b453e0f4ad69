"""Makes a shared office: a new local one, which is copied into the database, so that it is there whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from receptionist.errors import Problem
from receptionist.opening import Plan, create_office
from receptionist.serving.copying import copy_office, refuse_occupied
from receptionist.serving.site import Created, Site


def create_shared(
    where: str,
    plan: Plan,
    folder: Path,
    hosts: Sequence[str],
    workstation: Path | None = None,
    hubs: Sequence[str] = (),
    *,
    homes: bool = False,
    password: str = "",
) -> Created:
    """Make the office in the empty database at `where`, by a login (with that `password`) that may create roles and owns it.
    Killed anywhere, the same call begins again. `folder`, `hosts`, `hubs`, `homes` as in `Site`. Raises `office.there`, and
    as `copy_office`."""
    site = Site(folder, hosts, hubs, homes)
    refuse_occupied(where, site, password=password)
    with TemporaryDirectory(prefix="receptionist-") as made:
        place = Path(made) / "new.office"
        create_office(str(place), plan, workstation).close()
        try:
            return copy_office(place, where, site, lambda _table, _rows: None, password=password).created
        except Problem as problem:
            if problem.code == "copy.not_empty":  # somebody else was quicker
                raise Problem("office.there", **problem.values) from problem
            raise
