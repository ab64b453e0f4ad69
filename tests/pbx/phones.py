"""A process in which SIP phones of a test live: each plays its own tone and can record what it hears.

It reads one JSON command a line on its standard input and answers each with one JSON line. PJSIP is not asked from two threads:
one loop serves it and the commands. Run as `python -m tests.pbx.phones`.
"""

from __future__ import annotations

import json
import os
import re
import select
import sys
from contextlib import suppress
from typing import Any

import pjsua2 as pj

RATE = 8000


class Phone:
    """One party: what it does when rung, and the call it is in."""

    def __init__(self, name: str, number: str, hertz: int) -> None:
        self.name, self.number, self.does = name, number, "ring"
        self.account: pj.Account | None = None
        self.call: Line | None = None
        self.rings = self.charged = self.ended = self.rung = False
        self.code = self.times = 0
        self.display = ""
        self.headers = ""
        self.early_media = False
        self.keys = ""
        self.registered = self.refused = False
        self.recorder: pj.AudioMediaRecorder | None = None
        self.tone = pj.ToneGenerator()
        self.tone.createToneGenerator(RATE, 1)
        sound = pj.ToneDesc()
        sound.freq1, sound.freq2, sound.on_msec, sound.off_msec = hertz, 0, 1000, 0
        tones = pj.ToneDescVector()
        tones.append(sound)
        self.tone.play(tones, True)

    def begins(self, call: Line) -> None:
        self.call = call
        self.rings = self.charged = self.ended = self.early_media = False
        self.code, self.keys = 0, ""

    def state(self) -> dict[str, Any]:
        """All that can be seen of it, as JSON."""
        kept = (
            "rings",
            "charged",
            "ended",
            "rung",
            "code",
            "display",
            "registered",
            "refused",
            "headers",
            "early_media",
            "keys",
            "times",
        )
        return {name: getattr(self, name) for name in kept} | {"in_call": self.call is not None and not self.ended}


class Line(pj.Call):
    """A call of a phone."""

    def __init__(self, phone: Phone, account: pj.Account, call_id: int = pj.PJSUA_INVALID_ID) -> None:
        super().__init__(account, call_id)
        self.phone = phone
        self.media: pj.AudioMedia | None = None

    def onCallState(self, _: pj.OnCallStateParam) -> None:  # noqa: N802
        info = self.getInfo()
        phone = self.phone
        if phone.call is not self:
            return
        phone.code = info.lastStatusCode
        if info.state == pj.PJSIP_INV_STATE_EARLY and info.role == pj.PJSIP_ROLE_UAC:
            phone.rings = phone.rings or info.lastStatusCode == 180
        if info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            phone.charged = True
        if info.state == pj.PJSIP_INV_STATE_DISCONNECTED:
            phone.ended, self.media = True, None

    def onCallMediaState(self, _: pj.OnCallMediaStateParam) -> None:  # noqa: N802
        info = self.getInfo()
        if not any(m.type == pj.PJMEDIA_TYPE_AUDIO and m.status == pj.PJSUA_CALL_MEDIA_ACTIVE for m in info.media):
            return
        if info.state != pj.PJSIP_INV_STATE_CONFIRMED:
            self.phone.early_media = True
        self.media = self.getAudioMedia(-1)
        self.phone.tone.startTransmit(self.media)

    def onDtmfDigit(self, told: pj.OnDtmfDigitParam) -> None:  # noqa: N802
        self.phone.keys += told.digit

    def onCallTsxState(self, told: pj.OnCallTsxStateParam) -> None:  # noqa: N802
        """Later requests may change who is shown (RFC 3325, RFC 4916)."""
        with suppress(pj.Error, AttributeError):
            if told.e.type == pj.PJSIP_EVENT_TSX_STATE and told.e.body.tsxState.type == pj.PJSIP_EVENT_RX_MSG:
                self.phone.display = shown_by(told.e.body.tsxState.src.rdata.wholeMsg) or self.phone.display


def shown_by(message: str) -> str | None:
    """The display name that a SIP message asserts."""
    for header in ("P-Asserted-Identity", "From"):
        found = re.search(rf'^{header}:\s*"((?:[^"\\]|\\.)*)"', message, re.MULTILINE | re.IGNORECASE)
        if found and (header != "From" or message.startswith("INVITE")):
            return re.sub(r"\\(.)", r"\1", found.group(1))
    return None


class House(pj.Account):
    """A place where calls arrive: a station's registration, or the whole public network."""

    def __init__(self, phones: Phones, phone: Phone | None) -> None:
        super().__init__()
        self.phones, self.phone = phones, phone

    def onRegState(self, _: pj.OnRegStateParam) -> None:  # noqa: N802
        if self.phone:
            self.phone.registered = self.getInfo().regIsActive
            self.phone.refused = self.getInfo().regStatus >= 400

    def onIncomingCall(self, told: pj.OnIncomingCallParam) -> None:  # noqa: N802
        message = told.rdata.wholeMsg
        phone = self.phone or self.phones.by_number(message.split(" ", 2)[1])
        if phone is None:
            stranger = pj.Call(self, told.callId)
            self.phones.kept.append(stranger)
            answer(stranger, 404)
            return
        line = Line(phone, self, told.callId)
        self.phones.kept.append(line)
        phone.times += 1
        if phone.call is not None and not phone.ended:
            answer(line, 486)
            return
        phone.begins(line)
        phone.rung, phone.headers, phone.display = True, message, shown_by(message) or ""
        codes = {"answer": 200, "busy": 486, "refuse": 603, "ring": 180, "congested": 503, "speak_early": 183}
        automatic = "answer-after=0" in message and phone.does == "ring"
        answer(line, 180)
        if automatic or phone.does != "ring":
            answer(line, 200 if automatic else codes[phone.does])


def answer(call: pj.Call, code: int) -> None:
    """Answer with a SIP status."""
    said = pj.CallOpParam()
    said.statusCode = code
    if code >= 300:
        call.hangup(said)
    else:
        call.answer(said)


class Phones:
    """All parties of a test, and the commands that a test can give."""

    def __init__(self) -> None:
        self.phones: dict[str, Phone] = {}
        self.kept: list[Any] = []
        self.endpoint = pj.Endpoint()
        self.endpoint.libCreate()
        settings = pj.EpConfig()
        settings.uaConfig.threadCnt, settings.uaConfig.mainThreadOnly = 0, True
        settings.uaConfig.maxCalls = 30
        settings.logConfig.level = settings.logConfig.consoleLevel = 0
        settings.medConfig.clockRate = settings.medConfig.sndClockRate = RATE
        settings.medConfig.sndAutoCloseTime = -1  # asleep, it would close no recording
        settings.medConfig.noVad, settings.medConfig.ecTailLen = True, 0
        self.endpoint.libInit(settings)
        self.endpoint.libStart()
        self.endpoint.audDevManager().setNullDev()
        for codec in self.endpoint.codecEnum2():
            self.endpoint.codecSetPriority(codec.codecId, 255 if codec.codecId.startswith("PCMA") else 0)

    # ---- the commands

    def setup(self, cast: dict[str, Any], pbx: list[Any], carrier: list[Any] | None) -> None:
        """`cast`: name -> [number or None for a station, hertz]; `pbx` and `carrier`: [address, port]. `carrier`: where the
        public network stands; None for the office's own phones."""
        self.pbx = pbx
        for name, (number, hertz) in cast.items():
            self.phones[name] = Phone(name, number or "", hertz)
        self.network = House(self, None)
        if carrier is None:
            self.inside = self._transport("127.0.0.1", 0)
            return
        outside = self._transport(carrier[0], carrier[1])
        network = self._account(f"sip:network@{carrier[0]}:{carrier[1]}", outside, carrier[0])
        self.network.create(network, True)

    def _transport(self, address: str, port: int) -> int:
        where = pj.TransportConfig()
        where.boundAddress, where.port = address, port
        return int(self.endpoint.transportCreate(pj.PJSIP_TRANSPORT_UDP, where))

    def _account(self, identity: str, transport: int, address: str) -> pj.AccountConfig:
        settings = pj.AccountConfig()
        settings.idUri = identity
        settings.sipConfig.transportId = transport
        settings.mediaConfig.transportConfig.boundAddress = address
        return settings

    def by_number(self, uri: str) -> Phone | None:
        """Whose number stands in a request's URI."""
        user = uri.removeprefix("sip:").split("@")[0]
        return next((phone for phone in self.phones.values() if phone.number and phone.number.endswith(user.lstrip("+"))), None)

    def plug(self, name: str, password: str, encrypted: bool) -> None:
        phone = self.phones[name]
        if phone.account is not None:
            phone.account.setRegistration(True)
            return
        host = f"{self.pbx[0]}:{self.pbx[1]}"
        settings = self._account(f"sip:{name}@{host}", self.inside, "127.0.0.1")
        settings.regConfig.registrarUri = f"sip:{host}"
        if encrypted:
            settings.mediaConfig.srtpUse, settings.mediaConfig.srtpSecureSignaling = pj.PJMEDIA_SRTP_OPTIONAL, 0
        settings.sipConfig.authCreds.append(pj.AuthCredInfo("digest", "*", name, 0, password))
        phone.account = House(self, phone)
        phone.account.create(settings)

    def plug_at_home(self, name: str, password: str, port: int, authority: str, encrypted: bool) -> None:
        """The phone registers by TLS, at a server that `authority` knows; its sound is `encrypted`, or in the clear."""
        where = pj.TransportConfig()
        where.boundAddress = "127.0.0.1"
        where.tlsConfig.CaListFile, where.tlsConfig.verifyServer = authority, True
        where.tlsConfig.method = pj.PJSIP_TLSV1_2_METHOD
        host = f"{self.pbx[0]}:{port};transport=tls"
        tls = int(self.endpoint.transportCreate(pj.PJSIP_TRANSPORT_TLS, where))
        settings = self._account(f"sip:{name}@{self.pbx[0]}", tls, "127.0.0.1")
        settings.regConfig.registrarUri = f"sip:{host}"
        settings.mediaConfig.srtpUse = pj.PJMEDIA_SRTP_MANDATORY if encrypted else pj.PJMEDIA_SRTP_DISABLED
        settings.mediaConfig.srtpSecureSignaling = 1
        settings.sipConfig.authCreds.append(pj.AuthCredInfo("digest", "*", name, 0, password))
        phone = self.phones[name]
        phone.account = House(self, phone)
        phone.account.create(settings)

    def sound_of(self, name: str) -> str:
        """What the phone tells of the sound of its call."""
        call = self.phones[name].call
        assert call is not None, f"{name} is in no call"
        return str(call.dump(True, ""))

    def unplug(self, name: str) -> None:
        phone = self.phones[name]
        if phone.account is not None:
            phone.account.setRegistration(False)

    def dial(self, name: str, identity: str, to: str, headers: dict[str, str]) -> None:
        """The party calls `to` (a whole URI) as `identity` (a whole From; empty: the phone's own)."""
        phone = self.phones[name]
        line = Line(phone, phone.account or self.network)
        self.kept.append(line)
        phone.begins(line)
        settings = pj.CallOpParam(True)
        settings.txOption.localUri = identity
        for header, value in headers.items():
            more = pj.SipHeader()
            more.hName, more.hValue = header, value
            settings.txOption.headers.append(more)
        line.makeCall(to, settings)

    def set_does(self, name: str, what: str) -> None:
        self.phones[name].does = what

    def pick_up(self, name: str) -> None:
        line = self.phones[name].call
        assert line is not None, f"{name} is not rung"
        answer(line, 200)

    def hang_up(self, name: str) -> None:
        phone = self.phones[name]
        if phone.call is not None and not phone.ended:
            said = pj.CallOpParam()
            said.statusCode = 603
            phone.call.hangup(said)

    def press(self, name: str, keys: str) -> None:
        line = self.phones[name].call
        assert line is not None, f"{name} is in no call"
        line.dialDtmf(keys)

    def record(self, name: str, file: str) -> None:
        """Begin to write what the party hears into a WAV."""
        phone = self.phones[name]
        phone.recorder = pj.AudioMediaRecorder()
        phone.recorder.createRecorder(file)
        if phone.call is not None and phone.call.media is not None:
            phone.call.media.startTransmit(phone.recorder)

    def stop_recording(self, name: str) -> None:
        phone = self.phones[name]
        if phone.recorder is not None and phone.call is not None and phone.call.media is not None:
            with suppress(pj.Error):
                phone.call.media.stopTransmit(phone.recorder)
        phone.recorder = None

    def state(self, name: str) -> dict[str, Any]:
        return self.phones[name].state()

    def reset(self) -> None:
        """Every call ends and every party is as at the start, whatever was on its way to it."""
        self.endpoint.hangupAllCalls()
        self.endpoint.libHandleEvents(20)
        self.endpoint.hangupAllCalls()
        for phone in self.phones.values():
            phone.does, phone.rung, phone.display, phone.times = "ring", False, "", 0

    def close(self) -> None:
        self.endpoint.hangupAllCalls()
        for _ in range(10):
            self.endpoint.libHandleEvents(20)
        for phone in self.phones.values():
            phone.recorder = phone.call = phone.account = None
            del phone.tone
        self.kept.clear()
        self.phones.clear()
        del self.network
        self.endpoint.libDestroy()


def main() -> None:
    """Serve commands until the input ends."""
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # PJSIP prints on standard output, too
    phones = Phones()
    buffer = b""
    while True:
        phones.endpoint.libHandleEvents(5)
        if not select.select([0], [], [], 0)[0]:
            continue
        received = sys.stdin.buffer.read1(65536)
        if not received:
            break
        *lines, buffer = (buffer + received).split(b"\n")
        for line in lines:
            print(json.dumps(_serve(phones, json.loads(line))), file=replies, flush=True)
    phones.close()


def _serve(phones: Phones, command: dict[str, Any]) -> dict[str, Any]:
    verb = command.pop("verb")
    try:
        return {"value": getattr(phones, verb)(**command)}
    except (pj.Error, AssertionError, KeyError) as error:
        return {"error": error.info() if isinstance(error, pj.Error) else repr(error)}


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
