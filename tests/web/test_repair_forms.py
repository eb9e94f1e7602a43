"""Behind the PIN of a link a unit proposes its own data: by a form that only its page sends."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from contest import load
from ledger import Ledger
from service.identity import links
from tests.builders import row, write_folder
from tests.desk import load_rows
from web import link_page

NOW = datetime(2024, 12, 2, 7, 5, tzinfo=UTC)
SAME_SITE = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}
CONTACT = {"what": "contact", "name": "Bà Lan <b>", "title": "Phó", "phone": "0987000111"}
LIST = "Họ và tên,Ngày sinh\nNgười Kín,{}\n"


class Phone:
    """A phone that has opened a unit's link, with its PIN or without."""

    def __init__(self, unit: str, *, with_pin: bool = True) -> None:
        app = Starlette(routes=link_page.routes("", lambda: NOW))
        self.client = TestClient(app, base_url="http://localhost", follow_redirects=False)
        made = links.make(unit, "thu", 7, "an", NOW)
        self.path = f"/thu/d/{made.token}"
        if with_pin:
            fields = {"csrf": self.csrf(), "pin": made.pin}
            assert self.client.post(self.path, data=fields, headers=SAME_SITE).status_code == 303

    def html(self) -> str:
        return self.client.get(self.path).text

    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.html())
        assert found
        return found[1]

    def send(
        self, file: bytes = b"", headers: dict[str, str] = SAME_SITE, **fields: str
    ) -> tuple[int, str]:
        """Send the fields as a browser does; the status and the page."""
        parts = {name: (None, text.encode()) for name, text in fields.items()}
        sent = {"csrf": (None, self.csrf().encode()), "file": ("ds.csv", file), **parts}
        answer = self.client.post(self.path, files=sent, headers=headers)
        return answer.status_code, answer.text


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    access = tmp_path / "access.toml"
    access.write_text("[sign_in]\nways = []\n", encoding="utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    monkeypatch.setenv("CONTEST_DIR", str(write_folder(tmp_path / "c")))
    monkeypatch.setenv("CONTEST_DATA", str(tmp_path / "ledger"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    made = Ledger.at(tmp_path / "ledger")
    rows = row(1), row(2, unit="sở haii"), row(3, unit="An sở hai")
    load_rows(load(tmp_path / "c"), made, *rows)
    return made


def kinds(ledger: Ledger) -> list[str]:
    return [line.kind for line in ledger.decisions()]


def test_each_form_writes_a_proposal_of_the_unit_and_leads_back_to_the_page(ledger: Ledger) -> None:
    phone = Phone("S2")
    page = phone.html()
    assert "“sở haii”" in page
    assert "An sở hai" not in page
    for fields in (
        {"what": "headcount", "headcount": "8", "source": "Báo cáo", "dated": "2024-12-01"},
        CONTACT,
        {"what": "roster", "paste": LIST.format("1/2/1990")},
        {"what": "alias", "text": "sở haii"},
    ):
        assert phone.send(**fields) == (303, "")
    status, _ = phone.send(LIST.format("3/4/1990").encode(), what="roster")
    made = ledger.decisions()
    assert status == 303
    assert [line.kind for line in made] == [
        "propose_headcount", "propose_contact", "propose_roster", "propose_alias", "propose_roster",
    ]  # fmt: skip
    assert {line.facts["unit_code"] for line in made} == {"S2"}
    assert {line.decided_by for line in made} == {"liên kết S2"}
    page = phone.html()
    assert page.count("chờ duyệt") == 4
    assert page.count("đã thay bằng đề nghị mới") == 1
    assert "Bà Lan &lt;b&gt; · Phó · 098 *** 0111" in page
    for hidden in ("0987000111", "Người Kín"):
        assert hidden not in page
    assert len(page.encode()) < 100_000


def test_a_form_with_a_mistake_says_what_is_wrong_and_writes_nothing(ledger: Ledger) -> None:
    phone = Phone("S2")
    for fields, said in (
        ({**CONTACT, "phone": "12"}, "số điện thoại đúng"),
        ({"what": "headcount", "headcount": "-1"}, "Hãy nhập tổng số"),
        ({"what": "alias", "text": "x" * 201}, "trống hoặc quá dài"),
        ({"what": "roster"}, "chưa có người nào"),
        ({"what": "roster", "paste": LIST.format("1990")}, "Dòng 2: ngày sinh không đọc được"),
        ({"what": "roster", "paste": "Cơ quan\nSở Hai"}, "Không thấy cột Họ và tên"),
        ({"what": "manage_access"}, "Trang này đã cũ"),
    ):
        status, page = phone.send(**fields)
        assert (status, said in page) == (422, True), said
        assert "Người Kín" not in re.sub(r"<textarea.*?</textarea>", "", page, flags=re.DOTALL)
    status, page = phone.send(b"x" * 2_200_000, what="roster")
    assert (status, "tối đa 2 MB" in page) == (422, True)
    assert kinds(ledger) == []


def test_without_the_pin_or_from_another_page_nothing_is_written(ledger: Ledger) -> None:
    shut = Phone("S2", with_pin=False)
    assert "Sửa dữ liệu" not in shut.html()
    status, page = shut.send(**CONTACT)
    assert (status, "Sửa dữ liệu" in page) == (403, False)
    phone = Phone("S2")
    assert phone.send(**CONTACT, csrf="forged")[0] == 422
    foreign = {"sec-fetch-site": "cross-site", "origin": "http://evil.example"}
    assert phone.send(headers=foreign, **CONTACT)[0] == 422
    assert kinds(ledger) == []


def form_of(page: str, what: str) -> str:
    """The section of one form; its address is the place where the browser then is."""
    found = re.search(rf'<details id="de-nghi-{what}".*?</details>', page, re.DOTALL)
    assert found
    assert f'action="#de-nghi-{what}"' in found[0]
    return found[0]


def test_a_refused_form_is_open_with_what_was_typed_and_the_fault_beside_it(ledger: Ledger) -> None:
    phone = Phone("S2")
    _, page = phone.send(**{**CONTACT, "phone": "12 34"})
    contact, headcount = form_of(page, "contact"), form_of(page, "headcount")
    assert contact.startswith('<details id="de-nghi-contact" open>')
    assert 'role="alert">Hãy nhập họ tên và số điện thoại đúng' in contact
    for typed in ('value="Bà Lan &lt;b&gt;"', 'value="Phó"', 'value="12 34"'):
        assert typed in contact
    assert " open" not in headcount
    assert "alert" not in headcount
    assert page.count('role="alert"') == 1
    table = "Họ và tên\tNgày sinh\nNgười\u202e Kín\t1990"
    _, page = phone.send(what="roster", paste=table)
    assert table.replace("\u202e", "") + "</textarea>" in form_of(page, "roster")
    _, page = phone.send(b"x" * 2_200_000, what="roster")
    assert form_of(page, "roster").startswith('<details id="de-nghi-roster" open>')
    _, page = phone.send(what="headcount", headcount="-1", source="Báo cáo", dated="2024-11-02")
    assert 'value="2024-11-02"' in form_of(page, "headcount")
    assert kinds(ledger) == []


def test_an_old_page_keeps_what_was_typed_and_another_site_s_form_is_not_drawn(
    ledger: Ledger,
) -> None:
    phone = Phone("S2")
    _, page = phone.send(**CONTACT, csrf="old")
    assert 'value="0987000111"' in form_of(page, "contact")
    foreign = {"sec-fetch-site": "cross-site", "origin": "http://evil.example"}
    _, page = phone.send(headers=foreign, **CONTACT)
    assert "0987000111" not in page
    assert "Trang này đã cũ" in page
    assert kinds(ledger) == []


def test_without_the_pin_the_browser_lands_at_the_pin_wherever_it_came_from(ledger: Ledger) -> None:
    shut = Phone("S2", with_pin=False)
    _, page = shut.send(**CONTACT)
    assert page.index('id="de-nghi-contact"') < page.index('id="pin"') < page.index('role="alert"')
    assert '<form method="post" action="#pin">' in page
    assert "0987000111" not in page
    answer = shut.client.post(
        shut.path, data={"csrf": shut.csrf(), "pin": "493817"}, headers=SAME_SITE
    )
    assert "493817" not in answer.text
