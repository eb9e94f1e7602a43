"""The part Đơn vị: units.csv as a table with search, one unit to change or add, and rows that come
from a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from authoring.draft import slug
from authoring.sheets import Row
from contest.tables import parse_day
from contest.text import fold_case, found_in
from contest.units import COLUMNS
from ui.components.blocks import quiet, show
from ui.components.choice import choose_one, unit_texts
from ui.components.inputs import search_field
from ui.components.plain import option
from ui.components.tables import Column, table
from ui.setup.pasting import Sheet
from ui.setup.ways import draw_ways, row_at
from ui.shell.visit import Visit

PAGE = 20
_USUAL = ("name", "group", "parent", "headcount")
_EARLIEST, _LATEST = date(1945, 1, 1), date(2100, 1, 1)


def draw_units(visit: Visit, text: str, key: str) -> str:
    """Draw the way that is chosen; the text of units.csv as it is filled in."""
    sheet = _sheet(visit)
    return draw_ways(
        visit, "units", text, key, sheet,
        look=lambda rows: _draw_table(visit, rows, key),
        choose=lambda rows: _choose(visit, rows, key),
        fill=lambda rows, place, name: _draw_unit(visit, rows, place, name, sheet),
    )  # fmt: skip


def _draw_table(visit: Visit, rows: Sequence[Row], key: str) -> None:
    say, fmt, groups = visit.say, visit.fmt, _groups(visit)
    if not rows:
        show(quiet(say("setup.no_entries")))
        return
    search = search_field(say("setup.units.search"), say("choice.hint"), f"{key}_search")
    texts = {str(n): (row["name"], row.get("aliases", ""), row["code"]) for n, row in
             enumerate(rows)}  # fmt: skip
    found = [rows[int(n)] for n in found_in(search, texts)] if search else list(rows)
    names = {row["code"]: row["name"] for row in rows}
    show(quiet(say("setup.units.count", n=len(found), count=fmt.whole(len(found)))))
    pages, number, place = -(-len(found) // PAGE), 1, st.container()
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key=f"{key}_page_{search}")
    columns = (
        Column(say("setup.unit.name"), lambda r: r["name"], "main"),
        Column(say("setup.unit.headcount"), lambda r: r.get("headcount", ""), "lead-value", True),
        Column(say("setup.unit.code"), lambda r: r["code"]),
        Column(say("setup.unit.group"), lambda r: groups.get(r.get("group", ""),
               r.get("group", ""))),
        Column(say("setup.unit.parent"), lambda r: names.get(r.get("parent", ""), "")),
        Column(say("setup.unit.valid_to"), lambda r: _day(visit, r.get("valid_to", ""))),
    )  # fmt: skip
    shown = found[(number - 1) * PAGE : number * PAGE]
    with place:
        show(table(columns, shown, name=say("setup.part.units")))


def _choose(visit: Visit, rows: Sequence[Row], key: str) -> int | None:
    tree, entries = visit.contest.units, dict[str, tuple[str, ...]]()
    for number, row in enumerate(rows):
        texts = unit_texts(tree, number) if number < len(tree.units) else (row["name"],)
        entries[str(number)] = (f"{row['name']} · {row['code']}", *texts)
    chosen = choose_one(
        visit, visit.say("column.unit"), entries, key=f"{key}_unit", first=None,
        placeholder=visit.say("review.unit_choose"),
    )  # fmt: skip
    return None if chosen is None else int(chosen)


def _draw_unit(
    visit: Visit, rows: Sequence[Row], place: int | None, key: str, sheet: Sheet
) -> Row | None:
    """The row of a unit as it is filled in; None: it is taken out."""
    say = visit.say
    before = row_at(rows, place, sheet)
    codes = {row["code"]: (f"{row['name']} · {row['code']}", row["name"], row["code"])
             for row in rows}  # fmt: skip
    groups = {"": say("setup.none"), before["group"]: before["group"] or say("setup.none")}
    groups |= _groups(visit)
    row: dict[str, str] = {}

    def text(name: str, *, fixed: bool = False) -> str:
        tip = f"setup.unit.{name}_help"
        return st.text_input(
            say(f"setup.unit.{name}"), before[name], max_chars=300, key=f"{key}_{name}",
            disabled=fixed, help=say(tip) if say.has(tip) else None,
        ).strip()  # fmt: skip

    with st.container(key=f"setup_grid_{key}"):
        row["name"] = text("name")
        row["code"] = text("code", fixed=place is not None)
        row["kind"] = text("kind")
        row["group"] = st.selectbox(
            say("setup.unit.group"), list(groups), list(groups).index(before["group"]),
            format_func=lambda one: option(groups[one]), filter_mode=None, key=f"{key}_group",
            help=say("setup.unit.group_help"),
        )  # fmt: skip
        count = before["headcount"]
        number = st.number_input(
            say("setup.unit.headcount"), min_value=0, value=int(count) if count.isdigit() else None,
            step=1, key=f"{key}_headcount", help=say("setup.unit.headcount_help"),
        )  # fmt: skip
        row["headcount"] = "" if number is None else str(number)
        row["headcount_source"] = text("headcount_source")
        for name in ("valid_from", "valid_to"):
            row[name] = _draw_day(visit, name, before[name], key)
        row["successor"] = text("successor")
    parents = {"": (say("setup.none"),), **codes}
    if before["parent"] not in parents:
        parents[before["parent"]] = (before["parent"],)
    row["parent"] = choose_one(visit, say("setup.unit.parent"), parents, key=f"{key}_parent",
                               first=before["parent"]) or ""  # fmt: skip
    lines = st.text_area(
        say("setup.unit.aliases"), "\n".join(before["aliases"].split("|")), height=110,
        max_chars=4_000, key=f"{key}_aliases", help=say("setup.unit.aliases_help"),
    )  # fmt: skip
    row["aliases"] = "|".join(filter(None, (one.strip() for one in lines.splitlines())))
    if place is None and row["name"] and not row["code"]:
        row["code"] = slug(row["name"]).upper()
    out = place is not None and st.checkbox(say("setup.unit.out"), key=f"{key}_out")
    return None if out else {name: row[name] for name in COLUMNS}


def _draw_day(visit: Visit, name: str, before: str, key: str) -> str:
    first = parse_day(before) if before else None
    day = st.date_input(
        visit.say(f"setup.unit.{name}"), first, min_value=_EARLIEST, max_value=_LATEST,
        format="DD/MM/YYYY", key=f"{key}_{name}",
    )  # fmt: skip
    if day == first:
        return before
    return day.isoformat() if isinstance(day, date) else ""


def _day(visit: Visit, text: str) -> str:
    day = parse_day(text) if text else None
    return visit.fmt.day(day) if day else text


def _groups(visit: Visit) -> Mapping[str, str]:
    return {group.id: group.title for group in visit.contest.groups}


def _sheet(visit: Visit) -> Sheet:
    say = visit.say
    words = {say(f"setup.unit.{name}"): name for name in COLUMNS}

    def tidied(rows: Sequence[Row], kept: Sequence[Row]) -> Sequence[Row]:
        """A group may be named by its title, a parent by its name; a unit without a code gets one
        from its name."""
        titles = {fold_case(title): one for one, title in _groups(visit).items()}
        coded = [
            {**row, "code": row.get("code") or slug(row.get("name", "")).upper()} for row in rows
        ]
        names = {fold_case(row.get("name", "")): row["code"] for row in (*kept, *coded)}
        return [
            {
                **row,
                **{name: known.get(fold_case(row[name]), row[name])
                   for name, known in (("group", titles), ("parent", names)) if name in row},
            }
            for row in coded
        ]  # fmt: skip

    return Sheet("name", COLUMNS, (), ("code", "valid_from"), words, _USUAL, tidied)
