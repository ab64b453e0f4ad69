"""Who rings, as it is shown in a row, on the card and in a message."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from receptionist.calls.board import CallView
from receptionist.telephony.numbers import show
from ui.calls.words.text import plain


def caller_name(call: CallView) -> str:
    """The name: as typed by us, else as the network asserted it; may be empty."""
    return plain(call.name or call.caller.name)


def caller_number(call: CallView, country: str) -> str:
    """The number in the client's own way of writing, or the words for its absence."""
    if call.caller.withheld:
        return QCoreApplication.translate("caller", "withheld number")
    if not call.caller.number:
        return QCoreApplication.translate("caller", "no number")
    return plain(show(call.caller.number, country), 40)


def caller_line(call: CallView, country: str, known: str = "") -> str:
    """Name and number in one line, the firm after the name where it is known. `known`: whose number it is by our profiles,
    which says more than the network does, and less than what was typed."""
    name = known if known and not call.name else ", ".join(part for part in (caller_name(call), plain(call.firm)) if part)
    return " · ".join(part for part in (name, caller_number(call, country)) if part)
