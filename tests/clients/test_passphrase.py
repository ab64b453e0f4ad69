"""The client's password: it is said, never shown, and after three wrong ones only a call-back counts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from receptionist.clients.news import News, Recognised
from receptionist.clients.news.service import NewsService
from receptionist.clients.passphrase import LONGEST, hashed, is_hash, matches
from receptionist.clients.profile import Profile, new_id
from receptionist.clients.service import ClientService
from receptionist.errors import Invalid, NotFound
from receptionist.store.base import Base
from receptionist.store.engine import Store
from tests.premises import Premises

NOW = datetime(2026, 3, 2, 9, 42, tzinfo=UTC)
SAID = "Tramonto a Bergamo"
STUDIO = Profile(code="R", legal_name="Studio Rossi", passphrase=hashed(SAID))
MUTE = Profile(code="M", legal_name="Muto")


@pytest.mark.parametrize("heard", [SAID, "tramonto  a bergamo", "Tramonto, à Bérgamo!", "TRAMONTO A BERGAMO"])
def test_what_is_heard_counts_not_how_it_is_written(heard: str) -> None:
    assert matches(STUDIO.passphrase, heard)


@pytest.mark.parametrize("heard", ["", "tramonto", "tramonto a brescia", STUDIO.passphrase, SAID + "a" * LONGEST])
def test_nothing_else_counts(heard: str) -> None:
    assert not matches(STUDIO.passphrase, heard)


def test_the_same_password_is_kept_another_way_each_time() -> None:
    assert hashed(SAID) != hashed(SAID)
    assert "tramonto" not in hashed(SAID).lower()


def test_who_steals_the_office_file_pays_for_each_guess_what_owasp_asks_for() -> None:
    least = {17: 1, 16: 2, 15: 3, 14: 5, 13: 10}  # lanes by cost, at blocks of 8: Password Storage Cheat Sheet, scrypt
    cost, block, lanes = map(int, hashed(SAID).split("$")[1:4])
    assert block >= 8
    assert lanes >= least[min(cost, max(least))]


@pytest.mark.parametrize(("said", "code"), [("", "short"), ("a b c d e", "short"), ("…!?", "short"), ("ab" * 51, "long")])
def test_a_password_that_is_guessed_at_once_is_refused(said: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        hashed(said)
    assert refused.value.code == f"passphrase.{code}"


@given(st.text(max_size=300))
def test_whatever_is_kept_is_read_or_matches_nothing(kept: str) -> None:
    assert not matches(kept, "anything at all")
    assert not is_hash(kept)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_a_hash_that_would_keep_us_busy_for_minutes_is_none(cost: int, block: int, lanes: int) -> None:
    kept = f"scrypt${cost}${block}${lanes}${'0' * 32}${'0' * 64}"
    assert not is_hash(kept) or (cost <= 17 and block <= 16 and lanes <= 16)
    if not is_hash(kept):
        assert not matches(kept, "anything at all")


def test_a_password_as_it_is_said_is_never_saved(store: Store) -> None:
    clients = ClientService(store)
    with pytest.raises(Invalid) as refused:
        clients.save(msgspec.structs.replace(STUDIO, passphrase=SAID), by="anna")
    assert refused.value.code == "passphrase.plain"
    assert SAID not in str(refused.value)
    kept = clients.save(STUDIO, by="anna")
    clients.save(msgspec.structs.replace(kept, passphrase=""), by="anna")
    with store.reading() as session:
        rows = [str(tuple(row)) for name in Base.metadata.tables for row in session.execute(text(f'SELECT * FROM "{name}"'))]
    assert rows
    assert not [row for row in rows if "tramonto" in row.lower()]


@pytest.fixture
def news(store: Store) -> NewsService:
    ClientService(store).save_all([STUDIO, MUTE], by="anna")
    return NewsService(store)


def told(by: str = "anna", at: datetime = NOW) -> News:
    return News(
        client=STUDIO.id,
        text="Bianchi at 333 123 4567",
        since=at,
        until=at + timedelta(hours=5),
        number="+393331234567",
        recognised=Recognised.PASSPHRASE,
        written_by=by,
        written_at=at,
    )


def test_who_says_the_password_may_send_callers_to_another_number(news: NewsService) -> None:
    assert news.recognise(STUDIO.id, "tramonto a bergamo", "anna", NOW).right
    news.write(told())
    assert [one.number for one in news.of(STUDIO.id)] == ["+393331234567"]


def test_nobody_writes_by_the_password_without_having_heard_it(news: NewsService) -> None:
    news.recognise(STUDIO.id, SAID, "bruno", NOW)
    news.recognise(STUDIO.id, "alba a Lecco", "anna", NOW)
    for one in (told(), told("bruno", NOW + timedelta(hours=1, minutes=1))):
        with pytest.raises(Invalid) as refused:
            news.write(one)
        assert refused.value.code == "news.password_unheard"
    assert news.of(STUDIO.id) == []


def test_the_password_of_one_client_vouches_for_no_other(store: Store) -> None:
    """Anna hears the password of Verdi, and then writes where Bianchi of Rossi is rung."""
    verdi = Profile(code="V", legal_name="Verdi", passphrase=hashed("Alba a Lecco"))
    ClientService(store).save_all([STUDIO, verdi], by="anna")
    news = NewsService(store)
    assert news.recognise(verdi.id, "alba a lecco", "anna", NOW).right
    with pytest.raises(Invalid) as refused:
        news.write(told())
    assert refused.value.code == "news.password_unheard"
    assert news.of(STUDIO.id) == []


def test_after_three_wrong_ones_the_right_one_is_not_heard_either_whoever_sits_there(news: NewsService) -> None:
    left = [news.recognise(STUDIO.id, f"wrong {n}", who, NOW).left for n, who in enumerate(("anna", "bruno", "anna"))]
    assert left == [2, 1, 0]
    with pytest.raises(Invalid) as refused:
        news.recognise(STUDIO.id, SAID, "carla", NOW + timedelta(minutes=59))
    assert refused.value.code == "passphrase.spent"
    assert news.recognise(STUDIO.id, SAID, "carla", NOW + timedelta(minutes=61)).right


def test_a_right_one_forgives_the_wrong_ones_before_it(news: NewsService) -> None:
    minutes = (NOW + timedelta(minutes=n) for n in range(9))
    for said in ("wrong 1", "wrong 2", SAID, "wrong 3", "wrong 4"):
        news.recognise(STUDIO.id, said, "anna", next(minutes))
    assert news.recognise(STUDIO.id, SAID, "anna", next(minutes)).right


def test_a_client_without_a_password_is_called_back(news: NewsService) -> None:
    with pytest.raises(Invalid) as refused:
        news.recognise(MUTE.id, "", "anna", NOW)
    assert refused.value.code == "passphrase.none"
    with pytest.raises(NotFound):
        news.recognise(new_id(), SAID, "anna", NOW)


def test_in_either_kind_of_office_an_assistant_hears_it_and_writes_by_it(premises: Premises) -> None:
    ClientService(premises.of("anna")).save_all([STUDIO], by="anna")
    news = NewsService(premises.of("dora"))
    minutes = [NOW + timedelta(minutes=n) for n in range(6)]
    assert [news.recognise(STUDIO.id, said, "dora", at).right for said, at in zip(("wrong", SAID), minutes, strict=False)] == [
        False,
        True,
    ]
    news.write(told("dora", minutes[2]))
    assert [one.written_by for one in news.of(STUDIO.id)] == ["dora"]
    assert [news.recognise(STUDIO.id, "wrong", "dora", at).left for at in minutes[2:5]] == [2, 1, 0]
    with pytest.raises(Invalid, match=r"passphrase\.spent"):
        news.recognise(STUDIO.id, SAID, "dora", minutes[5])
