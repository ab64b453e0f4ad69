"""What to say to a caller who cannot be put through, in the caller's language: read aloud while the message is typed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from receptionist.clients.card import TargetRow
from ui.calls.said_titles import said_title
from ui.calls.text import plain

_UNTIL = {
    "it": "{who} non è raggiungibile fino alle {until}. Posso prendere un messaggio?",
    "en": "{who} cannot be reached until {until}. May I take a message?",
    "de": "{who} ist bis {until} nicht erreichbar. Darf ich etwas ausrichten?",
    "fr": "{who} n'est pas joignable avant {until}. Puis-je prendre un message ?",
    "es": "{who} no está disponible hasta las {until}. ¿Quiere dejar un mensaje?",
}
_UNTIL_DAY = {
    "it": "{who} rientra {day}. Posso prendere un messaggio?",
    "en": "{who} is back {day}. May I take a message?",
    "de": "{who} ist {day} wieder da. Darf ich etwas ausrichten?",
    "fr": "{who} sera de retour {day}. Puis-je prendre un message ?",
    "es": "{who} vuelve {day}. ¿Quiere dejar un mensaje?",
}
_TOMORROW = {"it": "domani", "en": "tomorrow", "de": "morgen", "fr": "demain", "es": "mañana"}
_DAY = {
    "it": ("{day}", "dddd d MMMM"),
    "en": ("on {day}", "dddd d MMMM"),
    "de": ("am {day}", "dddd, d. MMMM"),
    "fr": ("{day}", "dddd d MMMM"),
    "es": ("el {day}", "dddd d 'de' MMMM"),
}
"""A day as it is said, and how it is written in the language."""
_NOT_NOW = {
    "it": "{who} in questo momento non può rispondere. Posso prendere un messaggio?",
    "en": "{who} cannot come to the phone at the moment. May I take a message?",
    "de": "{who} kann im Moment nicht ans Telefon kommen. Darf ich etwas ausrichten?",
    "fr": "{who} ne peut pas répondre pour le moment. Puis-je prendre un message ?",
    "es": "{who} no puede atenderle en este momento. ¿Quiere dejar un mensaje?",
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


def apology(row: TargetRow, language: str, own: str = "") -> str:
    """The sentence for a target who cannot be rung now; English for a language that we have no words for. Of somebody who left,
    the client's own words to callers who speak its language, `own`."""
    values = dict(row.why.values)
    if row.why.code == "left" and values.get("said") and _base(language) == _base(own):
        return plain(values["said"])
    who = _called(row.name, row.title, row.say_as, language)
    who = f"{who[:1].upper()}{who[1:]}"  # it begins each sentence
    if row.why.code == "left":
        sentences = _LEFT if values.get("successor") else _GONE
        return _in(sentences, language).format(who=who, successor=_successor(values, language, own))
    if "until" in values and row.why.code in ("out_until", "closed_until"):
        until = datetime.fromisoformat(values["until"])
        if until.date() == row.local.date():
            return _in(_UNTIL, language).format(who=who, until=f"{until:%H:%M}")
        return _in(_UNTIL_DAY, language).format(who=who, day=_day(until, row.local, language))
    return _in(_NOT_NOW, language).format(who=who)


def _called(name: str, title: str, say_as: str, language: str) -> str:
    """As they are named aloud."""
    return plain(say_as or " ".join(part for part in (said_title(title, _base(language)), name) if part))


def _successor(values: dict[str, str], language: str, own: str) -> str:
    """Whoever has taken over; what they are stands in the client's own language, and is said in no other."""
    title, say_as = values.get("successor_title", ""), values.get("successor_say_as", "")
    called = _called(values.get("successor", ""), title, say_as, language)
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
