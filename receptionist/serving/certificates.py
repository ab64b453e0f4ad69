"""The office's own certificate authority, and the certificates it signs: the database server's, the hubs', a console's where
homes come in by client certificate. Files in a folder that only its owner may enter; keys 0600 (RFC 5280, X.509 v3).
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from receptionist.errors import Invalid, Problem
from receptionist.link.tls import Signed

AUTHORITY_YEARS: Final = 20
YEARS: Final = 2
"""Of a server's certificate: renewed by the same command."""
_DAY: Final = timedelta(days=1)
_LABEL: Final = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Authority:
    """One office's. It stands in `folder` as `ca.crt` and `ca.key`."""

    def __init__(self, folder: Path) -> None:
        """Raises `Problem` `certificates.absent` where there is none, `certificates.damaged`."""
        self._folder = folder
        if not (folder / "ca.key").exists():
            raise Problem("certificates.absent", folder=str(folder))
        key = serialization.load_pem_private_key((folder / "ca.key").read_bytes(), None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise Problem("certificates.damaged", folder=str(folder))
        self._key = key
        self._certificate = x509.load_pem_x509_certificate((folder / "ca.crt").read_bytes())

    @classmethod
    def made(cls, folder: Path, office: str) -> Authority:
        """A new one for `office`. Raises `Problem` `certificates.exist` where there is one: consoles trust that."""
        if (folder / "ca.key").exists():
            raise Problem("certificates.exist", folder=str(folder))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        key = ec.generate_private_key(ec.SECP256R1())
        name = _name(f"{office} – Receptionist CA")
        builder = (
            _begun(name, name, key.public_key(), timedelta(days=365 * AUTHORITY_YEARS))
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(signs=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )
        _write(folder, "ca", builder.sign(key, hashes.SHA256()), key)
        return cls(folder)

    @property
    def certificate(self) -> Path:
        """What consoles are given; nothing in it is secret."""
        return self._folder / "ca.crt"

    def server(self, name: str, hosts: list[str]) -> Signed:
        """For a server that is reached as any of `hosts` (names or addresses); again: a new one in its place. Raises `Problem`
        `certificates.name` for what cannot be a file of its own, `certificates.host` for a host's that is none,
        `certificates.other_hosts` where the one in its place names others, too: it is another server's, perhaps."""
        return self._sign(name, hosts, ExtendedKeyUsageOID.SERVER_AUTH)

    def client(self, name: str) -> Signed:
        """For a login that must show one; again, and raises, as `server`."""
        return self._sign(name, [], ExtendedKeyUsageOID.CLIENT_AUTH)

    def _refuse_fewer(self, file: Path, hosts: list[str]) -> None:
        lost = [host for host in _hosts_in(file) if host not in {host_name(one) for one in hosts}] if file.is_file() else []
        if lost:
            raise Problem("certificates.other_hosts", file=str(file), hosts=", ".join(lost))

    def _sign(self, name: str, hosts: list[str], purpose: x509.ObjectIdentifier) -> Signed:
        if not _NAME.fullmatch(name) or name == "ca":
            raise Problem("certificates.name", name=name)
        self._refuse_fewer(self._folder / f"{name}.crt", hosts)
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = self._certificate.subject
        builder = (
            _begun(_name(name), issuer, key.public_key(), timedelta(days=365 * YEARS))
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(_issued_by(self._certificate), critical=False)
        )
        if hosts:
            builder = builder.add_extension(x509.SubjectAlternativeName([_host(host) for host in hosts]), critical=False)
        return _write(self._folder, name, builder.sign(self._key, hashes.SHA256()), key)


def _begun(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, lasts: timedelta) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)  # a console's clock may be behind
        .not_valid_after(now + lasts)
    )


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text[:64])])


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs,
        crl_sign=signs,
        encipher_only=False,
        decipher_only=False,
    )


def _issued_by(authority: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    found = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(found.value)


def host_name(host: str) -> str:
    """As certificates have it (RFC 5280, 7.2: letters beyond ASCII by IDNA). Raises `Invalid` `certificates.host`."""
    with suppress(ValueError):
        return str(ip_address(host))
    try:
        name = host.encode("idna").decode().lower()
    except UnicodeError:
        name = ""
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise Invalid("certificates.host", field="host", host=host)
    return name


def _host(host: str) -> x509.GeneralName:
    name = host_name(host)
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _hosts_in(file: Path) -> list[str]:
    """As `host_name` has them."""
    extensions = x509.load_pem_x509_certificate(file.read_bytes()).extensions
    with suppress(x509.ExtensionNotFound):
        return [str(name.value) for name in extensions.get_extension_for_class(x509.SubjectAlternativeName).value]
    return []


def _write(folder: Path, name: str, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Signed:
    """The key first, and never readable by others, not even for a moment."""
    signed = Signed(folder / f"{name}.crt", folder / f"{name}.key")
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    _replace(signed.key, pem, 0o600)
    _replace(signed.certificate, certificate.public_bytes(serialization.Encoding.PEM), 0o644)
    return signed


def _replace(path: Path, content: bytes, mode: int) -> None:
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
    beside.replace(path)
