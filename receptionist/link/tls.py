"""TLS between consoles and hubs: the office's own certificate authority is trusted, and no other."""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass
from pathlib import Path

from receptionist.errors import Problem


@dataclass(frozen=True, slots=True)
class Signed:
    """A certificate and its key, as files."""

    certificate: Path
    key: Path


def fingerprint(certificate: Path) -> str:
    """See `fingerprint_of`."""
    return fingerprint_of(certificate.read_text(encoding="ascii"))


def fingerprint_of(pem: str) -> str:
    """SHA-256 over the certificate (DER), in pairs, for two people to compare over the telephone. Raises `ValueError` for what
    is no certificate."""
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest().upper()
    return ":".join(digest[i : i + 2] for i in range(0, len(digest), 2))


def for_server(signed: Signed) -> ssl.SSLContext:
    """TLS 1.3 and 1.2 for a hub. Raises `Problem` `hub.certificate_absent`, `hub.certificate_unusable`."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        for file in (signed.certificate, signed.key):
            if not file.is_file():
                raise Problem("hub.certificate_absent", file=str(file))
        context.load_cert_chain(signed.certificate, signed.key)
    except OSError as error:  # what OpenSSL finds wrong with them is one, too
        raise Problem("hub.certificate_unusable", certificate=str(signed.certificate), key=str(signed.key)) from error
    return context


def for_console(authority: Path | str) -> ssl.SSLContext:
    """Full verification, by the office's own authority and no other."""
    context = ssl.create_default_context(ssl.Purpose.SERVER_AUTH, cafile=str(authority))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
