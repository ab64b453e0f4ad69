"""Clients from files and into a file: the doors of `clients import` and `clients export`, and of the console's own preview."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from receptionist.clients.elsewhere import Asked, nothing
from receptionist.clients.files.cards_written import export_cards
from receptionist.clients.files.entries import Contents
from receptionist.clients.files.imports import EVERYTHING, plan
from receptionist.clients.files.logos_given import LogosGiven, Read, no_logo, write_beside
from receptionist.clients.files.new_teams import MayLeave, new_teams, refuse_unless
from receptionist.clients.files.outcome import Plan, Refusal, Report, Wish
from receptionist.clients.files.reading import Follow, read_contents
from receptionist.clients.files.refused import refused_sheet
from receptionist.clients.files.sheets import write_workbook
from receptionist.clients.files.tables import LARGEST, write_table
from receptionist.clients.files.written import rows_of
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Problem
from receptionist.files import content, put, refuse_place, try_place

__all__ = [
    "Ground",
    "Look",
    "Plan",
    "Refusal",
    "Report",
    "Wish",
    "export_to",
    "import_files",
    "look",
    "refused_place",
    "save_refused",
]

Told = Callable[[Path, int | None], None]
FOREIGN = frozenset({".xls", ".ods", ".xlsm", ".xlsb", ".pdf", ".doc", ".docx", ".odt", ".html", ".htm", ".json", ".xml"})
"""What a file is not called that we write."""


MEANWHILE = frozenset(
    {
        "client.changed_meanwhile",
        "client.code_elsewhere",
        "client.code_taken",
        "line.elsewhere",
        "line.taken",
        "line.taken_meanwhile",
    }
)
"""What only another's save can have done to a plan that was right when it was made."""
TRIES = 3


def _nobody(_file: Path, _clients: int | None) -> None:
    """Follows nothing."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the office knows already. `named` are the headings that somebody gave a meaning (setting `import.headings`);
    `elsewhere` knows what is taken in the teams that one does not see."""

    profiles: Iterable[Profile]
    country: str
    named: Mapping[str, str]
    elsewhere: Asked = nothing


@dataclass(frozen=True, slots=True)
class Look:
    """A file that was looked at: what was understood of it, and what it would change, or why that cannot be said."""

    contents: Contents
    plan: Plan | None = None
    trouble: Problem | None = None


def look(file: Path, ground: Ground, wish: Wish = EVERYTHING, follow: Follow = lambda _done, _of: None) -> Look:
    """For a preview. `follow` hears how far it is, and may raise. Raises `Problem` for a file that cannot be read at all."""
    contents = read_contents(content(file, LARGEST), ground.named, of_one=wish.client is not None, follow=follow)
    try:
        logos = LogosGiven(file.parent)
        return Look(contents, plan(contents, str(file), ground.profiles, ground.country, wish, follow, logos, ground.elsewhere))
    except Problem as problem:
        if problem.code != "file.no_client_column":
            raise
        return Look(contents, trouble=problem)


def import_files(
    clients: ClientService,
    files: Iterable[Path],
    *,
    by: str,
    country: str,
    client: str | None = None,
    team: str | None = None,
    zeros: bool = False,
    named: Mapping[str, str] | None = None,
    dry_run: bool = False,
    strict: bool = False,
    follow: Told = _nobody,
    teams: Collection[str] = (),
    may_leave: MayLeave = lambda _team: True,
) -> Report:
    """Take the files one after the other, each in one transaction; a bad one does not keep the next from being taken. `client`
    is a code (`NotFound` `client.unknown`). With `strict` a file with any refused row changes nothing. `follow` hears of each
    file as it is read, and again of how many clients in it are to be saved: thousands take their time. `teams` are those of the
    staff; `may_leave` is asked of each other that clients would leave theirs for, and a no refuses the file (`team.new`). What
    somebody else saved while a file was read is taken as it is then: the file is looked at again."""
    wish = Wish(clients.load(client) if client is not None else None, team, zeros)
    known = {profile.id: profile for profile in clients.profiles()}
    report = Report()
    for file in files:
        follow(file, None)
        for tries_left in reversed(range(TRIES)):
            try:
                seen = look(file, Ground(known.values(), country, named or {}, clients.taken_elsewhere), wish)
                if seen.plan is None:
                    raise seen.trouble or Problem("file.empty")
                planned = seen.plan
                if strict and planned.report.refused:
                    report.add(Report(refused=planned.report.refused, ignored=planned.report.ignored))
                    break
                there = {*teams, *(profile.team for profile in known.values() if profile.team is not None)}
                planned.report.teams += new_teams(planned.profiles, planned.before, there)
                refuse_unless(planned.report.teams, may_leave)
                follow(file, len(planned.profiles))
                saved = (
                    planned.profiles if dry_run else tuple(clients.save_all(planned.profiles, by, pictures=planned.pictures))
                )
                known |= {profile.id: profile for profile in saved}
                report.add(planned.report)
                break
            except Problem as problem:
                if problem.code in MEANWHILE and tries_left:
                    known = {profile.id: profile for profile in clients.profiles()}
                    continue
                report.refused.append(Refusal(str(file), _row_of(problem), problem))
                break
    return report


def _row_of(problem: Problem) -> int:
    """The row at which the reading of a file broke off; 0: it is about the whole file."""
    row = problem.values.get("row", 0)
    return row if isinstance(row, int) else 0


def export_to(file: Path, profiles: list[Profile], language: str = "en", logo: Read = no_logo) -> None:
    """Write the clients to `file`, whole or not at all: a spreadsheet for `.xlsx`, cards for `.vcf`, else CSV. Logos, which
    `logo` reads, go into the cards, or into a folder beside the spreadsheet. Raises as
    `receptionist.files.put`, and `file.other_name` for the name of something that we do not write."""
    refuse_place(file)
    kind = file.suffix.lower()
    if kind in FOREIGN:
        raise Problem("file.other_name", file=str(file), kind=kind)
    if kind in {".vcf", ".vcard"}:
        put(file, export_cards(profiles, logo))
        return
    logos = write_beside(file, profiles, logo, language)
    put(file, _table(kind, *rows_of(profiles, language, logos), language))


def _table(kind: str, headings: list[str], rows: Iterable[list[str]], language: str) -> bytes:
    if kind == ".xlsx":
        return write_workbook(("Clienti" if language == "it" else "Clients", headings, rows))
    return write_table(headings, rows)


def refused_place(file: Path, sources: Iterable[Path]) -> Path:
    """Where the refused rows of `sources` may be written: asked before anything is imported, so that they are not lost. Raises
    `file.is_source`, `file.refused_name` for the name of something else than XLSX; and as `receptionist.files.put`."""
    place = file if file.suffix else file.with_suffix(".xlsx")
    if place.suffix.lower() != ".xlsx":
        raise Problem("file.refused_name", file=str(file))
    if any(_is_same(place, source) for source in sources):
        raise Problem("file.is_source", file=str(file))
    try_place(place)
    return place


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def save_refused(file: Path, refused: list[Refusal], say: Callable[[Refusal], str], language: str = "en") -> None:
    """Write the refused rows with their reasons as a spreadsheet (XLSX) to a `refused_place`: corrected, it can be imported.
    Raises as `put`."""
    put(file, refused_sheet(refused, say, language))
