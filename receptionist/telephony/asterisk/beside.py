"""Beside an Asterisk or FreePBX that somebody has already: files of our own, and the few lines that must be put in by hand.

Nothing of theirs is written. Every file, context and user of ours begins with `receptionist`, so that none can meet one of
theirs. FreePBX makes its files anew at each change, except those that end in `_custom.conf`: there our lines go into these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from receptionist.errors import Problem
from receptionist.telephony.asterisk.configuration import check_country, check_host, section
from receptionist.telephony.asterisk.dialplan import (
    APPLICATION,
    CHANNEL_VARIABLES,
    NUMBERS,
    REST_SECONDS,
    contexts,
    numbers,
    written_as,
)
from receptionist.telephony.asterisk.modules import NEEDED
from receptionist.telephony.asterisk.present import Present
from receptionist.telephony.asterisk.sounds import SORRY, default_sounds
from receptionist.telephony.asterisk.watchdog import SCRIPT, UNIT
from receptionist.words import _

EXTENSIONS = "receptionist-extensions.conf"
NUMBERS_FILE = "receptionist-numbers.conf"
ARI = "receptionist-ari.conf"
HTTP = "receptionist-http.conf"
MODULES = "receptionist-modules.conf"
FREEPBX_CONTEXT = "from-pstn-custom"
"""What FreePBX looks at first when a call comes in from outside."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What must be known to stand beside somebody else's Asterisk. `stations` and `trunk` are endpoints of theirs; `context` is
    where the trunk's calls arrive (empty: as `present` has it); `present` is what could be read there; `also` are numbers that
    are nobody's line and whose calls shall come to us too: a trunk's common number."""

    stations: tuple[str, ...]
    trunk: str
    context: str = ""
    freepbx: bool = False
    lines: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    country: str = "IT"
    ari_user: str = APPLICATION
    ari_password: str = field(default="", repr=False)
    ari_address: str = "127.0.0.1"
    ari_port: int = 8088
    fallback_seconds: int = 30
    present: Present | None = None


@dataclass(frozen=True, slots=True)
class Insertion:
    """Lines to put into a file of theirs, each with what it is for. `section`: the heading below which they go (with it, where
    it is not there yet); empty: at the end of the file."""

    file: str
    section: str
    lines: tuple[tuple[str, str], ...]
    condition: str = ""

    def text(self) -> str:
        """As it is pasted: each line with its reason beside it."""
        return "\n".join(f"{line}  ; {why}" for line, why in self.lines)


def settled(wanted: Neighbours) -> Neighbours:
    """`wanted` with all that can be taken from what is there. Raises `Problem` where something named is not there
    (`pbx.endpoint_absent`, `pbx.trunk_unknown`, `pbx.trunk_unnamed`, `pbx.no_stations`, `pbx.station_name`,
    `pbx.answer_unwritable`), or cannot be used (as `check_host` and `check_country`)."""
    there = wanted.present
    trunk = wanted.trunk or (there.trunks[0] if there is not None and len(there.trunks) == 1 else "")
    if not trunk:
        found = ", ".join(there.trunks) if there is not None else ""
        raise Problem("pbx.trunk_unknown", found=found) if found else Problem("pbx.trunk_unnamed")
    _check(wanted, trunk)
    context = wanted.context or (there.endpoints.get(trunk, "") if there is not None else "")
    user = f"{APPLICATION}-desk" if there is not None and wanted.ari_user in there.ari_users else wanted.ari_user
    port = (there.http_port if there is not None else 0) or wanted.ari_port
    freepbx = wanted.freepbx or bool(there and there.freepbx)
    return replace(wanted, trunk=trunk, context=context, ari_user=user, ari_port=port, freepbx=freepbx)


def _check(wanted: Neighbours, trunk: str) -> None:
    check_host(wanted.ari_address, wanted.ari_port)
    check_country(wanted.country)
    if not wanted.stations:
        raise Problem("pbx.no_stations")
    for name in (*wanted.stations, trunk):
        if not name or not all(c.isascii() and (c.isalnum() or c in "-_.+") for c in name):
            raise Problem("pbx.station_name", name=name)
    if any(not c.isprintable() or c in ";[]" for c in wanted.ari_password + wanted.context):
        raise Problem("pbx.answer_unwritable")
    known = wanted.present.endpoints if wanted.present is not None else {}
    missing = [name for name in (*wanted.stations, trunk) if known and name not in known]
    if missing:
        raise Problem("pbx.endpoint_absent", names=", ".join(missing), known=", ".join(list(known)[:30]))


def files(answers: Neighbours) -> dict[str, bytes]:
    """Every file of ours by its path in the folder. `answers` are settled, and have their password."""
    lines = (*answers.lines, *((number, "") for number in answers.also))
    table = numbers(lines, answers.country)
    own = contexts(_globals(answers), answers.lines, answers.country)
    texts = {
        EXTENSIONS: f"{own}\n[{NUMBERS}]\n{table}" if answers.freepbx else own,
        ARI: _ari_file(answers),
        "receptionist-watchdog.service": UNIT,
    }
    if _wants_http(answers):
        texts[HTTP] = _http_file(answers)
    if modules := _modules_wanted(answers):
        texts[MODULES] = "".join(f"load = {name}.so\n" for name in modules)
    if not answers.freepbx:
        texts[NUMBERS_FILE] = table
    written = {name: text.encode() for name, text in texts.items()}
    written["receptionist-watchdog"] = SCRIPT.encode()
    return written | {name: sound for name, sound in default_sounds().items() if name.startswith("sounds/")}


def _ari_file(answers: Neighbours) -> str:
    """Added to what stands in their `[general]`, where the last value counts: with their own channel variables and ours."""
    there = answers.present
    theirs = there.channel_variables if there is not None else ()
    general: dict[str, object] = {"channelvars": ",".join((*theirs, *CHANNEL_VARIABLES))}
    if there is not None and not there.ari:
        general["enabled"] = "yes"
    login = {"type": "user", "read_only": "no", "password_format": "plain", "password": answers.ari_password}
    return _general(there is None or there.ari_general, general) + section(answers.ari_user, **login)


def _http_file(answers: Neighbours) -> str:
    """What is needed besides what stands there."""
    there = answers.present
    general: dict[str, object] = {"enabled": "yes"}
    if there is None or not there.http_address:
        general["bindaddr"] = answers.ari_address
    if there is None or not there.http_port:
        general["bindport"] = answers.ari_port
    return _general(there is None or there.http_general, general)


def _general(is_there: bool, values: Mapping[str, object]) -> str:
    """Values for `[general]`: added to the one that is there, which Asterisk refuses where there is none."""
    made = section("general", **values)
    return made.replace("[general]", "[general](+)", 1) if is_there else made


def _globals(answers: Neighbours) -> dict[str, str]:
    return {
        "RECEPTIONIST_PHONES": "&".join(f"PJSIP/{name}" for name in answers.stations),
        "RECEPTIONIST_SECONDS": str(answers.fallback_seconds),
        "RECEPTIONIST_REFUSED": str(REST_SECONDS),
        "RECEPTIONIST_SORRY": SORRY,
    }


def insertions(answers: Neighbours) -> tuple[Insertion, ...]:
    """The lines to put into their files, in the order in which one would. What is there already is left out; what could not be
    looked at says when it is needed."""
    found = [*_modules(answers), *_http(answers), *_ari(answers), *_extensions(answers), *_dangerous(answers)]
    return tuple(insertion for insertion in found if not _is_put_in(answers, insertion))


def _is_put_in(answers: Neighbours, insertion: Insertion) -> bool:
    """Whether all of it stands there from an earlier writing."""
    there = answers.present.put_in if answers.present is not None else ()
    standing = {line for file, heading, line in there if file == insertion.file and insertion.section in ("", heading)}
    return all(line in standing for line, _why in insertion.lines)


def _modules_wanted(answers: Neighbours) -> tuple[str, ...]:
    """Those that are missing; where it is not known which, all that may be. A FreePBX loads everything."""
    if answers.present is not None:
        return answers.present.modules_missing
    return () if answers.freepbx else NEEDED


def _modules(answers: Neighbours) -> Iterator[Insertion]:
    if _modules_wanted(answers):
        row = (f"#include {MODULES}", _("parts of Asterisk that the desk lives on"))
        condition = _("only if modules.conf says autoload = no") if answers.present is None else ""
        yield Insertion("modules.conf", "modules", (row,), condition)


def _wants_http(answers: Neighbours) -> bool:
    """FreePBX has a switch on its screens for it: see `freepbx_switches`."""
    return not answers.freepbx and not (answers.present is not None and answers.present.http)


def _http(answers: Neighbours) -> Iterator[Insertion]:
    if _wants_http(answers):
        row = (f"#include {HTTP}", _("switches on Asterisk's own small web server, over which the desk speaks to it"))
        condition = _("only if “http show status” says disabled") if answers.present is None else ""
        yield Insertion("http.conf", "", (row,), condition)


def freepbx_switches(answers: Neighbours) -> tuple[str, ...]:
    """What is switched on FreePBX's own screens, because it writes these files itself."""
    there = answers.present
    wanted = []
    if there is None or not there.http:
        wanted.append(_("Settings, Advanced Settings: “Enable the mini-HTTP Server” to Yes"))
    if there is None or not there.ari:
        wanted.append(_("Settings, Advanced Settings: “Enable the Asterisk REST Interface” to Yes"))
    return tuple(wanted)


def _ari(answers: Neighbours) -> Iterator[Insertion]:
    why = _("the desk's own user, and that ARI tells it the headers in which the dialled number may stand")
    yield Insertion("ari_additional_custom.conf" if answers.freepbx else "ari.conf", "", ((f"#include {ARI}", why),))


def _extensions(answers: Neighbours) -> Iterator[Insertion]:
    ours = (f"#include {EXTENSIONS}", _("the desk's contexts; each name begins with receptionist-"))
    if answers.freepbx:
        yield Insertion("extensions_custom.conf", "", (ours,))
        row = (f"include => {NUMBERS}", _("calls to these numbers go to the desk before FreePBX's inbound routes are asked"))
        yield Insertion("extensions_custom.conf", FREEPBX_CONTEXT, (row,))
        return
    row = (f"#include {NUMBERS_FILE}", _("calls to these numbers go to the desk; all others go their way as before"))
    context = answers.context or _("the context of your trunk")
    yield Insertion("extensions.conf", context, (row,))
    yield Insertion("extensions.conf", "", (ours,))


def _dangerous(answers: Neighbours) -> Iterator[Insertion]:
    if answers.present is not None and answers.present.dangerous:
        return
    why = _("calls that lose the desk in the middle are noted down too; it also lets modules reach files and the shell")
    yield Insertion(
        "asterisk.conf", "options", (("live_dangerously = yes", why),), _("if you want it; Asterisk must be restarted")
    )


def already_answered(answers: Neighbours) -> tuple[str, ...]:
    """Numbers of ours that their context answers itself: the first line of a number wins, so theirs must go."""
    there = answers.present
    known = there.contexts.get(answers.context, frozenset()) if there is not None and not answers.freepbx else frozenset()
    every = (*(number for number, _shown in answers.lines), *answers.also)
    return tuple(number for number in every if known & set(written_as(number, answers.country)))


def passwords(known: Mapping[str, str], answers: Neighbours, made: str) -> Neighbours:
    """`answers` with a password: the one that was given, the one in `known` from an earlier writing, else `made`."""
    return replace(answers, ari_password=answers.ari_password or known.get(f"ari:{answers.ari_user}") or made)
