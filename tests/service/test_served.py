"""Several contests in one installation: which are served, by what id, and what one with mistakes
does to the others."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.contest import main as contest
from cli.scoring import main as scoring
from contest.errors import FolderError
from service import environment, wired
from service.environment import Moment, Place
from service.served import Served, first_choice, only_contest, place_named, served
from service.serving import for_each_place
from tests.builders import TOML, write_folder
from tests.two_contests import FIRST, SECOND, Several, serve_two

NOW = datetime(2024, 12, 2, 7, 0, tzinfo=UTC)


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Several:
    return serve_two(monkeypatch, tmp_path)


def ids() -> list[str]:
    return [one.id for one in served() if one.contest]


def test_a_contest_that_is_put_into_the_folder_is_served_at_once_and_one_taken_out_is_gone(
    several: Several,
) -> None:
    assert ids() == [FIRST, SECOND]
    write_folder(several.folders / "nam-2026", toml=TOML.replace('"thu"', '"nua"'))
    assert ids() == [FIRST, SECOND, "nua"]
    shutil.rmtree(several.folders / "nam-2024")
    assert ids() == [SECOND, "nua"]
    assert place_named(FIRST) is None


def test_a_folder_in_the_making_and_a_folder_of_other_things_are_no_contests(
    several: Several,
) -> None:
    write_folder(several.folders / ".nam-2026", toml=TOML.replace('"thu"', '"nua"'))
    (several.folders / "ghi-chu").mkdir()
    assert ids() == [FIRST, SECOND]


def test_a_contest_folder_stays_the_only_contest_whatever_lies_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "c")
    write_folder(folder / "cu", toml=TOML.replace('"thu"', '"cu"'))
    monkeypatch.setenv("CONTEST_DIR", str(folder))
    monkeypatch.setenv("CONTEST_DATA", "s3://so/thu")
    assert environment.places() == (Place(folder, "s3://so/thu"),)
    assert only_contest() == wired.declared(environment.places()[0])


def test_each_contest_has_its_ledger_under_its_id(several: Several) -> None:
    for one in served():
        assert one.contest is not None
        assert wired.ledger_of(one.place, one.contest).uri == str(several.data / one.id)
    assert only_contest() is None


def test_a_folder_with_mistakes_takes_no_other_contest_down(several: Several) -> None:
    file = several.folders / "nam-2024" / "contest.toml"
    file.write_text(TOML.replace("title", "titel"), "utf-8")
    assert ids() == [SECOND]
    assert place_named(SECOND) is not None
    with pytest.raises(FolderError, match="titel"):
        place_named(FIRST)
    assert place_named("khac") is None, "the folder's id can be read, so this is not its"
    file.write_text("[contest", "utf-8")
    with pytest.raises(FolderError, match="syntax"):
        place_named(FIRST)


def test_two_folders_with_one_id_are_both_refused_and_say_each_other(
    several: Several, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(several.folders / "nam-2024", several.folders / "ban-sao")
    assert ids() == [SECOND]
    told = {one.place.folder.name: str(one.error) for one in served() if one.error}
    assert "'thu', which the folder nam-2024 beside" in told["ban-sao"]
    assert "'thu', which the folder ban-sao beside" in told["nam-2024"]
    with pytest.raises(FolderError):
        place_named(FIRST)
    assert contest(["check", str(several.folders), "--format", "json"]) == 1
    files = [line["file"] for line in json.loads(capsys.readouterr().out)]
    assert {"ban-sao/contest.toml", "nam-2024/contest.toml"} <= {*files}
    (several.folders / "ban-sao" / "contest.toml").write_text(
        TOML.replace('"thu"', '"nua"'), "utf-8"
    )
    assert ids() == ["nua", FIRST, SECOND]


def at(name: str, opens: str, closes: str, tmp_path: Path) -> Served:
    toml = TOML.replace("2024-11-18T07:30:00", opens).replace("2024-12-13T16:30:00", closes)
    place = Place(write_folder(tmp_path / name, toml=toml))
    return Served(place, wired.declared(place))


@pytest.mark.parametrize(
    ("others", "chosen"),
    [
        (["running", "ended", "coming", "older"], "running"),
        (["ended", "older", "coming", "later", "broken"], "ended"),
        (["later", "coming", "broken"], "coming"),
        (["broken"], "broken"),
    ],
)
def test_who_names_no_contest_sees_the_one_that_runs_else_the_last_else_the_next(
    others: list[str], chosen: str, tmp_path: Path
) -> None:
    windows = {
        "running": ("2024-12-01T07:30:00", "2024-12-13T16:30:00"),
        "ended": ("2024-12-01T08:00:00", "2024-12-02T08:00:00"),
        "older": ("2023-11-18T07:30:00", "2023-12-13T16:30:00"),
        "coming": ("2025-01-01T07:30:00", "2025-12-13T16:30:00"),
        "later": ("2026-01-01T07:30:00", "2026-12-13T16:30:00"),
    }
    known = {name: at(name, *window, tmp_path) for name, window in windows.items()}
    known["broken"] = Served(Place(tmp_path / "broken"), error=FolderError("broken", []))
    assert first_choice([known[name] for name in others], Moment(NOW)) == known[chosen]


def test_a_command_asks_which_contest_and_finds_its_ledger(
    several: Several, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["participation", "--by", "unit", "--format", "json"]
    assert scoring(command) == 2
    assert str(several.folders / "nam-2025") in capsys.readouterr().err
    assert scoring([*command, "--contest", str(several.folders / "nam-2025")]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {line["unit_name"]: line["people"] for line in rows}["Phòng Một"] == 1


def test_the_checks_before_the_opening_look_at_the_ledger_of_their_contest(
    several: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledgers: list[str] = []

    def run(place: Place, *_: object) -> tuple[()]:
        ledgers.append(wired.ledger_of(place, wired.declared(place)).uri)
        return ()

    monkeypatch.setattr("cli.contest.preflight.run", run)
    folder, other = str(several.folders / "nam-2025"), str(several.data / "khac")
    contest(["preflight", folder])
    contest(["preflight", folder, "--data", other])
    assert ledgers == [str(several.data / SECOND), other]


def test_the_background_work_of_a_contest_comes_and_goes_with_its_folder_and_fails_alone(
    several: Several, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun: list[str] = []
    ended: list[str] = []
    looks = 0

    async def work(place: Place) -> None:
        name = place.folder.name
        begun.append(name)
        if name == "nam-2024":
            raise ValueError("phone 0912345678")
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(name)

    sleep = asyncio.sleep

    async def look_again(_seconds: float) -> None:
        nonlocal looks
        looks += 1
        for _ in range(5):
            await sleep(0)
        if looks == 1:
            write_folder(several.folders / "nam-2026", toml=TOML.replace('"thu"', '"nua"'))
        if looks == 2:
            shutil.rmtree(several.folders / "nam-2025")
        if looks == 3:
            assert ended == ["nam-2025"]
            raise asyncio.CancelledError

    monkeypatch.setattr("service.serving.asyncio.sleep", look_again)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(for_each_place(work))
    assert begun.count("nam-2024") == 3, "it begins again at each look"
    assert (begun.count("nam-2025"), begun.count("nam-2026")) == (1, 1)
    assert ended == ["nam-2025", "nam-2026"]
    assert "ValueError" in caplog.text
    assert "0912345678" not in caplog.text
