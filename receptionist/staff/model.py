"""Tables of the people of the office: who they are, whose clients they see, and when they worked."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column

from receptionist.store.base import Base
from receptionist.store.types import Id, UtcTime


class AssistantRow(Base):
    """Somebody who answers calls, or sees to it. `login` is what events and messages name them by: it never changes, and a
    row stays when they leave (`state` closed). `languages` are ISO 639-1 codes with spaces between them; `station` is the phone
    that they mostly sit at."""

    __tablename__ = "assistants"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    languages: Mapped[str] = mapped_column(String(200), default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    contract: Mapped[str] = mapped_column(String(20), default="employee", server_default="employee")
    ends_on: Mapped[date | None] = mapped_column(Date)
    must_change: Mapped[bool] = mapped_column(default=False, server_default=false())
    station: Mapped[str] = mapped_column(String(80), default="", server_default="")


class TeamRow(Base):
    """Clients and assistants that belong together."""

    __tablename__ = "teams"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)


class StaffTeamRow(Base):
    """Somebody is in a team."""

    __tablename__ = "staff_teams"

    login: Mapped[str] = mapped_column(String(64), ForeignKey("assistants.login"), primary_key=True)
    team: Mapped[str] = mapped_column(String(80), ForeignKey("teams.name", ondelete="CASCADE"), primary_key=True)


class LoanRow(Base):
    """A client, or one call, that somebody sees for a time: cover, overflow, hand-over."""

    __tablename__ = "loans"
    __table_args__ = (
        CheckConstraint("since < until", name="span"),
        CheckConstraint("(client IS NULL) <> (call IS NULL)", name="one"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    login: Mapped[str] = mapped_column(String(64), ForeignKey("assistants.login"), index=True)
    client: Mapped[str | None] = mapped_column(Id)
    call: Mapped[str | None] = mapped_column(Id)
    since: Mapped[datetime] = mapped_column(UtcTime)
    until: Mapped[datetime] = mapped_column(UtcTime)
    why: Mapped[str] = mapped_column(String(20))
    lent_by: Mapped[str | None] = mapped_column(String(64))


class ShiftRow(Base):
    """Somebody (`assistant`, a login) sat at a workstation from `began_at` until `ended_at`; None: they still do, or the
    console was torn away from them."""

    __tablename__ = "shifts"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    assistant: Mapped[str] = mapped_column(String(64), index=True)
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)


class HandoverRow(Base):
    """Something (`kind`, and `of`: its id) that somebody left, of a client, given with others of one `batch` to a colleague (a
    login; None: the team). Open until `taken_by`; of one thing one is open at a time. The row stays: who took what over, and
    when."""

    __tablename__ = "handovers"
    __table_args__ = (
        Index(
            "uq_handovers_open", "kind", "of", unique=True
        ),  # while open: migration 0020 (said here it loads PostgreSQL's part)
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    batch: Mapped[str] = mapped_column(Id, index=True)
    kind: Mapped[str] = mapped_column(String(20))
    of: Mapped[str] = mapped_column(Id, index=True)
    client: Mapped[str | None] = mapped_column(Id, index=True)
    given_by: Mapped[str] = mapped_column(String(64))
    given_to: Mapped[str | None] = mapped_column(String(64))
    given_at: Mapped[datetime] = mapped_column(UtcTime)
    taken_by: Mapped[str | None] = mapped_column(String(64), index=True)
    taken_at: Mapped[datetime | None] = mapped_column(UtcTime)
    refused_by: Mapped[str | None] = mapped_column(String(64))
