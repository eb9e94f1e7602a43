"""What each place says of the contest, a group and a unit, read from its file as people read it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl

from publish.chase import chase
from results import View
from tests.publish.letter_desk import docx_lines

RATIO = r"(?P<counted>[\d.]+)/(?P<headcount>[\d.]+)"
RATE = r"(?P<rate>\d+,\d+)\s%"
SILENT = "chưa có người dự thi"


@dataclass(frozen=True)
class Figure:
    """What one place says; None: the place does not say so, or nobody knows.

    `counted`: the people in units with a known headcount. `rate`: percent, as exact as printed.
    """

    people: int | None = None
    attempts: int | None = None
    counted: int | None = None
    headcount: int | None = None
    rate: Decimal | None = None


Told = dict[str, Figure]
"""What a place says, by "" for the contest, title of a group, and name of a top unit."""


def of_unit(row: Any) -> Figure:
    """The figure of a participation row."""
    counted = row["people"] if row["headcount"] else None
    rate = row["participation_rate"]
    return Figure(row["people"], row["attempts"], counted, row["headcount"], percent(rate))


def percent(rate: float | None) -> Decimal | None:
    return None if rate is None else places(rate * 100)


def places(number: float) -> Decimal:
    """The number as it was written, without what binary fractions add."""
    return Decimal(str(round(number, 9)))


def summed(parts: Iterable[Figure]) -> Figure:
    parts = list(parts)
    counted = sum(one.counted or 0 for one in parts)
    headcount = sum(one.headcount or 0 for one in parts)
    return Figure(
        sum(one.people or 0 for one in parts),
        sum(one.attempts or 0 for one in parts),
        counted,
        headcount,
        Decimal(counted * 100) / headcount,
    )


def number(text: str) -> int:
    return int(text.replace(".", ""))


def read(pattern: str, text: str) -> Figure:
    """The figure that a sentence states, by the names in the pattern."""
    found = re.search(pattern, text)
    assert found, (pattern, text)
    said = found.groupdict()
    rate = said.pop("rate", None)
    whole = {name: number(value) for name, value in said.items()}
    return Figure(**whole, rate=Decimal(rate.replace(",", ".")) if rate else None)


def of_the_page(view: View) -> Told:
    headline = view.headline()
    whole = Figure(
        headline.people, headline.attempts, headline.counted_people, headline.headcount,
        percent(headline.participation_rate),
    )  # fmt: skip
    leagues = [view.league(group.id) for group in view.contest.groups]
    units = {row["unit_name"]: of_unit(row) for league in leagues for row in league.rows}
    groups = {
        group.title: Figure(headcount=league.headcount)
        for group, league in zip(view.contest.groups, leagues, strict=True)
    }
    return {"": whole, **groups, **units}


def of_json(content: bytes) -> Told:
    def figure(said: Any) -> Figure:
        counted = said.get("counted_people", said["people"] if said["headcount"] else None)
        rate = percent(said["participation_rate"])
        return Figure(said["people"], said.get("attempts"), counted, said["headcount"], rate)

    told = json.loads(content)
    groups = {one["title"]: figure(one) for one in told["groups"]}
    return {"": figure(told), **groups, **top(told["units"], figure)}


def top(units: Any, figure: Any) -> Told:
    return {one["name"]: figure(one) for one in units if one["parent"] is None}


def of_table(rows: Iterable[dict[str, Any]]) -> Told:
    """The lines of turnout.csv and turnout.xlsx."""

    def whole(row: dict[str, Any], name: str) -> int | None:
        return int(row[name]) if row[name] not in ("", None) else None

    told = {}
    for row in rows:
        rate = row["Tỷ lệ tham gia"]
        if not row["Đơn vị cấp trên"]:
            told["" if row["Cấp"] == "Cuộc thi" else row["Tên"]] = Figure(
                whole(row, "Người dự thi"),
                whole(row, "Lượt thi hợp lệ"),
                whole(row, "Người dự thi ở đơn vị có tổng số"),
                whole(row, "Tổng số CBCCVC"),
                places(float(rate) * 100) if rate not in ("", None) else None,
            )
    return told


def of_csv(content: bytes) -> Told:
    return of_table(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def of_xlsx(content: bytes) -> Told:
    book = openpyxl.load_workbook(io.BytesIO(content))
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    return of_table(dict(zip(map(str, head), row, strict=True)) for row in rows)


def of_release(text: str) -> Told:
    pattern = (
        rf"có (?P<people>[\d.]+) người dự thi, với (?P<attempts>[\d.]+) lượt.*?{RATE} \({RATIO}"
    )
    told = {"": read(pattern, text)}
    for line in text.splitlines():
        name, _, rest = line.partition("\t")
        if re.match(RATIO, rest):
            told[name] = read(rf"{RATIO}\t{RATE}", rest)
    return told


def of_bulletin(text: str) -> Told:
    total = r"Có (?P<people>[\d.]+) người dự thi với (?P<attempts>[\d.]+) lượt"
    whole = read(rf"{total}[^(]*{RATE} \({RATIO} người", text)
    told = {"": whole}
    for line in text.splitlines():
        if found := re.match(rf"• (?P<name>.+): (?P<said>{RATE} \({RATIO}\))$", line):
            told[found["name"]] = read(rf"{RATE} \({RATIO}", found["said"])
        if "đơn vị thấp nhất: " in line:
            for said in line.partition("đơn vị thấp nhất: ")[2].split("; "):
                name = re.split(rf" \d+,| {SILENT}", said)[0]
                told[name] = read(RATIO if SILENT in said else rf"{RATE} \({RATIO}", said)
    return told


def of_workbook(file: Path, groups: Iterable[str]) -> Told:
    """The values that the file carries, as an office shows them before it computes."""
    book = openpyxl.load_workbook(file, data_only=True)
    first, told = list(book.worksheets[0].iter_rows(values_only=True)), {}
    named = {str(row[0]): row[1] for row in reversed(first)}  # definitions stand below
    told[""] = Figure(
        named["Người dự thi (mỗi người tính một lần)"],
        named["Lượt thi hợp lệ"],
        named["Người dự thi ở đơn vị đã có mẫu số"],
        named["Tổng số CBCCVC"],
        percent(named["Tỷ lệ tham gia (đơn vị đã có mẫu số)"]),
    )
    head = next(row for row in first if row[0] == "Khối")
    for title in groups:
        told[title] = of_cells(head, next(row for row in first if row[0] == title))
        head_of_units, *rows = [
            row
            for row in book[title[:31]].iter_rows(min_row=6, values_only=True)
            if row[3] is not None
        ]
        for row in rows:
            if row[1]:  # a line of a sum has no code
                told[str(row[2])] = of_cells(head_of_units, row)
    return told


def of_cells(head: tuple[Any, ...], row: tuple[Any, ...]) -> Figure:
    said = dict(zip(head, row, strict=True))
    known = said["Tổng số CBCCVC"]
    counted = said.get("Người dự thi ở đơn vị đã có mẫu số", said["Người dự thi"])
    return Figure(
        said["Người dự thi"],
        said["Lượt thi hợp lệ"],
        counted if known else None,
        known,
        percent(said["Tỷ lệ tham gia"]),
    )


def of_letter(file: Path) -> Figure:
    (state,) = [line for line in docx_lines(file.read_bytes()) if line.startswith("Tính đến")]
    if SILENT in state:
        return read(rf"\({RATIO} người\)", state)
    if "chưa tính được tỷ lệ" in state:
        return read(r"có (?P<people>[\d.]+) người dự thi", state)
    return read(rf"có {RATIO} người dự thi, tỷ lệ tham gia {RATE}", state)


def of_chase(view: View) -> Told:
    layers = chase(view)
    units = [
        unit
        for layer, one in layers.items()
        if not layer.beneath
        for unit in (*(chased.unit for chased in one.below), *one.unknown)
    ]
    return {
        unit.name: Figure(
            unit.people, None, unit.people if unit.headcount else None, unit.headcount,
            percent(unit.rate),
        )
        for unit in units
    }  # fmt: skip


def disagreements(told: Told, measure: Told) -> list[str]:
    """Where a place says something else than the command, rates at the places that are printed."""
    found = []
    for name, figure in told.items():
        right = measure[name]
        for one in fields(Figure):
            said = getattr(figure, one.name)
            if one.name != "rate" and said not in (None, getattr(right, one.name)):
                found.append(f"{name}: {one.name} {said}, not {getattr(right, one.name)}")
        if figure.rate is not None:
            assert right.headcount, name
            exact = Fraction((right.counted or 0) * 100, right.headcount)
            exponent = figure.rate.as_tuple().exponent
            assert isinstance(exponent, int)
            if abs(exact - Fraction(figure.rate)) > Fraction(10) ** exponent / 2:
                found.append(f"{name}: rate {figure.rate}, not {float(exact)}")
    return found
