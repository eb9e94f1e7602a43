"""Applies the committee's corrections of a response: another text for a cell, or another unit.

A correction does not change an observation. The program reads the corrected text in place of the
cell, as long as the response still has the content that the committee looked at (`content_hash`).
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from contest import Contest
from contest.errors import UsageError
from ingest.columns import Layout
from ledger.decisions import ROW_HASH
from ledger.schema import cell
from ledger.unit_decisions import UNIT_CODE

Corrections = Mapping[str, Mapping[str, str]]
"""Response id → its corrections (`ledger.decided.corrections`)."""

FIELDS = (
    "submitted_at",
    "full_name",
    "birth_date",
    "phone",
    "email",
    "national_id",
    "prediction",
    UNIT_CODE,
)
"""Fields that can be corrected. Answers cannot, because the contest is about them."""


def correct_cells(
    rows: pa.RecordBatch, layout: Layout, corrections: Corrections
) -> tuple[pa.RecordBatch, dict[int, str]]:
    """The batch with the corrected cells, and row → unit code for the rows with an assigned unit.

    A field without a column in the sheet cannot be corrected.
    """
    if not corrections:
        return rows, {}
    ids = rows.column("response_id").to_pylist()
    hashes = rows.column("content_hash").to_pylist()
    found = {n: corrections[i] for n, i in enumerate(ids) if i in corrections}
    valid = {n: facts for n, facts in found.items() if facts[ROW_HASH] == hashes[n]}
    for field, place in layout.fields.items():
        texts = {n: facts[field] for n, facts in valid.items() if field in facts}
        # If the heading stands on several columns, the corrected text is the only one of the row.
        for one in layout.positions(place) if texts else ():
            at = rows.schema.get_field_index(cell(one))
            if at >= 0:
                column = rows.column(at).to_pylist()
                for n, text in texts.items():
                    column[n] = (text or None) if one == place else None
                rows = rows.set_column(at, cell(one), pa.array(column, pa.string()))
        if texts and field == "submitted_at":
            kept = [
                None if n in texts else t for n, t in enumerate(rows.column("kept_at").to_pylist())
            ]
            at = rows.schema.get_field_index("kept_at")
            rows = rows.set_column(at, "kept_at", pa.array(kept, pa.timestamp("us")))
    return rows, {n: facts[UNIT_CODE] for n, facts in valid.items() if UNIT_CODE in facts}


def check_correction(contest: Contest, facts: Mapping[str, str]) -> None:
    """Refuse a correction of a field that cannot be corrected.

    Raises:
        UsageError: the field cannot be corrected, or the unit does not exist.
    """
    for field, text in facts.items():
        if field not in FIELDS or (
            field != UNIT_CODE and field not in contest.settings.columns
        ):  # fmt: skip
            able = [f for f in FIELDS if f == UNIT_CODE or f in contest.settings.columns]
            raise UsageError(f"{field!r} cannot be corrected; expected one of {', '.join(able)}")
        if field == UNIT_CODE and text not in contest.units.by_code:
            raise UsageError(f"there is no unit with code {text!r} in units.csv")
