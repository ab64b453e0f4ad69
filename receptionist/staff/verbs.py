"""`receptionist staff add | reset | close | list`."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

import msgspec

from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant, Contract, StaffService, StaffState
from receptionist.store.engine import Store
from receptionist.store.shared.logins import ONE_TIME, one_time_password
from receptionist.words import _, teams_made


class OpenOffice(Protocol):
    """What these verbs need of an office."""

    store: Store
    staff: StaffService


class Context(Protocol):
    """What the command line hands to a verb."""

    def office(self) -> OpenOffice:
        """The chosen office."""

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        """The outcome."""

    def tell(self, sentence: str) -> None:
        """Something beside the outcome."""


def add(verbs: Any) -> None:
    """The verbs of `staff`."""
    below = verbs.add_parser("staff", help=_("who works here, and what they may do")).add_subparsers(
        dest="staff_verb", required=True, metavar=_("VERB")
    )
    new = below.add_parser("add", help=_("somebody new; a shared office prints the one-time password, once"))
    new.add_argument("login", metavar=_("LOGIN"))
    new.add_argument("--name", required=True, metavar=_("NAME"), help=_("what callers hear in the greeting"))
    new.add_argument("--role", required=True, choices=[role.value for role in Role], help=_("what they may do"))
    new.add_argument("--team", action="append", default=[], metavar=_("TEAM"), help=_("whose clients they see; again for more"))
    new.add_argument("--contract", choices=[one.value for one in Contract], default="employee", help=_("on what terms"))
    new.add_argument(
        "--until", type=_day, metavar=_("DAY"), help=_("the contract's last day, as in 2026-12-31: closes the login")
    )
    new.set_defaults(run=_add, changes=True)
    reset = below.add_parser("reset", help=_("a new one-time password, printed once"))
    reset.add_argument("login", metavar=_("LOGIN"))
    reset.set_defaults(run=_reset, changes=True)
    close = below.add_parser("close", help=_("they left: no login any more; what they did keeps their name"))
    close.add_argument("login", metavar=_("LOGIN"))
    close.add_argument("--on", type=_day, metavar=_("DAY"), help=_("their last day, as in 2026-12-31; without it: at once"))
    close.set_defaults(run=_close, changes=True)
    below.add_parser("list", help=_("everybody, those who left too")).set_defaults(run=_list)


def _add(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    password = one_time_password() if office.store.shared else ""
    terms = {"contract": args.contract, "ends_on": args.until}
    there = office.staff.teams()
    somebody = office.staff.add(args.name, args.role, args.login, teams=args.team, password=password, **terms)
    if new := [team for team in somebody.teams if team not in there]:
        context.tell(teams_made(new, there))
    return _tell(context, office, somebody, password)


def _reset(args: argparse.Namespace, context: Context) -> int:
    office = context.office()
    password = one_time_password() if office.store.shared else ""
    closed = office.staff.load(args.login).state is StaffState.CLOSED
    return _tell(context, office, office.staff.reset(args.login, password), password, reopened=closed)


def _close(args: argparse.Namespace, context: Context) -> int:
    staff = context.office().staff
    if args.on is not None:
        somebody = staff.change(msgspec.structs.replace(staff.load(args.login), ends_on=args.on))
        said = _("The last day of {name} is {day}: at midnight by the office's clock the login is closed.")
        context.out(_document(somebody), [said.format(name=somebody.name, day=args.on.isoformat())])
        return 0
    somebody = staff.close(args.login)
    context.out(_document(somebody), [_("{name} has no login any more.").format(name=somebody.name)])
    return 0


def _list(args: argparse.Namespace, context: Context) -> int:
    everybody = context.office().staff.list()
    lines = [f"{each.login:20}{each.name:30}{each.role:15}{', '.join(each.teams):30}{each.state}" for each in everybody]
    context.out([_document(each) for each in everybody], lines)
    return 0


def _tell(context: Context, office: OpenOffice, somebody: Assistant, password: str, *, reopened: bool | None = None) -> int:
    """`reopened`: whether a reset opened a closed login again; None: it is none."""
    here = _("{name} was closed and is open again, as {login}.") if reopened else _("{name} is here as {login}.")
    lines = [here.format(name=somebody.name, login=somebody.login)]
    document = _document(somebody) | ({} if reopened is None else {"reopened": reopened})
    if password:
        address = office.staff.address(somebody.login)
        document |= {"password": password, "join": address}
        told = _("One-time password, good for {days} days, shown only now: {password}")
        lines.append(told.format(days=ONE_TIME.days, password=password))
        lines.append(_("On their machine: receptionist office join {address}").format(address=shlex.quote(address)))
    context.out(document, lines)
    return 0


def _document(somebody: Assistant) -> dict[str, Any]:
    return {
        "login": somebody.login,
        "name": somebody.name,
        "role": somebody.role.value,
        "teams": list(somebody.teams),
        "state": somebody.state.value,
        "contract": somebody.contract.value if somebody.contract is not None else None,
        "until": somebody.ends_on.isoformat() if somebody.ends_on is not None else None,
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{day}” is no day: write it as 2026-12-31.").format(day=text)) from None
