"""Passwords, in the keyring of the person's own session and nowhere else."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from receptionist.errors import Problem

log = logging.getLogger(__name__)

SERVICE = "receptionist"


def name_of_office(where: str) -> str:
    """Under which the password of the shared office at `where` is kept."""
    return f"office:{where}"


class Credentials:
    """Secrets by name (`pbx:<address>`). On a machine without a keyring each method raises `Problem` `keyring.absent`: the
    person is asked each time, and nothing is ever written to a file."""

    def get(self, name: str) -> str | None:
        """The secret, or None where none was kept."""
        with _keyring() as ring:
            kept: str | None = ring.get_password(SERVICE, name)
            return kept

    def set(self, name: str, secret: str) -> None:
        """Keep the secret."""
        with _keyring() as ring:
            ring.set_password(SERVICE, name, secret)

    def forget(self, name: str) -> None:
        """Keep it no longer; where there was none, nothing happens."""
        with _keyring() as ring:
            if ring.get_password(SERVICE, name) is not None:
                ring.delete_password(SERVICE, name)


@contextmanager
def _keyring() -> Iterator[ModuleType]:
    """The library is loaded at the first use only: it takes long, and few ask for a secret at the start. Behind it stand the
    programs of many desktops, each of which raises what it likes."""
    try:
        import keyring

        yield keyring
    except Exception as error:
        log.info("the keyring failed: %s", type(error).__name__)
        raise Problem("keyring.absent") from error
