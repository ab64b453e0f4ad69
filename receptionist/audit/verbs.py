"""`receptionist audit verify | redact | renew`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from receptionist.audit.keys import SealFolder
from receptionist.audit.seals import Lost, Verdict
from receptionist.audit.service import Audit
from receptionist.errors import NotFound
from receptionist.store.engine import Store
from receptionist.words import _


class OpenOffice(Protocol):
    """What these verbs need of an office."""

    store: Store

    def seal_folder(self) -> Path:
        """Where this machine keeps the key of the office's seals."""


class Context(Protocol):
    """What the command line hands to a verb."""

    def office(self) -> OpenOffice:
        """The chosen office."""

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        """The outcome."""

    def tell(self, sentence: str) -> None:
        """Something to read beside the outcome."""


def add(verbs: Any) -> None:
    """The verbs of `audit`."""
    below = verbs.add_parser("audit", help=_("who changed what, and whether that record is whole")).add_subparsers(
        dest="audit_verb", required=True, metavar=_("VERB")
    )
    look = below.add_parser("verify", help=_("whether nothing in the record was changed, taken out or cut off"))
    look.set_defaults(run=_verify)
    redact = below.add_parser("redact", help=_("take away what a change replaced, by a decision that is recorded"))
    redact.add_argument("row", type=int, metavar=_("ROW"))
    redact.set_defaults(run=_redact, changes=True)
    renew = below.add_parser("renew", help=_("begin a new chain of seals, as the key is lost, by a decision that is recorded"))
    renew.set_defaults(run=_renew, changes=True)
    for verb in (redact, renew):
        verb.add_argument("--by", required=True, metavar=_("NAME"), help=_("who decided it"))
        verb.add_argument("--reason", required=True, metavar=_("TEXT"))
    look.add_argument(
        "--anchors", metavar=_("FOLDER"), help=_("of another machine, where a hub notes the newest seal down daily")
    )
    for verb in (look, redact, renew):
        verb.add_argument("--seals", metavar=_("FOLDER"), help=_("with the key and the heads that were noted down"))


def _audit(args: argparse.Namespace, context: Context) -> Audit:
    office = context.office()
    folder = Path(args.seals).expanduser() if args.seals else office.seal_folder()
    outside = Path(args.anchors).expanduser() if getattr(args, "anchors", None) else None
    if outside is not None and not (outside / "anchors").exists():
        raise NotFound("audit.no_anchors", file=str(outside / "anchors"))
    return Audit(office.store, SealFolder(folder, outside))


def _verify(args: argparse.Namespace, context: Context) -> int:
    audit = _audit(args, context)
    found = audit.verify()
    document = {
        "rows": found.rows,
        "intact": found.intact,
        "first_bad": found.first_bad,
        "redacted": found.redacted,
        "deciding": found.deciding,
        "lost": [_lost(each) for each in found.lost],
        "unsealed": found.unsealed,
        "unsealed_since": found.unsealed_since.isoformat() if found.unsealed_since else None,
    }
    context.out(document, _sentences(found))
    if found.another_key:
        context.tell(
            _(
                "No seal was made with the key in {folder}: it is another office's or hub's key, or all seals were changed."
            ).format(folder=audit.folder)
        )
    if not found.intact:
        context.tell(
            _("Row {row} is not what was sealed: it or what stood there was changed, taken out, moved, or cut off.").format(
                row=found.first_bad
            )
        )
    return 0 if found.intact else 1


def _sentences(found: Verdict) -> Iterator[str]:
    yield _("{count} changes; what {redacted} of them replaced was taken away by a decision.").format(
        count=found.rows, redacted=found.redacted
    )
    for each in found.lost:
        yield _(
            "Rows {first} to {last} ({count}) were sealed with a key that is lost, as {name} decided at {moment}: “{reason}”."
            " Whether they were changed nobody can tell."
        ).format(
            first=each.first,
            last=each.last,
            count=each.rows,
            name=each.decided.by,
            moment=_hour(each.decided.at),
            reason=each.decided.reason,
        )
    if found.unsealed:
        yield _(
            "{count} are not sealed yet, the first of them from {moment}. The console or the hub that answers calls does it"
            " every minute: if that is longer ago, none does."
        ).format(count=found.unsealed, moment=_hour(found.unsealed_since))
    if found.deciding:
        yield _("Decisions among them that are not sealed yet: {count}.").format(count=found.deciding)
    if found.intact:
        yield _("Nothing that was sealed has been changed.")


def _hour(moment: datetime | None) -> str:
    """With its offset, to be compared with any clock."""
    return moment.astimezone().isoformat(sep=" ", timespec="minutes") if moment is not None else ""


def _lost(each: Lost) -> dict[str, Any]:
    decided = {"decided_by": each.decided.by, "at": each.decided.at.isoformat(), "reason": each.decided.reason}
    return {"rows": each.rows, "first": each.first, "last": each.last, **decided}


def _renew(args: argparse.Namespace, context: Context) -> int:
    audit = _audit(args, context)
    audit.renew(args.by, args.reason)
    if not context.office().store.shared:
        audit.seal()  # for a shared office its hub does it
    said = _("A new chain of seals begins. What the lost key has sealed cannot be verified any more: audit verify names it.")
    context.out({"decided_by": args.by}, [said])
    return 0


def _redact(args: argparse.Namespace, context: Context) -> int:
    audit = _audit(args, context)
    local = not context.office().store.shared
    if local:
        audit.look_for_key()
    audit.redact(args.row, args.by, args.reason)
    if local:
        audit.seal()  # a decision counts once it is sealed; for a shared office its hub does it
    context.out({"row": args.row, "decided_by": args.by}, [_("What stood in row {row} was taken away.").format(row=args.row)])
    return 0
