"""`receptionist clients list | show | import | export` (and `news`)."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from receptionist.arguments import code, in_zone, moment, named_file
from receptionist.clients import rules
from receptionist.clients.calendar.days import lines_at, owns, serves_from, status_at
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.card_shown import as_document, begins_words, card_lines, unknown
from receptionist.clients.directory import Directory
from receptionist.clients.files.columns import heading, meaning
from receptionist.clients.files.doors import (
    Refusal,
    Report,
    export_to,
    import_files,
    refused_place,
    save_refused,
)
from receptionist.clients.files.languages_text import read_language
from receptionist.clients.files.new_teams import NewTeam
from receptionist.clients.files.outcome import Overruled
from receptionist.clients.greeting import not_filled
from receptionist.clients.news import verb as news_verb
from receptionist.clients.news.service import NewsService
from receptionist.clients.pictures import PictureService
from receptionist.clients.profile import Line, Profile
from receptionist.clients.service import ClientService
from receptionist.errors import NotFound, Problem
from receptionist.settings import Settings
from receptionist.telephony.numbers import show, to_e164
from receptionist.words import _, ngettext, say, spoken_language, teams_made

NAMED = 10
"""Columns that mean nothing to us, and new clients, that are named before the others are only hinted at."""


class Somebody(Protocol):
    """An assistant of the office."""

    @property
    def login(self) -> str:
        """What events name them by."""

    @property
    def name(self) -> str:
        """What callers hear."""

    @property
    def state(self) -> str:
        """`open` while they work here."""


class Staff(Protocol):
    """The people of the office."""

    def list(self) -> Sequence[Somebody]:
        """Everybody, by name."""

    def teams(self) -> Sequence[str]:
        """Those there are."""


class OpenOffice(Protocol):
    """What these verbs need of an office."""

    clients: ClientService
    news: NewsService
    pictures: PictureService
    settings: Settings

    @property
    def staff(self) -> Staff:
        """Who works here."""

    @property
    def asking(self) -> str:
        """The login that it was opened with; empty: nobody's who works there, as in a local one."""

    @property
    def country(self) -> str:
        """In which national numbers are read."""


class Context(Protocol):
    """What the command line hands to a verb."""

    def office(self) -> OpenOffice:
        """The chosen office."""

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        """The outcome."""

    def tell(self, sentence: str) -> None:
        """Something beside the outcome."""

    def hurry(self, sentence: str) -> None:
        """How far it has come; empty: it is there."""

    @property
    def at_terminal(self) -> bool:
        """Whether somebody can be asked."""

    def ask_whether(self, question: str) -> bool:
        """Whether they say yes."""


def add(verbs: Any) -> None:
    """The verbs of `clients`."""
    below = verbs.add_parser("clients", help=_("the companies that are served")).add_subparsers(
        dest="clients_verb", required=True, metavar=_("VERB")
    )
    below.add_parser("list", help=_("all clients")).set_defaults(run=_list)
    shown = below.add_parser("show", help=_("what the desk shows of a client at a moment"))
    shown.add_argument("code", type=code, metavar=_("CODE"))
    shown.add_argument("--line", metavar="E.164", help=_("on which of its numbers"))
    shown.add_argument("--at", type=moment, metavar=_("TIME"), help=_("ISO 8601; without an offset in the client's zone"))
    shown.add_argument("--language", metavar=_("CODE"), help=_("the greeting's language"))
    shown.set_defaults(run=_show)
    news_verb.add(below)
    taken = below.add_parser("import", help=_("clients from spreadsheets (XLSX, XLS, ODS, CSV) and address books (vCard)"))
    taken.add_argument("files", nargs="+", type=named_file, metavar=_("FILE"))
    taken.add_argument("--client", type=code, metavar=_("CODE"), help=_("all rows are about this client"))
    taken.add_argument("--team", metavar=_("TEAM"), help=_("the team of every client in the files"))
    taken.add_argument("--new-team", action="store_true", help=_("clients may leave their team for one that is new"))
    taken.add_argument("--dry-run", action="store_true", help=_("say what would be done, and change nothing"))
    taken.add_argument("--strict", action="store_true", help=_("refuse a whole file when one of its rows is refused"))
    taken.add_argument(
        "--zeros", action="store_true", help=_("put back the zeros at the beginning of numbers that a spreadsheet ate")
    )
    taken.add_argument(
        "--refused", type=named_file, metavar=_("FILE"), help=_("write the refused rows with their reasons into this XLSX file")
    )
    taken.set_defaults(run=_import, changes=True)
    written = below.add_parser("export", help=_("all clients into a file: XLSX, vCard (.vcf) or CSV, by its name"))
    written.add_argument("file", type=named_file, metavar=_("FILE"))
    written.set_defaults(run=_export)


# ---- list


def _list(args: argparse.Namespace, context: Context) -> int:
    profiles, now = context.office().clients.profiles(), datetime.now(UTC)
    context.out([_listed(profile, now) for profile in profiles], (_list_line(profile, now) for profile in profiles))
    return 0


def _listed(profile: Profile, now: datetime) -> dict[str, Any]:
    return {
        "code": profile.code,
        "name": profile.name,
        "status": status_at(profile, now).status.value,
        "serves_from": begins.isoformat() if (begins := serves_from(profile, now)) else None,
        "team": profile.team,
        "language": profile.language,
        "zone": profile.zone,
        "lines": [line.number for line in lines_at(profile, now)],
    }


def _list_line(profile: Profile, now: datetime) -> str:
    lines = ", ".join(show(line.number, profile.country) for line in lines_at(profile, now))
    listed = f"{profile.code:20}  {profile.name:40}  {status_at(profile, now).status.value:10}  {lines}".rstrip()
    begins = serves_from(profile, now)
    return f"{listed}  {begins_words(begins)}" if begins is not None else listed


# ---- show


def _show(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    profile = _client(office, args.code)
    language = read_language(args.language) if args.language is not None else None
    at, doubt = in_zone(args.at or datetime.now(UTC), zone_of(profile.zone))
    if doubt is not None:
        context.tell(doubt)
    since = office.clients.known_since(profile.id)
    if since is not None and since <= at < datetime.now(UTC):
        profile = office.clients.at(profile.id, at)
    line = _line(profile, args.line, at, office) if args.line is not None else None
    card = rules.card(
        profile,
        line,
        at,
        assistant=_assistant(office),
        language=language,
        day_words=rules.day_words_of(office.settings.get("greeting.hours")),
        news=office.news.told(profile.id, at),
    )
    if card.greeting.raw:
        unfilled = not_filled(card.greeting.trouble or "", card.greeting.language)
        context.tell(say(unfilled.code, unfilled.values))
    if language is not None and card.greeting.language != language:
        none = _("{client} has no greeting in {language}: this one is in {spoken}.")
        context.tell(none.format(client=card.name, language=language, spoken=card.greeting.language))
    shown = as_document(card) | {"known_since": since.isoformat(timespec="seconds") if since else None}
    context.out(shown, (*unknown(card, since), *card_lines(card, profile)))
    return 0


def _client(office: OpenOffice, code: str) -> Profile:
    """By its code, whatever the case."""
    found = next((one for one in office.clients.profiles() if one.code.casefold() == code.casefold()), None)
    if found is None:
        raise NotFound("client.unknown", code=code)
    return found


def _line(profile: Profile, text: str, at: datetime, office: OpenOffice) -> Line:
    """Raises `NotFound` `line.not_ours`, of a number that is another client's then `line.of_another`."""
    number = to_e164(text, profile.country).e164
    found = rules.line_of(profile, number, at)
    whose = Directory(office.clients.profiles()).line(number, at)
    told_later = whose is not None and whose[0].id != profile.id and whose[1].since is not None
    if found is not None and owns(found, at) and not told_later:
        return found
    if whose is not None and whose[0].id == profile.id:
        return whose[1]  # what was known then of whose it is may have been told later: the moves are the truth
    if whose is not None:
        raise NotFound("line.of_another", line=number, client=whose[0].name, code=whose[0].code)
    raise NotFound("line.not_ours", line=number)


def _assistant(office: OpenOffice) -> str:
    """Whoever asks, in a shared office; else who sat here last, else the first of the staff: the greeting names somebody."""
    here = office.asking or office.settings.get("person")
    staff = [one for one in office.staff.list() if one.state == "open"]
    return next((one.name for one in staff if one.login == here), staff[0].name if staff else "")


# ---- import, export


def _import(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    refused = refused_place(args.refused, args.files) if args.refused is not None else None
    report = import_files(
        office.clients,
        args.files,
        by=office.settings.get("person") or "command line",
        country=office.country,
        client=args.client,
        team=args.team,
        zeros=args.zeros,
        named=office.settings.get("import.headings"),
        dry_run=args.dry_run,
        strict=args.strict,
        follow=lambda file, clients: context.hurry(_how_far(file, clients)),
        teams=office.staff.teams(),
        may_leave=lambda team: args.new_team or _asked(context, team, dry_run=args.dry_run),
    )
    context.hurry("")
    if report.ignored:
        context.tell(_("Columns that mean nothing here were left out: {headings}").format(headings=_some(report.ignored)))
    for sentence in (*map(_new_team, report.teams), *_overruled(report.overruled)):
        context.tell(sentence)
    context.out(document(report), _report_lines(report, dry_run=args.dry_run))
    for sentence in _left_out(report, strict=args.strict):
        context.tell(sentence)
    if refused is not None and any(one.entry for one in report.refused):
        save_refused(refused, report.refused, _reasons, spoken_language())
    return exit_code(report)


def _asked(context: Context, team: NewTeam, *, dry_run: bool) -> bool:
    """Who sits there, before clients leave their team for one that may be a slip of the pen."""
    if not context.at_terminal or dry_run:
        return context.at_terminal
    context.hurry("")
    asked = _("{team} would be a new team (there are: {teams}), and clients would leave theirs for it: {leaving}. Make it?")
    return context.ask_whether(asked.format(team=team.name, teams=", ".join(team.there), leaving=team.leaving))


def _new_team(team: NewTeam) -> str:
    """What is new, beside what is there."""
    said = teams_made([team.name], team.there)
    leave = _("Clients who leave theirs for it: {leaving}.")
    return f"{said} {leave.format(leaving=team.leaving)}" if team.left else said


def _overruled(rows: Iterable[Overruled]) -> Iterator[str]:
    """One sentence for each file that says otherwise than --team."""
    codes: dict[tuple[str, str], dict[str, None]] = {}
    for one in rows:
        codes.setdefault((one.file, one.team), {})[f"{one.code} ({one.told})"] = None
    for (file, team), said in codes.items():
        told = _("{file} puts {clients} into other teams: they go into {team}, as --team says.")
        yield told.format(file=file, clients=_some([*said]), team=team)


def _how_far(file: Path, clients: int | None) -> str:
    if clients is None:
        return _("{file} is being read…").format(file=file)
    return ngettext("{file}: {n} client is being saved…", "{file}: {n} clients are being saved…", clients).format(
        file=file, n=clients
    )


def _left_out(report: Report, *, strict: bool) -> Iterator[str]:
    """Files that could not be taken at all, each with its reason, and how many rows were refused in the others: with `strict`
    they took the whole file with them."""
    whole = [one for one in report.refused if not one.row or one.problem.code.startswith("file.")]
    yield from (_placed(one) for one in whole)
    for one in report.left_out:
        yield _("{where}: taken without this. {reason}").format(where=_where(one), reason=_refusal(one.problem))
    for one in report.doubtful:
        yield _("{where}: taken as it is. {reason}").format(where=_where(one), reason=_refusal(one.problem))
    rows = Counter(one.file for one in report.refused if one not in whole)
    if strict:
        yield from (_refused_whole(file, count) for file, count in rows.items())
    elif count := rows.total():
        yield ngettext("{n} row was refused and left out.", "{n} rows were refused and left out.", count).format(n=count)


def _refused_whole(file: str, rows: int) -> str:
    return ngettext(
        "{file} was refused whole, for its {n} refused row (--strict). Mend it, or leave out --strict.",
        "{file} was refused whole, for its {n} refused rows (--strict). Mend them, or leave out --strict.",
        rows,
    ).format(file=file, n=rows)


def document(report: Report) -> dict[str, Any]:
    """The shape that any import prints."""
    return (
        {
            "added": report.added,
            "changed": report.changed,
            "unchanged": report.unchanged,
            "refused": [_listed_refusal(one) for one in report.refused],
        }
        | ({"without_number": report.numberless} if report.numberless else {})
        | {
            name: [_listed_refusal(one) for one in some]
            for name, some in (("left_out", report.left_out), ("doubtful", report.doubtful))
            if some
        }
    )


def _listed_refusal(one: Refusal) -> dict[str, Any]:
    sheet = {"sheet": one.entry.sheet} if one.entry is not None and one.entry.sheet else {}
    return {"file": one.file, "row": one.row, "reason": _reasons(one)} | sheet


def _reasons(refusal: Refusal) -> str:
    return " ".join(_refusal(problem) for problem in refusal.problems)


def _refusal(problem: Problem) -> str:
    column = meaning(str(problem.values.get("heading", "")))
    shown = heading(column, spoken_language()) if column is not None else ""
    sentence = say(problem.code, {**problem.values, "heading": shown} if shown else problem.values)
    return f"{shown}: {sentence}" if shown and shown not in sentence else sentence


def exit_code(report: Report) -> int:
    """0: all was taken, 3: a part, 1: nothing."""
    if not report.refused and not report.left_out:
        return 0
    return 3 if report.taken else 1


def _report_lines(report: Report, *, dry_run: bool) -> Iterator[str]:
    if report.refused and not report.taken:
        yield _("Nothing can be taken:") if dry_run else _("Nothing was taken:")
    else:
        yield _("Would be done (nothing was changed):") if dry_run else _("Done:")
        yield "  " + ngettext("{n} row added", "{n} rows added", report.added).format(n=report.added)
        yield "  " + ngettext("{n} row changed", "{n} rows changed", report.changed).format(n=report.changed)
        yield "  " + ngettext("{n} row unchanged", "{n} rows unchanged", report.unchanged).format(n=report.unchanged)
    if report.begun:
        said = ngettext("{n} new client: {codes}", "{n} new clients: {codes}", len(report.begun))
        yield "  " + said.format(n=len(report.begun), codes=_some(report.begun))
    if report.titles:
        said = ngettext(
            "{n} title was taken out of a name: {names}", "{n} titles were taken out of names: {names}", len(report.titles)
        )
        yield "  " + said.format(n=len(report.titles), names=_some(report.titles))
    if report.numberless:
        said = ngettext(
            "{n} new client has no number yet: {codes}", "{n} new clients have no number yet: {codes}", len(report.numberless)
        )
        yield "  " + said.format(n=len(report.numberless), codes=_some(report.numberless))
    for refusal in report.refused:
        yield f"  {_placed(refusal)}"


def _some(names: list[str]) -> str:
    return ", ".join(names[:NAMED] + ["…"] * (len(names) > NAMED))


def _placed(refusal: Refusal) -> str:
    """The refusal with its file and row before it, where the sentence does not name the file itself."""
    where = _where(refusal)
    sentence = _reasons(refusal)
    return sentence if refusal.problem.values.get("file") == refusal.file else f"{where}: {sentence}"


def _where(refusal: Refusal) -> str:
    sheet = f"{refusal.entry.sheet}:" if refusal.entry is not None and refusal.entry.sheet else ""
    return f"{refusal.file}:{sheet}{refusal.row}" if refusal.row else refusal.file


def _export(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    profiles = office.clients.profiles()
    export_to(args.file, profiles, spoken_language(), office.pictures.read)
    line = ngettext("{n} client written to {file}", "{n} clients written to {file}", len(profiles))
    context.out({"file": str(args.file), "clients": len(profiles)}, [line.format(n=len(profiles), file=args.file)])
    return 0
