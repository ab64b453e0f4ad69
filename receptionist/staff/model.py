"""Tables of assistants and of their shifts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from receptionist.store.base import Base
from receptionist.store.types import Id, UtcTime


class AssistantRow(Base):
    """Somebody who answers calls, or sees to it. `login` is what events and messages name them by: it never changes, and a
    row stays when they leave (`state` closed). `languages` are ISO 639-1 codes with spaces between them."""

    __tablename__ = "assistants"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20))
    languages: Mapped[str] = mapped_column(String(200), default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class ShiftRow(Base):
    """Somebody (`assistant`, a login) sat at a workstation from `began_at` until `ended_at`; None: they still do, or the
    console was torn away from them."""

    __tablename__ = "shifts"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    assistant: Mapped[str] = mapped_column(String(64), index=True)
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
