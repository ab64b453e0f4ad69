"""The secrets of a hub: files that its user alone may read, on a machine without a keyring."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from receptionist.errors import Problem, reason_of
from receptionist.link.passes import KEY_BYTES

KEY_FILE: Final = "token.key"


def token_key(folder: Path) -> bytes:
    """The key that signs tokens, made at the first use; the other hub gets a copy of the file. Raises `Problem`
    `hub.secret_open` where others may read it, `hub.secret_unreadable` where we may not, `hub.token_key_damaged` for a part."""
    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")  # whole or not there, whenever the program or its machine ends
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    return read_token_key(path)


def read_token_key(path: Path) -> bytes:
    """The one that stands there. Raises as `token_key`, also where somebody is just putting another in its place."""
    try:
        _refuse_open(path)
        key = path.read_bytes()
    except OSError as error:
        raise Problem("hub.secret_unreadable", file=str(path), reason=reason_of(error)) from error
    if len(key) < KEY_BYTES:
        raise Problem("hub.token_key_damaged", file=str(path))
    return key


def kept_secret(file: Path) -> str | None:
    """A secret of a service that has no keyring: systemd's credential of that file's name (LoadCredential= in systemd.exec(5)),
    else what stands in `file`; None where neither holds anything. Raises `Problem` `hub.secret_open`
    where others may read it, `hub.secret_unreadable` where we may not."""
    given = os.environ.get("CREDENTIALS_DIRECTORY")
    for path in ([Path(given) / file.name] if given else []) + [file]:
        if path.is_file():
            try:
                if path == file:
                    _refuse_open(path)
                kept = path.read_text(encoding="utf-8").strip()
            except (OSError, UnicodeError) as error:
                reason = reason_of(error) if isinstance(error, OSError) else type(error).__name__
                raise Problem("hub.secret_unreadable", file=str(path), reason=reason) from error
            if kept:
                return kept
    return None


def _refuse_open(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        raise Problem("hub.secret_open", file=str(path))
