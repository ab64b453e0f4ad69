"""Who sits at this workstation, and the very first start."""

from ui.staff.first_start import FirstStart, OfficeAnswers
from ui.staff.seat import Seat, SeatPage

__all__ = ["FirstStart", "OfficeAnswers", "Seat", "SeatPage"]
