"""`python -m service`: the contract's three commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from deltalake import DeltaTable

from cli.service import main
from service.identity import accounts, links

CONTEST = Path(__file__).resolve().parents[3] / "contests" / "hai-duong-2024"
Write = Callable[[str], Path]
SOUND = '[sign_in]\nways = ["accounts"]\nbase_url = "https://thi.example.vn/"\n'
PERSON = '[[people]]\nname = "an"\nrole = "leader"\nunits = ["{}"]\n{}\n'


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch, write_access: Write) -> None:
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(links, "PIN_HASHER", light)
    monkeypatch.setattr(accounts, "HASHER", light)
    for name in ("CONTEST_DIR", "CONTEST_DATA"):
        monkeypatch.delenv(name, raising=False)


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    status = main([*argv])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_sound_file_has_no_mistakes(
    write_access: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_access(SOUND + PERSON.format("288", ""))
    status, out, _ = run(capsys, "access", "check", str(path), "--format", "json")
    assert (status, json.loads(out)) == (0, [])


def test_mistakes_are_listed_and_the_status_is_one(
    write_access: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_access(
        SOUND
        + PERSON.format("no-unit", "")
        + PERSON.format("not-here", 'contests = ["another"]').replace('"an"', '"binh"')
        + PERSON.format("288", "colour = 1").replace('"an"', '"chi"')
    )
    status, out, _ = run(
        capsys, "access", "check", str(path), "--contest", str(CONTEST), "--format", "json"
    )
    assert status == 1
    assert json.loads(out) == [
        {"file": "access.toml", "where": "people[2].colour", "found": "an unknown key",
         "expected": "a key of docs/contest-folder.md"},
        {"file": "access.toml", "where": "people[0].units", "found": "'no-unit'",
         "expected": "a code of units.csv"},
    ]  # fmt: skip
    status, out, err = run(capsys, "access", "check", str(path), "--contest", "nowhere")
    assert status == 1
    assert "units of the access file were not checked" in err


def test_a_link_opens_its_unit_and_its_making_is_a_line_in_the_log(
    write_access: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_access(SOUND)
    place = ("--contest", str(CONTEST), "--data", str(tmp_path / "ledger"))
    status, out, err = run(capsys, "link", "--unit", "288", *place, "--format", "json")

    assert status == 0
    made = json.loads(out)
    assert made.keys() == {"url", "pin", "expires_at"}
    begin = "https://thi.example.vn/hai-duong-cchc-2024/d/"
    assert made["url"].startswith(begin)
    now = datetime.now(UTC)
    link = links.open_link(made["url"].removeprefix(begin), "hai-duong-cchc-2024", now)
    assert isinstance(link, links.Link)
    assert link.unit == "288"
    assert timedelta(days=29) < link.expires_at - now <= timedelta(days=30)
    assert links.try_pin(link, made["pin"], now)
    assert "base_url" not in err

    (line,) = DeltaTable(tmp_path / "ledger" / "log").to_pyarrow_table().to_pylist()
    assert (line["act"], line["scope"], line["rows"]) == ("link", "new link of unit 288", 1)
    assert made["pin"] not in repr(line)


@pytest.mark.parametrize("wrong", [("--unit", "no-unit"), ("--unit", "288", "--days", "0")])
def test_a_link_that_cannot_be_made_ends_with_two_and_leaves_no_line(
    wrong: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--contest", str(CONTEST), "--data", str(tmp_path / "ledger"))
    status, out, err = run(capsys, "link", *wrong, *place)
    assert (status, out) == (2, "")
    assert wrong[-1] in err
    assert not (tmp_path / "ledger" / "log").exists()


def test_without_base_url_the_address_is_of_this_machine_and_a_note_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--contest", str(CONTEST), "--data", str(tmp_path / "ledger"))
    _, out, err = run(capsys, "link", "--unit", "288", *place, "--format", "json")
    assert json.loads(out)["url"].startswith("http://127.0.0.1:8501/hai-duong-cchc-2024/d/")
    assert "base_url is not declared" in err


def test_an_account_gets_the_address_where_its_person_sets_a_password(
    write_access: Write, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_access(SOUND)
    status, out, err = run(capsys, "account", "add", "An", "--format", "json")
    url = json.loads(out)["url"]
    assert status == 0
    assert "no role yet" in err
    assert url.startswith("https://thi.example.vn/tai-khoan/")
    assert accounts.invited(url.rpartition("/")[2], datetime.now(UTC)) == "An"

    assert run(capsys, "account", "add", " ")[0] == 2
    monkeypatch.delenv("CONTEST_ACCESS")
    status, out, err = run(capsys, "account", "add", "An")
    assert (status, out) == (2, "")
    assert "$CONTEST_ACCESS" in err
