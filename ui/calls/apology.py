"""What to say to a caller who cannot be put through, in the caller's language: read aloud while the message is typed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from receptionist.clients.calendar.hours import zone_of
from receptionist.clients.card import TargetRow
from receptionist.clients.profile import Profile
from ui.calls.words.said_titles import said_title
from ui.calls.words.text import plain

_UNTIL = {
    "it": "{who} non è raggiungibile fino alle {until}. {ask}",
    "en": "{who} cannot be reached until {until}. {ask}",
    "de": "{who} ist bis {until} nicht erreichbar. {ask}",
    "fr": "{who} n'est pas joignable avant {until}. {ask}",
    "es": "{who} no está disponible hasta las {until}. {ask}",
}
_UNTIL_DAY = {
    "it": "{who} rientra {day}. {ask}",
    "en": "{who} is back {day}. {ask}",
    "de": "{who} ist {day} wieder da. {ask}",
    "fr": "{who} sera de retour {day}. {ask}",
    "es": "{who} vuelve {day}. {ask}",
}
_MESSAGE = {
    "it": "Posso prendere un messaggio?",
    "en": "May I take a message?",
    "de": "Darf ich etwas ausrichten?",
    "fr": "Puis-je prendre un message ?",
    "es": "¿Quiere dejar un mensaje?",
}
_INSTEAD = {
    "it": "Al suo posto c'è {substitute}: la metto in contatto, o preferisce lasciare un messaggio?",
    "en": "{substitute} is standing in: may I put you through, or would you rather leave a message?",
    "de": "Die Vertretung hat {substitute}: Darf ich Sie verbinden, oder soll ich etwas ausrichten?",
    "fr": "{substitute} assure le remplacement : puis-je vous mettre en relation, ou préférez-vous laisser un message ?",
    "es": "En su lugar está {substitute}: ¿le paso, o prefiere dejar un mensaje?",
}
"""What is asked where somebody who stands in can be rung."""
_TOMORROW = {"it": "domani", "en": "tomorrow", "de": "morgen", "fr": "demain", "es": "mañana"}
_THERE = {
    "it": "{hour}, ora di {place}",
    "en": "{hour}, {place} time",
    "de": "{hour}, Ortszeit {place},",
    "fr": "{hour}, heure de {place}",
    "es": "{hour}, hora de {place}",
}
"""An hour on the clock of the client who was rung, where whoever is away lives by another."""
_DAY = {
    "it": ("{day}", "dddd d MMMM"),
    "en": ("on {day}", "dddd d MMMM"),
    "de": ("am {day}", "dddd, d. MMMM"),
    "fr": ("{day}", "dddd d MMMM"),
    "es": ("el {day}", "dddd d 'de' MMMM"),
}
"""A day as it is said, and how it is written in the language."""
_NOT_NOW = {
    "it": "{who} in questo momento non può rispondere. {ask}",
    "en": "{who} cannot come to the phone at the moment. {ask}",
    "de": "{who} kann im Moment nicht ans Telefon kommen. {ask}",
    "fr": "{who} ne peut pas répondre pour le moment. {ask}",
    "es": "{who} no puede atenderle en este momento. {ask}",
}
_LEFT = {
    "it": "{who} non lavora più qui. Se ne occupa {successor}.",
    "en": "{who} no longer works here. This is now handled by {successor}.",
    "de": "{who} arbeitet nicht mehr hier. Zuständig ist jetzt {successor}.",
    "fr": "{who} ne travaille plus ici. Le suivi est assuré par {successor}.",
    "es": "{who} ya no trabaja aquí. Ahora se ocupa {successor}.",
}
_GONE = {
    "it": "{who} non lavora più qui. Posso prendere un messaggio per i colleghi?",
    "en": "{who} no longer works here. May I take a message for a colleague?",
    "de": "{who} arbeitet nicht mehr hier. Darf ich den Kollegen etwas ausrichten?",
    "fr": "{who} ne travaille plus ici. Puis-je prendre un message pour un collègue ?",
    "es": "{who} ya no trabaja aquí. ¿Quiere dejar un mensaje para un compañero?",
}


def apology(row: TargetRow, language: str, client: Profile | None = None) -> str:
    """The sentence for a target who cannot be rung now; English for a language that we have no words for. Who stands in is
    offered by name. Of somebody who left, the client's own words to callers who speak its language. Hours are on the clock of
    the `client` whose number the caller rang, with its place where the target lives by another."""
    values, own = dict(row.why.values), client.language if client is not None else ""
    if row.why.code == "left" and values.get("said") and _base(language) == _base(own):
        return plain(values["said"])
    who = _called(row.name, row.title, row.say_as, language)
    who = f"{who[:1].upper()}{who[1:]}"  # it begins each sentence
    if row.why.code == "left":
        sentences = _LEFT if values.get("successor") else _GONE
        return _in(sentences, language).format(who=who, successor=_successor(values, language, own))
    ask = _in(_INSTEAD if row.instead else _MESSAGE, language).format(substitute=_named(values, "substitute", language))
    if "back" in values:
        return _until(datetime.fromisoformat(values["back"]), row, language, client).format(who=who, ask=ask)
    return _in(_NOT_NOW, language).format(who=who, ask=ask)


def _until(until: datetime, row: TargetRow, language: str, client: Profile | None) -> str:
    """The sentence about somebody who can be reached from then on, with the hour or the day in it."""
    now = row.local.astimezone(zone_of(client.zone)) if client is not None else row.local
    here = until.astimezone(now.tzinfo)
    if here.date() != now.date():
        return _in(_UNTIL_DAY, language).replace("{day}", _day(here, now, language))
    hour = f"{here:%H:%M}"
    if client is not None and now.utcoffset() != row.local.utcoffset():
        hour = _in(_THERE, language).replace("{place}", _place(client, language)).replace("{hour}", hour)
    return _in(_UNTIL, language).replace("{until}", hour)


def _place(client: Profile, language: str) -> str:
    """Where the client's clock stands: its town, else the one that its time zone is named after."""
    from babel.dates import get_timezone_location  # only where clocks differ and no town is kept

    town = plain(client.city, 60) or get_timezone_location(client.zone, locale=_base(language), return_city=True)
    return town.replace("{", "").replace("}", "")


def _called(name: str, title: str, say_as: str, language: str) -> str:
    """As they are named aloud."""
    return plain(say_as or " ".join(part for part in (said_title(title, _base(language)), name) if part))


def _named(values: dict[str, str], who: str, language: str) -> str:
    """Whoever of the values is `who` (successor, substitute), as they are named aloud."""
    return _called(values.get(who, ""), values.get(f"{who}_title", ""), values.get(f"{who}_say_as", ""), language)


def _successor(values: dict[str, str], language: str, own: str) -> str:
    """Whoever has taken over; what they are stands in the client's own language, and is said in no other."""
    called = _named(values, "successor", language)
    role = plain(values.get("successor_role", "")) if _base(language) == _base(own) else ""
    return ", ".join(part for part in (called, role) if part)


def _day(moment: datetime, today: datetime, language: str) -> str:
    if (moment.date() - today.date()).days == 1:
        return _in(_TOMORROW, language)
    said, written = _DAY[_base(language)]
    day = QLocale(_base(language)).toString(QDate(moment.year, moment.month, moment.day), written)
    return said.format(day=day)


def _in(sentences: dict[str, str], language: str) -> str:
    return sentences[_base(language)]


def _base(language: str) -> str:
    """The language of our words."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in _DAY else "en"
