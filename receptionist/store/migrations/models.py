"""All modules with tables. They stand here by name: the store knows no feature."""

from __future__ import annotations

from importlib import import_module

from sqlalchemy import MetaData

MODULES = (
    "receptionist.settings",
    "receptionist.staff.model",
    "receptionist.clients.model",
    "receptionist.calls.model",
    "receptionist.messages.model",
    "receptionist.audit.model",
)


def metadata() -> MetaData:
    """Every table of the office."""
    for module in MODULES:
        import_module(module)
    from receptionist.store.base import Base

    return Base.metadata
