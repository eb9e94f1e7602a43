"""Interpretation: turns observations into typed responses. A pure function on tables.

Interpretation types each cell and names the first problem of each row. `scoring/` judges later
which responses count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest import Contest, national_ids, phones, reasons
from contest.items import NO_COLUMN, OTHER, UNREAD, Item
from contest.settings import Source
from contest.text import fold, is_error_value, without_case
from ingest.columns import Layout
from ingest.reading import readings
from ingest.reading.categories import read_category
from ingest.reading.cells import Cells, as_written, cells_of
from ingest.reading.corrections import Corrections, correct_cells
from ingest.reading.crediting import Resolve, assign, resolve_all
from ingest.reading.decided_names import apply_names
from ingest.reading.drift import says_who
from ingest.reading.vectors import (
    first_code,
    is_null,
    listed,
    map_distinct,
    map_parts,
    moments,
    sha256,
)
from ledger.responses import UNREAD_CELLS, answer, form_score, response_schema
from ledger.schema import cell, column_of

_READERS: dict[str, Callable[[str], object | None]] = {
    "email": readings.email,
    "prediction": readings.prediction,
}
_NUMBERS: dict[str, Callable[[str], phones.Reading | None]] = {
    "phone": phones.read_phone,
    "national_id": national_ids.read_national_id,
}
"""Fields whose reading also tells whether a spreadsheet had damaged them."""
_KINDS = {"prediction": pa.int64(), "birth_date": pa.date32()}
DAY_FIRST = True
"""The order of Vietnamese sheets, for a source that does not declare `day_first`."""


ZONE = "zone"
"""What a load has detected: the zone of the times of an export, as its spreadsheet told it live."""


def in_zone(source: Source, zone: str | None) -> Source:
    """The source with its times in this zone; the source itself if `zone` is None."""
    return source.model_copy(update={"timezone": zone}) if zone else source


def day_first_of(source: Source) -> bool:
    """True if the day stands before the month in the dates of the source."""
    return DAY_FIRST if source.day_first is None else source.day_first


def submitted_at(
    contest: Contest, source: Source, layout: Layout, rows: pa.RecordBatch
) -> pa.Array:
    """The timestamps of a batch of rows, contest-local; null if missing or unreadable."""
    return _moments(contest, source, layout, "submitted_at", rows)


def _moments(
    contest: Contest, source: Source, layout: Layout, field: str, rows: pa.RecordBatch
) -> pa.Array:
    """The times of a field; null if a cell has no time or the column does not exist."""
    place = layout.fields.get(field)
    if place is None or cell(place) not in rows.schema.names:
        return pa.nulls(rows.num_rows, pa.timestamp("us"))
    is_repeated = place in layout.repeated
    return moments(
        # Nearly every time is another text, so the usual column of times is not folded.
        cells_of(rows, layout, place).certain if is_repeated else rows.column(cell(place)),
        day_first=day_first_of(source),
        source_zone=ZoneInfo(source.timezone or contest.info.timezone),
        contest_zone=contest.zone,
    )


def interpret(
    contest: Contest,
    source: Source,
    layout: Layout,
    rows: pa.RecordBatch,
    corrections: Corrections,
    *,
    salt: str,
    resolve: Resolve,
    lost: Collection[str] = (),
) -> pa.RecordBatch:
    """Read a batch of observations that share a header.

    `rows` holds the cells and those columns of `responses` that do not come from reading (ids,
    positions, presence, `earlier`, and `first_submitted_at` and `kept_at`, the times of the first
    version and of the one since which nothing was edited; null means that of this version).
    `corrections`: the texts to read in place of some cells. `resolve`: resolves the contest's units
    (`ingest.reading.crediting`). `lost`: fields whose column has disappeared from the header. If
    such a field identifies the person or the unit, the row is held. Returns `response_schema`.
    """
    rows, assigned = correct_cells(rows, layout, corrections)
    when = pc.coalesce(rows.column("kept_at"), submitted_at(contest, source, layout, rows))
    began = _moments(contest, source, layout, "started_at", rows)
    day_first = day_first_of(source)
    fields = {
        field: cells_of(rows, layout, layout.fields.get(field))
        for field in ("full_name", "birth_date", "started_at", "quiz_score", *_READERS, *_NUMBERS)
    }
    written = {field: cells.texts for field, cells in fields.items()}
    certain = {field: cells.certain for field, cells in fields.items()}
    read = {**certain, "started_at": began}
    for field, reader in _READERS.items():
        read[field] = map_distinct(certain[field], reader, _KINDS.get(field, pa.string()))
    repaired = {}
    for field, read_number in _NUMBERS.items():
        read[field], repaired[field] = map_parts(
            certain[field], read_number, (pa.string(), pa.bool_())
        )
    read["birth_date"] = map_distinct(
        certain["birth_date"],
        lambda t: readings.day(t.removesuffix(readings.MIDNIGHT), day_first=day_first),
        pa.date32(),
    )
    name_key = map_distinct(read["full_name"], without_case, pa.string())
    unit_cells = [cells_of(rows, layout, place) for place in layout.units]
    unit_texts = [cells.texts for cells in unit_cells]
    unit, unit_problem = resolve_all(contest.units, [c.certain for c in unit_cells], when, resolve)
    unit, unit_problem = _only_certain(unit_cells, unit, unit_problem)
    unit_text = pc.coalesce(*reversed(unit_texts), pa.scalar(None, pa.string()))
    unit_text = unit_text if unit_texts else pa.nulls(rows.num_rows, pa.string())
    unit, unit_problem = apply_names(
        contest.units, contest.unit_names, unit_texts, when, unit, unit_problem, resolve
    )
    unit, unit_problem = assign(contest.units, assigned, when, unit, unit_problem)
    has_unit = np.isin(np.arange(rows.num_rows), list(assigned))
    person = _person(contest, {**read, "full_name": name_key}, salt)

    levels = dict(zip(layout.unit_fields, unit_cells, strict=True))
    missing = np.zeros(rows.num_rows, bool)
    unreadable = np.zeros(rows.num_rows, bool)
    for field in contest.settings.identity.required:
        if field == "unit":  # one that is not certain has reasons of its own
            missing |= is_null(unit_text) & ~has_unit
        elif field.startswith("unit_"):
            cells = levels.get(field) or cells_of(rows, layout, None)
            missing |= is_null(cells.texts) & ~has_unit
            unreadable |= (cells.differ | cells.error) & ~has_unit
        elif field != "submitted_at":  # which has a reason of its own
            missing |= is_null(written[field])
            unreadable |= is_null(read[field]) & ~is_null(written[field])
    lost_person = not says_who(contest).isdisjoint(lost)
    lost_unit = any(field.startswith("unit") for field in lost)
    problem = first_code(
        rows.num_rows,
        {
            reasons.SUBMITTED_AT_UNREADABLE: is_null(when),
            reasons.COLUMN_MISSING: lost_person | (lost_unit & ~has_unit),
            reasons.FIELD_MISSING: missing,
            reasons.FIELD_UNREADABLE: unreadable,
            reasons.NO_IDENTITY: is_null(person),
            **{
                code: np.asarray(pc.equal(unit_problem, code).fill_null(False))
                for code in (reasons.UNIT_UNKNOWN, reasons.UNIT_AMBIGUOUS)
            },
        },
    )
    columns: dict[str, pa.Array] = {
        **{name: rows.column(name) for name in _kept(rows)},
        "submitted_at": when,
        "first_submitted_at": pc.coalesce(rows.column("first_submitted_at"), when),
        "problem": problem,
        "full_name": read["full_name"],
        "name_key": name_key,
        "person_id": person,
        **{f"{field}_repaired": marks.fill_null(False) for field, marks in repaired.items()},
        "duration_seconds": _duration(began, when),
        "unit": unit,
        "unit_text": unit_text,
        **{name: read[name] for name in (*_READERS, *_NUMBERS, "birth_date")},
    }
    unread = {
        field: _only(written[field], is_null(read[field]))
        for field in written
        if field != "quiz_score"  # which is only compared, and is often `-- / 0`
    }
    for number, (item, place) in enumerate(zip(contest.items, layout.items, strict=True)):
        answers = columns[answer(number)] = _answers(item, rows, layout, place)
        unknown = np.asarray(pc.equal(answers, UNREAD).fill_null(False))
        if unknown.any():
            unread[item.id] = _only(cells_of(rows, layout, place).texts, unknown)
    columns["unread"] = listed(rows.num_rows, unread, UNREAD_CELLS)
    if "quiz_score" in contest.settings.columns:
        columns |= _form_scores("quiz", certain["quiz_score"])
        for number, place in enumerate(layout.item_scores):
            columns |= _form_scores(answer(number), cells_of(rows, layout, place).certain)
    if contest.settings.categories:
        columns["category"] = read_category(contest.settings.categories, rows, layout)
    schema = response_schema(contest)
    return pa.record_batch(
        [columns[name].cast(schema.field(name).type) for name in schema.names], schema=schema
    )


def _kept(rows: pa.RecordBatch) -> list[str]:
    """The columns that are neither cells nor a hint for reading."""
    return [n for n in rows.schema.names if column_of(n) is None and n != "kept_at"]


def _only(texts: pa.Array, where: NDArray[np.bool_]) -> pa.Array:
    """The texts of some rows; null in all other rows."""
    return pc.if_else(pa.array(where), texts, pa.scalar(None, pa.string()))


def _duration(began: pa.Array, ended: pa.Array) -> pa.Array:
    """Whole seconds; null if a time is missing or the end is before the start."""
    seconds = pc.cast(pc.seconds_between(began, ended), pa.int64())
    return pc.if_else(pc.greater_equal(seconds, 0), seconds, pa.scalar(None, pa.int64()))


def _only_certain(
    cells: Sequence[Cells], units: pa.Array, problems: pa.Array
) -> tuple[pa.Array, pa.Array]:
    """`(unit, reason)` without the units of rows whose last filled unit cell is not certain."""
    differ = error = np.zeros(len(units), bool)
    for one in cells:
        blank = is_null(one.texts)
        differ, error = np.where(blank, differ, one.differ), np.where(blank, error, one.error)
    if not (differ | error).any():
        return units, problems
    units = pc.if_else(pa.array(differ | error), pa.scalar(None, units.type), units)
    problems = pc.if_else(pa.array(error), reasons.UNIT_UNKNOWN, problems)
    return units, pc.if_else(pa.array(differ), reasons.UNIT_AMBIGUOUS, problems)


def _person(contest: Contest, read: dict[str, pa.Array], salt: str) -> pa.Array:
    """The person's id: the first present and readable key of `match_on`, salted and hashed."""
    keys = []
    for match in contest.settings.identity.match_on:
        parts = [read[field].cast(pa.string()) for field in match.split("+")]
        joined = pc.binary_join_element_wise(pa.scalar(match), *parts, "\x1f")
        keys.append(sha256(joined, f"{salt}:{contest.id}:"))
    length = len(next(iter(read.values())))
    return pc.coalesce(*keys) if keys else pa.nulls(length, pa.string())


def _form_scores(of: str, cells: pa.Array) -> dict[str, pa.Array]:
    """The form's own scores, as the columns of `form_score`."""
    parts = map_parts(cells, readings.quiz_score, (pa.int64(), pa.int64()))
    return dict(zip(form_score(of), parts, strict=True))


def _answers(item: Item, rows: pa.RecordBatch, layout: Layout, place: int | None) -> pa.Array:
    """The answers to one item as numbers (`contest.items`)."""
    if place is None:
        return pa.array(np.full(rows.num_rows, NO_COLUMN), pa.int64())
    if cell(place) not in rows.schema.names:
        return pa.nulls(rows.num_rows, pa.int64())
    numbers = {option: number for number, option in enumerate(map(fold, item.options), start=1)}
    longest_first = sorted(numbers, key=len, reverse=True)

    def read(written: str) -> int | None:
        text = fold(written)
        if text not in numbers and is_error_value(text):
            return UNREAD
        if item.kind == "single":
            return numbers.get(text, 0) if text else None
        return chosen(text, longest_first, numbers)

    if place not in layout.repeated:
        return map_distinct(rows.column(cell(place)), read, pa.int64())
    cells = cells_of(rows, layout, place, as_written)
    answers = map_distinct(cells.texts, read, pa.int64())
    return pc.if_else(pa.array(cells.differ), pa.scalar(UNREAD, pa.int64()), answers)


def chosen(text: str, longest_first: list[str], numbers: dict[str, int]) -> int | None:
    """The options ticked in a checkbox answer, as bits; the rest of the text is one wrong choice.

    Options are recognised longest first, between `, `, because they contain commas themselves. An
    answer that ends with a semicolon comes from Microsoft Forms, unless an option ends so too.
    Microsoft Forms writes a semicolon after each choice.

    >>> chosen("a, b, c", ["a, b", "a", "b", "c"], {"a, b": 1, "a": 2, "b": 3, "c": 4})
    9
    >>> chosen("a, b;c;", ["a, b", "a", "b", "c"], {"a, b": 1, "a": 2, "b": 3, "c": 4})
    9
    """
    if not text:
        return None
    microsoft = text.endswith(";") and not any(o.endswith(";") for o in longest_first)
    between = ";" if microsoft else ", "
    mask, rest = 0, f"{between}{text.removesuffix(';') if microsoft else text}{between}"
    for option in longest_first:
        while f"{between}{option}{between}" in rest:
            mask |= 1 << (numbers[option] - 1)
            rest = rest.replace(f"{between}{option}{between}", f"{between}\0{between}", 1)
    remains = any(part and part != "\0" for part in rest.split(between))
    return mask | (OTHER if remains else 0)
