"""Draws names and birth dates of people who do not exist."""

from __future__ import annotations

from sample.draw import Random, Weighted, pick

_FAMILIES = {
    "Nguyễn": 34, "Trần": 11, "Phạm": 10, "Lê": 9, "Vũ": 8, "Hoàng": 5, "Bùi": 4, "Đỗ": 4,
    "Đặng": 3, "Đoàn": 2, "Phùng": 1, "Ngô": 2, "Dương": 2, "Đào": 2, "Trịnh": 1, "Mai": 1,
    "Tạ": 1, "Lưu": 1, "Hà": 1, "Tô": 1, "Cao": 1, "Đinh": 1, "Lương": 1, "Phan": 1, "Quách": 1,
}  # fmt: skip
_FAMILY_NAMES = tuple(_FAMILIES)
_FAMILY_WHEEL = Weighted(_FAMILIES.values())
_WOMEN_MIDDLE = ("Thị", "Thị", "Thị", "Thu", "Thanh", "Ngọc", "Thị Thu", "Thị Hồng", "Thùy", "Minh")
_WOMEN = (
    "Hương", "Hà", "Hoa", "Lan", "Mai", "Nga", "Ngân", "Ngọc", "Nhung", "Phương", "Quyên", "Thảo",
    "Thúy", "Thủy", "Trang", "Vân", "Yến", "Linh", "Huyền", "Hạnh", "Hiền", "Hằng", "Dung", "Oanh",
    "Liên", "Loan", "Tuyết", "Xuân", "Anh", "Duyên", "Hồng", "Chi", "Giang", "Thơm", "Tươi", "Vui",
)  # fmt: skip
_MEN_MIDDLE = ("Văn", "Văn", "Văn", "Đức", "Minh", "Quang", "Hữu", "Xuân", "Đình", "Mạnh", "Ngọc")
_MEN = (
    "Anh", "Bình", "Cường", "Dũng", "Duy", "Đạt", "Đông", "Hải", "Hiếu", "Hòa", "Hoàng", "Hùng",
    "Hưng", "Huy", "Khánh", "Kiên", "Long", "Mạnh", "Minh", "Nam", "Phong", "Phúc", "Quân", "Quang",
    "Quyết", "Sơn", "Tâm", "Thắng", "Thành", "Thịnh", "Tiến", "Toàn", "Trung", "Tuấn", "Tùng",
    "Việt", "Vinh",
)  # fmt: skip


def draw_name(random: Random) -> str:
    """A common name of a woman (a little more often) or a man."""
    family = _FAMILY_NAMES[_FAMILY_WHEEL.pick(random())]
    if random() < 0.56:
        return f"{family} {pick(_WOMEN_MIDDLE, random())} {pick(_WOMEN, random())}"
    return f"{family} {pick(_MEN_MIDDLE, random())} {pick(_MEN, random())}"


def write_name(name: str, chance: float) -> str:
    """The name as people type it: mostly correct, sometimes in capitals or small letters."""
    if chance < 0.84:
        return name
    if chance < 0.91:
        return name.upper()
    if chance < 0.96:
        return name.lower()
    return f"{name} " if chance < 0.98 else name.replace(" ", "  ", 1)


def draw_birth_date(random: Random) -> str:
    """A birth date as the sheet shows it. Some people leave it out; a few give only the year."""
    year, month, day = 1964 + int(random() * 38), 1 + int(random() * 12), 1 + int(random() * 28)
    kept = random()
    if kept < 0.02:
        return ""
    return str(year) if kept < 0.023 else f"{day:02d}/{month:02d}/{year}"
