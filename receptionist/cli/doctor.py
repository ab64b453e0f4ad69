"""`receptionist doctor`: what works on this machine, and what to do about what does not."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from receptionist.cli.context import Context
from receptionist.credentials import Credentials
from receptionist.errors import Problem
from receptionist.faces import console, refuse_without_display
from receptionist.office import Office
from receptionist.sound import Player
from receptionist.speech import Speech
from receptionist.store import safety
from receptionist.telephony.port import Finding
from receptionist.words import _, say


def add(verbs: Any) -> None:
    """The verb `doctor`."""
    verb = verbs.add_parser("doctor", help=_("examine this machine, the office and the phone system"))
    verb.set_defaults(run=_doctor)


def _doctor(args: argparse.Namespace, context: Context) -> int:
    return context.examined((found.check, found.state, found.code, found.values) for found in examine(context))


def examine(context: Context) -> Iterator[Finding]:
    """All checks, in the order in which one would repair."""
    yield from _office(context)
    yield _tried("keyring", "doctor.keyring_ok", lambda: Credentials().get("doctor"))
    yield _tried("screen", "doctor.screen_ok", _see_console)
    yield _speech()
    yield _sound()
    yield from _phone_system(context)


def _see_console() -> None:
    """Whether it is there, and a window of it could be seen."""
    console()
    refuse_without_display()


def _tried(check: str, code: str, action: Callable[[], object]) -> Finding:
    try:
        action()
    except Problem as problem:
        return Finding(check, "absent", problem.code, dict(problem.values))
    return Finding(check, "ok", code)


def _office(context: Context) -> Iterator[Finding]:
    where = context.chosen()
    if where is None:
        yield Finding("office", "absent", "office.none_chosen")
        return
    try:
        office = context.office()
    except Problem as problem:
        yield Finding("office", "failed", problem.code, dict(problem.values))
        return
    yield Finding("office", "ok", "doctor.office_ok", {"office": office.where, "clients": len(office.clients.profiles())})
    if office.store.path is not None:
        for found in safety.check(office.store.path):
            yield Finding(found.check, found.state, found.code, found.values)
    yield from _seals(office)


def _seals(office: Office) -> Iterator[Finding]:
    """Where this machine has the key, or is to have it."""
    if not office.sealed.here:
        return
    try:
        office.sealed.look()
    except Problem as problem:
        if problem.code != "office.not_allowed":  # whoever may not look at the seals of a shared office
            yield Finding("seals", "failed", problem.code, dict(problem.values))
    else:
        yield Finding("seals", "ok", "doctor.seals_ok", {"folder": str(office.seal_folder())})


def _speech() -> Finding:
    told: list[Problem] = []
    speech = Speech(Path("unused"), told.append)
    try:
        voices = speech.voices().result(timeout=20)
    except Problem as problem:
        return Finding("speech", "absent", problem.code, dict(problem.values))
    except TimeoutError:
        return Finding("speech", "warning", "speech.silent")
    finally:
        speech.close()
    return Finding("speech", "ok", "doctor.speech_ok", {"voices": len(voices)})


def _sound() -> Finding:
    told: list[Problem] = []
    outputs = Player(told.append).outputs()
    if not outputs:
        problem = told[0] if told else Problem("sound.no_output")
        return Finding("sound", "absent", problem.code, dict(problem.values))
    return Finding("sound", "ok", "doctor.sound_ok", {"outputs": len(outputs)})


def _phone_system(context: Context) -> Iterator[Finding]:
    try:
        office = context.office()
    except Problem:
        return
    kind = office.settings.get("pbx.kind")
    if kind == "none":
        yield Finding("phone system", "absent", "doctor.no_phone_system")
    elif kind == "simulator":
        yield Finding("phone system", "ok", "doctor.simulator")
    else:
        yield from examine_asterisk(office, context)


def examine_asterisk(office: Office, context: Context) -> Iterator[Finding]:
    """The examination of the office's Asterisk, with the password of the keyring, else asked for."""
    url, user = str(office.settings.get("pbx.url")), str(office.settings.get("pbx.user"))
    try:
        password = office.credentials.get(f"pbx:{url}")
    except Problem as problem:
        context.tell(say(problem))
        password = None
    if password is None:
        password = context.ask_secret(_("Password of {user} at {url}").format(user=user, url=url))
    try:
        yield from office.phone_system.examine(office.phone_system.joining(), password)
    except Problem as problem:
        yield Finding("phone system", "failed", problem.code, dict(problem.values))
