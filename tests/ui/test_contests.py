"""Several contests on the pages: who sees which, what the address says, and that nothing of one is
in another."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from results import Principal, Results
from results.principal import NOBODY
from service import downloads, opened, who, wired
from service.environment import Moment, Place
from service.identity.sessions import Session
from tests.two_contests import FIRST, SECOND, Several, serve_two
from tests.ui.conftest import FRAME, page_text
from ui.shell import session

PEOPLE: dict[str, Principal] = {}
"""The viewer in each contest, by the name of its folder."""
BOTH = {name: Principal("an", "viewer") for name in ("nam-2024", "nam-2025")}
ADMIN = {name: Principal("an", "admin") for name in ("nam-2024", "nam-2025", "hong")}


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Several:
    made = serve_two(monkeypatch, tmp_path)
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    monkeypatch.setattr(session, "session_id", lambda: "s1")
    monkeypatch.setattr(who, "find", lambda id_, _: Session(id_, "an", "proxy"))
    monkeypatch.setattr(who, "principal_behind", principal_behind)
    be(BOTH)
    return made


def principal_behind(place: Place, _session: object, _moment: Moment) -> Principal:
    return PEOPLE.get(place.folder.name, NOBODY)


def be(people: Mapping[str, Principal]) -> None:
    PEOPLE.clear()
    PEOPLE.update(people)


def browser(address: str = "overview", **query: str) -> AppTest:
    """Open an address in a new browser's tab."""
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app._page_hash = calc_hash(address)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """The contest that the address names."""
    found = app.query_params["contest"]
    return found if isinstance(found, str) else found[-1]


def links(app: AppTest) -> dict[str, str]:
    """The contests that the list offers: id → page."""
    hrefs = re.findall(r'<li><a href="([^"]+)"', page_text(app))
    split = [urlsplit(href.replace("&amp;", "&")) for href in hrefs]
    return {parse_qs(one.query)["contest"][0]: one.path for one in split}


def test_without_a_contest_in_the_address_the_last_one_opens_and_the_address_says_it(
    several: Several,
) -> None:
    app = browser()
    assert "Cuộc thi sau" in page_text(app)
    assert said(app) == SECOND
    assert links(app) == {FIRST: "/overview"}
    assert links(browser(contest=FIRST)) == {SECOND: "/overview"}


def test_a_page_that_the_other_contest_lacks_leads_to_its_first_page(several: Several) -> None:
    assert links(browser("group-phong")) == {FIRST: "/"}
    assert links(browser("standings")) == {FIRST: "/standings"}


def test_who_has_a_role_in_one_contest_sees_nothing_of_another(several: Several) -> None:
    be({"nam-2024": BOTH["nam-2024"]})
    app = browser("standings", contest=SECOND)
    text = page_text(app)
    assert "không có ở đây" in text
    assert "Cuộc thi thử" in text
    assert "Cuộc thi sau" not in text
    assert "Người Sau 2" not in text
    assert "Phòng" not in text
    assert "contest" not in app.query_params
    assert not app.get("popover")
    assert page_text(browser("standings", contest="khong-co")).count("không có ở đây") == 1


def test_one_contest_looks_as_an_installation_of_one(
    several: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = browser(contest=FIRST)
    shutil.rmtree(several.folders / "nam-2025")
    app = browser()
    assert "contest" not in app.query_params
    assert not app.get("popover") or len(app.get("popover")) < len(alone.get("popover"))
    monkeypatch.setenv("CONTEST_DIR", str(several.folders / "nam-2024"))
    monkeypatch.setenv("CONTEST_DATA", str(several.data / FIRST))
    assert page_text(browser()) == page_text(app)


def test_a_session_stays_in_its_contest_whatever_the_address_says_later(several: Several) -> None:
    app = browser(contest=FIRST)
    app.query_params["contest"] = SECOND
    app.run()
    assert "Cuộc thi thử" in page_text(app)
    assert said(app) == FIRST


def test_a_lost_role_leads_to_the_contest_that_is_left_without_what_was_chosen(
    several: Several,
) -> None:
    app = browser("group-so", contest=FIRST)
    app.session_state["group_unit"] = "S1"
    be({"nam-2025": BOTH["nam-2025"]})
    app._page_hash = calc_hash("overview")
    app.run()
    text = page_text(app)
    assert "không có ở đây" in text
    assert "Cuộc thi sau" in text
    assert "group_unit" not in app.session_state
    be({})
    assert "Bảng số liệu đang đóng" in page_text(app.run())


def test_each_contest_has_its_own_role(several: Several) -> None:
    be({"nam-2024": BOTH["nam-2024"], "nam-2025": Principal("an", "leader", ("S1",))})
    assert "Vai trò của ông/bà không có trang này" in page_text(
        browser("standings", contest=SECOND)
    )
    assert "Người Số 1" in page_text(browser("standings", contest=FIRST))


def test_only_an_administrator_is_told_of_a_folder_with_mistakes(several: Several) -> None:
    (several.folders / "hong").mkdir()
    (several.folders / "hong" / "contest.toml").write_text("[contest]\nopens = 3\n", "utf-8")
    assert "hong" not in page_text(browser())
    be(ADMIN)
    text = page_text(browser())
    assert "Thư mục hong chưa dùng được" in text
    assert "contest.opens" in text
    assert "Cuộc thi sau" in text


def test_a_file_is_made_of_the_contest_of_its_page(several: Several) -> None:
    downloads._offers.clear()
    be(ADMIN)
    browser("standings", contest=FIRST)
    browser("standings", contest=SECOND)
    made = {one.place.folder.name: one.make(ADMIN["hong"]) for one in downloads._offers.values()}
    assert set(made) == {"nam-2024", "nam-2025"}
    assert "Người Sau".encode() not in made["nam-2024"]


def test_two_contests_that_are_viewed_at_once_do_not_compute_each_other_anew(
    several: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wired, "_LOOK_SECONDS", 1e9)
    for number in range(3, 6):  # more contests than any cache of old held
        folder = several.folders / f"nam-{number}"
        shutil.copytree(several.folders / "nam-2024", folder)
        toml = (folder / "contest.toml").read_text("utf-8")
        (folder / "contest.toml").write_text(toml.replace('"thu"', f'"thu-{number}"'), "utf-8")
    names = [one.name for one in several.folders.iterdir()]
    be(dict.fromkeys(names, BOTH["nam-2024"]))
    ids = [FIRST, SECOND, *(f"thu-{number}" for number in range(3, 6))]
    for one in ids:
        browser(contest=one)
    work: list[str] = []
    make, compute = Results._make, opened.compute
    monkeypatch.setattr(Results, "_make", lambda *a: (work.append(a[1]), make(*a))[1])
    monkeypatch.setattr(
        opened, "compute", lambda *a, **k: (work.append("compute"), compute(*a, **k))[1]
    )
    look = wired._look
    monkeypatch.setattr(wired, "_look", lambda *a: (work.append("look"), look(*a))[1])
    for one in ids:
        browser(contest=one)
    assert work == []
