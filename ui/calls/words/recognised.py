"""Who rings, where the number is a known person's: in words for row and card, and whose client can be shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from receptionist.clients.known import KnownPerson
from receptionist.clients.profile import Profile
from ui.calls.words.text import plain

NAMED = 2
"""So many people who share a number are named; of more, only the client is."""


def others(known: Sequence[KnownPerson], whose: Profile | None) -> list[Profile]:
    """The clients, other than the call's own, whose people ring from there."""
    found = {one.client.id: one.client for one in known if whose is None or one.client.id != whose.id}
    return list(found.values())


def on_card(known: Sequence[KnownPerson], whose: Profile | None) -> str:
    """Everybody it may be: `Avv. Marco Bianchi of Studio Rossi (partner)`, of the call's own client without its name."""
    return " · ".join(_of_client(client, known, whose) for client in {one.client.id: one.client for one in known}.values())


def on_row(known: Sequence[KnownPerson], whose: Profile | None) -> str:
    """The one person, in short; empty where several ring from there."""
    if len(known) != 1:
        return ""
    (one,) = known
    own = whose is not None and one.client.id == whose.id
    return plain(one.person.name, 60) if own else ", ".join((plain(one.person.name, 60), plain(one.client.brief)))


def _of_client(client: Profile, known: Sequence[KnownPerson], whose: Profile | None) -> str:
    people = [one for one in known if one.client.id == client.id]
    named = QCoreApplication.translate("caller", "somebody")
    if len(people) <= NAMED:
        either = QCoreApplication.translate("caller", "{one} or {other}")
        names = [_named(one) for one in people]
        named = names[0] if len(names) == 1 else either.format(one=names[0], other=names[1])
    if whose is not None and client.id == whose.id and len(people) <= NAMED:
        return _with_role(named, people)
    of = QCoreApplication.translate("caller", "{person} of {client}")
    return _with_role(of.format(person=named, client=plain(client.name, 60)), people)


def _named(one: KnownPerson) -> str:
    return " ".join(part for part in (plain(one.person.title, 20), plain(one.person.name, 60)) if part)


def _with_role(words: str, people: Sequence[KnownPerson]) -> str:
    role = plain(people[0].person.role, 40) if len(people) == 1 else ""
    return f"{words} ({role})" if role else words
