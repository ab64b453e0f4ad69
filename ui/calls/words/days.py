"""A day and an hour as they are told beside a call: here, and on the clock of the client where it is another."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from receptionist.clients.profile import Profile
from ui.calls.words.text import plain


def day_words(moment: datetime, now: datetime) -> str:
    """`today 9:40`, `yesterday 9:40`, `tomorrow 9:40`, `12 Nov 9:40`: both moments in the zone in which they are shown."""
    locale = QLocale()
    hour = locale.toString(QTime(moment.hour, moment.minute), "H:mm")
    days = (now.date() - moment.date()).days
    if days == 0:
        return QCoreApplication.translate("past", "today {hour}").format(hour=hour)
    if days == 1:
        return QCoreApplication.translate("past", "yesterday {hour}").format(hour=hour)
    if days == -1:
        return QCoreApplication.translate("past", "tomorrow {hour}").format(hour=hour)
    day = QDate(moment.year, moment.month, moment.day)
    return f"{locale.toString(day, 'd MMM' if moment.year == now.year else 'd MMM yyyy')} {hour}"


def hour_there(moment: datetime, here: tzinfo | None, profile: Profile | None) -> str:
    """The same moment on the client's own clock, where that shows another hour: `7:03 in Edinburgh`."""
    if profile is None:
        return ""
    there = moment.astimezone(ZoneInfo(profile.zone))
    if there.utcoffset() == moment.astimezone(here).utcoffset():
        return ""
    hour = QLocale().toString(QTime(there.hour, there.minute), "H:mm")
    city = plain(profile.city, 40) or profile.zone.rpartition("/")[2].replace("_", " ")
    return QCoreApplication.translate("past", "{hour} in {city}").format(hour=hour, city=city)


def day_there(moment: datetime, now: datetime, profile: Profile | None) -> str:
    """`today 8:03 (7:03 in Edinburgh)`: on the clock of `now`, with the client's own where that shows another hour."""
    here, there = moment.astimezone(now.tzinfo), hour_there(moment, now.tzinfo, profile)
    return day_words(here, now) + (f" ({there})" if there else "")
