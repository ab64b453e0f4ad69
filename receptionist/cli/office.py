"""`receptionist office create | upgrade | check | join | copy | certificate | backup | restore`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from receptionist.arguments import named_file, place, whole_number
from receptionist.cli import certificate, copy, join
from receptionist.cli.context import Context
from receptionist.clients.files.cells import read_country
from receptionist.clients.files.languages_text import read_language
from receptionist.errors import NotFound, Problem
from receptionist.opening import DEFAULT_SEED, Plan, create_office
from receptionist.store import safety
from receptionist.store.addresses import refuse_password, refuse_unproved, refuse_unverified
from receptionist.store.engine import open_store
from receptionist.store.migrate import renew_rights, revision, upgrade
from receptionist.words import _

if TYPE_CHECKING:
    from receptionist.serving.site import Created


def add(verbs: Any) -> None:
    """The verbs of `office`."""
    below = verbs.add_parser("office", help=_("make, examine and keep an office")).add_subparsers(
        dest="office_verb", required=True, metavar=_("VERB")
    )
    create = below.add_parser("create", help=_("make a new office"))
    create.add_argument("where", type=place, metavar=_("PATH-or-URL"))
    create.add_argument("--demo", action="store_true", help=_("with invented clients, for the simulator only"))
    create.add_argument("--name", metavar=_("NAME"), default="", help=_("what the office is called"))
    create.add_argument("--country", metavar=_("CODE"), default="IT", help=_("ISO 3166: where national numbers are read"))
    create.add_argument("--language", metavar=_("CODE"), default="it", help=_("language of the office's own greeting"))
    copy.add_site(create)
    create.add_argument("--seed", type=whole_number, metavar=_("N"), default=DEFAULT_SEED, help=_("which demo day"))
    create.set_defaults(run=_create)
    for name, run, explained in (
        ("upgrade", _upgrade, _("bring an office to this version, after a safety copy")),
        ("check", _check, _("examine an office")),
    ):
        verb = below.add_parser(name, help=explained)
        verb.add_argument("where", type=place, metavar=_("PATH-or-URL"), nargs="?")
        verb.set_defaults(run=run)
    join.add(below)
    copy.add(below)
    certificate.add(below)
    backup = below.add_parser("backup", help=_("write a copy of the office to a file"))
    backup.add_argument("file", type=named_file, metavar=_("FILE"))
    backup.set_defaults(run=_backup)
    restore = below.add_parser("restore", help=_("put a copy in an office's place; what was there is kept"))
    restore.add_argument("file", type=named_file, metavar=_("FILE"))
    restore.add_argument("where", type=place, metavar=_("PATH"))
    restore.set_defaults(run=_restore)


def _create(args: argparse.Namespace, context: Context) -> int:
    refuse_password(args.where)
    name = args.name or _("My office")
    country, language = read_country(args.country), read_language(args.language)
    plan = Plan(name, country, language, demo=args.demo, seed=args.seed)
    if "://" in args.where:
        return _create_shared(args, plan, context)
    office = create_office(args.where, plan)
    clients = len(office.clients.profiles())
    where = office.where
    office.close()
    context.remember(where)
    context.out({"office": where, "demo": args.demo, "clients": clients}, [_("Made {office}.").format(office=where)])
    return 0


def _create_shared(args: argparse.Namespace, plan: Plan, context: Context) -> int:
    from receptionist.serving.creation import create_shared

    refuse_unproved(args.where)
    site = copy.site(args)

    def create(password: str) -> Created:
        return create_shared(args.where, plan, site.folder, site.hosts, hubs=site.hubs, homes=site.homes, password=password)

    made = context.with_password(args.where, create)
    context.remember(made.where)
    first = _("Then: receptionist staff add LOGIN --name NAME --role administrator")
    context.out({"demo": args.demo, **copy.document_of(made)}, [*copy.lines(made), first])
    return 0


def _where(args: argparse.Namespace, context: Context) -> str:
    where = args.where or context.chosen()
    if where is None:
        raise NotFound("office.none_chosen")
    refuse_password(where)
    refuse_unverified(where)
    return str(where)


def _upgrade(args: argparse.Namespace, context: Context) -> int:
    where = _where(args, context)
    before, after, copy = context.with_password(where, lambda password: _upgraded(where, password))
    lines = [_("The office stands at step {step}.").format(step=after)]
    if copy is not None:
        lines.append(_("A copy from before is kept at {file}.").format(file=copy))
    context.out({"from": before, "to": after, "copy": str(copy) if copy else None}, lines)
    return 0


def _upgraded(where: str, password: str) -> tuple[str | None, str | None, Path | None]:
    """At which step it stood, at which it stands, and the copy of before."""
    store = open_store(where, must_exist=True, password=lambda: password or None)
    try:
        before = revision(store)
        copy = upgrade(store)
        after = revision(store)
        if store.path is None and before == after:
            renew_rights(store)
    finally:
        store.close()
    return before, after, copy


def _examined(where: str, password: str) -> list[safety.Finding]:
    from receptionist.cli.examination import examine

    store = open_store(where, password=lambda: password or None)
    try:
        return examine(store)
    finally:
        store.close()


def _check(args: argparse.Namespace, context: Context) -> int:
    where = _where(args, context)
    if "://" in where:
        findings = context.with_password(where, lambda password: _examined(where, password))
    else:
        findings = safety.check(Path(where).expanduser().absolute())
    return context.examined((f.check, f.state, f.code, f.values) for f in findings)


def _backup(args: argparse.Namespace, context: Context) -> int:
    where = context.chosen()
    if where is None:
        raise NotFound("office.none_chosen")
    if "://" in where:
        raise Problem("backup.shared")
    copy = safety.backup(Path(where).expanduser(), args.file)
    context.out({"file": str(copy)}, [_("Copied to {file}.").format(file=copy)])
    return 0


def _restore(args: argparse.Namespace, context: Context) -> int:
    refuse_password(args.where)
    if "://" in args.where:
        raise Problem("backup.shared")
    where = Path(args.where).expanduser().absolute()
    if where.is_dir():
        raise Problem("office.is_folder", folder=str(where))
    kept = safety.restore(args.file, where)
    lines = [_("Restored to {office}.").format(office=where)]
    if kept is not None:
        lines.append(_("What was there before is kept at {file}.").format(file=kept))
    context.out({"office": str(where), "kept": str(kept) if kept else None}, lines)
    return 0
