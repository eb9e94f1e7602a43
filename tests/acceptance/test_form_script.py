"""The script that makes the form, run in a stand-in of Google's services: the form equals the
folder item by item, and what people fill in imports with every row counted for the right unit."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import tomllib
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from cli import ingest, scoring
from contest import load
from contest.folder import check, open_questions
from contest.settings import Source
from publish.promotion.form_link import unit_link
from sample.clock import day_of
from sample.folder import Unit, fold
from tests.builders import write_folder
from tests.form.folders import FOLDERS, SMALL, SMALL_ITEMS, SMALL_UNITS, Case
from tests.form.made import Item, chosen, fits, leaves, made, phone


@pytest.fixture(params=FOLDERS, scope="module")
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    make, options, days = FOLDERS[request.param]
    place = tmp_path_factory.mktemp("form")
    folder = make(place / "contest")
    first, last = map(date.fromisoformat, days)
    return Case(folder, made(folder, place, *options), first, last, options)


def test_the_form_equals_the_folder(case: Case) -> None:
    contest, form = case.contest, case.made
    asked = [item for item in contest.items if item.round in ("", case.round)]
    types = {"single": "MULTIPLE_CHOICE", "multiple": "CHECKBOX", "multiple_partial": "CHECKBOX"}
    told = [
        (q["title"], q["type"], [c["value"] for c in q["choices"]])
        for q in form.pages[-1][1]
        if "choices" in q
    ]
    assert told == [(i.heading, types[i.kind], list(i.options)) for i in asked]
    columns = contest.settings.columns
    titles = Counter(q["title"] for q in form.questions)
    for field, headings in columns.items():
        if field != "submitted_at":
            assert titles[headings[0]] >= 1, field
    asked_of = {*columns} & {"birth_date", "email", "national_id", "prediction"}
    types_of = Counter(q["type"] for q in form.questions)
    assert types_of["DATE"] == ("birth_date" in columns)
    assert types_of["TEXT"] == 2 + len(asked_of - {"birth_date"}), "nothing that is not declared"
    for category in contest.settings.categories:
        (question,) = form.questions_titled(category.when.column)
        assert {*category.when.is_} <= {c["value"] for c in question["choices"]}
    settings = form.form["settings"]
    off = ("IsQuiz", "AllowResponseEdits", "CollectEmail", "LimitOneResponsePerUser")
    assert [settings[name] for name in off] == [False] * 4
    assert settings["ProgressBar"] is form.form["published"] is True
    assert contest.title in form.form["title"]
    for text in filter(None, (contest.title, contest.info.organizer)):
        assert text in form.form["description"]
    assert (form.told["book"]["zone"], form.told["book"]["locale"]) == (
        contest.info.timezone,
        "vi_VN",
    )
    assert form.form["destination"] == form.told["book"]["id"]
    assert f"// {form.told['calls']} calls" in form.script
    assert form.told["calls"] < 400, "a run may last six minutes"


def test_every_unit_of_the_window_has_one_option_of_its_own(case: Case) -> None:
    columns = case.contest.settings.columns
    heading = next(columns[name][0] for name in ("unit", "unit_2") if name in columns)
    offered = [*leaves(case.made, heading)]
    if "unit_1" in columns:
        offered += [t for t in leaves(case.made, columns["unit_1"][0]) if t not in offered]
    assert max(Counter(offered).values()) == 1
    first, last = day_of(case.first), day_of(case.last)
    valid = {u.number for u in case.units.all if u.first_day <= last and u.last_day >= first}
    named = [{unit.number for unit in _named(case, text)} & valid for text in offered]
    assert set().union(*named) == valid, "every unit is offered"
    assert all(named), "and nothing else"
    assert sum(map(len, named)) == len(valid), "once"


def test_what_clean_people_fill_in_is_counted_for_their_units(case: Case, tmp_path: Path) -> None:
    draw = random.Random(7)
    rows, codes = [], {}
    for number in range(240):
        day = case.first + timedelta(days=draw.randrange((case.last - case.first).days + 1))
        said: list[str] = []
        cells = case.made.filled(_person(case, number, day, said), draw)
        moment = datetime.combine(day, datetime.min.time()) + timedelta(hours=9, seconds=number)
        rows.append([f"{moment:%d/%m/%Y %H:%M:%S}", *cells])
        codes[_name(number)] = _code(case, said[-1], day)
    export = tmp_path / "answers.csv"
    with export.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([case.made.header, *rows])
    where = ["--contest", str(case.folder), "--data", str(tmp_path / "ledger")]
    assert ingest.main(["import", str(export), *where]) == 0
    balance = _json(ingest.main, ["status", *where])
    assert (balance["held"], balance["rejected"]) == (0, 0), balance["reasons"]
    assert balance["accepted"] == 240
    standings = _json(scoring.main, ["standings", *where])
    assert {row["full_name"]: row["unit_code"] for row in standings} == codes
    assert len(set(codes.values())) > 2


def test_what_the_log_says_is_a_right_declaration_and_its_links_lead_to_the_unit(
    case: Case,
) -> None:
    told = tomllib.loads(case.made.told["log"])
    settings = case.contest.settings
    contest = replace(
        case.contest,
        settings=settings.model_copy(
            update={
                "contest": settings.contest.model_copy(update={"form_url": told["form_url"]}),
                "prefill": told["prefill"],
                "sources": tuple(Source.model_validate(one) for one in told["sources"]),
            }
        ),
    )
    assert open_questions(contest) == []
    (source,) = contest.sources
    assert source.spreadsheet_id == case.made.told["book"]["id"]
    assert (source.tab, source.round) == ("Câu trả lời biểu mẫu 1", case.round)
    by_entry = {f"entry.{item['entry']}": item for item in case.made.questions}
    for unit in case.units.all:
        if not unit.valid_on(day_of(case.first)):
            continue
        link = unit_link(contest, unit.code, case.first)
        filled = [(by_entry[k], v) for k, v in parse_qsl(urlsplit(link).query) if k in by_entry]
        assert filled, unit.name
        for item, text in filled:
            assert text in [choice["value"] for choice in item["choices"]]
        assert _code(case, filled[-1][1], case.first) == unit.code


def test_the_declaration_stands_in_a_folder_without_a_mistake(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "nho", toml=SMALL, units=SMALL_UNITS, items=SMALL_ITEMS)
    url, rest = made(folder, tmp_path).told["log"].split("\n\n", 1)
    text = re.sub(r'\[\[sources\]\]\nid = "bieu-mau"\nday_first = true\n', "", SMALL)
    text = text.replace("[contest]\n", f"[contest]\n{url}\n") + rest
    (folder / "contest.toml").write_text(text, "utf-8")
    assert check(folder) == []
    assert load(folder).settings.prefill.keys() == {"unit"}


def _name(number: int) -> str:
    letters = "ABCDEGHIKLMNOPQRSTUV"
    return f"Nguyễn {letters[number // 20]}ăn {letters[number % 20]}ình"


def _person(case: Case, number: int, day: date, said: list[str]) -> Any:
    """A person who answers as the form asks, and names a unit that exists on the day. `said`: the
    texts chosen in drop-downs, in order."""
    columns = {n: h[0] for n, h in case.contest.settings.columns.items()}

    def answer(item: Item, draw: random.Random) -> str:
        title = item["title"]
        texts = {
            columns.get("full_name"): lambda: _name(number),
            columns.get("phone"): lambda: phone(draw, number),
            columns.get("birth_date"): lambda: (
                f"{draw.randint(1, 28)}/05/{draw.randint(1970, 2004)}"
            ),
            columns.get("email"): lambda: f"nguoi{number}@hopthu.vn",
            columns.get("national_id"): lambda: f"030{draw.randrange(2)}95{number:06}",
            columns.get("prediction"): lambda: str(draw.randrange(100_000)),
        }
        if item["type"] == "LIST":
            open_now = [c["value"] for c in item["choices"] if _is_there(case, c["value"], day)]
            said.append(draw.choice(open_now))
            return said[-1]
        return fits(item, texts[title]()) if title in texts else chosen(item, draw)

    return answer


def _named(case: Case, text: str) -> list[Unit]:
    """The units that a text names by units.csv alone: by name or alias, or by the name with that of
    the unit above."""
    if found := case.units.named.get(fold(text)):
        return list(found)
    name, _, above = text.rpartition(", ")
    return [
        unit
        for unit in case.units.named.get(fold(name), ())
        if (parent := case.units.parent_of(unit)) and fold(parent.name) == fold(above)
    ]


def _is_there(case: Case, text: str, day: date) -> bool:
    """Whether a line of a drop-down is a way on, or names a unit that exists or has existed."""
    found = _named(case, text)
    return not found or any(unit.first_day <= day_of(day) for unit in found)


def _code(case: Case, text: str, day: date) -> str:
    """The code of the one unit that a text names on a day; an ended unit counts for its heir."""
    found = _named(case, text)
    now = [unit for unit in found if unit.valid_on(day_of(day))]
    (unit,) = now or {case.units.heir(unit, day_of(day)) for unit in found}
    return unit.code


def _json(command: Any, options: list[str]) -> Any:
    out = io.StringIO()
    with redirect_stdout(out):
        assert command([*options, "--format", "json"]) == 0
    return json.loads(out.getvalue())
