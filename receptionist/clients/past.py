"""How a client was known at a moment that is past: what was kept then, and what had been told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from receptionist.clients.news import News
from receptionist.clients.news.service import NewsService
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService


@dataclass(frozen=True, slots=True)
class Known:
    """`news`: what held then, or was to, the latest first. `since`: since when the client is kept here (UTC); None: that is not
    known."""

    profile: Profile
    news: tuple[News, ...]
    since: datetime | None = None

    def is_before(self, at: datetime) -> bool:
        """Whether the client was not kept here yet at `at`: nothing is known of it then."""
        return self.since is not None and at < self.since


def known_at(clients: ClientService, news: NewsService, client: str, at: datetime) -> Known:
    """The client (id) at `at` (aware). Blocks. Raises `NotFound` `client.unknown`."""
    moment = at.astimezone(UTC)
    return Known(clients.at(client, moment), tuple(news.told(client, moment)), clients.known_since(client))
