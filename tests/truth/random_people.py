"""Invented people of random contests: few names and numbers, so that persons meet."""

from dataclasses import dataclass
from datetime import date

NAMES = ["Nguyễn Văn Thử", "Trần Thị Mẫu", "Lê Giả Định", "Đặng Ví Dụ"]
PHONES = ["0900000001", "0900000002", "0300000003", "02000000004"]
MORE_PHONES = ["0700000005", "0800000006", "0500000007", "0900000008"]
EMAILS = ["mau@vi-du.vn", "Thu@vi-du.vn"]
NATIONAL_IDS = ["000000000001", "000000000002", "000000003"]
BIRTH_DATES = [date(2000, 2, 1), date(2000, 1, 2), date(1985, 12, 31)]


@dataclass(frozen=True)
class Person:
    """Who submits; others may share the name or the phone."""

    name: str
    phone: str
    email: str
    national_id: str
    birth_date: date
    units: tuple[str, str]


def written_phones(phone: str) -> list[str]:
    """The same number in the ways people and sheets write it."""
    rest = phone[1:]
    spaced = f"{phone[:4]} {phone[4:7]} {phone[7:]}"
    written = [phone, phone, f"+84 {rest}", f"84{rest}", f"0084-{rest}", spaced]
    written += [spaced.replace(" ", "."), f" {spaced}".replace(" ", "\u00a0"), f"({phone})"]
    return written + ([rest, f"'{rest}"] if len(rest) == 9 else [])


def written_dates(day: date, day_first: bool) -> list[str]:
    """The same date in all readable shapes."""
    first, second = (day.day, day.month) if day_first else (day.month, day.day)
    slashed = [f"{first}/{second}/{day.year}", f"{first:02}/{second:02}/{day.year}"]
    return [*slashed, f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}", f"{day:%d.%m.%Y}"]
