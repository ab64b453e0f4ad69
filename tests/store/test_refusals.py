"""Why a server let nobody in, by the words that servers and libpq use."""

from __future__ import annotations

import pytest

from receptionist.store.shared.refusals import refusal

BEGINS = 'connection failed: connection to server at "192.0.2.1", port 5432 failed: '

WHO = 'host "192.0.2.7", user "anna", database "office"'


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('FATAL:  password authentication failed for user "anna"', "office.sign_in_refused"),
        ('FATALE:  autenticazione con password fallita per l\'utente "anna"', "office.sign_in_refused"),
        ('FATAL:  role "anna" is not permitted to log in', "office.sign_in_refused"),
        ("FATAL:  SCRAM channel binding check failed", "office.sign_in_refused"),
        (f"FATAL:  pg_hba.conf rejects connection for {WHO}, SSL encryption", "office.not_from_here"),
        (f"FATAL:  pg_hba.conf rejects connection for {WHO}, no encryption", "office.not_from_here"),
        (f"FATAL:  no pg_hba.conf entry for {WHO}, SSL encryption", "office.not_from_here"),
        (f"FATAL:  no pg_hba.conf entry for {WHO}, no encryption", "office.not_from_here"),
        ('FATALE:  nessuna voce in pg_hba.conf per l\'host "192.0.2.7", utente "anna"', "office.not_from_here"),
        ('private key file "/home/anna/.postgresql/postgresql.key" has group or world access; file must', "office.key_open"),
        ("SSL error: certificate verify failed", "office.not_verified"),
        ('server certificate for "server" does not match host name "other"', "office.not_verified"),
        ('root certificate file "/gone.crt" does not exist', "office.no_authority"),
        ("server does not support SSL, but SSL was required", "office.no_tls"),
        ("fe_sendauth: no password supplied", "office.password_needed"),
        ('FATAL:  database "office" does not exist', "office.no_database"),
        ('FATALE:  il database "office" non esiste', "office.no_database"),
        ("Connection refused", "office.unreachable"),
        ("No such file or directory", "office.unreachable"),
        ("File o directory non esistente", "office.unreachable"),
        ("timeout expired", "office.unreachable"),
        ("FATAL:  the database system is starting up", "office.unreachable"),
        ("", "office.unreachable"),
    ],
)
def test_what_a_server_says_is_told_in_our_words(said: str, code: str) -> None:
    problem = refusal(BEGINS + said, "postgresql://anna@server/office")
    assert (problem.code, problem.values) == (code, {"office": "postgresql://anna@server/office"})
