"""Which field of a client, a line or a person a column of a file fills, and which columns wait until all rows are there."""

from __future__ import annotations

from receptionist.clients.files.columns import Column
from receptionist.clients.profile import WayKind

_C = Column

CLIENT_FIELDS = {
    column: column.value
    for column in (
        _C.LEGAL_NAME, _C.TRADE_NAME, _C.SHORT_NAME, _C.SAY_AS, _C.LANGUAGE, _C.ZONE, _C.CITY, _C.TEAM, _C.STATUS, _C.COLOUR,
        _C.SERVICE_LEVEL, _C.HOLD_LIMIT, _C.WRAP_UP, _C.HOURS, _C.VAT_NUMBER, _C.TAX_CODE, _C.SDI, _C.PEC, _C.WEBSITE,
        _C.REGION, _C.HOLIDAYS, _C.ADDRESSES, _C.STATUSES, _C.EXCEPTIONS, _C.ANSWERS, _C.FACTS, _C.REACHES,
    )
} | {_C.CLIENT_MAIL: "mail"}  # fmt: skip
"""Columns that are one field of a client (the country is read before them)."""

IN_PARTS = frozenset({_C.ADDRESSES, _C.STATUSES, _C.EXCEPTIONS, _C.ANSWERS, _C.FACTS, _C.REACHES})
"""Those of them that are several: what a file does not speak of stays (`told`)."""

OWN_IF_DIFFERENT = {_C.CITY: _C.PERSON_CITY, _C.ZONE: _C.PERSON_ZONE, _C.LANGUAGE: _C.LANGUAGES}
"""Where an earlier row gave the client another value, these are the person's own: representatives sit in other cities."""

LINE_FIELDS = {
    _C.LINE_SINCE: "since",
    _C.LINE_UNTIL: "until",
    _C.LINE_LABEL: "label",
    _C.PATIENCE: "patience",
    _C.FALLBACK: "fallback",
    _C.WAITING: "waiting",
    _C.LINE_HOURS: "hours",
    _C.CLOSED_TEXT: "closed_text",
    _C.BUSY_TEXT: "busy_text",
}

OF_TIME = {_C.LINE_SINCE: "since", _C.LINE_UNTIL: "until"}
"""What tells the times from each other in which a number is one client's."""

PERSON_FIELDS = {
    _C.TITLE: "title",
    _C.PERSON_SAY_AS: "say_as",
    _C.OTHER_NAMES: "other_names",
    _C.ROLE: "role",
    _C.DEPARTMENT: "department",
    _C.RESPONSIBILITIES: "responsibilities",
    _C.TAGS: "tags",
    _C.LANGUAGES: "languages",
    _C.PERSON_CITY: "city",
    _C.PERSON_ZONE: "zone",
    _C.EXTENSION: "extension",
    _C.ACCEPTS: "accepts",
    _C.LEFT_ON: "left_on",
    _C.LEFT_TEXT: "left_text",
    _C.PERSON_NOTES: "notes",
    _C.PERSON_HOURS: "hours",
}

OF_CLIENT_LATER = (_C.GREETINGS, _C.DATED_INSTRUCTIONS, _C.CLOSURES, _C.DUTY, _C.ROTAS)
OF_PERSON_LATER = (_C.ABSENCES, _C.DEPUTY, _C.REPLACED_BY)
"""Columns that refer to lines and people, who may stand further down in the file."""

WAYS = {_C.PHONE: WayKind.PHONE, _C.MOBILE: WayKind.MOBILE, _C.MAIL: WayKind.MAIL}
