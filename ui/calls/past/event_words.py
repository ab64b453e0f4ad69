"""An event row in words, for who reads what happened in a call."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from receptionist.calls.events import (
    Announced,
    AnyEvent,
    Chatted,
    Finished,
    GivenTo,
    HandedTo,
    KeptAsEvidence,
    KindGiven,
    Manner,
    MessageTaken,
    Moved,
    Named,
    Noted,
    Offered,
    TargetAnswered,
    TargetEnded,
    TargetRung,
    Turned,
    WaitsFor,
)
from receptionist.telephony.numbers import show
from ui.calls.moment import SILENT_ENDS
from ui.calls.words.reasons import kind_words, move_reason, place_name, result_words, side_name, target_end
from ui.calls.words.text import plain


def event_words(event: AnyEvent, country: str, *, card: bool = False) -> str:
    """One line for one event; numbers as they are written in `country`. `card`: of a call card made by hand."""
    match event:
        case Offered():
            came = (
                QCoreApplication.translate("events", "card opened by hand")
                if card
                else QCoreApplication.translate("events", "arrived")
            )
            return _join(came, _number(event.line, country), plain(event.caller.name))
        case Finished() if card:
            return result_words(event.result, card=True)
        case Moved():
            return _join(place_name(event.place), move_reason(event.reason))
        case Turned():
            return side_name(event.side)
        case TargetRung():
            manner = (
                QCoreApplication.translate("events", "announcing to")
                if event.manner is Manner.CONSULT
                else QCoreApplication.translate("events", "putting through to")
            )
            number = _number(event.target.number, country)
            label = plain(event.target.label)
            return f"{manner} {label} {number}" if label != event.target.number else f"{manner} {number}"
        case TargetAnswered():
            return QCoreApplication.translate("events", "the target answered")
        case TargetEnded():
            return _join(
                _gone(event),
                target_end(event.reason),
                f"{event.seconds} s" if event.seconds else "",
            )
        case _:
            return _noted(event)


def _noted(event: AnyEvent) -> str:
    match event:
        case Named():
            return _join(
                QCoreApplication.translate("events", "caller noted"), plain(event.name), plain(event.firm), plain(event.matter)
            )
        case KindGiven():
            return _join(QCoreApplication.translate("events", "kind of call"), kind_words(event.kind_of_call))
        case HandedTo():
            offered = QCoreApplication.translate("events", "offered to a colleague")
            return offered if event.to else QCoreApplication.translate("events", "the colleague did not take it")
        case Chatted():
            return f"{plain(event.name)}: {plain(event.text)}"
        case WaitsFor():
            return _join(QCoreApplication.translate("events", "waits for"), plain(event.text))
        case GivenTo():
            return QCoreApplication.translate("events", "given to another client")
        case MessageTaken():
            return QCoreApplication.translate("events", "message taken")
        case Noted():
            return _join(QCoreApplication.translate("events", "notes"), plain(event.text, 500))
        case KeptAsEvidence():
            return _evidence(event)
        case Announced():
            return _join(QCoreApplication.translate("events", "announcement"), event.what)
        case Finished():
            return _join(QCoreApplication.translate("events", "over"), result_words(event.result))
        case _:
            return ""


def _gone(event: TargetEnded) -> str:
    if event.reason in SILENT_ENDS:
        return QCoreApplication.translate("events", "the target is gone")
    return QCoreApplication.translate("events", "the target was not reached")


def _evidence(event: KeptAsEvidence) -> str:
    if not event.emergency:
        return QCoreApplication.translate("events", "no emergency after all")
    kinds = {
        "threat": QCoreApplication.translate("events", "threat"),
        "medical": QCoreApplication.translate("events", "medical help"),
        "unsaid": QCoreApplication.translate("events", "which kind is not said"),
    }
    kind = kinds.get(event.emergency, plain(event.emergency, 40))
    if event.note:
        return _join(QCoreApplication.translate("events", "note of the emergency"), kind, plain(event.note, 500))
    return _join(QCoreApplication.translate("events", "kept as evidence"), kind)


def _number(number: str | None, country: str) -> str:
    return plain(show(number, country), 40) if number else ""


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
