"""What somebody else's configuration is read as, and what is then told to be put in. That it works: `test_beside`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from receptionist.errors import Problem
from receptionist.telephony.asterisk.beside import ARI, HTTP, Neighbours, already_answered, files, insertions, settled
from receptionist.telephony.asterisk.present import Present, look

THERE = Present(
    "/etc/asterisk",
    ari_general=True,
    http_general=True,
    contexts={"from-carrier": frozenset({"0299900101", "_X."})},
    endpoints={"201": "phones", "202": "phones", "carrier": "from-carrier"},
    trunks=("carrier",),
)
WANTED = Neighbours(("201",), "", lines=(("+390299900101", "Rossi"),), present=THERE)


def lay_out(folder: Path, **texts: str) -> Path:
    """A configuration of these files."""
    for name, text in texts.items():
        (folder / f"{name}.conf").write_text(text)
    return folder


def test_templates_includes_and_comments_are_read_as_asterisk_reads_them(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        extensions="[globals]\nA = 1\n[in] ; from outside\nexten => 201,1,Dial(PJSIP/201)\n#include more.conf\n",
        more="exten => _X.,1,Hangup()\n#include extensions.conf\n",
        pjsip="[base](!)\ntype=endpoint\ncontext=phones\n[201](base)\n[202](base)\ncontext = other\n#include trunk_*.conf\n",
        trunk_a="[carrier]\ntype=endpoint\ncontext=in\n[way]\ntype=identify\nendpoint=carrier\nmatch=192.0.2.1\n",
        http="[general]\nenabled=yes\nbindport=8089\n;bindport=1\n",
        ari="[general]\nenabled=no\nchannelvars=A,B(c)\n[crm]\ntype=user\n",
        modules="[modules]\nautoload=yes\nnoload => res_ari_channels.so\n",
    )
    there = look(tmp_path)
    assert there is not None
    assert there.contexts == {"in": {"201", "_X."}}
    assert there.endpoints == {"201": "phones", "202": "other", "carrier": "in"}
    assert (there.trunks, there.stations) == (("carrier",), ("201", "202"))
    assert (there.http, there.http_port, there.http_address) == (True, 8089, "")
    assert (there.ari, there.ari_users, there.channel_variables) == (False, {"crm"}, ("A", "B(c)"))
    assert there.modules_missing == ("res_ari_channels",)


def test_where_nothing_can_be_read_nothing_is_known(tmp_path: Path) -> None:
    assert look(tmp_path) is None
    assert look(tmp_path / "nowhere") is None


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.binary(max_size=300), min_size=4, max_size=4))
def test_no_file_whatever_is_in_it_stops_the_reading(tmp_path_factory: pytest.TempPathFactory, texts: list[bytes]) -> None:
    folder = tmp_path_factory.mktemp("there")
    for name, text in zip(("extensions", "pjsip", "ari", "http"), texts, strict=True):
        (folder / f"{name}.conf").write_bytes(b"#include pjsip.conf\n[a](b,!)\n" + text)
    assert look(folder) is not None


def test_what_is_named_must_be_there_and_is_listed_where_it_is_not() -> None:
    with pytest.raises(Problem) as refusal:
        settled(replace(WANTED, stations=("201", "anna")))
    assert (refusal.value.code, refusal.value.values["names"]) == ("pbx.endpoint_absent", "anna")
    assert "202" in str(refusal.value.values["known"])
    with pytest.raises(Problem) as refusal:
        settled(replace(WANTED, present=replace(THERE, trunks=("a", "b"))))
    assert (refusal.value.code, refusal.value.values["found"]) == ("pbx.trunk_unknown", "a, b")
    with pytest.raises(Problem) as refusal:
        settled(replace(WANTED, stations=("2;01",)))
    assert refusal.value.code == "pbx.station_name"
    with pytest.raises(Problem) as refusal:
        settled(replace(WANTED, context="in]\n[evil"))
    assert refusal.value.code == "pbx.answer_unwritable"


def test_the_only_trunk_and_its_context_are_found_by_themselves() -> None:
    answers = settled(WANTED)
    assert (answers.trunk, answers.context, answers.ari_user) == ("carrier", "from-carrier", "receptionist")


def test_a_user_of_theirs_with_our_name_keeps_it() -> None:
    answers = settled(replace(WANTED, present=replace(THERE, ari_users=frozenset({"receptionist"}))))
    assert answers.ari_user == "receptionist-desk"
    assert b"[receptionist-desk]" in files(replace(answers, ari_password="x"))[ARI]


def test_a_number_that_their_context_answers_itself_is_told() -> None:
    assert already_answered(settled(WANTED)) == ("+390299900101",)
    assert already_answered(settled(replace(WANTED, lines=(("+390299900102", "Verdi"),)))) == ()


def test_what_is_switched_on_already_has_no_line() -> None:
    on = settled(replace(WANTED, present=replace(THERE, http=True, http_port=8089, dangerous=True)))
    assert on.ari_port == 8089 and HTTP not in files(on)
    assert [(wanted.file, wanted.section) for wanted in insertions(on)] == [
        ("ari.conf", ""),
        ("extensions.conf", "from-carrier"),
        ("extensions.conf", ""),
    ]


def test_switched_off_is_switched_on_by_a_later_line_not_by_changing_theirs() -> None:
    off = files(settled(replace(WANTED, present=replace(THERE, ari=False, http_address="192.0.2.7"))))
    assert off[ARI].startswith(b"[general](+)\n") and b"enabled = yes" in off[ARI]
    assert off[HTTP] == b"[general](+)\nenabled = yes\nbindport = 8088\n"
    bare = files(settled(replace(WANTED, present=replace(THERE, http_general=False, ari_general=False))))
    assert bare[HTTP].startswith(b"[general]\n") and bare[ARI].startswith(b"[general]\n")


def test_what_ari_tells_them_already_it_goes_on_telling() -> None:
    both = files(settled(replace(WANTED, present=replace(THERE, channel_variables=("CDR(accountcode)", "X-TICKET")))))
    (told,) = (line for line in both[ARI].decode().splitlines() if line.startswith("channelvars"))
    assert told.startswith("channelvars = CDR(accountcode),X-TICKET,") and "RECEPTIONIST_DIVERSION" in told


def test_without_a_look_each_line_says_when_it_is_needed() -> None:
    blind = settled(replace(WANTED, trunk="carrier", present=None))
    conditions = {wanted.file: wanted.condition for wanted in insertions(blind)}
    assert conditions["http.conf"] and conditions["modules.conf"] and not conditions["ari.conf"]
    assert all(why for wanted in insertions(blind) for _line, why in wanted.lines)


def test_what_our_own_files_switch_on_is_not_taken_for_theirs(tmp_path: Path) -> None:
    lay_out(
        tmp_path,
        extensions="[in]\n#include receptionist-numbers.conf ; calls\nexten => _X.,1,Hangup()\n"
        "#include receptionist-extensions.conf\n",
        pjsip="[201]\ntype=endpoint\n[carrier]\ntype=endpoint\ncontext=in\n"
        "[way]\ntype=identify\nendpoint=carrier\nmatch=192.0.2.1\n",
        ari="[general]\nenabled=no\n#include receptionist-ari.conf\n",
        http="#include receptionist-http.conf\n",
        modules="[modules]\nautoload=no\n#include receptionist-modules.conf\n",
    )
    answers = replace(WANTED, ari_password="x")
    first = files(settled(replace(answers, present=look(tmp_path))))
    for name, content in first.items():
        if name.endswith(".conf"):
            (tmp_path / name).write_bytes(content)
    again = settled(replace(answers, present=look(tmp_path)))
    assert b"enabled = yes" in first[ARI] and files(again) == first
    assert already_answered(again) == ()
    assert [wanted.file for wanted in insertions(again)] == ["asterisk.conf"], "what is put in already is not told again"
