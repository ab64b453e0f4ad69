"""No phone system at all: an office whose PBX we do not speak to works with call cards made by hand."""

from __future__ import annotations

from receptionist.telephony.port import NOT_JOINED, Cause, Destination, Disconnected, LegId, Listener, Refused, Shown


class AbsentPhone:
    """A `PhoneSystem` that is not there, and says so once. `reason`: why; by default because the office is joined to none."""

    def __init__(self, reason: str = NOT_JOINED) -> None:
        self._reason = reason
        self._listener: Listener = _nobody

    def start(self, listener: Listener) -> None:
        """Nothing will come."""
        self._listener = listener
        listener(Disconnected(self._reason))

    def stop(self) -> None:
        """Nothing was there."""
        self._listener = _nobody

    def let_ring(self, leg: LegId) -> None:
        """Refused, as all verbs are."""
        self._refuse("let_ring", leg)

    def play_music(self, leg: LegId) -> None:
        """Refused."""
        self._refuse("play_music", leg)

    def announce(self, leg: LegId, sound: str) -> None:
        """Refused."""
        self._refuse("announce", leg)

    def connect(self, *legs: LegId) -> None:
        """Refused."""
        for leg in legs:
            self._refuse("connect", leg)

    def dial(
        self,
        leg: LegId,
        to: Destination,
        shown: Shown,
        *,
        seconds: int,
        auto_answer: bool = False,
        heard_by: LegId | None = None,
        mark: str = "",
    ) -> None:
        """Refused."""
        self._refuse("dial", leg)

    def hang_up(self, leg: LegId, cause: Cause = Cause.NORMAL) -> None:
        """A leg that is not there is no refusal."""

    def show(self, leg: LegId, shown: Shown) -> None:
        """Refused."""
        self._refuse("show", leg)

    def mark(self, leg: LegId, text: str) -> None:
        """Refused."""
        self._refuse("mark", leg)

    def hand_back(self, leg: LegId) -> None:
        """Refused."""
        self._refuse("hand_back", leg)

    def _refuse(self, verb: str, leg: LegId) -> None:
        self._listener(Refused(verb, leg, "no phone system", gone=True))


def _nobody(event: object) -> None:
    """Nobody listens."""
