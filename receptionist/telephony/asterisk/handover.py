"""Writes a configuration and says what to do with it: the files, the desk's password into the keyring, and the steps from the
folder to a working phone system. The steps are said in the language that is spoken (`receptionist.words`)."""

from __future__ import annotations

import secrets
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from receptionist.arguments import program
from receptionist.errors import Problem
from receptionist.telephony.asterisk import beside
from receptionist.telephony.asterisk.beside import Insertion, Neighbours
from receptionist.telephony.asterisk.configuration import Answers, configured_in, files, with_passwords
from receptionist.telephony.asterisk.home import CERTIFICATE, KEY
from receptionist.telephony.asterisk.writer import known_passwords, write
from receptionist.words import _

README = "README.txt"


class SomeCredentials(Protocol):
    """Where the password for ARI is kept."""

    def get(self, name: str) -> str | None:
        """The secret, or None."""

    def set(self, name: str, secret: str) -> None:
        """Keep the secret; raises `Problem` (`keyring.absent`)."""


def write_configuration(
    folder: Path, answers: Answers, credentials: SomeCredentials | None, *, replace: bool = False
) -> dict[str, Any]:
    """Write the configuration below `folder`. Passwords of an earlier writing there stay. The one for ARI goes to
    `credentials`; where that is not possible it stands in `ari.conf` alone, which only its owner can read. Nobody is shown
    one. Raises as `configuration.files` and `writer.write`, and `pbx.answer_missing` where the carrier's is not known."""
    complete = with_passwords(answers, known_passwords(folder))
    if complete.trunk.user and not complete.trunk.password:
        asked = _("Password of {user} at {url}").format(user=complete.trunk.user, url=complete.trunk.host)
        raise Problem("pbx.answer_missing", what=asked)
    url = f"http://{answers.ari_address}:{answers.ari_port}"
    outcome: dict[str, Any] = {"folder": str(folder), "url": url, "user": answers.ari_user, "lines": len(answers.lines)}
    outcome["stations"] = [phone.name for phone in answers.phones]
    outcome["at_home"] = [phone.name for phone in answers.phones if phone.at_home]
    outcome["home_at"] = f"{answers.home.host}:{answers.home.port}" if answers.home is not None else ""
    outcome["again"] = _again(folder, answers)
    nameless = _(
        "No client has a number yet: the fallback in these files knows no names. Enter the numbers, then write the files again."
    )
    outcome["warning"] = "" if answers.lines else nameless
    outcome["steps"] = _steps(outcome, answers)
    return _put(outcome, files(complete), complete.ari_password, credentials, replace=replace)


def write_beside(
    folder: Path, wanted: Neighbours, credentials: SomeCredentials | None, *, replace: bool = False
) -> dict[str, Any]:
    """The same for an Asterisk that is there already: files of our own below `folder`, and the lines to put into theirs, which
    are only told. Raises as `beside.settled` and `writer.write`."""
    answers = beside.passwords(known_passwords(folder), beside.settled(wanted), secrets.token_urlsafe(32))
    url = f"http://{answers.ari_address}:{answers.ari_port}"
    inserted = beside.insertions(answers)
    outcome: dict[str, Any] = {"folder": str(folder), "url": url, "user": answers.ari_user, "lines": len(answers.lines)}
    outcome |= {"stations": list(answers.stations), "trunk": answers.trunk, "context": answers.context}
    outcome["again"] = _again_beside(folder, answers)
    numberless = _(
        "No client has a number yet: there is no number in these files, and no call comes to the desk. "
        "Enter the numbers, then write the files again."
    )
    outcome["warning"] = "" if answers.lines or answers.also else numberless
    outcome["insert"] = [_as_rows(insertion) for insertion in inserted]
    outcome["steps"] = _steps_beside(outcome, answers, inserted)
    return _put(outcome, beside.files(answers), answers.ari_password, credentials, replace=replace)


def _put(
    outcome: dict[str, Any],
    contents: Mapping[str, bytes],
    password: str,
    credentials: SomeCredentials | None,
    *,
    replace: bool,
) -> dict[str, Any]:
    """Write the files and the steps, keep the password, and complete the outcome."""
    folder = Path(outcome["folder"])
    paths = write(folder, {**contents, README: _readme([*_warned(outcome), *outcome["steps"]])}, replace=replace)
    kept = _keep(credentials, f"pbx:{outcome['url']}", password)
    return {**outcome, "files": [str(path.relative_to(folder)) for path in paths], "password_kept": kept}


def _again(folder: Path, answers: Answers) -> str:
    """The command line that gives the same answers without a question; a password is never part of it."""
    trunk = answers.trunk
    words = [*program(), "pbx", "write", str(folder.resolve()), "--trunk", f"{trunk.host}:{trunk.port}"]
    words += ["--trunk-user", trunk.user] if trunk.user else []
    words += [word for address in trunk.match if address != trunk.host for word in ("--trunk-from", address)]
    words += [word for phone in answers.phones for word in ("--station", phone.name)]
    words += [word for phone in answers.phones if phone.at_home for word in ("--home", phone.name)]
    words += ["--home-at", f"{answers.home.host}:{answers.home.port}"] if answers.home is not None else []
    words += ["--country", answers.country, "--ari", f"{answers.ari_address}:{answers.ari_port}"]
    return shlex.join([*words, "--sip", f"{answers.sip_address}:{answers.sip_port}"])


def _again_beside(folder: Path, answers: Neighbours) -> str:
    """As `_again`."""
    kind = "freepbx" if answers.freepbx else "asterisk"
    words = [*program(), "pbx", "write", str(folder.resolve()), "--beside", kind]
    words += ["--present", str(Path(answers.present.folder).resolve())] if answers.present is not None else []
    words += ["--trunk", answers.trunk]
    words += ["--context", answers.context] if answers.context else []
    words += [word for name in answers.stations for word in ("--station", name)]
    words += [word for number in answers.also for word in ("--number", number)]
    return shlex.join([*words, "--country", answers.country, "--ari", f"{answers.ari_address}:{answers.ari_port}"])


def told(outcome: dict[str, Any]) -> list[str]:
    """What was written, and the steps, to be read by a person."""
    file = "receptionist-ari.conf" if "insert" in outcome else "ari.conf"
    kept = (
        _("The password for the desk is in the keyring, and in {file}.")
        if outcome["password_kept"]
        else _("The password for the desk stands in {file}, readable by you alone: enter it when the desk asks for it.")
    )
    written = _("{count} files are in {folder}.").format(count=len(outcome["files"]), folder=outcome["folder"])
    return [written, kept.format(file=file), *_warned(outcome), *outcome["steps"]]


def _warned(outcome: dict[str, Any]) -> list[str]:
    return [outcome["warning"]] if outcome["warning"] else []


def _readme(steps: Iterable[str]) -> bytes:
    return ("\n".join(steps) + "\n").encode()


def _as_rows(insertion: Insertion) -> dict[str, Any]:
    lines = [{"line": line, "why": why} for line, why in insertion.lines]
    return {"file": insertion.file, "section": insertion.section, "lines": lines, "condition": insertion.condition}


def _keep(credentials: SomeCredentials | None, name: str, password: str) -> bool:
    if credentials is None:
        return False
    try:
        credentials.set(name, password)
    except Problem:
        return False
    return True


def _steps(outcome: dict[str, Any], answers: Answers) -> list[str]:
    return [
        _("1. Keep the present /etc/asterisk and copy the *.conf files there, owned by the user asterisk, with mode 0600."),
        _("2. Copy sounds/receptionist to /usr/share/asterisk/sounds, writable by the user who runs the desk."),
        _("   Copy moh/receptionist to /var/lib/asterisk/moh."),
        _("3. Copy receptionist-watchdog to /usr/local/sbin and receptionist-watchdog.service to /etc/systemd/system."),
        _("4. Run: systemctl daemon-reload; systemctl restart asterisk; systemctl enable --now receptionist-watchdog"),
        _("5. Give each phone its name and the password that stands in pjsip.conf under that name."),
        *_steps_home(answers),
        _("6. In Settings, Phone system, enter {url}, {user} and the stations {named}.").format(
            **outcome, named=", ".join(outcome["stations"])
        ),
        _("   The sounds folder is /usr/share/asterisk/sounds. Then run: {program} pbx test").format(
            program=shlex.join(program())
        ),
        _("7. When lines or short names have changed, run: {again}").format(**outcome),
        _("   Copy extensions.conf as in 1, then run: asterisk -rx 'dialplan reload'"),
    ]


def _steps_home(answers: Answers) -> list[str]:
    """What phones at home need."""
    if answers.home is None:
        return []
    host, port, folder = answers.home.host, answers.home.port, configured_in(answers.directories)
    return [
        _("   Phones at home ({named}): server {host}:{port}, transport TLS, sound SRTP (SDES), and no other.").format(
            named=", ".join(phone.name for phone in answers.phones if phone.at_home), host=host, port=port
        ),
        _(
            "   A certificate for {host} belongs to {certificate}, its key to {key}, readable by the user asterisk alone."
        ).format(host=host, certificate=f"{folder}/{CERTIFICATE}", key=f"{folder}/{KEY}"),
        _(
            "   From outside let in TCP {port} and UDP {sound_from} to {sound_to}, and nothing else: never UDP {sip_port}."
        ).format(port=port, sound_from=answers.rtp_from, sound_to=answers.rtp_to, sip_port=answers.sip_port),
    ]


def _steps_beside(outcome: dict[str, Any], answers: Neighbours, inserted: Iterable[Insertion]) -> list[str]:
    """Numbered; what follows a step on lines of its own is indented."""
    sounds = "/var/lib/asterisk/sounds" if answers.freepbx else "/usr/share/asterisk/sounds"
    copied = " ".join(["receptionist-extensions.conf", *([] if answers.freepbx else ["receptionist-numbers.conf"])])
    steps = [
        [
            _("Copy the files receptionist-*.conf to /etc/asterisk, owned by the user asterisk, with mode 0640."),
            _("Keep a copy of /etc/asterisk first. No file there is replaced: all new names begin with receptionist-."),
        ],
        *([[switch] for switch in beside.freepbx_switches(answers)] if answers.freepbx else []),
        *(_step(insertion, answers) for insertion in inserted),
        [_("Copy sounds/receptionist to {sounds}, writable by the user who runs the desk.").format(sounds=sounds)],
        [_("Copy receptionist-watchdog to /usr/local/sbin and receptionist-watchdog.service to /etc/systemd/system.")],
        [
            _("Run, in this order; no call is touched:"),
            *(f"  {command}" for command in _commands(answers)),
        ],
        [
            _("In Settings, Phone system, enter {url}, {user}, the stations {named} and the trunk {trunk}.").format(
                **outcome, named=", ".join(outcome["stations"])
            ),
            _("The sounds folder is {sounds}. Then ring one of your numbers there, or run: {program} pbx listen").format(
                sounds=sounds, program=shlex.join(program())
            ),
        ],
        [
            _("When lines or short names have changed, run: {again}").format(**outcome),
            _("Copy {files} as in 1, then run: asterisk -rx 'dialplan reload'").format(files=copied),
        ],
        [_("To undo all of it, take the lines out again, delete receptionist-*.conf, and run the same commands.")],
    ]
    return [line for number, step in enumerate(steps, 1) for line in _numbered(number, step)]


def _numbered(number: int, step: list[str]) -> list[str]:
    first, *rest = step
    return [f"{number}. {first}", *(f"   {line}" for line in rest)]


def _step(insertion: Insertion, answers: Neighbours) -> list[str]:
    """Where the lines go, why not always, and the lines as they are pasted, each with its reason beside it."""
    if not insertion.section:
        where = _("At the end of /etc/asterisk/{file}").format(file=insertion.file)
    else:
        where = _(
            "In /etc/asterisk/{file}, directly below the heading [{section}] (write the heading if it is not there)"
        ).format(file=insertion.file, section=insertion.section)
    first = f"{where}, {insertion.condition}:" if insertion.condition else f"{where}:"
    taken = beside.already_answered(answers) if insertion.lines[0][0].endswith(beside.NUMBERS_FILE) else ()
    warned = [
        _("[{context}] answers {numbers} itself until now: from then on the desk does.").format(
            context=answers.context, numbers=", ".join(taken)
        )
    ]
    return [first, *(f"  {line}" for line in insertion.text().splitlines()), *(warned if taken else [])]


def _commands(answers: Neighbours) -> list[str]:
    """A module that was not there at the start can keep others from having been loaded: only a restart, in a moment without
    calls, has them all."""
    there = answers.present
    reload = "fwconsole reload" if answers.freepbx else "asterisk -rx 'module reload http'"
    reloads = [reload, "asterisk -rx 'module reload res_ari.so'", "asterisk -rx 'dialplan reload'"]
    restart = ["asterisk -rx 'core restart when convenient'"]
    first = restart if there is not None and there.modules_missing else reloads
    return [*first, "systemctl daemon-reload", "systemctl enable --now receptionist-watchdog"]
