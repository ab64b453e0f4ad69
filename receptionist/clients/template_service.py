"""The templates of this office: those that ship with the program, and its own in the database."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime

import msgspec
from sqlalchemy import delete, insert, select

from receptionist.clients.model import TemplateRow
from receptionist.clients.profile import Profile
from receptionist.clients.templates import Template, Wording, template_of
from receptionist.errors import Invalid, NotFound
from receptionist.resources import resource
from receptionist.store.engine import Store


def shipped() -> list[Template]:
    """Those that come with the program, by language and name."""
    files = sorted(resource("templates", "clients").glob("*.toml"))
    found = [msgspec.toml.decode(file.read_bytes(), type=Template) for file in files]
    return sorted(found, key=lambda one: (one.language, one.name.casefold()))


class TemplateService:
    """Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Template]:
        """The office's own first, then those that ship."""
        with self._store.reading() as session:
            rows = session.scalars(select(TemplateRow).order_by(TemplateRow.name)).all()
            own = [msgspec.convert(row.body, Template) for row in rows]
        return [*own, *shipped()]

    def keep(self, profile: Profile, name: str, kept: Container[Wording], by: str, at: datetime) -> Template:
        """Let clients begin as this one is, with those of its proposed wordings that somebody has read. Raises `Invalid`
        `template.name_taken`, and as `templates.check`."""
        template = template_of(profile, name, kept)
        if any(one.name.casefold() == template.name.casefold() for one in self.all()):
            raise Invalid("template.name_taken", field="name", name=template.name)
        row = {"id": template.id, "name": template.name, "body": msgspec.to_builtins(template), "made_by": by, "made_at": at}
        with self._store.session() as session:
            session.execute(insert(TemplateRow), [row])
        return template

    def take_away(self, template: str) -> None:
        """No client begins by it (its id) any more; those that did stay as they are. Raises `NotFound` `template.unknown` for
        one that is not there, or ships with the program."""
        with self._store.session() as session:
            if template not in set(session.scalars(select(TemplateRow.id))):
                raise NotFound("template.unknown")
            session.execute(delete(TemplateRow).where(TemplateRow.id == template))
