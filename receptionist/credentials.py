"""Passwords, in the keyring of the person's own session and nowhere else."""

from __future__ import annotations

import keyring
from keyring.errors import KeyringError, PasswordDeleteError

from receptionist.errors import Problem

SERVICE = "receptionist"


class Credentials:
    """Secrets by name (`pbx:<address>`). On a machine without a keyring each method raises `Problem` `keyring.absent`: the
    person is asked each time, and nothing is ever written to a file."""

    def get(self, name: str) -> str | None:
        """The secret, or None where none was kept."""
        try:
            return keyring.get_password(SERVICE, name)
        except (KeyringError, RuntimeError) as error:
            raise Problem("keyring.absent") from error

    def set(self, name: str, secret: str) -> None:
        """Keep the secret."""
        try:
            keyring.set_password(SERVICE, name, secret)
        except (KeyringError, RuntimeError) as error:
            raise Problem("keyring.absent") from error

    def forget(self, name: str) -> None:
        """Keep it no longer; where there was none, nothing happens."""
        try:
            keyring.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except (KeyringError, RuntimeError) as error:
            raise Problem("keyring.absent") from error
