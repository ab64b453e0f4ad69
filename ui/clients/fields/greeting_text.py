"""The text of a greeting: the names in its braces are called in the screen's language."""

from __future__ import annotations

from receptionist.clients.greeting import called_in
from ui.clients.fields.choices import screen_language
from ui.clients.form.editors import Long, Surroundings


class GreetingText(Long):
    """What is typed stands as it is typed; its value changes with what is typed alone."""

    def __init__(self) -> None:
        super().__init__(2, 6)

    def show_value(self, value: object, around: Surroundings) -> None:
        if value != self.value():
            super().show_value(called_in(screen_language(), str(value or "")), around)
