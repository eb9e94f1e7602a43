"""Small contests written by hand: everybody is one letter, and rows have all fields."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from .draws import Decision
from .scorer import Count, Load, count_folder

Row = tuple[str, ...]

HEADINGS = {
    "submitted_at": "Dấu thời gian",
    "full_name": "Họ và tên",
    "phone": "Số điện thoại",
    "email": "Email",
    "national_id": "CCCD",
    "birth_date": "Ngày sinh",
    "unit": "Đơn vị",
}
HEADER = (*HEADINGS.values(), "Ông/bà là", "Câu 1")
WINDOW = "opens_at = 2024-11-28T08:00:00\ncloses_at = 2024-12-04T08:00:00\n"
IDENTITY = '[identity]\nmatch_on = ["phone"]\n'
BY_TIME = '[ranking]\norder = ["submitted_at"]\n'
ROUNDS = """
[[rounds]]
id = "r1"
opens_at = 2024-11-28T08:00:00
closes_at = 2024-12-01T08:00:00
[[rounds]]
id = "r2"
opens_at = 2024-12-01T08:00:00
closes_at = 2024-12-04T08:00:00
"""
ITEMS = "id,round,heading,kind,points,options,key\ni1,,Câu 1,single,1,Đúng|Sai,Đúng\n"
UNITS = """\
code,name,kind,group,parent,headcount,valid_from,valid_to
H1,Huyện Một,huyện,district,,,,
X1,Xã Một,xã,,H1,,,
X2,Xã Hai,xã,,H1,,,
H2,Huyện Hai,huyện,district,,,,
"""


def row(name: str, at: str = "29/11 09:00", **cells: str) -> Row:
    """One submission; the phone follows from the name's last letter, the rest is blank."""
    day, clock = at.split()
    plain = {"full_name": name, "phone": f"09000000{ord(name[-1]):02}", "kind": "", "one": "Đúng"}
    known = plain | {"submitted_at": f"{day}/2024 {clock}:00"} | cells
    return tuple(known.get(field, "") for field in (*HEADINGS, "kind", "one"))


def stand(places: str, day: str = "29/11", **cells: str) -> list[Row]:
    """Rows that stand as written: in "A1 B2 C2" A is first, then B and C together."""
    return [
        row(f"Người {one[0]}", f"{day} 09:{int(one[1:]):02}", **cells) for one in places.split()
    ]


def folder(
    path: Path, *tables: str, window: str = WINDOW, identity: str = IDENTITY, **csv: str
) -> Path:
    """A contest folder with tables added to contest.toml, and the texts of other CSV files."""
    columns = [f'{field} = ["{heading}"]' for field, heading in HEADINGS.items()]
    source = ['[[sources]]\nid = "a"\nkind = "file"\n']
    head = ['[contest]\nid = "thu"', window, identity, "[columns]", *columns]
    (path / "contest.toml").write_text("\n".join([*head, *source, *tables]), encoding="utf-8")
    for name, text in ({"units": UNITS, "items": ITEMS} | csv).items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def counted(
    path: Path,
    rows: Iterable[Row],
    as_of: datetime | None = None,
    decisions: Sequence[Decision] = (),
) -> Count:
    """The count of one file; the response of "Người A" on 29/11 is called "A", later ones "A.1"."""
    rows = list(rows)
    names = [one[1][-1:] for one in rows]
    tokens = [
        name + (f".{before}" if (before := names[:place].count(name)) else "")
        for place, name in enumerate(names)
    ]
    load = Load("a", HEADER, tuple(rows), tokens=tuple(tokens))
    return count_folder(path, [load], as_of, decisions)


def prizes(*wanted: str) -> str:
    """`[[prizes]]` from "name count [round] [category]", "-" for overall."""
    tables = []
    for one in wanted:
        name, number, round_id, category = [*one.split(), "-", "-"][:4]
        tables += ["[[prizes]]", f'name = "{name}"', f"count = {number}"]
        tables += [f'round = "{round_id}"'] if round_id != "-" else []
        tables += [f'category = "{category}"'] if category != "-" else []
    return "\n".join(tables) + "\n"


def held(result: Count, round_id: str | None = None, category: str | None = None) -> str:
    """Who holds what in a table: "A=Nhất B=Nhì", by rank, then by name."""
    standings = result.standings(round_id, category=category)
    best_first = sorted(standings, key=lambda s: (s.rank, s.response.full_name))
    return " ".join(f"{s.response.full_name[-1]}={s.prize}" for s in best_first if s.prize)


def waiting(result: Count) -> list[str]:
    """The groups that wait for a draw, in the order of their places."""
    return [
        "".join(sorted(one.removeprefix("a/") for one in ids)) for _, ids in result.awards.waiting
    ]


def fates(result: Count) -> list[str]:
    """Of each response its reason, else its state."""
    return [response.reason or response.state for response in result.responses]
