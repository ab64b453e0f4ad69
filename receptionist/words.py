"""What the command line says: sentences by code, in the person's language (gettext).

A sentence tells what happened, to what, and what to do next. The screen has its own (Qt) for the same codes.
"""

from __future__ import annotations

import errno
import gettext as catalogues
import locale
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, time, timedelta

from receptionist.errors import Problem, address_told, reason_named, words_of_reason
from receptionist.resources import FOLDER

DOMAIN = "receptionist"
LANGUAGES = ("en", "it")

_spoken: ContextVar[catalogues.NullTranslations | None] = ContextVar("spoken", default=None)
_language: ContextVar[str] = ContextVar("language", default="en")


def speak_language(language: str = "") -> str:
    """Speak `language` from now on in this context; empty: the machine's. Returns the one that is spoken: English for one that
    we have no words in."""
    wanted = language or _of_machine()
    spoken = wanted if wanted in LANGUAGES else "en"
    _spoken.set(catalogues.translation(DOMAIN, str(FOLDER / "translations"), [spoken], fallback=True))
    _language.set(spoken)
    return spoken


def spoken_language() -> str:
    """The language spoken now: `en` or `it`."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """What is said inside is said in `language`: for what goes out to somebody else."""
    kept = _spoken.get(), _language.get()
    speak_language(language)
    try:
        yield
    finally:
        _spoken.set(kept[0])
        _language.set(kept[1])


def _of_machine() -> str:
    """By the environment, in gettext's order; on Windows and macOS, where nothing stands in it, by the system."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.split(":")[0].split("_")[0].split(".")[0].lower()
    return (locale.getlocale()[0] or "en").split("_")[0].lower()


def _(message: str) -> str:
    """`message` in the spoken language."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form for `count` in the spoken language."""
    return _catalogue().ngettext(one, many, count)


def _catalogue() -> catalogues.NullTranslations:
    return _spoken.get() or catalogues.NullTranslations()


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated later
    """Marks a text for the catalogue."""
    return message


SENTENCES: dict[str, str] = {
    "unexpected": N_("Something went wrong that should not have ({what}). Please try again, and report it."),
    # ---- calls
    "call.move": N_("That cannot be done with this call now."),
    "call.side": N_("That cannot be done with this call now."),
    "call.not_now": N_("That cannot be done with this call now."),
    "call.no_phone": N_("This card was made by hand: no phone takes part in it."),
    "call.none_held": N_("Nobody is on hold."),
    "call.none_waiting": N_("Nobody is waiting."),
    "call.not_yours": N_("This call is {assistant}'s."),
    "call.over": N_("This call is over."),
    "colleague.not_here": N_("{assistant} cannot take a call now. It is still yours."),
    "phone.other_same": N_(
        "{station} is the phone at which you sit. Choose another one, which is there when this one is gone."
    ),
    "handover.taken": N_("{name} has taken that over already."),
    "colleague.not_taken": N_("{assistant} did not take the call. It is still yours."),
    "call.taken": N_("{assistant} has answered this call."),
    "call.unknown": N_("There is no such call."),
    "moment.ahead": N_("That moment has not come yet. Choose one in the past."),
    "page.no_client": N_("The page is one client's: say whose with --client."),
    "dial.emergency": N_("{number} is an emergency number and is never dialled under a client's number. Use your own phone."),
    "dial.own_line": N_("{number} is one of this office's own lines: the call would come back here. Choose another number."),
    "dial.premium": N_(
        "{number} is a premium-rate number, which this office does not call. A supervisor can allow it under Settings, Office."
    ),
    "dial.shared_cost": N_(
        "{number} is a shared-cost number, which this office does not call. A supervisor can allow it under Settings, Office."
    ),
    "dial.country": N_(
        "{number} is in a country that this office does not call. A supervisor can add it under Settings, Office."
    ),
    "out.busy": N_("{who} is busy and was not reached. Ring again in a while, or try another number."),
    "out.no_answer": N_("{who} did not answer. Ring again later, or try another number."),
    "out.refused": N_("{who} refused the call. Ring again later, or try another number."),
    "out.unreachable": N_("{who} cannot be reached: the phone is off, or nobody has this number. Check the number."),
    "out.failed": N_(
        "The call to {who} was not put through. Check the number and ring again; else see Settings, Phone system."
    ),
    "out.station_no_answer": N_(
        "Your phone {station} rang and was not picked up: {who} was not rung. Ring again, and pick it up."
    ),
    "out.station_busy": N_("Your phone {station} is busy: {who} was not rung. Free it, then ring again."),
    "out.station_refused": N_("Your phone {station} refused the call: {who} was not rung. See why, then ring again."),
    "out.station_unreachable": N_(
        "Your phone {station} is off, or not registered: {who} was not rung. Switch it on, then ring again."
    ),
    "out.station_failed": N_("Your phone {station} could not be rung: {who} was not rung either. See Settings, Phone system."),
    "out.station_none": N_("You are at no phone: {who} was not rung. Choose a station, then ring again."),
    "seat.busy": N_("Finish or hold the call you are talking to first."),
    "message.empty": N_("The message is empty. Write what is to be passed on."),
    "call_back.past": N_("That moment is over. Write by when the caller will be rung, as in “15:30” or “tomorrow 10”."),
    "call_back.no_number": N_("The call shows no number: type the one at which they are to be called."),
    "call_back.no_line": N_("{client} has no number of its own now, so nobody can be rung for it."),
    "message.unknown": N_("There is no such message."),
    "line.unknown": N_("No client has the number {line}. Check it with `receptionist clients list`."),
    # ---- phones
    "phone.disconnected": N_("The phone system cannot be reached. Calls go to its fallback until it is back."),
    "phone.refused": N_("The phone system did not do that: {reason}"),
    "station.none": N_("You are at no phone. Choose a station first."),
    "station.taken": N_("{assistant} sits at station {station}. Choose another, or ask."),
    "station.no_answer": N_("The phone {station} rang and was not picked up. The call waits again."),
    "station.busy": N_("The phone {station} is busy. The call waits again."),
    "station.refused": N_("The phone {station} refused the call. The call waits again."),
    "station.unreachable": N_("The phone {station} is off, or not registered. The call waits again."),
    "station.failed": N_("The phone {station} could not be rung. The call waits again."),
    "station.lost": N_("The phone {station} went dead in the middle of the call. The caller waits again."),
    "pop.no_console": N_("No console is running with this office. Start it first."),
    "hub.absent": N_("The console is not running in this office. Start it first."),
    # ---- who
    "staff.calls_open": N_("You still have a call. End it or pass it on first."),
    "staff.not_signed_in": N_("Nobody has signed in here. Say who you are first."),
    "staff.login_form": N_("“{login}” cannot be a login: use up to 32 small letters, digits, dots and dashes."),
    "staff.login_taken": N_("Somebody is already called {login} here. Choose another login."),
    "staff.name_missing": N_("Enter a name: callers hear it in the greeting."),
    "staff.not_allowed": N_("Only an administrator may do that. Ask one."),
    "staff.role": N_("There is no role {role}. Choose assistant, supervisor or administrator."),
    "staff.unknown": N_("Nobody here is called {login}."),
    "audit.unknown": N_("The record of changes has no row {row}."),
    "audit.reason_missing": N_("Say why this is taken away: the reason stays in the record."),
    "audit.key_absent": N_(
        "The record of changes was sealed from another machine or user, whose key is not in {folder}. Look there, or name its"
        " folder with --seals: a hub keeps it in the folder seals of its --state (as a service: /var/lib/receptionist/seals)."
        " Where it is lost for good, receptionist audit renew begins a new chain of seals."
    ),
    "audit.key_another": N_(
        "The key in {folder} is not the one that sealed the record of changes. Put the right one in its place: it is in the"
        " backup of the machine that sealed before, or in the folder seals of the other hub's --state."
    ),
    "audit.key_given_up": N_(
        "The key in {folder} was given up as lost on {day} (receptionist audit renew): since then the record of changes is"
        " sealed with another one. Use that: a hub keeps it in the folder seals of its --state. If nobody here gave the key up,"
        " somebody has tampered with the record."
    ),
    "audit.key_there": N_(
        "The key that sealed the record of changes is in {folder}: it is not lost, and no new chain of seals is begun."
    ),
    "audit.renewed": N_("Nothing is sealed with a key that is lost: the next seal begins a new chain by itself."),
    "audit.no_anchors": N_("No seals are noted down in {file}. Name the folder that the hub was given as --anchors."),
    "audit.key_unreadable": N_("The key of the seals in {file} cannot be read or written: {reason}."),
    "staff.last_administrator": N_("{name} is the last administrator and has to stay one. Make somebody else one first."),
    # ---- the office's file
    "office.none_chosen": N_(
        "No office is chosen. Name one with --office, or make one with `receptionist office create FILE`."
    ),
    "office.absent": N_("There is no office at {office}. Check the path, or make one with `receptionist office create`."),
    "office.no_folder": N_("The folder {folder} does not exist. Create it, or choose another."),
    "office.there": N_("There is an office at {office} already. Nothing was changed. Name an empty database."),
    "certificates.host": N_(
        "“{host}” is no name of a server. Write one name or address, as in server.example; say it again for each more."
    ),
    "office.unproved": N_(
        "Nothing is made at {office} without proof that it is the right server. On the server itself write "
        "postgresql://LOGIN@/{database} (its socket), from elsewhere add sslmode=verify-full and sslrootcert."
    ),
    "copy.authority_absent": N_("There is no file {file}. Name the certificate of the authority that signed the server's own."),
    "hub.password_needed": N_(
        "The hub does not know its password. Put the file hub.pgpass, which `receptionist office create` wrote, at {file}."
    ),
    "hub.as_owner": N_("A hub does not lead with a login that may do everything. Name the hub's own in the address: {hub}."),
    "office.exists": N_("There is already something at {office}. Choose another place."),
    "office.cannot_open": N_("The office {office} cannot be opened. Check that you may read and write it and its folder."),
    "office.damaged": N_(
        "The office {office} is damaged. Nothing was overwritten. Bring back its last copy, {copy}, with "
        "`receptionist office restore`."
    ),
    "office.damaged_no_copy": N_(
        "{office} is damaged, and no copy was found beside it. Nothing was overwritten. Bring back a backup with "
        "`receptionist office restore`."
    ),
    "office.locked": N_("Another program holds the office {office}. Close it there, then try again. Nothing was changed."),
    "console.silent": N_(
        "The office {office} is open in another console of yours, which does not answer. End that one, then try again."
    ),
    "office.in_use": N_("The office {office} is open in another program. Close it there, then try again. Nothing was changed."),
    "office.disk_full": N_("The disk is full: the office {office} could not be written. Make room, then try again."),
    "office.disk_failed": N_("The disk failed while the office {office} was read or written. Check the disk, then try again."),
    "office.read_only": N_("The office {office} cannot be written. Check the rights of the file and its folder."),
    "office.foreign": N_("{office} is a database, but no office of this program. Nothing was changed."),
    "office.not_an_office": N_(
        "{office} is no office. Nothing was changed. Choose another file; if it was one, move it aside and bring back a copy "
        "with `receptionist office restore`."
    ),
    "office.newer": N_("The office {office} was used with a newer version of this program. Install that version."),
    "office.network_share": N_(
        "{office} lies on a network share, where a database gets damaged. Choose a folder on this machine."
    ),
    "office.sync_folder": N_(
        "{office} lies in a folder that {service} copies about, which can damage it. Better move it outside."
    ),
    "office.password_in_url": N_("The address of the office holds a password. Leave it out: it is asked for."),
    "office.url": N_("This is not an address of an office. It looks like postgresql://user@server/office."),
    "office.unreachable": N_("The office at {office} cannot be reached. Check the network and the server."),
    "office.demo_only_simulated": N_("A demo office can only be joined to the simulated phone system."),
    "extra.shared_absent": N_(
        "The library {library} is missing, which a shared office needs. In the program's folder `make compiled` installs it."
    ),
    "office.shared_library_absent": N_(
        "The shared office {office} cannot be opened here: the library psycopg is missing. In the program's folder "
        "`make compiled` installs it."
    ),
    "office.shared_needs_hub": N_("A shared office needs its hub on a server, which this version does not have yet."),
    "office.record_failed": N_("The record of calls cannot be written now. Calls go on; it is written as soon as it can be."),
    "journal.in_use": N_(
        "Another hub of this machine keeps its journal in {folder}, and runs. Give this one a folder of its own: --state"
        " FOLDER, with a copy of token.key and seals from the other."
    ),
    "journal.failed": N_("The journal of calls cannot be written: {reason}. Calls go on; make room on the disk."),
    "backup.exists": N_("{file} exists already. Choose another name: nothing is overwritten."),
    "backup.not_written": N_("The copy {file} could not be written: {reason}. Check the folder and the room on the disk."),
    "backup.shared": N_("A shared office is backed up with the database server's own tools (pg_dump)."),
    "restore.not_an_office": N_("{file} is no copy of an office. Nothing was changed."),
    "check.file_sound": N_("The file {office} is sound, at step {step}."),
    "check.links_sound": N_("Everything that is pointed to is there."),
    "check.links_broken": N_("{rows} rows point to something that is not there."),
    "check.copies": N_("Copies: {count}, the newest of {newest}."),
    "check.no_copies": N_("There is no copy in {folder} yet."),
    "check.reachable": N_("The office {office} answers."),
    "check.step": N_("It stands at step {step}, as this program does."),
    "check.step_another": N_(
        "It stands at step {step}, this program at {mine}. If the office's is lower: `receptionist office upgrade`; "
        "if it is higher, this program waits for its own."
    ),
    "check.rows": N_(
        "Clients: {clients}, numbers: {lines}, people: {people}, calls: {calls}, messages: {messages}, "
        "recorded changes: {audit}; {megabytes} MB."
    ),
    "check.rows_seen": N_(
        "Of what this login sees, clients: {clients}, numbers: {lines}, people: {people}, calls: {calls}, "
        "messages: {messages}, recorded changes: {audit}; in all {megabytes} MB. Who founded the office, or has the role "
        "{backup}, sees all rows."
    ),
    "check.rights": N_("Roles, grants, triggers, functions and the names of the policies are those that this program writes."),
    "check.rights_differ": N_(
        "Rights that are missing or too many: {count}; {first}. `receptionist office upgrade` of the newest version in use, "
        "by who founded the office, writes them anew; what others were given is taken back with REVOKE."
    ),
    "check.rights_another_step": N_("Rights are compared by a program of the office's own step only."),
    "check.hub": N_("The hub {hub} leads since {since}."),
    "check.hub_none": N_("No hub leads. Start one (`receptionist hub`), or look into its log for what keeps it from leading."),
    "check.hubs_unseen": N_("Which hub leads this login may not see. Who founded the office, or has the role {backup}, may."),
    "check.no_standby": N_("No other server follows this one."),
    "check.standbys": N_("Servers that follow this one: {standbys}."),
    "check.standbys_unseen": N_(
        "Servers that follow this one: {count}. How far behind they are only a role with pg_read_all_stats sees."
    ),
    "check.is_standby": N_("This server follows another one, and has its changes until {moment}."),
    "check.slot_waits": N_(
        "The slot {slot} keeps {megabytes} MB for a server that is away. Start it, or drop the slot if it never comes back: "
        "the disk fills."
    ),
    "check.sealed": N_("All recorded changes are sealed."),
    "check.unsealed": N_("Recorded changes that are not sealed yet: {count}, the first of them from {since}."),
    "check.unsealed_late": N_(
        "Recorded changes that are not sealed: {count}, the first of them from {since}. The hub that leads seals each minute: "
        "its log says why it does not."
    ),
    "check.trail_unseen": N_(
        "The record of changes this login may not see. An administrator may, and who has the role {backup}."
    ),
    "check.noted": N_("The newest seal was noted down at {moment}, in {folder}."),
    "check.noted_unseen": N_(
        "No hub's notes of seals are on this machine where this user may look. Run it as the user of a hub, on its machine."
    ),
    # ---- clients
    "client.unknown": N_("There is no client {code}. See `receptionist clients list`."),
    "client.unknown_code": N_("There is no client {code}, and without a legal name none can be made."),
    "closure.no_client": N_("No client has the code or the name {name}. Correct it, or import that client first."),
    "client.ambiguous": N_("Several clients are called {name}. Name this one by its code."),
    "client.changed_meanwhile": N_("Somebody saved {client} in the meantime. Read it again, then repeat your change."),
    "client.code_missing": N_("The client has no code. Enter a short one, as in ROSSI."),
    "client.code_form": N_("“{code}” cannot be a code: letters, digits, dots and dashes, at most 32."),
    "client.code_elsewhere": N_("The code {code} is taken by a client of another team. Choose another."),
    "client.code_taken": N_("Another client has the code {code} already. Choose another."),
    "client.name_missing": N_("The client has no legal name. Enter it."),
    "client.own_exists": N_("The office itself is already the client {code}. There can be only one."),
    "client.own_team": N_("{code} is the office itself: it is everybody's, and in no team."),
    "client.lent": N_("{client} is lent to you. A supervisor of its own team changes it, or an administrator."),
    "line.twice": N_(
        "The number {line} stands here twice in the same time. Remove one, or let it end before the other begins."
    ),
    "line.of_another": N_("The number {line} is not one of this client's then: it is that of {client} ({code})."),
    "line.not_ours": N_("The number {line} is not one of this client's."),
    "line.fallback_itself": N_("The number {line} falls back on itself: callers would go in a circle. Choose another."),
    "target.unknown": N_("A target of this number is neither a person nor a number of this client any more. Remove it."),
    "greeting.empty": N_("A greeting is empty. Write what is to be said, or remove it."),
    "greeting.brace": N_("A brace stands alone in the greeting. Write both around one of these: {names}."),
    "greeting.placeholder": N_("“{word}” cannot be filled in. Write one of these instead: {names}."),
    "instruction.empty": N_("An instruction is empty. Write it, or remove it."),
    "person.name_missing": N_("A person has no name. Enter it."),
    "person.unknown": N_("A person that is referred to is not one of this client's."),
    "person.twice": N_("{person} stands here twice. Remove one."),
    "person.ambiguous": N_("Several people are called {person}. Add a number, a mail address or the UID of the one you mean."),
    "reach.name_missing": N_("A number to put callers through to has no name. Enter one, as in Headquarters."),
    "line.taken": N_("The number {line} belongs to {client} in that time. Take it away there first, or let it begin later."),
    "line.claimed": N_("Row {row} of this file gives the number {line} to {client}. Leave it in one of the two rows alone."),
    "line.elsewhere": N_(
        "The number {line} belongs to a client of another team in that time. Ask an administrator, or let it begin later."
    ),
    "line.taken_meanwhile": N_(
        "Somebody has just given one of these numbers to another client. Read the numbers again, then repeat your change."
    ),
    "line.moves_to_itself": N_("The number {line} is {client}'s already."),
    "tax.doubtful": N_("“{text}” does not look like a valid number there: a digit may be wrong. It can be saved all the same."),
    "tax.no_number": N_("“{text}” has no digits: it is no number of the tax office, and was not kept as one."),
    "client.alike": N_(
        "“{name}” may be {client} ({code}), which is written otherwise, and becomes a client of its own. If they are one, put "
        "the code {code} into the row."
    ),
    "person.alike": N_(
        "{person} is there with other numbers or addresses, and this becomes a second person. If they are one, put a number or "
        "an address that is known into the row, too."
    ),
    "language.first_taken": N_(
        "“{text}” names several languages, and a client has one: {language}. Give it greetings in the others in its profile."
    ),
    "person.several": N_("“{text}” looks like several people, and is taken as one. Give each a row, or columns, of their own."),
    "country.doubtful": N_(
        "“{text}” is in another country than the office, whose country the client is given: its holidays and language follow. "
        "If it is another one, add a column Country."
    ),
    "country.doubtful_card": N_(
        "“{text}” is in another country than the office, whose country the client is given: its holidays and language follow. "
        "If it is another one, choose it in the client's profile after the import."
    ),
    "address.street_missing": N_("An address has no street. Enter it, or remove the address."),
    "greeting.no_day": N_("Say on which day this greeting holds."),
    "status.begins": N_(
        "Before {day} the client is not yet active: messages are taken. If it was a client before, remove this status."
    ),
    "status.same_day": N_("Two statuses begin on this day. Keep one."),
    "day.twice": N_("This day stands here twice. Remove one."),
    "rota.name_missing": N_("The rota has no name. Enter it, as in “on call at weekends”."),
    "rota.nobody": N_("Nobody has a turn in {name} yet."),
    "turn.messages_only": N_(
        "{name} takes messages only and is not rung in this turn: whoever stands in for them is, if anybody does."
    ),
    "shift.length": N_("A turn lasts from one minute to 31 days."),
    "shift.rule": N_("“{rule}” cannot be read as a repetition (RRULE, RFC 5545), as in FREQ=WEEKLY;BYDAY=MO."),
    "news.empty": N_("There is nothing in it. Write what is true, as in “Rossi out till 15, all to Verdi”."),
    "news.over": N_("The end lies in the past. Write a time to come, as in “till 15:30” or “till 3/12”."),
    "news.nobody": N_(
        "Nobody at {client} is called “{name}”. Write the name as the profile has it, or keep it as text alone (--as-text)."
    ),
    "news.nobody_near": N_(
        "Nobody at {client} is called “{name}”. Is {near} meant? Write that name, or keep it as text alone (--as-text)."
    ),
    "news.unnamed": N_("Somebody stands in, and nobody is named for whom. Write the name of who is out first."),
    "news.themselves": N_("“{text}”: that is who is out. Write who stands in for them."),
    "news.words": N_(
        "“{text}” is not understood, and may change what is meant. Write it otherwise, or keep it as text alone (--as-text)."
    ),
    "news.each": N_("{near}: a line is about one person. Write one for each."),
    "news.several": N_("“{name}” may be {near}. Write the whole name."),
    "news.when": N_(
        "“{text}” is not understood as a time to come. Write it as in “till 15:30”, “till 3/12” or “from 3/12 to 5/12”, or say "
        "it with --until."
    ),
    "news.no_end": N_(
        "“{text}” says no end. Write it too, as in “from 3/12 to 5/12” or “from 14:30 to 18”, or say it with --until."
    ),
    "news.too_long": N_("News ends within a year. What is true for longer belongs into the profile."),
    "news.not_recognised": N_(
        "Callers are sent to another number only if whoever said so gave the password or was called back."
    ),
    "news.password_unheard": N_("Nobody has heard the client's password here within the hour. Ask for it, or call back."),
    "passphrase.short": N_(
        "A password has at least {fewest} letters or digits: two words that are easily said and hard to guess."
    ),
    "passphrase.long": N_("A password has at most {most} characters."),
    "passphrase.plain": N_("A password is kept only in a form that nobody can read. Set it in its field, under Company."),
    "passphrase.waits": N_("The password is typed and not set yet. Press Enter in its field, or clear it."),
    "passphrase.none": N_("This client has no password. Call back under the number that you know."),
    "passphrase.wrong": N_("That is not the password. Tries that are left: {left}."),
    "passphrase.spent": N_(
        "Wrong three times. Call back under the number that you know; in an hour the password counts again."
    ),
    "caller.no_number": N_("This caller shows no number: there is nothing to flag."),
    "caller.not_for_all": N_("VIP and blocked are one client's own, and never said for all."),
    "caller.only_for_all": N_("Nuisance and sales numbers are known for all clients. A supervisor sets them."),
    "template.name_missing": N_("The template has no name. Enter one, as in “Law firm”."),
    "template.name_taken": N_("There is a template “{name}” already. Choose another name."),
    "template.too_large": N_("The template “{template}” is too large: shorten its texts."),
    "template.blank_name": N_(
        "In the template “{template}” a blank is called “{word}”. Call it by one plain word that is no placeholder."
    ),
    "template.placeholder": N_(
        "The template “{template}” has “{word}” in braces. Only its blanks and the placeholders of greetings may stand there."
    ),
    "template.unknown": N_("This template is not there any more, or ships with the program."),
    "picture.unreadable": N_(
        "“{file}” is no picture that can be read, whatever its name says. Choose a PNG, JPEG, WebP, GIF or BMP."
    ),
    "picture.vector": N_("“{file}” is a drawing (SVG), which may carry programs. Save it as a PNG, and choose that."),
    "picture.moves": N_("“{file}” moves. Save one picture of it as a PNG, and choose that."),
    "picture.too_many_pixels": N_("“{file}” has more than {most} million pixels. Save it smaller: 400 by 400 are plenty."),
    "picture.unknown": N_("This logo is no picture that was chosen here. Choose it again."),
    "picture.not_kept": N_("Logos cannot be kept here."),
    "news.unknown": N_("This news is not there any more."),
    "span.backwards": N_("The end lies before the beginning."),
    "hours.weekday": N_("There are seven days in a week."),
    "hours.empty": N_("These hours begin and end at the same time."),
    "hours.unreadable": N_("“{text}” cannot be read as opening hours. Write them as in Mon-Fri 09:00-13:00 14:00-18:00."),
    "hours.no_days": N_("“{text}” says no day. Write the days too, as in Mon-Fri 9-18."),
    "number.missing": N_("A number is missing. Type it, or remove its row."),
    "number.unreadable": N_("“{text}” cannot be read as a phone number. Write it with its country, as in +39 02 1234567."),
    "number.with_extension": N_(
        "“{text}” is a number with an extension. Write the number alone, and the extension into its own field or column."
    ),
    "number.shortened": N_(
        "“{text}” was shortened by the spreadsheet, and its digits are lost. Make the column text, and enter it again."
    ),
    "number.zero_lost": N_(
        "“{text}” has probably lost its first zeros: {proposed}? Have the zeros put back (--zeros), or correct the number."
    ),
    "number.not_valid": N_("This number is not assigned to anybody in its country. It was kept as it is."),
    "mail.form": N_("“{text}” is no mail address."),
    "zone.unknown": N_("There is no time zone {zone}. Write it as in Europe/Rome."),
    "region.unknown": N_(
        "No part of {country} with holidays of its own is called {region}. Write its name there or its code, as in {example}."
    ),
    "region.none": N_("{country} keeps the same holidays everywhere, as far as is known here: {region} is no part of it."),
    "country.unknown": N_("There is no country {country}. Write its name or its code, as in IT."),
    "language.unknown": N_("There is no language {language}. Write its name or its code, as in it."),
    "status.unknown": N_("There is no status {status}. Write trial, active, suspended, notice or ended."),
    "accepts.unknown": N_("“{text}” is not known here. Write any, announced or messages."),
    "colour.form": N_("“{colour}” is no colour. Write it as in #1a6b54."),
    "date.far": N_("The year {year} is too far away. Enter a day between the years 1900 and 8999."),
    "date.unreadable": N_("“{text}” cannot be read as a day. Write it as in 2026-08-31."),
    "time.unreadable": N_("“{text}” cannot be read as a time. Write it as in 31/08/2026 10:30 or 2026-08-31T10:30."),
    "yes.unreadable": N_("“{text}” is neither yes nor no."),
    "date.and_more": N_(
        "“{text}” is a day and more, which may say something else. Write the day alone, and the rest among the notes."
    ),
    "days.year_taken": N_("“{text}” has no year, and is read as {days}."),
    "days.two_taken": N_("“{text}” is read as the first and the last day: {days}. Two days alone have a ; between them."),
    "days.unreadable": N_(
        "“{text}” is not understood as days. Write as in 24/12/2026 13:00 - 6/1/2027 Christmas, with ; before the next."
    ),
    "part.unreadable": N_("“{text}” cannot be read here. Write it as an export does."),
    "seconds.unreadable": N_("“{text}” cannot be read as a number of seconds."),
    "seconds.range": N_("{seconds} seconds is not possible here: 0 to {most}."),
    "text.too_long": N_("The text is longer than {most} characters. Shorten it."),
    "text.control": N_("The text holds characters that cannot be shown. Type it anew."),
    # ---- files
    "file.unreadable": N_("{file} cannot be read: {reason}. Check the path."),
    "file.not_written": N_("{file} could not be written: {reason}."),
    "file.too_large": N_("The file is larger than {megabytes} MB. Split it."),
    "file.unpacks_too_large": N_(
        "The file is small, but unpacks into more than {megabytes} MB. Save only the rows that are needed."
    ),
    "file.too_many_rows": N_("The file has more than {most} rows. Split it."),
    "file.too_many_cells": N_(
        "A sheet reaches too far: something stands far to the right or below. Delete it, or split the sheet."
    ),
    "file.text_too_long": N_(
        "A cell in the file holds more text than any spreadsheet can ({most} characters). Shorten it, and save the file anew."
    ),
    "file.cell_too_long": N_(
        "The text for {heading} in row {row} has more than {most} characters: no spreadsheet holds it. Use CSV."
    ),
    "file.locked": N_("The file is locked with a password. Save it without one."),
    "file.damaged": N_("The file is damaged, or not what it claims to be. Open it in the spreadsheet and save it anew."),
    "file.other_kind": N_("By what stands in it this is a {kind} file, whatever its name says. Save it as XLSX, CSV or vCard."),
    "file.other_name": N_("{file} ends in {kind}, which is not written. Call it .xlsx, .vcf or .csv."),
    "file.not_text": N_("The file is no text, nor a spreadsheet that is known. Save it as XLSX or CSV."),
    "file.quote_open": N_("A cell in row {row} does not end, or is far too long. Close its quotation mark, or shorten it."),
    "file.quote_stray": N_("In row {row} something follows a closing quotation mark. Write marks inside a cell twice."),
    "file.not_a_file": N_("{file} is no file, but a folder or a device. Choose another."),
    "card.says_otherwise": N_(
        "The card says “{text}” of {person}, who has another value from elsewhere: that stays. Change it in the profile."
    ),
    "picture.elsewhere": N_("“{file}” lies outside the folder of the file. Put the logo beside it."),
    "file.is_source": N_("{file} is the file that is imported, and is not overwritten. Choose another name."),
    "file.refused_name": N_("Refused rows are written as a spreadsheet: {file} must end in .xlsx."),
    "file.is_office": N_("{file} is an office, and is not overwritten. Choose another name."),
    "output.not_written": N_("The outcome could not be written: {reason}. Make room, or write it to another place."),
    "file.empty": N_("There is nothing in the file."),
    "file.heading_twice": N_("Two columns are called {heading}. Remove one."),
    "file.no_client_column": N_(
        "The file does not say which client it is about. Use --client, or call a column Code or Legal name."
    ),
    "import.stopped": N_("Stopped. Nothing was changed."),
    "export.stopped": N_("Stopped. Nothing was written."),
    "card.group": N_("“{name}” is a list of cards, and nobody: it is left out. Its people have cards of their own."),
    "card.too_many_ways": N_(
        "A card with more than {most} numbers and addresses is nobody’s. Look in the program that wrote it what it is."
    ),
    "ways.too_many": N_("There are more than {most} numbers or addresses in one cell: nobody has so many. Split it."),
    "card.too_long": N_("A card of more than {most} lines is nobody’s. Look in the program that wrote it what it is."),
    "card.broken_off": N_("The card has no end: the rest of it is missing. Export the address book again."),
    "card.no_name": N_("The card says neither a name nor a company. Give it one."),
    "row.other_client": N_("The row is about {code}, and this import is for {client} only."),
    "office.is_folder": N_("{folder} is a folder. Name the file that the office is to be."),
    "row.sum": N_("“{name}” is a sum, and no client. If it is one, give it a code."),
    "row.remark": N_("“{name}” looks like a remark below the table, and like no client. If it is one, give it a code."),
    "row.name_is_code": N_("“{code}” is the code of {client}, and nobody is called so. Put it under the heading Code."),
    "row.no_client": N_("It says neither the code nor the legal name of a client. Add one, or say whose it is with --client."),
    "row.no_line": N_("The row has a value for {heading}, but no number it belongs to."),
    "row.no_person": N_("The row has a value for {heading}, but no person it belongs to."),
    "greeting.second": N_(
        "Row {earlier} of this file has another greeting for this client, and in this row no number was read "
        "whose own it could be. "
        "Put the number into the column Number, or say which column it is; the greeting may stand under Number's greeting."
    ),
    "name.note": N_(
        "“{text}” is no part of a name: it was put into the notes of {person}. Enter an absence or a last day in the profile."
    ),
    "name.absence": N_("“{text}” is no part of a name: it was taken as an absence of {person}."),
    "note.closure": N_("“{text}” may be a closure: a note closes nothing. Enter it under Closures, too."),
    "note.absence": N_(
        "“{text}” may be an absence: a note keeps nobody from being rung. Enter it beside the person, under Absences, too."
    ),
    "row.contradicts": N_("{heading} is not what row {earlier} of this file says of the same one."),
    "row.too_many_cells": N_("The row has more cells than there are headings."),
    # ---- a shared office
    "join.server_form": N_("“{server}” does not say where the office is. Enter it as you were told: server/office."),
    "join.office_form": N_(
        "“{server}” lacks the office's own sign before the server. Enter it as you were told, as in rx1a2b3c@server/office."
    ),
    "join.name_missing": N_("Enter the login that you were told together with the password."),
    "join.password_short": N_("Choose a password of at least {fewest} characters: a few words are easily kept in mind."),
    "join.password_same": N_("Choose another password than the one-time one."),
    "join.password_differs": N_("The two new passwords are not the same. Type them once more."),
    "join.fingerprint_differs": N_(
        "The server shows another fingerprint: {shown}. It is not your office's. Nothing was changed; ask an administrator."
    ),
    "join.not_confirmed": N_(
        "The fingerprint was not confirmed. Nothing was changed. Ask an administrator for the right one, then try again."
    ),
    "join.not_kept": N_("The file {file} could not be written: {reason}. The console has not joined; nothing was changed."),
    "office.certificate_needed": N_(
        "The server of {office} lets nobody in from this network without a certificate of the office's. Whoever runs it makes "
        "one: receptionist office certificate LOGIN."
    ),
    "office.no_authority": N_(
        "The file of the office's certificate authority that the address of {office} names (sslrootcert=) is not there, or may"
        " not be read here. It is the office's ca.crt, which everybody may read, and so must its folder."
    ),
    "office.not_verified": N_(
        "The server at {office} does not prove that it is your office's: its certificate is another's, or not for this "
        "address. Ask an administrator."
    ),
    "office.key_open": N_(
        "Others on this machine can read the key of your certificate for {office}. Give the file the mode 0600: "
        "~/.postgresql/postgresql.key."
    ),
    "office.no_tls": N_(
        "The server at {office} speaks no TLS. Its administrator adds the lines that “receptionist office create” printed."
    ),
    "office.not_from_here": N_(
        "The server at {office} does not know that login, or takes nobody from this machine's network. Check the login; its "
        "administrator adds another network to pg_hba.conf."
    ),
    "office.password_needed": N_("The password for the office at {office} is not known here. Enter it."),
    "office.sign_in_refused": N_(
        "The office at {office} does not let you in: the login or the password is wrong, or its time is over. An "
        "administrator can give you a new one."
    ),
    "office.certificate_of_another": N_(
        "The office at {office} does not let {login} in, and the certificate in {file} is for {whose}. Put the right one in"
        " its place; whoever runs the server makes it: receptionist office certificate {login}. Where no certificate is asked"
        " for, the password is wrong."
    ),
    "office.no_database": N_("The server knows no office at {office}. Check what follows the last stroke of the address."),
    "office.unverified": N_(
        "The office at {office} would be believed without proof that it is the right server. Join it with “receptionist "
        "office join”, or add sslmode=verify-full and sslrootcert to its address."
    ),
    "office.owner_only": N_(
        "Only whoever made the office {office} may upgrade it: run “receptionist office upgrade” with that login."
    ),
    "office.older": N_(
        "The office {office} is of an older version than this program. Whoever made it runs “receptionist office upgrade” "
        "first."
    ),
    "office.may_not_create_roles": N_(
        "The login {login} may not create roles at {office}. Give it CREATEROLE, or use another."
    ),
    "office.not_the_database_owner": N_(
        "The database {office} does not belong to {login}. Make {login} its owner, or use another."
    ),
    "office.not_a_login": N_(
        "{office} was opened with a login that is nobody's here. Use the one that an administrator gave you."
    ),
    "office.one_time_password": N_(
        "This password is good once. Choose one of your own with it: “Join an office” on the first page, or"
        " receptionist office join."
    ),
    "copy.from_shared": N_("{office} is a shared office already. Only a local one is copied: name its file."),
    "copy.stopped": N_("Stopped. Nothing was copied, and it can be begun again."),
    "copy.to_local": N_(
        "Name a database, as in postgresql://LOGIN@SERVER/OFFICE. `receptionist office backup` copies to a file."
    ),
    "copy.not_empty": N_(
        "There is an office at {office} already, with other content. Nothing was changed. Name an empty database."
    ),
    "copy.refused": N_("The server does not take a row of {table}: {reason}. Nothing was copied."),
    "copy.differs": N_("What arrived of {table} is not what was sent. Nothing was copied. Try again, and report it."),
    "certificates.damaged": N_(
        "The key of the certificate authority in {folder} cannot be used. Bring the folder back from its backup."
    ),
    "certificates.absent": N_(
        "There is no certificate authority in {folder}. Name the folder that “receptionist office create” wrote, with "
        "--certificates."
    ),
    "certificates.other_hosts": N_(
        "{file} is for a server that is reached as {hosts}, and would be no more. "
        "Name these too with --host, or choose another name for the certificate."
    ),
    "certificates.name": N_("“{name}” cannot be the name of a certificate. Use up to 64 letters, digits, - and _."),
    "certificates.exist": N_(
        "There is a certificate authority in {folder} already, and consoles trust it. Choose another folder."
    ),
    "hub.none_known": N_("The office does not say where its hub is. An administrator adds it under Settings, Shared office."),
    "hub.address_form": N_("“{address}” is no address of a hub. Write it as HOST:PORT, as in server.example:7443."),
    "hub.address": N_("“{address}” is no address to listen at. Write it as HOST:PORT, as in 0.0.0.0:7443."),
    "hub.port_taken": N_("Another program listens at {address} already. End it, or name another port with --listen."),
    "hub.not_here": N_(
        "{host} is no name or address of this machine. Name one of its own with --listen, or 0.0.0.0 for all of them."
    ),
    "hub.cannot_listen": N_("A hub cannot listen at {address}: {reason}. Name another place with --listen."),
    "hub.certificate_absent": N_(
        "{file} is not there. `receptionist office create` writes hub.crt and hub.key: name their folder with --certificates."
    ),
    "hub.certificate_unusable": N_(
        "{certificate} and {key} are no certificate and its key, or cannot be read. Make them anew with"
        " `receptionist office certificate`."
    ),
    "hub.certificates_needed": N_(
        "Consoles come to {host} from other machines: name the folder of certificates with --certificates."
    ),
    "hub.token_key_damaged": N_(
        "{file} does not hold a whole key for the consoles’ tokens. "
        "Copy it from the other hub; where there is none, delete it, and a new one is made."
    ),
    "hub.secret_open": N_("Others on this machine can read {file}. Give it the mode 0600, and it is used."),
    "hub.secret_unreadable": N_("{file} cannot be read: {reason}. Give it to the user who runs the hub, and to no other."),
    "hub.phone_password": N_(
        "This hub lacks the password of the phone system at {url}. Write it into {file}, which only its user may read (mode"
        " 0600), or into the file of systemd's LoadCredential=; it is looked for again by itself."
    ),
    "hub.tokens_another": N_(
        "This hub has another key for tokens than the one that leads: while the database is away no console would come back to"
        " it. Copy token.key from the --state of the one that leads to {file}; it is looked at each minute."
    ),
    "hub.standby_lacks": N_(
        "A hub that stands by is not ready to lead. Missing there, or not what the hub that leads has: {files}. Its own log"
        " says what to do."
    ),
    "hub.as_last_known": N_(
        "This hub leads with settings and revoked passes as it knew them last: somebody holds them in the database. They are"
        " read again every few seconds. SELECT pid FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock' names the"
        " process."
    ),
    "feed.stalled": N_(
        "Nobody hears of changes of profiles, news and settings: a transaction of the database does not end (process {process}"
        " of the PostgreSQL server). Calls go on. Close that program, or end it: SELECT pg_terminate_backend({process})."
    ),
    "hub.seals_absent": N_(
        "This hub cannot seal the record of changes: the key is with another hub. Copy the folder seals from that one's --state"
        " to {folder}."
    ),
    "hub.anchor_not_written": N_(
        "The newest seal of the record of changes cannot be noted down in {file}: {reason}. It is tried again every minute."
    ),
    "hub.seals_cut": N_(
        "Seals of the record of changes that are noted down in {folder} are not in the database: the record was cut off or"
        " rewritten, an older copy was put back, or a second server lacks the last moment. `receptionist audit verify --seals"
        " {folder}` names the first bad row. If you know why, move the file anchors away from there."
    ),
    "hub.seals_another": N_(
        "This hub does not seal the record of changes: its key in {folder} is not the one that sealed it so far. Put the folder"
        " seals from the --state of the hub that led before in its place."
    ),
    "hub.seals_given_up": N_(
        "This hub does not seal the record of changes: its key in {folder} was given up as lost on {day} (receptionist audit"
        " renew). Put the folder seals from the --state of the hub that has the new one in its place."
    ),
    "hub.local_office": N_("{office} is a local office: its console holds the phones itself. A hub is for a shared one."),
    "staff.contract": N_("There is no contract {contract}. Choose employee or contractor."),
    "staff.contract_over": N_("The contract of {name} ended on {day}. Enter a later last day first."),
    "loan.span": N_("That is over already. Enter a later moment."),
    "loan.too_long": N_("Nothing is lent for more than {days} days. Put the client into one of their teams instead."),
    "loan.not_yours": N_("You can lend the clients of your own teams only. Ask an administrator for the others."),
    "office.not_allowed": N_("This is another team's or an administrator's alone. Ask an administrator."),
    "staff.team_name": N_("“{team}” cannot be the name of a team: it has 1 to 80 characters."),
    "team.not_yours": N_("You are not in the team {team}. One of its supervisors adds clients to it, or an administrator."),
    "team.moved": N_("Only an administrator puts {client} into another team. Ask one."),
    "team.new": N_(
        "{team} would be a new team (there are: {teams}), and clients would leave theirs for it: {leaving}. Correct the team,"
        " or add --new-team."
    ),
    "link.away": N_("No hub can be reached now. Do that again when one is back."),
    "link.lost": N_("The hub went away in the middle of it. Look whether it was done before you do it again."),
    "link.certificate": N_("The hub {hub} does not prove that it is your office's. Ask an administrator."),
    "link.not_a_hub": N_("What answers at {hub} is no hub of an office. Check the addresses in the settings."),
    "link.unreachable": N_("The hub {hub} cannot be reached. Another one is tried."),
    "link.closed": N_("Your login is closed. Ask an administrator."),
    "link.password_reset": N_(
        "Your password was reset. Choose one of your own with the one-time password that an administrator gives you: “Join an"
        " office” on the first page, or receptionist office join."
    ),
    "link.elsewhere": N_("You have started another console elsewhere: this one has let go."),
    "link.not_understood": N_("The hub did not understand this console. Install the hub's version here."),
    "link.version": N_("This console ({console}) is too old for the hub ({hub}). Install the hub's version here."),
    "link.hub_older": N_(
        "The hub ({hub}) is of an older version than this console ({console}). Whoever runs the server upgrades the hub; this "
        "console then finds it by itself."
    ),
    "link.no_database": N_("The hub cannot look at new sign-ins while the database is away. It is tried again."),
    "link.ticket_unknown": N_("The hub does not know this sign-in. It is tried again with a new one."),
    "link.pass_over": N_("The shift's pass has run out. A new one is asked for."),
    "link.pass_revoked": N_("This pass holds no more. A new one is asked for."),
    "link.pass_unknown": N_("The hub does not know this pass. A new one is asked for."),
    # ---- settings, secrets
    "settings.no_office": N_("{key} belongs to an office. Open one first."),
    "settings.not_written": N_("The settings {file} could not be written: {reason}."),
    "settings.unknown": N_("There is no setting {key}."),
    "settings.value": N_("“{value}” is no value for {key}."),
    "keyring.absent": N_("This machine has no keyring: passwords are asked for each time. They are never written to a file."),
    "secret.missing": N_("Nobody answered: {what}. Pass it on standard input."),
    # ---- the phone system
    "pbx.password_needed": N_("The password of the phone system at {url} is not known here. Start the console and enter it."),
    "pbx.password_unknown": N_("The keyring does not hold the password of the phone system yet."),
    "pbx.answer_unwritable": N_("An answer holds characters that cannot stand in Asterisk's configuration. Use plain ones."),
    "pbx.station_name": N_("“{name}” cannot be the name of a station: use letters, digits and underscores."),
    "pbx.home_nowhere": N_(
        "Phones at home ({names}) need an address at which they reach the phone system from outside. Name it, as in "
        "pbx.example.net:5061."
    ),
    "pbx.home_address": N_(
        "Phones at home cannot reach the phone system at “{text}”. Write a name or an address, as in pbx.example.net, with "
        ":PORT where it is not 5061."
    ),
    "pbx.no_stations": N_("Name at least one station: the phone on which calls are answered."),
    "pbx.endpoint_absent": N_("The phone system there has no endpoint {names}. It has these: {known}."),
    "pbx.trunk_unnamed": N_("Name the endpoint of the trunk by which your carrier's calls arrive (--trunk NAME)."),
    "pbx.trunk_unknown": N_(
        "Name the endpoint of the trunk by which your carrier's calls arrive (--trunk NAME). Found there: {found}."
    ),
    "pbx.file_foreign": N_(
        "In {folder} there are files that somebody else has written or changed: {files}. Choose an empty folder, or add "
        "--replace: each is then kept as NAME.before."
    ),
    "pbx.folder_unwritable": N_("{folder} cannot be written: {reason}. Check its rights, or choose another."),
    "pbx.no_user": N_("The user for ARI is missing. Enter the one that stands in ari.conf."),
    "pbx.url": N_("“{url}” is no address. Write it as in http://192.0.2.10:8088, without a password."),
    "pbx.no_url": N_("The address of the phone system is not known. Enter it in Settings, or use --url."),
    "pbx.password_in_url": N_("The address of the phone system holds a password. Leave it out: it is asked for."),
    "pbx.address": N_("“{text}” is no address. Write it as in 192.0.2.10."),
    "pbx.port": N_("There is no port {port}. Choose one from 1 to {most}."),
    "pbx.country": N_("There is no country {country}. Write its code, as in IT."),
    "pbx.station_twice": N_("The station {name} is named twice. Name each phone once."),
    "pbx.answer_missing": N_("No answer: {what}. Give it as an option."),
    "pbx.not_reached": N_(
        "The phone system at {url} cannot be reached: {reason}. Check the address, the network and its HTTP server."
    ),
    "pbx.login_refused": N_("The phone system at {url} does not accept the user or the password."),
    "pbx.no_ari": N_("At {url} no ARI answers: it is not switched on, or the address is another one."),
    "pbx.refused": N_("The phone system refused the question: {reason}"),
    "pbx.reached": N_("The phone system at {url} answers."),
    "pbx.version_tested": N_("It is {version}, which this program is tested with."),
    "pbx.version_untested": N_("It is {version}. This program is tested with Asterisk 22 only."),
    "pbx.modules_ok": N_("All modules that are needed are loaded."),
    "pbx.modules_missing": N_("Modules are missing: {modules}."),
    "pbx.application_used": N_("The application {application} is there, and a desk is connected to it."),
    "pbx.application_free": N_("The application {application} is not used by anybody."),
    "pbx.stations_ok": N_("These phones are registered: {stations}."),
    "pbx.stations_offline": N_("These phones are not registered: {stations}."),
    "pbx.stations_none": N_("There is no phone on which to answer."),
    "pbx.trunk_ok": N_("The trunk {trunk} is connected."),
    "pbx.trunk_offline": N_("The trunk {trunk} is not connected."),
    "pbx.trunk_missing": N_("There is no trunk {trunk}."),
    "pbx.dialplan_ok": N_("Calls that come in reach this program."),
    "pbx.dialplan_missing": N_("The dialplan does not hand calls to this program."),
    "pbx.dialplan_older": N_("The phone system's configuration was written by another version of this program."),
    "pbx.watchdog_ok": N_("The watchdog is there: callers reach the fallback when no desk is connected."),
    "pbx.watchdog_missing": N_("The watchdog is missing: callers would wait on when the console dies."),
    "pbx.sounds_ok": N_("The announcements are where the phone system finds them."),
    "pbx.sounds_missing": N_("The announcements are not where the phone system looks for them."),
    "pop.doubt_trigger": N_("The phone system's client did not start this program."),
    "pop.doubt_program": N_("The line in the client may name another program than this one."),
    "pop.doubt_user": N_("The client may run on another computer than this console, or under another user."),
    "pop.doubt_placeholders": N_("The client may hand over no number that was called."),
    "pop.doubt_nothing": N_("No phone system is set up here: nothing can arrive."),
    "pbx.no_lines": N_("No client has a number yet."),
    "pbx.ask_carrier": N_(
        "What is on this side has been looked at; a call that is nowhere to be seen did not arrive by the trunk {trunk}."
    ),
    "pbx.way_ours": N_("The trunk's calls arrive in [{context}], which is ours."),
    "pbx.way_known": N_("The trunk's calls arrive in [{context}], which knows {number}."),
    "pbx.way_unknown": N_("The trunk's calls arrive in [{context}], which knows none of the numbers {numbers}."),
    "pbx.way_unseen": N_("In which context the calls of the trunk {trunk} arrive could not be looked at."),
    "pbx.names_current": N_("The fallback knows all lines and short names."),
    "pbx.names_changed": N_("Lines or short names have changed since the phone system's configuration was written."),
    "pbx.folder_ok": N_("Announcements can be written to {folder}, from where the phone system plays them."),
    "pbx.folder_unset": N_("No sounds folder is chosen: callers hear a chime instead of the announcements."),
    "pbx.folder_elsewhere": N_("The phone system knows none of the sounds in {folder}: it plays from another folder."),
    # ---- speech, sound, screen
    "announcement.not_written": N_(
        "An announcement could not be written to {folder}: {reason}. Check the sounds folder in Settings, Phone system."
    ),
    "speech.absent": N_("This machine has no voice to speak with. On Debian: apt install espeak-ng."),
    "speech.no_voice": N_("No voice on this machine speaks {language}."),
    "speech.failed": N_("The voice did not speak. Everything else works."),
    "speech.silent": N_("The voice did not answer in time. Everything else works."),
    "sound.absent": N_("Sound cannot be played on this machine. On Debian: apt install libportaudio2."),
    "sound.no_output": N_("This machine has no sound output. Calls ring on the screen only."),
    "sound.unreadable": N_("A sound could not be read."),
    "face.absent": N_("The console is not installed. Install the whole program."),
    "face.broken": N_("The console cannot start: {reason}. `make run` installs what is missing."),
    "face.no_display": N_("There is no display here to open a window on. Start the console in a desktop session."),
    "face.no_window": N_(
        "No window can be opened here: {reason}. Start the console in a desktop session; on Debian `make run` installs the "
        "libraries that it needs."
    ),
    "demo.seconds": N_("Choose between 0 and {most} seconds: a day has no more."),
    # ---- doctor
    "doctor.office_ok": N_("The office {office} opens. Clients: {clients}."),
    "doctor.keyring_ok": N_("The keyring answers."),
    "doctor.screen_ok": N_("The console can be started."),
    "doctor.speech_ok": N_("{voices} voices can speak."),
    "doctor.sound_ok": N_("{outputs} sound outputs."),
    "doctor.seals_ok": N_("The key that seals the record of changes is in {folder}."),
    "doctor.no_phone_system": N_("No phone system is set up: cards are kept by hand."),
    "doctor.simulator": N_("The simulated phone system rings here."),
}
"""By code. A value that is not there leaves a gap, never an error while one is being told of another."""

REMEDIES: dict[str, str] = {
    "office.sync_folder": N_("Close the console and move the file to a folder that is not synchronised."),
    "check.links_broken": N_("Restore the last copy in which `office check` finds nothing."),
    "check.no_copies": N_("Open the console once: it makes a copy a day."),
    "keyring.absent": N_("Install a keyring service, or enter the password at each start."),
    "speech.silent": N_("Examine once more; if it stays silent, restart the machine's speech service."),
    "sound.no_output": N_("Connect loudspeakers or a headset, and choose them in the machine's settings."),
    "pbx.modules_missing": N_("Load them: `pbx write FOLDER` lists them in modules.conf."),
    "pbx.version_untested": N_("Make test calls before relying on it."),
    "pbx.login_refused": N_("Compare ari.conf with the user and password in Settings."),
    "pbx.no_ari": N_("Switch on HTTP and ARI (http.conf, ari.conf), as `pbx write FOLDER` writes them."),
    "pbx.stations_offline": N_("Switch the phones on and compare their account with pjsip.conf."),
    "pop.doubt_trigger": N_("See that it is on for incoming calls, when they ring, in a client that may start programs."),
    "pop.doubt_program": N_("Copy path and line from here once more, and try the line in a terminal."),
    "pop.doubt_user": N_("A card can only be brought to the console that the same user has open."),
    "pop.doubt_placeholders": N_("Look at what it puts in their place: the number must be a client's line."),
    "pop.doubt_nothing": N_("Say above what answers your numbers, and save."),
    "pbx.no_lines": N_("Enter it on the page Clients, under Numbers: who owns a number is told by nothing else."),
    "pbx.ask_carrier": N_(
        "Ask the carrier whether the number is routed to this trunk, to which address, and in which form it is sent."
    ),
    "pbx.way_unknown": N_("Put the line with receptionist-numbers.conf below that heading, or give the trunk our context."),
    "pbx.way_unseen": N_("Look for “context” in the trunk's section of pjsip.conf: our lines must stand in that context."),
    "pbx.stations_none": N_("Write the stations with `pbx write FOLDER`, and register a phone."),
    "pbx.trunk_offline": N_("Check the carrier's address and account in pjsip.conf."),
    "pbx.trunk_missing": N_("Write it with `pbx write FOLDER`, or name the right one in Settings."),
    "pbx.dialplan_missing": N_("Take it from `pbx write FOLDER`; its README says where it goes."),
    "pbx.dialplan_older": N_(
        "Run the command in the README of `pbx write` again, copy the *.conf files, and reload Asterisk's dialplan and ARI."
    ),
    "pbx.watchdog_missing": N_("Install it from `pbx write FOLDER`; its README says how."),
    "pbx.sounds_missing": N_("Choose the sounds folder in Settings: one that both sides see."),
    "pbx.names_changed": N_(
        "Run the command in the README of `pbx write` again, copy the files it names, and reload Asterisk's dialplan."
    ),
    "pbx.folder_unset": N_("Choose it in Settings, Phone system: the folder sounds of Asterisk, which both sides see."),
    "pbx.folder_elsewhere": N_(
        "Choose the folder sounds of Asterisk in Settings, then restart Asterisk, which lists sounds at its start."
    ),
    "announcement.not_written": N_(
        "Give the user who runs the console the right to write there, or choose another in Settings."
    ),
    "doctor.no_phone_system": N_("Run `receptionist pbx write FOLDER`, or enter the phone system in Settings."),
}
"""What to do about a finding of an examination, where the sentence does not say it."""

REASONS: dict[str, str] = {
    "free": N_("free"),
    "free_until": N_("free {until}"),
    "always": N_("at any hour"),
    "on_call": N_("on call {until}"),
    "on_call_is": N_("on call: {person} {until}"),
    "on_call_instead": N_("on call: {person} for {instead} {until}"),
    "on_call_out": N_("{person} is out and nobody stands in"),
    "on_call_messages": N_("{person} takes messages only and nobody stands in"),
    "nobody_on_call": N_("nobody is on call"),
    "stands_in": N_("stands in for {person}"),
    "next_step": N_("tried next: {name}"),
    "announced_only": N_("announced calls only"),
    "messages_only": N_("messages only"),
    "out_until": N_("out {until}"),
    "out_substitute": N_("out {until}: {substitute} instead"),
    "open_until": N_("open {until}"),
    "closed_until": N_("closed {until}"),
    "closed": N_("closed"),
    "asleep": N_("asleep at this hour"),
    "left": N_("no longer there since {on}"),
    "left_successor": N_("no longer there since {on}: {successor} instead"),
    "no_number": N_("no number"),
    "suspended": N_("the client is suspended: messages only"),
    "not_yet": N_("the client is not active yet: messages only"),
}
"""Why a target is offered or not."""

WORDS: dict[str, str] = {
    "offered": N_("offered"),
    "waiting": N_("waiting"),
    "answering": N_("answering"),
    "talking": N_("talking"),
    "held": N_("on hold"),
    "transferring": N_("being transferred"),
    "returned": N_("returned"),
    "dialling": N_("dialling"),
    "ringing": N_("ringing"),
    "ended": N_("ended"),
    "answered": N_("answered"),
    "message": N_("message taken"),
    "transferred": N_("transferred"),
    "blind_transferred": N_("blind transferred"),
    "abandoned": N_("abandoned"),
    "abandoned_on_hold": N_("abandoned on hold"),
    "voicemail": N_("voicemail"),
    "overflowed": N_("overflowed"),
    "closed": N_("closed"),
    "nobody": N_("nobody available"),
    "refused": N_("refused"),
    "failed": N_("failed"),
}
"""Places and results of calls."""


MACHINE: dict[str, str] = {
    reason_named(number): sentence
    for number, sentence in {
        errno.ENOENT: N_("there is nothing there"),
        errno.EACCES: N_("this user may not"),
        errno.EPERM: N_("this user may not"),
        errno.EISDIR: N_("it is a folder"),
        errno.ENOTDIR: N_("a part of its path is no folder"),
        errno.ENAMETOOLONG: N_("the name is too long"),
        errno.ENOSPC: N_("the disk is full"),
        errno.EDQUOT: N_("this user's share of the disk is full"),
        errno.EROFS: N_("the disk cannot be written"),
        errno.EIO: N_("the disk failed"),
        errno.ELOOP: N_("its links go in a circle"),
        errno.ECONNREFUSED: N_("nobody listens there"),
        errno.ETIMEDOUT: N_("no answer came in time"),
        errno.EHOSTUNREACH: N_("there is no way to it"),
        errno.ENETUNREACH: N_("there is no way to it"),
        errno.ECONNRESET: N_("it broke off"),
    }.items()
} | {
    "no_such_host": N_("no such host is known"),
    "no_tls": N_("no TLS could be agreed on"),
    "not_asterisk": N_("what answers there is no Asterisk"),
}
"""What the operating system gives as its reason, in words of ours: by the number, as its own words are those of the machine's
language; and reasons that it does not know."""


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "…"


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    """A value that ends with a full stop of its own (Rossi S.r.l.) needs no second one behind it."""
    for name, value in values.items():
        if str(value).endswith("."):
            sentence = sentence.replace(f"{{{name}}}.", f"{{{name}}}")
    return sentence.format_map(_Values(values))


def say(problem: Problem | str, values: Mapping[str, object] | None = None) -> str:
    """The sentence for a problem, or for a code with its values. A code that nobody wrote a sentence for is said as it is."""
    if isinstance(problem, Problem):
        return say(problem.code, problem.values)
    said = _in_words(values or {})
    if problem not in SENTENCES:
        return ": ".join([problem, ", ".join(str(value) for value in said.values())]) if said else problem
    return _filled(_(SENTENCES[problem]), said)


def _in_words(values: Mapping[str, object]) -> Mapping[str, object]:
    reason, office = values.get("reason"), values.get("office")
    said = {**values}
    if isinstance(office, str):
        said["office"] = address_told(office)
    if isinstance(reason, str):
        said["reason"] = _(MACHINE[reason]) if reason in MACHINE else words_of_reason(reason)
    return said


def finding(code: str, values: Mapping[str, object]) -> tuple[str, str]:
    """What an examination found, and what to do about it (empty: nothing). Where no remedy of its own is written, the first
    sentence says what, and those behind it what to do."""
    if code in REMEDIES or code not in SENTENCES:
        return say(code, values), _filled(_(REMEDIES[code]), _in_words(values)) if code in REMEDIES else ""
    what, end, do = _(SENTENCES[code]).partition(". ")
    return _filled(what + end.strip(), _in_words(values)), _filled(do, _in_words(values))


def result_word(name: str) -> str:
    """A place or a result of a call in a word or two."""
    return _(WORDS[name]) if name in WORDS else name


def teams_made(new: Sequence[str], there: Sequence[str]) -> str:
    """That teams are new, beside those that are `there`: one of them may have been meant."""
    said = ngettext("A new team: {teams}", "New teams: {teams}", len(new)).format(teams=", ".join(new))
    beside = " " + _("(there are: {teams})").format(teams=", ".join(there)) if there else ""
    return f"{said}{beside}."


def say_why(code: str, values: Mapping[str, str], now: datetime) -> str:
    """Why a target is offered or not. `now` is the hour there: a moment of the same day is told by its hour alone."""
    richer = {"free": "until", "out_until": "substitute", "left": "successor"}
    variant = {"free": "free_until", "out_until": "out_substitute", "left": "left_successor"}
    chosen = variant[code] if values.get(richer.get(code, "")) else code
    said: dict[str, object] = dict(values)
    if "until" in values:
        said["until"] = until_words(datetime.fromisoformat(values["until"]), now)
    sentence = _filled(_(REASONS[chosen]), said) if chosen in REASONS else code
    if values.get("secret"):
        return _("{sentence} (do not say why: {reason})").format(sentence=sentence, reason=values["reason"])
    return f"{sentence} ({values['reason']})" if values.get("reason") else sentence


def until_words(moment: datetime, now: datetime) -> str:
    """`until 18:00` on the day of `now`, else with the day; at midnight the day that ends then: `until the end of tomorrow`. On
    the clock there, in the spoken language."""
    from babel.dates import format_date, format_datetime

    locale, ends = spoken_language(), moment.date() - timedelta(days=1)
    if moment.time() == time(0) and moment.date() > now.date():
        named = {now.date(): _("today"), now.date() + timedelta(days=1): _("tomorrow")}
        written = "EEE d MMM" if ends.year == now.year else "EEE d MMM yyyy"
        day = named.get(ends) or format_date(ends, written, locale=locale)
        return _("until the end of {day}").format(day=day)
    if moment.date() == now.date():
        return _("until {hour}").format(hour=f"{moment:%H:%M}")
    return _("until {day}").format(day=format_datetime(moment, "EEE d MMM HH:mm", locale=locale))
