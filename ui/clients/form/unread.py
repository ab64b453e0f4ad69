"""What was typed and cannot be understood: it is no part of a profile, and stays where it was typed all the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from receptionist.clients.half_typed import NotUnderstood
from receptionist.clients.profile import Part
from receptionist.errors import Invalid
from ui.clients.form.editors import Editor, Surroundings

UNREAD = "unread"
"""What the texts of a profile are called among what is around an editor."""

_PLACE = re.compile(r"(\w+)\[(\d+)\]\.?(.*)")


@dataclass(frozen=True, slots=True)
class Unread:
    """The texts of an editor. `left`: nobody is in the middle of them any more."""

    texts: tuple[str, ...]
    code: str
    values: Mapping[str, object]
    left: bool = False

    def at(self, place: str) -> Invalid:
        """As a complaint about the place in the profile."""
        return Invalid(self.code, **{**self.values, "field": place})


@dataclass(slots=True)
class UnreadTexts:
    """Those of one profile, by their places in it, as in `people[2].left_on`."""

    by_place: dict[str, Unread] = field(default_factory=dict)

    @classmethod
    def left_behind(cls, kept: Mapping[str, NotUnderstood]) -> UnreadTexts:
        """As they were written down before the program ended."""
        return cls({place: Unread(one.texts, one.code, one.values, left=True) for place, one in kept.items()})

    @property
    def kept(self) -> dict[str, NotUnderstood]:
        """As they are written down."""
        return {place: NotUnderstood(one.texts, one.code, dict(one.values)) for place, one in self.by_place.items()}

    def copy(self) -> UnreadTexts:
        """As they are now."""
        return UnreadTexts(dict(self.by_place))

    def same_as(self, other: UnreadTexts) -> bool:
        """Whether the same is typed in both, left or not."""
        return {place: one.texts for place, one in self.by_place.items()} == {
            place: one.texts for place, one in other.by_place.items()
        }

    def take(self, place: str, editor: Editor) -> None:
        """What stands in the editor now, if it is not understood."""
        if editor.unread:
            self.by_place[place] = Unread(editor.unread, editor.trouble, dict(editor.values))
        else:
            self.by_place.pop(place, None)

    def leave(self, place: str | None = None) -> None:
        """Somebody has left that field; None: all of them."""
        for one, text in self.by_place.items():
            if place in {None, one}:
                self.by_place[one] = Unread(text.texts, text.code, text.values, left=True)

    def follow(self, before: Part, after: Part) -> None:
        """The profile is another one now: of parts that moved the texts go with them, of parts that went they go."""
        places = {one: place_in(one, before, after) for one in self.by_place}
        self.by_place = {place: self.by_place[one] for one, place in places.items() if place is not None}


def place_in(place: str, before: Part, after: Part) -> str | None:
    """Where in `after` the place of `before` is: the parts that did not change are the same objects. None: it went."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    name, number, inside = found[1], int(found[2]), found[3]
    were, are = getattr(before, name), getattr(after, name)
    if number >= len(were):
        return None
    now = next((n for n, part in enumerate(are) if part is were[number]), number if len(are) >= len(were) else None)
    if now is None:
        return None
    deeper = place_in(inside, were[number], are[now])
    return f"{name}[{now}].{deeper}" if deeper is not None else None


def take(place: str, editor: Editor, around: Surroundings) -> None:
    """Keep what somebody has just typed there, if it is not understood."""
    texts = around(UNREAD)
    if isinstance(texts, UnreadTexts):
        texts.take(place, editor)


def show(place: str, editor: Editor, value: object, around: Surroundings) -> None:
    """Show the value, or what was typed in its place."""
    texts = around(UNREAD)
    typed = texts.by_place.get(place) if isinstance(texts, UnreadTexts) else None
    if isinstance(texts, UnreadTexts) and typed is None and editor.unread:
        editor.forget()
    editor.show_value(value, around)
    if typed is not None and typed.texts != editor.unread:
        editor.type_again(typed.texts)
