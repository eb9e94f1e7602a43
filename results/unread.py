"""The cells that are written in responses that count, and that could not be read."""

from __future__ import annotations

from typing import Any

from contest.text import fold
from results.compute import Results
from results.masks import CONTACTS, masked_cell
from results.names import tidied_line

_CELLS = (
    "from attempts a join responses r using (response_id), unnest(r.unread) as cells(cell) "
    "where a.state in ('accepted', 'superseded')"
)


def unread_counts(results: Results) -> dict[str, int]:
    """Field, or id of a question → number of responses that count although it could not be read."""
    query = f"select cell.field, count(*) as n {_CELLS} group by 1"
    found = {row["field"]: row["n"] for row in results.rows("attempts", query).to_pylist()}
    ids = [item.id for item in results.contest.items]
    return {name: found[name] for name in (*sorted(found.keys() - set(ids)), *ids) if name in found}


def unread_cells(results: Results, offset: int, limit: int) -> list[dict[str, Any]]:
    """`field`, `text`, `source`, `row_number`, `full_name`, `response_id`, `state` of each cell.

    The cells of one field follow each other, in the order of the sheet. Contacts are masked.
    """
    query = (
        "select cell.field as field, cell.text as text, a.source, r.row_number, r.full_name, "
        f"a.response_id, a.state {_CELLS} order by field, a.source, r.row_number, a.response_id "
        f"limit {int(limit)} offset {int(offset)}"
    )
    lines = results.rows("attempts", query).to_pylist()
    return [{**tidied_line(line), "text": _masked(line["text"], line["field"])} for line in lines]


def _masked(text: str, field: str) -> str:
    return masked_cell(fold(text), field if field in CONTACTS else None)
