"""The columns of a file of clients: what a heading means, in English or Italian."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from receptionist.clients.texts import normal


class Column(StrEnum):
    """A column by its meaning."""

    CODE = "code"
    LEGAL_NAME = "legal_name"
    TRADE_NAME = "trade_name"
    SHORT_NAME = "short_name"
    SAY_AS = "say_as"
    LANGUAGE = "language"
    ZONE = "zone"
    COUNTRY = "country"
    CITY = "city"
    ADDRESSES = "addresses"
    POSTAL_CODE = "postal_code"
    PROVINCE = "province"
    VAT_NUMBER = "vat_number"
    TAX_CODE = "tax_code"
    SDI = "sdi"
    PEC = "pec"
    CLIENT_MAIL = "client_mail"
    WEBSITE = "website"
    TEAM = "team"
    STATUS = "status"
    CONTRACT_END = "contract_end"
    STATUSES = "statuses"
    COLOUR = "colour"
    SERVICE_LEVEL = "service_level"
    HOLD_LIMIT = "hold_limit"
    WRAP_UP = "wrap_up"
    HOURS = "hours"
    HOLIDAYS = "holidays"
    REGION = "region"
    EXCEPTIONS = "exceptions"
    CLOSURES = "closures"
    ANSWERS = "answers"
    FACTS = "facts"
    GREETING = "greeting"
    CLOSED_GREETING = "closed_greeting"
    GREETINGS = "greetings"
    INSTRUCTIONS = "instructions"
    DATED_INSTRUCTIONS = "dated_instructions"
    HEADQUARTERS = "headquarters"
    REACHES = "reaches"
    DUTY = "duty"
    ROTAS = "rotas"
    LINE = "line"
    LINE_SINCE = "line_since"
    LINE_UNTIL = "line_until"
    LINE_LABEL = "line_label"
    LINE_GREETING = "line_greeting"
    PATIENCE = "patience"
    FALLBACK = "fallback"
    WAITING = "waiting"
    LINE_HOURS = "line_hours"
    CLOSED_TEXT = "closed_text"
    BUSY_TEXT = "busy_text"
    LINE_TARGETS = "line_targets"
    PERSON = "person"
    SURNAME = "surname"
    TITLE = "title"
    PERSON_SAY_AS = "person_say_as"
    ROLE = "role"
    DEPARTMENT = "department"
    RESPONSIBILITIES = "responsibilities"
    TAGS = "tags"
    LANGUAGES = "languages"
    PERSON_CITY = "person_city"
    PERSON_ZONE = "person_zone"
    PHONE = "phone"
    MOBILE = "mobile"
    EXTENSION = "extension"
    MAIL = "mail"
    WAY_ORDER = "way_order"
    ACCEPTS = "accepts"
    PERSON_HOURS = "person_hours"
    ABSENCES = "absences"
    DEPUTY = "deputy"
    LEFT_ON = "left_on"
    LEFT_TEXT = "left_text"
    PERSON_NOTES = "person_notes"
    LOGO = "logo"
    REPLACED_BY = "replaced_by"
    OTHER_NAMES = "other_names"
    UID = "uid"
    PERSON_ID = "person_id"
    NOTES = "notes"


_C = Column
HEADINGS: dict[Column, tuple[str, str, tuple[str, ...]]] = {
    _C.CODE: ("Code", "Codice", ("client code", "codice cliente", "cod", "id cliente")),
    _C.LEGAL_NAME: (
        "Legal name",
        "Ragione sociale",
        (
            "company",
            "company name",
            "rag soc",
            "client",
            "cliente",
            "azienda",
            "societa",
            "denominazione",
            "nome azienda",
            "ditta",
            "nome cliente",
            "client name",
            "legal entity",
        ),
    ),
    _C.TRADE_NAME: ("Trade name", "Nome commerciale", ("insegna", "brand", "marchio")),
    _C.SHORT_NAME: ("Short name", "Nome breve", ("nome corto", "sigla")),
    _C.SAY_AS: ("Pronunciation", "Pronuncia", ("say as", "come si pronuncia")),
    _C.LANGUAGE: ("Language", "Lingua", ("lang",)),
    _C.ZONE: ("Time zone", "Fuso orario", ("timezone", "zone", "fuso", "tz")),
    _C.COUNTRY: ("Country", "Paese", ("nazione", "country code")),
    _C.CITY: ("City", "Città", ("town", "localita", "comune")),
    _C.ADDRESSES: (
        "Addresses",
        "Indirizzi",
        (
            "address",
            "indirizzo",
            "street",
            "street address",
            "via",
            "sede legale",
            "indirizzo sede legale",
            "registered office",
            "indirizzo sede",
            "sede operativa",
        ),
    ),
    _C.POSTAL_CODE: ("Postal code", "CAP", ("zip", "zip code", "postcode", "codice postale")),
    _C.PROVINCE: ("Province", "Provincia", ("prov",)),
    _C.VAT_NUMBER: (
        "VAT number",
        "Partita IVA",
        ("p iva", "piva", "part iva", "iva", "vat", "vat id", "vat no", "partita iva cliente", "numero partita iva"),
    ),
    _C.TAX_CODE: ("Tax code", "Codice fiscale", ("cf", "c f", "cod fisc", "cod fiscale", "tax id", "fiscal code")),
    _C.SDI: ("SDI code", "Codice SDI", ("sdi", "codice destinatario", "codice univoco", "cod sdi", "destinatario sdi")),
    _C.PEC: ("PEC", "PEC", ("indirizzo pec", "email pec", "e mail pec", "mail pec", "posta certificata", "certified mail")),
    _C.CLIENT_MAIL: (
        "Company e-mail",
        "E-mail aziendale",
        (
            "company email",
            "email azienda",
            "e mail azienda",
            "email cliente",
            "e mail cliente",
            "mail azienda",
            "email generale",
        ),
    ),
    _C.WEBSITE: ("Website", "Sito web", ("sito", "sito internet", "web", "url", "homepage", "web site")),
    _C.TEAM: ("Team", "Squadra", ("gruppo",)),
    _C.STATUS: ("Status", "Stato", ("state",)),
    _C.CONTRACT_END: (
        "Contract until",
        "Scadenza contratto",
        (
            "scadenza",
            "scadenza del contratto",
            "scad contratto",
            "scad contr",
            "fine contratto",
            "contract end",
            "contract expiry",
            "contract ends",
            "scade il",
        ),
    ),
    _C.STATUSES: ("Statuses in time", "Stati nel tempo", ()),
    _C.COLOUR: ("Colour", "Colore", ("color",)),
    _C.SERVICE_LEVEL: ("Service level (s)", "Livello di servizio (s)", ("service level", "livello di servizio")),
    _C.HOLD_LIMIT: ("Hold limit (s)", "Limite di attesa (s)", ("hold limit", "limite di attesa")),
    _C.WRAP_UP: ("Wrap-up (s)", "Post-chiamata (s)", ("wrap up", "post chiamata")),
    _C.HOURS: (
        "Opening hours",
        "Orari",
        ("hours", "orario", "orari di apertura", "orario di apertura", "orario apertura", "orari apertura"),
    ),
    _C.HOLIDAYS: ("Closed on public holidays", "Chiuso nei giorni festivi", ("public holidays", "festivita", "festivi")),
    _C.REGION: ("Holiday region", "Festività locali di", ()),
    _C.EXCEPTIONS: ("Days of their own", "Giorni particolari", ()),
    _C.CLOSURES: (
        "Closures",
        "Chiusure",
        ("closure", "chiusura", "ferie", "chiusura estiva", "chiusure estive"),
    ),
    _C.ANSWERS: ("Closures asked about", "Chiusure chieste", ()),
    _C.FACTS: ("What may be said", "Cosa si può dire", ()),
    _C.GREETING: (
        "Greeting",
        "Formula di risposta",
        ("formula", "saluto", "risposta", "greeting open", "answer phrase", "answering phrase", "frase di risposta"),
    ),
    _C.CLOSED_GREETING: (
        "Greeting when closed",
        "Formula di risposta a ufficio chiuso",
        ("closed greeting", "formula chiuso", "formula di chiusura"),
    ),
    _C.GREETINGS: ("Other greetings", "Altre formule", ()),
    _C.INSTRUCTIONS: ("Instructions", "Istruzioni", ("instruction", "istruzione")),
    _C.DATED_INSTRUCTIONS: ("Instructions for a time or number", "Istruzioni a termine o di un numero", ()),
    _C.HEADQUARTERS: ("Headquarters", "Sede", ("head office", "numero sede", "telefono sede", "hq")),
    _C.REACHES: ("Numbers of nobody's", "Recapiti di nessuno", ()),
    _C.DUTY: ("On call", "Reperibilità", ()),
    _C.ROTAS: ("Rotas", "Turni di reperibilità", ()),
    _C.LINE: (
        "Number",
        "Numero",
        (
            "line",
            "linea",
            "did",
            "numero assegnato",
            "numero telefonico assegnato",
            "numero di telefono assegnato",
            "telefono assegnato",
            "linea assegnata",
            "assigned number",
            "numero linea",
            "number dialled",
            "line number",
            "did number",
            "numero did",
            "numero virtuale",
            "n virtuale",
            "virtual number",
        ),
    ),
    _C.LINE_SINCE: ("Number since", "Numero dal", ()),
    _C.LINE_UNTIL: ("Number until", "Numero fino al", ()),
    _C.LINE_LABEL: ("Number's label", "Etichetta del numero", ("line label", "label", "etichetta", "etichetta numero")),
    _C.LINE_GREETING: ("Number's greeting", "Formula di risposta del numero", ("line greeting",)),
    _C.PATIENCE: ("Patience (s)", "Pazienza (s)", ("patience", "pazienza")),
    _C.FALLBACK: ("Fallback number", "Numero di riserva", ("fallback", "riserva")),
    _C.WAITING: ("While waiting", "Durante l'attesa", ()),
    _C.LINE_HOURS: ("Number's hours", "Orari del numero", ()),
    _C.CLOSED_TEXT: ("Announcement when closed", "Annuncio a ufficio chiuso", ()),
    _C.BUSY_TEXT: ("Announcement when busy", "Annuncio se occupato", ()),
    _C.LINE_TARGETS: ("Number goes to", "Il numero passa a", ()),
    _C.PERSON: (
        "Person",
        "Referente",
        (
            "contact",
            "contatto",
            "persona",
            "name",
            "nome",
            "full name",
            "nominativo",
            "first name",
            "contact person",
            "contact name",
            "nome referente",
            "ref",
            "nome e cognome",
            "persona di riferimento",
        ),
    ),
    _C.SURNAME: ("Surname", "Cognome", ("last name", "family name")),
    _C.TITLE: ("Title", "Titolo", ("form of address", "appellativo")),
    _C.PERSON_SAY_AS: ("Person's pronunciation", "Pronuncia del referente", ()),
    _C.ROLE: ("Role", "Ruolo", ("position", "job title", "qualifica", "mansione", "funzione")),
    _C.DEPARTMENT: ("Department", "Reparto", ("ufficio",)),
    _C.RESPONSIBILITIES: ("Responsibilities", "Competenze", ("responsabilita", "si occupa di")),
    _C.TAGS: ("Tags", "Parole chiave", ("tag",)),
    _C.LANGUAGES: ("Person's languages", "Lingue del referente", ("languages", "lingue", "lingue parlate")),
    _C.PERSON_CITY: ("Person's city", "Città del referente", ("citta referente",)),
    _C.PERSON_ZONE: ("Person's time zone", "Fuso orario del referente", ("fuso orario referente",)),
    _C.PHONE: (
        "Phone",
        "Telefono",
        (
            "telephone",
            "direct",
            "diretto",
            "tel",
            "telefono diretto",
            "telefono fisso",
            "fisso",
            "phone number",
            "numero di telefono",
            "telefono referente",
            "numero referente",
            "numero contatto",
            "contact number",
            "business phone",
            "telefono ufficio",
            "telefoni",
        ),
    ),
    _C.MOBILE: (
        "Mobile",
        "Cellulare",
        (
            "cell",
            "mobile phone",
            "cell phone",
            "telefono cellulare",
            "mobile number",
            "cellulare referente",
            "numero di cellulare",
            "cellulari",
        ),
    ),
    _C.EXTENSION: ("Extension", "Interno", ("ext", "int", "extension number", "numero interno", "internal")),
    _C.MAIL: (
        "E-mail",
        "Posta elettronica",
        (
            "email",
            "mail",
            "e mail",
            "indirizzo e mail",
            "email address",
            "email referente",
            "e mail referente",
            "e mail address",
        ),
    ),
    _C.WAY_ORDER: ("Order to reach", "Ordine dei recapiti", ()),
    _C.ACCEPTS: ("Accepts", "Accetta", ()),
    _C.PERSON_HOURS: ("Person's hours", "Orari del referente", ()),
    _C.ABSENCES: ("Absences", "Assenze", ("absence", "assenza", "ferie referente", "ferie del referente")),
    _C.DEPUTY: ("Deputy (UID)", "Vice (UID)", ()),
    _C.LEFT_TEXT: ("What to say of who left", "Cosa dire di chi è uscito", ()),
    _C.LOGO: ("Logo", "Logo", ("logo file", "file del logo")),
    _C.PERSON_NOTES: ("Person's notes", "Note sul referente", ("contact notes", "note referente", "note del referente")),
    _C.REPLACED_BY: ("Replaced by (UID)", "Sostituito da (UID)", ()),
    _C.LEFT_ON: ("Left on", "Uscito il", ("left",)),
    _C.OTHER_NAMES: ("Other names", "Altri nomi", ("nickname", "nicknames", "soprannome", "detto")),
    _C.UID: ("UID", "UID", ()),
    _C.PERSON_ID: ("Person's id", "Id del referente", ()),
    _C.NOTES: (
        "Notes",
        "Note",
        ("note", "notes", "annotazioni", "osservazioni", "avvertenze", "remarks", "comments", "commenti"),
    ),
}
"""For each column its English and its Italian heading, and what else people write there (normalised by `words_of`)."""


@cache
def _meanings() -> Mapping[str, Column]:
    named = {normal(other): column for column, (_, _, others) in HEADINGS.items() for other in others}
    own = {normal(name): column for column, (english, italian, _) in HEADINGS.items() for name in (english, italian)}
    return named | own


def meaning(heading: str) -> Column | None:
    """What a heading means; None: nothing that we know."""
    meant = grouped_meaning(heading)
    return meant[0] if meant else None


REASONS = frozenset({"reason", "motivo"})
"""The heading over the reasons beside refused rows: they are for whoever corrects them."""

_NUMBERED = re.compile(r"(?:^|(?<=[a-z ]))(?:\b(?:n|nr|num|no) )?(?P<number>[1-9][0-9]?)(?:o|a)?(?= |$)")
_NUMBER = frozenset({"n", "nr", "no", "num"})
"""`numero`, shortened."""
_OF_A_PERSON = frozenset({"referente", "ref", "contatto", "contact", "persona", "person", "del", "della", "of", "s"})


def grouped_meaning(text: str) -> tuple[Column | None, int | None] | None:
    """What a heading means, and the number that it has (`Referente 2`, `2° referente`, `Cellulare referente 2`); None: nothing
    that we know. A heading that we write ourselves and do not read has no column."""
    words = normal(text)
    if words in REASONS:
        return None, None
    if (column := _meaning_of(words)) is not None:
        return column, None
    found = _NUMBERED.search(words)
    if found is None:
        return None
    column = _meaning_of(" ".join(f"{words[: found.start()]} {words[found.end() :]}".split()))
    return (column, int(found["number"])) if column is not None else None


def _meaning_of(words: str) -> Column | None:
    """`Cellulare referente` is the mobile of a person, whoever the rest is about."""
    column = _meanings().get(words)
    if column is not None or not words:
        return column
    first, _, more = words.partition(" ")
    if more and first in _NUMBER:
        return _meaning_of(f"numero {more}") or _meanings().get(f"numero di {more}")
    rest = [word for word in words.split() if word not in _OF_A_PERSON]
    return _meanings().get(" ".join(rest)) if rest and len(rest) < len(words.split()) else None


def heading(column: Column, language: str) -> str:
    """The heading under which the column is written."""
    english, italian, _ = HEADINGS[column]
    return italian if language == "it" else english
