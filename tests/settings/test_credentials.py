"""Passwords are in the keyring or nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import InitError, PasswordDeleteError

from receptionist.credentials import Credentials
from receptionist.errors import Problem


class InMemory(KeyringBackend):
    """A keyring as a desktop session has one."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def session(request: pytest.FixtureRequest) -> Iterator[KeyringBackend]:
    """The keyring of this test's session: a test names its kind."""
    before = keyring.get_keyring()
    backend: KeyringBackend = request.param()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.mark.parametrize("session", [InMemory], indirect=True)
def test_a_password_is_kept_and_forgotten(session: KeyringBackend) -> None:
    credentials = Credentials()
    assert credentials.get("pbx:x") is None
    credentials.set("pbx:x", "secret")
    assert Credentials().get("pbx:x") == "secret"
    credentials.forget("pbx:x")
    credentials.forget("pbx:x")
    assert credentials.get("pbx:x") is None


class Broken(InMemory):
    """A desktop's keyring whose program raises what it likes."""

    raises: Exception = ValueError()

    def get_password(self, service: str, username: str) -> str | None:
        raise self.raises

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.raises


BREAKS = [ConnectionRefusedError(), TimeoutError(), ValueError(), ImportError(), AttributeError(), InitError()]


@pytest.mark.parametrize("error", BREAKS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("session", [Broken], indirect=True)
def test_a_keyring_that_breaks_is_none(session: Broken, error: Exception) -> None:
    session.raises = error
    credentials = Credentials()
    for action in (lambda: credentials.get("a"), lambda: credentials.set("a", "secret"), lambda: credentials.forget("a")):
        with pytest.raises(Problem) as told:
            action()
        assert told.value.code == "keyring.absent"


@pytest.mark.parametrize("session", [NoKeyring], indirect=True)
def test_without_a_keyring_it_is_said_so_and_no_file_is_written(session: KeyringBackend, home: Path) -> None:
    credentials = Credentials()
    for action in (lambda: credentials.get("a"), lambda: credentials.set("a", "secret"), lambda: credentials.forget("a")):
        with pytest.raises(Problem) as told:
            action()
        assert told.value.code == "keyring.absent"
        assert "secret" not in str(told.value)
    assert [path for path in home.rglob("*") if path.is_file()] == []
