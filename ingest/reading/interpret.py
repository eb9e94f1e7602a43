"""Interpretation: turns observations into typed responses. A pure function on tables.

Interpretation types each cell and names the first problem of each row. `scoring/` judges later
which responses count.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest import Contest, national_ids, phones, reasons
from contest.items import NO_COLUMN, OTHER, Item
from contest.settings import Source
from contest.text import fold, fold_case
from ingest.columns import Layout
from ingest.reading import readings
from ingest.reading.corrections import Corrections, correct_cells
from ingest.reading.crediting import Resolve, assign, resolve_all
from ingest.reading.decided_names import apply_names
from ingest.reading.drift import says_who
from ingest.reading.vectors import (
    first_code,
    folded,
    is_null,
    map_distinct,
    map_parts,
    moments,
    sha256,
)
from ledger.responses import answer, form_score, response_schema
from ledger.schema import cell

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


def submitted_at(
    contest: Contest, source: Source, layout: Layout, rows: pa.RecordBatch
) -> pa.Array:
    """The timestamps of a batch of rows, contest-local; null if missing or unreadable."""
    return _moments(contest, source, layout.fields.get("submitted_at"), rows)


def _moments(contest: Contest, source: Source, place: int | None, rows: pa.RecordBatch) -> pa.Array:
    """The times in a column of cells; null if a cell has no time or the column does not exist."""
    if place is None or cell(place) not in rows.schema.names:
        return pa.nulls(rows.num_rows, pa.timestamp("us"))
    return moments(
        rows.column(cell(place)),
        day_first=DAY_FIRST if source.day_first is None else source.day_first,
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
    positions, presence, `first_submitted_at`; null means the time of this version). `corrections`:
    the texts to read in place of some cells. `resolve`: resolves the contest's units
    (`ingest.reading.crediting`). `lost`: fields whose column has disappeared from the header. If
    such a field identifies the person or the unit, the row is held. Returns `response_schema`.
    """
    rows, assigned = correct_cells(rows, layout, corrections)
    when = submitted_at(contest, source, layout, rows)
    began = _moments(contest, source, layout.fields.get("started_at"), rows)

    def text(field: str) -> pa.Array:
        place = layout.fields.get(field)
        return pa.nulls(rows.num_rows, pa.string()) if place is None else _cells(rows, place)

    day_first = DAY_FIRST if source.day_first is None else source.day_first
    written = {
        field: text(field)
        for field in ("full_name", "birth_date", "started_at", "quiz_score", *_READERS, *_NUMBERS)
    }
    read = dict(written)
    for field, reader in _READERS.items():
        read[field] = map_distinct(written[field], reader, _KINDS.get(field, pa.string()))
    repaired = {}
    for field, read_number in _NUMBERS.items():
        read[field], repaired[field] = map_parts(
            written[field], read_number, (pa.string(), pa.bool_())
        )
    read["birth_date"] = map_distinct(
        written["birth_date"],
        # A workbook's date is a midnight.
        lambda t: readings.day(t.removesuffix(" 00:00:00"), day_first=day_first),
        pa.date32(),
    )
    name_key = map_distinct(written["full_name"], fold_case, pa.string())
    unit_texts = [_cells(rows, place) for place in layout.units]
    unit, unit_problem = resolve_all(contest.units, unit_texts, when, resolve)
    unit_text = pc.coalesce(*reversed(unit_texts), pa.scalar(None, pa.string()))
    unit_text = unit_text if unit_texts else pa.nulls(rows.num_rows, pa.string())
    unit, unit_problem = apply_names(
        contest.units, contest.unit_names, unit_texts, when, unit, unit_problem, resolve
    )
    unit, unit_problem = assign(contest.units, assigned, when, unit, unit_problem)
    has_unit = np.isin(np.arange(rows.num_rows), list(assigned))
    person = _person(contest, {**read, "full_name": name_key}, salt)

    missing = np.zeros(rows.num_rows, bool)
    unreadable = np.zeros(rows.num_rows, bool)
    for field in contest.settings.identity.required:
        blank = _blank(field, written, unit_texts, unit_text, contest, layout)
        missing |= blank & ~has_unit if field.startswith("unit") else blank
        if field in read:
            unreadable |= is_null(read[field]) & ~blank
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
        **{name: rows.column(name) for name in rows.schema.names if not _is_cell(name)},
        "submitted_at": when,
        "first_submitted_at": pc.coalesce(rows.column("first_submitted_at"), when),
        "problem": problem,
        "full_name": written["full_name"],
        "name_key": name_key,
        "person_id": person,
        **{f"{field}_repaired": marks.fill_null(False) for field, marks in repaired.items()},
        "duration_seconds": _duration(began, when),
        "unit": unit,
        "unit_text": unit_text,
        **{name: read[name] for name in (*_READERS, *_NUMBERS, "birth_date")},
    }
    for number, (item, place) in enumerate(zip(contest.items, layout.items, strict=True)):
        columns[answer(number)] = _answers(item, rows, place)
    if "quiz_score" in contest.settings.columns:
        columns |= _form_scores("quiz", written["quiz_score"])
        for number, place in enumerate(layout.item_scores):
            cells = pa.nulls(rows.num_rows, pa.string()) if place is None else _cells(rows, place)
            columns |= _form_scores(answer(number), cells)
    schema = response_schema(contest)
    return pa.record_batch(
        [columns[name].cast(schema.field(name).type) for name in schema.names], schema=schema
    )


def _duration(began: pa.Array, ended: pa.Array) -> pa.Array:
    """Whole seconds; null if a time is missing or the end is before the start."""
    seconds = pc.cast(pc.seconds_between(began, ended), pa.int64())
    return pc.if_else(pc.greater_equal(seconds, 0), seconds, pa.scalar(None, pa.int64()))


def _is_cell(name: str) -> bool:
    return name[0] == "c" and name[1:].isdigit()


def _cells(rows: pa.RecordBatch, place: int) -> pa.Array:
    """One column of cells, folded; null if the cell is blank or older than the column."""
    name = cell(place)
    if name not in rows.schema.names:
        return pa.nulls(rows.num_rows, pa.string())
    return folded(rows.column(name))


def _blank(
    field: str,
    written: dict[str, pa.Array],
    unit_texts: list[pa.Array],
    unit_text: pa.Array,
    contest: Contest,
    layout: Layout,
) -> NDArray[np.bool_]:
    """True for rows whose required field is blank. A missing `submitted_at` has its own reason."""
    if field == "submitted_at":
        return np.zeros(len(unit_text), bool)
    if field == "unit":
        return is_null(unit_text)
    if field.startswith("unit_"):
        present = sorted(
            (n for n in contest.settings.columns if n.startswith("unit_") and n in layout.headings),
            key=lambda name: (len(name), name),
        )
        if field not in present:
            return np.ones(len(unit_text), bool)
        return is_null(unit_texts[present.index(field)])
    return is_null(written[field])


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


def _answers(item: Item, rows: pa.RecordBatch, place: int | None) -> pa.Array:
    """The answers to one item as numbers (`contest.items`)."""
    if place is None:
        return pa.array(np.full(rows.num_rows, NO_COLUMN), pa.int64())
    if cell(place) not in rows.schema.names:
        return pa.nulls(rows.num_rows, pa.int64())
    numbers = {option: number for number, option in enumerate(map(fold, item.options), start=1)}
    if item.kind == "single":

        def read(text: str) -> int | None:
            folded_text = fold(text)
            return numbers.get(folded_text, 0) if folded_text else None
    else:
        longest_first = sorted(numbers, key=len, reverse=True)

        def read(text: str) -> int | None:
            return chosen(fold(text), longest_first, numbers)

    return map_distinct(rows.column(cell(place)), read, pa.int64())


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
