"""The access file: its mistakes, and the role that it gives a person."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from results.principal import NOBODY, Principal
from service.identity import access_file
from service.identity.access_file import (
    CLOSED,
    check_access,
    open_ways,
    parse_access,
    principal_named,
    read_access,
)

CONTEST = "hai-duong-cchc-2024"
DAY = date(2024, 12, 1)
WHOLE = """
[sign_in]
ways = ["proxy", "oidc", "accounts"]
proxy_header = "X-Remote-User"
base_url = "https://cuoc-thi.haiduong.gov.vn/"
hosts = ["thi.example.vn"]
issuer = "https://sso.haiduong.gov.vn/realms/tinh"
client_id = "cuoc-thi"

[[people]]
name = "an@haiduong.gov.vn"
role = "reviewer"

[[people]]
name = "Bình"
role = "leader"
units = ["288", "290"]
contests = ["hai-duong-cchc-2024"]
until = 2024-12-31
"""
WRONG = """
extra = 1
[sign_in]
ways = ["proxy", "telepathy"]
colour = "red"

[[people]]
name = "an@haiduong.gov.vn"
role = "emperor"

[[people]]
name = "binh@haiduong.gov.vn"
role = "leader"

[[people]]
name = "chi@haiduong.gov.vn"
role = "viewer"
units = ["288"]

[[people]]
name = "dung@haiduong.gov.vn"
role = "viewer"
until = "31/12/2024"

[[people]]
name = " AN@haiduong.gov.vn"
role = "admin"

[[people]]
name = "  "
role = "bearer"
contests = []
"""


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_file, "_kept", None)
    for name in ("CONTEST_DEMO", "CONTEST_PROXY_SECRET", "CONTEST_OIDC_SECRET"):
        monkeypatch.delenv(name, raising=False)


def written(folder: Path, text: str) -> Path:
    path = folder / "access.toml"
    path.write_text(text, encoding="utf-8")
    return path


def wheres(folder: Path, text: str) -> list[str]:
    return sorted(problem.where for problem in check_access(written(folder, text)))


def role(text: str, name: str, folder: Path, *, day: date = DAY, contest: str = CONTEST) -> str:
    return principal_named(parse_access(written(folder, text)), name, contest, day).role


def test_a_file_says_the_ways_and_the_people(tmp_path: Path) -> None:
    access = parse_access(written(tmp_path, WHOLE))

    assert access.problems == ()
    assert access.ways == ("proxy", "oidc", "accounts")
    assert (access.proxy_header, access.hosts) == ("X-Remote-User", ("thi.example.vn",))
    assert access.base_url == "https://cuoc-thi.haiduong.gov.vn"
    assert access.issuer == "https://sso.haiduong.gov.vn/realms/tinh"
    found = principal_named(access, "BÌNH", CONTEST, DAY)
    assert found == Principal("Bình", "leader", ("288", "290"))


def test_every_mistake_is_listed_at_once(tmp_path: Path) -> None:
    assert wheres(tmp_path, WRONG) == [
        "extra",
        "people[0].role",
        "people[1].units",
        "people[2].units",
        "people[3].until",
        "people[4].name",
        "people[5].contests",
        "people[5].role",
        "sign_in.colour",
        "sign_in.ways[1]",
    ]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('base_url = "ftp://thi.example.vn"', "base_url"),
        ('base_url = "https://thi.example.vn?x=1"', "base_url"),
        ('base_url = "https://an@thi.example.vn"', "base_url"),
        ('base_url = "thi.example.vn"', "base_url"),
        ('base_url = "https://thi.example.vn:port"', "base_url"),
        ('hosts = ["https://thi.example.vn"]', "hosts"),
        ('hosts = ["thi.example.vn:8501"]', "hosts"),
        ('hosts = ["*"]', "hosts"),
        ('ways = ["oidc"]\nclient_id = "x"', "issuer"),
        ('ways = ["oidc"]\nissuer = "https://sso.example.vn"', "client_id"),
        ('issuer = "http://sso.example.vn"', "issuer"),
        ('proxy_header = "X-Proxy-Secret"', "proxy_header"),
        ('proxy_header = "X Name"', "proxy_header"),
    ],
)
def test_a_value_of_sign_in_that_cannot_be_meant_is_a_mistake(
    line: str, where: str, tmp_path: Path
) -> None:
    assert wheres(tmp_path, f"[sign_in]\n{line}\n") == [f"sign_in.{where}"]


@pytest.mark.parametrize(
    "line",
    [
        'base_url = "http://127.0.0.1:8501"',
        'base_url = "https://[::1]:8501"',
        'base_url = "https://haiduong.gov.vn/cuoc-thi"',
        'hosts = ["thi.example.vn", "10.0.0.5", "::1"]',
        'issuer = "http://localhost:9400"',
    ],
)
def test_usual_values_of_sign_in_are_no_mistake(line: str, tmp_path: Path) -> None:
    assert wheres(tmp_path, f"[sign_in]\n{line}\n") == []


def test_one_person_may_have_two_roles_only_in_different_contests(tmp_path: Path) -> None:
    entry = '[[people]]\nname = "an"\nrole = "{}"\n{}\n'
    two = entry.format("admin", 'contests = ["a"]') + entry.format("viewer", 'contests = ["b"]')
    overlapping = entry.format("admin", "") + entry.format("viewer", 'contests = ["b"]')

    assert wheres(tmp_path, two) == []
    assert (role(two, "an", tmp_path, contest="a"), role(two, "an", tmp_path, contest="b")) == (
        "admin",
        "viewer",
    )
    assert wheres(tmp_path, overlapping) == ["people[1].name"]


def test_case_and_the_ends_of_a_name_do_not_matter_and_letters_that_look_alike_do(
    tmp_path: Path,
) -> None:
    text = '[[people]]\nname = "sơn@example.vn"\nrole = "admin"\n'
    decomposed = "So\u031bn@example.vn"

    assert role(text, " SƠN@Example.VN ", tmp_path) == "admin"
    assert role(text, decomposed, tmp_path) == "admin"
    assert role(text, "\u017fơn@example.vn", tmp_path) == "nobody"
    assert role(text, "sơn@example.vn\u200b", tmp_path) == "nobody"
    assert role(text, "", tmp_path) == "nobody"


def test_a_role_holds_until_its_last_day_and_in_its_contests(tmp_path: Path) -> None:
    assert role(WHOLE, "bình", tmp_path, day=date(2024, 12, 31)) == "leader"
    assert role(WHOLE, "bình", tmp_path, day=date(2025, 1, 1)) == "nobody"
    assert role(WHOLE, "bình", tmp_path, contest="hai-phong-2026") == "nobody"
    assert role(WHOLE, "an@haiduong.gov.vn", tmp_path, contest="hai-phong-2026") == "reviewer"


def test_a_file_with_a_mistake_gives_nobody_a_role_and_keeps_its_sound_ways(
    tmp_path: Path,
) -> None:
    access = parse_access(written(tmp_path, WHOLE + '\n[[people]]\nname = "x"\nrole = "king"\n'))

    assert principal_named(access, "an@haiduong.gov.vn", CONTEST, DAY) == NOBODY
    assert access.ways == ("proxy", "oidc", "accounts")
    broken = parse_access(written(tmp_path, WHOLE.replace("hosts", "guests")))
    assert (broken.ways, broken.people) == ((), ())


def test_a_removed_person_is_out_at_the_next_look(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    assert read_access(path) is read_access(path)
    assert principal_named(read_access(path), "an@haiduong.gov.vn", CONTEST, DAY).role != "nobody"

    other = tmp_path / "new.toml"
    other.write_text(WHOLE.replace("an@", "xa@"), encoding="utf-8")
    other.replace(path)

    assert principal_named(read_access(path), "an@haiduong.gov.vn", CONTEST, DAY) == NOBODY
    path.unlink()
    assert principal_named(read_access(path), "xa@haiduong.gov.vn", CONTEST, DAY) == NOBODY


def test_the_log_says_once_and_without_names_why_nobody_can_sign_in(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "access")
    assert read_access(None) == CLOSED
    read_access(None)
    assert len(caplog.records) == 1
    assert "CONTEST_ACCESS" in caplog.text

    caplog.clear()
    path = written(tmp_path, WRONG)
    read_access(path)
    read_access(path)
    assert len(caplog.records) == 1
    assert "mistakes (10)" in caplog.text
    assert "haiduong" not in caplog.text

    caplog.clear()
    read_access(tmp_path / "nothing.toml")
    assert "has mistakes" in caplog.text


def test_a_way_without_its_secret_is_closed_and_the_log_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_PROXY_SECRET", "too short")
    access = read_access(written(tmp_path, WHOLE))
    assert open_ways(access) == ("accounts",)
    assert "the way proxy is closed" in caplog.text
    assert "the way oidc is closed" in caplog.text
    assert "too short" not in caplog.text

    monkeypatch.setenv("CONTEST_PROXY_SECRET", "long enough to be one")
    monkeypatch.setenv("CONTEST_OIDC_SECRET", "s")
    assert open_ways(access) == ("proxy", "oidc", "accounts")


@pytest.mark.parametrize("content", [b"people = 3", b"[sign_in", b"\xff", b"people = [1]"])
def test_a_file_of_another_form_is_a_mistake(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "access.toml"
    path.write_bytes(content)
    assert len(check_access(path)) == 1
    assert check_access(tmp_path) != []
