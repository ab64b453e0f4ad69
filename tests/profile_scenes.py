"""What supervisors see who keep the profiles: scenes for `tests.screens`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.screens import Scene, Stage
    from ui.session import Session

PASSWORD = "tramonto a Bergamo"


def profile_scenes(stage: Stage) -> Iterator[Scene]:
    """Each in a window of its own."""
    from tests.screens import Scene

    yield Scene("news-asked", lambda session: _asked(stage, session))
    yield Scene("news-week", lambda session: _read(stage, session, "{name} fuori la prossima settimana"))
    yield Scene("news-two", lambda session: _read(stage, session, "{both} fuori fino alle 15"))
    yield Scene("news-when", lambda session: _read(stage, session, "{name} fuori 14-16"))
    yield Scene("news-words", lambda session: _read(stage, session, "{name} fuori fino alle 15, non passare a Verdi"))
    yield Scene("news-closed", lambda session: _read(stage, session, "chiusi per ferie dal 24 dicembre al 6 gennaio"))
    yield Scene("news-back", lambda session: _read(stage, session, "{name} è tornato", away=True))
    yield Scene("news-password", lambda session: _password(stage, session, "alba a Lecco"))
    yield Scene("news-password-right", lambda session: _password(stage, session, PASSWORD))
    yield Scene("compare-clients", lambda session: _compared(stage, session))
    yield Scene("compare-versions", lambda session: _compared(stage, session, 1))
    yield Scene("logo-card", lambda session: session.desk.look_at(stage._told()))
    yield Scene("logo-field", lambda session: _logo(stage, session))
    yield Scene("rota-gaps", lambda session: _gaps(stage, session))
    yield Scene("clients-absence", lambda session: _absence(stage, session))
    yield Scene("clients-begins", lambda session: _begins(stage, session))
    yield Scene("two-saves", lambda session: _saved_twice(stage, session))


def logo_file() -> bytes:
    """A logo as a client sends one: wider than high, on white."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    drawn, written = Image.new("RGB", (640, 400), "white"), BytesIO()
    pen = ImageDraw.Draw(drawn)
    pen.ellipse((60, 60, 340, 340), fill="#0f7c86")
    pen.polygon(((300, 340), (460, 60), (600, 340)), fill="#e0a030")
    drawn.save(written, "PNG")
    return written.getvalue()


def _asked(stage: Stage, session: Session) -> None:
    """Names that nobody has, and a day that is none."""
    from PySide6.QtWidgets import QApplication

    from ui.clients.news.sheet import NewsSheet

    session.desk.look_at(stage._told())
    session.keys.trigger("news")
    sheet: Any = next(one for one in QApplication.allWidgets() if isinstance(one, NewsSheet) and one.isVisible())
    sheet.line.setText("Pippo fuori fino al 31/02, tutto a Pluto")
    sheet._understand()


def _read(stage: Stage, session: Session, line: str, *, away: bool = False) -> None:
    """News of somebody of the client, not yet kept; `away`: of whom there is news already."""
    from PySide6.QtWidgets import QApplication

    from ui.clients.news.sheet import NewsSheet

    session.desk.look_at(stage._told())
    session.keys.trigger("news")
    sheet: Any = next(one for one in QApplication.allWidgets() if isinstance(one, NewsSheet) and one.isVisible())
    out = next((one.person for one in sheet._held if one.away), None) if away else None
    person = next(one for one in sheet._profile.people if out in {None, one.id})
    both = " e ".join(one.name for one in sheet._profile.people[:2])
    sheet.line.setText(line.format(name=person.name, both=both))
    sheet._understand()


def _password(stage: Stage, session: Session, said: str) -> None:
    from PySide6.QtWidgets import QApplication

    from receptionist.clients.news import Recognised
    from ui.clients.news.sheet import RECOGNISED, NewsSheet

    session.desk.look_at(stage._told())
    session.keys.trigger("news")
    sheet: Any = next(one for one in QApplication.allWidgets() if isinstance(one, NewsSheet) and one.isVisible())
    sheet.line.setText("Rossi al 333 123 4567 fino alle 18")
    sheet._understand()
    sheet.recognised.setCurrentIndex(list(RECOGNISED).index(Recognised.PASSPHRASE))
    sheet.password.line.setText(said)
    sheet.password.check()


def _compared(stage: Stage, session: Session, version: int | None = None) -> None:
    session.shell.show_room("clients")
    stage._settle()
    stage._client(session, 7)
    stage._settle()
    session.clients.compare(version)


def _saved_twice(stage: Stage, session: Session) -> None:
    """Somebody else has saved the client that is being edited, and has put off the same closure."""
    import msgspec

    from receptionist.clients.profile import Closure

    now = datetime(2026, 11, 23, 23, tzinfo=UTC)
    shut = Closure(since=now, until=now + timedelta(days=14), reason="ferie")
    hers, his = (msgspec.structs.replace(shut, until=shut.until + timedelta(days=days)) for days in (5, 15))
    session.shell.show_room("clients")
    stage._settle()
    stage._client(session, 0)
    page, form = session.clients, session.clients.sections[0].part("identity")
    for name, text in (("city", "Roma"), ("say_as", "con la o aperta"), ("trade_name", "Acquamarina")):
        form.edited.emit(name, text)  # type: ignore[union-attr]
    mine = page.draft.profile
    if mine is not None and page.draft.saved is not None:
        base = msgspec.structs.replace(page.draft.saved, closures=(shut,))
        theirs = msgspec.structs.replace(
            base, city="Salerno", mail="prenotazioni@acquamarina.example", hold_limit=90, closures=(his,)
        )
        page._saving._compare(page.draft, msgspec.structs.replace(mine, closures=(hers,)), base, theirs, "sara")


def _begins(stage: Stage, session: Session) -> None:
    """A client that is active from a day to come, as somebody types it."""
    from datetime import timedelta

    import msgspec

    from receptionist.clients.profile import Status, StatusSpan

    session.shell.show_room("clients")
    stage._settle()
    stage._client(session, 0)
    draft: Any = session.clients.draft
    span = StatusSpan(status=Status.ACTIVE, since=session.clients._now().date() + timedelta(days=20))
    draft.change(msgspec.structs.replace(draft.profile, statuses=(span,)), "")
    stage._settle()


def _logo(stage: Stage, session: Session) -> None:
    """What was chosen is no picture."""
    session.shell.show_room("clients")
    stage._settle()
    stage._client(session, 0)
    file = stage.place / "logo.png"
    file.write_bytes(b"%PDF-1.7")
    field: Any = session.clients.sections[0].part("pictures").editors["logo"]  # type: ignore[union-attr]
    field.read(file)
    stage._settle()
    session.clients.sections[0]._scroll.ensureWidgetVisible(session.clients.sections[0].part("recognised"))


def _absence(stage: Stage, session: Session) -> None:
    """Somebody is out on a day of their turn, nobody stands in, and why is not to be said."""
    from datetime import timedelta

    import msgspec

    from receptionist.clients.profile import Absence

    session.shell.show_room("clients")
    stage._settle()
    stage._client(session, 3)
    page, now = session.clients, stage.office.now()
    profile = page.draft.profile
    assert profile is not None
    away = Absence(since=now - timedelta(hours=2), until=now + timedelta(days=9), reason="ricovero", secret=True)
    first, *others = profile.people
    page._draft.change(
        msgspec.structs.replace(profile, people=(msgspec.structs.replace(first, absences=(away,), deputy=None), *others)), ""
    )
    stage._settle()
    people: Any = page.sections[3].part("people")
    page.sections[3]._scroll.ensureWidgetVisible(people.inside["absences"])


def _gaps(stage: Stage, session: Session) -> None:
    session.shell.show_room("clients")
    stage._settle()
    stage._client(session, 6)
    stage._settle()
    page: Any = session.clients.sections[6]
    page._scroll.ensureWidgetVisible(page.picture, 0, 0)
