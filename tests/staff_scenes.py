"""Who works here: scenes for `tests.screens`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.screens import Scene, Stage
    from ui.session import Session
    from ui.staff.staff_page import StaffPage


def staff_scenes(stage: Stage) -> Iterator[Scene]:
    """Each in a window of its own."""
    from tests.screens import Scene

    yield Scene("staff", lambda session: _there(stage, session), board="colleagues")
    yield Scene("staff-shared", lambda session: _shared(stage, session), board="colleagues")
    yield Scene("staff-new", lambda session: _there(stage, session).begin_new(), board="colleagues")
    yield Scene("staff-password", lambda session: _invited(stage, session), board="colleagues")


def _has(stage: Stage, login: str) -> bool:
    return login in {one.login for one in stage.office.staff.list()}


def _people(stage: Stage) -> None:
    """Once for all pictures."""
    from receptionist.staff.loans import Why, new_loan
    from receptionist.staff.service import Contract

    office = stage.office
    if _has(stage, "dora.costa"):
        return
    soon = date.today() + timedelta(days=40)
    office.staff.add("Dora Costa", "supervisor", teams=["Nord", "Sud"], station="202", languages=["it", "de"])
    office.staff.add("Bruno Neri", teams=["Sud"], contract=Contract.CONTRACTOR, ends_on=soon, password="x")
    now = office.now()
    clients = [profile for profile in office.directory().profiles if profile.team][:2]
    from receptionist.staff.loans import LoanService

    loans = LoanService(office.store)
    for hours, client in zip((3, 30), clients, strict=True):
        until = now + timedelta(hours=hours)
        loans.lend(new_loan("dora.costa", now, until, client=client.id, why=Why.COVER, by="anna"))


def _there(stage: Stage, session: Session) -> StaffPage:
    _people(stage)
    session.shell.show_room("staff")
    page = session.pages.staff
    page.reload()
    stage._settle()
    page.show_login("dora.costa")
    return page


def _shared(stage: Stage, session: Session) -> Any:
    """As it is in a shared office."""
    page = _there(stage, session)
    page._here = replace(page._here, shared=True)
    page.reload()
    stage._settle()
    page.retranslate()
    page.show_login("dora.costa")
    return page


def _invited(stage: Stage, session: Session) -> None:
    from ui.staff.password_sheet import Invitation

    page = _shared(stage, session)
    address = "postgresql://rx1a2b3c_u_dora.costa@centralino.example/office"
    page.invited.emit(Invitation("Dora Costa", address, "k7m-pqr-2wx-9ab", 3, ":".join(["5F", "0A"] * 16)))
