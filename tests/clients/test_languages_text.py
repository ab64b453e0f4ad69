"""Languages as offices write them: shortened, as codes of two or three letters, and several in one cell."""

from __future__ import annotations

import pytest

from receptionist import words
from receptionist.clients.files.imports import plan
from receptionist.clients.files.languages_text import read_languages
from receptionist.clients.files.reading import read_contents
from receptionist.clients.profile import Profile
from receptionist.errors import Invalid
from ui import words as screen_words


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("ita", "it"),
        ("ENG", "en"),
        ("fre", "fr"),
        ("deu", "de"),
        ("ted.", "de"),
        ("it-IT", "it"),
        ("de-CH", "de"),
        ("pt-br", "pt"),
        ("en-UK", "en"),
        ("es-419", "es"),
        ("ita/eng", "it en"),
        ("IT-EN", "it en"),
        ("IT EN", "it en"),
        ("ITA - ENG - FRA", "it en fr"),
        ("italiano, inglese", "it en"),
        ("Italiano e Inglese", "it en"),
        ("it; it", "it"),
    ],
)
def test_languages_are_read_as_offices_write_them(text: str, languages: str) -> None:
    assert read_languages(text) == tuple(languages.split())


@pytest.mark.parametrize("text", ["", "/", "klingonese", "ita/klingonese", "solo al mattino"])
def test_what_is_no_language_is_none(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_languages(text)
    assert refused.value.code == "language.unknown"


def test_a_client_of_several_languages_has_the_first_and_it_is_told_once() -> None:
    file = "Ragione sociale;Lingua;Referente;Lingue del referente\nRossi;eng/ita;Anna Bianchi;ita/fra\n"

    def read(*profiles: Profile) -> tuple[list[tuple[str, object]], tuple[Profile, ...]]:
        found = plan(read_contents(file.encode()), "x.csv", profiles, "IT")
        assert found.report.refused == []
        return [(one.problem.code, one.problem.values["language"]) for one in found.report.doubtful], found.profiles

    told, (rossi,) = read()
    assert (told, rossi.language, rossi.people[0].languages) == ([("language.first_taken", "en")], "en", ("it", "fr"))
    assert read(rossi) == ([], ())
    assert all("language.first_taken" in table for table in (words.SENTENCES, screen_words.SENTENCES))
