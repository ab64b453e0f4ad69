"""`receptionist pbx write FOLDER | test`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from receptionist.arguments import named_file
from receptionist.errors import NotFound, Problem
from receptionist.telephony.asterisk.beside import Neighbours
from receptionist.telephony.asterisk.configuration import Answers, Phone, Trunk, home_of, host_and_port
from receptionist.telephony.asterisk.examination import examine
from receptionist.telephony.asterisk.handover import SomeCredentials, told, write_beside, write_configuration
from receptionist.telephony.asterisk.home import Home
from receptionist.telephony.asterisk.present import look
from receptionist.telephony.asterisk.writer import known_passwords
from receptionist.telephony.joining import Written, check_address
from receptionist.telephony.numbers import to_e164
from receptionist.words import _, say

BESIDE = ("asterisk", "freepbx")


class Lines(Protocol):
    """What the phone system's own fallback knows of an office."""

    def fallback_names(self) -> tuple[tuple[str, str], ...]:
        """Every line with its client's short name, for the fallback's table."""


class Phones(Protocol):
    """Where an office keeps what was written for its phone system until it is joined."""

    def keep(self, entered: Written, outcome: dict[str, Any]) -> None:
        """What was entered, and what it came to."""


class OpenOffice(Protocol):
    """What these verbs need of an office."""

    settings: Any
    phones: Phones
    credentials: SomeCredentials

    @property
    def country(self) -> str:
        """In which national numbers are read."""

    @property
    def phone_system(self) -> Lines:
        """The lines for the fallback's table."""


class Context(Protocol):
    """What the command line hands to a verb."""

    def office(self) -> OpenOffice:
        """The chosen office. Raises `NotFound`."""

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        """The outcome."""

    def examined(self, found: Iterable[tuple[str, str, str, Mapping[str, object]]]) -> int:
        """The outcome of an examination; returns the exit code."""

    def tell(self, sentence: str) -> None:
        """Something beside the outcome."""

    def ask_secret(self, question: str, kept: str = "") -> str:
        """A secret, unseen."""


def add(verbs: Any) -> Any:
    """The verbs of `pbx`; returns where more of them can be added."""
    pbx = verbs.add_parser("pbx", help=_("the phone system"))
    below = pbx.add_subparsers(dest="pbx_verb", required=True, metavar=_("VERB"))
    written = below.add_parser("write", help=_("write an Asterisk configuration, whole or beside one that is there"))
    _add_write(written)
    tested = below.add_parser("test", help=_("test the connection to the phone system"))
    tested.add_argument("--url", metavar="URL", help=_("instead of the office's own"))
    tested.add_argument("--user", metavar=_("USER"), help=_("instead of the office's own"))
    tested.set_defaults(run=_test)
    return below


def _add_write(written: argparse.ArgumentParser) -> None:
    written.add_argument("folder", type=named_file, metavar=_("FOLDER"))
    written.add_argument(
        "--trunk",
        metavar=_("HOST[:PORT]"),
        help=_("the carrier's SIP server, asked for when it is not given; with --beside the endpoint of the trunk there"),
    )
    written.add_argument("--trunk-user", default="", metavar=_("USER"), help=_("register at the carrier under this name"))
    written.add_argument("--trunk-from", action="append", default=[], metavar=_("ADDRESS"), help=_("calls come from here, too"))
    written.add_argument("--station", action="append", default=[], metavar=_("NAME"), help=_("an assistant's phone; repeat it"))
    written.add_argument(
        "--home",
        action="append",
        metavar=_("NAME"),
        help=_("one of these phones is at home: SIP over TLS, its sound encrypted (SRTP); repeat it"),
    )
    written.add_argument("--home-at", metavar=_("HOST[:PORT]"), help=_("where phones at home reach the phone system (5061)"))
    written.add_argument("--country", metavar=_("CODE"), help=_("tones and national numbers of this country"))
    written.add_argument(
        "--ari", default="127.0.0.1:8088", metavar=_("ADDRESS:PORT"), help=_("where the desk reaches Asterisk")
    )
    written.add_argument("--sip", default="0.0.0.0:5060", metavar=_("ADDRESS:PORT"), help=_("where phones and carrier do"))
    written.add_argument("--replace", action="store_true", help=_("keep files that are not ours as NAME.before"))
    there = written.add_argument_group(_("beside an Asterisk that is there already"))
    there.add_argument("--beside", choices=BESIDE, help=_("write only files to include there, and say which lines to put in"))
    there.add_argument(
        "--present",
        type=named_file,
        default=Path("/etc/asterisk"),
        metavar=_("FOLDER"),
        help=_("its configuration, which is only read (/etc/asterisk)"),
    )
    there.add_argument("--context", default="", metavar=_("NAME"), help=_("where the trunk's calls arrive in its dialplan"))
    there.add_argument(
        "--number",
        action="append",
        default=[],
        metavar="E.164",
        help=_("calls to this number come to the desk too"),
    )
    written.set_defaults(run=_write)


def _office(context: Context) -> OpenOffice | None:
    """The chosen office; None where there is none yet."""
    try:
        return context.office()
    except NotFound:
        return None


# ---- write


def _write(args: argparse.Namespace, context: Context) -> int:
    office = _office(context)
    credentials = office.credentials if office else None
    folder = str(args.folder.absolute())
    if args.beside:
        outcome = write_beside(args.folder, _neighbours(args, office), credentials, replace=args.replace)
        entered = Written(args.beside, tuple(outcome["stations"]), folder, present=str(args.present.absolute()))
    else:
        answers = _answers(args, office, context.ask_secret)
        outcome = write_configuration(args.folder, answers, credentials, replace=args.replace)
        carrier = f"{answers.trunk.host}:{answers.trunk.port}"
        entered = Written("trunk", tuple(outcome["stations"]), folder, carrier=carrier, carrier_user=answers.trunk.user)
    if office:
        _keep(office, entered, outcome, context)
    context.out(outcome, told(outcome))
    return 0


def _keep(office: OpenOffice, entered: Written, outcome: dict[str, Any], context: Context) -> None:
    """For Settings, where somebody joins the office once the files are in their place. Who may not change those is told."""
    try:
        office.phones.keep(entered, outcome)
    except Problem as problem:
        context.tell(say(problem))


def _neighbours(args: argparse.Namespace, office: OpenOffice | None) -> Neighbours:
    country = _country(args, office)
    ari = host_and_port(args.ari, 8088)
    return Neighbours(
        stations=tuple(_stations(args, office)),
        trunk=args.trunk or "",
        context=args.context,
        freepbx=args.beside == "freepbx",
        lines=office.phone_system.fallback_names() if office else (),
        also=tuple(to_e164(number, country).e164 for number in args.number),
        country=country,
        ari_address=ari[0],
        ari_port=ari[1],
        present=look(args.present),
    )


def _stations(args: argparse.Namespace, office: OpenOffice | None) -> list[str]:
    known = args.station or (list(office.settings.get("stations")) if office else [])
    return known or _ask(_("Names of the assistants' phones, separated by spaces")).split()


def _answers(args: argparse.Namespace, office: OpenOffice | None, ask_secret: Callable[[str, str], str]) -> Answers:
    stations = _stations(args, office)
    host, port = host_and_port(args.trunk or _ask(_("The carrier's SIP server")), 5060)
    user = args.trunk_user
    if not user and not args.trunk:
        user = _ask(_("The user to register as (empty: the carrier knows this address)"))
    kept = known_passwords(args.folder).get(f"trunk:{user}", "")
    secret = ask_secret(_("Password of {user} at {url}").format(user=user, url=host), kept) if user else ""
    ari, sip = host_and_port(args.ari, 8088), host_and_port(args.sip, 5060)
    match = tuple(dict.fromkeys([host, *args.trunk_from])) if args.trunk_from else ()
    at_home, home = _home(args, office)
    stations += [name for name in at_home if name not in stations]
    return Answers(
        trunk=Trunk(host, port, match, user, secret),
        phones=tuple(Phone(name, at_home=name in at_home) for name in stations),
        lines=office.phone_system.fallback_names() if office else (),
        country=_country(args, office),
        ari_address=ari[0],
        ari_port=ari[1],
        sip_address=sip[0],
        sip_port=sip[1],
        home=home,
    )


def _home(args: argparse.Namespace, office: OpenOffice | None) -> tuple[list[str], Home | None]:
    """The phones at home, and where they reach us: as they are named here, else as the office's settings have it."""
    names = args.home if args.home is not None else list(office.settings.get("stations.home")) if office else []
    at = args.home_at if args.home_at is not None else str(office.settings.get("pbx.home_at")) if office else ""
    return names, home_of(at)


def _country(args: argparse.Namespace, office: OpenOffice | None) -> str:
    if args.country:
        return str(args.country).upper()
    return office.country if office else "IT"


def _ask(question: str) -> str:
    """An answer from the terminal. Raises `Problem` (`pbx.answer_missing`) where nobody can be asked."""
    if not sys.stdin.isatty():
        raise Problem("pbx.answer_missing", what=question)
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


# ---- test


def _test(args: argparse.Namespace, context: Context) -> int:
    if args.url is not None:
        check_address(args.url)
    office = _office(context)
    url = args.url or (str(office.settings.get("pbx.url")) if office else "")
    if not url:
        raise Problem("pbx.no_url")
    user = args.user or (str(office.settings.get("pbx.user")) if office else "receptionist")
    known = _known(office) if office else {}
    findings = asyncio.run(examine(url, user, _password(office, url, user, context), **known))
    return context.examined((found.check, found.state, found.code, found.values) for found in findings)


def _known(office: OpenOffice) -> dict[str, Any]:
    """What the phone system is compared with."""
    get = office.settings.get
    named = {"application": str(get("pbx.application")), "trunk": str(get("pbx.trunk"))}
    stations = tuple(get("stations"))
    return {**named, "lines": office.phone_system.fallback_names(), "folder": str(get("pbx.sounds")), "stations": stations}


def _password(office: OpenOffice | None, url: str, user: str, context: Context) -> str:
    """From the keyring, else asked for."""
    if office is not None:
        try:
            kept = office.credentials.get(f"pbx:{url}")
        except Problem as problem:
            context.tell(say(problem))
        else:
            if kept is not None:
                return kept
    return context.ask_secret(_("Password of {user} at {url}").format(user=user, url=url))
