"""A rate is never written without its denominator, and never as zero where there is none."""

from __future__ import annotations

from i18n.format import Format
from i18n.rates import people_cell, people_note, rate_text
from i18n.words import Words

SAY, FMT = Words("vi"), Format("vi")


def test_a_known_rate_is_written_with_people_and_headcount() -> None:
    assert rate_text(1204 / 1930, SAY, FMT) == "62,4\u00a0%"
    assert people_note(1204, 1930, SAY, FMT) == "1.204/1.930 người"
    assert people_cell({"people": 1204, "headcount": 1930}, FMT) == "1.204/1.930"


def test_without_a_headcount_there_is_no_rate_and_the_people_stand_alone() -> None:
    assert rate_text(None, SAY, FMT) == "chưa có mẫu số"
    assert people_note(1204, None, SAY, FMT) == ""
    assert people_cell({"people": 1204, "headcount": None}, FMT) == "1.204"


def test_nobody_of_a_known_headcount_is_a_rate_of_zero() -> None:
    assert rate_text(0.0, SAY, FMT) == "0,0\u00a0%"
    assert people_cell({"people": 0, "headcount": 12}, FMT) == "0/12"
