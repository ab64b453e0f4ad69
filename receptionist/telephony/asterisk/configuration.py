"""A whole working Asterisk configuration from a few answers, as a pure function (`files`)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from ipaddress import AddressValueError, IPv4Address

from phonenumbers import SUPPORTED_REGIONS

from receptionist.errors import Problem
from receptionist.telephony.asterisk import home
from receptionist.telephony.asterisk.dialplan import APPLICATION, CHANNEL_VARIABLES, REST_SECONDS, dialplan
from receptionist.telephony.asterisk.home import Home
from receptionist.telephony.asterisk.modules import LOADED
from receptionist.telephony.asterisk.sounds import SORRY, default_sounds
from receptionist.telephony.asterisk.watchdog import SCRIPT, UNIT

HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Phone:
    """An assistant's phone: the name it registers with, and its password (never shown by `repr`). `at_home`: outside, see
    `home`."""

    name: str
    password: str = field(default="", repr=False)
    at_home: bool = False


@dataclass(frozen=True, slots=True)
class Trunk:
    """The road to the public network. `match`: addresses from which its calls come (empty: the host itself). With `user` we
    register there; without, the carrier knows our address."""

    host: str
    port: int = 5060
    match: tuple[str, ...] = ()
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Directories:
    """Where Asterisk has its things; empty: where its package put them."""

    etc: str = ""
    modules: str = ""
    var: str = ""
    database: str = ""
    data: str = ""
    spool: str = ""
    run: str = ""
    log: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What must be known to write a configuration. `lines` are (E.164, the client's short name); `country` is ISO 3166 and
    gives the tones and the national form of numbers; `fallback_seconds`: how long the phones ring while no desk is there.
    `qualify_seconds`: how often each phone is asked whether it is still there; without an answer in 3 s it counts as away.
    `home` is needed where a phone is at home."""

    trunk: Trunk
    phones: tuple[Phone, ...]
    lines: tuple[tuple[str, str], ...] = ()
    country: str = "IT"
    ari_user: str = APPLICATION
    ari_password: str = field(default="", repr=False)
    ari_address: str = "127.0.0.1"
    ari_port: int = 8088
    sip_address: str = "0.0.0.0"  # noqa: S104 - phones and carrier come from elsewhere
    sip_port: int = 5060
    rtp_from: int = 10000
    rtp_to: int = 20000
    fallback_seconds: int = 30
    qualify_seconds: int = 10
    directories: Directories = Directories()
    home: Home | None = None


def host_and_port(text: str, port: int) -> tuple[str, int]:
    """`HOST[:PORT]`; without one, `port`. Raises `Problem` (`pbx.address`)."""
    host, _colon, given = text.strip().rpartition(":") if text.count(":") == 1 else (text.strip(), "", "")
    if not host or (given and not given.isdigit()):
        raise Problem("pbx.address", text=text)
    return host, int(given) if given else port


def home_of(at: str) -> Home | None:
    """Where phones at home reach the phone system, `HOST[:PORT]`; None for nothing. Raises `Problem` (`pbx.home_address`)."""
    if not at.strip():
        return None
    try:
        host, port = host_and_port(at, home.PORT)
        check_host(host, port)
    except Problem as problem:
        raise Problem("pbx.home_address", text=at.strip()) from problem
    return Home(host, port)


def with_passwords(answers: Answers, known: Mapping[str, str]) -> Answers:
    """`answers` with a password for everybody who has none: the one in `known` (by name), else a new random one. The carrier's
    can only be known."""
    phones = tuple(replace(p, password=p.password or known.get(p.name) or secrets.token_urlsafe(18)) for p in answers.phones)
    ari = answers.ari_password or known.get(f"ari:{answers.ari_user}") or secrets.token_urlsafe(32)
    trunk = answers.trunk
    trunk = replace(trunk, password=trunk.password or known.get(f"trunk:{trunk.user}", "")) if trunk.user else trunk
    return replace(answers, trunk=trunk, phones=phones, ari_password=ari)


def check(answers: Answers) -> None:
    """Raise `Problem` where an answer would not survive being written (a value ends at its line), or where Asterisk could not
    work with it."""
    fields = [answers.trunk.host, answers.trunk.user, answers.trunk.password, answers.ari_password, *answers.trunk.match]
    fields += [p.password for p in answers.phones]
    if any(not c.isprintable() or c == ";" for value in fields for c in value):
        raise Problem("pbx.answer_unwritable")
    for phone in answers.phones:
        if not phone.name.isidentifier() or not phone.name.isascii() or phone.name == "trunk":
            raise Problem("pbx.station_name", name=phone.name)
    if not answers.phones:
        raise Problem("pbx.no_stations")
    names = [phone.name for phone in answers.phones]
    for name in names:
        if names.count(name) > 1:
            raise Problem("pbx.station_twice", name=name)
    check_host(answers.trunk.host, answers.trunk.port)
    check_own(answers.ari_address, answers.ari_port)
    check_own(answers.sip_address, answers.sip_port)
    _check_home(answers)
    check_country(answers.country)


def _check_home(answers: Answers) -> None:
    at_home = [phone.name for phone in answers.phones if phone.at_home]
    if answers.home is not None:
        home_of(f"{answers.home.host}:{answers.home.port}")
    elif at_home:
        raise Problem("pbx.home_nowhere", names=", ".join(at_home))


def check_host(host: str, port: int) -> None:
    """Raise `Problem` (`pbx.address`, `pbx.port`) where Asterisk could not use it: an IPv6 address would need another form in
    each of its files."""
    if not host or set(host) & set(":/@[] "):
        raise Problem("pbx.address", text=host)
    if not 0 < port <= HIGHEST_PORT:
        raise Problem("pbx.port", port=port, most=HIGHEST_PORT)


def check_own(address: str, port: int) -> None:
    """Where Asterisk is to listen: raise as `check_host`, also for a name, which it would not find at its start."""
    check_host(address, port)
    try:
        IPv4Address(address)
    except AddressValueError:
        raise Problem("pbx.address", text=address) from None


def check_country(country: str) -> None:
    """Raise `Problem` (`pbx.country`) for one in which no number could be read (ISO 3166)."""
    if country not in SUPPORTED_REGIONS:
        raise Problem("pbx.country", country=country)


_QUIET: dict[str, dict[str, str]] = {
    "acl.conf": {},
    "ccss.conf": {},
    "cdr.conf": {"enable": "no"},
    "cel.conf": {"enable": "no"},
    "features.conf": {},
    "manager.conf": {"enabled": "no"},
    "pjproject.conf": {},
    "udptl.conf": {},
    "websocket_client.conf": {},
}
"""Parts that Asterisk looks for at its start and that a desk does not use: switched off, or left at their defaults."""


def files(answers: Answers) -> dict[str, bytes]:
    """Every file by its path in the folder. All texts are UTF-8; `answers` must have its passwords."""
    check(answers)
    texts = {
        "asterisk.conf": _asterisk(answers.directories),
        "modules.conf": _modules(),
        "logger.conf": "[general]\n[logfiles]\nmessages = notice,warning,error\n",
        "http.conf": section("general", enabled="yes", bindaddr=answers.ari_address, bindport=answers.ari_port),
        "ari.conf": _ari(answers),
        "pjsip.conf": _pjsip(answers),
        "rtp.conf": section("general", rtpstart=answers.rtp_from, rtpend=answers.rtp_to, strictrtp="yes"),
        "musiconhold.conf": section(
            "default", mode="files", directory=f"{answers.directories.var or _VAR}/moh/receptionist", sort="alpha"
        ),
        "indications.conf": _tones(answers.country),
        "extensions.conf": dialplan(_globals(answers), answers.lines, answers.country),
        "receptionist-watchdog.service": UNIT,
    }
    texts |= {name: section("general", **values) if values else "" for name, values in _QUIET.items()}
    written = {name: text.encode() for name, text in texts.items()}
    written["receptionist-watchdog"] = SCRIPT.encode()
    return written | default_sounds()


_VAR = "/var/lib/asterisk"


def section(title: str, **values: object) -> str:
    """A section of one of Asterisk's files."""
    return f"[{title}]\n" + "".join(f"{name} = {value}\n" for name, value in values.items())


def _asterisk(where: Directories) -> str:
    folders = {
        "astetcdir": where.etc,
        "astmoddir": where.modules,
        "astvarlibdir": where.var,
        "astdbdir": where.database,
        "astkeydir": where.var,
        "astdatadir": where.data,
        "astspooldir": where.spool,
        "astrundir": where.run,
        "astlogdir": where.log,
    }
    listed = "".join(f"{name} => {folder}\n" for name, folder in folders.items() if folder)
    # A channel whose variable was set over ARI may no longer write Asterisk's database, unless this is allowed, and the
    # fallback must write it. The functions that are really meant, those that reach files and the shell, belong to modules
    # that we do not load.
    options = section("options", documentation_language="en_US", hideconnect="yes", live_dangerously="yes")
    return f"[directories]\n{listed}\n{options}"


def _modules() -> str:
    return "[modules]\nautoload = no\n" + "".join(f"load = {module}.so\n" for module in LOADED)


def _ari(answers: Answers) -> str:
    general = section("general", enabled="yes", pretty="no", channelvars=",".join(CHANNEL_VARIABLES))
    login = {"type": "user", "read_only": "no", "password_format": "plain", "password": answers.ari_password}
    return general + section(answers.ari_user, **login)


def _globals(answers: Answers) -> dict[str, str]:
    return {
        "RECEPTIONIST_PHONES": "&".join(f"PJSIP/{phone.name}" for phone in answers.phones),
        "RECEPTIONIST_SECONDS": str(answers.fallback_seconds),
        "RECEPTIONIST_REFUSED": str(REST_SECONDS),
        "RECEPTIONIST_SORRY": SORRY,
    }


def _pjsip(answers: Answers) -> str:
    bind = f"{answers.sip_address}:{answers.sip_port}"
    general = section("global", type="global", user_agent="receptionist", endpoint_identifier_order="ip,username")
    transport = section("udp", type="transport", protocol="udp", bind=bind)
    if answers.home is not None:
        values = home.transport(answers.home, answers.sip_address, configured_in(answers.directories))
        transport += "\n" + section("tls", **values)
    phones = [_phone(phone, answers.qualify_seconds) for phone in answers.phones]
    return "\n".join([general, transport, _trunk(answers.trunk), *phones])


def configured_in(directories: Directories) -> str:
    """The folder of Asterisk's configuration."""
    return directories.etc or "/etc/asterisk"


_MEDIA = {
    "type": "endpoint",
    "transport": "udp",
    "disallow": "all",
    "direct_media": "no",
    "rtp_symmetric": "yes",
    "force_rport": "yes",
    "rewrite_contact": "yes",
    "dtmf_mode": "auto",
}


def _trunk(trunk: Trunk) -> str:
    host = f"{trunk.host}:{trunk.port}"
    login = {"outbound_auth": "trunk", "from_user": trunk.user} if trunk.user else {}
    endpoint = {
        **_MEDIA,
        "allow": "alaw,ulaw,g722",
        "context": "receptionist-in",
        "aors": "trunk",
        "from_domain": trunk.host,
        "trust_id_inbound": "yes",
        "trust_id_outbound": "yes",
        "send_pai": "yes",
        "send_connected_line": "no",
        **login,
    }
    parts = [
        section("trunk", **endpoint),
        section("trunk", type="aor", contact=f"sip:{host}", qualify_frequency=60),
        section("trunk", type="identify", endpoint="trunk", match=",".join(trunk.match or (trunk.host,))),
    ]
    if trunk.user:
        parts.append(section("trunk", type="auth", auth_type="userpass", username=trunk.user, password=trunk.password))
        registration = {"transport": "udp", "outbound_auth": "trunk", "server_uri": f"sip:{host}", "contact_user": trunk.user}
        client = f"sip:{trunk.user}@{host}"
        parts.append(section("trunk", type="registration", client_uri=client, retry_interval=30, **registration))
    return "\n".join(parts)


_TIMERS = {"timers": "always", "timers_min_se": 90, "timers_sess_expires": 90}
"""Session timers (RFC 4028; 90 s is the shortest it allows): a phone that died in mid-call is let go even while no desk is
there to notice. Not `rtp_timeout`: it also ends the call of whoever mutes a phone that sends nothing then."""


def _phone(phone: Phone, qualify_seconds: int) -> str:
    endpoint = {
        **_MEDIA,
        **(home.ENDPOINT if phone.at_home else {}),
        "allow": "g722,alaw,ulaw",
        "context": "receptionist-phones",
        "auth": phone.name,
        "aors": phone.name,
        "callerid": f'"{phone.name}" <{phone.name}>',
        "trust_id_outbound": "yes",
        "send_pai": "yes",
        "rpid_immediate": "yes",
        **_TIMERS,
    }
    place = {"max_contacts": 1, "remove_existing": "yes", "minimum_expiration": 30, "qualify_frequency": qualify_seconds}
    return "\n".join(
        [
            section(phone.name, **endpoint),
            section(phone.name, type="aor", **place),
            section(phone.name, type="auth", auth_type="userpass", username=phone.name, password=phone.password),
        ]
    )


_TONES = {
    "IT": ("1000,4000", "425", "425/1000,0/4000", "425/500,0/500", "425/200,0/200"),
    "DE": ("1000,4000", "425", "425/1000,0/4000", "425/480,0/480", "425/240,0/240"),
    "FR": ("1500,3500", "440", "440/1500,0/3500", "440/500,0/500", "440/250,0/250"),
    "GB": (
        "400,200,400,2000",
        "350+440",
        "400+450/400,0/200,400+450/400,0/2000",
        "400/375,0/375",
        "400/400,0/350,400/225,0/525",
    ),
    "US": ("2000,4000", "350+440", "440+480/2000,0/4000", "480+620/500,0/500", "480+620/250,0/250"),
}
"""Ring cadence, dial, ring, busy and congestion tone (ITU-T E.180, supplement 2)."""


def _tones(country: str) -> str:
    zone = country if country in _TONES else "IT"
    cadence, dial, ring, busy, congestion = _TONES[zone]
    tones = section(zone.lower(), description=zone, ringcadence=cadence, dial=dial, ring=ring, busy=busy, congestion=congestion)
    return f"[general]\ncountry = {zone.lower()}\n\n{tones}"
