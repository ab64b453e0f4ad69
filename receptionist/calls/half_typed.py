"""What is half typed of calls: whose words they are stands with them, so that nobody writes over another's."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from receptionist.calls.model import CallRow, DraftRow
from receptionist.store.engine import Store


class Words(msgspec.Struct, frozen=True):
    """What `login` typed in a field; `begun_by`: the colleagues (logins) whose words are in it too, the first one first."""

    login: str
    field: str
    text: str
    begun_by: tuple[str, ...] = ()


class HalfTypedOfCalls:
    """Those of one person (a login). Blocks."""

    def __init__(self, store: Store, login: str) -> None:
        self._store, self._login = store, login

    def keep_draft(self, call: str, field: str, text: str, instead: Iterable[Words] = ()) -> None:
        """Keep what she typed; an empty text is forgotten. `instead`: words of colleagues that stand in it now. They are gone
        from under their names in the same step, unless their writer has changed them since."""
        with self._store.session() as session:
            own = session.get(DraftRow, (call, field, self._login))
            begun = list(own.begun_by) if own is not None else []
            for words in instead:
                begun += [*words.begun_by, words.login]
                _forget(session, call, field, words.login, words.text)
            _forget(session, call, field, "")
            if text:
                begun = [login for login in dict.fromkeys(begun) if login not in ("", self._login)]
                row = {"call": call, "field": field, "login": self._login, "begun_by": begun}
                session.merge(DraftRow(**row, text=text[:20000], at=self._store.now()))
            else:
                _forget(session, call, field, self._login)

    def drafts(self) -> dict[str, dict[str, str]]:
        """All that she typed: call to field to text."""
        kept: dict[str, dict[str, str]] = {}
        for row in self._hers():
            kept.setdefault(row.call, {})[row.field] = row.text
        return kept

    def begun_by(self) -> dict[str, tuple[str, ...]]:
        """The colleagues (logins) who typed before her, of the calls where somebody did, the first one first."""
        begun: dict[str, tuple[str, ...]] = {}
        for row in sorted(self._hers(), key=lambda row: -len(row.begun_by)):  # who typed in one field alone began no other
            begun[row.call] = tuple(dict.fromkeys((*begun.get(row.call, ()), *row.begun_by)))
        return {call: logins for call, logins in begun.items() if logins}

    def of_others(self, call: str) -> tuple[Words, ...]:
        """What colleagues typed of a call and nobody went on with, the oldest first."""
        query = select(DraftRow).where(DraftRow.call == call, DraftRow.login.not_in((self._login, "")))
        with self._store.reading() as session:
            rows = session.scalars(query.order_by(DraftRow.at, DraftRow.field))
            return tuple(Words(row.login, row.field, row.text, self._but_her(row.begun_by)) for row in rows)

    def _but_her(self, logins: Iterable[str]) -> tuple[str, ...]:
        """What was hers before is no colleague's."""
        return tuple(login for login in logins if login != self._login)

    def to_go_on_with(self, given: Collection[str]) -> frozenset[str]:
        """Calls of which there are words of colleagues that are hers to go on with: of those `given` to her; in an office of
        one workstation all of them, as whoever sits there is who goes on."""
        query = select(DraftRow.call).where(DraftRow.login.not_in((self._login, ""))).distinct()
        if self._store.shared:
            if not given:
                return frozenset()
            query = query.where(DraftRow.call.in_(given))
        with self._store.reading() as session:
            return frozenset(session.scalars(query))

    def _hers(self) -> list[DraftRow]:
        """A console of the version before wrote no name: then it is whoever's the call was last."""
        nobodys = and_(DraftRow.login == "", or_(CallRow.assistant.is_(None), CallRow.assistant == self._login))
        query = select(DraftRow).outerjoin(CallRow, CallRow.id == DraftRow.call)
        with self._store.reading() as session:
            mine = or_(DraftRow.login == self._login, nobodys if self._store.shared else DraftRow.login == "")
            return list(session.scalars(query.where(mine).order_by(DraftRow.login, DraftRow.at)))


def _forget(session: Session, call: str, field: str, login: str, text: str | None = None) -> None:
    row = delete(DraftRow).where(DraftRow.call == call, DraftRow.field == field, DraftRow.login == login)
    session.execute(row if text is None else row.where(DraftRow.text == text))
