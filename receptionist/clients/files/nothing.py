"""What offices write into a cell to say that there is nothing: `-`, `/`, `n.d.`, `nessuno`. Pure.

Such a cell is an empty one: nobody is called `-`, and no row is refused for a mail address that a client has not.
"""

from __future__ import annotations

import json

from receptionist.clients.files.columns import Column
from receptionist.clients.files.quoted import meant, quoted

_C = Column

SIGNS = "-–—_/. "
SHORT = frozenset({"n.d.", "n.d", "n/d", "n.a.", "n/a", "#n/a", "#n/d", "n.p.", "n.c."})
"""Without blanks; the last but two are what spreadsheets show where a formula found nothing."""
_WORDS = "nd|na|np|nessuno|nessuna|none|nobody|null|nulla|non disponibile|non presente|not available|assente|manca|mancante"
WORDS = frozenset(_WORDS.split("|"))
NO = frozenset({"x", "xx", "xxx", "no", "?", "??"})
"""Where a number, a mail address or a day should stand; a name or a text may be so."""
OF_A_FORM = frozenset(
    {
        *(_C.LINE, _C.PHONE, _C.MOBILE, _C.EXTENSION, _C.HEADQUARTERS, _C.FALLBACK, _C.MAIL, _C.PEC, _C.CLIENT_MAIL),
        *(_C.VAT_NUMBER, _C.TAX_CODE, _C.SDI, _C.POSTAL_CODE, _C.WEBSITE),
        *(_C.CONTRACT_END, _C.LEFT_ON, _C.LINE_SINCE, _C.LINE_UNTIL, _C.CLOSURES, _C.ABSENCES),
    }
)
TAX = frozenset({_C.VAT_NUMBER, _C.TAX_CODE})
AS_IT_STANDS = frozenset({_C.CODE, _C.UID, _C.PERSON_ID, _C.DEPUTY, _C.REPLACED_BY})
"""Ids: whatever they look like."""
LONGEST = max(map(len, WORDS))


def says_nothing(column: Column, cell: str) -> bool:
    """Whether the cell stands for an empty one."""
    if len(cell) > LONGEST or column in AS_IT_STANDS:
        return False
    plain = cell.casefold()
    if not plain.strip(SIGNS) or plain.replace(" ", "") in SHORT:
        return True
    return (column in OF_A_FORM and plain in NO) or (column in OF_A_FORM | {_C.PERSON} and plain in WORDS)


def is_no_tax_number(column: Column, cell: str) -> bool:
    """`esente`, `in corso`, or the country alone: no country has a number without a digit."""
    return column in TAX and not any(map(str.isdigit, cell)) and meant(cell) == cell


def spelled(column: Column, cell: str) -> str:
    """The cell so that it says its text, which alone would say nothing: between quotation marks (`quoted`)."""
    if not cell or not (says_nothing(column, cell) or is_no_tax_number(column, cell)):
        return cell
    return json.dumps(cell) if ord(cell[0]) > 0xFFFF else f'"\\u{ord(cell[0]):04x}{quoted(cell[1:])[1:]}'
