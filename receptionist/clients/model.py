"""Tables of client companies: the parts of a `Profile`, a row each. `position` keeps the order in which parts were entered."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    Time,
    UniqueConstraint,
    false,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from receptionist.store.base import Base
from receptionist.store.types import E164, Id, Json, UtcTime


def _client_key() -> Mapped[str]:
    """The client that a row is a part of, at the head of the row's own key."""
    return mapped_column(Id, ForeignKey("clients.id", ondelete="CASCADE"), primary_key=True)


def _client() -> Mapped[str]:
    return mapped_column(Id, ForeignKey("clients.id", ondelete="CASCADE"), index=True)


class ClientRow(Base):
    """A client company. `version` counts the saves, so that two editors notice each other."""

    __tablename__ = "clients"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    version: Mapped[int] = mapped_column(Integer)
    code: Mapped[str] = mapped_column(String, unique=True)
    legal_name: Mapped[str] = mapped_column(String)
    trade_name: Mapped[str] = mapped_column(String)
    short_name: Mapped[str] = mapped_column(String)
    say_as: Mapped[str] = mapped_column(String)
    language: Mapped[str] = mapped_column(String)
    zone: Mapped[str] = mapped_column(String)
    country: Mapped[str] = mapped_column(String(2))
    region: Mapped[str] = mapped_column(String(12), server_default="")
    city: Mapped[str] = mapped_column(String)
    team: Mapped[str | None] = mapped_column(String)
    status: Mapped[str] = mapped_column(String)
    colour: Mapped[str] = mapped_column(String)
    logo: Mapped[str] = mapped_column(String(64), server_default="")
    vat_number: Mapped[str] = mapped_column(String(40), server_default="")
    tax_code: Mapped[str] = mapped_column(String(40), server_default="")
    sdi: Mapped[str] = mapped_column(String(40), server_default="")
    pec: Mapped[str] = mapped_column(String(200), server_default="")
    mail: Mapped[str] = mapped_column(String(200), server_default="")
    website: Mapped[str] = mapped_column(String(200), server_default="")
    passphrase: Mapped[str] = mapped_column(String(200), server_default="")
    holidays: Mapped[bool] = mapped_column(server_default=true())
    hours_assumed: Mapped[bool] = mapped_column(server_default=false())
    service_level: Mapped[int] = mapped_column(Integer)
    hold_limit: Mapped[int] = mapped_column(Integer)
    wrap_up: Mapped[int] = mapped_column(Integer)
    own: Mapped[bool] = mapped_column()
    changed_at: Mapped[datetime] = mapped_column(UtcTime)
    changed_by: Mapped[str] = mapped_column(String)


class LineRow(Base):
    """A number that callers dial, one client's from `since` until `until`. The database itself refuses two owners at one
    instant, and one owner twice: an exclusion constraint on PostgreSQL, triggers on SQLite (migrations 0004, 0012, 0019)."""

    __tablename__ = "lines"
    __table_args__ = (CheckConstraint("since < until", name="span"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    number: Mapped[str] = mapped_column(E164, index=True)
    client: Mapped[str] = _client()
    since: Mapped[datetime | None] = mapped_column(UtcTime)
    until: Mapped[datetime | None] = mapped_column(UtcTime)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(String)
    waiting: Mapped[str] = mapped_column(String)
    patience: Mapped[int] = mapped_column(Integer)
    closed_text: Mapped[str] = mapped_column(Text)
    busy_text: Mapped[str] = mapped_column(Text)
    fallback: Mapped[str | None] = mapped_column(E164)
    targets: Mapped[list[str]] = mapped_column(Json)


class GreetingRow(Base):
    """What to say on an occasion."""

    __tablename__ = "greetings"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    occasion: Mapped[str] = mapped_column(String)
    text: Mapped[str] = mapped_column(Text)
    line: Mapped[str | None] = mapped_column(E164)
    language: Mapped[str | None] = mapped_column(String)
    day: Mapped[date | None] = mapped_column(Date)


class InstructionRow(Base):
    """How to handle a kind of caller or matter."""

    __tablename__ = "instructions"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    line: Mapped[str | None] = mapped_column(E164)
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class PersonRow(Base):
    """Somebody at the client."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = _client()
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String)
    title: Mapped[str] = mapped_column(String)
    say_as: Mapped[str] = mapped_column(String)
    other_names: Mapped[list[str]] = mapped_column(Json)
    role: Mapped[str] = mapped_column(String)
    department: Mapped[str] = mapped_column(String)
    responsibilities: Mapped[str] = mapped_column(Text)
    tags: Mapped[list[str]] = mapped_column(Json)
    languages: Mapped[list[str]] = mapped_column(Json)
    city: Mapped[str] = mapped_column(String)
    zone: Mapped[str | None] = mapped_column(String)
    accepts: Mapped[str] = mapped_column(String)
    left_on: Mapped[date | None] = mapped_column(Date)
    left_text: Mapped[str] = mapped_column(Text, server_default="")
    notes: Mapped[str] = mapped_column(Text, server_default="")
    replaced_by: Mapped[str | None] = mapped_column(Id)
    deputy: Mapped[str | None] = mapped_column(Id)
    uid: Mapped[str | None] = mapped_column(String)
    extension: Mapped[str] = mapped_column(String)


class WayRow(Base):
    """A way to reach a person; `value` is a number or a mail address."""

    __tablename__ = "ways"

    person: Mapped[str] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String)
    value: Mapped[str] = mapped_column(String)
    label: Mapped[str] = mapped_column(String)
    confirm: Mapped[bool] = mapped_column()
    secret: Mapped[bool] = mapped_column()


class AbsenceRow(Base):
    """A person is out."""

    __tablename__ = "absences"

    person: Mapped[str] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcTime)
    until: Mapped[datetime] = mapped_column(UtcTime)
    reason: Mapped[str] = mapped_column(Text)
    substitute: Mapped[str | None] = mapped_column(Id)
    secret: Mapped[bool] = mapped_column(server_default=false())


class ReachRow(Base):
    """A number to put callers through to that is not one person's."""

    __tablename__ = "reaches"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = _client()
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String)
    name: Mapped[str] = mapped_column(String)
    number: Mapped[str] = mapped_column(E164)
    confirm: Mapped[bool] = mapped_column()
    always: Mapped[bool] = mapped_column()
    zone: Mapped[str | None] = mapped_column(String)


class OpeningRow(Base):
    """Open on a weekday. `of` says whose hours: `client`, or the key of a line (`calendar.line_keys`), or the id of a person or
    reach."""

    __tablename__ = "openings"
    __table_args__ = (UniqueConstraint("client", "of", "position"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    client: Mapped[str] = _client()
    of: Mapped[str] = mapped_column(String)
    position: Mapped[int] = mapped_column(Integer)
    weekday: Mapped[int] = mapped_column(SmallInteger)
    start: Mapped[time] = mapped_column(Time)
    end: Mapped[time] = mapped_column(Time)


class DutyRow(Base):
    """A person is on call."""

    __tablename__ = "duty"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    person: Mapped[str] = mapped_column(Id, ForeignKey("people.id", ondelete="CASCADE"))
    since: Mapped[datetime] = mapped_column(UtcTime)
    until: Mapped[datetime] = mapped_column(UtcTime)


class StatusSpanRow(Base):
    """A status from a day on."""

    __tablename__ = "client_statuses"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    status: Mapped[str] = mapped_column(String(20))
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    said: Mapped[str] = mapped_column(Text)
    put_through: Mapped[bool] = mapped_column()


class AddressRow(Base):
    """Where the client is, or gets its post."""

    __tablename__ = "addresses"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    street: Mapped[str] = mapped_column(String)
    detail: Mapped[str] = mapped_column(String)
    postal_code: Mapped[str] = mapped_column(String)
    city: Mapped[str] = mapped_column(String)
    province: Mapped[str] = mapped_column(String)
    country: Mapped[str] = mapped_column(String(2))
    directions: Mapped[str] = mapped_column(Text)


class FactRow(Base):
    """Something callers ask for, and whether it may be said."""

    __tablename__ = "facts"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(String)
    spelled: Mapped[str] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(String)
    permission: Mapped[str] = mapped_column(String(20))


class ClosureRow(Base):
    """Closed, whatever the hours say."""

    __tablename__ = "closures"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcTime)
    until: Mapped[datetime] = mapped_column(UtcTime)
    line: Mapped[str | None] = mapped_column(E164)
    reason: Mapped[str] = mapped_column(Text)
    said: Mapped[str] = mapped_column(Text)
    mail: Mapped[str] = mapped_column(Text)


class ClosureAnswerRow(Base):
    """The client has told us about its closures in some days."""

    __tablename__ = "closure_answers"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date] = mapped_column(Date)
    told_on: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text)


class DayExceptionRow(Base):
    """A day with hours of its own."""

    __tablename__ = "day_exceptions"

    client: Mapped[str] = _client_key()
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    day: Mapped[date] = mapped_column(Date)
    hours: Mapped[list[dict[str, object]]] = mapped_column(Json)
    name: Mapped[str] = mapped_column(String)


class RotaRow(Base):
    """Who is on call when. Shifts, swaps and steps are read and written together."""

    __tablename__ = "rotas"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = _client()
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String)
    shifts: Mapped[list[dict[str, object]]] = mapped_column(Json)
    swaps: Mapped[list[dict[str, object]]] = mapped_column(Json)
    steps: Mapped[list[dict[str, object]]] = mapped_column(Json)
    nobody: Mapped[str] = mapped_column(Text)


class PictureRow(Base):
    """A logo, by the SHA-256 of its bytes: an earlier version of a profile still finds it."""

    __tablename__ = "pictures"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ClientVersionRow(Base):
    """A save: by whom, and when."""

    __tablename__ = "client_versions"

    client: Mapped[str] = _client_key()
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    by: Mapped[str] = mapped_column(String(64))


class ClientChangeRow(Base):
    """What a field of the profile became in a save."""

    __tablename__ = "client_changes"

    client: Mapped[str] = _client_key()
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    field: Mapped[str] = mapped_column(String(30), primary_key=True)
    value: Mapped[object] = mapped_column(Json, nullable=True)


class NewsRow(Base):
    """What is true of a client or one of its people until a time (`receptionist.clients.news`)."""

    __tablename__ = "news"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = _client()
    person: Mapped[str | None] = mapped_column(Id)
    text: Mapped[str] = mapped_column(String(500))
    since: Mapped[datetime] = mapped_column(UtcTime)
    until: Mapped[datetime] = mapped_column(UtcTime, index=True)
    away: Mapped[bool] = mapped_column()
    substitute: Mapped[str | None] = mapped_column(Id)
    number: Mapped[str | None] = mapped_column(E164)
    told_by: Mapped[str] = mapped_column(String(200))
    recognised: Mapped[str] = mapped_column(String(20))
    written_by: Mapped[str] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_by: Mapped[str | None] = mapped_column(String(64))


class TemplateRow(Base):
    """How clients of this office may begin (`receptionist.clients.templates`)."""

    __tablename__ = "templates"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    body: Mapped[dict[str, object]] = mapped_column(Json)
    made_by: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(UtcTime)


class ProfileDraftRow(Base):
    """What somebody (`login`) has typed over a profile and not saved, so that it comes back after a crash. A new client has no
    row of its own yet, so `client` refers to none. `body` is the profile as JSON."""

    __tablename__ = "profile_drafts"

    client: Mapped[str] = mapped_column(Id, primary_key=True)
    login: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)


class NewsDraftRow(Base):
    """News of a client that somebody (`login`) was typing and has not kept, so that it comes back after a crash. `body` is what
    stood in the sheet, as JSON."""

    __tablename__ = "news_drafts"

    client: Mapped[str] = mapped_column(Id, primary_key=True)
    login: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcTime)


class PasswordTryRow(Base):
    """Somebody at the telephone said the client's password: right or wrong, never what was said."""

    __tablename__ = "password_tries"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    client: Mapped[str] = _client()
    at: Mapped[datetime] = mapped_column(UtcTime)
    by: Mapped[str] = mapped_column(String(64))
    right: Mapped[bool] = mapped_column()
