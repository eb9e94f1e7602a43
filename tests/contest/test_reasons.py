"""One order of reasons, which reading and judging share."""

from __future__ import annotations

import pytest

from contest.reasons import (
    COLUMN_MISSING,
    FIELD_MISSING,
    GONE_FROM_SHEET,
    PRECEDENCE,
    REASONS,
    by_precedence,
)


def test_what_a_rule_excludes_stands_before_what_waits_and_that_before_the_attempts() -> None:
    states = [reason.state for reason in PRECEDENCE]
    first_look, among_attempts = states[:-2], states[-2:]
    order = {"withdrawn": 0, "rejected": 1, "held": 2}
    assert first_look == sorted(first_look, key=order.__getitem__)
    assert among_attempts == ["rejected", "superseded"]


def test_a_code_stands_once() -> None:
    assert len(REASONS) == len(PRECEDENCE)


def test_conditions_are_tested_in_the_one_order_however_they_are_handed_over() -> None:
    conditions = {FIELD_MISSING: 1, COLUMN_MISSING: 2, GONE_FROM_SHEET: 3}
    expected = [(GONE_FROM_SHEET, 3), (COLUMN_MISSING, 2), (FIELD_MISSING, 1)]
    assert by_precedence(conditions) == expected
    assert by_precedence(dict(reversed(conditions.items()))) == expected


def test_a_code_without_a_place_in_the_order_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="R999_new"):
        by_precedence({COLUMN_MISSING: 1, "R999_new": 2})
