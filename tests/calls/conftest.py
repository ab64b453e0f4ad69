"""The stories of calls run in the simulator's lab too."""

from tests.telephony.conftest import simulator_lab

__all__ = ["simulator_lab"]
