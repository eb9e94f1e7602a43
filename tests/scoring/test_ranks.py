"""Two-level ranks equal the plain definition: 1 + the people strictly before."""

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.ranks import NULL_LAST, with_rank

KEYS = st.tuples(st.integers(-3, 0), st.sampled_from([0, 1, 63, 64, 65, 200, NULL_LAST]),
                 st.integers(0, 3))  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), KEYS), min_size=1, max_size=40))
def test_a_rank_is_one_more_than_the_people_strictly_before(
    people: list[tuple[int, tuple[int, int, int]]],
) -> None:
    rows = [
        {"person": n, "round": group, **dict(zip("abc", keys, strict=True))}
        for n, (group, keys) in enumerate(people)
    ]
    table = ibis.memtable(pa.Table.from_pylist(rows))
    ranked = with_rank(table, [("a", 1), ("b", 64), ("c", 1)], within=["round"])
    found = {row["person"]: row["rank"] for row in ranked.to_pyarrow().to_pylist()}
    for n, (group, keys) in enumerate(people):
        before = sum(other < keys for same, other in people if same == group)
        assert found[n] == 1 + before
