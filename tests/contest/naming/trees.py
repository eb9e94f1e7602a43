"""Unit trees that variants are read in: of four kinds of contest. Names of places are facts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from contest import load
from contest.units import Unit, UnitTree

SAMPLE = Path("contests/hai-duong-2024")
_BODIES_OF_THE_STATE = (
    "Công an tỉnh Hải Dương",
    "Bảo hiểm xã hội tỉnh Hải Dương",
    "Kho bạc Nhà nước Hải Dương",
    "Ban Quản lý dự án đầu tư xây dựng tỉnh",
    "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
)
_HAI_PHONG = """
Phường: Bắc An Phụ; Chu Văn An; Chí Linh; Hải Dương; Kinh Môn; Lê Thanh Nghị; Lê Đại Hành; Nam Đồng
Phường: Nguyễn Trãi; Nguyễn Đại Năng; Nhị Chiểu; Phạm Sư Mạnh; Thành Đông; Thạch Khôi; Trần Liễu
Phường: Trần Hưng Đạo; Trần Nhân Tông; Tân Hưng; Tứ Minh; Việt Hòa; Ái Quốc; Hồng Bàng; Ngô Quyền
Phường: Gia Viên; Lê Chân; An Biên; Hải An; Đông Hải; Kiến An; Phù Liễn; Đồ Sơn; Nam Đồ Sơn
Phường: Dương Kinh; Hưng Đạo; An Dương; An Hải; An Phong; Hồng An; Thủy Nguyên; Hòa Bình
Xã: An Phú; An Thành; Bình Giang; Bắc Thanh Miện; Chí Minh; Cẩm Giang; Cẩm Giàng; Gia Lộc; Gia Phúc
Xã: Hà Bắc; Hà Nam; Hà Tây; Hà Đông; Hải Hưng; Hồng Châu; Hợp Tiến; Khúc Thừa Dụ; Kim Thành; Kẻ Sặt
Xã: Lai Khê; Lạc Phượng; Mao Điền; Nam An Phụ; Nam Sách; Nam Thanh Miện; Nguyên Giáp; Ninh Giang
Xã: Nguyễn Lương Bằng; Phú Thái; Thanh Hà; Thanh Miện; Thái Tân; Thượng Hồng; Trường Tân; Trần Phú
Xã: Tuệ Tĩnh; Tân An; Tân Kỳ; Tứ Kỳ; Vĩnh Lại; Yết Kiêu; Đường An; Đại Sơn; Tiên Lãng; Vĩnh Bảo
Đặc khu: Cát Hải; Bạch Long Vĩ
Sở: Nội vụ; Ngoại vụ; Tài chính; Xây dựng; Nông nghiệp và Môi trường; Khoa học và Công nghệ
Sở: Giáo dục và Đào tạo; Dân tộc và Tôn giáo; Văn hóa, Thể thao và Du lịch; Y tế; Tư pháp
Thanh tra: thành phố
Văn phòng: UBND thành phố
"""
_NGHE_AN = """
Thành phố: Vinh
Thị xã: Hoàng Mai; Thái Hòa
Huyện: Quỳnh Lưu; Diễn Châu; Yên Thành; Đô Lương; Nam Đàn; Hưng Nguyên; Nghi Lộc; Thanh Chương
Huyện: Anh Sơn; Con Cuông; Tương Dương; Kỳ Sơn; Quế Phong; Quỳ Châu; Quỳ Hợp; Nghĩa Đàn; Tân Kỳ
Xã: Quỳnh Bá/Quỳnh Lưu; Quỳnh Bảng/Quỳnh Lưu; Nghĩa Hồng/Nghĩa Đàn; Nghĩa Hoàn/Tân Kỳ
Xã: Tân Hương/Tân Kỳ; Hùng Tiến/Nam Đàn; Kim Liên/Nam Đàn; Mường Típ/Kỳ Sơn; Phúc Sơn/Anh Sơn
Thị trấn: Nam Đàn/Nam Đàn; Tân Kỳ/Tân Kỳ; Yên Thành/Yên Thành; Mường Xén/Kỳ Sơn; Tân Lạc/Quỳ Châu
Phường: Hưng Bình/Vinh; Lê Mao/Vinh; Trường Thi/Vinh; Quỳnh Thiện/Hoàng Mai; Hòa Hiếu/Thái Hòa
Sở: Nội vụ; Ngoại vụ; Du lịch; Văn hóa và Thể thao; Tài chính; Tài nguyên và Môi trường
Sở: Nông nghiệp và Phát triển nông thôn; Thông tin và Truyền thông
"""
_SCHOOLS = """
Trường THPT: Kim Liên; Nam Đàn 1; Nam Đàn 2; Lê Hồng Phong; Sào Nam
Trường THCS: Lê Hồng Phong; Nghi Lâm; Trung Đô
Trường Tiểu học: Lê Mao; Trung Đô
Trường Mầm non: Hoa Sen; Hoa Hồng; 20-10
"""


def _listed(text: str) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for line in text.strip().splitlines():
        kind, names = line.split(": ")
        for name in names.split("; "):
            name, _, above = name.partition("/")
            parent = next((u.code for u in units if above and u.name.endswith(above)), "")
            units.append(Unit(f"U{len(units)}", f"{kind} {name}", parent=parent))
    return tuple(units)


@cache
def tree(name: str) -> UnitTree:
    """A tree by its name. "hai-duong" is the sample's, with the bodies that are not the province's;
    "hai-duong, names only" is the same without an alias or a rule, as a stranger's would be."""
    if name.startswith("hai-duong"):
        whole = load(SAMPLE).units
        extra = tuple(Unit(f"X{n}", text) for n, text in enumerate(_BODIES_OF_THE_STATE))
        units = (*whole.units, *extra)
        if name == "hai-duong":
            return replace(whole, units=units)
        return UnitTree(tuple(replace(u, aliases=(), kind="") for u in units), ("Hải Dương",))
    listed, places = {
        "hai-phong-2026": (_HAI_PHONG, ("Hải Phòng", "UBND thành phố Hải Phòng")),
        "nghe-an": (_NGHE_AN, ("Nghệ An",)),
        "schools": (_SCHOOLS, ("Nghệ An", "Sở Giáo dục và Đào tạo Nghệ An")),
    }[name]
    return UnitTree(_listed(listed), places)
