"""Small widgets that all pages share."""

from ui.widgets.buttons import AtWork, Button, KeyButton, RoomyKeyButton
from ui.widgets.empty import EmptyState
from ui.widgets.fields import Field, SearchField
from ui.widgets.labels import Band, Elided, Mark, Measured, label, rule
from ui.widgets.one_pass import OnePass
from ui.widgets.progress import Busy
from ui.widgets.rows import RowDelegate, RowList, RowPainter
from ui.widgets.strip import Notice, Strip
from ui.widgets.toast import Toast

__all__ = [
    "AtWork",
    "Band",
    "Busy",
    "Button",
    "Elided",
    "EmptyState",
    "Field",
    "KeyButton",
    "Mark",
    "Measured",
    "Notice",
    "OnePass",
    "RoomyKeyButton",
    "RowDelegate",
    "RowList",
    "RowPainter",
    "SearchField",
    "Strip",
    "Toast",
    "label",
    "rule",
]
