"""Templates: how clients of one trade begin. Texts with blanks that are filled in once, for the new client, and greetings whose
placeholders are filled in at every call. Pure.

What stands in braces is looked up by name among the template's own blanks and the placeholders of greetings, and nothing else:
no attribute, index or format is ever followed, whoever wrote the template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from string import Formatter

import msgspec

from receptionist.clients.blanks import blank
from receptionist.clients.greeting import PLACEHOLDERS, name_in
from receptionist.clients.its_own import ItsOwn
from receptionist.clients.places import zones_of
from receptionist.clients.profile import Fact, FactKind, Greeting, Instruction, Permission, Profile, new_id
from receptionist.clients.times import hours_text
from receptionist.errors import Invalid

LONGEST_TEXT = 2000
MOST_PARTS = 60
"""Greetings, instructions, facts or blanks of one template, each."""
_NAME = re.compile(r"[^\W\d]\w{0,39}")
"""How a blank may be called."""


class Blank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked for once. `name` stands in braces in the texts; `question` is read by whoever fills it in."""

    name: str
    question: str
    example: str = ""


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`language`: in which its texts are said; `about`: for whom it is; `hours` as in `hours_text`. `own`: the office made it,
    and may take it away."""

    id: str = msgspec.field(default_factory=new_id)
    name: str
    language: str
    about: str = ""
    own: bool = False
    blanks: tuple[Blank, ...] = ()
    hours: str = ""
    holidays: bool = True
    service_level: int = 20
    hold_limit: int = 60
    wrap_up: int = 0
    greetings: tuple[Greeting, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    facts: tuple[Fact, ...] = ()


def check(template: Template) -> None:
    """Raise `Invalid` for the first thing that keeps it from being used: `template.name_missing`, `template.too_large`,
    `template.blank_name`, `template.placeholder` (something in braces that it may not read), `hours.unreadable`."""
    if not template.name.strip():
        raise Invalid("template.name_missing", field="name")
    parts = (template.blanks, template.greetings, template.instructions, template.facts)
    if any(len(some) > MOST_PARTS for some in parts) or any(len(text) > LONGEST_TEXT for text in _texts(template)):
        raise Invalid("template.too_large", template=template.name)
    for one in template.blanks:
        if not _NAME.fullmatch(one.name) or one.name.lower() in PLACEHOLDERS:
            raise Invalid("template.blank_name", template=template.name, word=one.name[:60])
    begun(template, "x", {}, "IT")


def _texts(template: Template) -> Iterable[str]:
    yield from (one.text for one in template.greetings)
    yield from (one.text for one in template.instructions)
    yield from (one.text for one in template.facts)
    yield from (text for one in template.blanks for text in (one.name, one.question, one.example))


def begun(template: Template, name: str, answers: Mapping[str, str], country: str, words: str = "") -> Profile:
    """A new client of that name, in `country`, not saved yet. `answers` by the names of blanks; what has none stays a blank in
    the texts (`receptionist.clients.blanks`). Placeholders of greetings are called as in the language `words`, the screen's;
    empty: as in the template. Raises `Invalid` as `check`."""
    filled = {one.name: answers.get(one.name, "").strip() or blank(one.question) for one in template.blanks}
    said = {**filled, **{word: name for word, means in PLACEHOLDERS.items() if means == "client"}}

    def greeting(text: str) -> str:
        return _filled(template.name, text, lambda word: _kept(word, filled, words), _escaped)

    def plain(text: str) -> str:
        return _filled(template.name, text, said.get)

    replace = msgspec.structs.replace
    zones = zones_of(country)
    return Profile(
        code="",
        legal_name=name,
        language=template.language,
        country=country,
        zone=zones[0] if zones else "UTC",
        hours=hours_text.read(template.hours) if template.hours else (),
        hours_assumed=bool(template.hours),
        holidays=template.holidays,
        service_level=template.service_level,
        hold_limit=template.hold_limit,
        wrap_up=template.wrap_up,
        greetings=tuple(replace(one, line=None, day=None, text=greeting(one.text)) for one in template.greetings),
        instructions=tuple(replace(one, line=None, text=plain(one.text)) for one in template.instructions),
        facts=tuple(replace(one, text=plain(one.text)) for one in template.facts),
    )


def _kept(word: str, filled: Mapping[str, str], language: str) -> str | None:
    """In a greeting: a placeholder stands until the call, and braces that somebody typed are braces."""
    if word.lower() in PLACEHOLDERS:
        return "{" + (name_in(language, word) if language else word) + "}"
    return _escaped(filled[word]) if word in filled else None


def _escaped(text: str) -> str:
    """As it stands in a greeting that is still to be filled in."""
    return text.replace("{", "{{").replace("}", "}}")


def _filled(
    template: str, text: str, value: Callable[[str], str | None], literally: Callable[[str], str] = lambda text: text
) -> str:
    """The text with each name in braces replaced by its value. Names only."""
    try:
        pieces = list(Formatter().parse(text))
    except ValueError as error:
        raise Invalid("template.placeholder", template=template, word="{" if "{" in text else "}") from error
    out = ""
    for literal, name, spec, conversion in pieces:
        out += literally(literal)
        if name is None:
            continue
        found = value(name.strip()) if not spec and not conversion else None
        if found is None:
            raise Invalid("template.placeholder", template=template, word=name[:60] or "{}")
        out += found
    return out


# ---- a client as a template

Wording = Greeting | Instruction | Fact
"""What a template lets a client say, or its assistants keep in mind."""


def proposed(profile: Profile, name: str) -> Template:
    """All that a template of the office's own could take over of this client, before anybody has read it. What is known to be
    the client's own is a blank already (`receptionist.clients.its_own`), but a nickname, a code or a name in another script
    cannot be told from any other word: what is kept of it is decided wording by wording (`template_of`)."""
    own = ItsOwn(profile)
    replace = msgspec.structs.replace
    greetings = tuple(
        replace(one, text=own.out_of(one.text, placeholders=True))
        for one in profile.greetings
        if one.line is None and one.day is None
    )
    instructions = tuple(
        Instruction(text=own.out_of(_escaped(one.text)))
        for one in profile.instructions
        if one.line is None and one.since is None and one.until is None
    )
    facts = tuple(found for one in profile.facts if (found := _fact(one, own)) is not None)
    return Template(
        name=name.strip()[:120],
        language=profile.language,
        own=True,
        blanks=tuple(Blank(called, question) for called, question in own.asked.items()),
        hours=hours_text.written(profile.hours, "en"),
        holidays=profile.holidays,
        service_level=profile.service_level,
        hold_limit=profile.hold_limit,
        wrap_up=profile.wrap_up,
        greetings=greetings,
        instructions=instructions,
        facts=facts,
    )


def wordings_of(template: Template | Profile) -> tuple[Wording, ...]:
    """What somebody reads before it is kept: greetings, instructions and facts in which anything is written, in order."""
    return (*template.greetings, *template.instructions, *(one for one in template.facts if one.text or one.label))


def template_of(profile: Profile, name: str, kept: Container[Wording]) -> Template:
    """A template of the office's own that begins as this client is: its hours, what its callers ask for, and those of its
    proposed wordings (`wordings_of`) that a person has read and found to be general. No other word of the client is in it.
    Raises as `check`."""
    whole = proposed(profile, name)
    only = msgspec.structs.replace(
        whole,
        greetings=tuple(one for one in whole.greetings if one in kept),
        instructions=tuple(one for one in whole.instructions if one in kept),
        facts=tuple(one for one in whole.facts if one in kept or not (one.text or one.label)),
    )
    asked = {word for one in wordings_of(only) for word in _names_in(one.text)}
    template = msgspec.structs.replace(only, blanks=tuple(one for one in whole.blanks if one.name in asked))
    check(template)
    return template


def _names_in(text: str) -> Iterable[str]:
    return (found[1].strip() for found in re.finditer(r"\{([^{}]*)\}", text))


def _fact(fact: Fact, own: ItsOwn) -> Fact | None:
    """That it is asked for, and may be said or not; what is never said keeps not even its name. None: nothing is left of it."""
    told = fact.permission is not Permission.NEVER
    text = own.out_of(_escaped(fact.text)) if told and fact.kind in _OF_THE_TRADE else ""
    label = fact.label if told and not own.is_in(fact.label) else ""
    if fact.kind is FactKind.OTHER and not label:
        return None
    return Fact(kind=fact.kind, label=label, text=text, language=fact.language, permission=fact.permission)


_OF_THE_TRADE = frozenset({FactKind.WHERE_ARE_YOU})
"""What is said alike for all clients of a trade; every other text is the client's own."""


msgspec.json.Decoder(Template)  # msgspec learns a type when it is first asked; two threads that ask at once crash it
