"""The clients that were opened last, and those pinned: what the palette offers before anything is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

MOST_RECENT = 8


class Recent:
    """Ids of clients, the latest first. `keep` is told of each change, to remember it for the next start."""

    def __init__(
        self,
        recent: Iterable[str] = (),
        pinned: Iterable[str] = (),
        keep: Callable[[tuple[str, ...], tuple[str, ...]], None] | None = None,
    ) -> None:
        self._recent, self._pinned = list(recent), list(pinned)
        self._keep = keep or (lambda recent, pinned: None)

    @property
    def clients(self) -> tuple[str, ...]:
        """The pinned ones in the order of pinning, then the recent ones."""
        return (*self._pinned, *(client for client in self._recent if client not in self._pinned))

    def is_pinned(self, client: str) -> bool:
        """Whether it stays at the top."""
        return client in self._pinned

    def opened(self, client: str) -> None:
        """It was opened just now."""
        self._recent = [client, *(other for other in self._recent if other != client)][:MOST_RECENT]
        self._keep(tuple(self._recent), tuple(self._pinned))

    def pin(self, client: str) -> None:
        """Keep it at the top, or no longer."""
        if client in self._pinned:
            self._pinned.remove(client)
        else:
            self._pinned.append(client)
        self._keep(tuple(self._recent), tuple(self._pinned))
