"""What statuses and occasions are called: on the desk too, which does not wait for the pages that edit them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from receptionist.clients.profile import Occasion, Status

_N = QT_TRANSLATE_NOOP

STATUSES = {
    Status.TRIAL: _N("clients", "Trial"),
    Status.ACTIVE: _N("clients", "Active"),
    Status.SUSPENDED: _N("clients", "Suspended"),
    Status.NOTICE: _N("clients", "Under notice"),
    Status.ENDED: _N("clients", "Ended"),
}

OCCASIONS = {
    Occasion.OPEN: _N("clients", "Open"),
    Occasion.CLOSED: _N("clients", "Closed"),
    Occasion.HOLIDAY: _N("clients", "Holiday or closure"),
    Occasion.NAMED_DAY: _N("clients", "One day"),
    Occasion.QUEUE_WAS_LONG: _N("clients", "After a long wait"),
    Occasion.BACK_FROM_HOLD: _N("clients", "Back from hold"),
    Occasion.RETURNED: _N("clients", "Transfer returned"),
    Occasion.ANNOUNCING: _N("clients", "Announcing to the target"),
    Occasion.CALLING_OUT: _N("clients", "Calling out"),
    Occasion.TAKEN_OVER: _N("clients", "Taken over from a colleague"),
    Occasion.SALES: _N("clients", "To a salesperson"),
    Occasion.WRONG_NUMBER: _N("clients", "Wrong number"),
    Occasion.SILENT: _N("clients", "Nobody speaks"),
}
