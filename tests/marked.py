"""A contest in which every person is marked in all that is theirs, and whom each role sees there.

What a role may see stands here by hand, and is never read from the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from contest import Contest, load
from ledger import Ledger, unit_decisions
from tests.builders import NOW, TOML, row, write_folder
from tests.desk import committee_view, load_rows

# The contest. Every person of it is marked in all that is theirs.

COLUMNS = """email = ["Thư"]
national_id = ["CCCD"]
birth_date = ["Ngày sinh"]
quiz_score = ["Điểm số"]
[identity]"""
UNITS = """code,name,kind,group,parent,headcount,valid_from,valid_to,successor
H1,Huyện Một,,so,,,,,
X1,Xã Một,,,H1,9,,2024-11-30,X3
X2,Xã Hai,,,H1,9,,,
X3,Xã Ba,,,H1,9,2024-12-01,,
H2,Huyện Hai,,so,,,,,
Y1,Xã Bốn,,,H2,9,,,
S1,Sở Một,,so,,9,,,
S2,Sở Hai,,so,,9,,,
"""
CODES = ("H1", "X1", "X2", "X3", "H2", "Y1", "S1", "S2")
ITEMS = """id,round,heading,kind,points,options,key
q1,,Câu 1,single,1,A|B|C,A
q2,,Câu 2,multiple_partial,1,một|hai|ba|sai,một|hai|ba
"""
HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Câu 1", "Dự đoán",
          "Thư", "CCCD", "Ngày sinh", "Câu 2", "Điểm số", "Ghi chú")  # fmt: skip
UNKNOWN = "chỗ lạ MARK07"
PEOPLE: Mapping[int, dict[str, str]] = {
    1: {"unit": "Huyện Một"},
    2: {"unit": "Xã Một"},
    3: {"unit": "Xã Hai"},
    4: {"unit": "Xã Bốn"},
    5: {"unit": "Sở Một", "prediction": "765405, 09555 00505"},  # unreadable
    6: {"unit": "Sở Hai"},  # rejected by decision
    7: {"unit": UNKNOWN},
    8: {"unit": "Xã Hai", "phone": "không có"},
    9: {"unit": "Xã Ba", "time": "20/12/2024 08:00:00"},  # too late
    10: {"unit": "Xã Ba", "time": "02/12/2024 08:00:00"},
    11: {"unit": "Xã Bốn", "phone": "0955500303"},  # 3 again, elsewhere and by another name
    12: {"unit": UNKNOWN},
}
ROSTER = {3: "X2", 4: "Y1", 21: "X2", 22: "Y1"}
CONTACT, EXCLUDED = 31, 41
OFFICES = {"H1": "0220 3111 111", "X2": "02203222222", "Y1": "02203333333"}
EVERYBODY = frozenset({*PEOPLE, *ROSTER})


def phone(number: int) -> str:
    return f"09555{number * 101:05}"


def contacts(number: int) -> tuple[str, str, str]:
    return phone(number), f"nguoi.mark{number:02}@thu.example", f"030095{number:06}"


def response(number: int) -> tuple[str, ...]:
    usual = {"name": f"Người MARK{number:02}", "phone": phone(number),
             "prediction": str(765400 + number)}  # fmt: skip
    _, email, card = contacts(number)
    remark = f"gọi {phone(number)} hay {email}"
    return (*row(number, **usual | PEOPLE[number]), email, card, "5/5/1961", "một, sai", "0 / 2",
            remark)  # fmt: skip


def write_marked(folder: Path) -> Path:
    """Write the contest's folder, with its roster, contacts and exclusions."""
    toml = TOML.replace("[identity]", COLUMNS)
    write_tables(write_folder(folder, toml=toml, units=UNITS, items=ITEMS))
    return folder


def load_marked(place: Path) -> tuple[Contest, Ledger, Mapping[int, str]]:
    """The contest and its ledger with all responses, a correction and a rejection; the ids of the
    responses by person."""
    contest, ledger = load(write_marked(place / "c")), Ledger.at(place / "ledger")
    load_rows(contest, ledger, *map(response, PEOPLE), header=HEADER)
    lines = committee_view(contest, ledger).look_up("MARK")
    line_of = {int(line["full_name"][-2:]): line for line in lines}
    ids = {number: line["response_id"] for number, line in line_of.items()}
    of_five = dict(zip(("phone", "email", "national_id"), contacts(5), strict=True))
    facts = {"row_hash": line_of[5]["content_hash"], **of_five}
    ledger.decide("correct", ids[5], facts, note=f"hỏi {phone(5)}, MARK05", by="ai", now=NOW)
    ledger.decide("reject", ids[6], note="MARK06", by="ai", now=NOW)
    listed = [(f"Bà MARK{EXCLUDED}", "", phone(EXCLUDED))]
    proposed = unit_decisions.roster(contest.units, 2, listed)
    ledger.decide("propose_roster", *proposed, by="ai", now=NOW)
    committee_view(contest, ledger)
    return contest, ledger, ids


def write_tables(folder: Path) -> None:
    roster = [f"{code},Người MARK{n:02},,{phone(n)}" for n, code in ROSTER.items()]
    tables = {
        "roster": ["unit_code,full_name,birth_date,phone", *roster],
        "contacts": ["unit_code,name,title,phone", f"X2,Ông MARK{CONTACT},,{phone(CONTACT)}",
                     *(f"{code},,Văn phòng,{number}" for code, number in OFFICES.items())],
        "exclusions": ["phone,email,national_id,full_name,unit_code,reason",
                       f"{phone(EXCLUDED)},,,Bà MARK{EXCLUDED},,x"],
    }  # fmt: skip
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")


# The roles, and whom they see. For leaders worked out by hand for 1 January 2025, when X1 has
# merged into X3; the code of a unit that has ended leads nobody.

INSIDERS = ("admin", "reviewer", "viewer", "auditor")
LEADERS: Mapping[str, tuple[str, ...]] = {
    "leader of a district": ("H1",),
    "leader of a commune": ("X3",),
    "leader of a department": ("S1",),
    "leader of two units": ("S2", "Y1"),
    "leader of an ended unit": ("X1",),
    "leader of nothing": (),
}
STRANGERS = ("nobody", "participant", "mayor", "no principal")
OUTSIDERS = ("press", "bearer")
WHO = (*INSIDERS, *LEADERS, *OUTSIDERS, *STRANGERS)
SEES: Mapping[str, set[int]] = {
    "leader of a district": {1, 2, 3, 8, 9, 10, 21, CONTACT},
    "leader of a commune": {2, 9, 10},
    "leader of a department": {5},
    "leader of two units": {4, 6, 11, 22},
    **{who: {*EVERYBODY, CONTACT} for who in INSIDERS},
}
