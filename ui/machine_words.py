"""What the operating system and the network give as a reason, in words of ours."""

from __future__ import annotations

import errno

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.errors import reason_named, words_of_reason

REASONS: dict[str, str] = {
    reason_named(number): sentence
    for number, sentence in {
        errno.ENOENT: QT_TRANSLATE_NOOP("machine", "there is nothing there"),
        errno.EACCES: QT_TRANSLATE_NOOP("machine", "this user may not"),
        errno.EPERM: QT_TRANSLATE_NOOP("machine", "this user may not"),
        errno.EISDIR: QT_TRANSLATE_NOOP("machine", "it is a folder"),
        errno.ENOTDIR: QT_TRANSLATE_NOOP("machine", "a part of its path is no folder"),
        errno.ENAMETOOLONG: QT_TRANSLATE_NOOP("machine", "the name is too long"),
        errno.ENOSPC: QT_TRANSLATE_NOOP("machine", "the disk is full"),
        errno.EDQUOT: QT_TRANSLATE_NOOP("machine", "this user's share of the disk is full"),
        errno.EROFS: QT_TRANSLATE_NOOP("machine", "the disk cannot be written"),
        errno.EIO: QT_TRANSLATE_NOOP("machine", "the disk failed"),
        errno.ELOOP: QT_TRANSLATE_NOOP("machine", "its links go in a circle"),
        errno.ECONNREFUSED: QT_TRANSLATE_NOOP("machine", "nobody listens there"),
        errno.ETIMEDOUT: QT_TRANSLATE_NOOP("machine", "no answer came in time"),
        errno.EHOSTUNREACH: QT_TRANSLATE_NOOP("machine", "there is no way to it"),
        errno.ENETUNREACH: QT_TRANSLATE_NOOP("machine", "there is no way to it"),
        errno.ECONNRESET: QT_TRANSLATE_NOOP("machine", "it broke off"),
    }.items()
} | {
    "no_such_host": QT_TRANSLATE_NOOP("machine", "no such host is known"),
    "no_tls": QT_TRANSLATE_NOOP("machine", "no TLS could be agreed on"),
    "not_asterisk": QT_TRANSLATE_NOOP("machine", "what answers there is no Asterisk"),
}
"""The same as `receptionist.words.MACHINE`, for the screen."""


def in_words(reason: object) -> object:
    """A reason in today's language; one that we have no words for in those of the machine."""
    if not isinstance(reason, str):
        return reason
    return QCoreApplication.translate("machine", REASONS[reason]) if reason in REASONS else words_of_reason(reason)
