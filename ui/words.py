"""Sentences for what a person must be told, by code: what happened, to what, what to do next.

The core's errors carry a code and named values; this is the only place where the screen turns them into words.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from receptionist.errors import Problem
from ui.machine_words import in_words

UNREACHABLE = "office.unreachable"
"""The office's own database does not answer: while that lasts the frame says so."""
UNANSWERED = "database.unanswered"
"""What is said of something that was to be done with it meanwhile, without its address."""

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
    "colleague.not_here": QT_TRANSLATE_NOOP("words", "{assistant} cannot take a call now. It is still yours."),
    "colleague.not_taken": QT_TRANSLATE_NOOP("words", "{assistant} did not take the call. It is still yours."),
    "call.taken": QT_TRANSLATE_NOOP("words", "{assistant} has answered this call."),
    "call.not_yours": QT_TRANSLATE_NOOP("words", "This call is {assistant}'s."),
    "call.none_waiting": QT_TRANSLATE_NOOP("words", "Nobody is waiting."),
    "call.none_held": QT_TRANSLATE_NOOP("words", "Nobody is on hold."),
    "call.no_phone": QT_TRANSLATE_NOOP("words", "This card was made by hand: no phone takes part in it."),
    "moment.ahead": QT_TRANSLATE_NOOP("words", "That moment has not come yet. Choose one in the past."),
    "page.no_client": QT_TRANSLATE_NOOP("words", "The page is one client's: choose the client first."),
    "dial.emergency": QT_TRANSLATE_NOOP(
        "words", "{number} is an emergency number and is never dialled under a client's number. Use your own phone."
    ),
    "dial.own_line": QT_TRANSLATE_NOOP(
        "words", "{number} is one of this office's own lines: the call would come back here. Choose another number."
    ),
    "dial.premium": QT_TRANSLATE_NOOP(
        "words",
        "{number} is a premium-rate number, which this office does not call. A supervisor can allow it under Settings, Office.",
    ),
    "dial.shared_cost": QT_TRANSLATE_NOOP(
        "words",
        "{number} is a shared-cost number, which this office does not call. A supervisor can allow it under Settings, Office.",
    ),
    "dial.country": QT_TRANSLATE_NOOP(
        "words", "{number} is in a country that this office does not call. A supervisor can add it under Settings, Office."
    ),
    "out.busy": QT_TRANSLATE_NOOP("words", "{who} is busy and was not reached. Ring again in a while, or try another number."),
    "out.no_answer": QT_TRANSLATE_NOOP("words", "{who} did not answer. Ring again later, or try another number."),
    "out.refused": QT_TRANSLATE_NOOP("words", "{who} refused the call. Ring again later, or try another number."),
    "out.unreachable": QT_TRANSLATE_NOOP(
        "words", "{who} cannot be reached: the phone is off, or nobody has this number. Check the number."
    ),
    "out.failed": QT_TRANSLATE_NOOP(
        "words",
        "The call to {who} was not put through. Check the number and ring again; else see Settings, Phone system.",
    ),
    "out.station_no_answer": QT_TRANSLATE_NOOP(
        "words", "Your phone {station} rang and was not picked up: {who} was not rung. Ring again, and pick it up."
    ),
    "out.station_busy": QT_TRANSLATE_NOOP(
        "words", "Your phone {station} is busy: {who} was not rung. Free it, then ring again."
    ),
    "out.station_refused": QT_TRANSLATE_NOOP(
        "words", "Your phone {station} refused the call: {who} was not rung. See why, then ring again."
    ),
    "out.station_unreachable": QT_TRANSLATE_NOOP(
        "words", "Your phone {station} is off, or not registered: {who} was not rung. Switch it on, then ring again."
    ),
    "out.station_failed": QT_TRANSLATE_NOOP(
        "words", "Your phone {station} could not be rung: {who} was not rung either. See Settings, Phone system."
    ),
    "out.station_none": QT_TRANSLATE_NOOP(
        "words", "You are at no phone: {who} was not rung. Choose a station, then ring again."
    ),
    "seat.busy": QT_TRANSLATE_NOOP("words", "Finish or hold the call you are talking to first."),
    "line.unknown": QT_TRANSLATE_NOOP("words", "No client has the number {line}."),
    "number.missing": QT_TRANSLATE_NOOP("words", "A number is missing. Type it, or remove its row."),
    "number.unreadable": QT_TRANSLATE_NOOP(
        "words", "“{text}” cannot be read as a phone number. Write it with its country, as in +39 02 1234567."
    ),
    "number.with_extension": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” is a number with an extension. Write the number alone, and the extension into its own field or column.",
    ),
    "number.not_valid": QT_TRANSLATE_NOOP("words", "This number cannot exist in its country. It was kept as it is."),
    # ---- phones
    "phone.login": QT_TRANSLATE_NOOP(
        "words",
        "The phone system does not accept the user or the password. Calls go to its fallback. Enter the right one in Settings, "
        "Phone system.",
    ),
    "phone.no_password": QT_TRANSLATE_NOOP(
        "words",
        "The hub that leads has no password for the phone system: calls go to its fallback until an administrator has put it"
        " there. Open cards by hand meanwhile.",
    ),
    "phone.disconnected": QT_TRANSLATE_NOOP(
        "words", "The phone system cannot be reached. Calls go to its fallback until it is back; nothing has to be done here."
    ),
    "phone.refused": QT_TRANSLATE_NOOP("words", "The phone system did not do that: {reason}"),
    "phone.none": QT_TRANSLATE_NOOP(
        "words", "No phone system is set up. Enter it in Settings, or keep call cards by hand (Ctrl+N)."
    ),
    "handover.taken": QT_TRANSLATE_NOOP("words", "{name} has taken that over already."),
    "handover.yours": QT_TRANSLATE_NOOP("words", "{name} gives you what is left of a shift. {key} shows it."),
    "handover.team": QT_TRANSLATE_NOOP(
        "words", "{name} left something for the team. {key} shows it; whoever takes it over has it."
    ),
    "phone.other_same": QT_TRANSLATE_NOOP(
        "words", "{station} is the phone at which you sit. Choose another one, which is there when this one is gone."
    ),
    "phones.wait": QT_TRANSLATE_NOOP("words", "The other phone system is connected when the last call has ended."),
    "console.still_on_call": QT_TRANSLATE_NOOP("words", "You still have a call: end it or put it through first."),
    "console.call_open": QT_TRANSLATE_NOOP(
        "words", "You are still talking. Close the window once more to leave: the call goes on at your phone."
    ),
    "profiles.unsaved": QT_TRANSLATE_NOOP(
        "words",
        "Not saved yet: {clients}. Save or discard it on the page Clients; closing the window once more keeps it half typed.",
    ),
    "staff.unsaved": QT_TRANSLATE_NOOP(
        "words",
        "Not saved yet: {people}. Save or discard it on the page Staff; closing the window once more keeps it half typed.",
    ),
    "draft.waits": QT_TRANSLATE_NOOP(
        "words",
        "What you type on a call cannot be written down yet: the record of that call is still missing. It is kept here and "
        "tried again all the time.",
    ),
    "draft.behind": QT_TRANSLATE_NOOP(
        "words",
        "What you typed could not be written down yet. Wait until it has been; closing the window once more throws it away.",
    ),
    "profiles.left": QT_TRANSLATE_NOOP(
        "words",
        "You were changing {clients} and did not save: what was typed is kept. Go on or discard it on the page Clients.",
    ),
    "staff.left": QT_TRANSLATE_NOOP(
        "words",
        "You were changing {people} and did not save: what was typed is kept. Save or discard it on the page Staff.",
    ),
    "station.none": QT_TRANSLATE_NOOP(
        "words", "You are at no phone. Choose it under your name, at the top right: “Choose my phone…”."
    ),
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
    "station.lost": QT_TRANSLATE_NOOP(
        "words",
        "Your phone {station} went dead in the middle of the call. The caller hears music and waits for you: answer again "
        "when the phone is back, or choose another one under your name.",
    ),
    # ---- who sits here
    "staff.calls_open": QT_TRANSLATE_NOOP("words", "You still have a call. End it or pass it on first."),
    "staff.not_signed_in": QT_TRANSLATE_NOOP("words", "Nobody has signed in here. Say who you are at the top right."),
    "staff.login_taken": QT_TRANSLATE_NOOP("words", "Somebody is already called {login} here. Choose another login."),
    "staff.name_missing": QT_TRANSLATE_NOOP("words", "Enter a name: callers hear it in the greeting."),
    # ---- the office's file
    "office.absent": QT_TRANSLATE_NOOP("words", "There is no office at {office}. Check the path, or set one up."),
    "office.no_folder": QT_TRANSLATE_NOOP("words", "The folder {folder} does not exist. Create it, or choose another."),
    "office.there": QT_TRANSLATE_NOOP(
        "words", "There is an office at {office} already. Nothing was changed. Name an empty database."
    ),
    "certificates.host": QT_TRANSLATE_NOOP(
        "words", "“{host}” is no name of a server. Write one name or address, as in server.example; say it again for each more."
    ),
    "office.unproved": QT_TRANSLATE_NOOP(
        "words",
        "Nothing is made at {office} without proof that it is the right server. Choose the certificate of the authority that"
        " signed the server’s own, or work on the server itself, with postgresql://LOGIN@/{database} (its socket).",
    ),
    "copy.authority_absent": QT_TRANSLATE_NOOP(
        "words",
        "There is no file {file}. Choose the certificate of the authority that signed the server’s own, or leave the field"
        " empty: then it has to be one that this computer trusts.",
    ),
    "office.exists": QT_TRANSLATE_NOOP(
        "words", "There is already something at {office}. Choose another place; an office that is there can be opened."
    ),
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
        "The database cannot be reached. Calls go on, and clients are shown as they were read last. What you type is kept "
        "here, and can be saved when the database is back. It is tried again all the time.",
    ),
    "database.unanswered": QT_TRANSLATE_NOOP(
        "words", "The database did not answer. If you have just done something that needs it, do it again when it is back."
    ),
    "hub.away": QT_TRANSLATE_NOOP(
        "words",
        "No hub of the office can be reached: calls are shown as they stood, and none can be answered here. The phone system "
        "rings the phones by itself meanwhile. Clients can be read, and what you type is kept. It is tried again all the time.",
    ),
    "hub.keeps_out": QT_TRANSLATE_NOOP(
        "words",
        "{why} Until a hub is there, the phone system rings the phones by itself. Clients can be read, and what you type is "
        "kept. It is tried again all the time.",
    ),
    # ---- clients
    "client.changed_meanwhile": QT_TRANSLATE_NOOP(
        "words", "Somebody saved {client} while you were editing it. Compare both and choose."
    ),
    "client.unknown": QT_TRANSLATE_NOOP("words", "There is no client {code}."),
    # ---- files and messages
    "message.empty": QT_TRANSLATE_NOOP("words", "The message says nothing yet. Write what the caller wants."),
    "call_back.past": QT_TRANSLATE_NOOP(
        "words", "That moment is over. Write by when the caller will be rung, as in “15:30” or “tomorrow 10”."
    ),
    "call_back.no_number": QT_TRANSLATE_NOOP("words", "The call shows no number: type the one at which they are to be called."),
    "call_back.due": QT_TRANSLATE_NOOP(
        "words", "{who} was promised a call for {client}, and it is due. The list is under History, To call back ({key})."
    ),
    "call_back.more_due": QT_TRANSLATE_NOOP(
        "words",
        "{who} was promised a call for {client}, and it is due, as are {more} more. The list is under History, To call back "
        "({key}).",
    ),
    "call_back.no_line": QT_TRANSLATE_NOOP(
        "words", "{client} has no number of its own now, so nobody can be rung for it. A supervisor enters one under Clients."
    ),
    "message.unknown": QT_TRANSLATE_NOOP("words", "This message is no longer there."),
    # ---- secrets
    "keyring.absent": QT_TRANSLATE_NOOP(
        "words",
        "This machine has no keyring, so the password is asked for each time the console starts. It is kept in no file.",
    ),
    # ---- speech and sound
    "speech.absent": QT_TRANSLATE_NOOP("words", "This machine has no voice to speak with. Everything else works."),
    "sound.absent": QT_TRANSLATE_NOOP("words", "This machine has no sound output. Calls ring on the screen only."),
    # ---- what is wrong with a profile, a file, a setting
    "accepts.unknown": QT_TRANSLATE_NOOP("words", "“{text}” is not known here. Write any, announced or messages."),
    "announcement.not_written": QT_TRANSLATE_NOOP(
        "words",
        "An announcement could not be written to {folder}: {reason}. Check the sounds folder in Settings, Phone system.",
    ),
    "backup.exists": QT_TRANSLATE_NOOP("words", "{file} exists already. Choose another name: nothing is overwritten."),
    "backup.not_written": QT_TRANSLATE_NOOP(
        "words", "The copy {file} could not be written: {reason}. Check the folder and the room on the disk."
    ),
    "backup.shared": QT_TRANSLATE_NOOP("words", "A shared office is backed up with the database server's own tools."),
    "call.unknown": QT_TRANSLATE_NOOP("words", "There is no such call."),
    "check.copies": QT_TRANSLATE_NOOP("words", "{count} copies, the newest of {newest}."),
    "check.file_sound": QT_TRANSLATE_NOOP("words", "The file {office} is sound, at step {step}."),
    "check.links_broken": QT_TRANSLATE_NOOP("words", "{rows} rows point to something that is not there."),
    "check.links_sound": QT_TRANSLATE_NOOP("words", "Everything that is pointed to is there."),
    "check.no_copies": QT_TRANSLATE_NOOP("words", "There is no copy in {folder} yet."),
    "check.reachable": QT_TRANSLATE_NOOP("words", "The office {office} answers."),
    "closure.no_client": QT_TRANSLATE_NOOP(
        "words", "No client has the code or the name {name}. Correct it, or import that client first."
    ),
    "client.ambiguous": QT_TRANSLATE_NOOP("words", "Several clients are called {name}. Name this one by its code."),
    "client.code_form": QT_TRANSLATE_NOOP("words", "“{code}” cannot be a code: letters, digits, dots and dashes, at most 32."),
    "client.code_missing": QT_TRANSLATE_NOOP("words", "The client has no code. Enter a short one, as in ROSSI."),
    "client.code_elsewhere": QT_TRANSLATE_NOOP(
        "words", "The code {code} is taken by a client of another team. Choose another."
    ),
    "client.code_taken": QT_TRANSLATE_NOOP("words", "Another client has the code {code} already. Choose another."),
    "client.name_missing": QT_TRANSLATE_NOOP("words", "The client has no legal name. Enter it."),
    "client.own_exists": QT_TRANSLATE_NOOP("words", "The office itself is already the client {code}. There can be only one."),
    "client.own_team": QT_TRANSLATE_NOOP("words", "{code} is the office itself: it is everybody's, and in no team."),
    "client.lent": QT_TRANSLATE_NOOP(
        "words", "{client} is lent to you. A supervisor of its own team changes it, or an administrator."
    ),
    "client.unknown_code": QT_TRANSLATE_NOOP("words", "There is no client {code}, and without a legal name none can be made."),
    "colour.form": QT_TRANSLATE_NOOP("words", "“{colour}” is no colour. Write it as in #1a6b54."),
    "region.unknown": QT_TRANSLATE_NOOP(
        "words",
        "No part of {country} with holidays of its own is called {region}. Choose it by its name there, as in {example}.",
    ),
    "region.none": QT_TRANSLATE_NOOP(
        "words", "{country} keeps the same holidays everywhere, as far as is known here. Leave this empty."
    ),
    "country.unknown": QT_TRANSLATE_NOOP("words", "There is no country {country}. Write its name or its code, as in IT."),
    "date.far": QT_TRANSLATE_NOOP("words", "The year {year} is too far away. Enter a day between the years 1900 and 8999."),
    "date.unreadable": QT_TRANSLATE_NOOP("words", "“{text}” cannot be read as a day. Write it as in 2026-08-31."),
    "day.form": QT_TRANSLATE_NOOP("words", "This is no day. Write it as in 31/12/2026."),
    "demo.seconds": QT_TRANSLATE_NOOP("words", "Choose between 0 and {most} seconds: a day has no more."),
    "doctor.no_phone_system": QT_TRANSLATE_NOOP("words", "No phone system is set up: cards are kept by hand."),
    "doctor.office_ok": QT_TRANSLATE_NOOP("words", "The office {office} opens. Clients: {clients}."),
    "doctor.simulator": QT_TRANSLATE_NOOP("words", "The simulated phone system rings here."),
    "doctor.sound_ok": QT_TRANSLATE_NOOP("words", "{outputs} sound outputs."),
    "doctor.speech_ok": QT_TRANSLATE_NOOP("words", "{voices} voices can speak."),
    "face.absent": QT_TRANSLATE_NOOP("words", "The console is not installed. Install the whole program."),
    "face.broken": QT_TRANSLATE_NOOP("words", "The console cannot start: {reason}."),
    "face.no_display": QT_TRANSLATE_NOOP("words", "There is no display here to open a window on."),
    "face.no_window": QT_TRANSLATE_NOOP("words", "No window can be opened here: {reason}."),
    "card.group": QT_TRANSLATE_NOOP(
        "words", "“{name}” is a list of cards, and nobody: it is left out. Its people have cards of their own."
    ),
    "card.too_many_ways": QT_TRANSLATE_NOOP(
        "words", "A card with more than {most} numbers and addresses is nobody’s. Look in the program that wrote it what it is."
    ),
    "ways.too_many": QT_TRANSLATE_NOOP(
        "words", "There are more than {most} numbers or addresses in one cell: nobody has so many. Split it."
    ),
    "card.too_long": QT_TRANSLATE_NOOP(
        "words", "A card of more than {most} lines is nobody’s. Look in the program that wrote it what it is."
    ),
    "card.broken_off": QT_TRANSLATE_NOOP(
        "words", "The card has no end: the rest of it is missing. Export the address book again."
    ),
    "card.no_name": QT_TRANSLATE_NOOP("words", "The card says neither a name nor a company. Give it one."),
    "yes.unreadable": QT_TRANSLATE_NOOP("words", "“{text}” is neither yes nor no."),
    "date.and_more": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” is a day and more, which may say something else. Write the day alone, and the rest among the notes.",
    ),
    "days.year_taken": QT_TRANSLATE_NOOP("words", "“{text}” has no year, and is read as {days}."),
    "days.two_taken": QT_TRANSLATE_NOOP(
        "words", "“{text}” is read as the first and the last day: {days}. Two days alone have a ; between them."
    ),
    "days.unreadable": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” is not understood as days. Write as in 24/12/2026 13:00 - 6/1/2027 Christmas, with ; before the next.",
    ),
    "part.unreadable": QT_TRANSLATE_NOOP("words", "“{text}” cannot be read here. Write it as an export does."),
    "import.stopped": QT_TRANSLATE_NOOP("words", "Stopped. Nothing was changed."),
    "export.stopped": QT_TRANSLATE_NOOP("words", "Stopped. Nothing was written."),
    "number.shortened": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” was shortened by the spreadsheet, and its digits are lost. Make the column text, and enter it again.",
    ),
    "number.zero_lost": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” has probably lost its first zeros: {proposed}? Have the zeros put back above, or correct the number.",
    ),
    "file.unpacks_too_large": QT_TRANSLATE_NOOP(
        "words", "The file is small, but unpacks into more than {megabytes} MB. Save only the rows that are needed."
    ),
    "file.too_many_rows": QT_TRANSLATE_NOOP("words", "The file has more than {most} rows. Split it."),
    "file.too_many_cells": QT_TRANSLATE_NOOP(
        "words", "A sheet reaches too far: something stands far to the right or below. Delete it, or split the sheet."
    ),
    "file.text_too_long": QT_TRANSLATE_NOOP(
        "words",
        "A cell in the file holds more text than any spreadsheet can ({most} characters). Shorten it, and save the file anew.",
    ),
    "file.cell_too_long": QT_TRANSLATE_NOOP(
        "words", "The text for {heading} in row {row} has more than {most} characters: no spreadsheet holds it. Use CSV."
    ),
    "file.locked": QT_TRANSLATE_NOOP("words", "The file is locked with a password. Save it without one."),
    "file.damaged": QT_TRANSLATE_NOOP(
        "words", "The file is damaged, or not what it claims to be. Open it in the spreadsheet and save it anew."
    ),
    "file.other_kind": QT_TRANSLATE_NOOP(
        "words", "By what stands in it this is a {kind} file, whatever its name says. Save it as XLSX, CSV or vCard."
    ),
    "file.other_name": QT_TRANSLATE_NOOP("words", "{file} ends in {kind}, which is not written. Call it .xlsx, .vcf or .csv."),
    "file.empty": QT_TRANSLATE_NOOP("words", "There is nothing in the file."),
    "file.heading_twice": QT_TRANSLATE_NOOP("words", "Two columns are called {heading}. Remove one."),
    "file.no_client_column": QT_TRANSLATE_NOOP(
        "words",
        "The file does not say which client it is about. Say above whom all is about, or which column is Code or Legal name.",
    ),
    "card.says_otherwise": QT_TRANSLATE_NOOP(
        "words",
        "The card says “{text}” of {person}, who has another value from elsewhere: that stays. Change it in the profile.",
    ),
    "picture.elsewhere": QT_TRANSLATE_NOOP("words", "“{file}” lies outside the folder of the file. Put the logo beside it."),
    "file.is_source": QT_TRANSLATE_NOOP(
        "words", "{file} is the file that is imported, and is not overwritten. Choose another name."
    ),
    "file.refused_name": QT_TRANSLATE_NOOP("words", "Refused rows are written as a spreadsheet: {file} must end in .xlsx."),
    "file.is_office": QT_TRANSLATE_NOOP("words", "{file} is an office, and is not overwritten. Choose another name."),
    "file.not_a_file": QT_TRANSLATE_NOOP("words", "{file} is no file, but a folder or a device. Choose another."),
    "file.quote_open": QT_TRANSLATE_NOOP(
        "words", "A cell in row {row} does not end, or is far too long. Close its quotation mark, or shorten it."
    ),
    "file.quote_stray": QT_TRANSLATE_NOOP(
        "words", "In row {row} something follows a closing quotation mark. Write marks inside a cell twice."
    ),
    "file.not_text": QT_TRANSLATE_NOOP(
        "words", "The file is no text, nor a spreadsheet that is known. Save it as XLSX or CSV."
    ),
    "file.not_written": QT_TRANSLATE_NOOP("words", "{file} could not be written: {reason}."),
    "file.too_large": QT_TRANSLATE_NOOP("words", "The file is larger than {megabytes} MB. Split it."),
    "file.unreadable": QT_TRANSLATE_NOOP("words", "{file} cannot be read: {reason}. Check the path."),
    "greeting.empty": QT_TRANSLATE_NOOP("words", "A greeting is empty. Write what is to be said, or remove it."),
    "greeting.brace": QT_TRANSLATE_NOOP(
        "words", "A brace stands alone in the greeting. Write both around one of these: {names}."
    ),
    "greeting.placeholder": QT_TRANSLATE_NOOP("words", "“{word}” cannot be filled in. Write one of these instead: {names}."),
    "hours.empty": QT_TRANSLATE_NOOP("words", "These hours begin and end at the same time."),
    "hours.form": QT_TRANSLATE_NOOP("words", "“{text}” cannot be read as hours. Write them as in 9-13, 14:30-18."),
    "hours.day": QT_TRANSLATE_NOOP("words", "{day}: “{text}” cannot be read as hours. Write them as in 9-13, 14:30-18."),
    "hours.unreadable": QT_TRANSLATE_NOOP(
        "words", "“{text}” cannot be read as opening hours. Write them as in Mon-Fri 09:00-13:00 14:00-18:00."
    ),
    "hours.no_days": QT_TRANSLATE_NOOP("words", "“{text}” says no day. Write the days too, as in Mon-Fri 9-18."),
    "hours.weekday": QT_TRANSLATE_NOOP("words", "There are seven days in a week."),
    "hub.absent": QT_TRANSLATE_NOOP("words", "The phones are not started yet. Open the console again."),
    "journal.in_use": QT_TRANSLATE_NOOP("words", "Another hub of that machine keeps its journal in {folder}, and runs."),
    "journal.failed": QT_TRANSLATE_NOOP(
        "words", "The journal of calls cannot be written: {reason}. Calls go on; make room on the disk."
    ),
    "language.unknown": QT_TRANSLATE_NOOP("words", "There is no language {language}. Write its name or its code, as in it."),
    "line.fallback_itself": QT_TRANSLATE_NOOP(
        "words", "The number {line} falls back on itself: callers would go in a circle. Choose another."
    ),
    "line.of_another": QT_TRANSLATE_NOOP(
        "words", "The number {line} is not one of this client's then: it is that of {client} ({code})."
    ),
    "line.not_ours": QT_TRANSLATE_NOOP("words", "The number {line} is not one of this client's."),
    "line.twice": QT_TRANSLATE_NOOP(
        "words", "The number {line} stands here twice in the same time. Remove one, or let it end before the other begins."
    ),
    "mail.form": QT_TRANSLATE_NOOP("words", "“{text}” is no mail address."),
    "moment.form": QT_TRANSLATE_NOOP("words", "This is no day with an hour. Write it as in 31/12/2026 18:00."),
    "office.demo_only_simulated": QT_TRANSLATE_NOOP("words", "A demo office can only be joined to the simulated phone system."),
    "office.disk_failed": QT_TRANSLATE_NOOP(
        "words", "The disk failed while the office {office} was read or written. Check the disk, then try again."
    ),
    "office.disk_full": QT_TRANSLATE_NOOP(
        "words", "The disk is full: the office {office} could not be written. Make room, then try again."
    ),
    "office.not_an_office": QT_TRANSLATE_NOOP(
        "words",
        "{office} is no office. Nothing was changed. Choose another file; if it was one, move it aside and restore a copy.",
    ),
    "office.foreign": QT_TRANSLATE_NOOP("words", "{office} is a database, but no office of this program. Nothing was changed."),
    "console.silent": QT_TRANSLATE_NOOP(
        "words",
        "The office {office} is open in another console of yours, which does not answer. End that one, then try again.",
    ),
    "office.in_use": QT_TRANSLATE_NOOP(
        "words", "The office {office} is open in another program. Close it there, then try again. Nothing was changed."
    ),
    "office.none_chosen": QT_TRANSLATE_NOOP("words", "No office is chosen yet. Try the demo, or set up your office."),
    "office.record_failed": QT_TRANSLATE_NOOP(
        "words", "The record of calls cannot be written now. Calls go on; it is written as soon as it can be."
    ),
    "extra.shared_absent": QT_TRANSLATE_NOOP(
        "words",
        "The library {library} is missing, which a shared office needs. In the program's folder “make compiled” installs it.",
    ),
    "office.shared_library_absent": QT_TRANSLATE_NOOP(
        "words",
        "The shared office {office} cannot be opened here: the library psycopg is missing. In the program's "
        "folder “make compiled” installs it.",
    ),
    "office.shared_needs_hub": QT_TRANSLATE_NOOP(
        "words", "A shared office needs its hub on a server, which this version does not have yet."
    ),
    "pbx.answer_missing": QT_TRANSLATE_NOOP("words", "Not known yet: {what}. Enter it here."),
    "pbx.answer_unwritable": QT_TRANSLATE_NOOP(
        "words", "An answer holds characters that cannot stand in Asterisk's configuration. Use plain ones."
    ),
    "pbx.file_foreign": QT_TRANSLATE_NOOP(
        "words", "In {folder} there are files that this program has not written: {files}. Choose an empty folder."
    ),
    "pbx.folder_unwritable": QT_TRANSLATE_NOOP(
        "words", "{folder} cannot be written: {reason}. Check its rights, or choose another."
    ),
    "pbx.home_nowhere": QT_TRANSLATE_NOOP(
        "words",
        "Phones at home ({names}) need an address at which they reach the phone system from outside. Name it, as in "
        "pbx.example.net:5061.",
    ),
    "pbx.home_address": QT_TRANSLATE_NOOP(
        "words",
        "Phones at home cannot reach the phone system at “{text}”. Write a name or an address, as in pbx.example.net, with "
        ":PORT where it is not 5061.",
    ),
    "pbx.no_stations": QT_TRANSLATE_NOOP("words", "Name at least one station: the phone on which calls are answered."),
    "pbx.endpoint_absent": QT_TRANSLATE_NOOP("words", "The phone system there has no endpoint {names}. It has these: {known}."),
    "pbx.trunk_unnamed": QT_TRANSLATE_NOOP("words", "Name the endpoint of the trunk by which your carrier's calls arrive."),
    "pbx.trunk_unknown": QT_TRANSLATE_NOOP(
        "words", "Name the endpoint of the trunk by which your carrier's calls arrive. Found there: {found}."
    ),
    "pop.doubt_trigger": QT_TRANSLATE_NOOP("words", "The phone system's client did not start this program."),
    "pop.doubt_program": QT_TRANSLATE_NOOP("words", "The line in the client may name another program than this one."),
    "pop.doubt_user": QT_TRANSLATE_NOOP(
        "words", "The client may run on another computer than this console, or under another user."
    ),
    "pop.doubt_placeholders": QT_TRANSLATE_NOOP("words", "The client may hand over no number that was called."),
    "pop.doubt_nothing": QT_TRANSLATE_NOOP("words", "No phone system is set up here: nothing can arrive."),
    "pbx.no_lines": QT_TRANSLATE_NOOP("words", "No client has a number yet."),
    "pbx.ask_carrier": QT_TRANSLATE_NOOP(
        "words",
        "What is on this side has been looked at; a call that is nowhere to be seen did not arrive by the trunk {trunk}.",
    ),
    "pbx.way_ours": QT_TRANSLATE_NOOP("words", "The trunk's calls arrive in [{context}], which is ours."),
    "pbx.way_known": QT_TRANSLATE_NOOP("words", "The trunk's calls arrive in [{context}], which knows {number}."),
    "pbx.way_unknown": QT_TRANSLATE_NOOP(
        "words", "The trunk's calls arrive in [{context}], which knows none of the numbers {numbers}."
    ),
    "pbx.way_unseen": QT_TRANSLATE_NOOP(
        "words", "In which context the calls of the trunk {trunk} arrive could not be looked at."
    ),
    "pbx.no_url": QT_TRANSLATE_NOOP("words", "The address of the phone system is missing."),
    "pbx.no_user": QT_TRANSLATE_NOOP("words", "The user for ARI is missing. Enter the one that stands in ari.conf."),
    "pbx.url": QT_TRANSLATE_NOOP("words", "“{url}” is no address. Write it as in http://192.0.2.10:8088, without a password."),
    "pbx.password_in_url": QT_TRANSLATE_NOOP("words", "The address holds a password. Leave it out: it has a field of its own."),
    "pbx.address": QT_TRANSLATE_NOOP("words", "“{text}” is no address. Write it as in 192.0.2.10."),
    "pbx.port": QT_TRANSLATE_NOOP("words", "There is no port {port}. Choose one from 1 to {most}."),
    "pbx.country": QT_TRANSLATE_NOOP("words", "There is no country {country}. Write its code, as in IT."),
    "pbx.station_twice": QT_TRANSLATE_NOOP("words", "The station {name} is named twice. Name each phone once."),
    "pbx.password_needed": QT_TRANSLATE_NOOP(
        "words", "The password of the phone system at {url} is not known here. Enter it to connect."
    ),
    "pbx.password_unknown": QT_TRANSLATE_NOOP("words", "The keyring does not hold the password of the phone system yet."),
    "pbx.station_name": QT_TRANSLATE_NOOP(
        "words", "“{name}” cannot be the name of a station: use letters, digits and underscores."
    ),
    "person.ambiguous": QT_TRANSLATE_NOOP(
        "words", "Several people are called {person}. Add a number, a mail address or the UID of the one you mean."
    ),
    "person.name_missing": QT_TRANSLATE_NOOP("words", "A person has no name. Enter it."),
    "person.twice": QT_TRANSLATE_NOOP("words", "{person} stands here twice. Remove one."),
    "person.unknown": QT_TRANSLATE_NOOP("words", "A person that is referred to is not one of this client's."),
    "pop.no_console": QT_TRANSLATE_NOOP("words", "No console is running with this office."),
    "reach.name_missing": QT_TRANSLATE_NOOP(
        "words", "A number to put callers through to has no name. Enter one, as in Headquarters."
    ),
    "restore.not_an_office": QT_TRANSLATE_NOOP("words", "{file} is no copy of an office. Nothing was changed."),
    "greeting.second": QT_TRANSLATE_NOOP(
        "words",
        "Row {earlier} of this file has another greeting for this client, and in this row no number was read "
        "whose own it could be. "
        "Put the number into the column Number, or say which column it is; the greeting may stand under Number's greeting.",
    ),
    "name.note": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” is no part of a name: it was put into the notes of {person}. Enter an absence or a last day in the profile.",
    ),
    "name.absence": QT_TRANSLATE_NOOP("words", "“{text}” is no part of a name: it was taken as an absence of {person}."),
    "note.closure": QT_TRANSLATE_NOOP(
        "words", "“{text}” may be a closure: a note closes nothing. Enter it under Closures, too."
    ),
    "note.absence": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” may be an absence: a note keeps nobody from being rung. Enter it beside the person, under Absences, too.",
    ),
    "row.contradicts": QT_TRANSLATE_NOOP("words", "{heading} is not what row {earlier} of this file says of the same one."),
    "row.other_client": QT_TRANSLATE_NOOP("words", "The row is about {code}, and this import is for {client} only."),
    "office.is_folder": QT_TRANSLATE_NOOP("words", "{folder} is a folder. Name the file that the office is to be."),
    "row.sum": QT_TRANSLATE_NOOP("words", "“{name}” is a sum, and no client. If it is one, give it a code."),
    "row.remark": QT_TRANSLATE_NOOP(
        "words", "“{name}” looks like a remark below the table, and like no client. If it is one, give it a code."
    ),
    "row.name_is_code": QT_TRANSLATE_NOOP(
        "words", "“{code}” is the code of {client}, and nobody is called so. Put it under the heading Code."
    ),
    "row.no_client": QT_TRANSLATE_NOOP(
        "words", "It says neither the code nor the legal name of a client. Say above whom everything is about, or add one."
    ),
    "row.no_line": QT_TRANSLATE_NOOP("words", "The row has a value for {heading}, but no number it belongs to."),
    "row.no_person": QT_TRANSLATE_NOOP("words", "The row has a value for {heading}, but no person it belongs to."),
    "row.too_many_cells": QT_TRANSLATE_NOOP("words", "The row has more cells than there are headings."),
    "seconds.range": QT_TRANSLATE_NOOP("words", "{seconds} seconds is not possible here: 0 to {most}."),
    "seconds.unreadable": QT_TRANSLATE_NOOP("words", "“{text}” cannot be read as a number of seconds."),
    "secret.missing": QT_TRANSLATE_NOOP("words", "Nobody answered: {what}."),
    "settings.no_office": QT_TRANSLATE_NOOP("words", "{key} belongs to an office. Open one first."),
    "settings.not_written": QT_TRANSLATE_NOOP("words", "The settings {file} could not be written: {reason}."),
    "settings.unknown": QT_TRANSLATE_NOOP("words", "There is no setting {key}."),
    "settings.value": QT_TRANSLATE_NOOP("words", "“{value}” is no value for {key}."),
    "sound.no_output": QT_TRANSLATE_NOOP("words", "This machine has no sound output. Calls ring on the screen only."),
    "sound.unreadable": QT_TRANSLATE_NOOP("words", "A sound could not be read."),
    "line.claimed": QT_TRANSLATE_NOOP(
        "words", "Row {row} of this file gives the number {line} to {client}. Leave it in one of the two rows alone."
    ),
    "line.taken": QT_TRANSLATE_NOOP(
        "words", "The number {line} belongs to {client} in that time. Take it away there first, or let it begin later."
    ),
    "line.elsewhere": QT_TRANSLATE_NOOP(
        "words",
        "The number {line} belongs to a client of another team in that time. Ask an administrator, or let it begin later.",
    ),
    "line.taken_meanwhile": QT_TRANSLATE_NOOP(
        "words",
        "Somebody has just given one of these numbers to another client. Read the numbers again, then repeat your change.",
    ),
    "line.moves_to_itself": QT_TRANSLATE_NOOP("words", "The number {line} is {client}'s already."),
    "tax.doubtful": QT_TRANSLATE_NOOP(
        "words", "“{text}” does not look like a valid number there: a digit may be wrong. It can be saved all the same."
    ),
    "tax.no_number": QT_TRANSLATE_NOOP(
        "words", "“{text}” has no digits: it is no number of the tax office, and was not kept as one."
    ),
    "client.alike": QT_TRANSLATE_NOOP(
        "words",
        "“{name}” may be {client} ({code}), which is written otherwise, and becomes a client of its own. If they are one, put "
        "the code {code} into the row.",
    ),
    "person.alike": QT_TRANSLATE_NOOP(
        "words",
        "{person} is there with other numbers or addresses, and this becomes a second person. If they are one, put a number or "
        "an address that is known into the row, too.",
    ),
    "language.first_taken": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” names several languages, and a client has one: {language}. Give it greetings in the others in its profile.",
    ),
    "person.several": QT_TRANSLATE_NOOP(
        "words", "“{text}” looks like several people, and is taken as one. Give each a row, or columns, of their own."
    ),
    "country.doubtful": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” is in another country than the office, whose country the client is given: its holidays and language follow. "
        "If it is another one, add a column Country.",
    ),
    "country.doubtful_card": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” is in another country than the office, whose country the client is given: its holidays and language follow. "
        "If it is another one, choose it in the client's profile after the import.",
    ),
    "address.street_missing": QT_TRANSLATE_NOOP("words", "An address has no street. Enter it, or remove the address."),
    "greeting.no_day": QT_TRANSLATE_NOOP("words", "Say on which day this greeting holds."),
    "status.begins": QT_TRANSLATE_NOOP(
        "words", "Before {day} the client is not yet active: messages are taken. If it was a client before, remove this status."
    ),
    "status.same_day": QT_TRANSLATE_NOOP("words", "Two statuses begin on this day. Keep one."),
    "day.twice": QT_TRANSLATE_NOOP("words", "This day stands here twice. Remove one."),
    "rota.name_missing": QT_TRANSLATE_NOOP("words", "The rota has no name. Enter it, as in “on call at weekends”."),
    "rota.nobody": QT_TRANSLATE_NOOP("words", "Nobody has a turn in {name} yet."),
    "turn.messages_only": QT_TRANSLATE_NOOP(
        "words",
        "{name} takes messages only and is not rung in this turn: whoever stands in for them is, if anybody does.",
    ),
    "lasts.form": QT_TRANSLATE_NOOP("words", "“{text}” is no length of time. Write it as in 14 h, 2 days or 1 h 30 min."),
    "shift.length": QT_TRANSLATE_NOOP("words", "A turn lasts from one minute to 31 days."),
    "shift.rule": QT_TRANSLATE_NOOP(
        "words", "“{rule}” is no repetition that is known. Choose one from the list, as in Monday to Friday."
    ),
    "news.empty": QT_TRANSLATE_NOOP(
        "words", "There is nothing in it. Write what is true, as in “Rossi out till 15, all to Verdi”."
    ),
    "news.over": QT_TRANSLATE_NOOP(
        "words", "The end lies in the past. Write a time to come, as in “till 15:30” or “till 3/12”."
    ),
    "news.nobody": QT_TRANSLATE_NOOP("words", "Nobody at {client} is called “{name}”. Write the name as the profile has it."),
    "news.nobody_near": QT_TRANSLATE_NOOP("words", "Nobody at {client} is called “{name}”. Is {near} meant? Write that name."),
    "news.unnamed": QT_TRANSLATE_NOOP(
        "words", "Somebody stands in, and nobody is named for whom. Write the name of who is out first."
    ),
    "news.themselves": QT_TRANSLATE_NOOP("words", "“{text}”: that is who is out. Write who stands in for them."),
    "news.words": QT_TRANSLATE_NOOP("words", "“{text}” is not understood, and may change what is meant. Write it otherwise."),
    "news.each": QT_TRANSLATE_NOOP("words", "{near}: a line is about one person. Write one for each."),
    "news.several": QT_TRANSLATE_NOOP("words", "“{name}” may be {near}. Write the whole name."),
    "news.when": QT_TRANSLATE_NOOP(
        "words",
        "“{text}” is not understood as a time to come. Write it as in “till 15:30”, “till 3/12” or “from 3/12 to 5/12”.",
    ),
    "news.no_end": QT_TRANSLATE_NOOP(
        "words", "“{text}” says no end. Write it too, as in “from 3/12 to 5/12” or “from 14:30 to 18”."
    ),
    "news.too_long": QT_TRANSLATE_NOOP("words", "News ends within a year. What is true for longer belongs into the profile."),
    "news.not_recognised": QT_TRANSLATE_NOOP(
        "words", "Callers are sent to another number only if whoever said so gave the password or was called back."
    ),
    "news.password_unheard": QT_TRANSLATE_NOOP(
        "words", "Nobody has heard the client's password here within the hour. Ask for it, or call back."
    ),
    "passphrase.short": QT_TRANSLATE_NOOP(
        "words", "A password has at least {fewest} letters or digits: two words that are easily said and hard to guess."
    ),
    "passphrase.long": QT_TRANSLATE_NOOP("words", "A password has at most {most} characters."),
    "passphrase.plain": QT_TRANSLATE_NOOP(
        "words", "A password is kept only in a form that nobody can read. Set it in its field, under Company."
    ),
    "passphrase.waits": QT_TRANSLATE_NOOP(
        "words", "The password is typed and not set yet. Press Enter in its field, or clear it."
    ),
    "passphrase.none": QT_TRANSLATE_NOOP("words", "This client has no password. Call back under the number that you know."),
    "passphrase.wrong": QT_TRANSLATE_NOOP("words", "That is not the password. Tries that are left: {left}."),
    "passphrase.spent": QT_TRANSLATE_NOOP(
        "words", "Wrong three times. Call back under the number that you know; in an hour the password counts again."
    ),
    "caller.no_number": QT_TRANSLATE_NOOP("words", "This caller shows no number: there is nothing to flag."),
    "caller.not_for_all": QT_TRANSLATE_NOOP("words", "VIP and blocked are one client's own, and never said for all."),
    "caller.only_for_all": QT_TRANSLATE_NOOP(
        "words", "Nuisance and sales numbers are known for all clients. A supervisor sets them."
    ),
    "template.name_missing": QT_TRANSLATE_NOOP("words", "The template has no name. Enter one, as in “Law firm”."),
    "template.name_taken": QT_TRANSLATE_NOOP("words", "There is a template “{name}” already. Choose another name."),
    "template.too_large": QT_TRANSLATE_NOOP("words", "The template “{template}” is too large: shorten its texts."),
    "template.blank_name": QT_TRANSLATE_NOOP(
        "words", "In the template “{template}” a blank is called “{word}”. Call it by one plain word that is no placeholder."
    ),
    "template.placeholder": QT_TRANSLATE_NOOP(
        "words",
        "The template “{template}” has “{word}” in braces. Only its blanks and the placeholders of greetings may stand there.",
    ),
    "template.unknown": QT_TRANSLATE_NOOP("words", "This template is not there any more, or ships with the program."),
    "picture.unreadable": QT_TRANSLATE_NOOP(
        "words", "“{file}” is no picture that can be read, whatever its name says. Choose a PNG, JPEG, WebP, GIF or BMP."
    ),
    "picture.vector": QT_TRANSLATE_NOOP(
        "words", "“{file}” is a drawing (SVG), which may carry programs. Save it as a PNG, and choose that."
    ),
    "picture.moves": QT_TRANSLATE_NOOP("words", "“{file}” moves. Save one picture of it as a PNG, and choose that."),
    "picture.too_many_pixels": QT_TRANSLATE_NOOP(
        "words", "“{file}” has more than {most} million pixels. Save it smaller: 400 by 400 are plenty."
    ),
    "picture.unknown": QT_TRANSLATE_NOOP("words", "This logo is no picture that was chosen here. Choose it again."),
    "picture.not_kept": QT_TRANSLATE_NOOP("words", "Logos cannot be kept here."),
    "news.unknown": QT_TRANSLATE_NOOP("words", "This news is not there any more."),
    "span.backwards": QT_TRANSLATE_NOOP("words", "The end lies before the beginning."),
    "speech.failed": QT_TRANSLATE_NOOP("words", "The voice did not speak. Everything else works."),
    "speech.no_voice": QT_TRANSLATE_NOOP("words", "No voice on this machine speaks {language}."),
    "speech.silent": QT_TRANSLATE_NOOP("words", "The voice did not answer in time. Everything else works."),
    "staff.last_administrator": QT_TRANSLATE_NOOP(
        "words", "{name} is the last administrator and has to stay one. Make somebody else one first."
    ),
    "staff.login_form": QT_TRANSLATE_NOOP(
        "words", "“{login}” cannot be a login: use up to 32 small letters, digits, dots and dashes."
    ),
    "staff.not_allowed": QT_TRANSLATE_NOOP("words", "Only an administrator may do that. Ask one."),
    "staff.role": QT_TRANSLATE_NOOP("words", "There is no role {role}. Choose assistant, supervisor or administrator."),
    "staff.unknown": QT_TRANSLATE_NOOP("words", "Nobody here is called {login}."),
    "status.unknown": QT_TRANSLATE_NOOP(
        "words", "There is no status {status}. Write trial, active, suspended, notice or ended."
    ),
    "team.not_yours": QT_TRANSLATE_NOOP(
        "words", "You are not in the team {team}. One of its supervisors adds clients to it, or an administrator."
    ),
    "team.moved": QT_TRANSLATE_NOOP("words", "Only an administrator puts {client} into another team. Ask one."),
    "team.new": QT_TRANSLATE_NOOP(
        "words",
        "{team} would be a new team (there are: {teams}), and clients would leave theirs for it: {leaving}. Correct the team.",
    ),
    "target.unknown": QT_TRANSLATE_NOOP(
        "words", "A target of this number is neither a person nor a number of this client any more. Remove it."
    ),
    "text.control": QT_TRANSLATE_NOOP("words", "The text holds characters that cannot be shown. Type it anew."),
    "text.too_long": QT_TRANSLATE_NOOP("words", "The text is longer than {most} characters. Shorten it."),
    "time.unreadable": QT_TRANSLATE_NOOP("words", "“{text}” cannot be read as a time. Write it as in 2026-08-31T10:30."),
    "zone.unknown": QT_TRANSLATE_NOOP("words", "There is no time zone {zone}. Write it as in Europe/Rome."),
    "pbx.application_free": QT_TRANSLATE_NOOP("words", "The application {application} is not used by anybody."),
    "pbx.application_used": QT_TRANSLATE_NOOP(
        "words", "The application {application} is there, and a desk is connected to it."
    ),
    "pbx.dialplan_missing": QT_TRANSLATE_NOOP("words", "The dialplan does not hand calls to this program."),
    "pbx.dialplan_older": QT_TRANSLATE_NOOP(
        "words", "The phone system's configuration was written by another version of this program."
    ),
    "pbx.dialplan_ok": QT_TRANSLATE_NOOP("words", "Calls that come in reach this program."),
    "pbx.login_refused": QT_TRANSLATE_NOOP("words", "The phone system at {url} does not accept the user or the password."),
    "pbx.modules_missing": QT_TRANSLATE_NOOP("words", "Modules are missing: {modules}."),
    "pbx.modules_ok": QT_TRANSLATE_NOOP("words", "All modules that are needed are loaded."),
    "pbx.names_changed": QT_TRANSLATE_NOOP(
        "words", "Lines or short names have changed since the phone system's configuration was written."
    ),
    "pbx.names_current": QT_TRANSLATE_NOOP("words", "The fallback knows all lines and short names."),
    "pbx.folder_elsewhere": QT_TRANSLATE_NOOP(
        "words", "The phone system knows none of the sounds in {folder}: it plays from another folder."
    ),
    "pbx.folder_ok": QT_TRANSLATE_NOOP(
        "words", "Announcements can be written to {folder}, from where the phone system plays them."
    ),
    "pbx.folder_unset": QT_TRANSLATE_NOOP(
        "words", "No sounds folder is chosen: callers hear a chime instead of the announcements."
    ),
    "pbx.no_ari": QT_TRANSLATE_NOOP("words", "At {url} no ARI answers: it is not switched on, or the address is another one."),
    "pbx.not_reached": QT_TRANSLATE_NOOP(
        "words", "The phone system at {url} cannot be reached: {reason}. Check the address, the network and its HTTP server."
    ),
    "pbx.reached": QT_TRANSLATE_NOOP("words", "The phone system at {url} answers."),
    "pbx.refused": QT_TRANSLATE_NOOP("words", "The phone system refused the question: {reason}"),
    "pbx.sounds_missing": QT_TRANSLATE_NOOP("words", "The announcements are not where the phone system looks for them."),
    "pbx.sounds_ok": QT_TRANSLATE_NOOP("words", "The announcements are where the phone system finds them."),
    "pbx.stations_none": QT_TRANSLATE_NOOP("words", "There is no phone on which to answer."),
    "pbx.stations_offline": QT_TRANSLATE_NOOP("words", "These phones are not registered: {stations}."),
    "pbx.stations_ok": QT_TRANSLATE_NOOP("words", "These phones are registered: {stations}."),
    "pbx.trunk_missing": QT_TRANSLATE_NOOP("words", "There is no trunk {trunk}."),
    "pbx.trunk_offline": QT_TRANSLATE_NOOP("words", "The trunk {trunk} is not connected."),
    "pbx.trunk_ok": QT_TRANSLATE_NOOP("words", "The trunk {trunk} is connected."),
    "pbx.version_tested": QT_TRANSLATE_NOOP("words", "It is {version}, which this program is tested with."),
    "pbx.version_untested": QT_TRANSLATE_NOOP("words", "It is {version}. This program is tested with Asterisk 22 only."),
    "pbx.watchdog_missing": QT_TRANSLATE_NOOP("words", "The watchdog is missing: callers would wait on when the console dies."),
    "pbx.watchdog_ok": QT_TRANSLATE_NOOP(
        "words", "The watchdog is there: callers reach the fallback when no desk is connected."
    ),
    # ---- a shared office
    "join.server_form": QT_TRANSLATE_NOOP(
        "words", "“{server}” does not say where the office is. Enter it as you were told: server/office."
    ),
    "join.office_form": QT_TRANSLATE_NOOP(
        "words",
        "“{server}” lacks the office's own sign before the server. Enter it as you were told, as in rx1a2b3c@server/office.",
    ),
    "join.name_missing": QT_TRANSLATE_NOOP("words", "Enter the login that you were told together with the password."),
    "join.password_missing": QT_TRANSLATE_NOOP("words", "Enter the password that you were told."),
    "join.compare_first": QT_TRANSLATE_NOOP("words", "Compare the signs first, and say that they are the same."),
    "join.password_short": QT_TRANSLATE_NOOP(
        "words", "Choose a password of at least {fewest} characters: a few words are easily kept in mind."
    ),
    "join.password_same": QT_TRANSLATE_NOOP("words", "Choose another password than the one-time one."),
    "join.password_differs": QT_TRANSLATE_NOOP("words", "The two new passwords are not the same. Type them once more."),
    "join.fingerprint_differs": QT_TRANSLATE_NOOP(
        "words",
        "The server shows another fingerprint: {shown}. It is not your office's. Nothing was changed; ask an administrator.",
    ),
    "join.not_confirmed": QT_TRANSLATE_NOOP(
        "words",
        "The fingerprint was not confirmed. Nothing was changed. Ask an administrator for the right one, then try again.",
    ),
    "join.not_kept": QT_TRANSLATE_NOOP(
        "words", "The file {file} could not be written: {reason}. The console has not joined; nothing was changed."
    ),
    "office.certificate_needed": QT_TRANSLATE_NOOP(
        "words",
        "The server of {office} lets nobody in from this network without a certificate of the office's. Whoever runs it makes "
        "one: receptionist office certificate LOGIN.",
    ),
    "office.no_authority": QT_TRANSLATE_NOOP(
        "words",
        "The file of the office's certificate authority that the address of {office} names (sslrootcert=) is not there, or may"
        " not be read here. It is the office's ca.crt, which everybody may read, and so must its folder.",
    ),
    "office.not_verified": QT_TRANSLATE_NOOP(
        "words",
        "The server at {office} does not prove that it is your office's: its certificate is another's, or not for this "
        "address. Ask an administrator.",
    ),
    "office.no_tls": QT_TRANSLATE_NOOP(
        "words",
        "The server at {office} speaks no TLS. Its administrator adds the lines that “receptionist office create” printed.",
    ),
    "office.key_open": QT_TRANSLATE_NOOP(
        "words",
        "Others on this machine can read the key of your certificate for {office}. Give the file the mode 0600: "
        "~/.postgresql/postgresql.key.",
    ),
    "office.not_from_here": QT_TRANSLATE_NOOP(
        "words",
        "The server at {office} does not know that login, or takes nobody from this machine's network. Check the login; its "
        "administrator adds another network to pg_hba.conf.",
    ),
    "office.password_needed": QT_TRANSLATE_NOOP(
        "words", "The password for the office at {office} is not known here. Enter it."
    ),
    "office.sign_in_refused": QT_TRANSLATE_NOOP(
        "words",
        "The office at {office} does not let you in: the login or the password is wrong, or its time is over. An "
        "administrator can give you a new one.",
    ),
    "office.certificate_of_another": QT_TRANSLATE_NOOP(
        "words",
        "The office at {office} does not let {login} in, and the certificate in {file} is for {whose}. Put the right one in"
        " its place; whoever runs the server makes it: receptionist office certificate {login}. Where no certificate is asked"
        " for, the password is wrong.",
    ),
    "office.no_database": QT_TRANSLATE_NOOP(
        "words", "The server knows no office at {office}. Check what follows the last stroke of the address."
    ),
    "office.unverified": QT_TRANSLATE_NOOP(
        "words",
        "The office at {office} would be believed without proof that it is the right server. Join it with “receptionist "
        "office join”, or add sslmode=verify-full and sslrootcert to its address.",
    ),
    "office.owner_only": QT_TRANSLATE_NOOP(
        "words",
        "Only whoever made the office {office} may upgrade it: run “receptionist office upgrade” with that login.",
    ),
    "office.older": QT_TRANSLATE_NOOP(
        "words",
        "The office {office} is of an older version than this program. Whoever made it runs “receptionist office upgrade” "
        "first.",
    ),
    "office.may_not_create_roles": QT_TRANSLATE_NOOP(
        "words", "The login {login} may not create roles at {office}. Give it CREATEROLE, or use another."
    ),
    "office.not_the_database_owner": QT_TRANSLATE_NOOP(
        "words", "The database {office} does not belong to {login}. Make {login} its owner, or use another."
    ),
    "office.not_a_login": QT_TRANSLATE_NOOP(
        "words", "{office} was opened with a login that is nobody's here. Use the one that an administrator gave you."
    ),
    "office.one_time_password": QT_TRANSLATE_NOOP(
        "words",
        "This password is good once. Choose one of your own with it: “Join an office” on the first page, or"
        " receptionist office join.",
    ),
    "copy.from_shared": QT_TRANSLATE_NOOP(
        "words", "{office} is a shared office already. Only a local one is copied: name its file."
    ),
    "copy.stopped": QT_TRANSLATE_NOOP("words", "Stopped. Nothing was copied, and it can be begun again."),
    "copy.to_local": QT_TRANSLATE_NOOP(
        "words",
        "Name a database, as in postgresql://LOGIN@SERVER/OFFICE. `receptionist office backup` copies to a file.",
    ),
    "copy.not_empty": QT_TRANSLATE_NOOP(
        "words", "There is an office at {office} already, with other content. Nothing was changed. Name an empty database."
    ),
    "copy.refused": QT_TRANSLATE_NOOP("words", "The server does not take a row of {table}: {reason}. Nothing was copied."),
    "copy.differs": QT_TRANSLATE_NOOP(
        "words", "What arrived of {table} is not what was sent. Nothing was copied. Try again, and report it."
    ),
    "certificates.damaged": QT_TRANSLATE_NOOP(
        "words", "The key of the certificate authority in {folder} cannot be used. Bring the folder back from its backup."
    ),
    "certificates.absent": QT_TRANSLATE_NOOP(
        "words",
        "There is no certificate authority in {folder}. Name the folder that “receptionist office create” wrote, with "
        "--certificates.",
    ),
    "certificates.other_hosts": QT_TRANSLATE_NOOP(
        "words",
        "{file} is for a server that is reached as {hosts}, and would be no more. "
        "Name these too with --host, or choose another name for the certificate.",
    ),
    "certificates.name": QT_TRANSLATE_NOOP(
        "words", "“{name}” cannot be the name of a certificate. Use up to 64 letters, digits, - and _."
    ),
    "certificates.exist": QT_TRANSLATE_NOOP(
        "words", "There is a certificate authority in {folder} already, and consoles trust it. Choose another folder."
    ),
    "hub.none_known": QT_TRANSLATE_NOOP(
        "words", "The office does not say where its hub is. An administrator adds it under Settings, Shared office."
    ),
    "hub.address_form": QT_TRANSLATE_NOOP(
        "words", "“{address}” is no address of a hub. Write it as HOST:PORT, as in server.example:7443."
    ),
    "hub.address": QT_TRANSLATE_NOOP(
        "words", "“{address}” is no address to listen at. Write it as HOST:PORT, as in 0.0.0.0:7443."
    ),
    "hub.token_key_damaged": QT_TRANSLATE_NOOP(
        "words",
        "{file} does not hold a whole key for the consoles’ tokens. "
        "Copy it from the other hub; where there is none, delete it, and a new one is made.",
    ),
    "hub.secret_open": QT_TRANSLATE_NOOP(
        "words", "Others on this machine can read {file}. Give it the mode 0600, and it is used."
    ),
    "hub.port_taken": QT_TRANSLATE_NOOP(
        "words", "Another program listens at {address} already. End it, or name another port with --listen."
    ),
    "hub.not_here": QT_TRANSLATE_NOOP(
        "words", "{host} is no name or address of this machine. Name one of its own with --listen, or 0.0.0.0 for all of them."
    ),
    "hub.cannot_listen": QT_TRANSLATE_NOOP(
        "words", "A hub cannot listen at {address}: {reason}. Name another place with --listen."
    ),
    "hub.certificate_absent": QT_TRANSLATE_NOOP(
        "words",
        "{file} is not there. `receptionist office create` writes hub.crt and hub.key: name their folder with --certificates.",
    ),
    "hub.certificate_unusable": QT_TRANSLATE_NOOP(
        "words",
        "{certificate} and {key} are no certificate and its key, or cannot be read. Make them anew with"
        " `receptionist office certificate`.",
    ),
    "hub.certificates_needed": QT_TRANSLATE_NOOP(
        "words", "Consoles come to {host} from other machines: name the folder of certificates with --certificates."
    ),
    "hub.secret_unreadable": QT_TRANSLATE_NOOP(
        "words", "{file} cannot be read: {reason}. Give it to the user who runs the hub, and to no other."
    ),
    "hub.phone_password": QT_TRANSLATE_NOOP(
        "words",
        "The hub that leads lacks the password of the phone system at {url}, and cannot join it. Write it into"
        " {file} there, which only its user may read.",
    ),
    "hub.tokens_another": QT_TRANSLATE_NOOP(
        "words",
        "The hub that leads has another key for tokens than the other one: while the database is away no console would come"
        " back to it. Copy “token.key” from the other hub’s --state to {file} there; it is looked at each minute.",
    ),
    "hub.standby_lacks": QT_TRANSLATE_NOOP(
        "words",
        "A hub that stands by is not ready to lead. Missing there, or not what the hub that leads has: {files}. Its own log"
        " says what to do.",
    ),
    "hub.as_last_known": QT_TRANSLATE_NOOP(
        "words",
        "The hub that leads could not read the settings again, and goes on with those that it knew last: a program, or an"
        " upgrade, holds them in the database. It tries again every few seconds. If this stays, whoever runs the server ends"
        " that program.",
    ),
    "feed.stalled": QT_TRANSLATE_NOOP(
        "words",
        "Nobody hears of changes of profiles, news and settings: a program does not end its transaction (process {process} of"
        " the PostgreSQL server). Calls go on. Whoever runs the server ends that program.",
    ),
    "hub.seals_absent": QT_TRANSLATE_NOOP(
        "words",
        "The record of changes is not sealed: the hub that leads lacks the key. Copy the folder “seals” from the other hub’s"
        " --state to {folder} there.",
    ),
    "hub.anchor_not_written": QT_TRANSLATE_NOOP(
        "words",
        "The hub that leads cannot note the newest seal of the record of changes down in {file}: {reason}. It tries again"
        " every minute.",
    ),
    "hub.seals_cut": QT_TRANSLATE_NOOP(
        "words",
        "Changes that the hub has noted down as sealed are not in the database any more: the record was cut off or rewritten,"
        " an older copy was put back, or a second server lacks the last moment. Whoever runs the server looks with"
        " “receptionist audit verify --seals {folder}”.",
    ),
    "hub.seals_another": QT_TRANSLATE_NOOP(
        "words",
        "The record of changes is not sealed: the hub that leads has another key than the one that sealed it. Put the folder"
        " “seals” from the other hub’s --state in the place of {folder} there.",
    ),
    "hub.seals_given_up": QT_TRANSLATE_NOOP(
        "words",
        "The record of changes is not sealed: the key of the hub that leads, in {folder} there, was given up as lost on {day}."
        " Put the folder “seals” from the --state of the hub that has the new one in its place.",
    ),
    "hub.local_office": QT_TRANSLATE_NOOP(
        "words", "{office} is a local office: its console holds the phones itself. A hub is for a shared one."
    ),
    "staff.contract": QT_TRANSLATE_NOOP("words", "There is no contract {contract}. Choose employee or contractor."),
    "staff.contract_over": QT_TRANSLATE_NOOP("words", "The contract of {name} ended on {day}. Enter a later last day first."),
    "loan.span": QT_TRANSLATE_NOOP("words", "That is over already. Enter a later moment."),
    "loan.too_long": QT_TRANSLATE_NOOP(
        "words", "Nothing is lent for more than {days} days. Put the client into one of their teams instead."
    ),
    "loan.not_yours": QT_TRANSLATE_NOOP(
        "words", "You can lend the clients of your own teams only. Ask an administrator for the others."
    ),
    "loan.client": QT_TRANSLATE_NOOP("words", "Choose a client, or all of a team, from the list."),
    "loan.until": QT_TRANSLATE_NOOP("words", "Until when? Enter an hour or a day that is to come, as in 18:00 or tomorrow 14."),
    "office.not_allowed": QT_TRANSLATE_NOOP(
        "words", "This is another team's or an administrator's alone. Ask an administrator."
    ),
    "staff.team_name": QT_TRANSLATE_NOOP("words", "“{team}” cannot be the name of a team: it has 1 to 80 characters."),
    "link.away": QT_TRANSLATE_NOOP("words", "No hub can be reached now. Do that again when one is back."),
    "link.lost": QT_TRANSLATE_NOOP(
        "words", "The hub went away in the middle of it. Look whether it was done before you do it again."
    ),
    "link.certificate": QT_TRANSLATE_NOOP(
        "words", "The hub {hub} does not prove that it is your office's. Ask an administrator."
    ),
    "link.not_a_hub": QT_TRANSLATE_NOOP(
        "words", "What answers at {hub} is no hub of an office. Check the addresses in the settings."
    ),
    "link.unreachable": QT_TRANSLATE_NOOP("words", "The hub {hub} cannot be reached. Another one is tried."),
    "link.closed": QT_TRANSLATE_NOOP("words", "Your login is closed. Ask an administrator."),
    "link.password_reset": QT_TRANSLATE_NOOP(
        "words",
        "Your password was reset. Choose one of your own with the one-time password that an administrator gives you: “Join an"
        " office” on the first page, or receptionist office join.",
    ),
    "link.elsewhere": QT_TRANSLATE_NOOP("words", "You have started another console elsewhere: this one has let go."),
    "link.not_understood": QT_TRANSLATE_NOOP(
        "words", "The hub did not understand this console. Install the hub's version here."
    ),
    "link.version": QT_TRANSLATE_NOOP(
        "words", "This console ({console}) is too old for the hub ({hub}). Install the hub's version here."
    ),
    "link.hub_older": QT_TRANSLATE_NOOP(
        "words",
        "The hub ({hub}) is of an older version than this console ({console}). Whoever runs the server upgrades the hub; this "
        "console then finds it by itself.",
    ),
    "link.no_database": QT_TRANSLATE_NOOP(
        "words", "The hub cannot look at new sign-ins while the database is away. It is tried again."
    ),
    "link.ticket_unknown": QT_TRANSLATE_NOOP("words", "The hub does not know this sign-in. It is tried again with a new one."),
    "link.pass_over": QT_TRANSLATE_NOOP("words", "The shift's pass has run out. A new one is asked for."),
    "link.pass_revoked": QT_TRANSLATE_NOOP("words", "This pass holds no more. A new one is asked for."),
    "link.pass_unknown": QT_TRANSLATE_NOOP("words", "The hub does not know this pass. A new one is asked for."),
    "audit.unknown": QT_TRANSLATE_NOOP("words", "The record of changes has no row {row}."),
    "audit.reason_missing": QT_TRANSLATE_NOOP("words", "Say why this is taken away: the reason stays in the record."),
    "audit.key_absent": QT_TRANSLATE_NOOP(
        "words", "The record of changes was sealed from another machine or user, whose key is not in {folder}."
    ),
    "audit.key_another": QT_TRANSLATE_NOOP(
        "words",
        "The key in {folder} is not the one that sealed the record of changes. Put the right one in its place: it is in the"
        " backup of the machine that sealed before.",
    ),
    "audit.key_given_up": QT_TRANSLATE_NOOP(
        "words",
        "The key in {folder} was given up as lost on {day}: since then the record of changes is sealed with another one. Put"
        " that one in its place. If nobody here gave the key up, somebody has tampered with the record.",
    ),
    "audit.key_there": QT_TRANSLATE_NOOP(
        "words", "The key that sealed the record of changes is in {folder}: it is not lost, and no new chain of seals is begun."
    ),
    "audit.renewed": QT_TRANSLATE_NOOP(
        "words", "Nothing is sealed with a key that is lost: the next seal begins a new chain by itself."
    ),
    "audit.no_anchors": QT_TRANSLATE_NOOP("words", "No seals are noted down in {file}."),
    "audit.key_unreadable": QT_TRANSLATE_NOOP("words", "The key of the seals in {file} cannot be read or written: {reason}."),
}


REMEDIES: dict[str, str] = {
    "announcement.not_written": QT_TRANSLATE_NOOP(
        "words", "Give the user who runs the console the right to write there, or choose another folder."
    ),
    "pbx.dialplan_missing": QT_TRANSLATE_NOOP("words", "Write the files anew; the steps say where they go."),
    "pbx.dialplan_older": QT_TRANSLATE_NOOP(
        "words", "Write the files anew into the same folder, copy the *.conf files, and reload Asterisk's dialplan and ARI."
    ),
    "pbx.folder_elsewhere": QT_TRANSLATE_NOOP(
        "words", "Choose Asterisk's own folder of sounds, then restart Asterisk, which lists sounds at its start."
    ),
    "pbx.folder_unset": QT_TRANSLATE_NOOP("words", "Choose Asterisk's own folder of sounds, which both sides see."),
    "pbx.login_refused": QT_TRANSLATE_NOOP("words", "Compare them with ari.conf."),
    "pbx.modules_missing": QT_TRANSLATE_NOOP("words", "Load them: “receptionist pbx write FOLDER” lists them in modules.conf."),
    "pbx.names_changed": QT_TRANSLATE_NOOP(
        "words",
        "The fallback shows old names until “receptionist pbx write” has been run again into the same folder, extensions.conf "
        "copied, and the dialplan reloaded.",
    ),
    "pop.doubt_trigger": QT_TRANSLATE_NOOP(
        "words", "See that it is on for incoming calls, when they ring, in a client that may start programs."
    ),
    "pop.doubt_program": QT_TRANSLATE_NOOP("words", "Copy path and line from here once more, and try the line in a terminal."),
    "pop.doubt_user": QT_TRANSLATE_NOOP("words", "A card can only be brought to the console that the same user has open."),
    "pop.doubt_placeholders": QT_TRANSLATE_NOOP(
        "words", "Look at what it puts in their place: the number must be a client's line."
    ),
    "pop.doubt_nothing": QT_TRANSLATE_NOOP("words", "Say above what answers your numbers, and save."),
    "pbx.no_lines": QT_TRANSLATE_NOOP(
        "words", "Enter it on the page Clients, under Numbers: who owns a number is told by nothing else."
    ),
    "pbx.ask_carrier": QT_TRANSLATE_NOOP(
        "words", "Ask the carrier whether the number is routed to this trunk, to which address, and in which form it is sent."
    ),
    "pbx.way_unknown": QT_TRANSLATE_NOOP(
        "words",
        "Put the line with receptionist-numbers.conf below that heading, or give the trunk our context.",
    ),
    "pbx.way_unseen": QT_TRANSLATE_NOOP(
        "words", "Look for “context” in the trunk's section of pjsip.conf: our lines must stand in that context."
    ),
    "pbx.no_ari": QT_TRANSLATE_NOOP(
        "words", "Switch on HTTP and ARI (http.conf, ari.conf), as “receptionist pbx write FOLDER” writes them."
    ),
    "pbx.sounds_missing": QT_TRANSLATE_NOOP("words", "Copy sounds/receptionist there, then restart Asterisk."),
    "pbx.stations_none": QT_TRANSLATE_NOOP(
        "words", "Write the stations with “receptionist pbx write FOLDER”, and register a phone."
    ),
    "pbx.stations_offline": QT_TRANSLATE_NOOP("words", "Switch the phones on and compare their account with pjsip.conf."),
    "pbx.trunk_missing": QT_TRANSLATE_NOOP("words", "Write the files anew, or enter the name that the phone system has."),
    "pbx.trunk_offline": QT_TRANSLATE_NOOP("words", "Check the carrier's address and account in pjsip.conf."),
    "pbx.version_untested": QT_TRANSLATE_NOOP("words", "Make test calls before relying on it."),
    "pbx.watchdog_missing": QT_TRANSLATE_NOOP("words", "Install it from “receptionist pbx write FOLDER”; its README says how."),
}
"""What to do about a finding of an examination, where the sentence does not say it."""


def remedy(code: str) -> str:
    """What to do about it in today's language; empty where the sentence says it."""
    source = REMEDIES.get(code)
    return QCoreApplication.translate("words", source) if source is not None else ""


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


def unread_words() -> tuple[str, str]:
    """Title and text of a list that could not be read, the database being away."""
    return (
        QCoreApplication.translate("words", "This cannot be read now"),
        QCoreApplication.translate("words", "The database cannot be reached. The list comes by itself when it is back."),
    )


def say_problem(problem: Problem) -> str:
    """The sentence for a problem."""
    return say(problem.code, problem.values)


class _Values(dict[str, object]):
    """A value that is not there leaves a gap, never an error while one is being told of another."""

    def __missing__(self, name: str) -> str:
        return "…"


def _filled(text: str, values: Mapping[str, object]) -> str:
    """A value that ends with a full stop of its own (Rossi S.r.l.) needs no second one behind it; a problem is a sentence, and
    the address of a shared office is said in short."""
    said = {name: say_problem(value) if isinstance(value, Problem) else value for name, value in values.items()}
    if "://" in str(said.get("office", "")):
        from receptionist.store.addresses import in_short  # with all that reads addresses: no window waits for that

        said["office"] = in_short(str(said["office"]))
    if "reason" in said:
        said["reason"] = in_words(said["reason"])
    for name, value in said.items():
        if str(value).endswith("."):
            text = text.replace(f"{{{name}}}.", f"{{{name}}}")
    return text.format_map(_Values(said))
