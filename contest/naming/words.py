"""Words in the names of Vietnamese offices, as data. They are the same in every province.

Names of offices and schools are written in full. All other words are written as `spelling.letters`
returns them: in small letters, without accents and spaces, with i for y, and without "và".
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
"""Kind of an administrative unit → its level. People confuse kinds of one level, because a district
becomes a town and a commune becomes a ward."""

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
"""Word before a name → kind."""

KINDS_BEHIND = {
    "province": "tinh",
    "citi": "thanhpho",
    "district": "huien",
    "commune": "xa",
    "ward": "phuong",
    "town": "thitran",
}
"""English word after a name → kind."""

AUTHORITIES = ("ubnd", "ub", "uibannhandan", "uiban", "hdnd", "hoidongnhandan")
"""Authorities. The authority of a place means the place itself."""

SAID_WITHOUT_MEANING = frozenset((*AUTHORITIES, "thuoc", "cua"))
"""Words between the names of units."""

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
150/2025). The list is closed: "Phòng giao dịch …" and "Văn phòng công chứng …" are not parts of an
authority."""

SHORT_NAMES_OF_OFFICES = frozenset(
    ("phonggiaoduc", "phonglaodong", "phongvanhoa", "phongnongnghiep")
)
"""Short names of such parts, in full words only, because "Phòng GD" may be a bank's branch."""

DEPARTMENT_OFFICES = ("phong", "vanphong", "vp", "thanhtra")
"""The name of a part of a department begins with one of these words …"""

OTHER_BODIES = frozenset(
    (
        *("giao", "kham", "cong", "dang", "dki", "ngan", "buu", "canh", "luat", "ui", "doan"),
        *("hoi", "truong", "trung", "tt", "nhanh", "cuc", "benh", "tram", "vien", "cti", "so"),
        *("ban", "quan", "hat", "doi", "xi", "huien", "tp", "tx", "xa", "phuong", "tinh", "h"),
        *("x", "p", "vpdk"),
    )
)
"""… and has none of these words, which speak of another body or place."""

SCHOOLS = {
    "mầm non": "MN",
    "mẫu giáo": "MG",
    "tiểu học": "TH",
    "trung học cơ sở": "THCS",
    "trung học phổ thông": "THPT",
}
"""Kind of school in full → in short. "Trường" before a kind may be left out."""

SCHOOL = "trường"

ONSETS = ("ngh", "ng", "nh", "th", "tr", "ch", "ph", "kh", "gi", "gh", "qu")
"""Consonants of two and three letters, which an abbreviation may keep: "SNgV"."""
