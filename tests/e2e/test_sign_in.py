"""Signing in, in a browser, against a real OpenID provider: who comes in, who does not, and when a
session is over."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import oidc_provider_mock
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from service.identity.sessions import csrf_of
from tests.browsing import PHONE, SCREENSHOTS, Open, run, serve

pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
PASSWORD = "đường dài bốn mùa"
ACCESS = """
[sign_in]
ways = ["oidc", "accounts"]
issuer = "{issuer}"
client_id = "cuoc-thi"
base_url = "{url}"

[[people]]
name = "an@haiduong.example"
role = "reviewer"

[[people]]
name = "hoa"
role = "viewer"
"""


@dataclass(frozen=True)
class Desk:
    """A dashboard with sign-in, and its store."""

    url: str
    store: Path

    def ask(self, question: str) -> list[tuple[str, ...]]:
        db = sqlite3.connect(self.store, isolation_level=None)
        try:
            return db.execute(question).fetchall()
        finally:
            db.close()


@pytest.fixture(scope="module")
def desk(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The issuer and the address are known only when both servers run, so the file comes last: the
    dashboard reads it at the next request."""
    place = tmp_path_factory.mktemp("access")
    path, data = place / "access.toml", place / "ledger"
    shutil.copytree(loaded, data)  # what people do is written into it
    with (
        pytest.MonkeyPatch.context() as here,
        oidc_provider_mock.run_server_in_thread() as provider,
        serve(data, CONTEST_ACCESS=str(path), CONTEST_OIDC_SECRET="a secret") as url,
    ):
        here.setenv("CONTEST_ACCESS", str(path))
        issuer = f"http://localhost:{provider.server_port}"
        path.write_text(ACCESS.format(issuer=issuer, url=url), "utf-8")
        yield Desk(url, path.with_name("access.toml.sqlite3"))


def enter_by_provider(page: Page, desk: Desk, name: str, path: str = "/standings") -> None:
    page.goto(desk.url + path)
    page.get_by_role("link", name="Đăng nhập bằng tài khoản của tỉnh").click()
    page.locator("input[name=sub]").fill(name)
    page.locator("input[name=sub]").press("Enter")


def enter_by_account(page: Page, desk: Desk, name: str, password: str) -> None:
    page.goto(f"{desk.url}/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def is_in(page: Page) -> None:
    expect(page.locator("footer.ct-foot")).to_be_visible()


def is_out(page: Page) -> None:
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    assert page.locator("[data-testid=stApp]").count() == 0


def another(page: Page, context: BrowserContext) -> Page:
    """A page of another browser that has copied these cookies."""
    browser = page.context.browser
    assert browser
    thief = browser.new_context()
    thief.add_cookies(context.cookies())  # type: ignore[arg-type]
    return thief.new_page()


def test_a_member_of_the_committee_comes_in_and_out_and_a_copied_cookie_stays_out(
    desk: Desk, visit: Open
) -> None:
    page = visit(desk.url).page
    enter_by_provider(page, desk, "AN@haiduong.example")
    is_in(page)
    assert page.url == f"{desk.url}/standings"
    ((session_id,),) = desk.ask("select id from sessions")
    copied = another(page, page.context)
    copied.goto(desk.url)
    is_in(copied)

    page.goto(f"{desk.url}/dang-nhap")
    page.evaluate(
        """token => {
            const form = document.createElement('form');
            form.method = 'post';
            form.action = '/dang-xuat';
            form.innerHTML = '<input name="csrf">';
            form.firstChild.value = token;
            document.body.append(form);
            form.submit();
        }""",
        csrf_of(session_id),
    )
    expect(page.get_by_text("Ông/bà đã đăng xuất")).to_be_visible()
    is_out(copied)  # the open page has left the screen by itself
    for one in (page, copied):
        one.goto(desk.url)
        is_out(one)
    copied.context.close()


def test_a_person_whom_nobody_named_sees_that_and_may_take_another_account(
    desk: Desk, visit: Open
) -> None:
    page = visit(desk.url).page
    enter_by_provider(page, desk, "la@haiduong.example")
    expect(page.get_by_role("heading", name="Ông/bà chưa được phân quyền")).to_be_visible()
    expect(page.get_by_text("la@haiduong.example")).to_be_visible()
    assert page.locator("[data-testid=stApp]").count() == 0
    page.get_by_role("button", name="Dùng tài khoản khác").click()
    is_out(page)
    assert desk.ask("select 1 from sessions where name_key = 'la@haiduong.example'") == []


def test_a_session_whose_time_is_over_opens_nothing(desk: Desk, visit: Open) -> None:
    page = visit(desk.url).page
    enter_by_provider(page, desk, "an@haiduong.example")
    is_in(page)
    desk.ask("update sessions set expires_at = 1")
    is_out(page)  # the open page has left the screen by itself
    page.goto(desk.url)
    is_out(page)


def test_a_person_sets_a_password_by_a_link_and_five_wrong_ones_lock_the_name(
    desk: Desk, visit: Open
) -> None:
    made = run("service", "account", "add", "hoa", "--format", "csv").stdout.splitlines()
    page = visit(desk.url, size=PHONE, java_script_enabled=False).page
    page.goto(made[1])
    for label in ("Mật khẩu mới", "Nhập lại mật khẩu"):
        page.get_by_label(label).fill(PASSWORD)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / "password-phone.png")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    expect(page.get_by_text("Đã đặt mật khẩu")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "sign-in-phone.png")
    page.goto(made[1])
    expect(page.get_by_text("Liên kết không còn dùng được")).to_be_visible()

    signed_in = visit(desk.url).page
    enter_by_account(signed_in, desk, "Hoa", PASSWORD)
    is_in(signed_in)
    for _ in range(5):
        enter_by_account(page, desk, "hoa", "wrong")
        expect(page.get_by_text("không đúng")).to_be_visible()
    enter_by_account(page, desk, "hoa", PASSWORD)
    expect(page.get_by_text("tạm khóa")).to_be_visible()
    page.screenshot(path=SCREENSHOTS / "locked-phone.png")
    signed_in.reload()
    is_in(signed_in)


def test_the_page_of_sign_in_fits_a_small_phone_in_the_dark(desk: Desk, visit: Open) -> None:
    page = visit(desk.url, size=(360, 740), scheme="dark").page
    page.goto(f"{desk.url}/standings?language=en")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.screenshot(path=SCREENSHOTS / "sign-in-dark.png")
