"""Nothing that comes from a release moves with what follows it, on any surface.

Every surface is classified here by hand: a new page, address, command or reader of a release fails
until somebody has said what it shows of a result.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.routing import Route

import web
from contest.errors import NotAllowedError
from contest.forgetting import forget_persons
from results import Principal
from results.access import MEMBERS
from service import acts
from service.decide import decide
from service.environment import Moment, public_folder
from service.opened import open_for
from service.publication import results
from service.publication.results import publish_result
from service.release.making import make
from tests.builders import here, row
from tests.docs.test_docs import sections
from tests.ui.after_closing import (
    NOW,
    REVIEWER,
    UNIT_WINS,
    WINS,
    committee,
    desk_after_closing,
    load,
    taken,
    text_of,
)
from tests.ui.conftest import ROOT
from tests.ui.reviewing import Desk
from tests.ui.said_outside_pages import answers_of_addresses, papers_of_release, told_by_a_link
from ui.shell.menu import FIXED

LEADER = Principal("Phạm Thị Lan", "leader", ("S1",))
OUTSIDE = (
    LEADER, Principal("báo", "press"), Principal("", "bearer", ("S1",)), Principal("", "nobody"),
)  # fmt: skip
ROLES = (
    *(Principal("Ban Tổ chức", role) for role in ("admin", "reviewer", "viewer", "auditor")),
    LEADER, OUTSIDE[1],
)  # fmt: skip

PAGES = {
    "released": "the release",
    "release": "the releases, and how the present differs",
    "standings": "the present standings; for leaders as far as they are declared to see them",
    "prizes": "the present standings", "what_if": "the present standings",
    "documents": "the present standings; the papers of a result say the release",
    "overview": "turnout", "my_unit": "turnout and states", "chase": "turnout",
    "press": "turnout", "group": "turnout", "promotion": "links", "items": "answers",
    "intake": "loads", "review": "held responses", "people": "held responses",
    "units": "held responses", "lookup": "responses", "signs": "responses", "draft": "a file",
    "petitions": "petitions", "log": "the log", "access": "links", "setup": "the folder",
    "operations": "the machine",
}  # fmt: skip
ADDRESSES = {
    "/{contest}/ket-qua": "the release", "/{contest}/ket-qua/{path:path}": "the release",
    "/{contest}/bao-chi": "turnout", "/{contest}/bao-chi/{path:path}": "turnout",
    "/{contest}/d/{token}": "turnout and states",
    "/{contest}/tra-cuu": "states, and the own place in the release",
    "/{contest}/trinh-chieu": "the release",
    "/{contest}/trinh-chieu/{number:int}/{step:int}": "the release",
    "/{contest}/verify": "the release", "/{contest}/thoi-nhan/{token}": "nothing",
    "/tai-ve/{token}": "the offers of pages", "/healthz": "nothing", "/ngon-ngu.js": "words",
    "/dang-nhap": "nothing", "/dang-xuat": "nothing", "/oidc/dang-nhap": "nothing",
    "/oidc/ve": "nothing", "/tai-khoan/{token}": "nothing",
}  # fmt: skip
COMMANDS = {
    "contest": "check form init new preflight units",
    "ingest": "import status rebuild pull map alias accept reject correct disqualify "
    "disqualify-unit merge-people split-person undo-load decisions undo",
    "ledger": "compact backup restore erase purge verify",
    "publish": "qr banner workbook certificates press bulletin letters release protocol",
    "sample": "",
    "scoring": "standings participation roster unit-prizes recount items explain",
    "service": "access link account nightly count health upgrade mail",
}
"""Whoever runs a command is the committee. `publish release` makes a release and `ledger verify`
checks one; all others read the present, or no result."""
PAPERS = ("bien-ban-", "giay-chung-nhan-dat-giai")
"""How the names of the papers of a release begin that the page of papers offers at first."""
READERS = {
    "publish/protocol/source.py", "publish/winner_certificates.py",
    "service/release/presenting.py", "service/winner_paper.py", "web/self_check.py",
    "web/verify.py",
    "publish/release/package.py", "service/opened.py", "service/publication/results.py",
    "service/release/making.py", "service/release/ready.py", "service/wired.py",
    "publish/release/text.py", "ui/components/release_difference.py", "ui/release/listed.py",
    "ui/release/making.py", "ui/released/result.py",
}  # fmt: skip
"""The files outside `results` and `ledger` that read releases."""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """An official release of six persons, and a person who waits."""
    monkeypatch.setattr(results, "_kept", {})
    access = tmp_path / "access.toml"
    access.write_text('[sign_in]\nways = []\nbase_url = "http://localhost"\n', "utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    rows = (*(row(n) for n in range(1, 7)), row(7, unit="lạ"), row(8, unit="Phòng Một"))
    made = desk_after_closing(monkeypatch, tmp_path, *rows[:5], row(6, name="Tên Cũ"), *rows[6:])
    load(made, *rows)
    return made


def test_every_surface_is_classified() -> None:
    assert {*PAGES} == {*(one.name for one in FIXED), "group"}
    assert {*ADDRESSES} == {*addresses()}
    named = {f"{room} {name}" for room, names in COMMANDS.items() for name in names.split() or [""]}
    documented = (one.split() for one in sections("commands.md") if one.startswith("python -m"))
    assert {" ".join([*one[2:4], ""][:2]) for one in documented} == named
    assert {*readers()} == READERS


def addresses() -> Iterator[str]:
    for found in pkgutil.iter_modules(web.__path__):
        module = importlib.import_module(f"web.{found.name}")
        yield from (one.path for one in routes_of(module))
        if found.name == "downloads":
            yield module.PATH


def routes_of(module: ModuleType) -> list[Route]:
    make_routes: Any = getattr(module, "routes", None)
    if make_routes is None:
        return []
    arguments = ("", lambda: NOW)[: len(inspect.signature(make_routes).parameters)]
    found: list[Route] = make_routes(*arguments)
    return found


def readers() -> Iterator[str]:
    """The files that name a member of a view or a function of the ledger about releases."""
    named = {name for name, need in MEMBERS.items() if need == "released"}
    named |= {"release_difference", "release_names", "releases_of", "names_of", "files_of",
              "release_files", "release_salts"}  # fmt: skip
    for room in ("publish", "service", "ui", "web", "cli", "pages", "authoring"):
        for path in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            if any(isinstance(n, ast.Attribute) and n.attr in named for n in ast.walk(tree)) or any(
                isinstance(n, ast.Name) and n.id in named for n in ast.walk(tree)
            ):
                yield path.relative_to(ROOT).as_posix()


def test_nothing_that_comes_from_a_release_moves_with_what_follows_it(desk: Desk) -> None:
    make(here(), REVIEWER, "official", Moment(NOW))
    live = committee().standings().to_pylist()
    before = of_the_release(desk)
    for surface in ("viewer released", "verify Người Số 8 ", "ceremony 2 ", "own result 8"):
        assert WINS in str(before[surface]), surface
        assert surface == "viewer released" or "Vòng Một-Ngọc" in str(before[surface]), surface
    later(desk)
    forget_persons()  # else a process would repeat what it read before
    assert committee().standings().to_pylist() != live
    after = of_the_release(desk)
    assert before.keys() == after.keys()
    assert [surface for surface, said in before.items() if after[surface] != said] == []
    for surface, text in told_outside(desk).items():
        assert WINS not in text, surface
        assert "Giải Bạc" not in text, surface
        assert UNIT_WINS not in text, surface
    for who in OUTSIDE:
        view = open_for(here(), who, Moment(NOW), fresh=True).view
        for member in ("standings", "awards", "unit_awards", "ties", "scores", "explained"):
            with pytest.raises(NotAllowedError):
                getattr(view, member)()


def of_the_release(desk: Desk) -> dict[str, object]:
    """Everything that comes from the release: pages and offers of each role, public files, and what
    the views of outsiders say."""
    found: dict[str, object] = {}
    for who in ROLES:
        found[f"{who.role} released"] = text_of(desk, who, "released")
        found |= {f"{who.role} {name}": content for name, content in taken(who)}
    page = text_of(desk, ROLES[0], "release")
    (line,) = [part for part in page.split("<tr") if "Bản" not in part and "Lê Thị Hòa" in part]
    found["line of the release"] = line.partition("</tr>")[0]
    found |= {f"release {name}": content for name, content in taken(ROLES[0])}
    page = text_of(desk, REVIEWER, "documents")
    for start, end in (
        ("Biên bản, quyết định", "Giấy chứng nhận<"),
        ("Giấy chứng nhận đạt giải", ""),
    ):
        section = page[page.index(start) :]
        found[f"documents {start}"] = section[: section.index(end)] if end else section
    papers = {name: content for name, content in taken(REVIEWER) if name.startswith(PAPERS)}
    assert len(papers) == 3
    found |= papers
    publish_result(here(), Moment(NOW))
    folder = public_folder() / "thu" / "ket-qua"
    found |= {f"ket-qua/{path.name}": path.read_bytes() for path in folder.iterdir()}
    found |= {**dict(papers_of_release()), **dict(answers_of_addresses())}
    for who in OUTSIDE:
        view = open_for(here(), who, Moment(NOW), fresh=True).view
        found[f"{who.role} view"] = (view.releases, view.released(), view.release_files(1))
    return found


def told_outside(desk: Desk) -> dict[str, str]:
    """What else the pages and their files tell those who do not see the standings."""
    found = dict(told_by_a_link())
    for who in ROLES[-2:]:
        mine = [one.address for one in FIXED if who.role in one.roles and one.name != "released"]
        for address in (*mine, "group-so"):
            found[f"{who.role} {address}"] = text_of(desk, who, address)
            found |= {
                f"{who.role} {address} {name}": content.decode("utf-8", "replace")
                for name, content in taken(who)
                if name.endswith((".csv", ".json", ".svg"))
            }
    return found


def later(desk: Desk) -> None:
    """New rows, edits, late decisions of every kind about persons, a changed key and folder."""
    moment, view = Moment(NOW), committee()
    same = [row(n) for n in range(1, 6)]
    edited = row(6, name="Người Khác Hẳn", answer="B", unit="Sở Hai")
    first = row(9, time="20/11/2024 07:31:00", prediction="7")
    load(desk, *same, edited, row(7, unit="lạ"), row(8, unit="Phòng Một"), first)
    ids = {f"Người Số {n}": desk.id_of(f"Người Số {n}") for n in (2, 5, 7)}
    people = sorted({line["person_id"] for line in view.standings().to_pylist()})[:2]
    for wanted in (
        acts.accept(committee().look_up("Người Số 7")[0]),
        acts.disqualify(ids["Người Số 5"]),
        acts.reject(ids["Người Số 2"]),
        acts.correct(view.look_up("Người Số 8")[0], {"full_name": "Người Số Khác"}),
        acts.people(view, "merge_people", people),
        acts.alias(desk.contest.units, "lạ", 1),
    ):
        note = {"note": "Kiến nghị số 3"}
        decide(here(), REVIEWER, [wanted], moment=moment, **note)
    folder: Path = here().folder
    for name, old, new in (
        ("items.csv", "A|B|C,A", "A|B|C,B"),
        ("units.csv", "Sở Một", "Sở Một-Mới"),
        ("units.csv", "phòng,,S1", "phòng,,S2"),
        ("contest.toml", WINS, "Giải Bạc"),
        ("contest.toml", UNIT_WINS, "Cờ"),
        ("contest.toml", 'title = "Sở"', 'title = "Khối Khác"'),
        ("contest.toml", 'id = "thu"', 'id = "thu"\ntimezone = "Asia/Tokyo"'),
        ("contest.toml", "Vòng Một-Ngọc", "Vòng Khác"),
        ("contest.toml", "Cuộc thi thử", "Cuộc thi khác"),
    ):
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")
