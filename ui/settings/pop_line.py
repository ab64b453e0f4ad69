"""A phone system that we do not speak to: the line that its own client runs when a call comes, and what it must be allowed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from receptionist.telephony.joining import pop_arguments
from ui.settings.copied import CopiedText
from ui.theme import Theme, space
from ui.translate import Translated
from ui.widgets import label


def program() -> str:
    """How this program is started on this computer, as another one must name it."""
    beside = Path(sys.executable).with_name("receptionist.exe" if sys.platform == "win32" else "receptionist")
    found = shutil.which("receptionist") or shutil.which(beside)
    return str(Path(found).absolute()) if found else "receptionist"


class PopLine(Translated):
    """For 3CX, Wildix, and any other (`cloud`)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._which = "cloud"
        self._steps = [label("", "", wrap=True) for _ in range(3)]
        self.path, self.arguments = CopiedText(theme, 1), CopiedText(theme, 1)
        self._limits = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        for part in (*self._steps, self.path, self.arguments, self._limits):
            column.addWidget(part)
        self.retranslate()

    def show_for(self, which: str) -> None:
        """The words for one of `POPPED`."""
        self._which = which
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        steps, limits = self._words()
        for number, (part, words) in enumerate(zip(self._steps, steps, strict=True), 1):
            part.setText(f"{number}. {words}")
        self._limits.setText(limits)
        if self._which == "3cx":
            self.path.name(self.tr("Path of the program"))
            self.path.show_text(program())
            self.arguments.name(self.tr("Parameters"))
            self.arguments.show_text(pop_arguments(self._which))
        else:
            self.arguments.name(self.tr("The line to run"))
            self.arguments.show_text(f'"{program()}" {pop_arguments(self._which)}')
        self.path.setVisible(self._which == "3cx")

    def _words(self) -> tuple[list[str], str]:
        if self._which == "3cx":
            return self._of_3cx()
        return self._of_wildix() if self._which == "wildix" else self._of_any()

    def _of_3cx(self) -> tuple[list[str], str]:
        steps = [
            self.tr("In 3CX, name each inbound rule after its number, as in +390299900101."),
            self.tr(
                "There too, have the inbound name put before the caller's ID: a called number is handed over in no other way."
            ),
            self.tr(
                "In the 3CX client for Windows, in the advanced settings under Behaviour, have an external application "
                "launched on incoming calls, when it rings."
            ),
        ]
        limits = self.tr(
            "The client must run on this computer, under the same user as this console, and be allowed to start programs. "
            "3CX's web client can only open web pages: with it, keep cards by hand."
        )
        return steps, limits

    def _of_wildix(self) -> tuple[list[str], str]:
        steps = [
            self.tr("In WMS, Dialplan, give the calls to each number a tag that is that number (Set, tag)."),
            self.tr("In Collaboration, open Settings, Personal, Popup URL / App, and add an app for incoming calls."),
            self.tr("Choose the event Ringing, and paste the line below."),
        ]
        limits = self.tr(
            "It needs Collaboration as a program on this computer, under the same user as this console, with a UC-Essential "
            "licence. x-bees and Collaboration 7 open only web pages: with them, keep cards by hand. A call from a colleague "
            "starts nothing."
        )
        return steps, limits

    def _of_any(self) -> tuple[list[str], str]:
        steps = [
            self.tr(
                "Look in the settings of its client for a program that is started when a call comes in (screen pop, action)."
            ),
            self.tr("Paste the line below, and have it run when it rings, not when it is answered."),
            self.tr(
                "Put the client's own placeholder for the number that was called in place of CALLED, and the one for the "
                "caller's in place of CALLING. Any form of a number will do."
            ),
        ]
        limits = self.tr(
            "The client must run on this computer, under the same user as this console, and be allowed to start programs. One "
            "that only opens web pages cannot do this: with it, keep cards by hand."
        )
        return steps, limits
