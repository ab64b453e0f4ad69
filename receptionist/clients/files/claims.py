"""The numbers that refused rows ask for: nobody gets one in silence because the row that named it first was wrong otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from receptionist.clients.files.cells import read_cell
from receptionist.clients.files.columns import Column, heading
from receptionist.clients.files.entries import Cells, Entry
from receptionist.clients.files.numbers_text import Reader
from receptionist.clients.profile import Profile
from receptionist.clients.texts import one_line
from receptionist.errors import Invalid

_C = Column
_USUAL = Profile(code="", legal_name="")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A number for the client of a refused row, from `since` until `until` (UTC; None: always)."""

    row: int
    code: str
    name: str
    since: datetime | None
    until: datetime | None

    def is_for(self, client: Profile) -> bool:
        code, name = self.code.casefold(), self.name.casefold()
        return code == client.code.casefold() if code else name == one_line(client.legal_name).casefold()


@dataclass(slots=True)
class RefusedClaims:
    """Of one file, by number."""

    country: str
    _claims: dict[str, list[_Claim]] = field(default_factory=dict)

    def note(self, entry: Entry) -> None:
        """What can be read of a row that is refused."""
        code, name = entry.client.get(_C.CODE, ""), one_line(entry.client.get(_C.LEGAL_NAME, ""))
        if not (code or name):
            return
        for cells in entry.lines:
            since, until = _moment(cells, _C.LINE_SINCE), _moment(cells, _C.LINE_UNTIL)
            for number in _numbers(cells.get(_C.LINE, ""), self._country_of(entry)):
                self._claims.setdefault(number, []).append(_Claim(entry.row, code, name, since, until))

    def refuse(self, number: str, client: Profile, begins: datetime, ends: datetime | None) -> None:
        """Raise `line.claimed` where a refused row gives the number (E.164) to another client in this time."""
        for claim in self._claims.get(number, ()):
            apart = (ends and claim.since and ends <= claim.since) or (claim.until and claim.until <= begins)
            if not apart and not claim.is_for(client):
                told = {"line": number, "client": claim.name or claim.code, "row": claim.row}
                raise Invalid("line.claimed", **told, heading=heading(_C.LINE, "en"))

    def _country_of(self, entry: Entry) -> str:
        try:
            return str(read_cell(_C.COUNTRY, entry.client[_C.COUNTRY])) if _C.COUNTRY in entry.client else self.country
        except Invalid:
            return self.country


def _numbers(text: str, country: str) -> list[str]:
    try:
        return [one.value for one in Reader(country, zeros=True).numbers(text)] if text else []
    except Invalid:
        return []


def _moment(cells: Cells, column: Column) -> datetime | None:
    """On the clock that a client has who says none."""
    try:
        found: datetime | None = read_cell(column, cells[column], zone=_USUAL.zone) if column in cells else None
        return found
    except Invalid:
        return None
