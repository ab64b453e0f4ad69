"""A page of a client's profile: its headings, forms and rows, and what was changed in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from ui.clients.form.editors import Editor, HoldsSteps, Surroundings
from ui.clients.form.forms import Form, words
from ui.clients.form.part_rows import Rows
from ui.clients.form.parts import Parts
from ui.theme import space
from ui.translate import Translated
from ui.widgets import label


class Section(HoldsSteps, Translated):
    """A page of the profile: shows it, and says what was changed."""

    edited = Signal(object, str)
    """A function from the profile to the changed profile, and the field it is about."""
    left = Signal(str)
    """The place, in the profile, of a field that was left."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._client: str | None = None
        self.inner = QWidget()
        self.inner.setMinimumWidth(1)  # its forms arrange themselves in whatever width there is
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(space(3), space(2), space(3), space(3))
        self.column.setSpacing(space(1.5))
        self._headings: list[tuple[QLabel, str, dict[str, Callable[[], str]]]] = []
        self._parts: dict[str, Form | Rows | Parts] = {}
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(self.inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    @property
    def title(self) -> str:
        """Its name in today's language."""
        return words(self._title)

    def retranslate(self) -> None:
        """Its headings; the forms say their own words."""
        for shown, source, names in self._headings:
            shown.setText(_with(words(source), names))

    def head(self, source: str, **names: Callable[[], str]) -> None:
        """A heading above what comes next; `names` are what stands in its braces, in today's language."""
        shown = label(_with(words(source), names), "heading", wrap=True)
        self._headings.append((shown, source, names))
        self.column.addWidget(shown)

    def put(self, name: str, part: Form | Rows | Parts) -> None:
        """Fields of the profile itself (a `Form`, whatever its name), or the parts called `name`."""
        self._parts[name] = part
        self.column.addWidget(part)
        part.left.connect(self.left)
        if not isinstance(part, Form):
            part.added.connect(self._bring_to_sight)
            part.complained.connect(self._bring_to_sight)
        if isinstance(part, Form):
            part.edited.connect(lambda field, value: self.edited.emit(_replacer(field, value), field))
        else:
            part.edited.connect(
                lambda parts, field, name=name: self.edited.emit(_replacer(name, parts), field and name + field)
            )

    def _bring_to_sight(self, widget: QWidget) -> None:
        """What was begun, or is said, is laid out first."""
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget))

    def part(self, name: str) -> Form | Rows | Parts:
        """The form or the parts of that name."""
        return self._parts[name]

    def show_profile(self, profile: Profile, problems: list[Invalid], around: Surroundings) -> None:
        """Show it; of another client than before, the first of its numbers, people and so on."""
        another, self._client = profile.id != self._client, profile.id
        for name, part in self._parts.items():
            if another and isinstance(part, Parts):
                part.begin_anew()
            if isinstance(part, Form):
                part.show_part(profile, "", problems, around)
            else:
                part.show_parts(getattr(profile, name), name, problems, around)

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        for part in self._parts.values():
            part.read_only(only)

    def troubled(self, client: str) -> bool:
        """Whether something was typed here of that client (id) that cannot be understood, and is kept in its field alone."""
        return self._client == client and any(True for _ in self._troubled())

    def _troubled(self) -> Iterator[Editor]:
        return (editor for editor in self.inner.findChildren(Editor) if editor.trouble and not editor.unread)

    def go_to(self, field: str) -> None:
        """Put the focus on the place `field`, as in `people[2].ways[0].value`; without one, on what cannot be understood."""
        editor = self.editor_at(field) if field else next(self._troubled(), None)
        if editor is not None:
            editor.take_up()
            self._scroll.ensureWidgetVisible(editor)
            self._bring_to_sight(editor)

    def editor_at(self, field: str) -> Editor | None:
        """Where the place `field` is typed; None: not on this page."""
        name = field.partition("[")[0].partition(".")[0]
        part = self._parts.get(name) or next(
            (p for p in self._parts.values() if isinstance(p, Form) and name in p.fields), None
        )
        return part.editor_at(field) if part is not None else None

    def enter(self, field: str) -> None:
        """As `go_to`; `lines[].number` and `people[0].ways[].value` begin one more of those parts, and go there."""
        outer, more, inner = field.partition("[]")
        if not more:
            self.go_to(field)
            return
        parts = self._rows_at(outer)
        parts.adder.click()
        self.go_to(f"{outer}[{parts.count - 1}]{inner}")

    def begin(self) -> None:
        """The focus goes to the first field, or to the button that adds what there is none of, else to what there is."""
        field = next((one for one in self.inner.findChildren(Editor) if one.isVisibleTo(self.inner)), None)
        adder = next((part.adder for part in self._parts.values() if isinstance(part, Rows | Parts)), None)
        if field is not None:
            field.take_up()
        elif adder is not None:
            adder.setFocus(Qt.FocusReason.TabFocusReason)
        elif (first := next((one for one in self.findChildren(QWidget) if self._takes_focus(one)), None)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _takes_focus(self, one: QWidget) -> bool:
        tab = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return tab and one.isVisibleTo(self) and one.isEnabled()

    def add_more(self) -> None:
        """One more of the parts among which the focus is, else of the first of the page. A person without a number gets one
        first; one more where nothing was typed yet ends the numbers, and the next person begins."""
        there, whole = self._around(self.window().focusWidget())
        if isinstance(there, Parts) and (lacking := there.lacking) is not None:
            there = lacking
        elif isinstance(there, Rows) and whole is not None and there.ends_empty:
            there.drop_last()
            there = whole
        if there is not None:
            there.adder.click()
            self._scroll.ensureWidgetVisible(self.window().focusWidget() or there)

    @property
    def here(self) -> Rows | Parts | None:
        """The parts among which one more would be added now."""
        return self._around(self.window().focusWidget())[0]

    @property
    def all_parts(self) -> Iterator[Rows | Parts]:
        """All that are on the page, those inside of others too."""
        for part in self._parts.values():
            if not isinstance(part, Form):
                yield part
            if isinstance(part, Parts):
                yield from part.inside.values()

    @property
    def lacking(self) -> str | None:
        """The place of one more of what the part in which one types cannot do without and has none of; None: it lacks none."""
        there, _ = self._around(self.window().focusWidget())
        typed = isinstance(there, Parts) and there.isAncestorOf(self.window().focusWidget())
        return there.lacking_place if isinstance(there, Parts) and typed else None

    def _around(self, focus: QWidget | None) -> tuple[Rows | Parts | None, Parts | None]:
        """The parts among which the focus is (else the first of the page), and those which they are inside of."""
        found: list[Rows | Parts] = []
        while focus is not None and focus is not self:
            if isinstance(focus, Rows | Parts):
                found.append(focus)
            focus = focus.parentWidget()
        if focus is None or not found:
            found = [part for part in self._parts.values() if isinstance(part, Rows | Parts)][:1]
        whole = found[-1] if found else None
        return next(iter(found), None), whole if isinstance(whole, Parts) and len(found) > 1 else None

    def _rows_at(self, place: str) -> Rows | Parts:
        """The parts at `people`, or at `people[0].ways`: that person is shown then."""
        name, _, rest = place.partition("[")
        part = self._parts[name]
        if isinstance(part, Form):
            raise TypeError("a form has no parts")
        if isinstance(part, Rows) or not rest:
            return part
        number, _, inside = rest.partition("].")
        part.choose(int(number))
        return part.inside[inside]

    def concerns(self, field: str) -> bool:
        """Whether the place `field` is on this page."""
        name = field.partition("[")[0].partition(".")[0]
        return name in self._parts or any(isinstance(p, Form) and name in p.fields for p in self._parts.values())


def _with(text: str, names: dict[str, Callable[[], str]]) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value())
    return text


def _replacer(name: str, value: object) -> Callable[[Profile], Profile]:
    return lambda profile: msgspec.structs.replace(profile, **{name: value})
