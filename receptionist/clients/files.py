"""Clients from files and into a file: the doors of `clients import` and `clients export`, and of the console's own preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from receptionist.clients.imports import Plan, Refusal, Report, plan
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.clients.tables import LARGEST, read_table
from receptionist.clients.written import export_clients
from receptionist.errors import Problem
from receptionist.files import content, put

__all__ = ["Plan", "Refusal", "Report", "export_clients", "export_to", "import_files", "plan_file"]


Follow = Callable[[Path, int | None], None]


def _nobody(_file: Path, _clients: int | None) -> None:
    """Follows nothing."""


def plan_file(
    file: Path, profiles: Iterable[Profile], country: str, *, client: Profile | None = None, team: str | None = None
) -> Plan:
    """What the file would change, for a preview. Raises `Problem` for a file that cannot be taken at all."""
    return plan(read_table(content(file, LARGEST)), str(file), profiles, country, client=client, team=team)


def import_files(
    clients: ClientService,
    files: Iterable[Path],
    *,
    by: str,
    country: str,
    client: str | None = None,
    team: str | None = None,
    dry_run: bool = False,
    strict: bool = False,
    follow: Follow = _nobody,
) -> Report:
    """Take the files one after the other, each in one transaction; a bad one does not keep the next from being taken. `client`
    is a code (`NotFound` `client.unknown`). With `strict` a file with any refused row changes nothing. `follow` hears of each
    file as it is read, and again of how many clients in it are to be saved: thousands take their time."""
    only = clients.load(client) if client is not None else None
    known = {profile.id: profile for profile in clients.profiles()}
    report = Report()
    for file in files:
        follow(file, None)
        try:
            planned = plan_file(file, known.values(), country, client=only, team=team)
            if strict and planned.report.refused:
                report.add(Report(refused=planned.report.refused, ignored=planned.report.ignored))
                continue
            follow(file, len(planned.profiles))
            saved = planned.profiles if dry_run else tuple(clients.save_all(planned.profiles, by))
            known |= {profile.id: profile for profile in saved}
            report.add(planned.report)
        except Problem as problem:
            report.refused.append(Refusal(str(file), _row_of(problem), problem))
    return report


def _row_of(problem: Problem) -> int:
    """The row at which the reading of a file broke off; 0: it is about the whole file."""
    row = problem.values.get("row", 0)
    return row if isinstance(row, int) else 0


def export_to(file: Path, profiles: list[Profile], language: str = "en") -> None:
    """Write the clients to `file`, whole or not at all. Raises as `receptionist.files.put`."""
    put(file, export_clients(profiles, language))
