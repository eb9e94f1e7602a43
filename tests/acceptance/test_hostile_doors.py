"""Hostile values on the pages that the server draws: the link of a unit, without its PIN and with
it, and the pages of signing in."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from service.identity.links import Made
from tests.acceptance.hostile_house import House, visit_as
from tests.browsing import Open, Watched
from tests.hostile.contest import name_of, stranger
from tests.hostile.looking import assert_harmless, places
from tests.hostile.values import planted

REFUSED = "the server responded with a status of 4"
"""What the console says of an answer that refuses."""
VALUES = [text for text in planted("proposal") if text.isprintable()][::9]


def looked_at(watched: Watched) -> set[str]:
    """What the page shows is text, and nothing left the machine; the places of its values."""
    assert watched.left == []
    assert [one for one in watched.complaints if REFUSED not in one] == []
    return places(assert_harmless(watched.page))


def address(url: str, link: Made) -> str:
    return f"{url}/thu/d/{link.token}"


def prove(watched: Watched, link: Made) -> None:
    """Enter the PIN of a link."""
    watched.page.locator('input[name="pin"]').fill(link.pin)
    watched.page.locator('input[name="pin"]').press("Enter")
    expect(watched.page.locator('input[name="pin"]')).to_have_count(0)


def test_a_link_shows_hostile_text_as_text_to_its_bearer_and_behind_the_pin(
    hostile_house: House, visit: Open
) -> None:
    link = hostile_house.handed.district
    for url in (hostile_house.url, hostile_house.demonstration):
        watched = visit(url)
        watched.page.goto(address(url, link))
        assert looked_at(watched) == {"title", "unit"}, "a bearer sees no person"
        watched.page.locator('input[name="pin"]').fill("1")
        watched.page.locator('input[name="pin"]').press("Enter")
        expect(watched.page.get_by_role("alert")).to_be_visible()
        assert looked_at(watched) == {"title", "unit"}
        prove(watched, link)
        shown = looked_at(watched)
        for tab in ("not_recorded", "to_confirm", "took_part", "sent"):
            for number in (1, 2):
                watched.page.goto(f"{address(url, link)}?ds={tab}&trang={number}")
                shown |= looked_at(watched)
        assert shown == {"title", "unit", "sheet", "roster", "contact", "proposal"}


def test_what_a_unit_proposes_by_its_link_stays_text(hostile_house: House, visit: Open) -> None:
    link = hostile_house.handed.department
    watched = visit(hostile_house.url)
    page = watched.page
    page.goto(address(hostile_house.url, link))
    prove(watched, link)
    sent = 0
    for what, value in zip(("headcount", "contact", "roster") * 3, VALUES, strict=False):
        form = page.locator(f'form:has(input[value="{what}"])')
        page.locator("details", has=form).locator("summary").click()
        match what:
            case "headcount":
                form.locator('[name="headcount"]').fill("77")
                form.locator('[name="source"]').fill(value)
            case "contact":
                form.locator('[name="name"]').fill(value)
                form.locator('[name="title"]').fill(value)
                form.locator('[name="phone"]').fill(value if sent > 3 else "0912345678")
            case _:
                form.locator('[name="paste"]').fill(f"Họ và tên\n{value}\n{value} 2")
        form.get_by_role("button").first.click()
        page.wait_for_load_state()
        assert looked_at(watched) >= {"proposal"}
        sent += 1
    assert sent == 9


def test_the_pages_of_signing_in_show_a_name_as_text(hostile_house: House, visit: Open) -> None:
    watched = visit(hostile_house.url)
    page = watched.page
    hostile = quote(planted("purpose")[30])
    for path in (f"dang-nhap?next={hostile}&notice={hostile}", "dang-nhap?next=//evil.example",
                 f"oidc/ve?error={hostile}&state={hostile}", f"tai-khoan/{hostile}",
                 f"thu/d/{hostile}", f"{hostile}", f"standings?unit={hostile}"):  # fmt: skip
        page.goto(f"{hostile_house.url}/{path}")
        looked_at(watched)
    for name in (name_of("reviewer"), *planted("purpose")[31:34]):
        page.goto(f"{hostile_house.url}/dang-nhap?next=/{hostile}")
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill("một mật khẩu sai")
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("alert")).to_be_visible()
        assert page.get_by_label("Tên đăng nhập").input_value() == name
        looked_at(watched)
    page.goto(f"{hostile_house.url}/tai-khoan/{hostile_house.handed.invitation}")
    assert page.get_by_label("Tên đăng nhập").input_value() == stranger()
    looked_at(watched)
    page.get_by_label("Mật khẩu mới").fill(planted("purpose")[35])
    page.get_by_label("Nhập lại mật khẩu").fill(planted("purpose")[36])
    page.get_by_role("button", name="Lưu mật khẩu").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looked_at(watched)


def test_somebody_without_a_role_is_named_as_text(hostile_house: House, visit: Open) -> None:
    watched = visit_as(visit, hostile_house.url, stranger())
    watched.page.goto(hostile_house.url)
    expect(watched.page.get_by_role("heading", name="Ông/bà chưa được phân quyền")).to_be_visible()
    assert looked_at(watched) == {"person", "title"}
