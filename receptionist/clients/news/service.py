"""News in the office's database: written by any assistant, read by everybody, ended by time or by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from sqlalchemy import insert, or_, select, update

from receptionist.clients.model import NewsRow
from receptionist.clients.news import TRUSTED, News, Recognised
from receptionist.clients.recognition import Heard, recognise, vouched
from receptionist.errors import Invalid, NotFound
from receptionist.store.engine import Store

LONGEST = timedelta(days=366)
"""What is true for longer belongs into the profile."""

MOST_LETTERS = 500
MOST_TELLER = 200


def checked(news: News) -> News:
    """The news as it is kept. Raises `Invalid`: `news.empty`, `text.too_long`, `span.backwards`, `news.over` for an end that
    has been, `news.too_long` (over a year), `news.not_recognised` for another number from somebody who gave no password and
    was not called back."""
    kept = msgspec.structs.replace(news, text=news.text.strip(), told_by=news.told_by.strip())
    if not kept.text:
        raise Invalid("news.empty", field="text")
    for field, text, most in (("text", kept.text, MOST_LETTERS), ("told_by", kept.told_by, MOST_TELLER)):
        if len(text) > most:
            raise Invalid("text.too_long", field=field, most=most)
    if news.until <= news.since:
        raise Invalid("span.backwards", field="until")
    if news.until <= news.written_at:
        raise Invalid("news.over", field="until")
    if news.until - news.written_at > LONGEST:
        raise Invalid("news.too_long", field="until")
    if news.number is not None and news.recognised not in TRUSTED:
        raise Invalid("news.not_recognised", field="number")
    return kept


class NewsService:
    """Blocks: never called on a screen's own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, news: News) -> News:
        """Keep it. Raises as `checked`, and `news.password_unheard` for a password that whoever writes it has not heard
        (`recognise`) within the hour."""
        kept = checked(news)
        with self._store.session() as session:
            by_password = news.recognised is Recognised.PASSPHRASE
            if by_password and not vouched(session, news.client, news.written_by, news.written_at):
                raise Invalid("news.password_unheard", field="recognised")
            session.execute(insert(NewsRow), [_columns(kept)])
        return kept

    def recognise(self, client: str, said: str, by: str, at: datetime) -> Heard:
        """Whether somebody of the client (id) knows its password: see `receptionist.clients.recognition.recognise`."""
        return recognise(self._store, client, said, by, at)

    def end(self, news: str, at: datetime, by: str) -> None:
        """It is true no longer. Raises `NotFound` `news.unknown`; one that has ended already stays as it was."""
        with self._store.session() as session:
            if session.get(NewsRow, news) is None:
                raise NotFound("news.unknown")
            open_ = (NewsRow.id == news, NewsRow.ended_at.is_(None))
            session.execute(update(NewsRow).where(*open_).values(ended_at=at, ended_by=by))

    def current(self, at: datetime) -> dict[str, tuple[News, ...]]:
        """All that is true at `at` or will be, by client (id), the latest first."""
        query = select(NewsRow).where(NewsRow.until > at, NewsRow.ended_at.is_(None)).order_by(NewsRow.written_at.desc())
        found: dict[str, tuple[News, ...]] = {}
        with self._store.reading() as session:
            for row in session.scalars(query):
                found[row.client] = (*found.get(row.client, ()), _news(row))
        return found

    def told(self, client: str, at: datetime) -> list[News]:
        """What is true of a client (id) at `at`, past or coming, or was to be as it was known then, the latest first; however
        much was written since."""
        ended = or_(NewsRow.ended_at.is_(None), NewsRow.ended_at > at)
        begun = or_(NewsRow.since <= at, NewsRow.written_at <= at)
        known = (NewsRow.client == client, begun, NewsRow.until > at, ended)
        with self._store.reading() as session:
            return [_news(row) for row in session.scalars(select(NewsRow).where(*known).order_by(NewsRow.written_at.desc()))]

    def of(self, client: str, limit: int = 200) -> list[News]:
        """What there was of a client (id), the latest `limit`, the latest first."""
        query = select(NewsRow).where(NewsRow.client == client).order_by(NewsRow.written_at.desc()).limit(limit)
        with self._store.reading() as session:
            return [_news(row) for row in session.scalars(query)]


def _columns(news: News) -> dict[str, object]:
    return msgspec.structs.asdict(news) | {"recognised": news.recognised.value}


def _news(row: NewsRow) -> News:
    return msgspec.convert({column.name: getattr(row, column.name) for column in NewsRow.__table__.columns}, News)
