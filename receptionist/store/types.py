"""Column types, the same to Python on SQLite and on PostgreSQL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, String, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

_E164 = re.compile(r"\+[1-9][0-9]{1,14}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class UtcTime(TypeDecorator[datetime]):
    """A moment. Python gives and gets aware times; stored in UTC, to the microsecond. A time without a zone is a mistake in
    our own code: `ValueError`."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a moment without a zone")
        in_utc = value.astimezone(UTC)
        return in_utc if dialect.name == "postgresql" else in_utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class E164(TypeDecorator[str]):
    """A telephone number in E.164 (ITU-T), `+` first. Anything else is a mistake in our own code: `ValueError`."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and not _E164.fullmatch(value):
            raise ValueError("not an E.164 number")
        return value


class Json(TypeDecorator[Any]):
    """Plain data as JSON: `jsonb` on PostgreSQL, text on SQLite. None is SQL's NULL."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON(none_as_null=True))
        from sqlalchemy.dialects.postgresql import JSONB  # the whole dialect comes with it, which a local office never needs

        return dialect.type_descriptor(JSONB(none_as_null=True))


class Id(TypeDecorator[str]):
    """A UUIDv7 (RFC 9562), so that ids stand in the order of time. Python: text with dashes, lower case; `uuid` on PostgreSQL,
    the same text on SQLite. Anything else is a mistake in our own code: `ValueError`."""

    impl = String(36)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = Uuid(as_uuid=False) if dialect.name == "postgresql" else String(36)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is not None and not _UUID.fullmatch(value):
            raise ValueError("not an id")
        return value


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currency's minor units (cents), for two columns:
    `composite(Money, mapped_column(BigInteger), mapped_column(String(3)))`. `currency` is ISO 4217, `digits` its exponent."""

    minor: int
    currency: str

    def amount(self, digits: int = 2) -> Decimal:
        """In the currency's own unit."""
        return Decimal(self.minor).scaleb(-digits)
