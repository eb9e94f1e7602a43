"""A leader's link: the numbers of one unit in one answer; names only behind the PIN, and never a
name of another unit."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from contest import load
from ledger import Ledger
from service.identity import links
from tests.builders import TOML, row, write_folder
from tests.desk import load_rows
from web import link_page

NOW = datetime(2024, 12, 2, 7, 5, tzinfo=UTC)
COMMUNES = 40
LONG = "Xã Rất Dài Tên Của Miền Đồng Bằng Sông Hồng Và Các Vùng Phụ Cận Số"
UNITS = "\n".join(
    (
        "code,name,kind,group,parent,headcount,valid_to,successor",
        "H1,Huyện <b>Một</b>,,so,,1930,,",
        *(f"X{n},{LONG} {n},,,H1,{50 + n},," for n in range(COMMUNES)),
        "H2,Huyện Hai,,so,,10,,",
        "S1,Sở Một,,so,,,,",
        "OLD,Sở Cũ,,so,,5,2024-11-30,S1",
        "",
    )
)
MOBILE, OFFICE, OTHER = "0912345678", "02203888999", "0987654321"
TAIL = """
[hotline]
phone = "0220 3123 456"
hours = "7:30–17:00"
"""


def rows() -> Iterator[tuple[str, ...]]:
    """Markers: Own people of X1, More people of X2, Foreign of H2; one row of X1 is held."""
    for number in range(150):
        yield row(number, name=f"Bà Own {number:03}", unit=f"{LONG} 1")
    yield row(200, name="Ông More", unit=f"{LONG} 2")
    yield row(201, name="Ông Foreign", unit="Huyện Hai")
    yield row(202, name="Bà Own Held", phone="không có", unit=f"{LONG} 1")
    yield row(203, name="Bà Own Cũ", unit="Sở Cũ")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("link")
    folder = write_folder(place / "c", toml=TOML + TAIL, units=UNITS)
    contacts = (
        "unit_code,name,title,phone", f"X1,Bà Own Đầu,Phó Chủ tịch,{MOBILE}",
        f"X1,,Văn phòng,{OFFICE}", "X3,Ông Own Ba,,0220 3777 888", "X39,,Văn phòng,0220 3555 666",
        f"X38,,,{MOBILE}", f"H2,Ông Foreign,,{OTHER}",
    )  # fmt: skip
    (folder / "contacts.csv").write_text("\n".join(contacts), encoding="utf-8")
    lines = [f"X1,Bà Own {n:03},,09000{n:05}" for n in range(3)]
    lines += [f"X2,Bà Own Vắng {n:03},," for n in range(120)]
    text = "\n".join(["unit_code,full_name,birth_date,phone", *lines, "H2,Ông Foreign Hai,,"])
    (folder / "roster.csv").write_text(text, encoding="utf-8")
    load_rows(load(folder), Ledger.at(place / "ledger"), *rows())
    return place


class Phone:
    """A phone that opens links. `now` may be changed."""

    def __init__(self) -> None:
        self.now = NOW
        app = Starlette(routes=link_page.routes("/thi", lambda: self.now))
        self.client = TestClient(app, base_url="http://localhost", follow_redirects=False)

    def made(self, unit: str, days: int = 7) -> tuple[str, str]:
        made = links.make(unit, "thu", days, "an", NOW)
        return f"/thi/thu/d/{made.token}", made.pin

    def html(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        return answer.text.replace("\u00a0", " ")

    def enter(self, path: str, pin: str) -> int:
        """Send the form of the page as a browser does."""
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.client.get(path).text)
        assert csrf
        headers = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}
        fields = {"csrf": csrf[1], "pin": pin}
        return self.client.post(path, data=fields, headers=headers).status_code


@pytest.fixture
def phone(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Phone:
    access = tmp_path / "access.toml"
    access.write_text("[sign_in]\nways = []\n", encoding="utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    monkeypatch.setenv("CONTEST_DIR", str(place / "c"))
    monkeypatch.setenv("CONTEST_DATA", str(place / "ledger"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    return Phone()


def text_of(html: str) -> str:
    """What a reader reads, in order."""
    body = re.sub(r"<(style|script)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_a_leader_reads_the_first_ten_seconds_in_order(phone: Phone) -> None:
    path, _ = phone.made("H1")
    text = text_of(phone.html(path))
    order = [
        "Huyện &lt;b&gt;Một&lt;/b&gt;", "Số liệu tính đến 02/12/2024 14:05",
        "7,8 % – 151/1.930 người", "Thứ 2/2 (Sở)",
        "Còn thiếu 1.779 người so với tổng số CBCCVC, còn 11 ngày, cần 162 người/ngày, "
        "hiện 0 người/ngày.",
        "38/40 đơn vị trực thuộc chưa có người dự thi.", "Gọi", "Nội dung nhắc",
        "và 33 đơn vị khác",
        "Người dự thi mới theo ngày", "Mã PIN", "Đường dây hỗ trợ: 0220 3123 456",
    ]  # fmt: skip
    for part in order:
        before, found, text = text.partition(part)
        assert found, f"{part!r} does not follow; what is left: {before}"


def test_without_the_pin_no_name_and_no_number_of_a_person_is_there(phone: Phone) -> None:
    for unit in ("H1", "X1", "S1"):
        path, _ = phone.made(unit)
        html = phone.html(path)
        for hidden in ("Own", "More", "Foreign", MOBILE, OTHER, "Phó Chủ tịch", "09000"):
            assert hidden not in html, (unit, hidden)
    path, _ = phone.made("H1")
    assert "tel:02203777888" not in phone.html(path), "X3 is not among the lowest five"


def test_offices_of_the_lowest_units_can_be_called_and_persons_only_with_the_pin(
    phone: Phone,
) -> None:
    path, pin = phone.made("H1")
    html = phone.html(path)
    assert 'href="tel:02203555666"' in html
    assert "0220 3555 666" in html
    assert MOBILE not in html
    assert phone.enter(path, pin) == 303
    (of_x38,) = re.findall(rf"{LONG} 38</bdi>.*?</li>", phone.html(path), re.DOTALL)[:1]
    assert f'href="tel:{MOBILE}"' in of_x38


def test_the_page_is_one_small_answer_that_loads_nothing(phone: Phone) -> None:
    path, pin = phone.made("H1")
    assert phone.enter(path, pin) == 303
    for query in ("", "?ds=sent", "?ds=not_recorded&trang=2"):
        answer = phone.client.get(path + query)
        html = answer.text
        assert len(answer.content) <= 100_000
        assert not re.findall(r"(?:src|srcset|poster)=", html)
        assert not re.findall(r'action="(?!#)', html), "a form leads to the page itself"
        links_out = set(re.findall(r'href="([^"#?]*)', html)) - {"", "data:,"}
        assert {address.partition(":")[0] for address in links_out} <= {"tel"}
        assert "http" not in html
        assert "url(" not in html
        (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy = answer.headers["content-security-policy"]
        assert f"script-src 'sha256-{digest}';" in policy
        assert policy.startswith("default-src 'none'")
        assert answer.headers["cache-control"] == "no-store"


def test_a_preview_sees_contest_and_unit_alone_and_consumes_nothing(phone: Phone) -> None:
    path, pin = phone.made("X1")
    assert phone.client.head(path).status_code == 200
    html = phone.html(path)
    title = re.findall(r"<title>(.*?)</title>", html)
    tags = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)">', html))
    assert title == [f"{LONG} 1 · Cuộc thi thử"]
    assert tags == {
        "og:title": f"{LONG} 1", "og:site_name": "Cuộc thi thử", "og:type": "website",
    }  # fmt: skip
    assert '<meta name="description"' not in html
    assert phone.enter(path, pin) == 303, "the preview took no try"


def test_behind_the_pin_are_the_people_of_the_unit_alone(phone: Phone) -> None:
    path, pin = phone.made("X1")
    assert phone.enter(path, pin) == 303
    html = phone.html(f"{path}?ds=sent")
    assert html.count("Bà Own ") == 100 + 1, "a page of people, and the focal person"
    second = phone.html(f"{path}?ds=sent&trang=2")
    assert "Bà Own Held" in second
    assert "chờ xử lý" in second
    assert f'href="tel:{MOBILE}"' in html
    for page in (html, second, phone.html(f"{path}?ds=took_part"), phone.html(path)):
        for hidden in ("More", "Foreign", OTHER, "09000", "điểm trung bình"):
            assert hidden not in page, hidden
    other, _ = phone.made("X2")
    assert "Own" not in phone.html(other), "the proof belongs to its own link"


def test_a_leader_of_a_district_sees_who_is_not_recorded_beneath(phone: Phone) -> None:
    path, pin = phone.made("H1")
    assert phone.enter(path, pin) == 303
    first, second = phone.html(path), phone.html(f"{path}?ds=not_recorded&trang=2")
    assert "Chưa ghi nhận dự thi (120)" in first
    assert first.count("Own Vắng") == 100
    assert second.count("Own Vắng") == 20
    assert "Foreign" not in first + second
    for odd in ("?ds=nothing", "?trang=-1", "?ds=sent&trang=99999", "?trang=²"):
        phone.html(path + odd)


def test_a_wrong_pin_opens_nothing_and_a_few_lock_it(phone: Phone) -> None:
    path, pin = phone.made("X1")
    wrong = f"{(int(pin) + 1) % 10**6:06d}"
    for _ in range(links.TRIES):
        assert phone.enter(path, wrong) == 403
    assert phone.enter(path, pin) == 403, "locked"
    assert "Own" not in phone.html(path)
    phone.client.cookies.set(link_page.PROOF, "forged")
    assert "Own" not in phone.html(path)


def test_a_form_of_another_site_or_without_its_token_opens_nothing(phone: Phone) -> None:
    path, pin = phone.made("X1")
    csrf = re.search(r'name="csrf" value="([^"]+)"', phone.client.get(path).text)
    assert csrf
    for fields, site in (
        ({"pin": pin}, "same-origin"),
        ({"pin": pin, "csrf": csrf[1]}, "cross-site"),
        ({"pin": pin, "csrf": "x"}, "same-origin"),
    ):
        answer = phone.client.post(path, data=fields, headers={"sec-fetch-site": site})
        assert answer.status_code == 403
        assert link_page.PROOF not in answer.headers.get("set-cookie", "")
    assert "Own" not in phone.html(path)


def test_a_proof_ends_and_belongs_to_its_address(phone: Phone) -> None:
    path, pin = phone.made("X1")
    assert phone.enter(path, pin) == 303
    cookie = next(one for one in phone.client.cookies.jar if one.name == link_page.PROOF)
    assert cookie.path == path
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert "Own" in phone.html(path)
    phone.now = NOW + links.PROOF_LIFETIME + timedelta(seconds=1)
    assert "Own" not in phone.html(path)


def test_links_that_do_not_work_look_alike(phone: Phone) -> None:
    path, _ = phone.made("X1")
    _, _, token = path.rpartition("/")
    revoked, _ = phone.made("X1")
    found = links.open_link(revoked.rpartition("/")[2], "thu", NOW)
    assert isinstance(found, links.Link)
    links.revoke(found.id, "an", NOW)
    forged = phone.html(f"/thi/thu/d/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}", 404)
    assert phone.html("/thi/thu/d/x", 404) == forged
    assert phone.html(f"/thi/other/d/{token}", 404) == forged
    assert phone.html(revoked, 410) == forged
    phone.now = NOW + timedelta(days=8)
    assert phone.html(path, 410) == forged
    assert "Huyện" not in forged
    assert LONG not in forged
    assert "0220 3123 456" in forged


def test_while_the_folder_has_mistakes_a_link_says_to_come_again_and_nothing_else(
    phone: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = phone.made("X1")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "contest.toml").write_text("SECRET =", encoding="utf-8")
    monkeypatch.setenv("CONTEST_DIR", str(tmp_path / "broken"))
    html = phone.html(path, 503)
    assert "Đề nghị mở lại sau ít phút." in html
    assert "SECRET" not in html
    assert "contest.toml" not in html


def test_an_ended_unit_names_its_successor_and_a_department_has_no_rate(phone: Phone) -> None:
    ended = text_of(phone.html(phone.made("OLD")[0]))
    assert "ngày cuối cùng là 30/11/2024" in ended
    assert "Đơn vị tiếp nhận: Sở Một" in ended
    department = text_of(phone.html(phone.made("S1")[0]))
    assert "1 người dự thi – chưa có mẫu số" in department
    assert "Chưa có tổng số CBCCVC" in department
    assert "Cần nhắc trước" not in department


def test_the_page_reads_well_before_the_opening_and_after_the_closing(phone: Phone) -> None:
    path, _ = phone.made("H1", days=400)
    phone.now = datetime(2024, 11, 1, tzinfo=UTC)
    before = text_of(phone.html(path))
    assert "Cuộc thi chưa mở. Thời gian mở: 18/11/2024 07:30." in before
    assert "Cần nhắc trước" not in before
    phone.now = datetime(2025, 1, 1, tzinfo=UTC)
    after = text_of(phone.html(path))
    assert "Cuộc thi đã kết thúc lúc 13/12/2024 16:30" in after
    assert "người/ngày" not in after


def test_a_link_that_is_opened_too_often_waits(phone: Phone) -> None:
    path, _ = phone.made("S1")
    answers = [phone.client.head(path).status_code for _ in range(link_page.PER_MINUTE + 1)]
    assert set(answers[:-1]) == {200}
    assert answers[-1] == 429
    assert phone.client.get(phone.made("X1")[0]).status_code == 200
