"""What to say: a template with placeholders, filled in for this moment.

A template is a supervisor's text. Only plain names are looked up, so that nothing else can be reached through it, and a
template that cannot be filled in is not saved; one that stands there from before is shown as it was typed: never an empty
greeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from string import Formatter

from receptionist.clients.card import Sentence
from receptionist.clients.profile import Greeting, Occasion, Profile
from receptionist.errors import Invalid

DayWords = tuple[tuple[time, str], ...]
"""From which hour on (local) which word is said, in order; before the first hour, the last word."""

DAY_WORDS: dict[str, DayWords] = {
    "it": ((time(4), "buongiorno"), (time(13), "buon pomeriggio"), (time(18), "buonasera")),
    "en": ((time(4), "good morning"), (time(12), "good afternoon"), (time(18), "good evening")),
    "de": ((time(4), "guten Morgen"), (time(11), "guten Tag"), (time(18), "guten Abend")),
    "fr": ((time(4), "bonjour"), (time(18), "bonsoir")),
    "es": ((time(4), "buenos días"), (time(14), "buenas tardes"), (time(21), "buenas noches")),
}

PLACEHOLDERS: dict[str, str] = {
    "greeting": "greeting",
    "time_of_day": "greeting",
    "saluto": "greeting",
    "assistant": "assistant",
    "assistente": "assistant",
    "client": "client",
    "company": "client",
    "cliente": "client",
    "azienda": "client",
    "person": "person",
    "persona": "person",
    "caller": "caller",
    "chiamante": "caller",
    "returns": "returns",
    "riapertura": "returns",
}
"""Every name that may stand in braces, in English or Italian, and the value it stands for."""

_ITALIAN = ("saluto", "assistente", "cliente", "persona", "chiamante", "riapertura")
_IN_ITALIAN = frozenset({*_ITALIAN, "azienda"})
_NAMED = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


def placeholders_in(language: str) -> tuple[str, ...]:
    """Each value by its name in that language (ISO 639-1); in English where there are none."""
    return _ITALIAN if language == "it" else tuple(PLACEHOLDERS[name] for name in _ITALIAN)


NOBODY: dict[str, dict[str, str]] = {
    "it": {"person": "la persona desiderata", "caller": "una persona", "assistant": "la segreteria", "returns": "presto"},
    "en": {"person": "the person you asked for", "caller": "a caller", "assistant": "the assistant", "returns": "soon"},
    "de": {"person": "die gewünschte Person", "caller": "ein Anrufer", "assistant": "das Sekretariat", "returns": "bald"},
    "fr": {
        "person": "la personne souhaitée",
        "caller": "un correspondant",
        "assistant": "le secrétariat",
        "returns": "bientôt",
    },
    "es": {"person": "la persona solicitada", "caller": "una persona", "assistant": "la secretaría", "returns": "pronto"},
}
"""What is said for a name that is not known yet."""

_O = Occasion
STANDARD: dict[str, dict[Occasion, str]] = {
    "it": {
        _O.OPEN: "{client}, {greeting}, sono {assistant}. Come posso aiutarla?",
        _O.CLOSED: "{client}, {greeting}. In questo momento gli uffici sono chiusi: posso prendere un messaggio?",
        _O.HOLIDAY: "{client}, {greeting}. Gli uffici sono chiusi e riaprono {returns}: posso prendere un messaggio?",
        _O.NAMED_DAY: "{client}, {greeting}, sono {assistant}. Come posso aiutarla?",
        _O.QUEUE_WAS_LONG: "{client}, {greeting}, sono {assistant}. Grazie per la pazienza: come posso aiutarla?",
        _O.BACK_FROM_HOLD: "Grazie per l'attesa.",
        _O.RETURNED: "Mi dispiace, {person} in questo momento non è disponibile. Posso prendere un messaggio?",
        _O.ANNOUNCING: "{greeting}, sono {assistant} di {client}: ho in linea {caller} per lei. Posso passare la chiamata?",
        _O.CALLING_OUT: "{greeting}, sono {assistant} di {client}.",
        _O.TAKEN_OVER: "{greeting}, sono {assistant}: continuo io. Come posso aiutarla?",
        _O.SALES: "Grazie, non facciamo acquisti per telefono: può scrivere una e-mail. Buona giornata.",
        _O.WRONG_NUMBER: "Mi dispiace, qui risponde {client}: ha sbagliato numero. Buona giornata.",
        _O.SILENT: "{client}, {greeting}. Non la sento: la prego di richiamare.",
    },
    "en": {
        _O.OPEN: "{client}, {greeting}, this is {assistant}. How may I help you?",
        _O.CLOSED: "{client}, {greeting}. Our offices are closed at the moment: may I take a message?",
        _O.HOLIDAY: "{client}, {greeting}. Our offices are closed and open again {returns}: may I take a message?",
        _O.NAMED_DAY: "{client}, {greeting}, this is {assistant}. How may I help you?",
        _O.QUEUE_WAS_LONG: "{client}, {greeting}, this is {assistant}. Thank you for your patience: how may I help you?",
        _O.BACK_FROM_HOLD: "Thank you for holding.",
        _O.RETURNED: "I am sorry, {person} is not available at the moment. May I take a message?",
        _O.ANNOUNCING: "{greeting}, this is {assistant} for {client}: I have {caller} on the line for you. May I connect you?",
        _O.CALLING_OUT: "{greeting}, this is {assistant} calling from {client}.",
        _O.TAKEN_OVER: "{greeting}, this is {assistant}: I am taking over. How may I help you?",
        _O.SALES: "Thank you, we do not buy by telephone: you are welcome to write an e-mail. Goodbye.",
        _O.WRONG_NUMBER: "I am sorry, this is {client}: you have the wrong number. Goodbye.",
        _O.SILENT: "{client}, {greeting}. I cannot hear you: please call again.",
    },
    "de": {
        _O.OPEN: "{client}, {greeting}, hier ist {assistant}. Wie kann ich Ihnen helfen?",
        _O.CLOSED: "{client}, {greeting}. Unsere Büros sind zurzeit geschlossen: darf ich eine Nachricht aufnehmen?",
        _O.HOLIDAY: "{client}, {greeting}. Unser Büro ist geschlossen und öffnet wieder {returns}: darf ich etwas notieren?",
        _O.NAMED_DAY: "{client}, {greeting}, hier ist {assistant}. Wie kann ich Ihnen helfen?",
        _O.QUEUE_WAS_LONG: "{client}, {greeting}, danke für Ihre Geduld. Wie kann ich Ihnen helfen?",
        _O.BACK_FROM_HOLD: "Danke, dass Sie gewartet haben.",
        _O.RETURNED: "Es tut mir leid, {person} ist im Moment nicht erreichbar. Darf ich eine Nachricht aufnehmen?",
        _O.ANNOUNCING: "{greeting}, hier ist {assistant} für {client}: ich habe {caller} für Sie am Apparat. Darf ich?",
        _O.CALLING_OUT: "{greeting}, hier ist {assistant} von {client}.",
        _O.TAKEN_OVER: "{greeting}, hier ist {assistant}: ich übernehme. Wie kann ich Ihnen helfen?",
        _O.SALES: "Vielen Dank, wir kaufen nicht am Telefon: Sie können gern eine E-Mail schreiben. Auf Wiederhören.",
        _O.WRONG_NUMBER: "Es tut mir leid, hier ist {client}: Sie haben sich verwählt. Auf Wiederhören.",
        _O.SILENT: "{client}, {greeting}. Ich höre Sie nicht: bitte rufen Sie noch einmal an.",
    },
    "fr": {
        _O.OPEN: "{client}, {greeting}, {assistant} à votre service. En quoi puis-je vous aider ?",
        _O.CLOSED: "{client}, {greeting}. Nos bureaux sont fermés en ce moment : puis-je prendre un message ?",
        _O.HOLIDAY: "{client}, {greeting}. Nos bureaux sont fermés et rouvrent {returns} : puis-je prendre un message ?",
        _O.NAMED_DAY: "{client}, {greeting}, {assistant} à votre service. En quoi puis-je vous aider ?",
        _O.QUEUE_WAS_LONG: "{client}, {greeting}, merci de votre patience. En quoi puis-je vous aider ?",
        _O.BACK_FROM_HOLD: "Merci d'avoir patienté.",
        _O.RETURNED: "Je regrette, {person} n'est pas disponible pour le moment. Puis-je prendre un message ?",
        _O.ANNOUNCING: "{greeting}, {assistant} pour {client} : j'ai {caller} en ligne pour vous. Je vous le passe ?",
        _O.CALLING_OUT: "{greeting}, {assistant} de {client}.",
        _O.TAKEN_OVER: "{greeting}, {assistant} : je prends la suite. En quoi puis-je vous aider ?",
        _O.SALES: "Merci, nous n'achetons pas par téléphone : vous pouvez nous écrire un e-mail. Au revoir.",
        _O.WRONG_NUMBER: "Je regrette, vous êtes chez {client} : vous avez fait un faux numéro. Au revoir.",
        _O.SILENT: "{client}, {greeting}. Je ne vous entends pas : merci de rappeler.",
    },
    "es": {
        _O.OPEN: "{client}, {greeting}, le atiende {assistant}. ¿En qué puedo ayudarle?",
        _O.CLOSED: "{client}, {greeting}. En este momento las oficinas están cerradas: ¿desea dejar un mensaje?",
        _O.HOLIDAY: "{client}, {greeting}. Las oficinas están cerradas y abren de nuevo {returns}: ¿desea dejar un mensaje?",
        _O.NAMED_DAY: "{client}, {greeting}, le atiende {assistant}. ¿En qué puedo ayudarle?",
        _O.QUEUE_WAS_LONG: "{client}, {greeting}, le atiende {assistant}. Gracias por su paciencia: ¿en qué puedo ayudarle?",
        _O.BACK_FROM_HOLD: "Gracias por esperar.",
        _O.RETURNED: "Lo siento, {person} no está disponible en este momento. ¿Desea dejar un mensaje?",
        _O.ANNOUNCING: "{greeting}, soy {assistant} de {client}: tengo a {caller} en línea para usted. ¿Le paso la llamada?",
        _O.CALLING_OUT: "{greeting}, soy {assistant} de {client}.",
        _O.TAKEN_OVER: "{greeting}, le atiende {assistant}: continúo yo. ¿En qué puedo ayudarle?",
        _O.SALES: "Gracias, no compramos por teléfono: puede escribirnos un correo. Adiós.",
        _O.WRONG_NUMBER: "Lo siento, ha llamado a {client}: se ha equivocado de número. Adiós.",
        _O.SILENT: "{client}, {greeting}. No le oigo: por favor, vuelva a llamar.",
    },
}
"""What is said where the client entered nothing."""

NEUTRAL: dict[str, str] = {
    "it": "{greeting}, sono {assistant}. La società che cerca non è più a questo numero: come posso aiutarla?",
    "en": "{greeting}, this is {assistant}. The company you are calling is no longer at this number: how may I help you?",
    "de": "{greeting}, hier ist {assistant}. Die Firma ist unter dieser Nummer nicht mehr zu erreichen: wie kann ich helfen?",
    "fr": "{greeting}, {assistant} à votre service. La société n'est plus à ce numéro : en quoi puis-je vous aider ?",
    "es": "{greeting}, le atiende {assistant}. La empresa ya no está en este número: ¿en qué puedo ayudarle?",
}
"""What is said on the number of a client that is none any more: no company's name."""

MESSAGES_ONLY: dict[str, str] = {
    "it": "{client}, {greeting}, sono {assistant}. In questo momento posso solo prendere un messaggio: che cosa riferisco?",
    "en": "{client}, {greeting}, this is {assistant}. At the moment I can only take a message: what may I pass on?",
    "de": "{client}, {greeting}, hier ist {assistant}. Im Moment kann ich nur etwas notieren: was darf ich ausrichten?",
    "fr": "{client}, {greeting}, {assistant} à votre service. Je ne peux que prendre un message : que dois-je transmettre ?",
    "es": "{client}, {greeting}, le atiende {assistant}. Ahora solo puedo tomar un mensaje: ¿qué le digo?",
}
"""What is said for a client whose calls are not put through."""

GREETS = frozenset({_O.OPEN, _O.CLOSED, _O.HOLIDAY, _O.NAMED_DAY, _O.QUEUE_WAS_LONG})
"""Occasions on which a call begins."""
NAMELESS = frozenset({_O.BACK_FROM_HOLD, _O.TAKEN_OVER, _O.SALES})
"""Occasions whose words of ours name no company."""


class _Broken(Exception):  # noqa: N818 - a state of the template
    """The template cannot be filled in; `word` is what was wrong in it."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def base_language(language: str) -> str:
    """`de` of `de-CH` or `de_CH`."""
    return language.replace("_", "-").split("-")[0].lower()


def language_with(profile: Profile, person: str | None) -> str:
    """In which language one speaks with a person (id) of the client: the client's own, unless they speak only others."""
    spoken = next((one.languages for one in profile.people if one.id == person), ())
    own = base_language(profile.language) in {base_language(one) for one in spoken}
    return profile.language if own or not spoken else spoken[0]


def name_in(language: str, name: str) -> str:
    """A name of `PLACEHOLDERS` in the screen's language. Raises `KeyError` for another word."""
    meaning = PLACEHOLDERS[name.lower()]
    return next(one for one in placeholders_in(base_language(language)) if PLACEHOLDERS[one] == meaning)


def called_in(language: str, template: str) -> str:
    """The template with the names in its braces as they are called in the screen's language; what means the same there already,
    and what is no name, stands as it is."""

    def named(found: re.Match[str]) -> str:
        name = found[1].lower()
        italian = base_language(language) == "it"
        known = name in PLACEHOLDERS and (name in _IN_ITALIAN) != italian
        return f"{{{name_in(language, name)}}}" if known else found[0]

    return _NAMED.sub(named, template)


def day_word(language: str, local: datetime, words: Mapping[str, DayWords] = DAY_WORDS) -> str:
    """The word for the hour of `local`, a time on the client's clock; English for a language that we have no words for."""
    of_day = words.get(base_language(language)) or DAY_WORDS.get(base_language(language)) or DAY_WORDS["en"]
    said = [word for since, word in of_day if since <= local.time()]
    return said[-1] if said else of_day[-1][1]


def has_words(language: str) -> bool:
    """Whether we have words for every occasion in that language."""
    return base_language(language) in STANDARD


def choose(
    greetings: Iterable[Greeting],
    occasion: Occasion,
    line: str | None,
    language: str,
    own_language: str,
    day: date | None = None,
) -> tuple[str, str]:
    """The template for this occasion, and its language: the line's own before the client's, the first entered of two alike;
    ours when the client has none in that language. A language that nobody has words for gets the client's own. `day`: the
    client's date, for a named day's greeting."""
    wanted = base_language(language)
    own = own_words(greetings, occasion, line, language, own_language, day)
    if own is not None:
        return own, language
    if wanted in STANDARD:
        return STANDARD[wanted][occasion], wanted
    if wanted != base_language(own_language):
        return choose(greetings, occasion, line, own_language, own_language, day)
    return STANDARD["en"][occasion], "en"


def own_words(
    greetings: Iterable[Greeting],
    occasion: Occasion,
    line: str | None,
    language: str,
    own_language: str,
    day: date | None = None,
) -> str | None:
    """The client's own template for this occasion in that language, as `choose` takes it; None: nothing was entered."""
    fitting = [
        greeting
        for greeting in greetings
        if greeting.occasion == occasion
        and greeting.line in {None, line}
        and greeting.day in {None, day}
        and base_language(greeting.language or own_language) == base_language(language)
        and greeting.text.strip()
    ]
    best = max(fitting, key=lambda greeting: (greeting.line is not None, greeting.language is not None), default=None)
    return best.text if best is not None else None


def not_served(said: str, language: str, own_language: str, *, ended: bool) -> tuple[str, str]:
    """The template for a client whose calls are not put through, and its language. `said`: what its callers are told, in its
    own language; to others, and where nothing was entered, our words. `ended`: it is a client no more, and is not named."""
    spoken, ours = base_language(language), NEUTRAL if ended else MESSAGES_ONLY
    if said.strip() and spoken == base_language(own_language):
        told = said.strip().replace("{", "{{").replace("}", "}}")
        return f"{{greeting}}. {told}" if ended else f"{{client}}, {{greeting}}. {told}", language
    if spoken not in ours:
        spoken = base_language(own_language) if base_language(own_language) in ours else "en"
    return ours[spoken], spoken


def say(template: str, values: Mapping[str, str], language: str) -> Sentence:
    """Fill in `template`. `values` by the names on the right of `PLACEHOLDERS`; one that is missing or empty is said in general
    words. A template with anything else in braces comes back as typed (`raw`), `trouble` being the word that was wrong."""
    try:
        text = _filled(template, _with_general_words(values, language))
    except _Broken as broken:
        return Sentence(template, language, raw=True, trouble=broken.word)
    if text.strip():
        return Sentence(text, language)
    return Sentence(template.strip() or values.get("client", "").strip() or "…", language, raw=True, trouble="")


def asks_for(template: str, meaning: str) -> bool:
    """Whether a value of that meaning (the right side of `PLACEHOLDERS`) may stand in it."""
    return any(means == meaning and name in template.lower() for name, means in PLACEHOLDERS.items())


def trouble_in(template: str) -> str | None:
    """The word that keeps the template from being filled in, to say so as it is typed; None: it is sound."""
    return say(template, {name: name for name in PLACEHOLDERS.values()}, "en").trouble


def unfillable(template: str, language: str) -> Invalid | None:
    """What is wrong with the template, and what may stand in braces, by its names in that language. None: it is sound, or
    nothing was written yet."""
    word = trouble_in(template) if template.strip() else None
    return None if word is None else not_filled(word, language)


def not_filled(word: str, language: str) -> Invalid:
    """A `trouble` of a sentence, to be told: the names in braces are those of the language."""
    names = " ".join(f"{{{name}}}" for name in placeholders_in(base_language(language)))
    if word in ("{", "}"):
        return Invalid("greeting.brace", names=names)
    return Invalid("greeting.placeholder", word=f"{{{word}}}", names=names)


def _with_general_words(values: Mapping[str, str], language: str) -> dict[str, str]:
    general = NOBODY.get(base_language(language), NOBODY["en"])
    return general | {name: value for name, value in values.items() if value.strip()}


def _filled(template: str, values: Mapping[str, str]) -> str:
    try:
        pieces = list(Formatter().parse(template))
    except ValueError as error:  # a brace without its partner
        raise _Broken("{" if "{" in template else "}") from error
    text = ""
    for literal, name, spec, conversion in pieces:
        text += literal
        if name is not None:
            text += _value(text, name, spec, conversion, values)
    return text


def _value(before: str, name: str, spec: str | None, conversion: str | None, values: Mapping[str, str]) -> str:
    meaning = PLACEHOLDERS.get(name.strip().lower())
    if meaning is None or spec or conversion:
        raise _Broken(name)
    value = values.get(meaning, "")
    return _as_beginning(value) if _begins_sentence(before) else value


def _begins_sentence(before: str) -> bool:
    return not before.strip(" \t\n\"'«“„¿¡-") or before.rstrip().endswith((".", "!", "?"))


def _as_beginning(value: str) -> str:
    return value[:1].upper() + value[1:]
