"""`receptionist pbx write FOLDER | test`."""

from __future__ import annotations

import argparse
import asyncio
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from receptionist.arguments import named_file
from receptionist.errors import NotFound, Problem
from receptionist.telephony.asterisk.configuration import Answers, Phone, Trunk, files, with_passwords
from receptionist.telephony.asterisk.examination import examine
from receptionist.telephony.asterisk.writer import known_passwords, write
from receptionist.words import _, say

README = "README.txt"


class SomeCredentials(Protocol):
    """Where the password for ARI is kept."""

    def get(self, name: str) -> str | None:
        """The secret, or None."""

    def set(self, name: str, secret: str) -> None:
        """Keep the secret; raises `Problem` (`keyring.absent`)."""


class OpenOffice(Protocol):
    """What these verbs need of an office."""

    settings: Any
    credentials: SomeCredentials

    @property
    def country(self) -> str:
        """In which national numbers are read."""

    def fallback_names(self) -> tuple[tuple[str, str], ...]:
        """Every line with its client's short name, for the fallback's table."""


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

    def ask_secret(self, question: str) -> str:
        """A secret, unseen."""


def add(verbs: Any) -> None:
    """The verbs of `pbx`."""
    pbx = verbs.add_parser("pbx", help=_("the phone system"))
    below = pbx.add_subparsers(dest="pbx_verb", required=True, metavar=_("VERB"))
    written = below.add_parser("write", help=_("write a whole Asterisk configuration from a few answers"))
    written.add_argument("folder", type=named_file, metavar=_("FOLDER"))
    written.add_argument(
        "--trunk", metavar=_("HOST[:PORT]"), help=_("the carrier's SIP server; asked for when it is not given")
    )
    written.add_argument("--trunk-user", default="", metavar=_("USER"), help=_("register at the carrier under this name"))
    written.add_argument("--trunk-from", action="append", default=[], metavar=_("ADDRESS"), help=_("calls come from here, too"))
    written.add_argument("--station", action="append", default=[], metavar=_("NAME"), help=_("an assistant's phone; repeat it"))
    written.add_argument("--country", metavar=_("CODE"), help=_("tones and national numbers of this country"))
    written.add_argument(
        "--ari", default="127.0.0.1:8088", metavar=_("ADDRESS:PORT"), help=_("where the desk reaches Asterisk")
    )
    written.add_argument("--sip", default="0.0.0.0:5060", metavar=_("ADDRESS:PORT"), help=_("where phones and carrier do"))
    written.add_argument("--replace", action="store_true", help=_("keep files that are not ours as NAME.before"))
    written.set_defaults(run=_write)
    tested = below.add_parser("test", help=_("test the connection to the phone system"))
    tested.add_argument("--url", metavar="URL", help=_("instead of the office's own"))
    tested.add_argument("--user", metavar=_("USER"), help=_("instead of the office's own"))
    tested.set_defaults(run=_test)


def _office(context: Context) -> OpenOffice | None:
    """The chosen office; None where there is none yet."""
    try:
        return context.office()
    except NotFound:
        return None


# ---- write


def _write(args: argparse.Namespace, context: Context) -> int:
    office = _office(context)
    answers = _answers(args, office, context.ask_secret)
    credentials = office.credentials if office else None
    outcome = write_configuration(args.folder, answers, credentials, replace=args.replace, again=_again(args, answers))
    context.out(outcome, _what_to_do(outcome))
    return 0


def write_configuration(
    folder: Path,
    answers: Answers,
    credentials: SomeCredentials | None,
    *,
    replace: bool = False,
    again: str = "receptionist pbx write",
) -> dict[str, Any]:
    """Write the configuration below `folder`. Passwords of an earlier writing there stay. The one for ARI goes to
    `credentials`; where that is not possible it stands in `ari.conf` alone, which only its owner can read. Nobody is shown
    one. `again` is the command that writes it anew."""
    complete = with_passwords(answers, known_passwords(folder))
    url = f"http://{answers.ari_address}:{answers.ari_port}"
    outcome: dict[str, Any] = {"folder": str(folder), "url": url, "user": answers.ari_user, "lines": len(answers.lines)}
    outcome["stations"] = [phone.name for phone in answers.phones]
    outcome["again"] = again
    steps = "\n".join(_steps(outcome)) + "\n"
    paths = write(folder, {**files(complete), README: steps.encode()}, replace=replace)
    outcome["files"] = [str(path.relative_to(folder)) for path in paths]
    outcome["password_kept"] = _keep(credentials, f"pbx:{url}", complete.ari_password)
    return outcome


def _again(args: argparse.Namespace, answers: Answers) -> str:
    """The command line that gives the same answers without a question; a password is never part of it."""
    words = ["receptionist", "pbx", "write", str(args.folder.resolve())]
    words += ["--trunk", f"{answers.trunk.host}:{answers.trunk.port}"]
    words += ["--trunk-user", args.trunk_user] if args.trunk_user else []
    words += [word for address in args.trunk_from for word in ("--trunk-from", address)]
    words += [word for phone in answers.phones for word in ("--station", phone.name)]
    words += ["--country", answers.country, "--ari", args.ari, "--sip", args.sip]
    return shlex.join(words)


def _keep(credentials: SomeCredentials | None, name: str, password: str) -> bool:
    if credentials is None:
        return False
    try:
        credentials.set(name, password)
    except Problem:
        return False
    return True


def _answers(args: argparse.Namespace, office: OpenOffice | None, ask_secret: Callable[[str], str]) -> Answers:
    stations = args.station or (list(office.settings.get("stations")) if office else [])
    stations = stations or _ask(_("Names of the assistants' phones, separated by spaces")).split()
    host, port = _address(args.trunk or _ask(_("The carrier's SIP server")), 5060)
    secret = ask_secret(_("Password of {user} at {url}").format(user=args.trunk_user, url=host)) if args.trunk_user else ""
    ari, sip = _address(args.ari, 8088), _address(args.sip, 5060)
    match = tuple(dict.fromkeys([host, *args.trunk_from])) if args.trunk_from else ()
    return Answers(
        trunk=Trunk(host, port, match, args.trunk_user, secret),
        phones=tuple(Phone(name) for name in stations),
        lines=office.fallback_names() if office else (),
        country=args.country or (office.country if office else "IT"),
        ari_address=ari[0],
        ari_port=ari[1],
        sip_address=sip[0],
        sip_port=sip[1],
    )


def _ask(question: str) -> str:
    """An answer from the terminal. Raises `Problem` (`pbx.answer_missing`) where nobody can be asked."""
    if not sys.stdin.isatty():
        raise Problem("pbx.answer_missing", what=question)
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _address(text: str, port: int) -> tuple[str, int]:
    """`HOST[:PORT]`. Raises `Problem` (`pbx.address`)."""
    host, _colon, given = text.strip().rpartition(":") if text.count(":") == 1 else (text.strip(), "", "")
    if not host or (given and not given.isdigit()):
        raise Problem("pbx.address", text=text)
    return host, int(given) if given else port


def _what_to_do(outcome: dict[str, Any]) -> list[str]:
    """What was written, and the steps from the folder to a working phone system."""
    kept = (
        _("The password for the desk is in the keyring, and in ari.conf.")
        if outcome["password_kept"]
        else _("The password for the desk stands in ari.conf, readable by you alone: enter it when the desk asks for it.")
    )
    written = _("{count} files are in {folder}.").format(count=len(outcome["files"]), folder=outcome["folder"])
    return [written, kept, *_steps(outcome)]


def _steps(outcome: dict[str, Any]) -> list[str]:
    return [
        _("1. Keep the present /etc/asterisk and copy the *.conf files there, owned by the user asterisk, with mode 0600."),
        _("2. Copy sounds/receptionist to /usr/share/asterisk/sounds, writable by the user who runs the desk."),
        _("   Copy moh/receptionist to /var/lib/asterisk/moh."),
        _("3. Copy receptionist-watchdog to /usr/local/sbin and receptionist-watchdog.service to /etc/systemd/system."),
        _("4. Run: systemctl daemon-reload; systemctl restart asterisk; systemctl enable --now receptionist-watchdog"),
        _("5. Give each phone its name and the password that stands in pjsip.conf under that name."),
        _("6. In Settings, Phone system, enter {url}, {user} and the stations {named}.").format(
            **outcome, named=", ".join(outcome["stations"])
        ),
        _("   The sounds folder is /usr/share/asterisk/sounds. Then run: receptionist pbx test"),
        _("7. When lines or short names have changed, run: {again}").format(**outcome),
        _("   Copy extensions.conf as in 1, then run: asterisk -rx 'dialplan reload'"),
    ]


# ---- test


def _test(args: argparse.Namespace, context: Context) -> int:
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
    return {**named, "lines": office.fallback_names(), "folder": str(get("pbx.sounds"))}


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
