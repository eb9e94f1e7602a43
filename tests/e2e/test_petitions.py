"""A clerk takes a petition down and answers it; those of another process are there as well."""

from __future__ import annotations

from datetime import UTC, date, datetime

from playwright.sync_api import expect

from ledger import Ledger
from ledger.petitions import Petition, keep_petition, petitions_of
from tests.browsing import PHONE, Open, Site


def test_a_petition_is_taken_down_answered_and_found_on_a_phone(
    writable_site: Site, visit: Open
) -> None:
    ledger = Ledger.at(writable_site.data)
    watched = visit(writable_site.url, size=PHONE)
    page = watched.open("petitions")
    page.get_by_label("Nội dung", exact=True).fill("Bài của tôi thiếu điểm, gọi 0912345678")
    page.get_by_role("button", name="Ghi tiếp nhận").click()
    expect(page.get_by_text("1 kiến nghị, phản ánh chờ trả lời")).to_be_visible()
    assert "0912345678" not in petitions_of(ledger)[0].content
    watched.settle()
    watched.assert_fits()
    watched.picture("petitions-phone")

    day = date(2024, 12, 2)
    now = datetime(2024, 12, 2, 7, tzinfo=UTC)
    keep_petition(ledger, Petition(0, now, "an", day, "letter", "", "Xem lại danh sách", day))
    page.reload()
    expect(page.get_by_text("2 kiến nghị, phản ánh chờ trả lời")).to_be_visible()

    page.get_by_label("Nội dung trả lời", exact=True).fill("Đã giải thích bằng văn bản")
    page.get_by_role("button", name="Ghi trả lời").click()
    expect(page.get_by_text("1 kiến nghị, phản ánh chờ trả lời")).to_be_visible()
    watched.settle()
    assert sorted(one.answered_on is None for one in petitions_of(ledger)) == [False, True]
    watched.assert_quiet()
