"""`pbx test`: what stands between us and an Asterisk, one finding after the other, without disturbing anybody.

It never connects as the application: that would throw out a desk at work.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

from receptionist.errors import Problem, reason_of
from receptionist.telephony.asterisk import dialplan
from receptionist.telephony.asterisk.ari import Ari, AriRefused, segment
from receptionist.telephony.asterisk.modules import NEEDED
from receptionist.telephony.port import Finding

TESTED = "22"
"""The major version that our tests run on."""


async def examine(
    url: str,
    user: str,
    password: str,
    *,
    application: str = dialplan.APPLICATION,
    trunk: str = "trunk",
    lines: Iterable[tuple[str, str]] | None = None,
    folder: str | None = None,
    stations: Iterable[str] = (),
) -> list[Finding]:
    """All findings, in the order in which one would repair; after a failed connection there are no more. `lines` (number and
    short name) are compared with what the fallback knows, and `folder` is looked at as the sounds folder, where they are
    given. `stations` are ours among the phones there; empty: all are."""
    ari = Ari(url, user, lambda: password, application)
    try:
        await _have_values_set(ari)
        found = [finding async for finding in _findings(ari, url, application, trunk, frozenset(stations))]
        if found[-1].check != "connection":
            found += [await _names(ari, lines)] if lines is not None else []
            found += [await _folder(ari, folder)] if folder is not None else []
        return found
    except AriRefused as refusal:
        return [*found, Finding("connection", "failed", "pbx.refused", {"reason": refusal.reason})]
    finally:
        await ari.close()


async def why_nothing_arrived(
    url: str,
    user: str,
    password: str,
    *,
    application: str = dialplan.APPLICATION,
    trunk: str = "trunk",
    lines: Iterable[tuple[str, str]] = (),
    country: str = "IT",
) -> list[Finding]:
    """What can keep a call from us, in the order in which it would come: Asterisk itself, the trunk, the context in which the
    trunk's calls arrive, the form of the number, our dialplan. What is well is left out; the last finding says what remains
    when all of it is."""
    rows = list(lines)
    found = {each.check: each for each in await examine(url, user, password, application=application, trunk=trunk)}
    ways = (
        []
        if "trunk" not in found
        else [await _way_in(url, user, password, trunk, [number for number, _shown in rows], country)]
    )
    order = [*(found[check] for check in ("connection", "modules", "trunk") if check in found), *ways]
    order += [found[check] for check in ("dialplan", "application", "watchdog") if check in found]
    wrong = [each for each in order if each.state != "ok"]
    missing = [] if rows else [Finding("lines", "warning", "pbx.no_lines")]
    last = Finding("carrier", "warning", "pbx.ask_carrier", {"trunk": trunk})
    return [*missing, *wrong] if "trunk" not in found else [*missing, *wrong, last]


async def _way_in(url: str, user: str, password: str, trunk: str, numbers: list[str], country: str) -> Finding:
    """Whether the context in which the trunk's calls arrive knows the office's numbers, in any form."""
    ari = Ari(url, user, lambda: password, dialplan.APPLICATION)
    try:
        endpoint = await ari.send("GET", f"/asterisk/config/dynamic/res_pjsip/endpoint/{segment(trunk)}")
        context = next((str(row["value"]) for row in endpoint if row["attribute"] == "context"), "")
        if context == dialplan.ARRIVALS:
            return Finding("way in", "ok", "pbx.way_ours", {"context": context})
        for number in numbers[:20]:
            known = [form for form in dialplan.written_as(number, country) if await _knows(ari, context, form)]
            if known:
                return Finding("way in", "ok", "pbx.way_known", {"context": context, "number": known[0]})
        return Finding("way in", "failed", "pbx.way_unknown", {"context": context, "numbers": ", ".join(numbers[:3])})
    except (AriRefused, KeyError, TypeError):
        return Finding("way in", "warning", "pbx.way_unseen", {"trunk": trunk})
    finally:
        await ari.close()


async def _knows(ari: Ari, context: str, extension: str) -> bool:
    """Whether the dialplan has an answer for the extension there; a pattern counts. Only our own context can say so."""
    await _have_values_set(ari, f"{context},{extension}")
    return await ari.variable(dialplan.KNOWN) == "1"


async def names_are_current(url: str, user: str, password: str, lines: Iterable[tuple[str, str]]) -> bool:
    """Whether the fallback shows these lines' short names, and no others. Also True where nobody can be asked now."""
    ari = Ari(url, user, lambda: password, dialplan.APPLICATION)
    try:
        await _have_values_set(ari)
        return (await _names(ari, lines)).state == "ok"
    except AriRefused:
        return True
    finally:
        await ari.close()


async def prove(url: str, user: str, password: str) -> None:
    """Raise `Problem` (`pbx.not_reached`, `pbx.login_refused`, `pbx.no_ari`, `pbx.refused`) unless an Asterisk answers there
    and lets us in."""
    ari = Ari(url, user, lambda: password, dialplan.APPLICATION)
    try:
        found, _version = await _reach(ari, url)
    finally:
        await ari.close()
    if found.state != "ok":
        raise Problem(found.code, **found.values)


async def _reach(ari: Ari, url: str) -> tuple[Finding, str]:
    """Whether ARI answers, and Asterisk's version. Some other web server may answer anything."""
    try:
        info = await ari.send("GET", "/asterisk/info")
        version = str(info["system"]["version"])
    except AriRefused as refusal:
        return _not_connected(refusal, url), ""
    except (ValueError, KeyError, TypeError):
        return Finding("connection", "failed", "pbx.no_ari", {"url": url}), ""
    return Finding("connection", "ok", "pbx.reached", {"url": url}), version


async def _have_values_set(ari: Ari, ask: str = "") -> None:
    """Beside somebody else's configuration our values stand in a context, which sets them when it is run: by a channel that
    nobody hears. Where there is no such context, it fails, and nothing has happened."""
    before = uuid4().hex
    try:
        await ari.send("POST", "/asterisk/variable", variable=dialplan.KNOWN, value=before)
        run = {"endpoint": f"Local/look@{dialplan.VALUES}/n", "extension": "look", "context": dialplan.VALUES, "priority": 1}
        await ari.send("POST", "/channels", **run, variables={f"__{dialplan.ASK}": ask or f"{dialplan.ARRIVALS},+0"})
        for _attempt in range(20):
            if await ari.variable(dialplan.KNOWN) != before:
                return
            await asyncio.sleep(0.05)
    except AriRefused:
        return


async def _findings(ari: Ari, url: str, application: str, trunk: str, wanted: frozenset[str]) -> AsyncIterator[Finding]:
    reached, version = await _reach(ari, url)
    yield reached
    if reached.state != "ok":
        return
    try:
        yield _version(version)
        yield _modules(await ari.send("GET", "/asterisk/modules"))
        yield await _application(ari, application)
        yield await _dialplan(ari)
        yield await _watchdog(ari)
        endpoints = await ari.send("GET", "/endpoints")
        yield _stations(endpoints, trunk, wanted)
        yield _trunk(endpoints, trunk)
        yield await _sounds(ari)
    except AriRefused as refusal:
        yield Finding("connection", "failed", "pbx.refused", {"reason": refusal.reason})


def _not_connected(refusal: AriRefused, url: str) -> Finding:
    codes = {0: "pbx.not_reached", 401: "pbx.login_refused", 403: "pbx.login_refused", 404: "pbx.no_ari"}
    return Finding("connection", "failed", codes.get(refusal.status, "pbx.refused"), {"url": url, "reason": refusal.reason})


def _version(version: str) -> Finding:
    tested = version.split(".")[0] == TESTED
    state, code = ("ok", "pbx.version_tested") if tested else ("warning", "pbx.version_untested")
    return Finding("version", state, code, {"version": version, "tested": TESTED})


def _modules(loaded: list[dict[str, Any]]) -> Finding:
    running = {m["name"].removesuffix(".so") for m in loaded if m.get("status", "Running") == "Running"}
    missing = [name for name in NEEDED if name not in running]
    if missing:
        return Finding("modules", "failed", "pbx.modules_missing", {"modules": ", ".join(missing)})
    return Finding("modules", "ok", "pbx.modules_ok")


async def _application(ari: Ari, application: str) -> Finding:
    try:
        await ari.send("GET", f"/applications/{segment(application)}")
    except AriRefused as refusal:
        if refusal.status != 404:
            raise
        return Finding("application", "ok", "pbx.application_free", {"application": application})
    return Finding("application", "ok", "pbx.application_used", {"application": application})


async def _dialplan(ari: Ari) -> Finding:
    """One that an earlier version wrote still works, as that version did."""
    if not await ari.variable("RECEPTIONIST_PHONES"):
        return Finding("dialplan", "warning", "pbx.dialplan_missing")
    if await ari.variable(dialplan.EDITION) != dialplan.edition():
        return Finding("dialplan", "warning", "pbx.dialplan_older")
    return Finding("dialplan", "ok", "pbx.dialplan_ok")


async def _names(ari: Ari, lines: Iterable[tuple[str, str]]) -> Finding:
    """What is in effect there against what `pbx write` would write now."""
    if await ari.variable(dialplan.WRITTEN) == dialplan.fingerprint(lines):
        return Finding("names", "ok", "pbx.names_current")
    return Finding("names", "warning", "pbx.names_changed")


async def _folder(ari: Ari, folder: str) -> Finding:
    """Whether announcements can be written there, and whether it is the one from which Asterisk plays: then the sounds that
    stood there when Asterisk was started are known to it by their names."""
    if not folder:
        return Finding("sounds folder", "warning", "pbx.folder_unset")
    refused = await asyncio.to_thread(_why_not_written, Path(folder))
    if refused is not None:
        return Finding("sounds folder", "failed", "announcement.not_written", {"folder": folder, "reason": refused})
    ours = {file.stem for file in (Path(folder) / "receptionist").glob("*.wav")}
    if ours & await _its_sounds(ari):
        return Finding("sounds folder", "ok", "pbx.folder_ok", {"folder": folder})
    return Finding("sounds folder", "warning", "pbx.folder_elsewhere", {"folder": folder})


def _why_not_written(folder: Path) -> str | None:
    """A file is made in the folder and removed again."""
    try:
        place = folder / "receptionist"
        place.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place):
            return None
    except OSError as error:
        return reason_of(error)


async def _its_sounds(ari: Ari) -> set[str]:
    """The names of our announcements that Asterisk found at its start; it takes our folder for a language."""
    sounds = await ari.send("GET", "/sounds")
    ours = {sound["id"] for sound in sounds if any(form["language"] == "receptionist" for form in sound["formats"])}
    return {str(name).rpartition("/")[2] for name in ours}


async def _watchdog(ari: Ari) -> Finding:
    """The watchdog says 0 or 1 from its first second on."""
    if await ari.variable(dialplan.AWAY):
        return Finding("watchdog", "ok", "pbx.watchdog_ok")
    return Finding("watchdog", "warning", "pbx.watchdog_missing")


def _stations(endpoints: list[dict[str, Any]], trunk: str, wanted: frozenset[str]) -> Finding:
    """Among somebody else's phones only ours count; one of ours that is not there is not registered either."""
    there = {e["resource"]: e["state"] for e in endpoints if e["technology"] == "PJSIP" and e["resource"] != trunk}
    stations = {name: there.get(name, "") for name in wanted} if wanted else there
    offline = sorted(name for name, state in stations.items() if state != "online")
    if not stations:
        return Finding("stations", "failed", "pbx.stations_none")
    if offline:
        return Finding("stations", "warning", "pbx.stations_offline", {"stations": ", ".join(offline)})
    return Finding("stations", "ok", "pbx.stations_ok", {"stations": ", ".join(sorted(stations))})


def _trunk(endpoints: list[dict[str, Any]], trunk: str) -> Finding:
    found = next((e for e in endpoints if e["technology"] == "PJSIP" and e["resource"] == trunk), None)
    if found is None:
        return Finding("trunk", "failed", "pbx.trunk_missing", {"trunk": trunk})
    state, code = ("ok", "pbx.trunk_ok") if found["state"] == "online" else ("warning", "pbx.trunk_offline")
    return Finding("trunk", state, code, {"trunk": trunk})


async def _sounds(ari: Ari) -> Finding:
    if await _its_sounds(ari):
        return Finding("sounds", "ok", "pbx.sounds_ok")
    return Finding("sounds", "warning", "pbx.sounds_missing")
