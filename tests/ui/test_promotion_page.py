"""Mã QR và banner: the link is checked, a leader finds own units only, and files are what the page
shows."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
import zxingcpp
from PIL import Image
from streamlit.testing.v1 import AppTest

from contest import Contest
from contest.settings import Info
from publish.promotion.form_link import unit_link
from results import Principal, View, visible
from service import downloads, log_scope
from tests.builders import COMMITTEE, row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import CLOSES, HOSTILE, MIDDLE, OPENS, Stage, make_contest, sheet
from ui.shell import session

FORM = "https://docs.google.com/forms/d/e/1FAIpQLSe-thu/viewform"


@pytest.fixture(autouse=True)
def no_offers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "_offers", {})


def contest(url: str = FORM, **prefill: str) -> Contest:
    info = Info(id="thu", title="Cuộc thi thử", opens_at=OPENS, closes_at=CLOSES, form_url=url)
    return make_contest(contest=info, prefill=prefill or {"unit": "entry.7"})


def led(view: View, *codes: str) -> View:
    return visible(view._results, Principal("chi@thu.example", "leader", codes), now=view._now)


def taken(app: AppTest, name: str) -> bytes:
    """The file that the page's link with this name brings."""
    (token,) = re.findall(rf'href="/tai-ve/([^"]+)" download="{re.escape(name)}"', page_text(app))
    offered = downloads.offered(token, session.DEMO.id, session.clock())
    assert offered is not None
    return offered.make(COMMITTEE)


def read(content: bytes) -> list[str]:
    picture = Image.open(io.BytesIO(content)).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_the_committee_begins_with_the_form_and_may_choose_every_valid_unit(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(contest(), sheet(row(1, unit="Sở Nội vụ")))
    app = open_page("promotion", view)
    assert not app.exception
    text = page_text(app)
    assert f'href="{FORM}"' in text
    assert "Đúng dạng liên kết của Google Biểu mẫu" in text
    assert app.selectbox(key="promotion_unit").options == [
        "Biểu mẫu chung, chưa điền đơn vị", "Thành phố Hải Dương",
        "Phường Cẩm Thượng", "Phường Bình Hàn",
        "Thành phố Chí Linh", f"Huyện {HOSTILE}", "Sở Nội vụ",
    ]  # fmt: skip
    assert app.code[0].value == FORM
    assert "Cả 6 đơn vị" in text


def test_a_chosen_unit_has_its_link_its_files_and_its_banner(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(contest(), sheet(row(1, unit="Sở Nội vụ")))
    app = open_page("promotion", view, unit="10507")
    link = unit_link(view.contest, "10507", MIDDLE.date())
    assert app.code[0].value == link
    assert unquote(link).endswith("&entry.7=Phường Cẩm Thượng")
    assert read(taken(app, "qr-10507-20241202-1405.png")) == [link]
    assert taken(app, "qr-10507-20241202-1405.svg").startswith(b"<svg ")
    for paper in ("qr-sheet", "poster"):
        assert taken(app, f"{paper}-10507-20241202-1405.pdf").startswith(b"%PDF")
    assert read(taken(app, "banner-970x250-10507-20241202-1405.png")) == [link]
    assert b"data:image/png;base64," in taken(app, "banner-970x250-10507-20241202-1405.html")
    assert 'src="banner-970x250-10507-20241202-1405.png"' in app.code[1].value
    scopes = [log_scope.read(one.name) for one in downloads._offers.values()]
    assert {(one.kind, one.purpose) for one in scopes} == {("file", "")}, "as the log names them"


def test_a_leader_finds_the_own_units_and_those_beneath_alone(
    open_page: OpenPage, stage: Stage
) -> None:
    view = led(stage(contest(), sheet(row(1, unit="Sở Nội vụ"))), "288")
    app = open_page("promotion", view)
    options = app.selectbox(key="promotion_unit").options
    assert options == [
        "Biểu mẫu chung, chưa điền đơn vị", "Thành phố Hải Dương", "Phường Cẩm Thượng",
        "Phường Bình Hàn",
    ]  # fmt: skip
    assert unquote(app.code[0].value).endswith("=Thành phố Hải Dương"), "the own unit comes first"
    other = open_page("promotion", view, unit="S01")
    assert "không thuộc phạm vi" in page_text(other)
    assert "Nội vụ" not in page_text(other) + "".join(one.value for one in other.code)


def test_the_zip_has_the_files_of_all_units_that_whoever_takes_it_leads(
    open_page: OpenPage, stage: Stage
) -> None:
    view = led(stage(contest(), sheet(row(1, unit="Sở Nội vụ"))), "288")
    app = open_page("promotion", view)
    with ZipFile(io.BytesIO(taken(app, "qr-20241202-1405.zip"))) as package:
        names = package.namelist()
        assert len(names) == 4 + 3 * 3 + 1 + 1, "the form, three units, their sheets, the manifest"
        assert "qr-10510-20241202-1405.png" in names
        assert not [name for name in names if "S01" in name or "-290-" in name]
        assert "manifest.json" in names


def test_a_hostile_name_of_a_unit_stays_text(open_page: OpenPage, stage: Stage) -> None:
    view = stage(contest(), sheet(row(1, unit="Sở Nội vụ")))
    app = open_page("promotion", view, unit="291")
    assert not app.exception
    assert "<img src=x" not in page_text(app)
    assert "&lt;img src=x" in page_text(app)
    assert unquote(app.code[0].value).endswith(f"=Huyện {HOSTILE}")
    snippet = app.code[1].value
    assert snippet.count("<") == 3, "a link, a picture in it, and the link's end"


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (contest(""), "Chưa khai báo biểu mẫu"),
        (contest("https://example.com/x"), "Địa chỉ biểu mẫu trỏ đến example.com"),
        (contest(FORM.replace("viewform", "edit")), "có đường dẫn /forms/d/e/1FAIpQLSe-thu/edit"),
    ],
)
def test_without_a_right_address_the_page_says_what_to_mend_and_shows_no_code(
    open_page: OpenPage, stage: Stage, declared: Contest, said: str
) -> None:
    app = open_page("promotion", stage(declared, sheet(row(1, unit="Sở Nội vụ"))))
    assert not app.exception
    assert said in page_text(app)
    assert "khai báo của cuộc thi" in page_text(app)
    assert not app.code
    assert not downloads._offers


@pytest.mark.parametrize(
    ("prefill", "said"),
    [
        ({"unit": "102"}, "Phần điền sẵn đơn vị là 102; phải là entry. và các chữ số"),
        ({"unit_1": "entry.1", "unit_2": "entry.1"}, "dùng chung một mã câu hỏi"),
    ],
)
def test_a_wrong_field_leaves_the_code_of_the_form_and_says_what_to_mend(
    open_page: OpenPage, stage: Stage, prefill: dict[str, str], said: str
) -> None:
    app = open_page("promotion", stage(contest(**prefill), sheet(row(1, unit="Sở Nội vụ"))))
    assert said in page_text(app)
    assert app.code[0].value == FORM
    assert "promotion_unit" not in [one.key for one in app.selectbox], "nothing to choose from"


def test_without_prefill_the_page_tells_where_the_clerk_finds_and_puts_it(
    open_page: OpenPage, stage: Stage
) -> None:
    declared = contest()
    bare = replace(declared, settings=declared.settings.model_copy(update={"prefill": {}}))
    text = page_text(open_page("promotion", stage(bare, sheet(row(1, unit="Sở Nội vụ")))))
    assert "mục điền sẵn trong khai báo của cuộc thi" in text
    english = page_text(
        open_page("promotion", stage(bare, sheet(row(1, unit="Sở Nội vụ"))), language="en")
    )
    assert "Get pre-filled link" in english
