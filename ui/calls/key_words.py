"""What the two keys are called whose deed depends on the moment, wherever they have a button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.calls.in_hand import EndKey, HoldKey, InHand
from ui.keys import Keys


def hold_word(now: InHand, keys: Keys) -> str:
    """The key for holding."""
    match now.hold:
        case HoldKey.BACK:
            return QCoreApplication.translate("key words", "Back to the caller")
        case HoldKey.TAKE_BACK:
            return QCoreApplication.translate("key words", "Take back")
        case HoldKey.RESUME:
            return QCoreApplication.translate("key words", "Resume")
    return keys.title("call.hold")


def end_word(now: InHand, keys: Keys) -> str:
    """The key for hanging up."""
    match now.end:
        case EndKey.DONE:
            return QCoreApplication.translate("key words", "Done")
        case EndKey.CLOSE_CARD:
            return QCoreApplication.translate("key words", "Close card")
    return keys.title("call.hang_up")
