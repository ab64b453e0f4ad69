"""Why somebody is out may be nothing for callers; languages of people that were kept as typed become codes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from receptionist.store import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

CODES = {
    "italiano": "it",
    "italian": "it",
    "inglese": "en",
    "english": "en",
    "tedesco": "de",
    "german": "de",
    "deutsch": "de",
    "francese": "fr",
    "french": "fr",
    "français": "fr",
    "spagnolo": "es",
    "spanish": "es",
    "español": "es",
    "portoghese": "pt",
    "portuguese": "pt",
    "russo": "ru",
    "russian": "ru",
    "cinese": "zh",
    "chinese": "zh",
    "giapponese": "ja",
    "japanese": "ja",
    "arabo": "ar",
    "arabic": "ar",
    "polacco": "pl",
    "polish": "pl",
    "rumeno": "ro",
    "romeno": "ro",
    "romanian": "ro",
    "olandese": "nl",
    "dutch": "nl",
    "sloveno": "sl",
    "slovenian": "sl",
    "croato": "hr",
    "croatian": "hr",
    "greco": "el",
    "greek": "el",
}
"""Words that can mean one language only, and its code (ISO 639-1). What is not among them stays as it is, and is complained of
beside its field."""


def upgrade() -> None:
    op.add_column("absences", sa.Column("secret", sa.Boolean(), server_default=sa.false(), nullable=False))
    people = sa.table("people", sa.column("id", types.Id()), sa.column("languages", types.Json()))
    here = op.get_bind()
    for person, languages in here.execute(sa.select(people.c.id, people.c.languages)).all():
        known = list(dict.fromkeys(CODES.get(word.strip().casefold(), word) for word in languages))
        if known != languages:
            here.execute(sa.update(people).where(people.c.id == person).values(languages=known))
