"""Table of messages: what a caller left for a person, and what became of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from receptionist.store.base import Base
from receptionist.store.types import Id, UtcTime


class MessageRow(Base):
    """A message. Its state is *to pass on* while `passed_on_at` is empty, else *passed on*: how, to whom, when, by whom."""

    __tablename__ = "messages"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    call: Mapped[str | None] = mapped_column(Id, index=True)
    client: Mapped[str] = mapped_column(Id, index=True)
    person: Mapped[str | None] = mapped_column(String(64))
    recipient: Mapped[str] = mapped_column(String(200), default="")
    caller_name: Mapped[str] = mapped_column(String(200), default="")
    caller_firm: Mapped[str] = mapped_column(String(200), default="")
    caller_number: Mapped[str] = mapped_column(String(200), default="")
    matter: Mapped[str] = mapped_column(String(500), default="")
    text: Mapped[str] = mapped_column(String(20000))
    call_back: Mapped[bool] = mapped_column(default=False)
    urgent: Mapped[bool] = mapped_column(default=False)
    taken_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    taken_by: Mapped[str] = mapped_column(String(64))
    passed_on_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    passed_on_by: Mapped[str | None] = mapped_column(String(64))
    passed_on_how: Mapped[str | None] = mapped_column(String(40))
    passed_on_to: Mapped[str | None] = mapped_column(String(200))
