"""Where an office's file may lie: not on a network share, better not in a folder that a cloud service copies about. And whether
anything can be written there."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path, PurePath

from receptionist.errors import Problem

_KINDS = (
    "nfs nfs4 cifs smb smb2 smb3 smbfs afpfs afs ncpfs davfs webdav ceph glusterfs lustre beegfs ocfs2 vboxsf vmhgfs "
    "fuse.sshfs fuse.davfs2 fuse.rclone fuse.glusterfs fuse.s3fs fuse.gvfsd-fuse fuse.smbnetfs fuse.vmhgfs-fuse"
)
NETWORK = frozenset(_KINDS.split())
"""File systems on which SQLite's locks and shared memory do not hold (sqlite.org/wal.html: one host only)."""

SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "iCloud",
    "syncthing": "Syncthing",
    "pcloud": "pCloud",
    "megasync": "MEGA",
}


def read_mounts() -> str:
    """The machine's mount table (proc(5)); empty where there is none."""
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="surrogateescape") if table.exists() else ""


def file_system(path: PurePath, mounts: str) -> str | None:
    """The kind of file system that `path` (absolute, links resolved) lies on, by the mount table; later entries hide
    earlier ones."""
    found, depth = None, -1
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = PurePath(_unescaped(words[1]))
        if path.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = words[2], len(point.parts)
    return found


def _unescaped(word: str) -> str:
    """proc(5) writes blanks and the like as octal."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), word)


def refuse_network_share(path: Path, mounts: str) -> None:
    """Raise `office.network_share` when the file would lie on another machine."""
    kind = "UNC" if str(path).startswith(("\\\\", "//")) else file_system(path.resolve(), mounts)
    if kind == "UNC" or kind in NETWORK or _remote_drive(path):
        raise Problem("office.network_share", office=str(path), kind=kind or "")


def _remote_drive(path: Path) -> bool:
    """Windows knows a mapped network drive by its letter (GetDriveTypeW: 4 is DRIVE_REMOTE)."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == 4)


def sync_service(path: PurePath) -> str | None:
    """The service that copies the file's folder about, by the folder's name (`OneDrive - Studio Rossi` counts)."""
    for part in path.parts[:-1]:
        name = part.lower()
        for start, service in SYNCED.items():
            if name == start or name.startswith((f"{start} ", f"{start}-", f"{start}_")):
                return service
    return None


LEAST_ROOM = 32 * 1024
"""Bytes that SQLite needs beside a file before it reads it (the wal-index, sqlite.org/walformat.html)."""


def is_full(folder: Path) -> bool:
    """Whether the disk under it has no room even for that."""
    try:
        return shutil.disk_usage(folder).free < LEAST_ROOM
    except OSError:
        return False


def is_read_only(folder: Path) -> bool:
    """Whether the disk under it takes no writing from anybody (a mount, not the rights of one user)."""
    if sys.platform == "win32":
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return False
