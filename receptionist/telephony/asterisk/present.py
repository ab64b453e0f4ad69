"""The Asterisk configuration that somebody else has, read to say which lines are still missing in it. Nothing is written.

Files of ours that it includes already are left out: what they switch on counts as ours, and is written again each time.
What can be read is believed; what cannot (another machine, no right, endpoints kept in a database) counts as not known, and the
instructions then name every line with the condition under which it is needed. The syntax is Asterisk's own: sections,
`name = value` or `name => value`, comments, `#include` and templates ("Using The Configuration Files", docs.asterisk.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from receptionist.telephony.asterisk.modules import NEEDED

LONGEST = 4_000_000
"""Bytes of one file that are read."""
DEEPEST = 8
"""How far one file may include another."""
OURS = "receptionist-"
"""What every name of ours begins with."""

_HEADING = re.compile(r"^\[([^\]]{1,80})\](?:\(([^)]*)\))?")
_INCLUDE = re.compile(r"^#(?:try)?include\s+[\"<]?([^\">]+?)[\">]?\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what stands below it. `base` are the templates it takes values from."""

    name: str
    values: tuple[tuple[str, str], ...] = ()
    base: tuple[str, ...] = ()
    template: bool = False

    def get(self, name: str) -> str:
        """The last value of that name; empty where there is none."""
        return next((value for key, value in reversed(self.values) if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Present:
    """What is there. `http`: its web server is on; `http_address` and `http_port` as they stand there, empty and 0 where
    they do not; `…_general`: there is such a heading. `contexts` are the
    extensions of each context; `endpoints` the context of each PJSIP endpoint; `trunks` those that a carrier's address or a
    registration belongs to. `put_in` are the lines that name ours: file, heading (empty above the first) and line."""

    folder: str
    freepbx: bool = False
    http: bool = False
    http_address: str = ""
    http_port: int = 0
    http_general: bool = False
    ari: bool = True
    ari_general: bool = False
    ari_users: frozenset[str] = frozenset()
    channel_variables: tuple[str, ...] = ()
    contexts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    endpoints: Mapping[str, str] = field(default_factory=dict)
    trunks: tuple[str, ...] = ()
    modules_missing: tuple[str, ...] = ()
    dangerous: bool = False
    put_in: frozenset[tuple[str, str, str]] = frozenset()

    @property
    def stations(self) -> tuple[str, ...]:
        """The endpoints that are no trunk."""
        return tuple(name for name in self.endpoints if name not in self.trunks)


def look(folder: Path) -> Present | None:
    """What is in `folder`; None where no configuration can be read there."""
    if not _readable(folder / "extensions.conf"):
        return None
    extensions = list(sections(folder, "extensions.conf"))
    pjsip = list(sections(folder, "pjsip.conf"))
    ari, http = list(sections(folder, "ari.conf")), _general(sections(folder, "http.conf"))
    endpoints = _endpoints(pjsip)
    general = _general(ari)
    return Present(
        folder=str(folder),
        freepbx=_readable(folder / "extensions_additional.conf"),
        http=_says(http, "enabled", "no"),
        http_address=_last(http, "bindaddr"),
        http_port=int(port) if (port := _last(http, "bindport")).isdecimal() and len(port) < 6 else 0,
        http_general=bool(http),
        ari=_says(general, "enabled", "yes"),
        ari_general=bool(general),
        ari_users=frozenset(s.name for s in ari if s.name != "general"),
        channel_variables=_channel_variables(general),
        contexts=_contexts(extensions),
        endpoints=endpoints,
        trunks=_trunks(pjsip, endpoints),
        modules_missing=_modules_missing(list(sections(folder, "modules.conf"))),
        dangerous=_says(list(sections(folder, "asterisk.conf")), "live_dangerously", "no"),
        put_in=frozenset(_put_in(folder)),
    )


def sections(folder: Path, name: str) -> Iterator[Section]:
    """The sections of a file and of all that it includes, in order. What cannot be read is passed over."""
    heading: Section | None = None
    values: list[tuple[str, str]] = []
    for _file, line in _lines(folder, name):
        found = _HEADING.match(line)
        if found is None:
            key, equals, value = line.partition("=")
            if equals and heading is not None:
                values.append((key.strip(), value.removeprefix(">").strip()))
            continue
        if heading is not None:
            yield _with(heading, values)
        words = tuple(word.strip() for word in (found[2] or "").split(",") if word.strip())
        base = tuple(word for word in words if word not in ("!", "+"))
        heading, values = Section(found[1], base=base, template="!" in words), []
    if heading is not None:
        yield _with(heading, values)


def _with(heading: Section, values: list[tuple[str, str]]) -> Section:
    return Section(heading.name, tuple(values), heading.base, heading.template)


def _put_in(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The lines of theirs that include what is ours."""
    for name in ("modules.conf", "http.conf", "ari.conf", "extensions.conf"):
        heading = ""
        for file, line in _lines(folder, name):
            found = _HEADING.match(line)
            if found is not None:
                heading = found[1]
            elif OURS in line:
                yield file, heading, line


def _lines(folder: Path, name: str, *above: str) -> Iterator[tuple[str, str]]:
    """Each line that says something, without its comment, with the name of its file. `above` are the files that include it.
    A file of ours is not entered: the line that includes it stands for it."""
    for raw in _text(folder / name).splitlines():
        line = re.split(r"(?<!\\);", raw, maxsplit=1)[0].strip()
        included = _INCLUDE.match(line)
        if included is not None:
            for file in _named(folder, included[1].strip()) if len(above) < DEEPEST else ():
                if Path(file).name.startswith(OURS):
                    yield Path(name).name, line
                elif file not in (name, *above):
                    yield from _lines(folder, file, name, *above)
        elif line and not line.startswith("#"):
            yield Path(name).name, line


def _named(folder: Path, pattern: str) -> list[str]:
    """The files that an `#include` names; it may hold `*`."""
    if "*" not in pattern and "?" not in pattern:
        return [pattern]
    try:
        return sorted(str(path) for path in folder.glob(pattern))[:200]
    except (ValueError, NotImplementedError, OSError):
        return []


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(LONGEST).decode(errors="replace")
    except (OSError, ValueError):
        return ""


def _readable(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except (OSError, ValueError):
        return False


def _general(found: Iterable[Section]) -> list[Section]:
    return [section for section in found if section.name == "general"]


def _last(found: list[Section], name: str) -> str:
    """The value that counts; empty where there is none."""
    return next((value for section in reversed(found) if (value := section.get(name))), "")


def _says(found: list[Section], name: str, default: str) -> bool:
    """Whether a switch is on."""
    return (_last(found, name) or default).lower() in ("yes", "true", "y", "t", "1", "on")


def _channel_variables(general: list[Section]) -> tuple[str, ...]:
    """What ARI tells with every channel already, ours not counted."""
    return tuple(
        name
        for part in _last(general, "channelvars").split(",")
        if (name := part.strip()) and not name.startswith("RECEPTIONIST_")
    )


def _contexts(found: list[Section]) -> dict[str, frozenset[str]]:
    contexts: dict[str, frozenset[str]] = {}
    for section in found:
        if section.name in ("general", "globals"):
            continue
        extensions = {value.split(",")[0].strip() for key, value in section.values if key.lower() == "exten"}
        contexts[section.name] = contexts.get(section.name, frozenset()) | extensions
    return contexts


def _endpoints(found: list[Section]) -> dict[str, str]:
    """Each endpoint, and the context that its calls enter; values may come from templates."""
    templates = {section.name: section for section in found if section.template}
    return {
        section.name: _inherited(section, "context", templates) or "default"
        for section in found
        if not section.template and _inherited(section, "type", templates) == "endpoint"
    }


def _inherited(section: Section, name: str, templates: Mapping[str, Section], depth: int = DEEPEST) -> str:
    own = section.get(name)
    if own or depth == 0:
        return own
    bases = (templates[base] for base in reversed(section.base) if base in templates)
    return next((value for base in bases if (value := _inherited(base, name, templates, depth - 1))), "")


def _trunks(found: list[Section], endpoints: Mapping[str, str]) -> tuple[str, ...]:
    templates = {section.name: section for section in found if section.template}
    named: set[str] = set()
    for section in found:
        kind = _inherited(section, "type", templates)
        if kind == "identify":
            named.add(_inherited(section, "endpoint", templates))
        elif kind == "registration":
            named |= {_inherited(section, "endpoint", templates), section.name}
    return tuple(name for name in endpoints if name in named)


def _modules_missing(found: list[Section]) -> tuple[str, ...]:
    """Those of ours that are named nowhere, where not everything is loaded; and those that are kept out."""
    modules = [section for section in found if section.name == "modules"]
    named = {kind: {_plain(v) for s in modules for k, v in s.values if k.lower() in words} for kind, words in _LOADS.items()}
    wanted = (*NEEDED, "func_global")
    if not modules or _says(modules, "autoload", "no"):
        return tuple(name for name in wanted if name in named["out"])
    return tuple(name for name in wanted if name not in named["in"])


_LOADS = {"in": ("load", "preload", "require", "preload-require"), "out": ("noload",)}


def _plain(module: str) -> str:
    return module.removesuffix(".so")
