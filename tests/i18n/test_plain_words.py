"""No sentence of a page of the committee holds a technical word."""

from __future__ import annotations

import re

import pytest

from i18n import (
    access,
    chase,
    components,
    decisions,
    failures,
    group,
    intake,
    items,
    loads,
    log,
    lookup,
    overview,
    people,
    press,
    prizes,
    promotion,
    proposals,
    review,
    signs,
    standings,
    units,
)  # fmt: skip

TECHNICAL = re.compile(
    r"\[\[|\bR\d{3}_|contest\.toml|items\.csv|units\.csv|exclusions\.csv|access\.toml"
    r"|spreadsheet_id|sheet_id|base_url|form_url|opens_at|closes_at|\[(?:contest|prefill)\]"
)
ROOMS = (
    access, chase, components, decisions, failures, group, intake, items, loads, log, lookup,
    overview, people, press, prizes, promotion, proposals, review, signs, standings, units,
)  # fmt: skip


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_no_sentence_names_a_key_a_file_or_a_code(room: object) -> None:
    found = {
        key: text
        for key, both in room.WORDS.items()  # type: ignore[attr-defined]
        for side in both
        for text in ([side] if isinstance(side, str) else side)
        if TECHNICAL.search(text)
    }
    assert not found
