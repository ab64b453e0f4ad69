"""The secrets of a service that has no keyring."""

from __future__ import annotations

from pathlib import Path

import pytest

from receptionist.errors import Problem
from receptionist.serving.process import kept_secret


def test_a_file_of_its_own_is_read_and_one_that_others_can_read_is_refused(tmp_path: Path) -> None:
    assert kept_secret(tmp_path, "pbx-password") is None
    path = tmp_path / "pbx-password"
    path.touch(mode=0o600)
    path.write_text("of the desk\n")
    assert kept_secret(tmp_path, "pbx-password") == "of the desk"
    path.chmod(0o640)
    with pytest.raises(Problem) as refused:
        kept_secret(tmp_path, "pbx-password")
    assert (refused.value.code, refused.value.values) == ("hub.secret_open", {"file": str(path)})


def test_systemds_credential_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "credentials"
    given.mkdir()
    (given / "pbx-password").write_text("of the unit")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(given))
    assert kept_secret(tmp_path, "pbx-password") == "of the unit"
