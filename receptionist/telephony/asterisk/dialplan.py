"""The dialplan: how calls come to the desk, and what happens to them when no desk is there.

Everything that differs between offices stands in `[globals]` and in the table of names; the rest is the same text for all.
Header values are copied, never put into an expression: what a stranger sends must not become dialplan.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import phonenumbers

APPLICATION = "receptionist"
ARRIVALS = "receptionist-in"
FALLBACK = "receptionist-fallback"
RECORDS = "receptionist"
"""The family in Asterisk's own database in which the fallback notes what it handled; it survives restarts of Asterisk."""
MARKS = "receptionist-mark"

HEADERS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "Diversion": (("RECEPTIONIST_DIVERSION", 1), ("RECEPTIONIST_DIVERSION_2", 2)),
    "History-Info": (("RECEPTIONIST_HISTORY", 1), ("RECEPTIONIST_HISTORY_2", 2), ("RECEPTIONIST_HISTORY_3", 3)),
    "P-Called-Party-ID": (("RECEPTIONIST_CALLED", 1),),
    "To": (("RECEPTIONIST_TO", 1),),
}
"""Where the dialled number may stand besides the request: header, and the variables that take its first, second… appearance."""

REQUEST = "RECEPTIONIST_DIALLED"
FROM = "RECEPTIONIST_FROM"
ASSERTED = "RECEPTIONIST_ASSERTED"
PRIVACY = "RECEPTIONIST_PRIVACY"
TRUNK = "RECEPTIONIST_TRUNK"
MARK = "RECEPTIONIST_MARK"
ARRIVED_AT = "RECEPTIONIST_AT"
RECORD = "RECEPTIONIST_RECORD"
ALIVE = "RECEPTIONIST_ALIVE"
"""A global variable that a living desk changes every few seconds."""
AWAY = "RECEPTIONIST_AWAY"
"""A global variable: 1 while the watchdog finds no living desk."""
WRITTEN = "RECEPTIONIST_NAMES"
"""A global variable: the fingerprint of the table of names that this dialplan was written with (`fingerprint`)."""
READ_RECORDS = "receptionist-records"
"""The context that hands the fallback's records to the desk, one by one."""
VALUES = "receptionist-values"
"""Beside somebody else's configuration: the context that sets what stands in `[globals]` of ours."""
NUMBERS = "receptionist-numbers"
"""Beside somebody else's configuration: the office's lines, each handed to `ARRIVALS`."""
ASK, KNOWN = "RECEPTIONIST_ASK", "RECEPTIONIST_KNOWN"
"""`context,extension` that somebody asks about at `look` in `VALUES`, and the global variable that then says whether the
dialplan knows it (1 or 0)."""

_CALLER = {"From": FROM, "P-Asserted-Identity": ASSERTED, "Privacy": PRIVACY}

CHANNEL_VARIABLES = (
    REQUEST,
    *(variable for variables in HEADERS.values() for variable, _ in variables),
    FROM,
    ASSERTED,
    PRIVACY,
    TRUNK,
    MARK,
    RECORD,
)
"""What ARI tells with every channel (`channelvars` in ari.conf)."""


def _note(*first: str) -> str:
    """Copies the request's headers to channel variables, before anything else happens but `first`."""
    lines = ["exten => s,1,NoOp()", *(f" same => n,{step}" for step in first)]
    lines += [f" same => n,Set({REQUEST}=${{ARG1}})", f" same => n,Set({ARRIVED_AT}=${{EPOCH}})"]
    lines.append(f" same => n,Set({TRUNK}=${{CHANNEL(endpoint)}})")
    copies = [(header, variable, nth) for header, places in HEADERS.items() for variable, nth in places]
    copies += [(header, variable, 1) for header, variable in _CALLER.items()]
    lines += [f" same => n,Set({variable}=${{PJSIP_HEADER(read,{header},{nth})}})" for header, variable, nth in copies]
    lines.append(" same => n,Return()")
    head = "\n[receptionist-note]\n; Called for every arriving call with the number that was asked for.\n"
    return head + "\n".join(lines) + "\n"


def _record() -> str:
    """One line for each call that the fallback handled, as a query string, and the desk's own mark beside it."""
    fields = [f"at=${{{ARRIVED_AT}}}", "by=${URIENCODE(${RECEPTIONIST_BY})}"]
    headers = ("RECEPTIONIST_DIVERSION", "RECEPTIONIST_HISTORY", "RECEPTIONIST_CALLED", "RECEPTIONIST_TO")
    kept = (REQUEST, *headers, FROM, ASSERTED, PRIVACY)
    fields += [f"{name}=${{URIENCODE(${{{name}:0:140}})}}" for name in kept]
    return "&".join(fields)


_ROADS = f"""
[{ARRIVALS}]
; Calls from the public network. The desk takes them; if no desk is connected, Stasis() returns at once.
; A desk that hangs is noticed by the watchdog, which then sets RECEPTIONIST_AWAY.
; What a stranger asked for is noted and not kept as the extension: Asterisk's console would show it to the watchdog.
exten => _[+0-9a-zA-Z].,1,Gosub(receptionist-note,s,1(${{EXTEN}}))
 same => n,Goto(s,1)
exten => s,1,GotoIf($["${{{AWAY}}}" = "1"]?{FALLBACK},s,1)
 same => n,Stasis({APPLICATION})
 same => n,GotoIf($["${{STASISSTATUS}}" = "FAILED"]?{FALLBACK},s,1)
 same => n,Hangup()
exten => h,1,NoOp()

[{FALLBACK}]
; No desk: the assistants' phones ring, and their displays show whose call it is.
exten => s,1,Set(RECEPTIONIST_SHOWN=)
 same => n,Set(RECEPTIONIST_BY=)
 same => n,StopMusicOnHold()
 same => n,StopPlayTones()
 same => n,Gosub(receptionist-shown,s,1)
 same => n,ExecIf($["${{CALLERID(num-pres):0:6}}" = "prohib"]?Set(CALLERID(num)=anonymous))
 same => n,Set(CALLERID(pres)=allowed_not_screened)
 same => n,ExecIf($[${{LEN(${{RECEPTIONIST_SHOWN}})}} > 0]?Set(CALLERID(name)=${{RECEPTIONIST_SHOWN}}))
 same => n,Dial(${{RECEPTIONIST_PHONES}},${{RECEPTIONIST_SECONDS}})
 same => n,GotoIf($["${{DIALSTATUS}}" = "ANSWER"]?done)
 same => n,Playback(${{RECEPTIONIST_SORRY}})
 same => n(done),Hangup()
; Whatever the end was, it is written down; the desk reads it in when it is back.
exten => h,1,ExecIf($["${{DIALSTATUS}}" = "ANSWER"]?Set(RECEPTIONIST_BY=${{DIALEDPEERNAME}}))
 same => n,Set(DB({MARKS}/${{UNIQUEID}})=${{{MARK}:0:2000}})
 same => n,Set(DB({RECORDS}/${{UNIQUEID}})={_record()})

[receptionist-shown]
; The client's short name, by the first place of the dialled number that the table knows.
exten => s,1,Gosub(receptionist-user,s,1(RECEPTIONIST_DIVERSION))
 same => n,Gosub(receptionist-user,s,1(RECEPTIONIST_HISTORY))
 same => n,Gosub(receptionist-user,s,1(RECEPTIONIST_CALLED))
 same => n,Gosub(receptionist-user,s,1(RECEPTIONIST_TO))
 same => n,Gosub(receptionist-number,s,1(${{FILTER(0-9+,${{{REQUEST}}})}}))
 same => n,Return()

[receptionist-user]
; The user part of the address in the variable that is named by the argument.
exten => s,1,Set(LOCAL(uri)=${{${{ARG1}}}})
 same => n,GotoIf($[${{LEN(${{uri}})}} = 0]?none)
 same => n,Set(LOCAL(inner)=${{CUT(uri,<,2)}})
 same => n,ExecIf($[${{LEN(${{inner}})}} > 0]?Set(LOCAL(uri)=${{inner}}))
 same => n,Set(LOCAL(user)=${{CUT(uri,:,2)}})
 same => n,Set(LOCAL(user)=${{CUT(user,@,1)}})
 same => n,Set(LOCAL(user)=${{CUT(user,\\;,1)}})
 same => n,Gosub(receptionist-number,s,1(${{FILTER(0-9+,${{user}})}}))
 same => n(none),Return()

[receptionist-number]
exten => s,1,GotoIf($[${{LEN(${{RECEPTIONIST_SHOWN}})}} > 0]?known)
 same => n,GotoIf($[${{DIALPLAN_EXISTS(receptionist-names,n${{ARG1}},1)}} = 0]?known)
 same => n,Gosub(receptionist-names,n${{ARG1}},1)
 same => n(known),Return()

"""

_PHONES = """[receptionist-phones]
; What the assistants dial on their phones by themselves, without the desk.
exten => _[+0-9].,1,Dial(PJSIP/${FILTER(0-9+,${EXTEN})}@trunk,60)
 same => n,Hangup()

"""

_RECORDS = f"""[{READ_RECORDS}]
; The desk reads in what the fallback handled: a channel of this context shows it one record after the other, and waits at
; the end until the desk has taken them all and deleted them.
exten => s,1,Set(RECEPTIONIST_KEYS=${{DB_KEYS({RECORDS})}})
 same => n(next),GotoIf($[${{LEN(${{RECEPTIONIST_KEYS}})}} = 0]?done)
 same => n,Set(RECEPTIONIST_KEY=${{SHIFT(RECEPTIONIST_KEYS)}})
 same => n,GotoIf($[${{DB_EXISTS({RECORDS}/${{RECEPTIONIST_KEY}})}} = 0]?next)
 same => n,Set({RECORD}=id=${{RECEPTIONIST_KEY}}&${{DB({RECORDS}/${{RECEPTIONIST_KEY}})}})
 same => n,Set({MARK}=${{DB({MARKS}/${{RECEPTIONIST_KEY}})}})
 same => n,Stasis({APPLICATION},record)
 same => n,GotoIf($["${{STASISSTATUS}}" = "FAILED"]?gone)
 same => n,Goto(next)
 same => n(done),Set({RECORD}=)
 same => n,Stasis({APPLICATION},record)
 same => n(gone),Hangup()
"""


def written_as(number: str, country: str) -> tuple[str, ...]:
    """The forms in which the E.164 `number` may arrive: `+`, bare, `00` and national (read in `country`, ISO 3166)."""
    forms = [number, number.removeprefix("+"), "00" + number.removeprefix("+")]
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return tuple(forms)
    if phonenumbers.region_code_for_country_code(parsed.country_code or 0) == country:
        national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
        forms.append("".join(c for c in national if c.isdigit()))
    return tuple(dict.fromkeys(forms))


def _harmless(name: str) -> str:
    """A short name as dialplan text: nothing in it may end the statement, begin a variable or start a comment."""
    return "".join(c for c in name if c.isprintable() and c not in '"\\${}[]();,|').strip()[:40]


def names(lines: Iterable[tuple[str, str]], country: str) -> str:
    """The table number -> short name. Extensions begin with `n`, as a leading `+` or `_` would not read as a plain name."""
    rows = ["[receptionist-names]"]
    for number, shown in lines:
        for form in written_as(number, country):
            rows.append(f"exten => n{form},1,Set(RECEPTIONIST_SHOWN={_harmless(shown)})")
            rows.append(" same => n,Return()")
    return "\n".join(rows) + "\n"


def fingerprint(lines: Iterable[tuple[str, str]]) -> str:
    """Another one for other lines or short names, in whatever order: what tells that the table of names is out of date."""
    rows = sorted(f"{number} {_harmless(shown)}" for number, shown in lines)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def dialplan(globals_: Mapping[str, str], lines: Iterable[tuple[str, str]], country: str) -> str:
    """The whole extensions.conf. What desk and watchdog have set stays when it is loaded anew (`clearglobalvars`)."""
    rows = list(lines)
    settings = "\n".join(f"{name} = {value}" for name, value in {**globals_, WRITTEN: fingerprint(rows)}.items())
    return (
        "[general]\nstatic = yes\nwriteprotect = yes\nclearglobalvars = no\n\n"
        f"[globals]\n{settings}\n{_note()}{_ROADS}{_PHONES}{_RECORDS}\n{names(rows, country)}"
    )


def contexts(globals_: Mapping[str, str], lines: Iterable[tuple[str, str]], country: str) -> str:
    """The same for a dialplan that is there already: contexts only, each named `receptionist-…`. Somebody else's `[globals]`
    may not be touched, so each arriving call sets the values, and whoever asks at `look`."""
    rows = list(lines)
    values = {**globals_, WRITTEN: fingerprint(rows)}
    settings = "".join(f" same => n,Set(GLOBAL({name})={value})\n" for name, value in values.items())
    return (
        f"[{VALUES}]\n; What differs between offices, and whether a number is known somewhere.\nexten => s,1,NoOp()\n{settings}"
        " same => n,Return()\n"
        f"exten => look,1,Gosub({VALUES},s,1)\n"
        f" same => n,Set(GLOBAL({KNOWN})=${{DIALPLAN_EXISTS(${{{ASK}}},1)}})\n same => n,Hangup()\n"
        f"{_note(f'Gosub({VALUES},s,1)')}{_ROADS}{_RECORDS}\n{names(rows, country)}"
    )


def numbers(lines: Iterable[tuple[str, str]], country: str) -> str:
    """Every form of every line, handed to our context: to stand in the context in which the trunk's calls arrive. Each is an
    exact number, so that it goes before any pattern there."""
    return "".join(
        f"exten => {form},1,Goto({ARRIVALS},${{EXTEN}},1) ; {_harmless(shown)}\n"
        for number, shown in lines
        for form in written_as(number, country)
    )
