"""People of the office in words: roles, contracts, and whether they work here."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from receptionist.staff.rights import Role
from receptionist.staff.service import Assistant, Contract, StaffState


def role_words(role: Role) -> str:
    """What they are."""
    return {
        Role.ASSISTANT: QCoreApplication.translate("staff", "Assistant"),
        Role.SUPERVISOR: QCoreApplication.translate("staff", "Supervisor"),
        Role.ADMINISTRATOR: QCoreApplication.translate("staff", "Administrator"),
    }[role]


def contract_words(contract: Contract) -> str:
    """On what terms."""
    return {
        Contract.EMPLOYEE: QCoreApplication.translate("staff", "Employee"),
        Contract.CONTRACTOR: QCoreApplication.translate("staff", "Contractor"),
    }[contract]


def day_words(day: date) -> str:
    """A day, as one writes it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def state_words(person: Assistant, now: datetime) -> str:
    """Whether they may come in, and what is in the way; empty where there is nothing to say."""
    if person.state is StaffState.CLOSED:
        return QCoreApplication.translate("staff", "left")
    if not person.is_here(now) and person.ends_on is not None:
        return QCoreApplication.translate("staff", "contract ended {day}").format(day=day_words(person.ends_on))
    if person.must_change:
        return QCoreApplication.translate("staff", "has a one-time password")
    if person.ends_on is not None:
        return QCoreApplication.translate("staff", "until {day}").format(day=day_words(person.ends_on))
    return ""
