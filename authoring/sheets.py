"""The small tables of a contest folder (units.csv, items.csv) as rows, changed and written again,
and rows that somebody pastes out of a spreadsheet.

The separator and the order of columns stay as people had them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from contest.csv_cells import csv_text, unmarked
from contest.errors import UsageError
from contest.text import fold, fold_case

Row = Mapping[str, str]
"""Column → cell."""


def rows_of(text: str) -> list[dict[str, str]]:
    r"""The rows that are not blank, as the file has them.

    >>> rows_of("code;name\nS1;Sở Một\n;\n")
    [{'code': 'S1', 'name': 'Sở Một'}]
    """
    lines = _lines(text)
    header = [fold(name) for name in lines[0]] if lines else []
    return [
        dict(zip(header, [*map(unmarked, cells), *[""] * len(header)], strict=False))
        for cells in lines[1:]
        if any(map(fold, cells))
    ]


def with_rows(text: str, columns: Sequence[str], rows: Iterable[Row]) -> str:
    r"""The table with exactly these rows. `columns`: the known ones in their usual order; a column
    that the text lacks is added once a row fills it.

    >>> with_rows("code;name\n", ("code", "name", "group"), [{"code": "S1", "name": "Sở; Một"}])
    'code;name\nS1;"Sở; Một"\n'
    """
    lines, rows = _lines(text), list(rows)
    header = [fold(name) for name in lines[0]] if lines else []
    if header:
        header += [n for n in columns if n not in header and any(row.get(n) for row in rows)]
    else:
        header = list(columns)
    cells = ([row.get(name, "") for name in header] for row in rows)
    return csv_text([header, *cells], delimiter=delimiter(text))


def with_row(rows: Sequence[Row], place: int | None, row: Row | None) -> list[Row]:
    """The rows with another one at a place; `place` None: one more at the end; `row` None: without
    the one at the place. Cells that `row` does not name stay."""
    if place is None:
        return [*rows, *([row] if row else [])]
    middle = [{**rows[place], **row}] if row is not None else []
    return [*rows[:place], *middle, *rows[place + 1 :]]


def pasted(
    text: str, columns: Sequence[str], words: Mapping[str, str], usual: Sequence[str]
) -> list[dict[str, str]]:
    r"""The rows of a text that was copied out of a spreadsheet, or of a CSV file.

    The first line names the columns, by their names or by `words` (a word of people → its column);
    a first line without such a name is a row, whose cells are the `usual` columns in order.

    Raises:
        UsageError: some headings are known and one is not, or a row has more cells than columns.

    >>> pasted("Mã\tTên\nS1\tSở Một", ("code", "name"), {"Mã": "code", "Tên": "name"}, ())
    [{'code': 'S1', 'name': 'Sở Một'}]
    """
    lines = [cells for cells in _lines(text) if any(map(fold, cells))]
    if not lines:
        return []
    known = {name: name for name in columns} | {fold_case(w): name for w, name in words.items()}
    named = [known.get(fold_case(cell), "") for cell in lines[0]]
    if not any(named):
        named, rows = list(usual), lines
    elif "" in named:
        unknown = lines[0][named.index("")]
        raise UsageError(f"the heading {fold(unknown)!r} is unknown; expected {', '.join(words)}")
    else:
        rows = lines[1:]
    for number, cells in enumerate(rows, start=1):
        if any(map(fold, cells[len(named) :])):
            expected = ", ".join(named)
            raise UsageError(f"row {number} has {len(cells)} cells; expected {expected}")
    return [
        {name: fold(unmarked(cell)) for name, cell in zip(named, cells, strict=False)}
        for cells in rows
    ]


def merged(rows: Sequence[Row], more: Iterable[Row], key: Sequence[str]) -> list[Row]:
    """The rows, with more: a row whose `key` columns are those of a known one changes the cells
    that it names, and any other is added at the end.

    >>> merged([{"code": "S1", "name": "A"}], [{"code": "S1", "name": "B"}], ["code"])
    [{'code': 'S1', 'name': 'B'}]
    """
    found = list(rows)
    places = {tuple(row.get(name, "") for name in key): n for n, row in enumerate(found)}
    for row in more:
        mark = tuple(row.get(name, "") for name in key)
        if mark in places:
            found[places[mark]] = {**found[places[mark]], **row}
        else:
            places[mark] = len(found)
            found.append(row)
    return found


def _lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter(text)))


def delimiter(text: str) -> str:
    """The separator of a table, as its first line has it."""
    return max(",;\t", key=text.partition("\n")[0].count)
