"""Many parts of a panel change at once: they are laid out once, after the last of them."""

from __future__ import annotations

from types import TracebackType

from PySide6.QtWidgets import QWidget


class OnePass:
    """While it is entered, nothing in these widgets is laid out (an outer one stands before those within it): for each part
    that comes into sight Qt lays out anew whatever it stands in, and most of that is thrown away by the next one."""

    def __init__(self, *laid_out: QWidget) -> None:
        self._layouts = [layout for one in laid_out if (layout := one.layout()) is not None]

    def __enter__(self) -> None:
        for layout in self._layouts:
            layout.setEnabled(False)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        for layout in self._layouts:
            layout.setEnabled(True)
        for layout in reversed(self._layouts):  # what stands within first: then the outer one knows its size
            if layout.geometry() != layout.parentWidget().contentsRect():
                layout.invalidate()  # it has another size since, of which a layout hears nothing meanwhile
            layout.activate()
