"""What the desk is made with."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from receptionist.calls.call_backs import CallBack
from receptionist.clients.fresh import Fresh
from ui.background import Background
from ui.calls.book import Book
from ui.calls.call_drafts import CallDraftStore
from ui.calls.desk.sounding import Sounder
from ui.calls.languages import LanguageMemory
from ui.calls.live import LiveBoard
from ui.calls.past import earlier
from ui.calls.past.earlier import KeptMessages, OneLook
from ui.keys import Keys
from ui.theme import Theme


class Records(earlier.Records, LanguageMemory, Protocol):
    """The part of `HistoryService` that the desk needs. Blocks."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page is made with. `now` is the office's clock (UTC). `comes_forward` and `small_card` are settings: whether
    a call brings the console before other windows, and whether the small card is shown over them; so is `confirms`: whether a
    number that is only typed confirms by key what it is given unannounced. `kept_by`: the call-back that
    a call (id) of hers is about. Within `one_look` what is read is read in one transaction. `lend` lends a client (id) to
    somebody (a login) for a call, and blocks; None: she may not."""

    live: LiveBoard
    book: Book
    records: Records
    messages: KeptMessages
    drafts: CallDraftStore
    sounder: Sounder
    background: Background
    theme: Theme
    keys: Keys
    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic
    fresh: Callable[[str], Fresh | None] = lambda _client: None
    kept_by: Callable[[str], CallBack | None] = lambda _call: None
    comes_forward: Callable[[], bool] = lambda: True
    small_card: Callable[[], bool] = lambda: True
    confirms: Callable[[], bool] = lambda: True
    one_look: OneLook = nullcontext
    lend: Callable[[str, str, timedelta], object] | None = None
