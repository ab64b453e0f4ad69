"""Of what kind a way to reach somebody is, as far as the number or the address says so. Pure."""

from __future__ import annotations

import msgspec

from receptionist.clients.profile import Way, WayKind
from receptionist.telephony.numbers import is_mobile


def kind_of(value: str) -> WayKind | None:
    """By the value alone: an address has an @, and of many countries the numbers of mobiles are their own (libphonenumber).
    None: it does not say."""
    if "@" in value:
        return WayKind.MAIL
    mobile = is_mobile(value)
    return None if mobile is None else WayKind.MOBILE if mobile else WayKind.PHONE


def following(before: Way, after: Way) -> Way:
    """The way as it was changed, its kind after its value, where nobody has chosen another kind for what stood there; and the
    key that confirms after both, where nobody has chosen otherwise: a mobile's voicemail answers, too."""
    told, meant = kind_of(before.value), kind_of(after.value)
    free = before.kind == after.kind and told in (None, before.kind)
    kind = meant if free and meant is not None and before.value != after.value else after.kind
    way = msgspec.structs.replace(after, kind=kind)
    chosen = before.confirm != after.confirm or before.confirm != _answers_by_itself(before)
    return way if chosen else msgspec.structs.replace(way, confirm=_answers_by_itself(way))


def _answers_by_itself(way: Way) -> bool:
    return way.kind is WayKind.MOBILE or is_mobile(way.value) is True
