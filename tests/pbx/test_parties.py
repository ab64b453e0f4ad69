"""The parties of a test can be believed."""

from __future__ import annotations

from receptionist.telephony.port import Ended
from tests.pbx.lab import AsteriskLab


def test_whoever_is_left_alone_while_she_is_listened_to_heard_silence(asterisk_lab: AsteriskLab) -> None:
    """With the last call PJSIP puts its sound to sleep after a second: what is recorded then must still be closed."""
    lab = asterisk_lab
    lab.start()
    caller = lab.caller_rings("neri").leg
    lab.phone.play_music(caller)
    lab.until(lambda: lab.hears("neri") == {"music"}, "he hears music")
    lab.clock.after(0.3, lambda: lab.phone.hang_up(caller))
    assert lab.aside(lambda: lab.parties.hears("neri", seconds=2.0)) == [frozenset()]
    lab.wait(Ended, caller)
