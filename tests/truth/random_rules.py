"""Hypothesis strategies for the rules of attempts, predictions and ranking."""

import json
from collections.abc import Sequence
from itertools import permutations

from hypothesis import strategies as st

RULES = ["score", "prediction_distance", "submitted_at"]
ORDERS = [None, RULES, *(list(one) for size in (1, 2, 3) for one in permutations(RULES, size))]
TIED = [["score"], ["score", "prediction_distance"]]


def toml(value: object) -> str:
    """A text, a number, a truth value or a list of them, as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)


@st.composite
def rule_tables(draw: st.DrawFn, orders: Sequence[list[str] | None]) -> list[str]:
    """Attempts, prediction and ranking: each absent or in any of its variants."""
    lines = []
    limit = draw(st.sampled_from([None, None, 3, 2, 5, 1]))
    counted = draw(st.sampled_from([None, "best", "first", "last"]))
    lines += ["[attempts]"] if limit or counted else []
    lines += [f"max_per_round = {limit}"] if limit else []
    lines += [f'counted = "{counted}"'] if counted else []
    target = draw(st.sampled_from([None, "people", "attempts", "all_correct_people"]))
    scope = draw(st.sampled_from([None, "round", "contest"]))
    lines += ["[prediction]"] if target or scope else []
    lines += [f'of = "{target}"'] if target else []
    lines += [f'scope = "{scope}"'] if scope else []
    order = draw(st.sampled_from(orders))
    lines += ["[ranking]", f"order = {toml(order)}"] if order else []
    return lines
