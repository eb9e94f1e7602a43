"""The provinces of Vietnam: 63 until 30 June 2025, 34 since (Resolution 202/2025/QH15)."""

from __future__ import annotations

from datetime import date

from contest.naming.spelling import letters, spell, word_list

MERGED_ON = date(2025, 7, 1)

_SINCE = {
    "Tuyên Quang": ("Hà Giang",),
    "Lào Cai": ("Yên Bái",),
    "Thái Nguyên": ("Bắc Kạn",),
    "Phú Thọ": ("Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Giang",),
    "Hưng Yên": ("Thái Bình",),
    "Hải Phòng": ("Hải Dương",),
    "Ninh Bình": ("Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Bình",),
    "Đà Nẵng": ("Quảng Nam",),
    "Quảng Ngãi": ("Kon Tum",),
    "Gia Lai": ("Bình Định",),
    "Khánh Hòa": ("Ninh Thuận",),
    "Lâm Đồng": ("Đắk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Phú Yên",),
    "Hồ Chí Minh": ("Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Đồng Nai": ("Bình Phước",),
    "Tây Ninh": ("Long An",),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Tiền Giang",),
    "Cà Mau": ("Bạc Liêu",),
    "An Giang": ("Kiên Giang",),
    "Hà Nội": (),
    "Huế": ("Thừa Thiên Huế",),
    "Lai Châu": (),
    "Điện Biên": (),
    "Sơn La": (),
    "Lạng Sơn": (),
    "Quảng Ninh": (),
    "Thanh Hóa": (),
    "Nghệ An": (),
    "Hà Tĩnh": (),
    "Cao Bằng": (),
}
"""Province → the provinces that went into it."""

ALL = {
    spelled.plain: spelled.accents
    for into, gone in _SINCE.items()
    for spelled in map(spell, (into, *gone))
}
"""Every name that a province has or had, as letters → its accents."""

INITIALS = {
    letters(name): "".join(word[0] for word in word_list(name))
    for into, gone in _SINCE.items()
    for name in (into, *gone)
}
"""Name → its initials: "haiduong" → "hd"."""

CITIES = {letters(name) for name in ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")}
"""The provinces that are themselves called "thành phố"."""


def own_names(province: str, day: date) -> frozenset[str]:
    """The names of a province on a day, as `letters`.

    Since the mergers, the names of the provinces that it took in are among them.

    >>> sorted(own_names("haiphong", date(2026, 3, 1)))
    ['haiduong', 'haiphong']
    """
    if day < MERGED_ON:
        return frozenset([province])
    return frozenset([province]).union(
        *(map(letters, gone) for into, gone in _SINCE.items() if letters(into) == province)
    )
