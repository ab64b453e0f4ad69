"""News in words: from when until when, who is out, who is instead; what is said of a time reads back as the same time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.news import News
from receptionist.clients.news.stands_in import Hindered, hindered, stands_in
from receptionist.clients.news.text import Understood
from receptionist.clients.profile import Person, Profile
from receptionist.telephony.numbers import show
from ui.calls.words.reasons import begin_words, until_the_end_of, with_hour

_HINDERED = {
    "out": QT_TRANSLATE_NOOP("news", "{name} instead, who is out {when}"),
    "left": QT_TRANSLATE_NOOP("news", "{name} instead, who is no longer there {when}"),
    "messages_only": QT_TRANSLATE_NOOP("news", "{name} instead, who takes messages only"),
    "no_number": QT_TRANSLATE_NOOP("news", "{name} instead, who has no number"),
}
"""What keeps a substitute from being rung, by the codes of `Hindered`."""


def end_words(moment: datetime, now: datetime) -> str:
    """`until today 15:00`, `until the end of Sat 5 Dec`."""
    if moment.time() == time(0):
        return until_the_end_of(moment.date() - timedelta(days=1), now.date())
    return QCoreApplication.translate("news", "until {when}").format(when=with_hour(moment, now))


def meaning(found: Understood, profile: Profile, ended: Sequence[News], now: datetime, held: Sequence[News] = ()) -> str:
    """How a line is understood, before it is kept: `ended` are the absences that it ends, `held` all that is told already."""
    names, zone = {person.id: person.name for person in profile.people}, zone_of(profile.zone)
    local, parts = now.astimezone(zone), list(_of_whom(found, names, ended))
    if ended:
        true = QCoreApplication.translate("news", "no longer true: “{text}”")
        return " · ".join((*parts, *(true.replace("{text}", one.text) for one in ended)))
    if found.away and found.person is not None:
        parts.append(QCoreApplication.translate("news", "out"))
    elif found.person is not None and found.number is None:
        parts.append(QCoreApplication.translate("news", "only to know"))
    if found.number is not None:
        rung = QCoreApplication.translate("news", "rung at {number}")
        parts.append(rung.format(number=show(found.number, profile.country)))
    if found.since is not None:
        parts.append(begin_words(found.since.astimezone(zone), local))
    parts.append(end_words(found.until.astimezone(zone), local))
    if found.away and found.person is not None and found.substitute is None:
        parts.append(_by_themselves(stands_in(found, profile, held, now)))
    if found.substitute is not None:
        parts.extend(_instead(names[found.substitute], hindered(found, profile, held, now), zone, local))
    return " · ".join(parts)


def _of_whom(found: Understood, names: Mapping[str, str], ended: Sequence[News]) -> Iterator[str]:
    """Of whom it is, and what it says of the client as a whole."""
    if found.person is not None:
        yield names[found.person]
        if found.is_back:
            yield QCoreApplication.translate("news", "not out")
    elif found.closes:
        yield QCoreApplication.translate("news", "The client is closed")
    elif ended:
        yield QCoreApplication.translate("news", "The client is open again")
    else:
        yield QCoreApplication.translate("news", "Only to know, of the whole client: hours and closures stay as they are")


def _by_themselves(other: Person | None) -> str:
    """Who stands in without being named."""
    if other is None:
        return QCoreApplication.translate("news", "nobody stands in")
    return QCoreApplication.translate("news", "{name} stands in").format(name=other.name)


def _instead(name: str, hindrance: Hindered | None, zone: ZoneInfo, now: datetime) -> Iterator[str]:
    """Who is there instead; where they cannot be rung, why, and who is rung then."""
    if hindrance is None:
        yield QCoreApplication.translate("news", "{name} instead").format(name=name)
        return
    said = QCoreApplication.translate("news", _HINDERED[hindrance.why])
    when = [begin_words(hindrance.since.astimezone(zone), now)] if hindrance.since is not None else []
    when += [end_words(hindrance.absence.until.astimezone(zone), now)] if hindrance.absence is not None else []
    yield said.format(name=name, when=" ".join(when)).strip()
    if hindrance.instead is None:
        yield QCoreApplication.translate("news", "nobody can be rung")
    else:
        yield QCoreApplication.translate("news", "{name} stands in").format(name=hindrance.instead.name)
