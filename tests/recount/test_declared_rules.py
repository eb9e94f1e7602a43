"""Rules of the folder by hand: exclusions, age, categories, and what the contract says exactly."""

from __future__ import annotations

from recount import Count, count
from service.recounted import recorded
from tests.builders import HEADER, NOW, TOML, UNITS, row
from tests.recount.conftest import BUSY, BUSY_ITEMS, Desk, Make, said

MORE = TOML.replace(
    "[identity]\n",
    'birth_date = ["Ngày sinh"]\nemail = ["Thư"]\nnational_id = ["CCCD"]\n'
    "[identity]\nminimum_age = 18\n",
) + """
[[categories]]
id = "can-bo"
when = { column = "Ông/bà là", is = ["Cán bộ", "Viên chức"] }
[[categories]]
id = "dan"
when = { column = "ông/bà  là", is = ["Người dân"] }
[[prizes]]
name = "Nhất"
count = 1
category = "dan"
"""  # fmt: skip
MORE_HEADER = (*HEADER, "Ngày sinh", "Thư", "CCCD", "Ông/bà là")
EXCLUSIONS = """phone,email,national_id,full_name,unit_code,reason
+84 900 000 001,,,,,thư ký
,AN@Example.com,,,,
,,030095123456,,,
,,,người  SỐ 4,S2,
,,,,P1,
"""


def line(
    number: int,
    born: str = "1/1/1990",
    mail: str = "",
    card: str = "",
    who: str = "Cán bộ",
    **cells: str,
) -> tuple[str, ...]:
    return (*row(number, **cells), born, mail, card, who)


ROWS = (
    line(1),
    line(2, mail="an@example.com"),
    line(3, card="30095123456"),
    line(4, unit="Sở Hai"),
    line(5, unit="Phòng Một"),
    line(6),
    line(7, name="Người Số 4", phone="0900000007"),
    line(8, born="19/11/2006"),
    line(9, born="18/11/2006", who="Người dân"),
    line(10, born=""),
    line(11, born="lạ"),
    line(12, who="viên chức"),
    line(13, who="Viên  chức"),
    line(14, unit="chỗ lạ", name="Người Số 4", phone="0900000014"),
    line(1, born="", unit="chỗ lạ"),
)


def counted(desk: Desk) -> Count:
    return count(desk.contest, recorded(desk.results(), desk.contest.local(NOW)))


def rules(make: Make) -> tuple[Desk, Count, dict[str, list[str | None]]]:
    desk = make(
        toml=MORE,
        units=UNITS + "P1,Phòng,phòng,,S1,\nP2,Phòng Một,phòng,,P1,\n",
        exclusions=EXCLUSIONS,
    )
    desk.load(*ROWS, header=MORE_HEADER)
    found = counted(desk)
    query = "select response_id, full_name from responses order by first_row_number"
    names: dict[str, list[str | None]] = {}
    for one in desk.results().rows("attempts", query).to_pylist():
        reason = found.responses[one["response_id"]].reason
        names.setdefault(one["full_name"].removeprefix("Người Số "), []).append(reason)
    return desk, found, names


def test_exclusions_age_and_categories(make: Make) -> None:
    desk, found, names = rules(make)
    excluded, held = "R104_excluded", "R212_birth_date_unknown"
    assert names == {
        "1": [excluded, excluded],  # before anything is held
        "2": [excluded],
        "3": [excluded],
        "4": [excluded, None, "R206_unit_unknown"],  # only in its unit, and only if it is certain
        "5": [excluded],  # beneath the unit
        "6": [None],
        "8": ["R105_under_age"],
        "9": [None],  # the birthday itself counts
        "10": [held],
        "11": [held],
        "12": [None],
        "13": [None],
    }
    lists = {category: len(lines) for (_, category), lines in found.standings.items()}
    assert lists == {0: 3, 1: 1}, "who meets no category is counted, and stands in no list"
    assert found.standings[-1, 1][0].prize == "Nhất"
    assert found.participation[-1][0].attempts == 5
    assert desk.verdict().differences == ()


def test_an_edit_after_the_end_of_the_round_of_any_earlier_version_is_outside(make: Make) -> None:
    desk = make(toml=BUSY, items=BUSY_ITEMS)
    for time in ("17/11/2024 08:00:00", "20/11/2024 08:00:00", "26/11/2024 08:00:00"):
        desk.load(*(said(n) for n in range(2, 8)), said(1, time=time))
    reasons = {one.reason for one in counted(desk).responses.values()}
    assert reasons == {None, "R107_edited_after_end"}
    assert desk.verdict().differences == ()


def test_a_category_keeps_the_case_of_its_cells_and_a_lost_column_of_one_waits(make: Make) -> None:
    desk = make(toml=MORE, units=UNITS + "P1,Phòng,phòng,,S1,\n")
    twice = (*MORE_HEADER, "Ông/bà là")
    desk.load((*line(1), "cán bộ"), (*line(2), ""), header=twice)
    assert [own.category for own in counted(desk).responses.values()] == [-1, 0]
    assert desk.verdict().differences == ()
    lost = tuple("Nhóm" if name == "Ông/bà là" else name for name in MORE_HEADER)
    desk.load(line(1), line(2), line(3), header=lost)
    reasons = {own.reason for own in counted(desk).responses.values()}
    assert "R208_column_missing" in reasons
    assert desk.verdict().differences == ()


def test_a_condition_of_a_category_that_changed_is_an_edit_with_its_own_second(make: Make) -> None:
    void = "[[voids]]\nopens_at = 2024-11-20T09:00:00\ncloses_at = 2024-11-20T09:00:01\n"
    desk = make(toml=MORE + void)
    desk.load(line(1, time="20/11/2024 09:00:00"), header=MORE_HEADER)
    assert [own.reason for own in counted(desk).responses.values()] == ["R103_void_period"]
    desk.load(line(1, time="20/11/2024 09:00:01", who="Người dân"), header=MORE_HEADER)
    assert [own.state for own in counted(desk).responses.values()] == ["accepted"]
    assert desk.verdict().differences == ()
