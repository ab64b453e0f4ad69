"""A new demo office: its clients and how their profiles came to be, its past afternoon, today's news."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import msgspec

from receptionist.calls.announcements import default_texts
from receptionist.calls.call_back_service import CallBackService
from receptionist.calls.recorder import write
from receptionist.clients.demo import demo_news, demo_past
from receptionist.clients.news.service import NewsService
from receptionist.clients.profile import Profile
from receptionist.clients.service import ClientService
from receptionist.demo.world import STATION
from receptionist.demo.yesterday import yesterday
from receptionist.messages.service import MessageService
from receptionist.settings import Settings
from receptionist.staff.rights import Role
from receptionist.staff.service import StaffService
from receptionist.store.engine import Store


class Empty(Protocol):
    """What is filled of an office."""

    store: Store
    settings: Settings
    staff: StaffService
    clients: ClientService
    news: NewsService
    call_backs: CallBackService
    messages: MessageService


def fill(office: Empty, seed: int, day: date) -> None:
    """The demo office of `seed`, as it is on the morning of `day`."""
    profiles = _keep_profiles(office.clients, day)
    for told in demo_news(day):
        office.news.write(told)
    for key, value in {
        "office.demo": True,
        "office.seed": seed,
        "figures.by_name": "named",  # its people are invented
        "pbx.kind": "simulator",
        "stations": [STATION],
        "text.busy": {language: texts["busy"] for language, texts in default_texts().items()},
    }.items():
        office.settings.set(key, value)
    anna = office.staff.add("Anna", Role.SUPERVISOR)
    past = yesterday(seed, profiles, assistant=anna.login, name=anna.name)
    write(office.store, past.events)
    for message in past.messages:
        office.messages.keep(message)
    for call in past.called_back:
        office.call_backs.close(call, by=anna.login)


def _keep_profiles(clients: ClientService, day: date) -> list[Profile]:
    """Each save of the past at its moment; the profiles as they are today."""
    kept: dict[str, Profile] = {}
    for together in demo_past(day):
        profiles = [_upon(kept.get(save.profile.id), save.profile) for save in together]
        kept |= {one.id: one for one in clients.save_all(profiles, together[0].by, together[0].at)}
    return sorted(kept.values(), key=lambda profile: profile.code)


def _upon(before: Profile | None, after: Profile) -> Profile:
    return msgspec.structs.replace(after, version=before.version if before is not None else 0)
