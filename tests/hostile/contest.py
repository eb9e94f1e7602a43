"""A contest folder in which whatever a person may write is a hostile value, and its sheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path

from contest.csv_cells import csv_text as written
from tests.builders import HEADER, TOML, csv_text, row, write_folder
from tests.hostile.values import MARKDOWN, SHAPES, hostile, huge, planted

COUNT = 10_000
LEADERS = {"district": "H1", "commune": "X1", "department": "S1"}
ROLES = ("admin", "reviewer", "viewer", "auditor", *LEADERS, "press")
"""Who signs in: a kind of leader stands for a leader of such a unit."""
UNREAD = '=HYPERLINK("http://evil.example") :smile: <b>'
"""The heading of a column that the contest does not declare."""
_NO_LIST = [value for value in planted("alias") if "|" not in value]
QUESTION, *OPTIONS = (text for text in planted("question") if "|" not in text)
NAMES = [text for text in planted("person") if text.isascii() and text.isprintable()]
"""Names of people that a header can carry: first one of each role, then strangers."""


def name_of(who: str) -> str:
    """The name under which a role signs in."""
    return NAMES[ROLES.index(who)].strip()


def stranger() -> str:
    """The name of somebody who has no role."""
    return NAMES[len(ROLES)].strip()


def write_hostile_folder(folder: Path) -> Path:
    """Write the contest's folder with each of its tables."""
    write_folder(folder, toml=_toml(), units=_units(), items=_items())
    (folder / "contacts.csv").write_text(_contacts(), "utf-8")
    (folder / "roster.csv").write_text(_roster(), "utf-8")
    (folder / "map.geojson").write_text(_map(), "utf-8")
    return folder


def access_toml() -> str:
    """The access file: each role has a person, who comes by the proxy or by a local account."""
    head = '[sign_in]\nways = ["proxy", "accounts"]\n'
    people = []
    for who in ROLES:
        units = f'units = ["{LEADERS[who]}"]\n' if who in LEADERS else ""
        role = "leader" if who in LEADERS else who
        people.append(f'[[people]]\nname = {_quoted(name_of(who))}\nrole = "{role}"\n{units}')
    return "\n".join([head, *people])


def answers() -> str:
    """The sheet: 2,500 answers of four hostile values each, and one of a megabyte. The unit is in
    turn a known one, an alias, a unit whose name is hostile, and nothing that is known. Some people
    have two names, and some come too late."""
    aliases, names, options = cycle(_NO_LIST), cycle(unit_names().values()), cycle(OPTIONS)
    lines: list[tuple[str, ...]] = []
    for number, (name, unit, answer, remark) in enumerate(zip(*[_values()] * 4, strict=True)):
        phone = remark if number % 10 == 9 else f"09{number - (number % 50 == 6):08}"
        meant = ("Sở Một", "Xã Một", unit, next(aliases), next(names))[number % 5]
        cells = row(number, name=name, unit=meant, answer=answer, phone=phone, prediction=remark,
                    **({"time": "20/12/2024 08:00:00"} if number % 50 == 3 else {}))  # fmt: skip
        lines.append((*cells, next(options), unit))
    lines.append((*row(2_500, name=huge()), "", huge()))
    return csv_text(lines, header=(*HEADER, QUESTION, UNREAD))


def unit_names() -> Mapping[str, str]:
    """Code → name of the units whose names are hostile; every tenth code is hostile too."""
    codes = planted("code")
    return {
        codes[number] if number % 10 == 5 else f"N{number}": f"{value} {number}"
        for number, value in enumerate(planted("unit"))
    }


def _values() -> Iterator[str]:
    return (value.replace("\x00", "") for value in hostile(COUNT))


def _toml() -> str:
    """Every Markdown shape is in the title of some group: menus and buttons are labels."""
    titles = planted("title")
    label = iter([_quoted(" ".join(titles[MARKDOWN][at::3])) for at in range(3)])
    title = iter([_quoted(" ".join(titles[at::6])) for at in range(4)])
    one = iter(_quoted(text) for text in reversed(titles))
    info = f"organizer = {next(one)}\nparent_body = {next(one)}\ncontact = {next(one)}\n"
    toml = TOML.replace('title = "Cuộc thi thử"\n', f"title = {next(title)}\n{info}")
    toml = toml.replace('title = "Sở"', f"title = {next(label)}")
    groups = [f'[[groups]]\nid = "{id_}"\ntitle = {next(label)}\n' for id_ in ("huyen", "khac")]
    rounds = [
        f'[[rounds]]\nid = "{id_}"\ntitle = {next(title)}\nopens_at = {since}\ncloses_at = {end}\n'
        for id_, since, end in (
            ("r1", "2024-11-18T07:30:00", "2024-11-25T07:30:00"),
            ("r2", "2024-11-25T07:30:00", "2024-12-13T16:30:00"),
        )
    ]
    tables = [
        *groups, *rounds,
        f"[hotline]\nphone = {next(one)}\nhours = {next(one)}\n",
        f"[ranking]\nbasis = {next(title)}\n",
        "[targets]\nparticipation_rate = 0.5\n",
    ]  # fmt: skip
    return toml.replace("[[sources]]", "".join([*tables, "[[sources]]"]))


def _units() -> str:
    """The units that the sheet means have plain names, because a name has to be certain."""
    columns = ("code", "name", "kind", "group", "parent", "headcount", "headcount_source",
               "aliases")  # fmt: skip
    sources = cycle(planted("title"))
    aliases = "|".join(_NO_LIST)
    lines: list[tuple[str | int, ...]] = [
        ("H1", "Huyện Một", "huyện", "huyen", "", 500, next(sources), ""),
        ("X1", "Xã Một", "xã", "", "H1", 400, next(sources), ""),
        ("S1", "Sở Một", "sở", "so", "", 900, next(sources), aliases),
    ]
    for number, (code, name) in enumerate(unit_names().items()):
        headcount = "" if number % 7 == 6 else 10
        place = ("xã", "", "H1") if number % 2 else ("sở", "so", "")
        lines.append((code, name, *place, headcount, next(sources), ""))
    return written([columns, *lines])


def _items() -> str:
    columns = ("id", "round", "heading", "kind", "points", "options", "key")
    of_two = "|".join(OPTIONS)
    lines = [
        ("q1", "", "Câu 1", "single", 1, "A|B|C", "A"),
        ("q2", "", QUESTION, "single", 1, of_two, OPTIONS[0]),
    ]
    return written([columns, *lines])


def _contacts() -> str:
    """Each shape is somebody's name, title and number; others have a number that can be called."""
    values, codes = planted("contact"), cycle(("H1", "X1", "S1", *unit_names()))
    lines = []
    for number, (value, code) in enumerate(zip(values, codes, strict=False)):
        phone = (value, f"02203{number:06}", f"0912{number:06}")[number % 3]
        lines.append((code, value, values[-1 - number], phone))
        lines.append(("H1", value, "", phone))
    return written([("unit_code", "name", "title", "phone"), *lines])


def _roster() -> str:
    """Some of these people have answered: their names and phones are those of the sheet."""
    listed = [("X1", name, "", f"0922{n:06}") for n, name in enumerate(planted("roster"))]
    listed += [("S1", name, "", f"0923{n:06}") for n, name in enumerate(planted("roster"))]
    listed += [("H1", name, "1990-01-01", "") for name in planted("roster")[::4]]
    sent = [*zip(*[_values()] * 4, strict=True)][: 2 * len(SHAPES)]
    listed += [("X1", name, "", f"09{n:08}") for n, (name, *_) in enumerate(sent) if n % 5 == 1]
    return written([("unit_code", "full_name", "birth_date", "phone"), *listed])


def _map() -> str:
    """A square for some top units, so that their names stand on a map."""
    tops = ["S1", *(code for n, code in enumerate(unit_names()) if n % 2 == 0)][:40]
    features = []
    for number, code in enumerate(tops):
        x, y = 106 + number % 8 / 10, 20 + number // 8 / 10
        ring = [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "id": code, "properties": {}, "geometry": shape})
    return json.dumps({"type": "FeatureCollection", "features": features})


def _quoted(text: str) -> str:
    """A string of TOML, in which every sign is written by its number."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\U{ord(c):08x}" for c in text) + '"'
