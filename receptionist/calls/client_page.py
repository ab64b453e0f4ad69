"""The page that a client is sent about a moment: one document that needs nothing beside it.

It holds this client's calls alone. Nothing of another client stands in it, and none of its numbers: not the line that was
called first where a call was given over, nor whom one tried to reach before that. Assistants are named where the office wants
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from html import escape
from string import Template
from zoneinfo import ZoneInfo

import msgspec

from receptionist.calls.call_story import CallPast
from receptionist.calls.moment_words import day, ending, fault_words, hour, lasted, sentences, steps, to_words
from receptionist.calls.page_picture import picture_of
from receptionist.calls.past_faults import Fault, FaultKind
from receptionist.calls.past_moment import Picture
from receptionist.clients.calendar.days import lines_at
from receptionist.clients.places import zone_name
from receptionist.clients.profile import Profile
from receptionist.resources import resource
from receptionist.telephony.numbers import show
from receptionist.words import LANGUAGES, _, speaking, spoken_language


def client_page(
    shown: Picture, profile: Profile, office: str, made: datetime, names: Mapping[str, str] | None = None, language: str = ""
) -> str:
    """The page as HTML, on the client's own clock. `shown` is any picture of that time; `office` is the sender's name, `made`
    (aware) when it was written; `names` of assistants by login, None: they stay unnamed. `language` empty: the client's own,
    English where it is one that we have no words in."""
    own = _own(shown, profile)
    with speaking(language or (profile.language if profile.language in LANGUAGES else "en")):
        return _page(own, profile, office, made, dict(names) if names is not None else None)


def _own(shown: Picture, profile: Profile) -> Picture:
    """What concerns this client. A phone is named after a place or a person of ours."""
    calls = tuple(call for call in shown.calls if call.record.client == profile.id)
    faults = tuple(
        msgspec.structs.replace(fault, station=None) for fault in shown.faults if fault.kind is not FaultKind.TROUBLE
    )
    return msgspec.structs.replace(shown, client=profile.id, calls=calls, faults=faults)


def _page(shown: Picture, profile: Profile, office: str, made: datetime, names: dict[str, str] | None) -> str:
    zone, window = ZoneInfo(profile.zone), shown.window
    clock = zone_name(profile.zone, spoken_language())
    when = _("{day}, from {since} to {until} (time in {zone})").format(
        day=day(window.at, zone), since=hour(window.since, zone), until=hour(window.until, zone), zone=clock
    )
    foot = _("Written by {office} on {day} at {hour} from its record of calls.").format(
        office=office, day=day(made, zone), hour=hour(made, zone)
    )
    template = Template(resource("templates", "at_that_moment.html").read_text(encoding="utf-8"))
    return template.substitute(
        language=spoken_language(),
        title=escape(f"{profile.name}, {day(window.at, zone)} {hour(window.at, zone)}"),
        client=_bidi(profile.name),
        when=escape(when),
        said=_said(shown, profile, zone),
        picture=_drawn(shown, zone),
        calls=_table(shown, profile, made, names),
        foot=escape(foot),
    )


def _said(shown: Picture, profile: Profile, zone: tzinfo) -> str:
    told = sentences(msgspec.structs.replace(shown, faults=()), zone, profile.name)
    told += [_out_of_order(fault, zone) for fault in shown.faults]
    return "\n".join(f"<p>{escape(sentence)}</p>" for sentence in told)


def _out_of_order(fault: Fault, zone: tzinfo) -> str:
    if fault.kind is not FaultKind.STATION:
        return fault_words(fault, zone)
    said = _("From {since} {to} one of our phones was out of reach.")
    return said.format(since=hour(fault.since, zone, seconds=True), to=to_words(fault, zone))


def _drawn(shown: Picture, zone: tzinfo) -> str:
    if all(call.is_card for call in shown.calls):
        return ""  # nothing is known of when one waited
    what = _("The calls of this time as bars: when each waited, and when it was answered")
    return f'<p><img src="{picture_of(shown, zone)}" alt="{escape(what)}"></p>'


def _table(shown: Picture, profile: Profile, made: datetime, names: dict[str, str] | None) -> str:
    """A number that has moved on is another's today, and is not told."""
    if not shown.calls:
        return ""
    zone, own = ZoneInfo(profile.zone), frozenset(line.number for line in lines_at(profile, made))
    heads = (_("Arrived"), _("Caller"), _("Waited"), _("How it ended"), _("Step by step"))
    rows = "\n".join(_row(call, profile, own, zone, names) for call in shown.calls)
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    title = escape(_("The calls"))
    return f"<h2>{title}</h2>\n<table>\n<tr>{head}</tr>\n{rows}\n</table>"


def _row(call: CallPast, profile: Profile, own: frozenset[str], zone: tzinfo, names: dict[str, str] | None) -> str:
    record = call.record
    told = "".join(f"<li>{_bidi(step)}</li>" for step in steps(call, zone, names))
    cells = (
        escape(hour(record.started, zone, seconds=True)),
        "<br>".join(_bidi(part) for part in _caller(call, profile, own)),
        "" if call.is_card else escape(lasted(record.times.waiting + record.times.ringing)),
        escape(ending(call)),
        f"<ul>{told}</ul>",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _caller(call: CallPast, profile: Profile, own: frozenset[str]) -> Iterator[str]:
    """Who rang, and on which of the client's `own` numbers."""
    record = call.record
    name = ", ".join(part for part in (record.name or record.caller.name or "", record.firm) if part)
    number = show(record.caller.number, profile.country) if record.caller.number else _("withheld number")
    yield from (part for part in (name, number) if part)
    if call.given_from is not None or record.line not in own:
        yield _("on another number of ours")
    elif record.line is not None and len(own) > 1:
        yield _("on {line}").format(line=show(record.line, profile.country))


def _bidi(text: str) -> str:
    """A name may run from right to left, and must not turn what stands around it."""
    return f"<bdi>{escape(text)}</bdi>"
