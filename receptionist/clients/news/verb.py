"""`receptionist clients news`: what is true of a client until a time, in one line."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from receptionist.arguments import in_zone, moment
from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.news import News, Recognised
from receptionist.clients.news.service import NewsService, checked
from receptionist.clients.news.text import Understood, ended_by, understand
from receptionist.clients.news.who import Asked, Doubt
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid
from receptionist.words import _


class OpenOffice(Protocol):
    """What this verb needs of an office."""

    clients: ClientService
    news: NewsService


class Context(Protocol):
    """What the command line hands to it."""

    def office(self) -> OpenOffice:
        """The chosen office."""

    def out(self, document: Any, lines: Iterable[str] = ()) -> None:
        """The outcome."""

    def tell(self, sentence: str) -> None:
        """Something beside the outcome."""

    def ask_secret(self, question: str) -> str:
        """A secret, unseen."""


def add(below: Any) -> None:
    """The verb."""
    told = below.add_parser("news", help=_("what is true of a client until a time, as in “Rossi out till 15, all to Verdi”"))
    told.add_argument("code", metavar=_("CODE"))
    told.add_argument("text", metavar=_("TEXT"))
    told.add_argument("--told-by", default="", metavar=_("NAME"), help=_("who said so; news that names nobody is about them"))
    told.add_argument("--recognised", type=Recognised, choices=list(Recognised), default=Recognised.NOT, metavar="HOW")
    told.add_argument(
        "--until", type=moment, metavar=_("TIME"), help=_("the end, where the text names none that is understood")
    )
    as_text = _("keep names that nobody has, and words that are not understood, as text alone")
    told.add_argument("--as-text", action="store_true", help=as_text)
    told.add_argument("--dry-run", action="store_true", help=_("say how it is understood, and change nothing"))
    told.set_defaults(run=_news, changes=True)


def _news(args: argparse.Namespace, context: Context) -> int:
    office, now = context.office(), datetime.now(UTC)
    profile = office.clients.load(args.code)
    found = _understood(args, context, profile, now)
    ended = ended_by(found, office.news.told(profile.id, now), now)
    news = checked(
        News(
            client=profile.id,
            text=args.text,
            since=found.since or now,
            until=found.until,
            person=found.person,
            away=found.away,
            substitute=found.substitute,
            number=found.number,
            told_by=args.told_by,
            recognised=args.recognised,
            written_by="cli",
            written_at=now,
        )
    )
    if ended:
        return _end(ended, args, context, profile, now)
    if args.recognised is Recognised.PASSPHRASE:
        _hear_password(office, context, profile, news, dry_run=args.dry_run)
    if not args.dry_run:
        news = office.news.write(news)
    understood = _document(profile, news, now)
    context.out(understood, [f"{name}: {value}" for name, value in understood.items() if value])
    return 0


def _end(ended: Iterable[News], args: argparse.Namespace, context: Context, profile: Profile, now: datetime) -> int:
    """Who is back is out no longer, and nothing else is kept."""
    document: dict[str, Any] = {"client": profile.code, "text": args.text, "ended": [one.text for one in ended]}
    if not args.dry_run:
        for one in ended:
            context.office().news.end(one.id, now, "cli")
    context.out(document, [f"{name}: {value}" for name, value in document.items()])
    return 0


def _understood(args: argparse.Namespace, context: Context, profile: Profile, now: datetime) -> Understood:
    """How the line is read. Raises `Invalid` `news.nobody`, `news.several`, `news.each`, `news.unnamed`, `news.themselves` for
    a name, `news.words` for words that are not understood, `news.when` for a time, `news.no_end` for a beginning alone."""
    found = understand(args.text, profile, now, told_by=args.told_by)
    meant: dict[str, str | None] = {}
    while found.asked:  # whoever is known to be nobody may leave another name to ask about
        if not args.as_text or any(one.doubt in {Doubt.SHARED, Doubt.EACH} for one in found.asked):
            raise _unknown(found.asked[0], profile)
        meant |= {one.name: None for one in found.asked}
        found = understand(args.text, profile, now, meant, args.told_by)
    if args.until is not None:
        until, doubt = in_zone(args.until, zone_of(profile.zone))
        if doubt is not None:
            context.tell(doubt)
        return replace(found, until=until.astimezone(UTC), unread="")
    if found.unread:
        raise Invalid("news.no_end" if found.lacks_end else "news.when", text=found.unread, field="text")
    return found


def _unknown(asked: Asked, profile: Profile) -> Invalid:
    names = {person.id: person.name for person in profile.people}
    near = ", ".join(names[one] for one in asked.near)
    if asked.doubt is Doubt.EACH:
        return Invalid("news.each", field="text", near=near)
    if asked.doubt is Doubt.SHARED:
        return Invalid("news.several", field="text", name=asked.name, near=near)
    if asked.doubt is Doubt.UNNAMED:
        return Invalid("news.unnamed", field="text")
    if asked.doubt is Doubt.WORDS:
        return Invalid("news.words", field="text", text=asked.name)
    if asked.doubt is Doubt.THEMSELVES:
        return Invalid("news.themselves", field="text", text=asked.name)
    return Invalid("news.nobody_near" if near else "news.nobody", field="text", name=asked.name, client=profile.name, near=near)


def _hear_password(office: OpenOffice, context: Context, profile: Profile, news: News, *, dry_run: bool) -> None:
    """A try counts, so nobody is asked where nothing is kept."""
    if not profile.passphrase:
        raise Invalid("passphrase.none")
    if dry_run:
        context.tell(_("It is kept only with the client's password, which is asked for then."))
        return
    heard = office.news.recognise(
        news.client, context.ask_secret(_("Password of the client")), news.written_by, news.written_at
    )
    if not heard.right:
        raise Invalid("passphrase.wrong", left=heard.left)


def _document(profile: Profile, news: News, now: datetime) -> dict[str, Any]:
    names, zone = {person.id: person.name for person in profile.people}, zone_of(profile.zone)
    return {
        "client": profile.code,
        "text": news.text,
        "person": names.get(news.person or ""),
        "away": news.away,
        "closed": news.closes,
        "since": news.since.astimezone(zone).isoformat(timespec="minutes") if news.since > now else None,
        "until": news.until.astimezone(zone).isoformat(timespec="minutes"),
        "substitute": names.get(news.substitute or ""),
        "number": news.number,
    }
