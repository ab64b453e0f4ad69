"""What the others of the office are doing, who of them could take a caller over in another language, and what to say to the
caller meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from receptionist.calls.board import Board
from receptionist.calls.events import Availability
from receptionist.calls.places import Side
from receptionist.clients.card import TargetRow
from receptionist.staff.service import Assistant, StaffState
from ui.calls.words.said_titles import said_title
from ui.calls.words.text import plain

_SOMEBODY = {
    "it": "Un momento, per favore: le passo chi parla italiano.",
    "en": "One moment, please: I will get somebody who speaks English.",
    "de": "Einen Augenblick bitte, ich hole jemanden, der Deutsch spricht.",
    "fr": "Un instant, s'il vous plaît, je vous passe quelqu'un qui parle français.",
    "es": "Un momento, por favor, le paso con alguien que habla español.",
}
_THEIRS = {
    "it": "Un momento, per favore: le passo {who}.",
    "en": "One moment, please: I am putting you through to {who}.",
    "de": "Einen Augenblick bitte, ich verbinde Sie mit {who}.",
    "fr": "Un instant, s'il vous plaît, je vous passe {who}.",
    "es": "Un momento, por favor, le paso con {who}.",
}
"""`who` is somebody at the client."""
_NOBODY = {
    "it": "Mi dispiace, in questo momento nessuno parla italiano. La facciamo richiamare?",
    "en": "I am sorry, nobody here speaks English at the moment. May we call you back?",
    "de": "Es tut mir leid, im Moment spricht hier niemand Deutsch. Dürfen wir Sie zurückrufen?",
    "fr": "Je regrette, personne ne parle français en ce moment. Pouvons-nous vous rappeler ?",
    "es": "Lo siento, en este momento nadie habla español. ¿Podemos llamarle más tarde?",
}


class Reachable(IntEnum):
    """How soon a colleague could take a caller, the soonest first."""

    FREE = 0
    IN_A_CALL = 1
    PAUSE = 2
    NOT_HERE = 3


class Doing(IntEnum):
    """What somebody is doing, who could be asked soonest first."""

    FREE = 0
    WRAP_UP = 1
    RINGING = 2
    TALKING = 3
    PAUSE = 4
    AWAY = 5


@dataclass(frozen=True, slots=True)
class Other:
    """A colleague as the board has her; `reason` is the pause's, as typed."""

    login: str
    name: str
    doing: Doing
    reason: str = ""


def others(board: Board, me: str) -> list[Other]:
    """Everybody else who has signed in, by what they do and name."""
    found = [
        Other(one.id, one.name, doing(one.id, board), one.reason or "") for one in board.assistants.values() if one.id != me
    ]
    return sorted(found, key=lambda one: (one.doing, one.name.casefold(), one.login))


def doing(login: str, board: Board) -> Doing:
    """A talk goes before what she said of herself: she may have gone on a pause in the middle of it."""
    there, current = board.assistants.get(login), board.current(login)
    if current is not None:
        return {Side.WRAP_UP: Doing.WRAP_UP, Side.RINGING: Doing.RINGING}.get(current.side, Doing.TALKING)
    if there is None or there.availability is Availability.AWAY:
        return Doing.AWAY
    return Doing.FREE if there.availability is Availability.AVAILABLE else Doing.PAUSE


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who speaks the language. `by_name`: how soon they could may be shown beside the name."""

    name: str
    state: Reachable
    by_name: bool = True


def speakers(
    staff: Iterable[Assistant], language: str, board: Board, me: str, by_name: Callable[[str], bool] = lambda _login: True
) -> list[Colleague]:
    """Who else speaks the language, who is free first; those whose state may not be shown by name after them, by name. Only who
    signed in at a console is known to be here."""
    those = [one for one in staff if language in one.languages and one.login != me and one.state is StaffState.OPEN]
    found = [Colleague(one.name, _state(one.login, board), by_name(one.login)) for one in those]
    return sorted(found, key=lambda one: (not one.by_name, one.state if one.by_name else Reachable.FREE, one.name))


def _state(login: str, board: Board) -> Reachable:
    there = board.assistants.get(login)
    if there is None or there.availability is Availability.AWAY:
        return Reachable.NOT_HERE
    if board.current(login) is not None:
        return Reachable.IN_A_CALL
    return Reachable.FREE if there.availability is Availability.AVAILABLE else Reachable.PAUSE


def meanwhile(language: str, colleagues: list[Colleague], theirs: Iterable[TargetRow] = ()) -> str:
    """The sentence to read aloud to the caller, in the caller's language; empty for one that we have no words for. `theirs`:
    who speaks it at the client, whoever is rung first, first."""
    rung = next((row for row in theirs if row.available and row.number is not None), None)
    if rung is not None and language in _THEIRS:
        return _THEIRS[language].replace("{who}", f"{said_title(rung.title, language)} {plain(rung.name)}".strip())
    free = any(one.state is Reachable.FREE for one in colleagues)
    return (_SOMEBODY if free else _NOBODY).get(language, "")
