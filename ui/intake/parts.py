"""Parts of the page Tiếp nhận bài thi: the sources, and the declarations that have no effect."""

from __future__ import annotations

from results import Balance, SourceStatus
from ui.components.blocks import Tone, heading, show, state
from ui.components.markup import Html
from ui.components.source_name import source_name
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

_SOURCE_TONES: dict[str, Tone] = {"ok": "good", "stale": "bad"}


def draw_sources(visit: Visit, balance: Balance) -> None:
    """Draw each source: its rows, the time of its last complete load, and its connection."""
    say, fmt = visit.say, visit.fmt
    columns = (
        Column(
            say("column.source"),
            lambda row: source_name(visit, row["source"].id),
            "main",
            style="ct-strong",
        ),
        Column(say("column.source_state"), lambda row: _source_state(visit, row), "lead-value"),
        Column(say("column.rows"), lambda row: fmt.whole(row["source"].rows), "more", True),
        Column(say("column.last_good"), lambda row: _last_good(visit, row), "more", True),
    )
    rows = [{"source": source} for source in balance.sources]
    show(heading(say("sources.title")), table(columns, rows, name=say("sources.title")))


def _source_state(visit: Visit, row: Row) -> Html:
    source: SourceStatus = row["source"]
    tone = _SOURCE_TONES.get(source.state, "plain")
    return state(visit.say(f"source.{source.state.replace(' ', '_')}"), tone)


def _last_good(visit: Visit, row: Row) -> str:
    source: SourceStatus = row["source"]
    if source.last_good_at is None:
        return visit.say("unit.none_yet")
    return visit.fmt.moment(visit.contest.local(source.last_good_at))
