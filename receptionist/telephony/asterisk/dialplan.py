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
REST_SECONDS = 60
"""How long the fallback leaves a phone alone whose owner refused a caller (486 or 603), for that caller."""
MARKS = "receptionist-mark"
ONE_PHONE = "receptionist-phone"
"""The context that rings one of the fallback's phones."""

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
TURN = "RECEPTIONIST_TURN"
"""Shared by each caller of the fallback who waits for somebody to pick up: a number, the smaller the earlier they came."""
WRITTEN = "RECEPTIONIST_NAMES"
"""A global variable: the fingerprint of the table of names that this dialplan was written with (`fingerprint`)."""
EDITION = "RECEPTIONIST_EDITION"
"""A global variable: the fingerprint of the dialplan's text but for what differs between offices (`edition`)."""
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
_COPIED = tuple((header, variable, nth) for header, places in HEADERS.items() for variable, nth in places) + tuple(
    (header, variable, 1) for header, variable in _CALLER.items()
)
_NOTED = (REQUEST, *(variable for _, variable, _ in _COPIED))


def kept(variable: str) -> str:
    """The variable in which the header that was copied to `variable` stands as nothing can spoil it: see `headers.whole`."""
    return f"{variable}_KEPT"


KEPT = tuple(kept(variable) for variable in _NOTED)
CHANNEL_VARIABLES = (*KEPT, TRUNK, MARK, RECORD)
"""What ARI tells with every channel (`channelvars` in ari.conf). A variable that is no UTF-8 it leaves out, so it is told the
kept forms."""

_TOLD, _RECORDED = (2000, 240), (430, 60)
"""How long a kept header may be, and how many bytes of a name stay of a longer one: for the desk that is told of a call, and in
a record, which has all headers together in the 4,096 bytes that Asterisk has room for."""


def _note(*first: str) -> str:
    """Copies the request's headers to channel variables, before anything else happens but `first`. Only the first character of
    a header is looked at: an expression takes what stands behind `:)` for a cut."""
    lines = ["exten => s,1,NoOp()", *(f" same => n,{step}" for step in first)]
    lines += [f" same => n,Set({ARRIVED_AT}=${{EPOCH}})", f" same => n,Set({TRUNK}=${{CHANNEL(endpoint)}})"]
    lines += [f" same => n,Set({variable}=${{PJSIP_HEADER(read,{header},{nth})}})" for header, variable, nth in _COPIED]
    lines += [f" same => n,{_keep(variable, kept(variable), _TOLD)}" for variable in _NOTED]
    lines.append(" same => n,Return()")
    head = f"\n[receptionist-note]\n; Called for every arriving call; the number that was asked for stands in {REQUEST}.\n"
    return head + "\n".join(lines) + "\n"


def _keep(variable: str, into: str, lengths: tuple[int, int]) -> str:
    longest, name = lengths
    return f"GosubIf($[${{ISNULL(${{{variable}:0:1}})}} = 0]?receptionist-keep,s,1({variable},{into},{longest},{name}))"


def _record() -> str:
    """Steps that write one line for each call that the fallback handled: a query string, and the desk's own mark beside it."""
    headers = ("RECEPTIONIST_DIVERSION", "RECEPTIONIST_HISTORY", "RECEPTIONIST_CALLED", "RECEPTIONIST_TO")
    steps = [f"Set(RECEPTIONIST_ROW=at=${{{ARRIVED_AT}}}&by=${{URIENCODE(${{RECEPTIONIST_BY}})}})"]
    for variable in (REQUEST, *headers, FROM, ASSERTED, PRIVACY):
        steps += ["Set(RECEPTIONIST_SHORT=)", _keep(variable, "RECEPTIONIST_SHORT", _RECORDED)]
        steps.append(f"Set(RECEPTIONIST_ROW=${{RECEPTIONIST_ROW}}&{kept(variable)}=${{RECEPTIONIST_SHORT}})")
    steps.append(f"Set(DB({RECORDS}/${{UNIQUEID}})=${{RECEPTIONIST_ROW}})")
    return "\n".join(f" same => n,{step}" for step in steps)


_KEEP = r"""
[receptionist-keep]
; The header in the variable ARG1, kept in the variable ARG2: percent-encoded, as it may be no UTF-8, in at most ARG3
; characters. Of a longer one stay ARG4 bytes of the name and, behind a space, what stands behind the last "<": the number.
; What closes a bracket becomes another character first: a stranger's could close ours.
exten => s,1,Set(RECEPTIONIST_WHOLE=${REPLACE(${ARG1},\\x29,${URIDECODE(%01)})})
 same => n,Set(RECEPTIONIST_CODED=${URIENCODE(${RECEPTIONIST_WHOLE})})
 same => n,GotoIf($[${LEN(${RECEPTIONIST_CODED})} <= ${ARG3}]?whole)
 same => n,GotoIf($[${LEN(${CUT(RECEPTIONIST_WHOLE,<,1)})} = 0 | ${FIELDQTY(RECEPTIONIST_WHOLE,<)} < 2]?whole)
 same => n,Set(RECEPTIONIST_TAIL=${CUT(RECEPTIONIST_WHOLE,<,${FIELDQTY(RECEPTIONIST_WHOLE,<)})})
 same => n,Set(RECEPTIONIST_CODED=${URIENCODE(${RECEPTIONIST_WHOLE:0:${ARG4}})} ${URIENCODE(${RECEPTIONIST_TAIL:0:200})})
 same => n(whole),Set(${ARG2}=${RECEPTIONIST_CODED:0:${ARG3}})
 same => n,Return()
"""

_ROADS = f"""
[{ARRIVALS}]
; Calls from the public network. The desk takes them; if no desk is connected, Stasis() returns at once.
; A desk that hangs is noticed by the watchdog, which then sets RECEPTIONIST_AWAY.
; What a stranger asked for is noted and not kept as the extension: Asterisk's console would show it to the watchdog.
; It may be anything, or nothing at all (Asterisk then says s). At a call's end Asterisk itself comes to h, or to e, i, t or T:
; what is noted then tells it from a stranger who asks for these.
exten => _!,1,GotoIf(${{ISNULL(${{{REQUEST}:0:1}})}}?new)
 same => n,Hangup()
 same => n(new),Set({REQUEST}=${{EXTEN}})
 same => n,Goto(s,noted)
exten => s,1,Set({REQUEST}=${{EXTEN}})
 same => n(noted),Gosub(receptionist-note,s,1)
 same => n,GotoIf($["${{{AWAY}}}" = "1"]?{FALLBACK},s,1)
 same => n,Stasis({APPLICATION})
 same => n,GotoIf($["${{STASISSTATUS}}" = "FAILED"]?{FALLBACK},s,1)
 same => n,Hangup()
exten => h,1,ExecIf(${{ISNULL(${{{REQUEST}:0:1}})}}?Goto(s,1))

[{FALLBACK}]
; No desk: the assistants' phones ring, and their displays show whose call it is, for one caller after the other in the order in
; which they came. Who waits for a turn, or finds the phones busy, hears music or ringing as before, until a phone is free or
; the time is over.
exten => s,1,Set(RECEPTIONIST_SHOWN=)
 same => n,Set(RECEPTIONIST_BY=)
 same => n,StopMusicOnHold()
 same => n,StopPlayTones()
 same => n,Gosub(receptionist-shown,s,1)
 same => n,ExecIf($["${{CALLERID(num-pres):0:6}}" = "prohib"]?Set(CALLERID(num)=anonymous))
 same => n,Set(CALLERID(pres)=allowed_not_screened)
 same => n,ExecIf($[${{LEN(${{RECEPTIONIST_SHOWN}})}} > 0]?Set(CALLERID(name)=${{RECEPTIONIST_SHOWN}}))
 same => n,Set(RECEPTIONIST_RUNG=)
 same => n,Set(RECEPTIONIST_NTH=${{FIELDQTY(RECEPTIONIST_PHONES,&)}})
 same => n(each),Set(RECEPTIONIST_RUNG=${{RECEPTIONIST_RUNG}}&Local/${{RECEPTIONIST_NTH}}@{ONE_PHONE})
 same => n,Set(RECEPTIONIST_NTH=$[${{RECEPTIONIST_NTH}} - 1])
 same => n,GotoIf($[${{RECEPTIONIST_NTH}} > 0]?each)
 same => n,Set(RECEPTIONIST_HEARD=${{IF($["${{CHANNEL(state)}}" = "Up"]?m:r)}})
 same => n,ExecIf($["${{RECEPTIONIST_HEARD}}" = "m"]?StartMusicOnHold():Ringing())
 same => n,Set(RECEPTIONIST_UNTIL=$[${{EPOCH}} + ${{RECEPTIONIST_SECONDS}}])
; Asterisk numbers its channels as they come. All that the watchdog moves at a time are here before anybody looks who is first.
 same => n,Set(RECEPTIONIST_CAME=${{CUT(UNIQUEID,.,${{FIELDQTY(UNIQUEID,.)}})}})
 same => n,Set(SHARED({TURN})=${{RECEPTIONIST_CAME}})
 same => n,Set(__RECEPTIONIST_CALLER=${{CHANNEL(name)}})
 same => n,Wait(0.5)
 same => n(turn),Set(RECEPTIONIST_LEFT=$[${{RECEPTIONIST_UNTIL}} - ${{EPOCH}}])
 same => n,GotoIf($[${{RECEPTIONIST_LEFT}} <= 0]?late)
 same => n,Set(RECEPTIONIST_ALL=${{CHANNELS(^[^L])}})
 same => n(other),GotoIf($[${{LEN(${{RECEPTIONIST_ALL}})}} = 0]?first)
 same => n,Set(RECEPTIONIST_OTHER=${{SHIFT(RECEPTIONIST_ALL,\\x20)}})
 same => n,Set(RECEPTIONIST_THEIRS=${{SHARED({TURN},${{RECEPTIONIST_OTHER}})}})
 same => n,GotoIf($[${{LEN(${{RECEPTIONIST_THEIRS}})}} = 0]?other)
 same => n,GotoIf($[${{RECEPTIONIST_THEIRS}} >= ${{RECEPTIONIST_CAME}}]?other)
 same => n,Wait(1)
 same => n,Goto(turn)
 same => n(first),StopMusicOnHold()
 same => n,Dial(${{RECEPTIONIST_RUNG:1}},${{RECEPTIONIST_LEFT}},${{RECEPTIONIST_HEARD}})
 same => n,GotoIf($["${{DIALSTATUS}}" = "ANSWER"]?done)
 same => n(late),StopMusicOnHold()
 same => n,Set(SHARED({TURN})=)
 same => n,Playback(${{RECEPTIONIST_SORRY}})
 same => n(done),Hangup()
; Whatever the end was, it is written down; the desk reads it in when it is back.
exten => h,1,GotoIf($["${{DIALSTATUS}}" != "ANSWER"]?noted)
 same => n,Set(RECEPTIONIST_NTH=${{CUT(DIALEDPEERNAME,@,1)}})
 same => n,Set(RECEPTIONIST_BY=${{CUT(RECEPTIONIST_PHONES,&,${{RECEPTIONIST_NTH:6}})}}-0)
 same => n(noted),Set(DB({MARKS}/${{UNIQUEID}})=${{{MARK}:0:2000}})
{_record()}

[{ONE_PHONE}]
; One of the phones, by its place among them, for one caller: a phone that is in a call or away is tried again, whatever the
; others do; one whose owner refuses rests, for this caller. The caller's own Dial() ends this.
exten => _[1-9]!,1,Set(RECEPTIONIST_ONE=${{CUT(RECEPTIONIST_PHONES,&,${{EXTEN}})}})
 same => n(look),Set(RECEPTIONIST_REST=2)
 same => n,GotoIf(${{REGEX("^(INUSE|BUSY|RINGING|RINGINUSE|ONHOLD)$" ${{DEVICE_STATE(${{RECEPTIONIST_ONE}})}})}}?rest)
 same => n,Dial(${{RECEPTIONIST_ONE}},${{RECEPTIONIST_SECONDS}},U(receptionist-taken))
 same => n,ExecIf($["${{HANGUPCAUSE}}" = "17" | "${{HANGUPCAUSE}}" = "21"]?Set(RECEPTIONIST_REST=${{RECEPTIONIST_REFUSED}}))
 same => n(rest),Wait(${{RECEPTIONIST_REST}})
 same => n,Goto(look)

[receptionist-taken]
; Somebody has picked up: the next caller's turn.
exten => s,1,Set(SHARED({TURN},${{RECEPTIONIST_CALLER}})=)
 same => n,Return()

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


def edition() -> str:
    """Another one when this version's dialplan does another thing than the one that was written."""
    return hashlib.sha256(f"{_note()}{_KEEP}{_ROADS}{_RECORDS}".encode()).hexdigest()[:16]


def _values(globals_: Mapping[str, str], rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """All that stands in `[globals]`."""
    return {**globals_, WRITTEN: fingerprint(rows), EDITION: edition()}


def dialplan(globals_: Mapping[str, str], lines: Iterable[tuple[str, str]], country: str) -> str:
    """The whole extensions.conf. What desk and watchdog have set stays when it is loaded anew (`clearglobalvars`)."""
    rows = list(lines)
    settings = "\n".join(f"{name} = {value}" for name, value in _values(globals_, rows).items())
    return (
        "[general]\nstatic = yes\nwriteprotect = yes\nclearglobalvars = no\n\n"
        f"[globals]\n{settings}\n{_note()}{_KEEP}{_ROADS}{_PHONES}{_RECORDS}\n{names(rows, country)}"
    )


def contexts(globals_: Mapping[str, str], lines: Iterable[tuple[str, str]], country: str) -> str:
    """The same for a dialplan that is there already: contexts only, each named `receptionist-…`. Somebody else's `[globals]`
    may not be touched, so each arriving call sets the values, and whoever asks at `look`."""
    rows = list(lines)
    values = _values(globals_, rows)
    settings = "".join(f" same => n,Set(GLOBAL({name})={value})\n" for name, value in values.items())
    return (
        f"[{VALUES}]\n; What differs between offices, and whether a number is known somewhere.\nexten => s,1,NoOp()\n{settings}"
        " same => n,Return()\n"
        f"exten => look,1,Gosub({VALUES},s,1)\n"
        f" same => n,Set(GLOBAL({KNOWN})=${{DIALPLAN_EXISTS(${{{ASK}}},1)}})\n same => n,Hangup()\n"
        f"{_note(f'Gosub({VALUES},s,1)')}{_KEEP}{_ROADS}{_RECORDS}\n{names(rows, country)}"
    )


def numbers(lines: Iterable[tuple[str, str]], country: str) -> str:
    """Every form of every line, handed to our context: to stand in the context in which the trunk's calls arrive. Each is an
    exact number, so that it goes before any pattern there."""
    return "".join(
        f"exten => {form},1,Goto({ARRIVALS},${{EXTEN}},1) ; {_harmless(shown)}\n"
        for number, shown in lines
        for form in written_as(number, country)
    )
