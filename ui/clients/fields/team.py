"""A client's team, which an administrator says: in a shared office its people see the client, and nobody else does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ui.clients.form.choice_editors import Search
from ui.clients.form.section import Section


class TeamField(Search):
    """One of the teams that there are, or a new one; empty is None. Who is no administrator looks at it only."""

    def __init__(self) -> None:
        self.teams: Callable[[], Sequence[str]] = tuple
        self.locked = False
        super().__init__(lambda _around: [(team, team) for team in self.teams()], optional=True)

    def read_only(self, only: bool) -> None:
        """Whether one may only look."""
        super().read_only(only or self.locked)


def see_to_teams(sections: Sequence[Section], teams: Callable[[], Sequence[str]], *, may_change: bool) -> None:
    """The teams that there are, and whether whoever sits here says in which one a client is."""
    for section in sections:
        editor = section.editor_at("team")
        if isinstance(editor, TeamField):
            editor.teams, editor.locked = teams, not may_change
            editor.read_only(not may_change)
