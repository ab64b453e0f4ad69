"""Sentences for what a person must be told, by code: what happened, to what, what to do next.

The core's errors carry a code and named values; this is the only place where the screen turns them into words.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.errors import Problem

log = logging.getLogger(__name__)

SENTENCES: dict[str, str] = {
    "unexpected": QT_TRANSLATE_NOOP(
        "words", "Something went wrong that should not have. The log has the details; please try again, and report it."
    ),
    # ---- calls
    "call.move": QT_TRANSLATE_NOOP("words", "That cannot be done with this call now."),
    "call.side": QT_TRANSLATE_NOOP("words", "That cannot be done with this call now."),
    "call.not_now": QT_TRANSLATE_NOOP("words", "That cannot be done with this call now."),
    "call.over": QT_TRANSLATE_NOOP("words", "This call is over."),
    "call.taken": QT_TRANSLATE_NOOP("words", "{assistant} has answered this call."),
    "call.not_yours": QT_TRANSLATE_NOOP("words", "This call is {assistant}'s."),
    "call.none_waiting": QT_TRANSLATE_NOOP("words", "Nobody is waiting."),
    "call.none_held": QT_TRANSLATE_NOOP("words", "Nobody is on hold."),
    "call.no_phone": QT_TRANSLATE_NOOP("words", "This card was made by hand: no phone takes part in it."),
    "dial.emergency": QT_TRANSLATE_NOOP(
        "words", "{number} is an emergency number and is never dialled under a client's number. Use your own phone."
    ),
    "seat.busy": QT_TRANSLATE_NOOP("words", "Finish or hold the call you are talking to first."),
    "line.unknown": QT_TRANSLATE_NOOP("words", "No client has the number {line}."),
    "number.unreadable": QT_TRANSLATE_NOOP(
        "words", "“{text}” cannot be read as a phone number. Write it with its country, as in +39 02 1234567."
    ),
    "number.not_valid": QT_TRANSLATE_NOOP("words", "This number cannot exist in its country. It was kept as it is."),
    # ---- phones
    "phone.disconnected": QT_TRANSLATE_NOOP(
        "words", "The phone system cannot be reached. Calls go to its fallback until it is back; nothing has to be done here."
    ),
    "phone.refused": QT_TRANSLATE_NOOP("words", "The phone system did not do that: {reason}"),
    "phone.none": QT_TRANSLATE_NOOP(
        "words", "No phone system is set up. Enter it in Settings, or keep call cards by hand (Ctrl+N)."
    ),
    "phones.restart": QT_TRANSLATE_NOOP("words", "Saved. Close the console and open it again to connect to the phone system."),
    "console.call_open": QT_TRANSLATE_NOOP(
        "words", "You are still talking. Close the window once more to leave: the call goes on at your phone."
    ),
    "station.none": QT_TRANSLATE_NOOP("words", "You are at no phone. Choose your station at the top right."),
    "station.taken": QT_TRANSLATE_NOOP("words", "{assistant} sits at station {station}. Choose another, or ask."),
    "station.no_answer": QT_TRANSLATE_NOOP(
        "words", "Your phone {station} rang and was not picked up. The call waits again: check auto-answer on the phone."
    ),
    "station.busy": QT_TRANSLATE_NOOP("words", "Your phone {station} is busy. The call waits again."),
    "station.refused": QT_TRANSLATE_NOOP("words", "Your phone {station} refused the call. The call waits again."),
    "station.unreachable": QT_TRANSLATE_NOOP(
        "words", "Your phone {station} is out of reach: it is off, or not registered. The call waits again."
    ),
    "station.failed": QT_TRANSLATE_NOOP("words", "Your phone {station} could not be rung. The call waits again."),
    # ---- who sits here
    "staff.calls_open": QT_TRANSLATE_NOOP("words", "You still have a call. End it or pass it on first."),
    "staff.not_signed_in": QT_TRANSLATE_NOOP("words", "Nobody has signed in here. Say who you are at the top right."),
    "staff.login_taken": QT_TRANSLATE_NOOP("words", "Somebody is already called {login} here. Choose another short name."),
    "staff.name_missing": QT_TRANSLATE_NOOP("words", "Enter a name: callers hear it in the greeting."),
    # ---- the office's file
    "office.absent": QT_TRANSLATE_NOOP("words", "There is no office at {office}. Check the path, or set one up."),
    "office.no_folder": QT_TRANSLATE_NOOP("words", "The folder {folder} does not exist. Create it, or choose another."),
    "office.exists": QT_TRANSLATE_NOOP("words", "There is already an office at {office}. Open it, or choose another place."),
    "office.cannot_open": QT_TRANSLATE_NOOP(
        "words", "The office {office} cannot be opened. Check that you may read and write it."
    ),
    "office.damaged": QT_TRANSLATE_NOOP(
        "words", "The office {office} is damaged. Nothing was overwritten. Its last safety copy is {copy}: restore that."
    ),
    "office.damaged_no_copy": QT_TRANSLATE_NOOP(
        "words", "The office {office} is damaged, and no safety copy was found. Nothing was overwritten; restore a backup."
    ),
    "office.locked": QT_TRANSLATE_NOOP(
        "words", "Another program holds the office {office}. Close it there, then try again. Nothing was changed."
    ),
    "office.full": QT_TRANSLATE_NOOP("words", "The disk is full: make room, then try again. Calls go on meanwhile."),
    "office.read_only": QT_TRANSLATE_NOOP("words", "The office {office} cannot be written. Check the rights of its folder."),
    "office.newer": QT_TRANSLATE_NOOP(
        "words", "The office {office} was used with a newer version of this program. Install that version."
    ),
    "office.network_share": QT_TRANSLATE_NOOP(
        "words", "{office} lies on a network share, where a database gets damaged. Choose a folder on this machine."
    ),
    "office.sync_folder": QT_TRANSLATE_NOOP(
        "words", "{office} lies in a folder that is synchronised, which can damage it. Better choose a folder outside."
    ),
    "office.password_in_url": QT_TRANSLATE_NOOP(
        "words", "The address of the office holds a password. Leave it out: it is asked for, and kept in the keyring."
    ),
    "office.unreachable": QT_TRANSLATE_NOOP(
        "words", "The office at {office} cannot be reached. Check the network and the server."
    ),
    "office.url": QT_TRANSLATE_NOOP("words", "This is not an address of an office that this program can open."),
    "office.none": QT_TRANSLATE_NOOP("words", "No office is known on this machine yet."),
    "office.name_missing": QT_TRANSLATE_NOOP("words", "Enter the office's name: callers of unknown numbers hear it."),
    "record.behind": QT_TRANSLATE_NOOP(
        "words", "The record of calls cannot be written now. Calls go on; what happens is written as soon as it can be."
    ),
    "database.away": QT_TRANSLATE_NOOP(
        "words",
        "The database cannot be reached. Calls go on; changes to clients and messages cannot be saved until it is back.",
    ),
    # ---- clients
    "client.changed_meanwhile": QT_TRANSLATE_NOOP(
        "words", "Somebody saved {client} while you were editing it. Compare both and choose."
    ),
    "client.unknown": QT_TRANSLATE_NOOP("words", "There is no client {code}."),
    # ---- files and messages
    "file.cannot_write": QT_TRANSLATE_NOOP(
        "words", "{file} cannot be written ({reason}). Choose another folder or name; nothing was written."
    ),
    "message.empty": QT_TRANSLATE_NOOP("words", "The message says nothing yet. Write what the caller wants."),
    "message.unknown": QT_TRANSLATE_NOOP("words", "This message is no longer there."),
    # ---- secrets
    "keyring.absent": QT_TRANSLATE_NOOP(
        "words",
        "This machine has no keyring, so the password is asked for each time the console starts. It is kept in no file.",
    ),
    # ---- speech and sound
    "speech.absent": QT_TRANSLATE_NOOP("words", "This machine has no voice to speak with. Everything else works."),
    "sound.absent": QT_TRANSLATE_NOOP("words", "This machine has no sound output. Calls ring on the screen only."),
}


def say(code: str, values: Mapping[str, object] | None = None) -> str:
    """The sentence for `code` in today's language, its values filled in. A code without a sentence is a fault that a check
    finds; a person then still sees the code and what it is about, never nothing."""
    values = values or {}
    source = SENTENCES.get(code)
    if source is None:
        log.info("no sentence for %s", code)
        details = ", ".join(str(value) for value in values.values())
        return f"{code}: {details}" if details else code
    return _filled(QCoreApplication.translate("words", source), values)


def say_problem(problem: Problem) -> str:
    """The sentence for a problem."""
    return say(problem.code, problem.values)


class _Values(dict[str, object]):
    """A value that is not there leaves a gap, never an error while one is being told of another."""

    def __missing__(self, name: str) -> str:
        return "…"


def _filled(text: str, values: Mapping[str, object]) -> str:
    return text.format_map(_Values(values))
