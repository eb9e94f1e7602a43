"""The page for the ceremony: nothing of a name before its press, and for the committee alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from results import Principal
from results.principal import NOBODY
from service import who
from service.environment import Place
from service.release.making import make, reveal
from tests.builders import TOML, row, write_folder
from tests.service.conftest import REVIEWER, UNITS, Room
from web import reveal as page
from web.headers import inline_scripts

PATH = "/thi/thu/trinh-chieu"
MORE = (
    '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n[[prizes]]\nname = "Giải Nhì"\ncount = 2\n'
    '[[unit_prizes]]\nname = "Tập thể"\ngroup = "so"\n'
    "[publication]\nfreeze_standings_at = 2024-12-13T12:00:00\n"
)
MARKUP = '<img src=x onerror="y">'
PEOPLE: Mapping[str, Principal] = {
    **{role: Principal("An", role) for role in ("admin", "reviewer", "viewer", "auditor", "press")},  # type: ignore[arg-type]
    "leader": Principal("Bình", "leader", ("S1",)),
}
INSIDERS = ("admin", "reviewer", "viewer", "auditor")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A contest with a provisional release that is held back."""
    place = tmp_path_factory.mktemp("reveal")
    folder = write_folder(place / "contest", toml=TOML + MORE, units=UNITS)
    made = Room(Place(folder, str(place / "ledger")))
    made.load(row(1), row(2, name=MARKUP), row(3), row(4, answer="B"))
    make(made.place, REVIEWER, "provisional", made.moment)
    return made


@pytest.fixture
def hall(room: Room, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setenv("CONTEST_DIR", str(room.place.folder))
    monkeypatch.setenv("CONTEST_DATA", room.place.data)
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    monkeypatch.setattr(who, "principal_of", lambda _, id, __: PEOPLE.get(id, NOBODY))
    now = datetime(2025, 1, 1, 6, tzinfo=UTC)
    app = Starlette(routes=page.routes("/thi", lambda: now))
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def as_(who: str) -> dict[str, str]:
    return {"x-principal": who} if who else {}


def test_each_press_shows_one_place_from_the_last_to_the_first(hall: TestClient) -> None:
    html = hall.get(PATH, headers=as_("viewer")).text
    assert 'data-release="1" data-steps="4"' in html
    shown = [hall.get(f"{PATH}/1/{n}", headers=as_("viewer")).json() for n in range(1, 5)]
    assert [(one["prize"], one["name"]) for one in shown] == [
        ("Giải Nhì", "Người Số 1"), ("Giải Nhì", MARKUP), ("Giải Nhất", "Người Số 3"),
        ("Tập thể", "Sở Một"),
    ]  # fmt: skip
    assert shown[0]["note"] == "Hạng 3"
    assert hall.get(f"{PATH}/1/4?language=en", headers=as_("viewer")).json()["list"] == (
        "Prizes of units – Sở"
    )
    for beyond in ("1/0", "1/5", "2/1", "x/1"):
        assert hall.get(f"{PATH}/{beyond}", headers=as_("viewer")).status_code == 404


def test_the_page_itself_names_nobody_and_no_prize(hall: TestClient) -> None:
    for language in ("", "?language=en"):
        html = hall.get(PATH + language, headers=as_("admin")).text
        for part in ("Người Số", "onerror", "Giải Nh", "Tập thể", "Sở Một"):
            assert part not in html


@pytest.mark.parametrize("role", ["", *PEOPLE])
def test_only_the_committee_opens_it_and_each_press_asks_again(
    hall: TestClient, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = 200 if role in INSIDERS else 403
    for path in (PATH, f"{PATH}/1/3"):
        answer = hall.get(path, headers=as_(role))
        assert answer.status_code == status
        assert answer.headers["cache-control"] == "no-store"
        assert status == 200 or "Người Số" not in answer.text
    assert ("/thi/dang-nhap" in hall.get(PATH, headers=as_(role)).text) == (role == "")
    monkeypatch.setattr(who, "principal_of", lambda *_: NOBODY)
    assert hall.get(f"{PATH}/1/3", headers=as_(role)).status_code == 403


def test_the_page_runs_only_its_own_script_and_writes_texts_never_markup(hall: TestClient) -> None:
    answer = hall.get(PATH, headers=as_("admin"))
    policy = answer.headers["content-security-policy"]
    (named,) = re.findall(r"script-src ([^;]+)", policy)
    assert named.split() == inline_scripts(answer.text)
    assert "frame-ancestors 'none'" in policy
    script = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)[0]
    assert "textContent" in script
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval", script)
    assert hall.get(f"{PATH}/1/2", headers=as_("admin")).headers["content-type"] == (
        "application/json"
    )


def test_after_the_opening_the_page_stays_the_committees(room: Room, hall: TestClient) -> None:
    assert room.open(PEOPLE["press"]).view.released() is None
    reveal(room.place, REVIEWER, 1, room.moment)
    assert room.open(PEOPLE["press"]).view.released() is not None
    assert hall.get(PATH, headers=as_("press")).status_code == 403
    assert hall.get(PATH, headers=as_("viewer")).status_code == 200


def test_without_a_release_it_says_what_to_do_and_another_contest_is_nothing(
    hall: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hall.get("/thi/khac/trinh-chieu", headers=as_("admin")).status_code == 404
    monkeypatch.setenv("CONTEST_DATA", str(tmp_path / "empty"))
    answer = hall.get(PATH, headers=as_("admin"))
    assert (answer.status_code, "Lập bản công bố" in answer.text) == (404, True)
