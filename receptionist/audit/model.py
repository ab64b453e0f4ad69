"""Tables of the trail. Rows are added by triggers (`receptionist.audit.triggers`) and never changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from receptionist.store.base import Base
from receptionist.store.types import Id, UtcTime


class AuditRow(Base):
    """Somebody (`actor`) did something (`verb`: I, U or D) to a row (`key`, JSON) of a table (`what`), from a place (`source`:
    an address or a machine)."""

    __tablename__ = "audit"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    actor: Mapped[str] = mapped_column(String(80))
    source: Mapped[str] = mapped_column(String(80))
    what: Mapped[str] = mapped_column(String(40))
    verb: Mapped[str] = mapped_column(String(1))
    key: Mapped[str] = mapped_column(Text)
    client: Mapped[str | None] = mapped_column(Id)


class AuditValuesRow(Base):
    """What stood there before, as JSON: apart from the trail, because a decision may take it away (GDPR art. 17)."""

    __tablename__ = "audit_values"

    audit: Mapped[int] = mapped_column(Integer, ForeignKey(AuditRow.id), primary_key=True, autoincrement=False)
    before: Mapped[str] = mapped_column(Text)


class AuditRedactionRow(Base):
    """The decision by which the values of a row were taken away. A change like every other: it is in the trail itself."""

    __tablename__ = "audit_redactions"

    audit: Mapped[int] = mapped_column(Integer, ForeignKey(AuditRow.id), primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime)
    decided_by: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(500))


class AuditChainRow(Base):
    """The decision by which the key is lost that made the seals up to `place`: the next one begins a chain of its own. In the
    trail itself, as redactions are."""

    __tablename__ = "audit_chains"

    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime)
    decided_by: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(500))


class AuditSealRow(Base):
    """The seal of a row, in the order in which they were sealed. `digest` is SHA-256 of the values; `mac` binds the row, the
    digest and the seal before (HMAC-SHA-256, RFC 2104)."""

    __tablename__ = "audit_seals"

    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    audit: Mapped[int] = mapped_column(Integer, unique=True)
    digest: Mapped[str] = mapped_column(String(64))
    mac: Mapped[str] = mapped_column(String(64))
