"""Two clients, and one caller who rang both: of each everything that can be noted, in words that give away whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from receptionist.calls.call_backs import CallBack
from receptionist.calls.callers import CallerFlag, Flag
from receptionist.calls.commands import Answer, AnyCommand, Hold, KeepNotes, Name, Resume, SayWaitsFor
from receptionist.calls.recorder import write
from receptionist.clients.news import News
from receptionist.clients.profile import Profile
from receptionist.messages.service import Message
from receptionist.office import Office
from receptionist.staff.rights import Role
from tests.calls.floor import ACME, NERI, ROSSI, profiles
from tests.calls.floor import Office as Floor
from tests.offices import new_office

SECRETS = {"ROSSI": "ORCHIDEA", "ACME": "TULIPANO"}
"""A word that stands in all that the caller told, by the client to whom."""
LINES = {"ROSSI": ROSSI, "ACME": ACME}
CLIENTS = {profile.code: profile for profile in profiles() if profile.code in SECRETS}


def secrets_in(text: str) -> set[str]:
    """The clients (codes) whose caller's words stand in it, whatever the case."""
    return {code for code, secret in SECRETS.items() if secret in text.upper()}


def named_in(text: str) -> set[str]:
    """The clients (codes) that are named in it."""
    return {code for code, one in CLIENTS.items() if any(name in text for name in (one.name, one.shown, one.legal_name))}


class Crossing:
    """An office in which the caller has rung both clients, rings one of them now, and stays there."""

    def __init__(self, where: Path) -> None:
        self.office: Office = new_office(str(where))
        self.office.clients.save_all([one for one in profiles() if not one.own], by="setup")
        self.office.staff.add("Anna", Role.SUPERVISOR, login="anna")
        self.floor = Floor()
        self.floor.sits_down("anna")
        for code in SECRETS:
            self._told(code)
            self._lost(code)
        write(self.office.store, self.floor.written)
        self.office.at = self.floor.clock.now()
        self.office.refresh()

    def rings(self, code: str) -> None:
        """The caller rings that client and is talked to, and waits on the other's line."""
        call = self._answered(code)
        self._says(code, call)
        other = next(one for one in SECRETS if one != code)
        self.floor.rings(LINES[other], NERI, f"M. {SECRETS[other]}")

    def _answered(self, code: str) -> str:
        _leg, call = self.floor.rings(LINES[code], NERI, f"M. {SECRETS[code]}")
        self._does(Answer(call=call.id))
        self.floor.passes(1)
        return call.id

    def _says(self, code: str, call: str) -> None:
        word = SECRETS[code]
        self._does(Name(call=call, name=f"Mario {word}", firm=f"{word} srl", matter=f"pratica {word}"))
        self._does(KeepNotes(call=call, text=f"ha detto {word}"))

    def _told(self, code: str) -> None:
        """A call in which the caller said a lot; what else was kept of it."""
        office, client, word = self.office, CLIENTS[code], SECRETS[code]
        call = self._answered(code)
        self._says(code, call)
        self._does(Hold(call=call))
        self.floor.passes(1)
        self._does(SayWaitsFor(call=call, text=f"per {word}"))
        self._does(Resume(call=call))
        self.floor.passes(5)
        self.floor.hangs_up(next(leg for leg in self.floor.exchange.legs()))
        self.floor.passes(30)
        now, kept = self.floor.clock.now(), {"client": client.id, "call": call}
        told = Message(
            **kept, recipient="Bianchi", caller_name=f"Mario {word}", caller_firm=word, caller_number=NERI,
            text=f"richiamare per {word}", taken_by="anna", taken_at=now,
        )  # fmt: skip
        office.messages.keep(told)
        office.call_backs.promise(
            CallBack(
                **kept, line=LINES[code], number=NERI, name=f"Mario {word}", due=now + timedelta(hours=1), note=f"per {word}",
                promised_by="anna", promised_at=now,
            )
        )  # fmt: skip
        flag = CallerFlag(number=NERI, client=client.id, flag=Flag.VIP, note=f"socio {word}", set_by="anna", set_at=now)
        office.callers.keep(flag)
        office.news.write(
            News(
                client=client.id, text=f"novità {word}", since=now - timedelta(hours=1), until=now + timedelta(hours=9),
                told_by=f"Mario {word}", written_by="anna", written_at=now,
            )
        )  # fmt: skip

    def _lost(self, code: str) -> None:
        """A call that nobody took."""
        leg, _call = self.floor.rings(LINES[code], NERI, f"M. {SECRETS[code]}")
        self.floor.passes(4)
        self.floor.hangs_up(leg)

    def _does(self, command: AnyCommand) -> None:
        reply = self.floor.ask("anna", command)
        assert reply.code is None, reply


# ---- what can be read


@dataclass(frozen=True)
class Read:
    """All that stands in a widget at one moment: `rows` of lists and what can be chosen in a box, each with where it stands,
    and `words` elsewhere."""

    words: list[str] = field(default_factory=list)
    rows: list[tuple[QWidget, str]] = field(default_factory=list)

    def complaints(self) -> Iterator[str]:
        """What of one client stands beside another's."""
        together = "\n".join(self.words)
        told, named = secrets_in(together), named_in(together)
        if len(told) > 1:
            yield f"the words of two callers: {[word for word in self.words if secrets_in(word)]}"
        if len(named) == 1 and not told <= named:
            yield f"{named} is shown, with {[word for word in self.words if secrets_in(word) - named]}"
        for _view, row in self.rows:
            whose = secrets_in(row)
            if len(whose) > 1 or not (whose <= named_in(row) or (whose and whose == named)):
                yield f"a row of {whose} that does not say so, where {named} is shown: {row}"


def read(page: QWidget, *, but: Iterable[QWidget] = ()) -> Read:
    """Everything that can be seen or heard in it now, `but` what stands in those parts."""
    left_out = tuple(but)
    found = Read()
    for widget in (page, *page.findChildren(QWidget)):
        if widget.isVisible() and not any(widget is part or part.isAncestorOf(widget) for part in left_out):
            found.words.extend(text for text in _words(widget) if text)
            if isinstance(widget, QAbstractItemView) and widget.model() is not None:
                found.rows.extend((widget, row) for row in _rows(widget.model()))
            elif isinstance(widget, QComboBox):
                found.rows.extend((widget, widget.itemText(place)) for place in range(widget.count()))
    return found


def _words(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.toolTip())
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            yield widget.text()
        case QPlainTextEdit() | QTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield widget.currentText()


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.UserRole,
    Qt.ItemDataRole.UserRole + 1,
)
"""What is said of a row, and what its painter takes the words from."""


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        cells = (model.index(row, column) for column in range(columns))
        yield " | ".join(str(cell.data(role)) for cell in cells for role in _ROLES if cell.data(role) is not None)


def bars(page: QWidget) -> list[QTabBar]:
    """The tabs that can be turned to."""
    return [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]


def lists(page: QWidget) -> list[QAbstractItemView]:
    """The lists in which a row can be chosen."""
    views = (view for view in page.findChildren(QAbstractItemView) if view.isVisible() and view.model() is not None)
    return [view for view in views if view.model().rowCount()]


def profile_of(code: str, all_: Iterable[Profile]) -> Profile:
    """The client of that code, as it was kept."""
    return next(one for one in all_ if one.code == code)
