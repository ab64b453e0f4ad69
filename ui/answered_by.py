"""What answers an office's numbers today: the choice that decides what there is to set up."""

from __future__ import annotations

from receptionist.telephony.joining import ANSWERED_BY, POPPED
from ui.translate import Retranslates
from ui.widgets.choice import ChoiceBox


class AnsweredBy(Retranslates, ChoiceBox):
    """`later`: it may be left open. `simulator`: the demo's phone system is a choice too."""

    def __init__(self, *, later: bool = False, simulator: bool = False) -> None:
        super().__init__(30)
        for value in (*ANSWERED_BY, "simulator") if simulator else ANSWERED_BY:
            self.addItem("", value)
        if later:
            self.insertItem(0, "", "")
            self.setCurrentIndex(0)
        self.retranslate()

    def retranslate(self) -> None:
        """Its choices in today's language."""
        for row in range(self.count()):
            self.setItemText(row, self._word(self.itemData(row)))

    def choose(self, value: str) -> None:
        """Show this choice; one that is not there, the last."""
        found = self.findData(value)
        self.setCurrentIndex(found if found >= 0 else self.findData("none"))

    @property
    def value(self) -> str:
        """The choice, as `ANSWERED_BY` has it; empty: left open."""
        return str(self.currentData())

    @property
    def popped(self) -> bool:
        """Its own client brings up the card."""
        return self.value in POPPED

    def _word(self, value: str) -> str:
        words = {
            "": self.tr("I will say later"),
            "trunk": self.tr("Nothing yet: only a carrier's line (SIP trunk)"),
            "asterisk": self.tr("An Asterisk"),
            "freepbx": self.tr("A FreePBX"),
            "3cx": "3CX",
            "wildix": "Wildix",
            "cloud": self.tr("Another phone system, or the operator's cloud"),
            "none": self.tr("Nothing: cards by hand"),
            "simulator": self.tr("The simulator"),
        }
        return words[value]
