"""Names of units: how long a million rows of 20,000 distinct texts take, and how many are right."""

from __future__ import annotations

import time
from datetime import datetime
from itertools import product

import numpy as np
import pyarrow as pa

from ingest.reading.crediting import remembering, resolve_all
from tests.contest.naming.figures import measure, variants
from tests.contest.naming.trees import tree

DISTINCT = 20_000


def print_naming(rows: int) -> None:
    """Print the measurements."""
    units = tree("hai-duong")
    names = [unit.name for unit in units.units]
    forms = ("{}", "UBND {}", "{}.", "{} HD", "Phòng Nội vụ {}", "{}, tỉnh Hải Dương", "Trường {}")
    styles = (str, str.upper, str.lower, str.title, str.swapcase)
    made = (style(f.format(n)) for style, f, n in product(styles, forms, names))
    unknown = (f"{name} {number}" for number in range(100) for name in names)
    texts = list(dict.fromkeys((*made, *unknown)))[:DISTINCT]
    chosen = np.random.default_rng(1).integers(0, len(texts), rows)
    column = pa.array(texts).take(pa.array(chosen))
    when = pa.array([datetime(2024, 11, 20)] * rows, pa.timestamp("us"))
    start, began = time.perf_counter(), time.process_time()
    unit, _ = resolve_all(units, [column], when, remembering(units))
    seconds, busy = time.perf_counter() - start, time.process_time() - began
    print(
        f"{rows:,} rows of {len(texts):,} texts: {seconds:.2f} s ({busy:.2f} s of processor), "
        f"{unit.null_count:,} questions"
    )
    for file in ("unit_variants.tsv", "variants.tsv"):
        listed = list(variants(file))
        print(f"{file:<20} {measure(listed)}")
        bare = [row for row in listed if row.tree == "hai-duong"]
        print(f"{'  names only':<20} {measure(bare, names_only=True)}")
