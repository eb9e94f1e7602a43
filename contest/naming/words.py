"""Words that Vietnamese offices are written with. Data: the same in every province.

Everything is given as `spelling.letters` writes it: small, without accents and spaces, i for y,
"và" left out.
"""

from __future__ import annotations

PROVINCE, DISTRICT, COMMUNE = 0, 1, 2

LEVELS = {
    "tinh": PROVINCE,
    "thanhpho": DISTRICT,
    "thixa": DISTRICT,
    "huien": DISTRICT,
    "quan": DISTRICT,
    "xa": COMMUNE,
    "phuong": COMMUNE,
    "thitran": COMMUNE,
    "dackhu": COMMUNE,
}
"""Kind of an administrative unit → its level. Kinds of one level are mistaken for each other: a
district becomes a town, a commune a ward."""

KINDS = {
    **{kind: kind for kind in LEVELS},
    "tp": "thanhpho",
    "tx": "thixa",
    "h": "huien",
    "q": "quan",
    "x": "xa",
    "p": "phuong",
    "tt": "thitran",
    "dk": "dackhu",
}
"""Written before a name → kind."""

KINDS_BEHIND = {
    "province": "tinh",
    "citi": "thanhpho",
    "district": "huien",
    "commune": "xa",
    "ward": "phuong",
    "town": "thitran",
}
"""Written after a name, in English → kind."""

AUTHORITIES = ("ubnd", "ub", "uibannhandan", "uiban", "hdnd", "hoidongnhandan")
"""The authority of a place is the place."""

SAID_WITHOUT_MEANING = frozenset((*AUTHORITIES, "thuoc", "cua"))
"""Between the names of units."""

DISTRICT_OFFICES = (
    "văn phòng",
    "thanh tra",
    "bộ phận một cửa",
    "bộ phận tiếp nhận và trả kết quả",
    "hội đồng phối hợp PBGDPL",
    "hội đồng phối hợp phổ biến giáo dục pháp luật",
    "phòng nội vụ",
    "phòng tư pháp",
    "phòng tài chính kế hoạch",
    "phòng kế hoạch tài chính",
    "phòng tài nguyên môi trường",
    "phòng lao động thương binh xã hội",
    "phòng văn hóa thông tin",
    "phòng văn hóa khoa học thông tin",
    "phòng văn hóa xã hội",
    "phòng giáo dục đào tạo",
    "phòng y tế",
    "phòng dân tộc",
    "phòng kinh tế",
    "phòng kinh tế hạ tầng",
    "phòng kinh tế hạ tầng đô thị",
    "phòng quản lý đô thị",
    "phòng nông nghiệp phát triển nông thôn",
    "phòng nông nghiệp môi trường",
    "trung tâm phục vụ hành chính công",
    "TT phục vụ hành chính công",
)
"""Parts of the authority of a district or commune by the decrees on their organization (37/2014,
150/2025). A closed list: "Phòng giao dịch …" and "Văn phòng công chứng …" are no such part."""

SHORT_NAMES_OF_OFFICES = frozenset(
    ("phonggiaoduc", "phonglaodong", "phongvanhoa", "phongnongnghiep")
)
"""Said for such a part, in full words only: "Phòng GD" may be a bank's branch."""

DEPARTMENT_OFFICES = ("phong", "vanphong", "vp", "thanhtra")
"""With these a part of a department begins, whatever the part is called …"""

OTHER_BODIES = frozenset(
    (
        *("giao", "kham", "cong", "dang", "dki", "ngan", "buu", "canh", "luat", "ui", "doan"),
        *("hoi", "truong", "trung", "tt", "nhanh", "cuc", "benh", "tram", "vien", "cti", "so"),
        *("ban", "quan", "hat", "doi", "xi", "huien", "tp", "tx", "xa", "phuong", "tinh", "h"),
        *("x", "p", "vpdk"),
    )
)
"""… unless one of these words stands in it, which speak of another body or place."""

SCHOOLS = {
    "mầm non": "MN",
    "mẫu giáo": "MG",
    "tiểu học": "TH",
    "trung học cơ sở": "THCS",
    "trung học phổ thông": "THPT",
}
"""Kinds of schools, in full and short. "Trường" before them may be left out."""

SCHOOL = "trường"

ONSETS = ("ngh", "ng", "nh", "th", "tr", "ch", "ph", "kh", "gi", "gh", "qu")
"""Consonants of two and three letters, which initials may keep: "SNgV"."""
