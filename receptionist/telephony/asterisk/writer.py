"""Puts a configuration into a folder, and never overwrites silently what somebody else wrote or changed there.

Each text file of ours carries a fingerprint of itself in its first line; sounds are told by their content.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from receptionist.errors import Problem, reason_of
from receptionist.telephony.asterisk.sounds import default_sounds

_SIGNED = "Written by receptionist pbx write"
_COMMENT = {".conf": ";", ".service": "#", ".txt": "#", "": "#"}
_SECRET = {"ari.conf", "pjsip.conf", "receptionist-ari.conf"}


def _signed(name: str, content: bytes) -> bytes:
    """`content` under a line that tells whose it is and how it was, so that a later change by hand is noticed."""
    comment = _COMMENT.get(Path(name).suffix)
    if comment is None:
        return content
    text = content.decode()
    line = f"{comment} {_SIGNED}. Fingerprint {hashlib.sha256(content).hexdigest()[:32]}\n"
    if text.startswith("#!"):
        first, rest = text.split("\n", 1)
        return f"{first}\n{line}{rest}".encode()
    return (line + text).encode()


def _is_ours(name: str, found: bytes) -> bool:
    """Whether `found` is a file of ours that nobody has changed since."""
    comment = _COMMENT.get(Path(name).suffix)
    if comment is None:
        return found == default_sounds().get(name)
    lines = found.decode(errors="replace").splitlines(keepends=True)
    at = next((i for i, line in enumerate(lines[:2]) if _SIGNED in line), None)
    if at is None:
        return False
    content = "".join(lines[:at] + lines[at + 1 :]).encode()
    return lines[at].split()[-1] == hashlib.sha256(content).hexdigest()[:32]


def known_passwords(folder: Path) -> dict[str, str]:
    """The passwords that stand in `folder` from an earlier writing, by name, so that phones need not be set up again. A trunk's
    is the one of whom it registers as (`trunk:USER`)."""
    known: dict[str, str] = {}
    for name, prefix in (("pjsip.conf", ""), ("ari.conf", "ari:"), ("receptionist-ari.conf", "ari:")):
        path = folder / name
        section = user = ""
        for line in path.read_text().splitlines() if path.exists() else ():
            if line.startswith("["):
                section = line.strip("[]")
            elif line.startswith("username = "):
                user = line.removeprefix("username = ")
            elif line.startswith("password = "):
                known[f"trunk:{user}" if section == "trunk" else prefix + section] = line.removeprefix("password = ")
    return known


def foreign(folder: Path, contents: Iterable[str]) -> list[str]:
    """The files in `folder` that we would overwrite and that are not ours, or were changed by hand."""
    return [name for name in contents if (folder / name).exists() and not _is_ours(name, (folder / name).read_bytes())]


def write(folder: Path, contents: Mapping[str, bytes], *, replace: bool = False) -> list[Path]:
    """Write `contents` below `folder`, files with passwords readable by their owner alone. Raises `Problem`
    (`pbx.file_foreign`) when a file there is somebody else's; with `replace` such a file is kept as `NAME.before`."""
    strangers = foreign(folder, contents)
    if strangers and not replace:
        raise Problem("pbx.file_foreign", folder=str(folder), files=", ".join(strangers))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in strangers:
            (folder / name).replace(folder / f"{name}.before")
        return [_put(folder / name, name, content) for name, content in contents.items()]
    except OSError as error:
        raise Problem("pbx.folder_unwritable", folder=str(folder), reason=reason_of(error)) from error


def _put(path: Path, name: str, content: bytes) -> Path:
    """Write one file through a temporary name, so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = 0o600 if name in _SECRET else 0o755 if name == "receptionist-watchdog" else 0o644
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(_signed(name, content))
    draft.chmod(mode)
    draft.replace(path)
    return path
