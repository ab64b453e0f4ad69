"""The two ends of a shift, and the call-backs that are promised in it: scenes for `tests.screens`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

if TYPE_CHECKING:
    from tests.screens import Scene, Stage
    from ui.session import Session


def shift_scenes(stage: Stage) -> Iterator[Scene]:
    """Each in a window of its own."""
    from tests.screens import Scene

    yield Scene("since", lambda session: _since(stage, session), board="empty")
    yield Scene("since-nothing", lambda session: session.shift._show_since((), asked=True), board="empty")
    yield Scene("call-backs-overdue", lambda session: _list(stage, session), board="empty")
    yield Scene("signing-out", lambda session: _sign_out(stage, session), board="empty")
    yield Scene("signing-out-refused", lambda session: session.keys.trigger("shift.end"), board="held")
    yield Scene("handed-over", lambda session: _handed(stage, session), board="empty")
    yield Scene(
        "handed-over-sheet", lambda session: (_handed(stage, session), session.keys.trigger("shift.handed")), board="empty"
    )
    yield Scene("signing-out-colleagues", lambda session: _sign_out(stage, session), board="around")
    yield Scene("desk-called-back", lambda session: _kept(stage, session), board="outgoing")
    _done(stage)
    yield Scene("desk-new", lambda session: _fresh(stage, session))
    yield Scene("call-back-promise", lambda session: session.keys.trigger("call_back.promise"))


def _promised(stage: Stage) -> None:
    """Two, one of them overdue; once for all pictures."""
    from receptionist.calls.call_backs import CallBack, Try

    service, now = stage.office.call_backs, stage.office.now()
    if any(not one.lost for one in service.waiting()):
        return
    first, second = [profile for profile in stage.office.directory().profiles if profile.people][:2]
    by = {"promised_by": "anna", "promised_at": now - timedelta(hours=2)}
    late = CallBack(
        client=first.id,
        number="+393980066951",
        name="Salvatore Vitale, Vitale Marmi",
        due=now - timedelta(minutes=20),
        note="preventivo per il bagno: vuole sapere se giovedì va bene",
        **by,
    )
    service.promise(late)
    service.tried(late.id, Try(at=now - timedelta(minutes=40), by="anna", reached=False))
    service.promise(CallBack(client=second.id, number="+390200660021", name="Carla Riva", due=now + timedelta(hours=3), **by))


def _done(stage: Stage) -> None:
    """No other picture tells of them."""
    for one in stage.office.handovers.open("anna", stage.office.now()):
        stage.office.handovers.take(one.id, "anna", stage.office.now())
    for one in stage.office.call_backs.waiting():
        if not one.lost:
            stage.office.call_backs.close(one.id, "anna")


def _kept(stage: Stage, session: Session) -> None:
    """The call on the desk keeps what was promised."""
    _promised(stage)
    session.call_backs._under_way[session.desk.shown.id] = next(one for one in stage.office.call_backs.waiting() if one.note)
    session.desk.refresh()


def _list(stage: Stage, session: Session) -> None:
    _promised(stage)
    session.call_backs.refresh()
    session.shell.call_backs_asked.emit()


def _sign_out(stage: Stage, session: Session) -> None:
    _promised(stage)
    session.call_backs.refresh()
    stage._settle()
    session.keys.trigger("shift.end")


def _changes(stage: Stage) -> Any:
    """What a weekend brings."""
    from receptionist.clients import profile as parts
    from receptionist.clients.since import Change, How, What

    now = stage.office.now()
    named = [profile for profile in stage.office.directory().profiles if profile.people and profile.lines]
    first, second, third, fourth = named[:4]
    away = parts.Absence(since=now, until=now + timedelta(days=2), reason="in tribunale")
    shut = parts.Closure(since=now - timedelta(hours=8), until=now + timedelta(days=9), reason="ferie")
    ended = parts.StatusSpan(status=parts.Status.SUSPENDED, since=now.date(), said="Il servizio è sospeso.")
    news = next(one for some in stage.office.directory().news.values() for one in some)
    return (
        Change(What.STATUS, How.CHANGED, first.id, ended),
        Change(What.CLIENT, How.NEW, second.id),
        Change(What.NUMBER, How.CHANGED, third.id, number=third.lines[0].number, origin=fourth.id),
        Change(What.CLOSURE, How.BEGUN, fourth.id, shut),
        Change(What.CLOSURE, How.COMING, first.id, replace(shut, since=now + timedelta(days=1))),
        Change(What.ABSENCE, How.NEW, third.id, away, whose=third.people[0]),
        Change(What.NEWS, How.NEW, news.client, news),
        Change(What.GREETING, How.NEW, second.id, parts.Greeting(occasion=parts.Occasion.OPEN, text="{greeting}, {client}.")),
        Change(What.INSTRUCTION, How.GONE, fourth.id, parts.Instruction(text="Chiedere sempre il numero di pratica")),
        Change(What.PERSON, How.GONE, third.id, third.people[1]),
    )


def _since(stage: Stage, session: Session) -> None:
    session.shift._show_since(_changes(stage), asked=True)


def _fresh(stage: Stage, session: Session) -> None:
    """Much of the card before her is new to her."""
    from receptionist.clients.fresh import Fresh
    from receptionist.clients.profile import Occasion

    profile = session.desk.profile()
    assert profile is not None
    fresh = Fresh(
        stage.office.now() - timedelta(days=3),
        greetings=frozenset(Occasion),
        instructions=frozenset(one.text for one in profile.instructions[:1]),
        people=frozenset(one.id for one in profile.people[:2]),
    )
    session.freshness._answered[profile.id] = fresh.since
    session.freshness._fresh[profile.id] = fresh
    session.desk.refresh()


def _handed(stage: Stage, session: Session) -> None:
    """A colleague is here, and has given her what was left of his shift."""
    from receptionist.staff.handovers import Kind, Thing

    _promised(stage)
    session.call_backs.refresh()
    stage._settle()
    things = [Thing(Kind.CALL_BACK, one.id, one.client) for one in session.call_backs.waiting if not one.lost]
    stage.office.handovers.give("bruno", session.person.login, things, stage.office.now())
    session.shift.passing.look()
    stage._settle()
