"""The profiles that were opened: each with what is typed over it, and the way one came from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from receptionist.clients.half_typed import HalfTyped
from receptionist.clients.profile import Profile
from ui.clients.form.draft import Draft
from ui.clients.form.unread import UnreadTexts


class OpenProfiles:
    """`fresh` begins a draft with a profile. What is typed and not saved stays with its client until it is saved or undone."""

    def __init__(self, fresh: Callable[[Profile], Draft]) -> None:
        self._fresh = fresh
        self._drafts: dict[str, Draft] = {}
        self._way: list[str] = []
        self._place = -1

    def draft(self, client: str, profile: Profile | None) -> Draft | None:
        """What is typed over the client (id), begun with `profile` where nothing is; None: neither is there."""
        if client not in self._drafts:
            if profile is None:
                return None
            self._drafts[client] = self._fresh(profile)
        return self._drafts[client]

    def refresh(self, profiles: dict[str, Profile]) -> None:
        """These are saved (by id): where nothing is typed over one, it is shown as it is now."""
        for client, draft in self._drafts.items():
            if not draft.dirty and client in profiles:
                draft.load(profiles[client])

    def leave(self, client: str) -> None:
        """Another one is opened: a draft over which nothing is typed begins anew."""
        if client in self._drafts and not self._drafts[client].unsaved:
            del self._drafts[client]
        elif client in self._drafts:
            self._drafts[client].unread.leave()

    def take_up(self, left: HalfTyped, profile: Profile | None) -> None:
        """What was typed before the program ended is typed again, over what was saved then; `profile`: as it is saved now. What
        was typed since stays."""
        before = left.before or Profile(id=left.typed.id, code="", legal_name="")
        draft = self.draft(left.typed.id, profile or before)
        if draft is not None and not draft.unsaved:
            draft.load(before)
            draft.take_up(left.typed, UnreadTexts.left_behind(left.beside), left.typed_at)

    def discard(self, client: str) -> Draft | None:
        """What is typed over it goes. Returns it, for `put_back`."""
        return self._drafts.pop(client, None)

    def put_back(self, client: str, draft: Draft) -> None:
        """It was discarded by mistake."""
        self._drafts[client] = draft

    @property
    def unsaved(self) -> list[Profile]:
        """As they are typed, in the order in which they were opened."""
        return [draft.profile for draft in self._drafts.values() if draft.unsaved and draft.profile is not None]

    # ---- the way one came

    def visit(self, client: str) -> None:
        """It is shown now; what was ahead, after going back, is forgotten, as in a browser."""
        if self._place < 0 or self._way[self._place] != client:
            self._way = [*self._way[: self._place + 1], client]
            self._place = len(self._way) - 1

    def back(self, known: Iterable[str]) -> str | None:
        """The client before, of those that can still be shown; None: this was the first."""
        return self._step(-1, known)

    def forward(self, known: Iterable[str]) -> str | None:
        """The client that one has gone back from."""
        return self._step(1, known)

    def can_step(self, step: int, known: Iterable[str]) -> bool:
        """Whether there is one before (-1) or ahead (1)."""
        return self._ahead(step, known) is not None

    def _step(self, step: int, known: Iterable[str]) -> str | None:
        place = self._ahead(step, known)
        if place is None:
            return None
        self._place = place
        return self._way[place]

    def _ahead(self, step: int, known: Iterable[str]) -> int | None:
        there, place = {*known, *self._drafts}, self._place + step
        while 0 <= place < len(self._way):
            if self._way[place] in there and self._way[place] != self._way[self._place]:
                return place
            place += step
        return None
