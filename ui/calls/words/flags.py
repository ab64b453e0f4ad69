"""What is known of a caller, as a shape and in words: never by colour alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.calls.callers import CallerFlag, Flag
from ui.calls.words.days import day_words
from ui.calls.words.text import plain
from ui.theme import Role

ICONS = {Flag.VIP: "star", Flag.BLOCKED: "ban", Flag.NUISANCE: "shield-alert", Flag.SALES: "tag"}
INKS = {Flag.VIP: Role.ACCENT, Flag.BLOCKED: Role.DANGER, Flag.NUISANCE: Role.WARNING, Flag.SALES: Role.WARNING}

_WORDS = {
    Flag.VIP: QT_TRANSLATE_NOOP("flags", "VIP"),
    Flag.BLOCKED: QT_TRANSLATE_NOOP("flags", "blocked"),
    Flag.NUISANCE: QT_TRANSLATE_NOOP("flags", "known nuisance number"),
    Flag.SALES: QT_TRANSLATE_NOOP("flags", "known sales number"),
}
_TO_CHOOSE = {
    Flag.VIP: QT_TRANSLATE_NOOP("flags", "VIP"),
    Flag.BLOCKED: QT_TRANSLATE_NOOP("flags", "Blocked for this client"),
    Flag.NUISANCE: QT_TRANSLATE_NOOP("flags", "Known nuisance number"),
    Flag.SALES: QT_TRANSLATE_NOOP("flags", "Known sales number"),
}
_NOTHING = QT_TRANSLATE_NOOP("flags", "Nothing in particular")
_MEANS = {
    None: QT_TRANSLATE_NOOP("flags", "The number rings as any other does."),
    Flag.VIP: QT_TRANSLATE_NOOP("flags", "A star and the word stand in the row of Calls and on the card."),
    Flag.BLOCKED: QT_TRANSLATE_NOOP(
        "flags",
        "From the next call on nobody's phone rings: the caller hears what this line says when nobody can answer, and the call "
        "stands in History as refused. On the numbers of other clients it rings as ever.",
    ),
}


def flag_word(flag: Flag) -> str:
    """In a row, beside its shape."""
    return QCoreApplication.translate("flags", _WORDS[flag])


def choice_words(flag: Flag | None) -> str:
    """Among what can be chosen; None: nothing is known."""
    return QCoreApplication.translate("flags", _TO_CHOOSE[flag] if flag is not None else _NOTHING)


def meaning(flag: Flag | None) -> str:
    """What follows from it for the next calls."""
    return QCoreApplication.translate("flags", _MEANS.get(flag, ""))


def flag_line(flag: CallerFlag, name_of: Callable[[str], str], local: datetime, *, for_all: bool = False) -> str:
    """The flag with its reason, by whom and since when; `local` is the hour now, on the client's clock. The reason of what is
    said of a number for all clients may tell of one of them (GDPR art. 28): it stands only in the list `for_all`."""
    when = day_words(flag.set_at.astimezone(local.tzinfo), local)
    set_by = QCoreApplication.translate("flags", "{who}, {when}").format(who=plain(name_of(flag.set_by), 40), when=when)
    reason = plain(flag.note) if for_all or flag.client is not None else ""
    return " · ".join(part for part in (flag_word(flag.flag), reason, set_by) if part)
