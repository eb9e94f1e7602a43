"""How far a load is: its stage and the rows done in that stage, told to whoever waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeVar

import pyarrow as pa

Stage = Literal["reading", "comparing", "writing", "interpreting", "counting"]
"""The stages of a load, in order. "reading": the file. "comparing": its rows with the ledger.
"writing": what is new. "interpreting": cells into fields. "counting": the results, which follow for
whoever looks at them; `load_file` ends before."""

Watch = Callable[[Stage, int, int | None], None]
"""Called now and then with a stage, the number of rows done in it, and of how many (None: unknown).
The call may come from any thread; it must not raise."""

_Batch = TypeVar("_Batch", pa.RecordBatch, pa.Table)


def unwatched(stage: Stage, rows: int, of: int | None) -> None:
    """Nobody waits."""


def told(
    batches: Iterable[_Batch], watch: Watch, stage: Stage, of: int | None = None
) -> Iterator[_Batch]:
    """The same batches; after each, `watch` is told the number of rows so far."""
    rows = 0
    for batch in batches:
        rows += batch.num_rows
        watch(stage, rows, of)
        yield batch
