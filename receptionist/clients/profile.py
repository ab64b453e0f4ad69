"""A client's profile as one document: what a supervisor edits and saves in one step, and what the desk reads.

Frozen: a change is a new document, so undo is keeping the old one. Text is as typed. `Moment`s are aware and in UTC;
`time`s of opening hours are local in the client's zone; numbers are E.164; ids are UUIDv7 texts.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

import msgspec
from uuid6 import uuid7


def new_id() -> str:
    """A fresh id, in the order of time."""
    return str(uuid7())


class Status(StrEnum):
    """Of a client: may its calls be served?"""

    TRIAL = "trial"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    NOTICE = "notice"
    ENDED = "ended"


class Occasion(StrEnum):
    """When a greeting is said. The most specific that applies wins."""

    OPEN = "open"
    CLOSED = "closed"
    HOLIDAY = "holiday"
    NAMED_DAY = "named_day"
    QUEUE_WAS_LONG = "queue_was_long"
    BACK_FROM_HOLD = "back_from_hold"
    RETURNED = "returned"
    ANNOUNCING = "announcing"
    CALLING_OUT = "calling_out"
    TAKEN_OVER = "taken_over"
    SALES = "sales"
    WRONG_NUMBER = "wrong_number"
    SILENT = "silent"


class WaitingSound(StrEnum):
    """What waiting callers hear."""

    RINGING = "ringing"
    MUSIC = "music"


class Accepts(StrEnum):
    """Which calls a person takes."""

    ANY = "any"
    ANNOUNCED = "announced"
    MESSAGES = "messages"


class WayKind(StrEnum):
    """A way to reach somebody."""

    PHONE = "phone"
    MOBILE = "mobile"
    MAIL = "mail"


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What all parts of a profile have."""


class Opening(Part, frozen=True, kw_only=True):
    """Open on `weekday` (Monday 0) from `start` to `end`; `end` 00:00 is the end of that day, an end before the start lies on
    the next day."""

    weekday: int
    start: time
    end: time


class Line(Part, frozen=True, kw_only=True):
    """A number that callers dial, this client's from `since` until `until` (UTC; None: open); no instant of a number is two
    clients'. `hours` empty: the client's own. `patience`: seconds a caller waits while nobody can answer, before the
    announcement. Texts empty: the office's own. `fallback` (E.164): where the caller goes then; None: nowhere."""

    number: str
    since: datetime | None = None
    until: datetime | None = None
    label: str = ""
    waiting: WaitingSound = WaitingSound.RINGING
    patience: int = 30
    closed_text: str = ""
    busy_text: str = ""
    fallback: str | None = None
    hours: tuple[Opening, ...] = ()
    targets: tuple[str, ...] = ()
    """Ids of people or reaches, in the order in which this line's calls go to them first."""


class Greeting(Part, frozen=True, kw_only=True):
    """What to say. `line` None: all lines; `language` None: the client's own. `day`: the one on which a named day's is said
    (client's calendar)."""

    occasion: Occasion
    text: str
    line: str | None = None
    language: str | None = None
    day: date | None = None


class Instruction(Part, frozen=True, kw_only=True):
    """How to handle a kind of caller or matter. `since`, `until`: the first and last day on which it holds (client's zone)."""

    text: str
    line: str | None = None
    since: date | None = None
    until: date | None = None


class Way(Part, frozen=True, kw_only=True):
    """A way to reach a person; `value` is E.164 or a mail address. `confirm`: a caller put through unannounced is connected
    only when the one who answers presses a key (a mobile's voicemail answers, too)."""

    kind: WayKind
    value: str
    label: str = ""
    confirm: bool = False
    secret: bool = False
    """Never to be given to callers."""


class Absence(Part, frozen=True, kw_only=True):
    """Out from `since` until `until` (UTC); `reason` is for the assistant, and with `secret` never for callers; `substitute` is
    a person's id."""

    since: datetime
    until: datetime
    reason: str = ""
    substitute: str | None = None
    secret: bool = False


class Person(Part, frozen=True, kw_only=True):
    """Somebody at the client. `hours` empty: the client's. `zone` None: the client's."""

    id: str = msgspec.field(default_factory=new_id)
    name: str
    title: str = ""
    say_as: str = ""
    other_names: tuple[str, ...] = ()
    role: str = ""
    department: str = ""
    responsibilities: str = ""
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    city: str = ""
    zone: str | None = None
    ways: tuple[Way, ...] = ()
    hours: tuple[Opening, ...] = ()
    absences: tuple[Absence, ...] = ()
    accepts: Accepts = Accepts.ANY
    left_on: date | None = None
    left_text: str = ""
    """What may be said of it to whoever asks."""
    notes: str = ""
    """What is to know about them, for whoever answers."""
    replaced_by: str | None = None
    deputy: str | None = None
    uid: str | None = None
    """The UID of the vCard it came from."""
    extension: str = ""
    """The number behind the client's own switchboard: asked for there, not dialled from here."""


class ReachKind(StrEnum):
    """A way to reach something that is not one person."""

    HEADQUARTERS = "headquarters"
    TEAM = "team"
    OUTSIDE = "outside"


class Reach(Part, frozen=True, kw_only=True):
    """A number to put callers through to that is not one person's. `hours` empty: the client's; `always`: at any hour."""

    id: str = msgspec.field(default_factory=new_id)
    kind: ReachKind
    name: str
    number: str
    confirm: bool = False
    always: bool = False
    zone: str | None = None
    hours: tuple[Opening, ...] = ()


class Duty(Part, frozen=True, kw_only=True):
    """A person is on call from `since` until `until` (UTC)."""

    person: str
    since: datetime
    until: datetime


class AddressKind(StrEnum):
    """What an address is for."""

    REGISTERED = "registered"
    OFFICE = "office"
    BILLING = "billing"
    FORWARDING = "forwarding"


class Address(Part, frozen=True, kw_only=True):
    """Where the client is, or gets its post. `detail`: floor, staircase, intercom; `directions`: parking, how to find it.
    `country` empty: the client's."""

    kind: AddressKind = AddressKind.OFFICE
    street: str
    detail: str = ""
    postal_code: str = ""
    city: str = ""
    province: str = ""
    country: str = ""
    directions: str = ""


class Permission(StrEnum):
    """Whether something may be told to callers."""

    SAY = "say"
    ON_REQUEST = "on_request"
    NEVER = "never"


class FactKind(StrEnum):
    """What a caller may ask for. Those of the profile's own fields are said from there, where no text stands beside."""

    ADDRESS = "address"
    PARKING = "parking"
    HOURS = "hours"
    PHONE = "phone"
    MAIL = "mail"
    PEC = "pec"
    WEBSITE = "website"
    VAT_NUMBER = "vat_number"
    TAX_CODE = "tax_code"
    SDI = "sdi"
    WHERE_ARE_YOU = "where_are_you"
    OTHER = "other"


class Fact(Part, frozen=True, kw_only=True):
    """Something callers ask for, and whether it may be said. `text` empty: what the profile's own field says. `label`: what it
    is, for a kind that has no name. `spelled` empty: spelled by rule. `language` None: in any."""

    kind: FactKind
    text: str = ""
    label: str = ""
    spelled: str = ""
    language: str | None = None
    permission: Permission = Permission.SAY


class Closure(Part, frozen=True, kw_only=True):
    """Closed from `since` until `until` (UTC), whatever the hours say; `line` None: the whole client. `reason` is for the
    assistant, `said` is told to callers (empty: when it opens again), `mail` says what happens to the post meanwhile."""

    since: datetime
    until: datetime
    line: str | None = None
    reason: str = ""
    said: str = ""
    mail: str = ""


class ClosureAnswer(Part, frozen=True, kw_only=True):
    """The client was asked about the days from `since` to `until` (both included) and told us on `told_on`: what is entered as
    closures then is all, even where nothing is."""

    since: date
    until: date
    told_on: date
    note: str = ""


class DayException(Part, frozen=True, kw_only=True):
    """A day with hours of its own (none: closed), public holiday or not. `name`: what it is called. Each opening's `weekday` is
    of no account here."""

    day: date
    hours: tuple[Opening, ...] = ()
    name: str = ""


class StatusSpan(Part, frozen=True, kw_only=True):
    """A status that begins on the day `since` and goes on through the day `until` (None: until the next one; client's
    calendar). `said`: what callers are told; `put_through` false: messages are taken instead."""

    status: Status
    since: date
    until: date | None = None
    said: str = ""
    put_through: bool = True


class Shift(Part, frozen=True, kw_only=True):
    """A person's turn: from `begins` (local in the client's zone, without an offset) for `minutes`, again as `rule` says (an
    RRULE of RFC 5545 without DTSTART; empty: once)."""

    person: str
    begins: datetime
    minutes: int
    rule: str = ""


class Swap(Part, frozen=True, kw_only=True):
    """From `since` until `until` (UTC) somebody else has the turn."""

    person: str
    since: datetime
    until: datetime


class Step(Part, frozen=True, kw_only=True):
    """Whom to try next (id of a person or reach), and for how many seconds."""

    target: str
    seconds: int = 25


class Rota(Part, frozen=True, kw_only=True):
    """Who is on call when; where nobody answers, `steps` are tried in order, then `nobody` says what to do."""

    id: str = msgspec.field(default_factory=new_id)
    name: str
    shifts: tuple[Shift, ...] = ()
    swaps: tuple[Swap, ...] = ()
    steps: tuple[Step, ...] = ()
    nobody: str = ""


class Profile(Part, frozen=True, kw_only=True):
    """A client company. `short_name` is what a handset shows (at most 20 characters). `country` is ISO 3166 alpha-2, `language`
    ISO 639, `zone` an IANA name; `region` names a part of the country that keeps holidays of its own (ISO 3166-2 without the
    country), `holidays` whether public holidays count as closed. `status` holds where none of `statuses` does. `logo` is the
    SHA-256 of a picture, `passphrase` the salted hash of what somebody at the client says to be recognised. `service_level`:
    seconds in which a caller should be answered; `hold_limit`: seconds after which a held caller is called to mind; `wrap_up`:
    seconds for the note. `version` counts the saves; 0: not saved."""

    id: str = msgspec.field(default_factory=new_id)
    version: int = 0
    code: str
    legal_name: str
    trade_name: str = ""
    short_name: str = ""
    say_as: str = ""
    language: str = "it"
    zone: str = "Europe/Rome"
    country: str = "IT"
    region: str = ""
    city: str = ""
    team: str | None = None
    status: Status = Status.ACTIVE
    colour: str = ""
    logo: str = ""
    vat_number: str = ""
    tax_code: str = ""
    sdi: str = ""
    pec: str = ""
    mail: str = ""
    website: str = ""
    passphrase: str = ""
    holidays: bool = True
    service_level: int = 20
    hold_limit: int = 60
    wrap_up: int = 0
    own: bool = False
    """The office itself, which answers numbers that nobody owns."""
    hours_assumed: bool = False
    """Its hours are those that its template proposed: nobody has said yet that they are right."""
    statuses: tuple[StatusSpan, ...] = ()
    addresses: tuple[Address, ...] = ()
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()
    greetings: tuple[Greeting, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    people: tuple[Person, ...] = ()
    reaches: tuple[Reach, ...] = ()
    hours: tuple[Opening, ...] = ()
    exceptions: tuple[DayException, ...] = ()
    closures: tuple[Closure, ...] = ()
    answers: tuple[ClosureAnswer, ...] = ()
    duty: tuple[Duty, ...] = ()
    rotas: tuple[Rota, ...] = ()

    @property
    def name(self) -> str:
        """What everybody calls it."""
        return self.trade_name or self.legal_name

    @property
    def brief(self) -> str:
        """The short name where there is one: what stands in a row, which shortens it by the room that there is."""
        return self.short_name or self.name

    @property
    def shown(self) -> str:
        """What a handset shows."""
        return self.brief[:20]


msgspec.json.Decoder(Profile)  # msgspec learns a type when it is first asked; two threads that ask at once crash it
